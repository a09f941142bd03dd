"""One notebook as a folder to keep: its page, its figures, and the tables behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from .. import __version__
from ..files import Place, workshop, write_tables
from ..resources import resource
from .html import Frame, notebook_page, of_report, page_of
from .notebooks import kernels


@dataclass(frozen=True)
class Beside:
    """What stands around the notebook on its page (its title, and at its foot what it was made of and with), and the tables behind it."""

    title: str
    tables: Mapping[str, pd.DataFrame]
    made_with: Mapping[str, str] = field(default_factory=dict)


def make_page(
    notebook: str,
    environment: Mapping[str, str],
    values: Mapping[str, object],
    beside: Callable[[], Beside],
    place: Place,
    say: Callable[[str], None],
) -> Path:
    """Write ``index.html``, ``figures`` (PNG, SVG) and ``tables`` (CSV, Parquet) to a folder, whole or not at all; returns the folder.

    notebook: the name of one of the suite; it runs in this environment and with these values of its parameters, and `beside` is
    asked meanwhile.

    Raises
    ------
    InputError
        when what is to be replaced is not framescope's, or the place cannot be written to.
    framescope.report.notebooks.NotebookError
        when the notebook does not run to its end.
    """
    with workshop() as shop:
        new = shop / "page"
        (new / "figures").mkdir(parents=True)
        with kernels({**environment, "FRAMESCOPE_FIGURES": str(new / "figures")}, 1) as ready:
            (run,) = ready.run([resource("notebooks", f"{notebook}.ipynb")], say, values)
            its = beside()
            write_tables(its.tables, new / "tables")
            executed = run.result()
        page = page_of("index", executed)
        made_with = {"framescope": __version__} | dict(its.made_with)
        frame = Frame(its.title, "", tuple(made_with.items()), (page,))
        (new / page.href).write_text(of_report(notebook_page(executed, frame, 0), None), encoding="utf-8")
        return place.put(new)
