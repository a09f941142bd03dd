"""Private copies of a user's files: a run reads one and the same text throughout, whatever becomes of the files meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import InputError

LARGEST = 100_000_000
"""Bytes. A larger file is read where it lies, and refused by whoever reads it."""


class Copies:
    """Copies of files in a folder that is gone after the run; what cannot be copied is read where it lies, and the reader says why."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._theirs: dict[Path, Path] = {}

    def files(self, paths: Iterable[str | Path] | None) -> list[Path] | None:
        """The copies of some files, each of the same name; None without any."""
        return [self._copy(Path(path), self._place()) for path in paths or ()] or None

    def file(self, path: str | Path | None) -> Path | None:
        """The copy of a file, of the same name."""
        return self._copy(Path(path), self._place()) if path else None

    def article(self, path: str | Path) -> Path:
        """The copy of an article, with what stands beside it in a TOML file."""
        path, place = Path(path), self._place()
        beside = path.with_suffix(".toml") if path.name else path
        if beside != path and beside.is_file():
            self._copy(beside, place)
        return self._copy(path, place)

    def new(self, name: str) -> Path:
        """The place of a file that the run itself is to write."""
        return self._place() / name

    @contextmanager
    def named_as_theirs(self) -> Iterator[None]:
        """Name the user's own files where an error in the body names their copies."""
        try:
            yield
        except InputError as error:
            message = str(error)
            for copy, path in self._theirs.items():
                message = message.replace(str(copy), str(path))
            raise InputError(message) from None

    def _place(self) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        place = self._folder / str(len(list(self._folder.iterdir())))
        place.mkdir()
        return place

    def _copy(self, path: Path, place: Path) -> Path:
        copy = place / path.name
        if not _copied(path, copy):
            copy = path.absolute()
        self._theirs[copy] = path
        return copy


def _copied(path: Path, copy: Path) -> bool:
    try:
        may_be = path.is_file() and path.stat().st_size <= LARGEST
        return may_be and bool(shutil.copyfile(path, copy))
    except OSError:
        return False
