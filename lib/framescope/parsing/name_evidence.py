"""What stands around a name and says whether it is a person's: titles, ages, verbs of speech, kin; or articles, "in", shares.

Every sign has a weight: above 0 for a person, below 0 against one. None of them looks at the name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ..gazetteer.name_forms import name_forms
from ..gazetteer.offices import offices
from ..gazetteer.ordinary import ordinary

if TYPE_CHECKING:
    from spacy.tokens import Doc

NEAR = 60
"""Characters before and after a name that are looked at."""

TITLE, OFFICE, AGE, SPOKEN, KIN, LIVED = 4, 3, 4, 3, 3, 2
"""For a person: "Mr", "lawyer" before it, ", 47," after it or "her husband," before it, a quotation beside it, "'s wife", "was born" after it."""
CALLED = 9
"""For a person, whatever else is said: "a dancer named" before it."""
THING, ARTICLE, WITHIN, TRADE = -4, -3, -2, -3
"""Against one: "the town of" or "MV" before it, or ", which" or "itself" after it; "the", "in", "'s shares" after it."""
ITS = -1
"""Against one, if little: "cancelled most of its trains" after it; *its* may be somebody else's."""

_LAST = re.compile(r"(?<![\w-])(?:([^\W\d_][\w-]*) )?([^\W\d_][\w-]*)\.? $")
_APPOSED_TO = re.compile(r"(?:^|[.!?][”\"]? |\n)(?:An?|One|Another) (?:[\w'’-]+ ){0,3}([a-z]+), $")
_AGE = re.compile(r", (?:aged )?\d{1,3}[,.;]")
_WHO = re.compile(r",? whom?\b|, whose\b|,? (?:himself|herself)\b| \((?:[RDI]|\d\d)[-–,)]")
_WHICH = re.compile(r", (?:most |some |all |none |part )?(?:of )?which\b")
_ACRONYM = re.compile(r" \([A-Z][A-Z.]+\)")
_OWN = re.compile(r"['’]s? ([a-z-]+)(?: ([a-z-]+))?")
_ITSELF = re.compile(r"(?: [a-z]+){0,3} itself\b")
_ITS = re.compile(r"(?: (?!(?:the|an?|this|that|his|her|their|said|says)\b)[a-z-]+){2,4} its\b")
_NEXT = re.compile(r",? ([a-z]+)")
_APPOSITION = re.compile(
    r", (?:(?:now|then|once|formerly|later|already|still|himself|herself) )?(?:a|an|the|his|her|their) ((?:[\w'-]+ ){0,5}?[\w'-]+)(?=[,.;]| (?:of|for|at|from|in|who|that|which|whose|and|on|with)\b)"
)
_PREDICATE = re.compile(
    r" (?:is|was|became|remains|remained) (?:[a-z]+ly |then |once |still |now )?(?:a|an|the) ((?:[\w'-]+ ){0,4}?[\w'-]+)"
    r"(?=[,.;:]| (?:of|for|at|from|in|who|that|which|whose|and|on|with|by|when|during)\b)"
)
_AND_I = re.compile(r" and (?:I|he|she|myself|himself|herself)\b")
_AND_KIN = re.compile(r" and (?:his|her) (?:[a-z]+ )?([a-z]+)")
_AND_HIS = re.compile(r" and his [a-z]")
_AGED = re.compile(r"-year-old $")
_FAMILY = "wife|husband|mother|father|parents|(?:twin |step|half-|grand)?(?:sons?|daughters?|brothers?|sisters?|children)|widow|widower|uncle|aunt|nephew|niece|cousin"
_KIN_OF = re.compile(rf"\b(?:{_FAMILY}) of $")
_FATE_OF = re.compile(r"\b(?:arrest|assassination|childhood|funeral|imprisonment|kidnapping|murder) of $")
"""What only a person has or suffers."""
_IS_KIN = re.compile(
    rf", (?:the )?(?:[a-z]+ )?(?:{_FAMILY}) (?:of|to) | (?:has|had) (?:[a-z]+ ){{1,3}}(?:{_FAMILY})\b(?! (?:compan|firm|organi|bod))"
)
_DEAR = rf"{_FAMILY}|fianc[eé]e?|boyfriend|girlfriend|grandfather|grandmother|godfather|godmother|stepfather|stepmother"
_OF_SOMEBODY = r"(?:['’]s?|\b(?:[Hh]is|[Hh]er|[Mm]y|[Tt]heir|[Oo]ur|[Yy]our|[Tt]wo|[Tt]hree|[Ff]our))"
_KIN_IS = re.compile(rf"{_OF_SOMEBODY} (?:[a-z-]+ ){{0,2}}(?:{_DEAR}), (?:[^\W\d_a-z][\w-]+(?:, |,? and )){{0,3}}$")
_CLOSED = re.compile(r"[,.;]|,? and [^\W\d_a-z][\w-]+[,.;]")
"""What closes an apposition, as in "her husband, Iain, drove", "his sons, Sami and Nour, slept"."""
PLAYING = frozenset(
    [
        "holders",
        "challengers",
        "champions",
        "favourites",
        "favorites",
        "hosts",
        "leaders",
        "minnows",
        "newcomers",
        "rivals",
        "runners-up",
        "strugglers",
        "visitors",
    ]
)
"""What a team is, in the plural in which it plays ("the champions, Ostra Volley,")."""
_SIDE = re.compile(rf"\b(?i:{'|'.join(sorted(PLAYING))}),? $")
_NAMED = re.compile(r"\b([a-z]+)['’\"”]* (?:named|nicknamed|called) $")
_ALIAS = re.compile(
    r"\b([a-z]+)(?:,)? (?:(?:who )?(?:going|goes|went) by(?: the name)?|(?:who )?(?:calling|calls|called) (?:himself|herself)|by the name(?: of)?) [\"“‘']?(?:The )?$"
)
_TRUSTED = re.compile(r"\b(?:confidence|faith|trust|trusted|belief|believes?|believed|confided|confides|love) (?:in|for) $")
_MADE = re.compile(
    r" (?:[a-z-]+ )?(?:apps?|bikes?|cars?|chips?|consoles?|drones?|flights?|handsets?|laptops?|lorr(?:y|ies)|outlets?|phones?|scooters?|stores?"
    r"|supermarkets?|tablets?|taxis?|tractors?|trucks?|vans?)\b"
)
"""What makers and shops put their name to: "a Zorro scooter", "two Zorro delivery vans"."""
_I_AND = re.compile(r"\b(?:I|[Hh]e|[Ss]he|[Hh]im|[Mm]e) and $")
_QUOTED = re.compile(r"[\"”’'],? (?:[a-z]+ly )?$")
_WITHIN = frozenset({"in", "at", "near", "outside", "around", "across", "throughout", "inside", "within", "into"})
_SEAT = re.compile(
    r"\b(?:MPs?|MSP|representative|deputy|seat|minister|candidate|voters|people|north|south|east|west|miles|outskirts) (?:for|of|from|in) $"
)
_LIVED = re.compile(r"(?: (?:was|had|has|is|later|then|also|first|soon|eventually|never|has been|had been|and))* ([a-z]+)( up\b)?")
_SUFFERED = re.compile(r" (?:was|has been|had been) (?:[a-z]+ly |then |later |also |once )?([a-z]+)")
_ARTICLES = frozenset({"the", "a", "an"})


