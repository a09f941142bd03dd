"""The articles of any input, one after the other: what `corpus`, `import`, `compare` and `report` read alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..reading.article import LISTED, Article, _from_string, articles_of, listed, read_article
from ..reading.formats import is_article, is_table
from .inputs import records
from .records import MAX_CHARACTERS, Columns, Record


def read_articles(
    source: str | Path, columns: Columns | None = None, say: Callable[[str], object] = lambda line: None
) -> Iterator[Article]:
    """The articles of a table, an archive's export, a ZIP, a document or a folder of these, one after the other.

    What cannot be read is passed over, and `say` is told why. `columns` names columns of a table that are not recognised.

    Raises
    ------
    InputError
        when nothing of the input can be read.

    Examples
    --------
    >>> for article in read_articles("data/articles"):
    ...     print(article.id, article.outlet)
    azernews.txt AzerNews
    """
    for record, article in entries(source, columns, say):
        if isinstance(article, Article):
            yield article
        else:
            say(f"framescope: not read: {record.place} {article}")


def entries(
    source: str | Path, columns: Columns | None = None, say: Callable[[str], object] = lambda line: None
) -> Iterator[tuple[Record, Article | str]]:
    """Every record of the input with its article, or with the reason why it has none."""
    for record in records(Path(source), columns or Columns(), say=say):
        if record.problem:
            yield record, record.problem
            continue
        try:
            yield record, read(record)
        except InputError as error:
            yield record, why(record, error)


def why(record: Record, error: InputError) -> str:
    """Why a record has no article, without the name of its file, which lies elsewhere for whoever reads it later."""
    return str(error).removeprefix(f"{record.path} ").removeprefix(f"{record.path}: ").rstrip(".")


def read(record: Record) -> Article:
    """The article of a record: its text (plain, or a whole HTML page), or its file, read as a single article is.

    Raises
    ------
    InputError
        when there is nothing in it to measure, or more than one article can hold.
    """
    article = read_article(Path(record.path)) if record.path else _from_string(record.text or "")
    if len(article.text) > MAX_CHARACTERS:
        raise InputError(f"has {len(article.text):,} characters, more than one article ({MAX_CHARACTERS:,})")
    known: dict[str, Any] = {**record.known}
    return replace(article, id=record.id, **known)


def article_in(source: Path | None, number: int | None = None) -> Article:
    """One article of a file of any kind, a table included; `number` says which where there are several.

    Raises
    ------
    InputError
        when there are several and none is chosen, or none of this number, or when nothing can be read.
    """
    if source is None or not is_table(source) or is_article(source):
        return read_article(source, number)
    found = read_articles(source)
    if number is not None:
        chosen = next(islice(found, number - 1, None), None)
        if chosen is not None:
            return chosen
        raise InputError(f"{source} holds no article {number}: it has {sum(1 for _ in read_articles(source))}.")
    first = list(islice(found, LISTED))
    rest = sum(1 for _ in found)
    if len(first) + rest == 1:
        return first[0]
    raise InputError(
        f"{source} holds {len(first) + rest} articles: choose one with --number: {listed(first)}{f' and {rest} more' if rest else ''}."
    )


def all_in(source: Path, most: int) -> list[Article]:
    """All articles of a file of any kind, and one more than `most` where there are more."""
    if is_table(source):
        return list(islice(read_articles(source), most + 1))
    return articles_of(source)[0][: most + 1]
