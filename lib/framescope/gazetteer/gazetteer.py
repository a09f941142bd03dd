"""The actors known before the article is read: countries, well-known bodies, and those that a user's file names.

Countries come from the package countryinfo (names, alternative spellings, capitals, demonyms, neighbours), corrected by
``data/actors/countries.toml``; bodies such as NATO or the Kremlin from ``data/actors/bodies.toml``. A user's actor file
has the same form as the latter (``data/actors/README.md``) and goes before both.
"""

from __future__ import annotations

import functools
import json
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path

from ..resources import resource
from . import divided_names
from .actor_files import Entry, read_entries, slug
from .name_variants import BEFORE_COUNTRY
from .shared_names import Setting

_WORD = re.compile(r"\w+")
_CAPITAL_WORD = re.compile(r"(?<![^\W_])[^\W\d_]\w*")
_PLURALLESS = ("ese", "ch", "sh", "ss", "s")


@dataclass(frozen=True)
class Hit:
    """One place in a text where a known actor is named; `form` is name, demonym, capital or description."""

    start: int
    end: int
    actor_id: str
    form: str


_TITLE = re.compile(
    r"(?<!\w)(?:(?:Mr|Mrs|Ms|Dr|Prof|Rev|Sgt|Capt|Col|Lt|Maj|Cpl|Det|Insp|Supt|Cllr|Rep|Sen)\.?|Miss|Mister|Captain|Sergeant|Colonel|Lieutenant|Detective|Professor|Doctor) $"
)
"""What stands before the names of persons alone."""
_LONGEST_TITLE = 16


AT_HAND = 1024
"""Texts, sentences and names in which what was found is kept: most are asked for several times."""


