"""The actors and mentions of an article while they are corrected, and who is meant by a name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import pandas as pd

from ..gazetteer.actor_files import Entry, slug
from ..gazetteer.gazetteer import Gazetteer
from ..tables import rows_of, table
from .anchors import places
from .located import BY_HAND
from .model import ACTORS, Correction

NEW_KIND = "person"
"""The kind of somebody whom only a correction knows; another correction may give it another."""


class Unknown(Exception):
    """No actor is called so; the message says why nobody is meant."""


@dataclass
class Book:
    """The actors and mentions of an article while they are corrected, as plain rows by column, and who is meant by a name.

    text: the article's; the places of the mentions are in it. merged: which actor another one has become; by: the corrections that say so.
    """

    actors: list[dict]
    mentions: list[dict]
    text: str
    gazetteer: Gazetteer
    merged: dict[str, str] = field(default_factory=dict)
    by: list[Correction] = field(default_factory=list)
    called: dict[str, set[str]] = field(default_factory=dict)
    wanted: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for row in self.actors:
            self.call(row["name"], row["actor_id"])

    def call(self, name: str, actor_id: str) -> None:
        """Let an actor be called so."""
        self.called.setdefault(name.casefold(), set()).add(actor_id)

    def row(self, actor_id: str) -> dict | None:
        """The row of an actor."""
        return next((row for row in self.actors if row["actor_id"] == actor_id), None)

    def of(self, actor_id: str) -> dict:
        """The row of an actor that is there."""
        return next(row for row in self.actors if row["actor_id"] == actor_id)

    def known(self, name: str) -> str | None:
        """The actor of the article that is called so, by its id or its name; Unknown where several are."""
        name = name.strip()
        if self.row(name):
            return name
        meant = self.called.get(name.casefold(), set())
        if len(meant) > 1:
            raise Unknown(f"several actors are called {name!r}: use an actor_id ({', '.join(sorted(meant))})")
        return next(iter(meant), None)

    def now(self, actor_id: str) -> str:
        """What an actor has become, where it was merged."""
        while actor_id in self.merged:
            actor_id = self.merged[actor_id]
        return actor_id

    def who(self, name: str | None, is_new: bool = False) -> str | None:
        """The actor_id that a value means: of an actor of the article, of a known one, or of somebody whom the text names.

        is_new: whether the value itself makes an actor. Raises `Unknown` where nobody is called so.
        """
        if name is None:
            return None
        found = self.known(name)
        if found is None and (entry := self._of_gazetteer(name)):
            found = self._add(entry.actor_id, entry.name, entry.kind, entry.side or entry.actor_id)
        if found is None and (is_new or places(name, self.text)):
            found = self.make(name)
        if found is None:
            raise Unknown(f"nobody in the article is called {name!r}: use an actor_id or a name of the table actors, or add the actor")
        self.wanted.add(found)
        return found

    def _of_gazetteer(self, name: str) -> Entry | None:
        entries = self.gazetteer.entries
        return entries.get(name.strip()) or next((e for e in entries.values() if name.strip() in (e.name, *e.names)), None)

    def make(self, name: str, kind: str = NEW_KIND) -> str:
        """A new actor of this name; its actor_id."""
        actor_id, number = slug(name), 2
        while self.row(actor_id):
            actor_id, number = f"{slug(name)}-{number}", number + 1
        return self._add(actor_id, name, kind, actor_id)

    def _add(self, actor_id: str, name: str, kind: str, side: str) -> str:
        self.actors.append({"actor_id": actor_id, "name": name, "kind": kind, "side": side, "mentions": 0, "reason": BY_HAND})
        self.call(name, actor_id)
        if side != actor_id and self.row(side) is None:
            entry = self.gazetteer.entries.get(side)
            self._add(side, entry.name if entry else side, entry.kind if entry else "organisation", side)
        return actor_id

    def tables(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The tables ``actors`` and ``mentions``: mentions in the order of the text, and the actors that are mentioned, a side or asked for."""
        mentions = sorted(self.mentions, key=lambda row: (row["start"], row["end"]))
        mentions = [row | {"mention_id": i} for i, row in enumerate(mentions)]
        counts = Counter(row["actor_id"] for row in mentions if isinstance(row["actor_id"], str))
        rows = [row | {"mentions": counts[row["actor_id"]]} for row in self.actors]
        wanted = {self.now(actor) for actor in self.wanted}
        kept = {row["actor_id"] for row in rows if row["mentions"] or row["actor_id"] in wanted}
        sides = {row["side"] for row in rows if row["actor_id"] in kept}
        return table(ACTORS, [row for row in rows if row["actor_id"] in kept | sides]), table("mentions", mentions)


def book_of(actors: pd.DataFrame, mentions: pd.DataFrame, text: str, gazetteer: Gazetteer) -> Book:
    """The book of what the instrument has found; the places of the mentions are those of the article."""
    missing = {"actor_id": None, "voice": None, "speaker": None}
    rows = [{k: v if k not in missing or isinstance(v, str) else None for k, v in row.items()} for row in rows_of(mentions)]
    found = [{k: v if k != "reason" or isinstance(v, str) else None for k, v in row.items()} for row in rows_of(actors)]
    return Book(found, rows, text, gazetteer)
