"""Coding sheets: what two people fill in by ``data/gold/CODEBOOK.md``, so that the instruments can be measured against them.

A sheet is a CSV file that opens in a spreadsheet. Its units are sentences, drawn at random with a seed, and actors; beside
each stand the sections of the codebook and one empty column a question. What framescope itself found is not in it.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import pandas as pd

from ..analysis import Analysis
from ..errors import InputError
from ..resources import resource
from ..spreadsheets import csv_lines, csv_reader, csv_text, delimiter_of, restored

SENTENCE, ACTOR = "sentence", "actor"
NOT_ASKED = "n/a"


@dataclass(frozen=True)
class Question:
    """One column to fill in: for which units, at which level of measurement, with which answers (in order; empty: free words)."""

    name: str
    unit: str
    level: str
    answers: tuple[str, ...] = ()


QUESTIONS = (
    Question("reported", SENTENCE, "nominal", ("none", "scare", "indirect", "mixed", "direct")),
    Question("side", SENTENCE, "nominal"),
    Question("loaded", SENTENCE, "nominal", ("no", "yes")),
    Question("loaded_words", SENTENCE, "words"),
    Question("voice", SENTENCE, "nominal", ("author", "source", "both")),
    Question("target", SENTENCE, "nominal"),
    Question("stance", ACTOR, "ordinal", ("negative", "neutral", "positive")),
)
PLAIN = ("unit", "kind", "article", "text", "codebook")
COLUMNS = (*PLAIN, *(q.name for q in QUESTIONS), "note")
SECTIONS = {SENTENCE: "sections 1 to 4", ACTOR: "section 5"}
_SYNONYMS = {"y": "yes", "n": "no", "true": "yes", "false": "no"}


def sample_size(sentences: int, agreement: float = 0.85, least: float = 0.80) -> int:
    """How many of so many sentences to code (Lacy & Riffe 1996, Journalism & Mass Communication Quarterly 73).

    If coders agree on the share `agreement` of all, the sample shows with 95 % confidence that they agree on at least `least`.
    """
    error, spread = ((agreement - least) / 1.645) ** 2, agreement * (1 - agreement)
    return min(sentences, ceil(((sentences - 1) * error + spread * sentences) / ((sentences - 1) * error + spread))) if sentences else 0


def reason(drawn: int, sentences: int) -> str:
    """Why so many sentences were drawn, in one sentence."""
    if drawn == sample_size(sentences):
        why = "if two people agree on 85 % of all, so many show with 95 % confidence that they agree on at least 80 % (Lacy & Riffe 1996)"
    else:
        why = f"as many as were asked for; {sample_size(sentences)} would show agreement on at least 80 % (Lacy & Riffe 1996)"
    return f"{drawn} of {sentences} sentences were drawn: {why}."


def draw(analyses: Sequence[Analysis], size: int | None = None, seed: int = 0, actors: int = 10) -> pd.DataFrame:
    """An empty sheet on one or more articles: a seeded sample of `size` sentences, and the `actors` named most in each article.

    Sentences keep their order, so that they are read in their context. `size` None is `sample_size`.
    """
    units = [(a, row) for a in analyses for row in a.sentences.itertuples()]
    wanted = sample_size(len(units)) if size is None else min(size, len(units))
    kept = sorted(random.Random(seed).sample(range(len(units)), wanted))
    rows = [_row(sentence_unit(a, row.sentence_id), SENTENCE, a, row.text) for a, row in (units[i] for i in kept)]
    for a in analyses:
        rows += [_row(actor_unit(a, name), ACTOR, a, name) for name in _named_most(a, actors)]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def sentence_unit(a: Analysis, sentence_id: int) -> str:
    """The name of a sentence as a unit: article, first characters of its hash, number."""
    return f"{a.article.id}/{a.article.sha256[:8]}/s{sentence_id:03d}"


def actor_unit(a: Analysis, name: str) -> str:
    """The name of an actor as a unit."""
    return f"{a.article.id}/{a.article.sha256[:8]}/{name}"


def _named_most(a: Analysis, most: int) -> list[str]:
    """In alphabetical order: an order by number of mentions would be an answer."""
    named = a.mentions.actor_id[a.mentions.form == "name"]
    rows = a.actors[a.actors.actor_id.isin(named)].sort_values(["mentions", "name"], ascending=[False, True])
    return sorted(rows.name.head(most))


def _row(unit: str, kind: str, a: Analysis, text: str) -> dict[str, str | None]:
    blank = {q.name: None if q.unit == kind else NOT_ASKED for q in QUESTIONS}
    plain = {"unit": unit, "kind": kind, "article": a.article.id, "text": " ".join(text.split()), "codebook": SECTIONS[kind]}
    return {**plain, **blank, "note": None}


def sheet_lines(sheet: pd.DataFrame) -> Iterable[str]:
    """The sheet as lines of CSV; a cell that a spreadsheet would run as a formula is marked as text (`framescope.spreadsheets`)."""
    return csv_lines(sheet)


def codebook() -> str:
    """The codebook's text."""
    return resource("data", "gold", "CODEBOOK.md").read_text(encoding="utf-8")


