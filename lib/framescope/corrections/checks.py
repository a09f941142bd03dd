"""Whether corrections say something that can be done, and do not contradict each other.

What is wrong with a correction by itself, whatever the article, is an error; whether its words stand in an article, and whether there is
such a row, is told for each article (`framescope.corrections.outcomes`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..attribution.cues import CLASSES
from ..errors import InputError
from ..gazetteer.actor_files import KINDS
from ..sentiment.onnx_models import CLASSES as SENTIMENTS
from ..sentiment.onnx_models import UNCERTAIN
from ..voice import AUTHOR, SOURCE
from ..wording import join
from .model import ACTORS, ADD, CHANGE, DELETE, MERGE, OF_ACTORS, OF_ROWS, RENAME, ROWS, SPLIT, Correction

MOST = 10_000
"""Corrections of one article, at most: nobody writes more by hand, and each is looked for in the text."""

LONGEST = 20_000
"""Characters of the words or the value of a correction, at most."""

VALUES = {
    ("attributions", "cue_class"): tuple(CLASSES),
    ("attributions", "kind"): ("direct", "indirect", "mixed", "scare"),
    ("terms", "voice"): (AUTHOR, SOURCE),
    ("mentions", "sentiment"): (*SENTIMENTS, UNCERTAIN),
    (ACTORS, "kind"): KINDS,
}
"""The values that a column may have, where there are only some."""

_NEEDED = frozenset({*VALUES, ("terms", "category"), ("terms", "valence"), ("attributions", "content")})
"""The columns that may not be empty."""


def checked(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections, each once.

    Raises
    ------
    InputError
        for the first that cannot be done in any article, for two that contradict each other (with the places of both), and for
        more than `MOST` of one article.
    """
    each = tuple(dict.fromkeys(map(_plain, corrections)))
    for correction in each:
        if problem := _problem(correction):
            raise InputError(f"{correction.place}: {problem}.")
    _require_few(each)
    _require_agreement(each)
    return each


def _plain(c: Correction) -> Correction:
    """The correction without white space around its value and column; an empty one is missing."""
    return replace(c, value=(c.value or "").strip() or None, column=(c.column or "").strip() or None, article=c.article or None)


def contradiction(one: Correction, other: Correction) -> InputError:
    """The error of two corrections that cannot both be right."""
    return InputError(f"{one.place} and {other.place} contradict each other ({_said(one)}; {_said(other)}): take one of the two out.")


def _said(c: Correction) -> str:
    if c.action == DELETE:
        return f"{c.table}: delete"
    what = c.action if c.table == ACTORS and c.action != CHANGE else c.column
    return f"{what}: {c.value or 'nobody'}" if what else c.action


def _problem(c: Correction) -> str | None:
    """What is wrong with a correction by itself, and the remedy."""
    if c.table not in (*ROWS, ACTORS):
        return f"there is no table {c.table!r} that can be corrected: use {join([*ROWS, ACTORS])}"
    allowed = OF_ACTORS if c.table == ACTORS else OF_ROWS
    if c.action not in allowed:
        return f"{c.action!r} is nothing that can be done in the table {c.table}: use {join(list(allowed))}"
    if max(map(len, filter(None, (c.text, c.value, c.column))), default=0) > LONGEST:
        return f"it is longer than {LONGEST:,} characters: give the words of one passage"
    if not (c.text or "").strip():
        return "it says no words: give those that it is about (text), as they stand in the article"
    if (c.start is not None and c.start < 0) or (c.end is not None and (c.start is None or c.end <= c.start)):
        return "its end is not behind its start: copy start and end from the table"
    return _of_actor(c) if c.table == ACTORS else _of_row(c)


def _of_actor(c: Correction) -> str | None:
    if c.action in (MERGE, SPLIT, RENAME) and not (c.value or "").strip():
        return f"{c.action} needs a value: the actor's name"
    if c.action == SPLIT and c.start is None and not (c.column or "").strip():
        return "split needs to know which mentions: give one by its words and offsets (start, end), or their words in the column"
    if c.action == CHANGE and c.column != "kind":
        return f"the column {c.column!r} of actors cannot be changed: use kind, or rename, side, merge or split"
    return _of_value(c, "kind") if c.action in (CHANGE, ADD) else None


def _of_row(c: Correction) -> str | None:
    if c.action == DELETE:
        return None
    if c.column is None and c.action == ADD:
        return None
    if c.column not in ROWS[c.table]:
        return f"there is no column {c.column!r} in the table {c.table} that can be corrected: use {join(list(ROWS[c.table]))}"
    return _of_value(c, c.column)


def _of_value(c: Correction, column: str) -> str | None:
    known = VALUES.get((c.table, column))
    if c.value is None and (c.table, column) in _NEEDED:
        return f"the column {column} needs a value"
    if known and c.value not in known:
        return f"{c.value!r} is no {column.replace('_', ' ')}: use {join(list(known))}"
    if column == "valence" and not _is_share(c.value):
        return f"{c.value!r} is no valence: use a number from -1 to 1"
    return None


def _is_share(value: str | None) -> bool:
    try:
        return -1 <= float(value or "") <= 1
    except ValueError:
        return False


def _require_few(corrections: Sequence[Correction]) -> None:
    numbers: dict[str | None, int] = {}
    for c in corrections:
        numbers[c.article] = numbers.get(c.article, 0) + 1
        if numbers[c.article] > MOST:
            raise InputError(f"{c.place}: there are more than {MOST:,} corrections of one article: divide them among several articles.")


def _require_agreement(corrections: Sequence[Correction]) -> None:
    """Raise InputError for two corrections of the same words that contradict each other."""
    said: dict[tuple, dict[str, Correction]] = {}
    for c in corrections:
        columns = said.setdefault((c.article, c.table, c.start, c.end, c.text), {})
        for name, value in what(c) if c.table != ACTORS else ():
            before = columns.setdefault(name, c)
            if dict(what(before)).get(name) != value:
                raise contradiction(before, c)


ROW = "row"
"""Whether there is a row, as one of its columns."""


def what(c: Correction) -> list[tuple[str, str | None]]:
    """What a correction of a row says: that there is to be one or none, and what is in a column."""
    if c.action == DELETE:
        return [(ROW, DELETE)]
    return [(ROW, "kept"), *([(c.column, c.value)] if c.column else [])]
