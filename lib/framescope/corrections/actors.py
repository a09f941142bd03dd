"""Corrections of who is who: mentions, and actors merged, split, renamed or given a side.

What is said of a mention is done first, then actors are split and merged, then renamed and given a side, so that a correction may name an
actor as the instrument calls it or as another correction does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..terms.understood import words
from .anchors import Spot, same
from .book import NEW_KIND, Book, Unknown
from .checks import ROW, contradiction
from .located import BY_HAND, Located, listed_near
from .model import ACTORS, ADD, CHANGE, DELETE, MERGE, RENAME, SIDE, SPLIT, Correction
from .outcomes import Outcomes

_PRONOUNS = words(
    "he she it they him her them his hers its their theirs we us we our ours i me my mine you your yours who whom whose this that"
)


def correct_actors(book: Book, corrections: Sequence[Correction], located: Located, outcomes: Outcomes) -> None:
    """Do all corrections of mentions and actors to the book, but for a mention's sentiment."""
    steps = (_delete_mention, _add_actor, _add_mention, _change_mention, _split, _merge, _rename_or_side)
    original = {spot: row["actor_id"] for row in book.mentions for spot in [(row["start"], row["end"])]}
    work = _Work(book, located, outcomes, original)
    for step in steps:
        for c in corrections:
            try:
                step(work, c)
            except Unknown as reason:
                outcomes.not_used(c, str(reason))


@dataclass
class _Work:
    book: Book
    located: Located
    outcomes: Outcomes
    original: dict[tuple[int, int], str | None]

    def mention(self, c: Correction) -> tuple[dict, Spot] | None:
        """The mention that a correction is about; where there is none, that is noted."""
        spot = self.located.spot(c, self.outcomes)
        if spot is None:
            return None
        self.outcomes.claim(("mentions", spot.start, spot.end), c, [(ROW, DELETE if c.action == DELETE else "kept")])
        found = next((row for row in self.book.mentions if (row["start"], row["end"]) == (spot.start, spot.end)), None)
        if found is None:
            self.outcomes.not_used(c, f"no mention stands at just these words{listed_near(self.book.mentions, spot)}")
        return (found, spot) if found else None

    def actor(self, c: Correction) -> tuple[str, Spot | None] | None:
        """The actor that a correction is about, by one of its mentions or by its name; where there is none, that is noted."""
        name = (c.text or "").strip()
        if c.start is None:
            found = self.book.known(name)
            if found is None:
                self.outcomes.not_used(c, f"nobody in the article is called {name!r}")
            return (found, None) if found else None
        spot = self.located.spot(c, self.outcomes)
        meant = self.original.get((spot.start, spot.end)) if spot else None
        if spot and not isinstance(meant, str):
            self.outcomes.not_used(c, "no mention of an actor stands at just these words")
            return None
        return (meant, spot) if spot and isinstance(meant, str) else None


def _delete_mention(work: _Work, c: Correction) -> None:
    if (c.table, c.action) == ("mentions", DELETE) and (found := work.mention(c)):
        row, spot = found
        work.book.mentions.remove(row)
        work.outcomes.used(c, spot, row["text"], None)


def _add_actor(work: _Work, c: Correction) -> None:
    if (c.table, c.action) != (ACTORS, ADD):
        return
    spot = work.located.spot(c, work.outcomes)
    if spot is None:
        return
    name = work.book.text[spot.start : spot.end]
    actor = work.book.known(name) or work.book.make(" ".join(name.split()), c.value or NEW_KIND)
    work.book.wanted.add(actor)
    _put_mention(work, c, spot, actor)


def _add_mention(work: _Work, c: Correction) -> None:
    if (c.table, c.action) == ("mentions", ADD) and (spot := work.located.spot(c, work.outcomes)):
        work.outcomes.claim(("mentions", spot.start, spot.end), c)
        actor = _meant(work, c.value) if c.column == "actor_id" else None
        _put_mention(work, c, spot, actor)


def _put_mention(work: _Work, c: Correction, spot: Spot, actor: str | None) -> None:
    """Have a mention of the actor at that place, a new one where there is none."""
    book, outcomes = work.book, work.outcomes
    there = next((row for row in book.mentions if (row["start"], row["end"]) == (spot.start, spot.end)), None)
    across = next((row for row in book.mentions if row["start"] < spot.end and spot.start < row["end"]), None)
    sentence = work.located.sentence(spot.start)
    if there is not None:
        if c.column == "sentiment":
            return
        _give(work, c, spot, there, actor)
    elif across is not None:
        outcomes.not_used(c, f"it overlaps the mention “{across['text']}” at {across['start']}–{across['end']}: delete that one")
    elif sentence is None:
        outcomes.not_used(c, "its words are not in the text that is measured (headline and body)")
    else:
        book.mentions.append(_mention_row(book, spot, sentence, actor))
        outcomes.used(c, spot, None, actor or book.text[spot.start : spot.end])