def read_sheet(path: str | Path, questions: Sequence[Question] = QUESTIONS, plain: Sequence[str] = PLAIN) -> tuple[pd.DataFrame, list[str]]:
    """A filled-in sheet as people's spreadsheets save it (commas, semicolons or tabs; any order of rows and columns).

    `questions` are its columns to fill in, `plain` those before them.

    Returns its rows, all of them, with these columns and ``note``, and plain sentences on what was found wrong: an answer that the
    codebook does not know counts as not given, a row without a unit gets a name of its own, a unit that stands there twice
    with two answers to a question has none.

    Raises
    ------
    InputError
        when the file cannot be read, is no text, or has no column ``unit``.
    """
    path, names = Path(path), [q.name for q in questions]
    columns = [*plain, *names, "note"]
    rows = _rows(path)
    frame = pd.DataFrame(rows, columns=list(dict.fromkeys([*(rows[0] if rows else ()), *columns])), dtype="object")
    notes = [f"{path.name} has no column {c}: nothing is compared there." for c in names if rows and c not in rows[0]]
    nameless = frame.unit.isna()
    frame.loc[nameless, "unit"] = [f"{path.name}, row {i + 2}" for i in frame.index[nameless]]
    if nameless.any():
        notes.append(f"{path.name}: {nameless.sum()} {'row has' if nameless.sum() == 1 else 'rows have'} no unit and cannot be compared.")
    frame, wrong = _checked(frame, path.name, questions)
    frame, twice = _once(frame, path.name, names)
    return frame[columns].astype("str").reset_index(drop=True), [*notes, *wrong, *twice]


def _rows(path: Path) -> list[dict[str, str | None]]:
    text = csv_text(path, "a coding sheet")
    try:
        table = list(csv_reader(text, delimiter_of(text)))
    except csv.Error as error:
        raise InputError(f"{path} is not CSV ({error}): save the coding sheet as CSV again.") from None
    columns = [c.strip().lower().lstrip("'") for c in table[0]] if table else []
    if "unit" not in columns:
        raise InputError(f"{path} is not a coding sheet: its first line lacks the column unit; draw one with framescope sheet.")
    cells = ([restored(c.strip()) or None for c in row] for row in table[1:] if any(c.strip() for c in row))
    return [dict(zip(columns, [*row, *[None] * len(columns)], strict=False)) for row in cells]


def _checked(frame: pd.DataFrame, name: str, questions: Sequence[Question]) -> tuple[pd.DataFrame, list[str]]:
    """Answers in lower case; what the codebook does not know is taken out and told."""
    notes = []
    for q in questions:
        asked = frame[q.name].where(frame[q.name].str.casefold() != NOT_ASKED) if frame[q.name].notna().any() else frame[q.name]
        given = asked.str.casefold().replace(_SYNONYMS) if q.answers and asked.notna().any() else asked
        unknown = given.notna() & ~given.isin(q.answers) if q.answers else given.isna() & False
        for i in frame.index[unknown]:
            notes.append(
                f"{name}, row {i + 2}: {frame[q.name][i]!r} is not an answer to {q.name} ({', '.join(q.answers)}) and counts as not given."
            )
        frame = frame.assign(**{q.name: given.mask(unknown, None)})
    return frame, notes


def _once(frame: pd.DataFrame, name: str, questions: Sequence[str]) -> tuple[pd.DataFrame, list[str]]:
    """Each unit in one row; two answers to one question are none."""
    twice = frame.unit[frame.unit.duplicated()].unique()
    notes = []
    for unit in twice:
        rows = frame[frame.unit == unit]
        clash = [q for q in questions if rows[q].nunique() > 1]
        notes.append(
            f"{name}: unit {unit} stands there {len(rows)} times" + (f", with different answers to {', '.join(clash)}." if clash else ".")
        )
        first = rows.bfill().iloc[0].where(~rows.columns.isin(clash), None)
        frame = pd.concat([frame[frame.unit != unit], first.to_frame().T])
    return frame.sort_index(), notes
