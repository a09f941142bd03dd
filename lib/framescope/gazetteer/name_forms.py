"""The forms by which a place, a thing, a body or a person is told from its name alone (``data/actors/name_forms.toml``)."""

import functools
import re
import tomllib
from dataclasses import dataclass

from ..resources import resource
from ..word_forms import lower_case_words
from .offices import offices


@dataclass(frozen=True)
class NameForms:
    """Sets of lower-case words; ``given``, ``origins``, ``dedicated``, ``known`` and the letters of vessels keep their capitals, ``hyphened`` stands before a
    hyphen ("al-Khatib")."""

    particles: frozenset[str]
    hyphened: frozenset[str]
    codes: frozenset[str]
    given: frozenset[str]
    origins: frozenset[str]
    no_person_last: frozenset[str]
    no_person_first: frozenset[str]
    places: frozenset[str]
    bodies: frozenset[str]
    teams: frozenset[str]
    owned: frozenset[str]
    dedicated: frozenset[str]
    vessel_letters: frozenset[str]
    vessel_letters_unsure: frozenset[str]
    vessels: frozenset[str]
    called_she: frozenset[str]
    known: frozenset[str]
    says: frozenset[str]
    done: frozenset[str]
    lives: frozenset[str]
    suffered: frozenset[str]
    kin: frozenset[str]
    trade: frozenset[str]
    trades: frozenset[str]
    traders: frozenset[str]
    thing_nouns: frozenset[str]

    def is_place(self, name: str) -> bool:
        """Whether the last word says that it is a place's name ("Hyde Park", "Mill Lane")."""
        words = name.lower().split()
        return len(words) > 1 and words[-1] in self.places


def is_given_name(word: str) -> bool:
    """Whether the word, with its capital, is a given name here or in the lists of offices."""
    return offices().is_given(word) or word in name_forms().given


_PLACES = frozenset({"cities", "counties", "territories", "countries", "colonies", "estuaries", "promontories"})


@functools.cache
def trades() -> frozenset[str]:
    """English plurals such as firms have in their names and people hardly ever: "ferries", "breweries", "laundries"."""
    words = lower_case_words()
    return frozenset(word for word in words if word.endswith("ies") and word[:-3] + "y" in words) - _PLACES


@functools.cache
def name_forms() -> NameForms:
    """The shipped forms, read once."""
    data = tomllib.loads(resource("data", "actors", "name_forms.toml").read_text(encoding="utf-8"))
    places, things = data["places"], data["things"]
    words = {key: frozenset(text.split()) for key, text in data["verbs"].items()}
    bodies = offices().name_words | frozenset(data["bodies"]["last"].split()) | trades()
    return NameForms(
        particles=frozenset(data["particles"]["words"].split()),
        hyphened=frozenset(data["particles"]["hyphened"].split()),
        codes=frozenset(data["codes"]["words"].split()),
        given=frozenset(data["given"]["words"].split()),
        origins=frozenset(data["origins"]["words"].split()),
        no_person_last=bodies
        | frozenset(data["bodies"]["teams"].split())
        | frozenset(places["last"].split())
        | frozenset(things["last"].split()),
        no_person_first=frozenset(places["first"].split()) | frozenset(things["first"].split()),
        places=frozenset(places["last"].split()),
        bodies=bodies,
        teams=frozenset(data["bodies"]["teams"].split()),
        owned=frozenset(data["owned"]["last"].split()),
        dedicated=frozenset(data["owned"]["first"].split()),
        vessel_letters=frozenset(data["vessels"]["letters"].split()),
        vessel_letters_unsure=frozenset(data["vessels"]["unsure"].split()),
        vessels=frozenset(data["vessels"]["nouns"].split()),
        called_she=frozenset(data["vessels"]["others"].split()) | frozenset(data["vessels"]["nouns"].split()) | words["thing-nouns"],
        known=frozenset(name for name in re.split(r",\s*", data["known"]["names"].strip()) if name),
        says=words["says"],
        done=words["done"],
        lives=words["lives"],
        suffered=words["suffered"],
        kin=words["kin"],
        trade=words["trade"],
        trades=words["trades"],
        traders=words["traders"],
        thing_nouns=words["thing-nouns"],
    )
