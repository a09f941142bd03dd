"""All that an article says of one actor, and all that the actor says and does in it: a concordance, sorted by what is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..analysis import Analysis
from ..portrayal.stances import TOWARD
from ..tables import rows_of
from ..voice import AUTHOR, SOURCE
from . import summary
from .deeds import HARM, LOST
from .deeds import told as told_by_author
from .passages import Passages, of_rows
from .who_toward_whom import THE_AUTHOR, nameless, shown

MOST_ACTORS = 12
"""So many actors have a page of their own: those that are mentioned most, with those who stand for them."""

MOST_PASSAGES = 60
"""So many passages of one kind are shown there."""

BY = {AUTHOR: "in the author's words", SOURCE: "in sources' words"}


@dataclass(frozen=True)
class Entry:
    """One kind of evidence on an actor: `name` is the same for every actor ("terms-author"), `heading` the part of the page that it is in."""

    name: str
    heading: str
    passages: Passages


@dataclass(frozen=True)
class Concordance:
    """An actor with all its evidence, that of those who stand for it included (`others`: their names)."""

    actor_id: str
    actor: str
    kind: str
    others: tuple[str, ...]
    entries: tuple[Entry, ...]
    called: tuple[Passages, ...]

    def total(self, name: str) -> int:
        """How many passages an entry has; 0 where there is no such entry."""
        return next((e.passages.total for e in self.entries if e.name == name), 0)


def concordances(a: Analysis, most: int = MOST_ACTORS) -> tuple[list[Concordance], int]:
    """The `most` mentioned actors, the most mentioned first, and how many more are mentioned."""
    told = _told(a)
    behind = _behind(a)
    own = Counter(row["actor_id"] for row in told["mentions"])
    counts = {actor: sum(own[one] for one in ids) for actor, ids in behind.items()}
    ranked = sorted((actor for actor, n in counts.items() if n), key=lambda actor: -counts[actor])
    return [concordance(a, actor, behind[actor], told) for actor in ranked[:most]], max(0, len(ranked) - most)


def _behind(a: Analysis) -> dict[str, set[str]]:
    """Each actor with those who stand for it."""
    behind: dict[str, set[str]] = {actor: {actor} for actor in a.actors.actor_id}
    for actor, side in zip(a.actors.actor_id, a.actors.side, strict=True):
        if isinstance(side, str) and side in behind:
            behind[side].add(actor)
    return behind


Told = dict[str, list[dict]]
"""The rows of the tables that evidence comes from, as plain values."""


def _told(a: Analysis) -> Told:
    frames = {name: a.tables[name] for name in ("mentions", "terms", "events", "accusations")}
    stances = shown(a.stances)
    frames |= {
        "stances": stances.assign(own=summary.is_own(a, stances.source, stances.target)),
        "sentiments": summary.of_main_instrument(a.sentiments),
        "attributions": summary.reported(a),
        "told": told_by_author(a),
    }
    return {name: rows_of(frame) for name, frame in frames.items()}


def concordance(a: Analysis, actor_id: str, ids: set[str] | None = None, told: Told | None = None) -> Concordance:
    """The evidence on one actor and on those who stand for it (`ids`, by default itself alone)."""
    ids, told = ids or {actor_id}, told or _told(a)
    row = a.actors[a.actors.actor_id == actor_id].iloc[0]
    names, mentioned = a.actor_names, {mention["actor_id"] for mention in told["mentions"]}
    others = tuple(sorted(names[one] for one in (ids - {actor_id}) & mentioned))
    entries = tuple(_entries(a, row["name"], ids, told))
    return Concordance(actor_id, row["name"], row["kind"], others, entries, tuple(_called(a, row["name"], ids, told)))


def _entries(a: Analysis, name: str, ids: set[str], told: Told) -> Iterator[Entry]:
    """Whatever there is of each kind, in the order of the page."""
    for kinds in (_stances, _accusations, _tone, _deeds, _harm, _words):
        for entry, heading, title, table, rows in kinds(name, ids, told):
            if found := of_rows(a, title, table, rows, MOST_PASSAGES):
                yield Entry(entry, heading, found)


_Kind = tuple[str, str, str, str, list[dict]]
"""The entry's name, its heading, its title, the table and its rows."""


