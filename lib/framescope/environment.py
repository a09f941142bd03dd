"""What the environment names: files and folders, counted from where the user stands."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def in_kernel() -> bool:
    """Whether this process is a notebook's kernel."""
    ipython = sys.modules.get("IPython")
    return ipython is not None and hasattr(ipython.get_ipython(), "kernel")


STEADY = "FRAMESCOPE_STEADY"


def is_steady() -> bool:
    """Whether this is the kernel of a report that runs the suite's own notebooks: they change no table, so that what is worked out is kept."""
    return os.environ.get(STEADY) == "1" and in_kernel()


def named_path(variable: str) -> Path | None:
    """The file or folder that a variable names, or None. A relative path counts from where the user stands (`from_user`)."""
    named = os.environ.get(variable)
    return from_user(named) if named else None


def named_paths(variable: str) -> list[Path]:
    """The files that a variable names (see `paths_in`), each like `named_path`."""
    return [from_user(name) for name in paths_in(os.environ.get(variable, "")) if name]


def listed(paths: Iterable[str | Path]) -> str:
    """Paths as one variable of the environment holds them, whatever characters are in them: `paths_in` gives them back, absolute."""
    return json.dumps([str(Path(path).resolve()) for path in paths])


def paths_in(value: str) -> list[str]:
    """The paths that a variable's value names: a list in JSON (see `listed`), one file, or several joined like those of PATH."""
    with suppress(ValueError, RecursionError):
        paths = json.loads(value)
        if isinstance(paths, list) and all(isinstance(path, str) for path in paths):
            return paths
    return [value] if os.path.isfile(value) else value.split(os.pathsep)


def from_user(path: str | Path) -> Path:
    """The path as the user meant it: from the folder where the command was given.

    Jupyter runs a kernel in its notebook's folder and leaves the user's own in the variable PWD, so a kernel looks there first.
    Elsewhere the working folder is the user's. What is in neither counts from the first of the two.
    """
    here, there = Path.cwd(), Path(os.environ.get("PWD") or ".").absolute()
    folders = (there, here) if in_kernel() else (here, there)
    return next((folder / path for folder in folders if (folder / path).exists()), folders[0] / path)


def environment(
    actor_file: str | Path | None,
    lexicons: Iterable[str | Path] | None,
    nested: str | None,
    corrections: str | Path | None = None,
) -> dict[str, str]:
    """The variables by which another process, such as a notebook's kernel, makes `analyze` choose the same (see there)."""
    lists = listed(lexicons) if lexicons else ""
    actors = str(Path(actor_file).resolve()) if actor_file else ""
    corrected = str(Path(corrections).resolve()) if corrections else ""
    named = {"FRAMESCOPE_ACTORS": actors, "FRAMESCOPE_LEXICONS": lists, "FRAMESCOPE_NESTED": nested, "FRAMESCOPE_CORRECTIONS": corrected}
    return {name: value for name, value in named.items() if value}
