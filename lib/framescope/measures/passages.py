"""What stands behind a number: the passages that it counts, each in its sentence, as plain text.

A page makes links of them (`framescope.display.words`), a figure lays them under its bars (`framescope.figures.links`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain
from typing import NamedTuple, TypeAlias

import pandas as pd

from ..analysis import Analysis
from ..corrections.located import BY_HAND
from ..corrections.outcomes import APPLIED
from ..portrayal.sourcing import ASSERTED
from ..portrayal.stances import TOWARD
from ..sentiment.score import NETWORKS
from ..tables import columns, rows_of
from ..voice import AUTHOR
from ..wording import percent
from . import summary
from .finding import Finding
from .finding import Rows as Part
from .who_toward_whom import nameless

MOST = 40
"""So many passages of one number are shown; of more it is said how many are left out."""

CONTEXT, LONGEST = 320, 600
"""Characters: how much of its sentences is shown around a passage, and how much of the passage itself."""

Rows: TypeAlias = pd.DataFrame | list[dict]
"""Rows of a table: as a frame, or each as its values by column."""


class Passage(NamedTuple):
    """Characters [start, end) of the article that a number counts, and what is said of them."""

    start: int
    end: int
    note: str = ""


class Line(NamedTuple):
    """A passage in its sentence: what stands before it, the passage, what follows; the number of the sentence, -1 outside all; its characters."""

    before: str
    words: str
    after: str
    note: str
    sentence: int
    at: tuple[int, int]


@dataclass(frozen=True)
class Passages:
    """What a number counts: in words (`title`), the first of them as lines, and how many there are."""

    title: str
    lines: tuple[Line, ...]
    total: int

    @property
    def anchor(self) -> str:
        """A name for it that stays the same as long as its words do."""
        return "w-" + sha256(repr((self.title, self.lines)).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def passages(a: Analysis, title: str, found: Iterable[Passage], most: int = MOST) -> Passages | None:
    """The passages in the order of the text, each once, with their sentences, `most` of them at most; None where there are none."""
    each = sorted(set(found))
    sentences = _Sentences(a) if each else None
    return Passages(title, tuple(map(sentences.line, each[:most])), len(each)) if sentences else None


def of_rows(a: Analysis, title: str, table: str, rows: Rows, most: int = MOST) -> Passages | None:
    """The passages of these rows of a table."""
    return passages(a, title, spans(a, table, rows), most)


def spans(a: Analysis, table: str, rows: Rows) -> list[Passage]:
    """Where these rows stand in the article, and what the table says of each."""
    rows = rows_of(rows) if isinstance(rows, pd.DataFrame) else rows
    if table == "tokens":
        return _runs(rows)
    tell, names = _NOTES.get(table, _nothing), a.actor_names
    hand = _felt_by_hand(a) if table == "sentiments" else ()
    return [Passage(row["start"], row["end"], tell(row, names) + _hand(row, hand)) for row in rows if "start" in row]


def _felt_by_hand(a: Analysis) -> set[tuple[int, int]]:
    """The mentions of which people have said how they are spoken of."""
    its = a.corrections[(a.corrections.column == "sentiment") & a.corrections.outcome.isin(APPLIED)]
    return set(columns(its, "start", "end"))


def _hand(row: dict, by_hand: Collection[tuple[int, int]]) -> str:
    return f" · {BY_HAND}" if by_hand and row["instrument"] in NETWORKS and (row["start"], row["end"]) in by_hand else ""


class Sorted:
    """The rows of a table by what they are counted for: ``Sorted(a, "mentions", a.mentions, who, voice)("Mentions of …", "Armenia", "author")``.

    keys: for each row its group, in one series or several.
    """

    def __init__(self, a: Analysis, table: str, rows: pd.DataFrame, *keys: pd.Series) -> None:
        self._a, self._table = a, table
        self._groups: dict[tuple, list[dict]] = {}
        for key, row in zip(zip(*(k.tolist() for k in keys), strict=True), rows_of(rows), strict=True):
            self._groups.setdefault(key, []).append(row)

    def __call__(self, title: str, *key: object) -> Passages | None:
        """The passages of a group."""
        return of_rows(self._a, title, self._table, self._groups.get(key, []))


def by_side(a: Analysis, table: str, column: str, *more: str) -> Sorted:
    """The rows of a table by the side of their actor (in `column`; rows without one are left out), and by `more` columns."""
    rows = a.tables[table]
    rows = rows[rows[column].notna()]
    return Sorted(a, table, rows, summary.side_of(a, rows[column]), *(rows[name] for name in more))


def of_finding(a: Analysis, f: Finding) -> Passages | None:
    """The passages that bear a finding out; rows among which those of another part of its evidence are, it only compares them with."""
    mine = [part for part in f.evidence if not any(_within(other, part) for other in f.evidence)]
    rows = [(part.table, replace(f, evidence=(part,)).rows(a)[part.table]) for part in mine]
    rows = [(table, summary.of_main_instrument(frame) if table == "sentiments" else frame) for table, frame in rows]
    return passages(a, f.title, chain.from_iterable(spans(a, *part) for part in rows))


def _within(one: Part, other: Part) -> bool:
    """Whether the rows of one part of the evidence are some of another's."""
    return one.table == other.table and one.ids != other.ids and set(one.ids) <= set(other.ids)


