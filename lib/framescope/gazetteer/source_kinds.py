"""Words that tell of what kind a source is (``data/actors/source_kinds.toml``, with the offices and the kinds of bodies known elsewhere)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from ..resources import resource
from .offices import offices
from .ordinary import ordinary

GOVERNMENT, OPPOSITION, PARTY, BUSINESS, UNION, EXPERT, NGO = "government", "opposition", "party", "business", "union", "expert", "NGO"
COURTS, MILITARY, MEDIA, CELEBRITY = "police and courts", "military", "media", "celebrity"
ORDINARY, DOCUMENT, UNNAMED = "ordinary person", "document", "unnamed"
KINDS = (
    GOVERNMENT, OPPOSITION, PARTY, BUSINESS, UNION, EXPERT, NGO, COURTS, MILITARY, MEDIA, CELEBRITY, ORDINARY, DOCUMENT, UNNAMED,
)  # fmt: skip
"""The kinds of sources, in the order in which figures show them."""

LONGEST = 3
"""Words in an entry at most."""


@dataclass(frozen=True)
class SourceKinds:
    """`nouns` and `names`: the kind that a noun, and a word of a proper name, tells; `endings`: the same of endings of nouns.

    standing: nouns for those who are of the kind of whom they speak for; marks: words that set them in opposition; withheld: nouns
    for somebody of whom it is only told to whom he is close; learned: titles of scholars and doctors; everyday: verbs for what ordinary
    people do. What can be looked up: the media in which, the occasions on which and
    the audiences to which something is said, and verbs that name the medium.
    """

    nouns: dict[str, str]
    names: dict[str, str]
    endings: dict[str, str]
    standing: frozenset[str]
    marks: frozenset[str]
    withheld: frozenset[str]
    learned: frozenset[str]
    everyday: frozenset[str]
    media: frozenset[str]
    occasions: frozenset[str]
    audiences: frozenset[str]
    verbs: frozenset[str]

    def of_noun(self, noun: str) -> str | None:
        """The kind that a noun tells (lower case, singular); None where it tells none."""
        if noun in self.nouns:
            return self.nouns[noun]
        ending = next((e for e in self.endings if noun.endswith(e)), None)
        if ending:
            return self.endings[ending]
        return ORDINARY if ordinary().is_listed(noun) or noun in offices().sides["served"] else None


@cache
def source_kinds() -> SourceKinds:
    """The shipped vocabulary, read once."""
    table = tomllib.loads(resource("data", "actors", "source_kinds.toml").read_text(encoding="utf-8"))
    rows = tomllib.loads(resource("data", "actors", "offices.toml").read_text(encoding="utf-8"))["people"]["offices"]
    bodies = tomllib.loads(resource("data", "actors", "body_kinds.toml").read_text(encoding="utf-8"))
    nouns: dict[str, str] = {}
    names: dict[str, str] = {}
    endings: dict[str, str] = {}
    standing, traces = table.pop("standing"), table.pop("traces")
    for entry in table.values():
        kind = entry["kind"]
        for row in rows:
            if row[0] in entry["offices"]:
                nouns |= dict.fromkeys(row, kind)
        for body in entry["bodies"]:
            nouns |= dict.fromkeys(bodies[body]["nouns"].split(), kind)
            names |= dict.fromkeys(bodies[body]["names"].split(), kind)
        nouns |= dict.fromkeys(_entries(entry["nouns"]), kind)
        names |= dict.fromkeys(entry["names"].split(), kind)
        endings |= dict.fromkeys(entry.get("endings", ()), kind)
    sets = {name: frozenset(_entries(words)) for name, words in traces.items()}
    people = {"standing": _entries(standing.pop("nouns"))} | {name: words.split() for name, words in standing.items()}
    return SourceKinds(nouns, names, endings, **{name: frozenset(words) for name, words in people.items()}, **sets)


@cache
def shipped_bodies() -> frozenset[str]:
    """The actor_ids of the bodies that framescope knows by name (``data/actors/bodies.toml``)."""
    return frozenset(tomllib.loads(resource("data", "actors", "bodies.toml").read_text(encoding="utf-8")))


def _entries(text: str) -> list[str]:
    return [entry for part in text.split(",") if (entry := " ".join(part.split()))]
