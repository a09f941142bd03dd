"""What sets each article of a press review apart, in sentences whose every number stands in a table beside them.

Counts in a few articles are small. Where chance could have made a difference the sentence says so, and the words stand beside it,
so that readers can judge for themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import comb
from typing import Any

import pandas as pd

from ..analysis import Analysis
from ..measures import summary
from ..measures.finding import first, the
from ..measures.room import speaking
from ..portrayal.sourcing import ASSERTED
from ..wording import begun, count, join, percent, quoted, times
from .heard import ABSENT, HEARD, coverage
from .measures import evidence, loaded, shares, sides
from .named import names_for
from .press import Review, stacked
from .told import choices

LEAST_TERMS = 2
"""Fewer loaded terms than this set no article apart."""

LEAST_SHARE = 0.15
"""A smaller difference between two shares of the attributed words is not worth a sentence."""

LEAST_WORDS = 5
"""A source with fewer words than this is hardly heard."""

BY_CHANCE = 0.05
ALONE = "One article alone: there is nothing to compare it with."
NONE = "Nothing that is measured here sets one of these articles clearly apart from the others."
WORDS_SHOWN = 4


@dataclass(frozen=True)
class Difference:
    """A sentence on what sets an article apart, and the passages behind it.

    kind: "accused", "loaded", "restrained", "room", "first", "missing", "named" or "quoted". outlets: those that it is about. evidence: columns outlet, sentence.
    """

    kind: str
    text: str
    outlets: tuple[str, ...]
    evidence: pd.DataFrame

    def __str__(self) -> str:
        return self.text


def differences(review: Review) -> list[Difference]:
    """What sets the articles apart: whom each accuses and in whose words, whom it aims loaded words at, who gets to say most, who is heard first, who is missing, what the same
    people are called and which words of one source each takes. Empty for one article alone.
    """
    if len(review.outlets) < 2:
        return []
    return [found for kind in (_accused, _loaded, _restrained, _named, _room, _first, _missing, _quoted) for found in kind(review)]


def in_words(review: Review) -> list[str]:
    """The sentences of `differences`, or one that says that there are none."""
    if len(review.outlets) < 2:
        return [ALONE]
    return [str(found) for found in differences(review)] or [NONE]


def passages(review: Review) -> pd.DataFrame:
    """The passages behind `differences`: difference (its number, from 1), outlet, sentence."""
    parts = [found.evidence.assign(difference=n) for n, found in enumerate(differences(review), 1)]
    columns = ["difference", "outlet", "sentence"]
    return pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)


def _accused(review: Review) -> Iterator[Difference]:
    """Of each outlet the side of which it says most wrongs in its own words, or else lets its sources say most."""
    rows = accusations(review)
    for outlet in review.outlets:
        mine = rows[rows.outlet == outlet]
        own = mine[mine.sourcing == ASSERTED]
        top = first((own if len(own) else mine).who.value_counts(), 1)
        if top is not None:
            about = rows[rows.who == top]
            yield Difference("accused", _accusing(review, about, outlet, top), (outlet,), about[["outlet", "sentence"]].drop_duplicates())


def accusations(review: Review) -> pd.DataFrame:
    """Every wrong that an article says of somebody: outlet, who (the side), wrong, sourcing, accuser (its name), text, sentence."""
    return stacked(review, _accusations)


def _accusations(a: Analysis) -> pd.DataFrame:
    rows = a.accusations
    sentences, names = a.sentences.set_index("sentence_id").text, a.actor_names
    told = {"who": summary.side_of(a, rows.accused), "accuser": rows.accuser.map(names), "sentence": rows.sentence_id.map(sentences)}
    return rows.assign(**told)[["who", "wrong", "sourcing", "accuser", "text", "sentence"]]


def _accusing(review: Review, about: pd.DataFrame, outlet: str, who: str) -> str:
    """How one outlet says wrong of a side, and how the others do."""
    by = {name: about[about.outlet == name] for name in review.outlets}
    mine, others = by.pop(outlet), [f"{name} {_how_often(rows)}" for name, rows in by.items()]
    examples = join(quoted(list(mine.text.drop_duplicates().head(WORDS_SHOWN))))
    behind = _behind(review, who)
    return f"{outlet} says wrong of {_the(review, who)}{behind} {_how_often(mine)}: {examples}; {join(others)}."


def _how_often(rows: pd.DataFrame) -> str:
    """ "twice in its own words and once in its sources'", or "never"."""
    own = int((rows.sourcing == ASSERTED).sum())
    parts = [f"{times(own)} in its own words"] * bool(own) + [f"{times(len(rows) - own)} in its sources’"] * (len(rows) > own)
    return join(parts) or "never"


def _loaded(review: Review) -> Iterator[Difference]:
    """Of each outlet the side at which it aims more loaded words than any other outlet does."""
    frame, words, those = loaded(review), evidence(review), sides(review)
    for outlet in review.outlets:
        rows = [row for who in those if (row := _more(frame[frame.who == who], outlet)) is not None]
        for row in sorted(rows, key=lambda row: -row.n)[:1]:
            terms = words[(words.who == row.who) & (words.outlet == outlet)]
            yield Difference("loaded", _aimed(review, frame, words, row), (outlet,), terms[["outlet", "sentence"]].drop_duplicates())


def _restrained(review: Review) -> Iterator[Difference]:
    """The outlets that judge nobody in their own words, where another does."""
    wrongs, words = accusations(review), evidence(review)
    judging = pd.concat([wrongs.outlet[wrongs.sourcing == ASSERTED], words.outlet]).value_counts()
    calm = [outlet for outlet in review.outlets if outlet not in judging.index]
    if calm and len(judging) and judging.max() >= LEAST_TERMS:
        aim, their, say = ("aims", "its", "says") if len(calm) == 1 else ("aim", "their", "say")
        text = f"{join(calm)} {aim} no loaded word of {their} own at anybody and {say} wrong of nobody in {their} own words."
        yield Difference("restrained", text, tuple(calm), pd.DataFrame(columns=["outlet", "sentence"]))


def _more(rows: pd.DataFrame, outlet: str) -> Any:
    """The row of the outlet, where it has more terms than each of the others."""
    mine = next((row for row in rows.itertuples() if row.outlet == outlet), None)
    if mine is None or mine.n < LEAST_TERMS or (rows.n[rows.outlet != outlet] >= mine.n).any():
        return None
    return mine


def _aimed(review: Review, frame: pd.DataFrame, words: pd.DataFrame, row: Any) -> str:
    terms = words[(words.who == row.who) & (words.outlet == row.outlet)].term.drop_duplicates()
    examples = join(quoted(list(terms.head(WORDS_SHOWN))))
    rest = {
        outlet: int(frame.n[(frame.outlet == outlet) & (frame.who == row.who)].sum()) for outlet in review.outlets if outlet != row.outlet
    }
    of_others = (
        join([f"{outlet} {n or 'none'}" for outlet, n in rest.items()]) if any(rest.values()) or len(rest) == 1 else "the others none"
    )
    every = frame.drop_duplicates("outlet").words
    doubt = "" if _chance(row.n, row.n + sum(rest.values()), row.words / max(1, every.sum())) < BY_CHANCE else _DOUBT
    behind = _behind(review, row.who)
    return f"{row.outlet} aims {count(row.n, 'loaded word')} of its own at {_the(review, row.who)}{behind}: {examples}; {of_others}{doubt}."


_DOUBT = " (so few that chance could do it)"


def _behind(review: Review, who: str) -> str:
    """ "or those who stand for it", where somebody stands for the side in one of the articles."""
    stand = any((summary.side_names(a.actors) == who).sum() > 1 for a in review.analyses.values())
    return " or those who stand for it" if stand else ""


def _chance(hits: int, n: int, share: float) -> float:
    """How often so many of n terms or more fall into one outlet by chance, by its share of all own words (exact binomial)."""
    return sum(comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(hits, n + 1))


def _named(review: Review) -> Iterator[Difference]:
    """What a side is called by one outlet alone, where two outlets call it differently."""
    rows = names_for(review)
    rows = rows[rows.alone & (rows.how == "description")] if len(rows) else rows
    for who in sides(review):
        mine = rows[rows.who == who]
        if mine.outlet.nunique() < 2:
            continue
        said = [
            f"{outlet} calls {'it' if n else _the(review, who)} {join(quoted(list(group.label.head(WORDS_SHOWN))))}"
            for n, (outlet, group) in enumerate(mine.groupby("outlet", sort=False))
        ]
        yield Difference("named", f"{join(said)}.", tuple(mine.outlet.unique()), mine[["outlet", "sentence"]].drop_duplicates())


def _room(review: Review) -> Iterator[Difference]:
    """The side whose share of the attributed words differs most between two outlets."""
    frame = shares(review)
    frame = frame[frame.who.isin(sides(review))]
    gaps = [(group["mean"].max() - group["mean"].min(), who) for who, group in frame.groupby("who") if len(group) > 1]
    for gap, who in sorted(gaps, reverse=True)[:1]:
        if gap >= LEAST_SHARE:
            rows = frame[frame.who == who].sort_values("mean", ascending=False)
            parts = [f"{percent(row.mean)} in {row.outlet} ({count(row.words, 'word')})" for row in rows.itertuples()]
            yield Difference(
                "room", f"Of the attributed words {_the(review, who)} gets {join(parts)}.", tuple(rows.outlet), _spoken(review, "side", who)
            )


def _spoken(review: Review, column: str, who: str) -> pd.DataFrame:
    """The sentences in which a side or a source (`column`: "side" or "name") is reported."""
    rows = []
    for outlet, a in review.analyses.items():
        said, texts = summary.reported(a), a.sentences.set_index("sentence_id").text
        rows += [(outlet, texts[n]) for n in said.sentence_id[said[column] == who].drop_duplicates()]
    return pd.DataFrame(rows, columns=["outlet", "sentence"])


def _first(review: Review) -> Iterator[Difference]:
    """Who speaks first, and who last, where the articles differ in it."""
    for word, at in (("first", 0), ("last", -1)):
        heard = {
            outlet: rows.sort_values("start", kind="stable").iloc[at] for outlet, a in review.analyses.items() if len(rows := _known(a))
        }
        if len({row["name"] for row in heard.values()}) < 2:
            continue
        who = pd.Series({outlet: row["name"] for outlet, row in heard.items()})
        parts = [f"{_the(review, str(name))} in {join(list(group.index))}" for name, group in who.groupby(who, sort=False)]
        texts = {outlet: a.sentences.set_index("sentence_id").text for outlet, a in review.analyses.items()}
        rows = [(outlet, texts[outlet][row.sentence_id]) for outlet, row in heard.items()]
        yield Difference(
            "first", f"Who speaks {word}: {', '.join(parts)}.", tuple(heard), pd.DataFrame(rows, columns=["outlet", "sentence"])
        )


def _known(a: Analysis) -> pd.DataFrame:
    """Who speaks, where that is known."""
    rows = speaking(summary.reported(a))
    return rows[rows.speaker.notna()]


def _missing(review: Review, most: int = 3) -> Iterator[Difference]:
    """Sources who are heard in all other articles, or in one of two, and of whom one article says nothing."""
    frame = coverage(review)
    for name, rows in frame.groupby("name", sort=False):
        heard, absent = rows[(rows.standing == HEARD) & (rows.words >= LEAST_WORDS)], rows[rows.standing == ABSENT]
        if name == summary.UNNAMED or len(absent) != 1 or len(heard) < len(review.outlets) - 1 or most == 0:
            continue
        most -= 1
        parts = [f"{row.outlet} ({count(row.words, 'word')})" for row in heard.itertuples()]
        yield Difference(
            "missing",
            f"{begun(_the(review, name))} is heard in {join(parts)} and not mentioned in {absent.outlet.iloc[0]}.",
            tuple(rows.outlet),
            _spoken(review, "name", name),
        )


def _quoted(review: Review, most: int = 2) -> Iterator[Difference]:
    """Sources of whose words the articles take different ones in quotation marks."""
    rows = choices(review)
    rows = rows[(rows.kind != "indirect") & (rows.also_in == "")]
    for name, mine in rows.groupby("name", sort=False):
        if mine.outlet.nunique() < 2 or most == 0:
            continue
        most -= 1
        taken = [
            f"{outlet} {'quotes ' if n == 0 else ''}{_short(group.content.iloc[0])}"
            for n, (outlet, group) in enumerate(mine.groupby("outlet", sort=False))
        ]
        yield Difference(
            "quoted",
            f"Of what {_the(review, name)} says, {join(taken)}.",
            tuple(mine.outlet.unique()),
            _spoken(review, "name", name),
        )


def _short(content: str, most: int = 14) -> str:
    """The beginning of a statement in quotation marks."""
    words = content.replace("“", "").replace("”", "").replace('"', "").split()
    return quoted([" ".join(words[:most]) + (" …" if len(words) > most else "")])[0]


def _the(review: Review, name: str) -> str:
    """The name as it stands in a sentence, by the first article that has it."""
    return the(name, next((a for a in review.analyses.values() if name in set(a.actors.name)), None))
