"""What a text tells of a person's gender, by title, kinship, office and pronouns; and what given names suggest.

Pronouns tell it by where they stand in the whole text: each speaks for the people named in its sentence before it, or in the one before.

What names suggest counts only where it is known of everybody who may be meant: a list of given names knows some languages better than
others, and must not favour those whose names it holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..gazetteer.offices import offices
from .referents import Reference, Referent
from .whereabouts import title_gender

if TYPE_CHECKING:
    from spacy.tokens import Doc


def told_genders(doc: Doc, referents: dict[str, Referent], named: Iterable[Reference]) -> dict[str, str]:
    """The genders ("m", "f") that titles, appositions and the actor file tell of persons, by actor_id."""
    told: dict[str, str] = {}
    for reference in named:
        referent = referents[reference.actor_id]
        if referent.kind != "person" or referent.actor_id in told:
            continue
        gender = title_gender(doc, reference.first) or _by_words(referent)
        if gender is None and referent.gender and referent.gender != suggested(referent):
            gender = referent.gender
        if gender:
            told[referent.actor_id] = gender
    return told


HE_SHE = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}


class Votes:
    """How the he's and she's of a text speak for each person: for every person the weights of masculine and feminine ones."""

    def __init__(self, doc: Doc, referents: dict[str, Referent], named: Iterable[Reference]) -> None:
        self._of: dict[str, dict[str, float]] = defaultdict(lambda: {"m": 0.0, "f": 0.0})
        self._cast: dict[int, tuple[frozenset[str], float]] = {}
        people = {r.last: r.actor_id for r in named if r.form == "name" and referents[r.actor_id].kind == "person"}
        before: list[str] = []
        for sentence in doc.sents:
            here: list[str] = []
            for token in sentence:
                if token.i in people:
                    here.append(people[token.i])
                elif token.lower_ in HE_SHE:
                    self._vote(token.i, HE_SHE[token.lower_], frozenset(here or before))
            before = here or before

    def _vote(self, i: int, gender: str, people: frozenset[str]) -> None:
        if people:
            self._cast[i] = (people, 1.0 / len(people) ** 2)
            for actor_id in people:
                self._of[actor_id][gender] += self._cast[i][1]

    def speak(self, i: int, gender: str, actor_id: str) -> float:
        """How the other pronouns speak for the person being of the gender: from -1 (against) to 1 (for), 0 where there are none."""
        if actor_id not in self._of:
            return 0.0
        votes = dict(self._of[actor_id])
        people, weight = self._cast.get(i, (frozenset(), 0.0))
        votes[gender] -= weight if actor_id in people else 0.0
        return (votes[gender] - votes["f" if gender == "m" else "m"]) / (0.5 + votes["m"] + votes["f"])


def _by_words(referent: Referent) -> str | None:
    """What the nouns say that the person is called by ("actress", "chairwoman", "father")."""
    words = referent.offices | referent.words
    male, female = bool(words & offices().male), bool(words & offices().female)
    return None if male == female else "m" if male else "f"


def suggested(referent: Referent) -> str | None:
    """What the given name suggests; None where the lists do not hold it."""
    return offices().gender(referent.name.split()[0]) if " " in referent.name else None


def by_names(people: Iterable[Referent], told: dict[str, str]) -> dict[str, str]:
    """What given names suggest of the people of whom the text tells nothing; empty unless they suggest it of each of them."""
    unknown = [person for person in people if person.actor_id not in told]
    found = {person.actor_id: gender for person in unknown if (gender := suggested(person))}
    return found if len(found) == len(unknown) else {}