def _mention_row(book: Book, spot: Spot, sentence: int, actor: str | None) -> dict:
    text = book.text[spot.start : spot.end]
    name = (book.row(actor) or {}).get("name", "") if actor else ""
    form = "pronoun" if text.casefold() in _PRONOUNS else "name" if same(text, name) or text[:1].isupper() else "description"
    sure = {"confidence": 1.0, "rule": BY_HAND, "voice": None, "speaker": None}
    return {"actor_id": actor, "sentence_id": sentence, "start": spot.start, "end": spot.end, "text": text, "form": form, **sure}


def _meant(work: _Work, value: str | None) -> str | None:
    """The actor of a mention: one that is known, or a new one, which the mention itself names."""
    return work.book.who(value, is_new=True)


def _change_mention(work: _Work, c: Correction) -> None:
    if (c.table, c.action, c.column) == ("mentions", CHANGE, "actor_id") and (found := work.mention(c)):
        row, spot = found
        _give(work, c, spot, row, _meant(work, c.value))


def _give(work: _Work, c: Correction, spot: Spot, row: dict, actor: str | None) -> None:
    """Give a mention to an actor."""
    work.outcomes.claim(("mentions", spot.start, spot.end), c, [(ROW, "kept"), ("actor_id", actor)])
    before = row["actor_id"] if isinstance(row["actor_id"], str) else None
    if before == actor:
        work.outcomes.as_it_was(c, spot, actor)
    else:
        row |= {"actor_id": actor, "confidence": 1.0, "rule": BY_HAND}
        work.outcomes.used(c, spot, before, actor)


def _split(work: _Work, c: Correction) -> None:
    if (c.table, c.action) != (ACTORS, SPLIT) or (found := work.actor(c)) is None:
        return
    actor, spot = found
    rows = _leaving(work, c, actor, spot)
    if not rows:
        work.outcomes.not_used(c, f"no mention of {work.book.of(actor)['name']} reads {c.column!r}")
        return
    kind = work.book.of(actor)["kind"]
    known = work.book.known(c.value or "")
    other = known or work.book.make((c.value or "").strip(), kind)
    for row in rows:
        _give(work, c, Spot(row["start"], row["end"], bool(spot and spot.moved)), row, other)


def _leaving(work: _Work, c: Correction, actor: str, spot: Spot | None) -> list[dict]:
    """The mentions that a split takes away: the one at its place, or those of the words in its column."""
    own = [row for row in work.book.mentions if row["actor_id"] == actor]
    if c.column:
        return [row for row in own if same(row["text"], c.column)]
    return [row for row in own if spot and (row["start"], row["end"]) == (spot.start, spot.end)]


def _merge(work: _Work, c: Correction) -> None:
    if (c.table, c.action) != (ACTORS, MERGE) or (found := work.actor(c)) is None:
        return
    book, (actor, spot) = work.book, found
    into = book.who(c.value) or actor
    work.outcomes.claim((ACTORS, actor), c, [(MERGE, into)])
    if into == actor:
        work.outcomes.as_it_was(c, spot, into)
    elif book.now(into) == actor:
        raise contradiction(next(other for other in book.by if other != c), c)
    else:
        book.merged[actor] = into
        book.by.append(c)
        _put_together(book, actor, book.now(into))
        work.outcomes.used(c, spot, actor, into)


def _put_together(book: Book, actor: str, into: str) -> None:
    """Let all that is one actor's be another's: its mentions, those on its side, its names."""
    for row in book.mentions:
        if row["actor_id"] == actor:
            row |= {"actor_id": into, "confidence": 1.0, "rule": BY_HAND}
    for row in book.actors:
        if row["side"] == actor:
            row["side"] = into


def _rename_or_side(work: _Work, c: Correction) -> None:
    if c.table != ACTORS or c.action not in (RENAME, SIDE, CHANGE) or (found := work.actor(c)) is None:
        return
    actor, spot = work.book.now(found[0]), found[1]
    column = {RENAME: "name", SIDE: "side", CHANGE: "kind"}[c.action]
    value = work.book.now(work.book.who(c.value) or actor) if c.action == SIDE else c.value
    row = work.book.of(actor)
    work.outcomes.claim((ACTORS, actor), c, [(column, value)])
    before = row[column]
    if before == value:
        work.outcomes.as_it_was(c, spot, value)
        return
    row[column] = value
    if c.action == RENAME:
        work.book.call(value or "", actor)
    else:
        row["reason"] = BY_HAND
    work.outcomes.used(c, spot, before, value)
