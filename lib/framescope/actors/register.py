"""Which names belong together: every name of an article is given to one referent, long names before their short forms."""

from __future__ import annotations

from bisect import bisect_right, insort
from itertools import pairwise
from typing import TYPE_CHECKING

from .actorfile import Entry, slug
from .namekinds import Name, has_body_word, vote
from .offices import offices
from .referents import Referent
from .shortforms import body_keys, is_firm, is_surname, part_keys, same_body, same_person
from .whereabouts import title_gender

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

_ACTORS = {"person", "organisation", "country", "group"}


class Register:
    """The referents of an article, found by any short form of their names."""

    def __init__(self) -> None:
        self.referents: dict[str, Referent] = {}
        self._people: dict[str, list[Referent]] = {}
        self._bodies: dict[str, list[Referent]] = {}
        self._named_in_full: dict[str, list[int]] = {}

    def know(self, entry: Entry) -> None:
        """Enter a person whom the gazetteer holds, so that surname and given name alone are found too."""
        person = Referent(entry.actor_id, entry.name, entry.kind, entry.side, known=True, names=set(entry.names))
        self.referents[entry.actor_id] = person
        for key in part_keys(entry.name):
            self._people.setdefault(key, []).append(person)

    def assign(self, doc: Doc, text: str, names: list[Name]) -> dict[Name, str]:
        """The actor_id of each name that is somebody's; places and words of unknown kind get none."""
        kinds, acronyms, places = _kinds(names), _acronyms(text, names), _by_text(names)
        owner: dict[Name, str] = {}
        for form in sorted(places, key=lambda form: (-form.count(" "), places[form][0].start)):
            full = self.referents.get(slug(acronyms[form])) if form in acronyms else None
            for name in places[form]:
                gender = title_gender(doc, name.first)
                found = full or self.find(form, kinds[form], gender, (text.rfind("\n", 0, name.start), name.start))
                if found is None and kinds[form] in _ACTORS:
                    found = self._add(form, kinds[form])
                if found is not None:
                    owner[name] = found.actor_id
                    self._note(found, name, gender)
        return owner

    def find(self, text: str, kind: str | None, gender: str | None = None, place: tuple[int, int] = (0, 0)) -> Referent | None:
        """The referent whose name `text` is or shortens.

        A surname goes before a given name; then a title that fits the person's gender, a full name earlier in the paragraph
        (`place`: where the paragraph begins and where the name stands), and the full name that comes first in the article.
        """
        bodies = [
            r for r in _look_up(self._bodies, body_keys(text)) if (kind != "person" or r.kind == "country") and same_body(text, r.name)
        ]
        people = [r for r in _look_up(self._people, part_keys(text)) if kind != "group" and same_person(text, r.name)]
        people = [r for r in people if not (gender and r.gender and gender != r.gender)]
        people = [r for r in people if kind in {"person", None} or is_surname(text, r.name)]
        if bodies and (kind == "organisation" or not people):
            return bodies[0]
        return max(people, key=lambda r: (is_surname(text, r.name), r.gender == gender, *self._nearness(r, place)), default=None)

    def _nearness(self, referent: Referent, place: tuple[int, int]) -> tuple[bool, int]:
        starts = self._named_in_full.get(referent.actor_id)
        if not starts:
            return False, 0
        before = bisect_right(starts, place[1]) - 1
        return before >= 0 and starts[before] > place[0], -starts[0]

    def _note(self, referent: Referent, name: Name, gender: str | None) -> None:
        referent.names.add(name.text)
        if referent.kind == "person":
            referent.gender = referent.gender or gender
        if " " in name.text:
            insort(self._named_in_full.setdefault(referent.actor_id, []), name.start)

    def _add(self, text: str, kind: str) -> Referent:
        actor_id = slug(text)
        if actor_id in self.referents and self.referents[actor_id].kind != kind:
            actor_id = f"{actor_id}-{kind}"
        if actor_id not in self.referents:
            referent = self.referents[actor_id] = Referent(actor_id, text, kind, side=actor_id if kind == "country" else None)
            if kind == "person" and " " in text:
                referent.gender = offices().gender(text.split()[0])
            index, keys = (self._people, part_keys(text)) if kind == "person" else (self._bodies, body_keys(text))
            for key in keys:
                index.setdefault(key, []).append(referent)
        return self.referents[actor_id]


def _look_up(index: dict[str, list[Referent]], keys: Iterable[str]) -> list[Referent]:
    """The referents under any of the keys, each once; the order does not depend on the order of the keys."""
    found = {referent.actor_id: referent for key in sorted(keys) for referent in index.get(key, ())}
    return list(found.values())


def _by_text(names: list[Name]) -> dict[str, list[Name]]:
    places: dict[str, list[Name]] = {}
    for name in names:
        places.setdefault(name.text, []).append(name)
    return places


def _kinds(names: list[Name]) -> dict[str, str | None]:
    """One kind for each name: where the names that share a last word are mostly a person's, all but sure organisations are."""
    endings: dict[str, list[Name]] = {}
    for name in names:
        endings.setdefault(name.text.split()[-1].casefold(), []).append(name)
    kinds: dict[str, str | None] = {}
    firms = {name.text.split()[0] for name in names if is_firm(name.text)}
    for same_ending in endings.values():
        together = vote(same_ending)
        for text, places in _by_text(same_ending).items():
            own = "organisation" if text in firms else vote(places)
            sure = own == "organisation" and " " in text and has_body_word(text)
            kinds[text] = "person" if together == "person" and not sure and text not in firms and text.count(" ") < 3 else own
    return kinds


def _acronyms(text: str, names: list[Name]) -> dict[str, str]:
    """Acronyms given in brackets right after the name they stand for: {"NATO": "North Atlantic Treaty Organization"}."""
    return {
        short.text: full.text
        for full, short in pairwise(names)
        if text[full.end : short.start] == " (" and text[short.end : short.end + 1] == ")" and " " not in short.text
    }