def _stances(name: str, ids: set[str], told: Told) -> Iterator[_Kind]:
    """Who is for or against it, whom it is for or against, and what is said within its own side: that is no word of others."""
    within = [r for r in told["stances"] if r["own"]]
    rows = [r for r in told["stances"] if not r["own"]]
    for polarity, sign in TOWARD.items():
        mine = [r for r in rows if r["polarity"] == polarity and r["target"] in ids]
        own = [r for r in mine if _is_authors(r)]
        said = [r for r in mine if r["how"] != "done" and not _is_authors(r)]
        done = [r for r in mine if r["how"] == "done"]
        yield f"{sign}-author", "Who is for or against it", f"The author {sign} {name}", "stances", own
        yield f"{sign}-source", "Who is for or against it", f"Others {sign} {name}", "stances", said
        yield f"done-{sign}", "Who is for or against it", f"Others act {sign} {name}", "stances", done
    for polarity, sign in TOWARD.items():
        its = [r for r in rows if r["polarity"] == polarity and r["source"] in ids]
        yield f"takes-{sign}", "Whom it is for or against", f"{name} {sign} others", "stances", its
        its = [r for r in within if r["polarity"] == polarity and (r["source"] in ids or r["target"] in ids)]
        yield f"within-{sign}", "Within its own side", f"Within the side of {name}: one {sign} another", "stances", its


def _is_authors(row: dict) -> bool:
    """Whether a stance is the author's own."""
    return not isinstance(row["source"], str) and nameless(row["voice"], row["how"]) == THE_AUTHOR


def _accusations(name: str, ids: set[str], told: Told) -> Iterator[_Kind]:
    """Of what it is accused."""
    for sourcing, how in _SOURCING.items():
        mine = [r for r in told["accusations"] if r["accused"] in ids and r["sourcing"] == sourcing]
        yield f"accused-{sourcing}", "What it is accused of", f"Accusations of {name}, {how}", "accusations", mine


_SOURCING = {
    "asserted": "asserted by the author",
    "attributed": "attributed to sources",
    "distanced": "attributed, and held at a distance",
}


def _tone(name: str, ids: set[str], told: Told) -> Iterator[_Kind]:
    """Loaded words aimed at it, and mentions in words that are clearly negative or positive."""
    for voice in (AUTHOR, SOURCE):
        terms = [r for r in told["terms"] if r["target"] in ids and r["voice"] == voice]
        yield f"terms-{voice}", "Loaded words aimed at it", f"Loaded words aimed at {name}, {BY[voice]}", "terms", terms
    for voice in (AUTHOR, SOURCE):
        for label in ("negative", "positive"):
            mine = [r for r in told["sentiments"] if r["actor_id"] in ids and (r["voice"], r["label"]) == (voice, label)]
            yield f"{label}-{voice}", "How it is spoken of", f"{label.capitalize()} mentions of {name}, {BY[voice]}", "sentiments", mine


def _deeds(name: str, ids: set[str], told: Told) -> Iterator[_Kind]:
    """What it does and what is done to it."""
    for voice in (AUTHOR, SOURCE):
        acts = [r for r in told["events"] if r["agent"] in ids and r["voice"] == voice]
        yield f"acts-{voice}", "What it does", f"{name} acts, {BY[voice]}", "events", acts
    for voice in (AUTHOR, SOURCE):
        done = [r for r in told["events"] if r["patient"] in ids and r["voice"] == voice]
        yield f"acted-on-{voice}", "What is done to it", f"Something is done to {name}, {BY[voice]}", "events", done


def _harm(name: str, ids: set[str], told: Told) -> Iterator[_Kind]:
    """Whom it harms and what harm befalls it, in the author's own sentences without a source."""
    events = [r for r in told["told"] if r["event"] in HARM]
    harms = [r for r in events if r["event"] not in LOST and r["agent"] in ids]
    harmed = [r for r in events if r["patient"] in ids or (r["event"] in LOST and r["agent"] in ids)]
    yield "harms", "Harm", f"{name} does harm, told by the author without a source", "events", harms
    yield "harmed", "Harm", f"{name} is harmed, told by the author without a source", "events", harmed


def _words(name: str, ids: set[str], told: Told) -> Iterator[_Kind]:
    """What it is reported to say, and where it is mentioned."""
    yield "said", "What it says", f"Attributed to {name}", "attributions", [r for r in told["attributions"] if r["speaker"] in ids]
    for voice in (AUTHOR, SOURCE):
        mine = [r for r in told["mentions"] if r["actor_id"] in ids and r["voice"] == voice]
        yield f"mentions-{voice}", "Where it is mentioned", f"Mentions of {name}, {BY[voice]}", "mentions", mine


def _called(a: Analysis, name: str, ids: set[str], told: Told, most: int = 15) -> Iterator[Passages]:
    """The words by which it is called, the most frequent first; pronouns are left out."""
    by_words: dict[str, list[dict]] = {}
    for row in (r for r in told["mentions"] if r["actor_id"] in ids and r["form"] != "pronoun"):
        by_words.setdefault(" ".join(row["text"].split()).casefold(), []).append(row)
    for rows in sorted(by_words.values(), key=lambda rows: -len(rows))[:most]:
        words = " ".join(rows[0]["text"].split())
        found = of_rows(a, f"{name} called “{words}”", "mentions", rows, MOST_PASSAGES)
        if found:
            yield found
