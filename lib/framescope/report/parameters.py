"""Parameters of a notebook, filled as papermill fills them.

A notebook declares its parameters in a code cell with the tag ``parameters``: names with their defaults. Whoever runs it puts a
cell with the tag ``injected-parameters`` behind that one, which gives some of them other values.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping

from .jupyter import NotebookNode, nbformat

DECLARED, INJECTED = "parameters", "injected-parameters"


def declared(notebook: NotebookNode) -> list[str]:
    """The names of the parameters that a notebook declares, in their order."""
    cell = _tagged(notebook, DECLARED)
    body = ast.parse(cell.source).body if cell else []
    targets = (target for line in body if isinstance(line, ast.Assign) for target in line.targets)
    return [name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)]


def fill(notebook: NotebookNode, values: Mapping[str, object]) -> None:
    """Give the notebook's parameters these values, those of them that it declares; a cell that was injected before is replaced.

    Values are what JSON knows: text, numbers, lists and None.
    """
    given = {name: values[name] for name in declared(notebook) if name in values}
    empty(notebook)
    if given:
        lines = [f"{name} = {value!r}\n" for name, value in given.items()]
        cell = nbformat.v4.new_code_cell("".join(["# Parameters\n", *lines]), metadata={"tags": [INJECTED]}, id=INJECTED)
        notebook.cells.insert(notebook.cells.index(_tagged(notebook, DECLARED)) + 1, cell)


def empty(notebook: NotebookNode) -> None:
    """Take the injected values out again: a page that is passed on does not show where its maker's files lie."""
    notebook.cells = [cell for cell in notebook.cells if INJECTED not in cell.metadata.get("tags", ())]


def _tagged(notebook: NotebookNode, tag: str) -> NotebookNode | None:
    return next((c for c in notebook.cells if c.cell_type == "code" and tag in c.metadata.get("tags", ())), None)