def is_title(word: str) -> bool:
    """Whether the word is a title or an office, or says more about one ("former")."""
    return word.lower() in _titles() or (word.endswith("s") and word[:-1].lower() in _titles())


@cache
def _titles() -> frozenset[str]:
    words = offices()
    single = {office for office in words.rows if " " not in office} | {office.split()[0] for office in words.rows}
    return (
        words.titles
        | {title.rstrip(".") for title in words.titles}
        | single
        | {"former", "deputy", "vice", "acting", "late", "officer", "administrator", "manager"}
    )


def surroundings(doc: Doc, first: int, last: int) -> tuple[str, int, int]:
    """A part of the text that holds at least `NEAR` characters on each side of tokens `first` to `last`, and where these stand in it.

    Taken from the tokens there: spaCy puts the text of a whole `Doc` together anew each time it is asked for.
    """
    part = doc[max(0, first - NEAR) : last + 1 + NEAR]
    named = doc[first : last + 1]
    return part.text_with_ws, named.start_char - part.start_char, named.end_char - part.start_char


def evidence(text: str, start: int, end: int) -> int:
    """What the words around characters start … end say: above 0 for a person, below 0 for something else."""
    before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    kin = AGE if _CLOSED.match(after) and _KIN_IS.search(before) else 0
    return kin + _before(before) + _after(after) + _speech(before, after) + _beside_pronoun(before, after)


def _beside_pronoun(before: str, after: str) -> int:
    """What "and I", "and his crew" or "and her brother" after a name, or "she and" before it, says: of bodies nobody speaks so."""
    kin = _AND_KIN.match(after)
    beside = _AND_I.match(after) or _AND_HIS.match(after) or _I_AND.search(before) or (kin and kin[1] in name_forms().kin)
    return KIN if beside else 0