@dataclass
class Gazetteer:
    """Known actors and the strings that name them. Names match with their case; the longest match wins.

    ``entries`` are by actor_id. Ambiguous strings ("Jordan") match only where the text itself also holds an unambiguous
    name, demonym or capital of that country or of a neighbour. ``places`` are names of states and towns that are no actors.
    ``divided`` are the names that several countries bear, with those countries.
    """

    entries: dict[str, Entry]
    neighbours: dict[str, frozenset[str]]
    ambiguous: frozenset[str]
    places: frozenset[str] = frozenset()
    divided: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _forms: dict[str, tuple[str, str]] = field(default_factory=dict)
    _lengths: dict[str, list[int]] = field(default_factory=dict)
    """How long the strings are that begin with a word, the longest first: so many places are looked up, however many strings."""
    _at_hand: Callable[[str, frozenset[str] | None], list[Hit]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for form in ("capital", "demonym", "name"):
            for entry in self.entries.values():
                for text in entry.strings(form):
                    self._forms[text] = (entry.actor_id, form)
        for text in list(self._forms):
            if len(text) > 4 and not text.isupper():
                self._forms.setdefault(text.upper(), self._forms[text])
        self._lengths.update(_lengths_by_first_word(self._forms))
        self._at_hand = functools.lru_cache(maxsize=AT_HAND)(self._find)

    @functools.cached_property
    def countries(self) -> Gazetteer:
        """The countries alone: their names are found inside the names of bodies too ("US" in "US Congress")."""
        countries = {e.actor_id: e for e in self.entries.values() if e.kind == "country"}
        return Gazetteer(countries, self.neighbours, self.ambiguous, divided=self.divided)

    def find(self, text: str, clear: frozenset[str] | None = None) -> list[Hit]:
        """Every place where `text` names a known actor, in order, without overlaps.

        clear: the countries of which the text is, where `text` is only a name in it (`countries_in`).
        """
        return list(self._at_hand(text, clear))

    def _find(self, text: str, clear: frozenset[str] | None) -> list[Hit]:
        described = list(self._described(text))
        inside = {i for hit in described for i in range(hit.start, hit.end)}
        found = sorted([*described, *(hit for hit in self._matches(text) if hit.start not in inside)], key=lambda hit: hit.start)
        titled = [hit for hit in found if self._is_surname(text, hit)]
        surnames = {text[hit.start : hit.end]: hit.start for hit in reversed(titled)}
        found = [hit for hit in found if hit not in titled] if titled else found

        def is_clear(hit: Hit) -> bool:
            name = text[hit.start : hit.end]
            return name not in self.ambiguous and hit.start < surnames.get(name, len(text))

        named = {hit.actor_id for hit in found if is_clear(hit)}
        kept = [hit for hit in found if is_clear(hit) or self._near(hit.actor_id, named)]
        kept = divided_names.decided(text, kept, self.divided, self.neighbours, clear or frozenset())
        shared = any(text[hit.start : hit.end] in self.entries[hit.actor_id].shared for hit in kept)
        return self._setting(text, kept, clear).decided() if shared else kept

    def _is_surname(self, text: str, hit: Hit) -> bool:
        """Whether the name of a country is a person's, behind a title ("Mr. England", "Captain America")."""
        if hit.form != "name" or self.entries[hit.actor_id].kind != "country" or " " in text[hit.start : hit.end]:
            return False
        return _TITLE.search(text, max(0, hit.start - _LONGEST_TITLE), hit.start) is not None

    def countries_in(self, text: str) -> frozenset[str]:
        """The countries of which the text names something that is called like nothing of another's."""
        return self._setting(text, self.find(text)).clear

    def _setting(self, text: str, hits: list[Hit], clear: frozenset[str] | None = None) -> Setting:
        return Setting(text, hits, self.entries, self._states(text), clear)

    def _states(self, text: str) -> dict[int, int]:
        """Where the text names one of the `places` in full: the first character by the one after the last."""
        return {match.end(): match.start() for match in self._places_in_full.finditer(text)}

    @functools.cached_property
    def _places_in_full(self) -> re.Pattern[str]:
        names = sorted((p for p in self.places if not p.endswith(".") and not p.isupper()), key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)" if names else r"(?!)")

    @functools.cached_property
    def _phrases(self) -> tuple[dict[str, list[int]], dict[str, str]]:
        """The lengths of the descriptions that an actor file lists, by their first word, and whose each is."""
        owners = {phrase: entry.actor_id for entry in self.entries.values() for phrase in entry.descriptions}
        return _lengths_by_first_word(owners), owners

    def _described(self, text: str) -> Iterator[Hit]:
        """The descriptions that an actor file lists, whatever their case; the first of two that overlap, the longest of two that begin there."""
        lengths, owners = self._phrases
        reached = 0
        for word in _WORD.finditer(text) if owners else ():
            start = word.start()
            for n in lengths.get(word.group().casefold(), ()) if start >= reached else ():
                owner = owners.get(text[start : start + n].casefold()) if start + n <= len(text) else None
                if owner and not _WORD.match(text, start + n):
                    yield Hit(start, start + n, owner, "description")
                    reached = start + n
                    break

    def _near(self, actor_id: str, named: set[str]) -> bool:
        return actor_id in named or bool(self.neighbours.get(actor_id, frozenset()) & named)

    def _matches(self, text: str) -> Iterator[Hit]:
        reached = 0
        for word in _CAPITAL_WORD.finditer(text):
            start = word.start()
            if start < reached:
                continue
            for n in self._lengths.get(word.group(), ()):
                end = start + n
                if end <= len(text) and text[start:end] in self._forms and not text[end : end + 1].isalnum():
                    yield self._hit(text, reached, start, end)
                    reached = end
                    break

    def _hit(self, text: str, reached: int, start: int, end: int) -> Hit:
        """The hit for a known string; a country's name takes in the "Republic of" before it (not "State of", if it may be another's)."""
        actor_id, form = self._forms[text[start:end]]
        before = text[max(reached, start - 60) : start] if form == "name" else ""
        state = BEFORE_COUNTRY.search(before) if before.endswith(("of ", "of the ")) else None
        if state and self.entries[actor_id].kind == "country" and not ("State of" in state[0] and text[start:end] in self.ambiguous):
            start -= len(state[0])
        return Hit(start, end, actor_id, form)


def _lengths_by_first_word(strings: Iterable[str]) -> dict[str, list[int]]:
    """How long the strings are that begin with each word, the longest first."""
    lengths: dict[str, set[int]] = {}
    for text in strings:
        if first := _WORD.match(text):
            lengths.setdefault(first.group(), set()).add(len(text))
    return {word: sorted(those, reverse=True) for word, those in lengths.items()}


def load_gazetteer(actor_file: Path | None = None) -> Gazetteer:
    """The gazetteer of countries and bodies, with the actors of a user's TOML file added or put in their place.

    It is made once and shared: nobody changes it. A file that was changed is read again.

    Raises
    ------
    InputError
        if the file cannot be read, or an entry has an unknown key, a value of the wrong type or an unknown side.
    """
    if actor_file is None:
        return _made()
    path = Path(actor_file)
    try:
        facts = path.stat()
    except OSError:
        return _made(path)
    return _made(path, (facts.st_mtime_ns, facts.st_size))


@functools.lru_cache(maxsize=8)
def _made(actor_file: Path | None = None, stamp: tuple[int, int] | None = None) -> Gazetteer:
    """The gazetteer, put together once for each state (`stamp`) of an actor file."""
    entries, neighbours, ambiguous, places, divided = _shipped()
    if actor_file is not None:
        own = read_entries(actor_file, entries)
        entries = {**entries, **{actor_id: replace(entry, given=True) for actor_id, entry in own.items()}}
    return Gazetteer(entries, neighbours, ambiguous, places, divided)


@functools.cache
def _shipped() -> tuple[dict[str, Entry], dict[str, frozenset[str]], frozenset[str], frozenset[str], dict[str, tuple[str, ...]]]:
    settings = tomllib.loads(resource("data", "actors", "countries.toml").read_text(encoding="utf-8"))
    records = sorted(_records(), key=lambda record: -(record.get("population") or 0))
    countries: dict[str, Entry] = {}
    code_of: dict[str | None, str] = {}
    borders: dict[str, list[str]] = {}
    taken: set[str] = set()
    for record in records:
        name = settings["renamed"].get(record["name"], record["name"])
        actor_id = slug(name)
        if actor_id in countries:
            continue
        countries[actor_id] = _country(actor_id, name, record, settings, taken)
        code_of[(record.get("ISO") or {}).get("alpha3")] = actor_id
        borders[actor_id] = record.get("borders") or []
    neighbours = {a: frozenset(code_of[code] for code in codes if code in code_of) for a, codes in borders.items()}
    neighbours.update({a: frozenset(near) for a, near in settings["neighbours"].items()})
    bodies = read_entries(resource("data", "actors", "bodies.toml"), countries)
    divided = {form: tuple(bearers) for name, bearers in settings["divided"].items() for form in (name, name.upper())}
    ambiguous, places = frozenset(settings["reading"]["ambiguous"]), frozenset(settings["places"]["names"])
    return {**countries, **bodies}, neighbours, ambiguous, places, divided


def _records() -> Iterator[dict]:
    """countryinfo's records, read as the JSON files that they are: its own loader also builds indexes and models."""
    for folder in ("data", "data_no_iso"):
        for path in sorted(files("countryinfo").joinpath(folder).iterdir(), key=lambda p: p.name):
            if path.name.endswith(".json"):
                record = json.loads(path.read_text(encoding="utf-8"))
                if record.get("name"):
                    yield record


def _country(actor_id: str, name: str, record: dict, settings: dict, taken: set[str]) -> Entry:
    """One country. A demonym or spelling that a more populous country has already is not given to it ("French": France)."""
    ignore = set(settings["reading"]["ignore"])
    spellings = [name, *(s.strip() for s in record.get("altSpellings") or [])]
    spellings = [s for s in spellings if _readable(s, settings["reading"]["codes"]) and s not in ignore]
    spellings += [_plain(s) for s in spellings] + settings["names"].get(actor_id, [])
    capital = record.get("capital") or []
    capitals = [capital] if isinstance(capital, str) else capital
    capitals = settings["capitals"].get(actor_id, capitals)
    capitals = [c for c in [*capitals, *map(_plain, capitals)] if c not in ignore and c not in spellings]
    demonyms = [d.strip() for d in re.split("[,/]", record.get("demonym") or "") if d.strip() and d.strip() not in ignore]
    demonyms += settings["demonyms"].get(actor_id, [])
    demonyms += [f"{d}s" for d in demonyms if not d.endswith(_PLURALLESS) and not d.endswith(("man", "men"))]
    named, people = _fresh(spellings, taken), _fresh(demonyms, taken)
    return Entry(actor_id, name, "country", actor_id, named, people, tuple(dict.fromkeys(capitals)), ())


def _fresh(strings: list[str], taken: set[str]) -> tuple[str, ...]:
    fresh = tuple(s for s in dict.fromkeys(strings) if s not in taken)
    taken.update(fresh)
    return fresh


def _readable(spelling: str, codes: list[str]) -> bool:
    """Whether an English newspaper could print `spelling` as a name: Latin letters, a capital first, no bare code."""
    if len(spelling) <= 3 and spelling.isupper():
        return spelling in codes
    return bool(spelling) and spelling[0].isupper() and "," not in spelling and unicodedata.name(spelling[0]).startswith("LATIN")


def _plain(name: str) -> str:
    """`name` without its accents: agencies print "Sao Tome"."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
