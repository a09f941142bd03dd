"""Which names are short forms of which: surnames, acronyms, parts of an organisation's name.

The forms of state in names: "the Republic of Artsakh", "the Kingdom of Saudi Arabia", "the Donetsk People's Republic".

Such a name claims that there is a state. Whether there is one is no question here: it is an actor under the name that the text uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .name_forms import name_forms

_FORMS = (
    r"(?:(?:Islamic|Federal|Democratic|People['’]s|Arab|Autonomous) ){{0,4}}+"
    r"(?:Republic|Kingdom|Sultanate|Emirate|Principality|Grand Duchy{more}) of (?:the )?"
)
BEFORE_COUNTRY = re.compile(rf"(?<!\w){_FORMS.format(more='|State|Commonwealth')}$")
"""The form of state right before the name of a country that is known."""

_CALLED = re.compile(
    rf"(?<!\w)(?:{_FORMS.format(more='')}(?!(?:God|Heaven|Christ)\b)(?P<of>[A-Z]\w+(?:[ -][A-Z]\w+){{0,3}})"
    r"|(?P<peoples>(?!The )[A-Z]\w+(?:[ -][A-Z]\w+){0,3}) People['’]s Republic)(?!\w)"
)


def states(text: str) -> Iterator[tuple[int, int]]:
    """Where the text names something in the form of a state."""
    yield from (match.span() for match in _CALLED.finditer(text))


def state_called(name: str) -> str | None:
    """The proper part of a name that claims a state ("Artsakh" of "Republic of Artsakh"); None of any other name."""
    match = _CALLED.fullmatch(name)
    return (match["of"] or match["peoples"]) if match else None


LEGAL_FORMS = frozenset({
    "ab", "ag", "aps", "asa", "bhd", "bv", "gmbh", "inc", "jsc", "kg", "llc", "llp", "lp", "ltd", "nv", "oy", "oyj", "pjsc", "plc", "pty", "sa", "sarl",
    "spa", "srl", "tbk",
})  # fmt: skip
"""What ends the names of firms by law, in lower case."""
_FIRM_ENDINGS = {"inc", "corp", "corporation", "ltd", "plc", "llc", "co", "company", "holdings", "group", "industries"} | LEGAL_FORMS
_TEAMS = {"rovers", "united", "wanderers", "athletic", "albion", "hotspur"}
_NO_TEAMS = frozenset(
    """
    affairs airlines airways arts associates awards brothers communications conservatives courts customs democrats farms finances foods forces
    foundations games greens highways homes hospitals hotels housings labs liberals markets mines motors nationals nations news olympics
    partners petroleums ports powers press prisons railways republicans resources rights roads royals schools sciences services socialists
    solutions sports states stores systems technologies times tories towers trains veterans works
    """.split()  # noqa: SIM905
)
"""Plurals with which the names of other bodies end, of which a text may have several."""
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
"""What may follow a person's name as part of it."""


def same_person(short: str, full: str) -> bool:
    """Whether `short` may shorten the person's name `full`: its surname, its given name, or both without what stands between."""
    a, b = _parts(short), _parts(full)
    if not a or not b or len(a) > len(b):
        return False
    if len(a) == 1:
        return a[0] in {b[-1], b[0], *_nicknames(full)}
    if a[0] in name_forms().particles and a == b[-len(a) :]:
        return True  # "De Wit" of "Anneke de Wit"
    generations = [{p for p in name.casefold().replace(".", "").split() if p in SUFFIXES} for name in (short, full)]
    return a[-1] == b[-1] and a[0] == b[0] and not (all(generations) and generations[0] != generations[1])


def surname(name: str) -> str:
    """The last word of a person's name that is no suffix such as "Jr."."""
    words = [w for w in name.split() if w.casefold() not in SUFFIXES]
    return words[-1] if words else name


def _parts(name: str) -> list[str]:
    parts = [p for p in re.split(r"\s+", name.casefold()) if p not in SUFFIXES]
    return [p.strip(".,") for p in parts if p.strip(".,")]


_NICKNAME = re.compile(r"[\"“(](\w+)[\"”)]")


def _nicknames(name: str) -> list[str]:
    """What stands in quotation marks inside a name ("Danny “Tank” Hale")."""
    return [nickname.casefold() for nickname in _NICKNAME.findall(name)]


def same_body(short: str, full: str) -> bool:
    """Whether `short` may shorten the organisation's name `full`: its initials, its last words, or its first; or a state's.

    What the first words leave out must be what organisations' names are made of: "Doe" is short for "Doe Inc", not for "Doe Way".
    """
    if short in {full, state_called(full)}:
        return True
    plain = short.replace(".", "")
    if plain.isupper() and len(plain) > 1:
        return plain in {initials(full), initials(full, every=True)}
    a, b = short.split(), full.split()
    if len(a) >= len(b):
        return False
    begins = b[: len(a)] == a and (is_firm(full) or b[len(a)].lower() in {"of", "for"} | name_forms().bodies | name_forms().teams)
    return begins or (b[-len(a) :] == a and (len(a) > 1 or short.lower() in _TEAMS or _is_team(short, b)))


def _is_team(word: str, full: Sequence[str]) -> bool:
    """Whether a name ends with what a team calls itself ("the Coastal *Lions*"), and not with what many bodies are."""
    return len(full) == 2 and word.endswith("s") and not word.endswith("ss") and word.lower() not in _NO_TEAMS


def is_firm(name: str) -> bool:
    """Whether the name ends as those of firms do, so that its first word alone is short for it ("Doe Packaging Inc.")."""
    words = name.split()
    return len(words) > 1 and words[-1].strip(".,").lower() in _FIRM_ENDINGS


def initials(name: str, every: bool = False) -> str:
    """The initials of a name's capitalised words (of all words but articles when `every`)."""
    words = [w for w in re.split(r"[\s\-&]+", name) if w]
    return "".join(w[0].upper() for w in words if (w[0].isupper() if not every else w.lower() not in {"the", "of"}))


def is_surname(text: str, name: str) -> bool:
    """Whether the last word of `text` stands in `name` after its given name."""
    return text.split()[-1].casefold() in {part.casefold() for part in name.split()[1:]}


def part_keys(name: str) -> set[str]:
    """The words under which a person's short forms can be looked up: the first and the last of the name."""
    parts = _parts(name)
    return {parts[0], parts[-1], *_nicknames(name)} if parts else set()


def body_keys(name: str) -> set[str]:
    """The strings under which an organisation's short forms can be looked up: first word, last word, both acronyms, a state's proper name."""
    words = name.split()
    return {words[0], words[-1], initials(name), initials(name, every=True), name.replace(".", ""), state_called(name) or name}
