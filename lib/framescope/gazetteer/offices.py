"""The nouns for people, bodies and documents that have no name where they stand (``data/actors/offices.toml``)."""

import functools
import tomllib
from dataclasses import dataclass

from ..resources import resource


@dataclass(frozen=True)
class Offices:
    """Sets of lower-case singular nouns (``numbered``: with a capital); ``rows`` maps an office to the numbers of the rows it stands in,
    ``sides`` the kinds of nouns that tell for whom somebody stands to those nouns."""

    titles: frozenset[str]
    courtesy: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    rows: dict[str, frozenset[int]]
    american: frozenset[str]
    speaks_for: frozenset[str]
    government: frozenset[str]
    bodies: frozenset[str]
    organisations: frozenset[str]
    people: frozenset[str]
    name_words: frozenset[str]
    numbered: frozenset[str]
    documents: frozenset[str]
    messages: frozenset[str]
    male_names: frozenset[str]
    female_names: frozenset[str]
    either_names: frozenset[str]
    sides: dict[str, frozenset[str]]

    def same_office(self, one: str, other: str) -> bool:
        """Whether the two nouns may stand for the same office ("senator", "lawmaker")."""
        return one == other or bool(self.rows.get(one, frozenset()) & self.rows.get(other, frozenset()))

    def is_body(self, noun: str) -> bool:
        """Whether the noun means a government, another body of a state, or an organisation."""
        return noun in self.bodies or noun in self.organisations or noun in self.government

    def is_given(self, word: str) -> bool:
        """Whether the word, with its capital, is a given name of the lists."""
        return word in self.male_names or word in self.female_names or word in self.either_names

    def gender(self, word: str) -> str | None:
        """What a title or given name says of a person: "m", "f" or None."""
        if word in self.either_names:
            return None
        if word.lower() in self.male or word in self.male_names:
            return "m"
        return "f" if word.lower() in self.female or word in self.female_names else None


@functools.cache
def offices() -> Offices:
    """The shipped vocabulary, read once."""
    data = tomllib.loads(resource("data", "actors", "offices.toml").read_text(encoding="utf-8"))
    names = tomllib.loads(resource("data", "actors", "first_names.toml").read_text(encoding="utf-8"))
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(data["people"]["offices"]):
        for noun in row:
            rows.setdefault(noun, set()).add(number)
    titles, groups = data["titles"], data["groups"]
    return Offices(
        titles=frozenset(titles["courtesy"]) | frozenset(titles["abbreviated"]),
        courtesy=frozenset(titles["courtesy"]),
        male=frozenset(titles["male"]),
        female=frozenset(titles["female"]),
        rows={noun: frozenset(numbers) for noun, numbers in rows.items()},
        american=frozenset(data["people"]["american"]),
        speaks_for=frozenset(data["people"]["speaks-for"]),
        government=frozenset(groups["government"]),
        bodies=frozenset(groups["bodies"]),
        organisations=frozenset(groups["organisations"]),
        people=frozenset(groups["people"]),
        name_words=frozenset(data["names"]["body"]),
        numbered=frozenset(data["names"]["numbered"]),
        documents=frozenset(data["documents"]["documents"]),
        messages=frozenset(data["documents"]["messages"]),
        male_names=frozenset(names["male"].split()),
        female_names=frozenset(names["female"].split()),
        either_names=frozenset(names["either"].split()),
        sides={key: frozenset(words) for key, words in data["sides"].items()},
    )
