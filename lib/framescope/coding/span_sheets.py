"""Coding sheets of spans: which stretches of an article are attributions, loaded terms or mentions, and what is true of each.

A row is a span that framescope has found, its words alone without any answer, or a sentence for what framescope has missed in it: there
`words` takes the words of what was missed, and a copy of the row a second one. For an attribution `words` is its content. What two people answer alike becomes corrections
(`framescope.coding.span_agreement`).
"""

from __future__ import annotations

import csv
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from ..analysis import Analysis
from ..attribution.cues import CLASSES
from ..corrections.checks import VALUES
from ..corrections.model import BETWEEN, ROWS
from ..errors import InputError
from ..sentiment.onnx_models import CLASSES as SENTIMENTS
from ..spreadsheets import csv_reader, csv_text, delimiter_of, restored
from ..wording import join
from .sheets import sample_size

ATTRIBUTIONS, TERMS, MENTIONS = ROWS
SENTENCE = "sentence"
YES, NO = "yes", "no"
NOBODY = "nobody"
"""The answer that nobody is meant, or nobody who is known; an empty cell is no answer."""


@dataclass(frozen=True)
class SpanQuestion:
    """A column to fill in for the spans of a table: which column of the table it corrects, and the answers that it takes (empty: free words)."""

    name: str
    table: str
    column: str
    answers: tuple[str, ...] = ()


QUESTIONS = (
    SpanQuestion("speaker", ATTRIBUTIONS, "speaker"),
    SpanQuestion("cue_class", ATTRIBUTIONS, "cue_class", tuple(CLASSES)),
    SpanQuestion("target", TERMS, "target"),
    SpanQuestion("voice", TERMS, "voice", VALUES[TERMS, "voice"]),
    SpanQuestion("actor", MENTIONS, "actor_id"),
    SpanQuestion("sentiment", MENTIONS, "sentiment", tuple(SENTIMENTS)),
)
PLAIN = ("unit", "kind", "article", "start", "end", "text")
COLUMNS = (*PLAIN, "right", "words", *(q.name for q in QUESTIONS), "note")
_WHAT = {ATTRIBUTIONS: "attribution", TERMS: "term", MENTIONS: "mention"}
_LETTER = {ATTRIBUTIONS: "a", TERMS: "t", MENTIONS: "m"}
_SYNONYMS = {"y": YES, "n": NO, "true": YES, "false": NO, "1": YES, "0": NO}
MOST_ROWS = 100_000


def tables_of(units: str) -> tuple[str, ...]:
    """The tables that are named, divided by commas.

    >>> tables_of("terms,mentions")
    ('terms', 'mentions')

    Raises
    ------
    InputError
        for a name that no table of spans has.
    """
    names = tuple(dict.fromkeys(name.strip().casefold() for name in units.split(",") if name.strip()))
    if unknown := [name for name in names if name not in _WHAT]:
        raise InputError(f"there are no units called {unknown[0]!r}: use {join(list(_WHAT))}, divided by commas.")
    return names


def draw(analyses: Sequence[Analysis], tables: Sequence[str], size: int | None = None, seed: int = 0) -> pd.DataFrame:
    """An empty sheet: of each article a seeded sample of sentences, and the spans of these tables in them, in the order of the text.

    size: how many sentences of all articles; None is `framescope.coding.sheets.sample_size`.
    """
    units = [(a, row) for a in analyses for row in a.sentences.itertuples()]
    wanted = sample_size(len(units)) if size is None else min(size, len(units))
    kept = sorted(random.Random(seed).sample(range(len(units)), wanted))
    rows = [row for a, sentence in (units[i] for i in kept) for row in _of_sentence(a, sentence, tables)]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="object")


def _of_sentence(a: Analysis, sentence, tables: Sequence[str]) -> list[dict]:
    """The rows of a sentence: the spans that begin in it, and for each table one for what was missed."""
    spans = [row for table in tables for row in _spans(a, sentence, table)]
    missed = [_row(a, table, f"s{sentence.sentence_id:03d}{_LETTER[table]}", SENTENCE, sentence.start, sentence.end) for table in tables]
    return [*sorted(spans, key=lambda row: (row["start"], row["end"])), *missed]


def _spans(a: Analysis, sentence, table: str) -> list[dict]:
    rows = a.tables[table]
    here = rows[(rows.start >= sentence.start) & (rows.start < sentence.end)]
    number = f"{_WHAT[table]}_id"
    found = [_row(a, table, f"{_LETTER[table]}{int(getattr(r, number)):03d}", "span", r.start, r.end) for r in here.itertuples()]
    return [row | {"words": _content(a, n)} for row, n in zip(found, here[number], strict=True)] if table == ATTRIBUTIONS else found