def _before(before: str) -> int:
    if _names_somebody(before):
        return CALLED
    if _AGED.search(before):
        return AGE
    if (apposed := _APPOSED_TO.search(before)) and _is_thing(apposed[1]):
        return THING  # "A patients' group, Closer Care,"
    match = _LAST.search(before)
    if not match:
        return ARTICLE if _SIDE.search(before) else 0
    if _SIDE.search(before):
        return ARTICLE
    if _SEAT.search(before):
        return ARTICLE
    if _KIN_OF.search(before) or _FATE_OF.search(before):
        return LIVED
    if trusts(before):
        return 1
    word = match[2].lower()
    words, noun = offices(), word.removesuffix("s")
    if word in words.titles or f"{word}." in words.titles:
        return TITLE
    if (match[2].islower() and _is_thing(noun)) or (match[2].isupper() and word in name_forms().no_person_first):
        return THING
    if (
        is_title(word)
        or word in words.people
        or noun in words.people
        or noun in words.rows
        or (_is_calling(word) and _is_small(match, before))
    ):
        return OFFICE
    if word in _ARTICLES:
        return ARTICLE
    return WITHIN if word in _WITHIN else int(word in name_forms().done)


def _is_small(last: re.Match[str], before: str) -> bool:
    """Whether the last word has no capital, or only the one with which its sentence begins."""
    return last[2].islower() or before[: last.start(2)].rstrip(" ")[-1:] in {"", ".", "!", "?", "\n", '"', "”", "“"}


def _is_calling(word: str) -> bool:
    """Whether it is a noun for one person, and not for a firm as well: "fisherman", "illustrator", not "baker"."""
    return word in ordinary().people and word not in name_forms().traders


def trusts(before: str) -> bool:
    """Whether "confidence in" or "love for" leads up to a name: "in" is then no sign of a place."""
    return bool(_TRUSTED.search(before))


def _names_somebody(before: str) -> bool:
    """Whether "a neighbour named" or "a dancer going by the name “The" leads up to a name."""
    match, alias = _NAMED.search(before), _ALIAS.search(before)
    if alias:
        return not _is_thing(alias[1])
    words = offices()
    return match is not None and (match[1] in words.people or match[1] in words.rows or ordinary().is_listed(match[1]))


def _after(after: str) -> int:
    if _AGE.match(after):
        return AGE
    if _IS_KIN.match(after):
        return KIN
    if _WHO.match(after):
        return OFFICE
    if _ACRONYM.match(after) or _WHICH.match(after) or _ITSELF.match(after) or after.startswith(("-based", " Ltd", " Inc", " plc", " PLC")):
        return THING
    if own := _OWN.match(after):
        nouns = {own[1], own[2]}
        return KIN if nouns & name_forms().kin else TRADE if nouns & name_forms().trade else 0
    return (TRADE if _MADE.match(after) else 0) or _apposition(after) or _lived(after) or (ITS if _ITS.match(after) else 0)


def _lived(after: str) -> int:
    """What "was born", "married", "grew up" and "was arrested" after a name say."""
    match, suffered = _LIVED.match(after), _SUFFERED.match(after)
    if suffered and suffered[1] in name_forms().suffered:
        return LIVED
    return LIVED if match and (match[1] in name_forms().lives or (match[1] == "grew" and match[2])) else 0


def _apposition(after: str) -> int:
    """What "…, a teacher,", "… is a teacher" and "…, the carmaker," say: by the noun, where it is known for a person's or a thing's."""
    match = _APPOSITION.match(after) or _PREDICATE.match(after)
    noun = match[1].lower().split()[-1].removesuffix("s") if match else ""
    words = offices()
    if _is_thing(noun):
        return TRADE
    return OFFICE if noun in words.people or noun in words.rows or noun in name_forms().kin else 0


def _is_thing(noun: str) -> bool:
    """Whether the noun, in the singular, says of what it stands beside that it is a body, a place or a thing."""
    words = offices()
    return noun in words.organisations or noun in words.bodies or noun in name_forms().thing_nouns


def _speech(before: str, after: str) -> int:
    """What a verb of speech beside the name says, and more beside the end of a quotation."""
    says = name_forms().says
    following, last = _NEXT.match(after), _LAST.search(before)
    if following and following[1] in says:
        return SPOKEN if _QUOTED.search(before) else 1
    if last and last[2] in says:
        return SPOKEN if _QUOTED.search(before[: last.start(2)]) else 1
    return 0
