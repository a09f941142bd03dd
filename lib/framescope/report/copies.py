"""Private copies of a user's files: a run reads one and the same text throughout, whatever becomes of the files meanwhile."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..corpus.articles import all_in, article_in
from ..errors import InputError
from ..metadata import METADATA
from ..reading.article import STANDARD_INPUT, Article, slug
from ..reading.formats import is_table

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

    def article(self, path: str | Path, number: int | None = None) -> Path:
        """The copy of an article, with what stands beside it in a TOML file; of one article of several (see `read_article`) a file of its own.

        Raises
        ------
        InputError
            when standard input or that number is no article.
        """
        path = Path(path)
        if str(path) == STANDARD_INPUT:
            return self.written(article_in(path), path)
        place = self._place()
        beside = path.with_suffix(".toml") if path.name else path
        if beside != path and beside.is_file():
            self._copy(beside, place)
        copy = self._copy(path, place)
        if number is None and not is_table(path):
            return copy
        with self.named_as_theirs():
            return self.written(article_in(copy, number), path)

    def articles(self, path: str | Path, most: int) -> list[Path]:
        """The copies of the articles in a file, `most` and one of them: the file's own where it holds one, else a file for each."""
        if str(path) == STANDARD_INPUT:
            return [self.article(path)]
        with self.named_as_theirs():
            copy = self._copy(Path(path), self._place()) if is_table(Path(path)) else self.article(path)
            found = all_in(copy, most)
        return [copy] if len(found) < 2 and not is_table(copy) else [self.written(article, Path(path)) for article in found]

    def written(self, article: Article, path: Path) -> Path:
        """A file that holds an article, and what is known of it beside it."""
        copy = self._place() / f"{slug(article.id)}.txt"
        copy.write_text(article.text, encoding="utf-8", newline="\n")
        known = {name: value for name in METADATA if (value := getattr(article, name))}
        lines = (f"{name} = {json.dumps(value, ensure_ascii=False)}\n".replace("\x7f", "") for name, value in known.items())
        copy.with_suffix(".toml").write_text("".join(lines), encoding="utf-8", newline="\n")
        self._theirs[copy] = path
        return copy

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
