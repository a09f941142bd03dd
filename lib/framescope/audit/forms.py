"""By which strings two actors are named in a text, and which string of the one stands for which of the other.

Strings are paired within a kind: name with name, adjective ("Fenwickian") with adjective, the word for the people
("Fenwickians") with the word for the people, capital with capital. Strings that the text uses come first, the most usual
first, so that each gets a counterpart of its own; where one actor has fewer, strings that the text does not use are taken
("Republic of Fenwick", "Fenwick people"). Where these run out two strings share a counterpart: swapping twice is then not exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..gazetteer.actor_files import Entry
from ..gazetteer.name_variants import initials, surname
from .swap import Pair

_STATE = r"(?:[A-Z]\w+ )*(?:Republic|Kingdom|State|Commonwealth|Sultanate|Emirate|Principality|Grand Duchy) of (?:the )?"
_TAKES_THE = re.compile(
    r"U\.?S\.?(?:A\.?)?$|U\.?K\.?$|U\.?A\.?E\.?$|E\.?U\.?$|U\.?N\.?$|DRC$|(?:United|Republic|Kingdom|State|Union|Grand Duchy) "
    r"|.*(?:Republic|Union|Kingdom|States|Federation|Emirates|Islands|Nations|Netherlands|Philippines|Bahamas|Maldives|Seychelles|Gambia"
    r"|Vatican|Holy See|territories|Authority)$"
)


@dataclass(frozen=True)
class Named:
    """The strings that name one actor, by kind, the main one first; `own` is what tables print."""

    own: str
    name: tuple[str, ...]
    demonym: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()


def named_by_entry(entry: Entry) -> Named:
    """A known actor (a country, say). "Republic of Fenwick" is no string of its own: the name inside it is swapped."""
    names = [n for n in entry.names if not any(re.fullmatch(_STATE + re.escape(m), n) for m in entry.names)]
    plural = [d for d in entry.demonyms if d.endswith("men") or (d.endswith("s") and d[:-1] in entry.demonyms)]
    single = [d for d in entry.demonyms if d not in plural]
    republics = [n for n in entry.names if re.fullmatch(_STATE + re.escape(entry.name), n)]
    return Named(entry.name, tuple(names), tuple(single), tuple(plural), entry.capitals, tuple(republics))


def named_by_text(name: str, kind: str, mentions: Iterable[str]) -> Named:
    """An actor known from the article alone: its name and the shorter names that the article uses, longest first."""
    used = sorted({m for m in mentions if m != name}, key=lambda m: (-len(m), m))
    short = [surname(name)] if kind == "person" and len(name.split()) > 1 else []
    return Named(name, tuple(dict.fromkeys([name, *short, *used])))


def pairs_of(one: Named, other: Named, text: str) -> tuple[Pair, ...]:
    """The pairs of strings by which the two are swapped in `text`."""
    kinds = ("name", "demonym", "people", "capital")
    return tuple(pair for kind in kinds for pair in _paired(_strings(one, kind, text), _strings(other, kind, text), text, kind))


def person_pairs(one: Named, other: Named, rule: str = "person") -> tuple[Pair, ...]:
    """Full name with full name, surname with surname, and so on; what is left goes to the other's surname."""
    pairs = [Pair(a, b, rule) for a, b in zip(one.name, other.name, strict=False)]
    pairs += [Pair(a, other.name[-1], rule) for a in one.name[len(other.name) :]]
    return (*pairs, *(Pair(one.name[-1], b, rule) for b in other.name[len(one.name) :]))


def acronym_pairs(names: Iterable[tuple[str, str]], swapped: dict[str, str], text: str) -> tuple[Pair, ...]:
    """Acronyms of names that change: (name, its acronym) for bodies; `swapped` gives each name's counterpart."""
    pairs = []
    for name, short in names:
        new = next((initials(swapped[name], every) for every in (False, True) if initials(name, every) == short), short)
        if new != short and len(new) > 1 and not re.search(rf"(?<!\w){re.escape(new)}(?!\w)", text):
            pairs.append(Pair(short, new, "acronym"))
    return tuple(pairs)


def with_the(named: Named) -> frozenset[str]:
    """The actor's names that stand with "the" in running text ("the United States", "the US"), in capital letters too."""
    names = (*named.name, *named.spare)
    taking = {n for n in names if _TAKES_THE.match(n) or (n.isupper() and _TAKES_THE.match(named.own))}
    return frozenset(taking | {n.upper() for n in taking})


def uses(string: str, text: str) -> int:
    """How often the text has the string as a word of its own, in its own case or in capitals."""
    variants = {string, string.upper()} if len(string) > 4 else {string}
    return len(re.findall(r"(?<!\w)(?:" + "|".join(re.escape(v) for v in sorted(variants)) + r")(?!\w)", text))


@dataclass(frozen=True)
class _Strings:
    """Strings of one kind: those that the text uses, the most usual first; the others; and what may stand in for more."""

    used: list[str]
    rest: list[str]
    spare: tuple[str, ...]


def _strings(named: Named, kind: str, text: str) -> _Strings:
    counts = {s: uses(s, text) for s in getattr(named, kind)}
    used = sorted((s for s in counts if counts[s]), key=lambda s: -counts[s])
    spare = {"name": named.spare, "people": tuple(f"{d} people" for d in named.demonym[:1])}.get(kind, ())
    rest = [s for s in counts if not counts[s] and (kind != "name" or _is_english(s, named.own))]
    return _Strings(used, rest, spare)


def _is_english(name: str, own: str) -> bool:
    """Whether a name that the text does not use may stand in it: no country's own name for itself ("Hayastan" for Armenia)."""
    return name.isascii() and (name[:3] == own[:3] or name.isupper())


def _paired(one: _Strings, other: _Strings, text: str, kind: str) -> list[Pair]:
    """Used strings of both, one with one; the shorter list goes on with its unused and its spare strings, then its first again."""
    length = max(len(one.used), len(other.used))
    a, b = _filled(one, length, text), _filled(other, length, text)
    return [Pair(x, y, kind) for x, y in zip(a, b, strict=False)]


def _filled(strings: _Strings, length: int, text: str) -> list[str]:
    """`length` strings, or none where there is none at all. Unused names come last."""
    first = [] if strings.used else strings.rest[:1]
    fresh = [s for s in strings.spare if not uses(s, text)]
    pool = list(dict.fromkeys([*strings.used, *first, *fresh, *strings.rest]))
    return (pool + pool[:1] * length)[:length]