def _runs(words: Iterable[dict]) -> list[Passage]:
    """Words that follow each other in one sentence, as one passage."""
    runs: list[Passage] = []
    last = (-1, -1)
    for word in sorted(words, key=lambda word: word["start"]):
        sentence, token = word["sentence_id"], word["token_id"]
        if runs and sentence == last[0] and token - last[1] <= _GAP:
            runs[-1] = runs[-1]._replace(end=word["end"])
        else:
            runs.append(Passage(word["start"], word["end"]))
        last = (sentence, token)
    return runs


_GAP = 3
"""Tokens from one word to the next that still are one run: a comma and a quotation mark may stand between them."""


class _Sentences:
    """The sentences of an article, to find the one that a passage stands in."""

    def __init__(self, a: Analysis) -> None:
        self._text = a.article.text
        self._rows = sorted(columns(a.sentences, "start", "end", "sentence_id"))
        self._starts = [start for start, _, _ in self._rows]

    def line(self, passage: Passage) -> Line:
        """The passage in the sentence or sentences that it stands in."""
        first = max(0, bisect_right(self._starts, passage.start) - 1)
        around = [row for row in self._rows[first : bisect_left(self._starts, passage.end)] if row[1] > passage.start]
        low = min([passage.start, *(start for start, _, _ in around[:1])])
        high = max([passage.end, *(end for _, end, _ in around[-1:])])
        before, after = self._text[low : passage.start], self._text[passage.end : high]
        sentence = around[0][2] if around else -1
        return Line(
            _tail(before),
            _middle(self._text[passage.start : passage.end]),
            _head(after),
            passage.note,
            sentence,
            (passage.start, passage.end),
        )


def _head(text: str, most: int = CONTEXT) -> str:
    return text if len(text) <= most else text[:most].rpartition(" ")[0] + " …"


def _tail(text: str, most: int = CONTEXT) -> str:
    return text if len(text) <= most else "… " + text[-most:].partition(" ")[2]


def _middle(text: str) -> str:
    return text if len(text) <= LONGEST else f"{_head(text, LONGEST * 2 // 3)} {_tail(text, LONGEST // 3)}"


def _joined(*parts: object) -> str:
    """The parts that are there; a missing value of a table is not."""
    return " · ".join(str(part).replace("_", " ") for part in parts if isinstance(part, str) and part)


def _whose(row: dict, names: dict[str, str]) -> str:
    if row["voice"] == AUTHOR:
        return "in the author's words"
    known = isinstance(row["speaker"], str)
    return f"in the words of {names.get(row['speaker'], row['speaker'])}" if known else "in a source's words"


def _named(names: dict[str, str], actor: object) -> str | None:
    return names.get(actor, actor) if isinstance(actor, str) else None


def _trust(row: dict) -> str | None:
    return f"confidence {percent(row['confidence'])}" if row["confidence"] == row["confidence"] else None


def _rule(row: dict) -> str | None:
    return f"rule: {row['rule']}" if isinstance(row["rule"], str) and row["rule"] else None


def _mention(row: dict, names: dict[str, str]) -> str:
    return _joined(_named(names, row["actor_id"]), row["form"], _whose(row, names), BY_HAND if row.get("rule") == BY_HAND else None)


def _attribution(row: dict, names: dict[str, str]) -> str:
    who = _named(names, row["speaker"]) or summary.UNNAMED
    return _joined(who, row["kind"], f"cue: {row['cue']}" if isinstance(row["cue"], str) else None, _rule(row), _trust(row))


def _term(row: dict, names: dict[str, str]) -> str:
    target = _named(names, row["target"])
    return _joined(
        row["category"], _whose(row, names), f"toward {target}" if target else None, f"list: {row['lexicon']}" if row["lexicon"] else None
    )


def _felt(row: dict, names: dict[str, str]) -> str:
    score = f"{row['label']} {row['score']:+.2f}".replace("-", "−")
    return _joined(
        _named(names, row["actor_id"]), score, _whose(row, names), summary.INSTRUMENT_NAMES.get(row["instrument"], row["instrument"])
    )


def _event(row: dict, names: dict[str, str]) -> str:
    doer, done_to = _named(names, row["agent"]) or row["agent_text"], _named(names, row["patient"]) or row["patient_text"]
    acts = f"by {doer}" if isinstance(doer, str) and doer else "nobody named"
    return _joined(row["form"], acts, f"to {done_to}" if isinstance(done_to, str) and done_to else None, _whose(row, names))


def _choice(row: dict, names: dict[str, str]) -> str:
    return _joined(row["thing"], _named(names, row["actor"]), _whose(row, names))


def _device(row: dict, names: dict[str, str]) -> str:
    return _joined(row["device"], _whose(row, names))


def _stance(row: dict, names: dict[str, str]) -> str:
    source = _named(names, row["source"]) or nameless(row["voice"], row["how"])
    toward = f"{source} {TOWARD.get(row['polarity'], row['polarity'])} {_named(names, row['target'])}"
    return _joined(toward, row["how"], _whose(row, names), _rule(row), _trust(row))


def _accusation(row: dict, names: dict[str, str]) -> str:
    by = _named(names, row["accuser"]) or ("the author" if row["sourcing"] == ASSERTED else summary.UNNAMED)
    return _joined(f"{_named(names, row['accused'])}, accused by {by}", row["wrong"], row["sourcing"], _rule(row), _trust(row))


def _nothing(row: dict, names: dict[str, str]) -> str:
    return ""


_NOTES: dict[str, Callable[[dict, dict[str, str]], str]] = {
    "mentions": _mention,
    "attributions": _attribution,
    "terms": _term,
    "candidates": _term,
    "sentiments": _felt,
    "events": _event,
    "choices": _choice,
    "devices": _device,
    "stances": _stance,
    "accusations": _accusation,
}
"""What is said of a row, by its table."""
