"""The common nouns for people without office (``data/actors/people.toml``): what the word alone says of whom it names.

A noun is a person's because it is listed, or by its ending. Endings are weak evidence ("teacher", "thermometer"): they count only
where somebody speaks or thinks.
"""

import functools
import tomllib
from dataclasses import dataclass

from ..resources import resource

_ABSTRACT = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ism",
    "ship",
    "dom",
    "ance",
    "ence",
    "age",
    "ure",
    "ing",
    "logy",
    "nomy",
    "cy",
    "phy",
    "th",
    "gh",
)
_SHORTEST = 5
"""So many letters has a noun at least whose ending tells anything: "peer", not "tee"."""


@dataclass(frozen=True)
class Ordinary:
    """Sets of lower-case singular nouns, and of the lemmas of verbs of speaking and thinking."""

    people: frozenset[str]
    collective: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    endings: tuple[str, ...]
    compound: tuple[str, ...]
    things: frozenset[str]
    texts: frozenset[str]
    places: frozenset[str]
    alone: frozenset[str]
    mostly: frozenset[str]
    say: frozenset[str]

    def is_listed(self, noun: str) -> bool:
        """Whether the noun names a person, or several ("crew"), wherever it stands."""
        return (
            noun in self.people
            or noun in self.collective
            or (len(noun) > _SHORTEST and noun.endswith(self.compound) and noun not in self.things)
        )

    def may_speak(self, noun: str, verb: str) -> bool:
        """Whether the noun names somebody where it is the subject of the verb (a lemma), though it is not listed."""
        if noun in self.things or noun in self.texts:
            return False
        if noun in self.places:
            return verb in self.alone or verb in self.say or verb in self.mostly
        if len(noun) >= _SHORTEST and noun.endswith(self.endings):
            return verb in self.alone or verb in self.say or verb in self.mostly
        return (verb in self.alone or verb in self.say) and not noun.endswith(_ABSTRACT)

    def gender(self, noun: str) -> str | None:
        """What the noun says of a person: "m", "f" or None."""
        if noun in self.male or noun in self.female:
            return "m" if noun in self.male else "f"
        return "f" if noun.endswith("woman") else None

    def singular(self, word: str, lemma: str) -> str:
        """The singular of a noun as a text has it, in lower case: a capital at the head of a sentence hides a plural from the parser."""
        if lemma != word or self.is_listed(word):
            return lemma
        for ending, instead in (("women", "woman"), ("men", "man"), ("ies", "y"), ("ves", "fe"), ("ves", "f"), ("es", ""), ("s", "")):
            if word.endswith(ending) and not word.endswith("ss") and self.is_listed(word.removesuffix(ending) + instead):
                return word.removesuffix(ending) + instead
        return lemma


@functools.cache
def ordinary() -> Ordinary:
    """The shipped vocabulary, read once."""
    data = tomllib.loads(resource("data", "actors", "people.toml").read_text(encoding="utf-8"))
    words = {section: {key: _words(value) for key, value in rows.items()} for section, rows in data.items()}
    endings = data["endings"]
    return Ordinary(
        people=frozenset().union(*words["people"].values()),
        collective=words["collective"]["nouns"],
        male=words["gender"]["male"],
        female=words["gender"]["female"],
        endings=tuple(endings["person"]),
        compound=tuple(endings["compound"]),
        things=words["things"]["nouns"],
        texts=words["speech"]["things"],
        places=words["places"]["nouns"],
        alone=words["speech"]["alone"],
        mostly=words["speech"]["mostly"],
        say=words["speech"]["say"],
    )


def _words(value: str | list[str]) -> frozenset[str]:
    return frozenset(value.split() if isinstance(value, str) else value)