def _content(a: Analysis, number: int) -> str:
    """The words of an attribution's content, its pieces apart."""
    spans = a.spans[(a.spans.attribution_id == number) & (a.spans.role == "content")]
    return BETWEEN.join(spans.text)


def _row(a: Analysis, table: str, name: str, kind: str, start: int, end: int) -> dict:
    what = _WHAT[table] if kind == "span" else f"missed {_WHAT[table]}"
    blank = {q.name: None if q.table == table else "n/a" for q in QUESTIONS}
    right = None if kind == "span" else "n/a"
    plain = {"unit": f"{a.article.id}/{a.article.sha256[:8]}/{name}", "kind": what, "article": a.article.id}
    return plain | {"start": start, "end": end, "text": a.article.text[start:end], "right": right, "words": None, **blank, "note": None}


def is_span_sheet(path: Path) -> bool:
    """Whether a file is a sheet of spans, by its first line; InputError where it cannot be read."""
    return {"right", "words"} <= set(_header(csv_text(path, "a coding sheet")))


def _header(text: str) -> list[str]:
    try:
        return [restored(cell).strip().casefold() for cell in next(csv_reader(text, delimiter_of(text)), [])]
    except csv.Error:
        return []


@dataclass(frozen=True)
class Coded:
    """A row as one person filled it in. table: what the span is one of; missed: whether framescope has not found it; right: None where
    there is no answer; words: the span as it should be; answers: by the names of the questions, those that are given."""

    unit: str
    table: str
    article: str
    start: int
    end: int
    text: str
    missed: bool
    right: bool | None
    words: str | None
    answers: Mapping[str, str]
    place: str


def read(path: Path) -> tuple[list[Coded], list[str]]:
    """A filled-in sheet of spans, and plain sentences on what in it cannot be used.

    Raises
    ------
    InputError
        when it cannot be read, or lacks columns.
    """
    text = csv_text(path, "a coding sheet")
    reader = csv_reader(text, delimiter_of(text))
    try:
        header = [restored(cell).strip().casefold() for cell in next(reader, [])]
        if missing := [name for name in (*PLAIN, "right", "words") if name not in header]:
            raise InputError(f"{path} is no sheet of spans: its first line lacks {join(missing)}; draw one with framescope sheet --units.")
        rows = [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        raise InputError(f"{path} is not CSV ({error}): save the coding sheet as CSV again.") from None
    if len(rows) > MOST_ROWS:
        raise InputError(f"{path} has more than {MOST_ROWS:,} rows: code fewer sentences.")
    coded: list[Coded] = []
    notes: list[str] = []
    for line, cells in rows:
        values = {name: restored(cell).strip() for name, cell in zip(header, cells, strict=False)}
        _take(values, f"{path.name}, line {line}", coded, notes)
    return coded, notes


def _take(values: Mapping[str, str], place: str, coded: list[Coded], notes: list[str]) -> None:
    """Add a row to those that are coded, or a sentence on why it cannot be used."""
    kind = values["kind"].casefold().removeprefix("missed ")
    table = next((name for name, what in _WHAT.items() if what == kind), None)
    if table is None or not (values["start"].isdecimal() and values["end"].isdecimal()):
        notes.append(f"{place}: kind, start or end was changed, and the row cannot be used.")
        return
    answers = {}
    for q in (q for q in QUESTIONS if q.table == table):
        given = values.get(q.name, "")
        if q.answers and given and given.casefold() not in q.answers:
            notes.append(f"{place}: {given!r} is not an answer to {q.name} ({', '.join(q.answers)}) and counts as not given.")
        elif given and given.casefold() != "n/a":
            answers[q.name] = given.casefold() if q.answers else given
    right = _SYNONYMS.get(values["right"].casefold(), values["right"].casefold())
    missed = values["kind"].casefold().startswith("missed")
    if right not in (YES, NO, "", "n/a"):
        notes.append(f"{place}: {values['right']!r} is not an answer to right (yes, no) and counts as not given.")
    where = int(values["start"]), int(values["end"])
    told = True if missed else {YES: True, NO: False}.get(right)
    coded.append(
        Coded(values["unit"], table, values["article"], *where, values["text"], missed, told, values["words"] or None, answers, place)
    )
