"""Files and folders that are put in their place whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from .errors import InputError
from .spreadsheets import write_csv


def write_tables(tables: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Write each table to `folder` as ``name.csv`` (UTF-8, a header line) and ``name.parquet``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in tables.items():
        write_csv(frame, folder / f"{name}.csv")
        frame.to_parquet(folder / f"{name}.parquet", index=False)


def put_tables(tables: Mapping[str, pd.DataFrame], target: Path) -> Path:
    """`write_tables` to the folder `target`, whole or not at all."""
    require_own(target, "*.parquet")
    with TemporaryDirectory(prefix="framescope-") as workshop:
        write_tables(tables, Path(workshop) / "tables")
        put(Path(workshop) / "tables", target)
    return target


def put_lines(lines: Iterable[str], target: Path) -> int:
    """Write the lines to the file `target`, whole or not at all; returns how many there are.

    Raises
    ------
    InputError
        when the place cannot be written to.
    """
    count = 0
    with TemporaryDirectory(prefix="framescope-") as workshop:
        new = Path(workshop) / target.name
        with new.open("w", encoding="utf-8", newline="\n") as file:
            for count, line in enumerate(lines, 1):  # noqa: B007 (the count is the result)
                file.write(line + "\n")
        put(new, target)
    return count


def require_own(target: Path, mark: str) -> None:
    """Raise InputError if `target` is something that must not be replaced: a folder with files in it, and no `mark` among them."""
    if target.exists() and not (target.is_dir() and (any(target.glob(mark)) or not any(target.iterdir()))):
        raise InputError(f"{target} is in the way and was not written by framescope: move it, or choose another folder.")


def put(new: Path, target: Path) -> None:
    """Put a copy of the file or folder `new` in the place of `target`; if that fails, what was at `target` is still there.

    Raises
    ------
    InputError
        when the place cannot be written to.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as aside:
            copy = shutil.copytree if new.is_dir() else shutil.copy
            _exchange(Path(copy(new, Path(aside) / "new")), target, Path(aside) / "old")
    except OSError as error:
        raise InputError(f"{target} cannot be written ({error.strerror}): choose another folder.") from None


def _exchange(new: Path, target: Path, old: Path) -> None:
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise
