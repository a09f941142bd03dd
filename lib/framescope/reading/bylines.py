"""Who reports, when and from where: bylines, with "By" or without, dates, and the datelines of agencies ("BAKU, Nov 3 (Reuters) - …")."""

from __future__ import annotations

import re
from functools import cache

from ..gazetteer.offices import offices
from ..word_forms import lower_case_words
from .pagewords import page_words

NAME_WORDS, BYLINE_WORDS = 4, 14
"""Words of a person's name, and of a line that names reporters and their roles, at most."""

BYLINE = re.compile(
    r"(?i:by|written by|reported by|reporting by|story by|words by|analysis by|text by|from)\s+[A-Z][\w.'’-]+(\s+(and|de|van|von|al|el|in)|,?\s+[A-Z][\w.'’-]*){0,12}\s*"
    r"([|,–—-].{0,80}|\(?@\w{1,30}\)?(?: .{0,40})?)?"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
DATE = re.compile(
    r"((published|updated|posted|last (updated|modified)|first published|created|modified)\b.{0,60}(\d|\bago\b).{0,20}"
    r"|((mon|tues|wednes|thurs|fri|satur|sun)day,? )?(\w{3,9}\.? \d{1,2}(st|nd|rd|th)?,? \d{4}|\d{1,2}(st|nd|rd|th)? \w{3,9}\.?,? \d{4}|\d{4}-\d\d-\d\d)"
    r"(,? (\w{6,9}day|(at )?\d{1,2}[:.]\d\d.{0,20}))?|\d{1,3} (minutes?|hours?|days?|weeks?) ago)\s*",
    re.IGNORECASE,
)

_NAME = re.compile(r"[A-Z][\w.'’-]*(?: (?:de|van|von|al|el|bin|der|la)\b| [A-Z][\w.'’-]*){0,3}")
_AND = re.compile(r",? and |,? & |; ?|, (?=[A-Z])")
_BETWEEN = re.compile(
    r" ?[|,–—•/-] |(?<=[^ ]) (?=(?:in|for|for the) [A-Z])|(?<=[a-z]) (?=(?:[A-Z][a-z]{1,20} )?(?i:editor|correspondent|reporter|staff)\b)"
)
_HANDLE = re.compile(r" ?[|,(]? ?(?:@\w{1,30}|[\w.+-]{1,40}@[\w.-]{1,60})\)?")

_PLACE = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+(?:[ /][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+){0,3}"
_TITLED = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_DASH = r"\s?(?:—|–|--|-|:)\s?"
DATELINE = re.compile(rf"(?P<place>{_PLACE})(?P<rest>(?:, | )?[^\n\"“”?!:;—–]{{0,50}}?) ?(?:—|–|--| - ) ?(?=[\"“‘'A-Z])")
"""A place in capitals, and what else stands before the dash."""

DATELINE_REST = re.compile(r"(?:[A-Z][\w.]*+|\d{1,4}+|\([^()]{1,30}\)|[,\s/])*+")
_FLAGS = {
    "BREAKING",
    "UPDATE",
    "UPDATED",
    "EXCLUSIVE",
    "WATCH",
    "LIVE",
    "VIDEO",
    "PHOTOS",
    "OPINION",
    "ANALYSIS",
    "CORRECTION",
    "NEW",
    "JUST IN",
    "READ",
    "LISTEN",
}


_OUTLET = re.compile(r"(?:The )?[A-Z][\w.'’&-]*(?: (?:(?:of|the|and|de|for|&) )?[A-Z][\w.'’-]*){0,4}(?:,| ?[|–—•·-]) (?=\S)")


def _names_outlet_and_day(block: str) -> bool:
    """Whether the block is a paper or a place and a day, and nothing else: "The Harbour Post, 12 March 2031"."""
    found = _OUTLET.match(block)
    return bool(found and DATE.fullmatch(block, found.end()))


_PAPER = re.compile(
    r"(?:The )?+(?:(?:[A-Z][\w'’&.]{0,30}+|&|and|of)[ -]){0,4}+(?:Advertiser|Argus|Banner|Bulletin|Chronicle|Citizen|Courier|Daily|Democrat|Dispatch|Echo|Enquirer"
    r"|Examiner|Express|Gazette|Globe|Guardian|Herald|Independent|Inquirer|Journal|Leader|Mail|Mercury|Messenger|Mirror|Monitor|News|Observer"
    r"|Online|Post|Press|Record|Register|Reporter|Review|Sentinel|Standard|Star|Sun|Telegraph|Times|Today|Tribune|Weekly)"
)


def is_paper_line(block: str) -> bool:
    """Whether the block is nothing but the name of a paper: "The Harbour Courier"."""
    return bool(_PAPER.fullmatch(block))


_CORRESPONDENT = re.compile(
    r"(?:(?:By|From) )?(?i:our|a|the) (?i:(?:own|special|staff|foreign|political|legal|health|local|city|sports|business|chief|senior) ){0,2}"
    r"(?i:correspondents?|reporters?)(?:,? in (?:[A-Z][\w.'’-]+ ?){1,3})?(?:[,\n] ?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?:, [\w ]{3,12})?)?"
)
"""A reporter who is not named: "Our Special Correspondent", "From our correspondent in Lima"."""


def is_byline(block: str) -> bool:
    """Whether the block says by whom or of when the article is, in so many words."""
    return bool(
        _CORRESPONDENT.fullmatch(block.strip())
        or BYLINE.fullmatch(block)
        or DATE.fullmatch(block)
        or _names_outlet_and_day(block)
        or re.match(r"(?i:byline|author|text)s?:", block)
    )


def is_name_line(block: str) -> bool:
    """Whether the block is nothing but the names of reporters, with their roles or the place: "Jane Doe, Political Editor"."""
    if len(block.split()) > BYLINE_WORDS or block[-1] in '.?!:;"”' or not block[0].isupper():
        return False
    parts = [part for part in _BETWEEN.split(_HANDLE.sub("", " ".join(block.split()))) if part]
    if not parts or not all(_NAME.fullmatch(name) for name in _AND.split(parts[0])):
        return False
    rest = " ".join(parts[1:])
    if (
        page_words().roles.search(rest)
        or re.search(rf"\b(?:{page_words().agencies})\b", rest)
        or re.match(r"(?:in|for|for the) [A-Z]", rest)
    ):
        return all(1 < len(name.split()) <= NAME_WORDS for name in _AND.split(parts[0]))
    return all(_is_persons(name) for part in parts for name in _AND.split(part) if name)


def _is_persons(name: str) -> bool:
    """Whether words with a capital are a person's name: by the given name, or since none of them is an English word."""
    words = [w for w in name.replace(".", " ").split() if len(w) > 1]
    if not 2 <= len(words) <= NAME_WORDS:
        return False
    return offices().is_given(words[0].capitalize()) or not any(w.lower() in lower_case_words() for w in words)


@cache
def _agency_lines() -> tuple[re.Pattern, ...]:
    """Datelines that name the agency, the day, or both."""
    agency = rf"(?:(?:{page_words().agencies})(?:[/ ,][\w ]{{1,20}})?)"
    place = rf"{_TITLED}(?:, {_TITLED}){{0,2}}"
    return (
        re.compile(rf"(?:{place},? ?)?(?:{_DAY},? ?)?[\[(]{agency}[\])]{_DASH}(?=\S)"),
        re.compile(rf"{_PLACE}(?:, {_TITLED}){{0,2}},? {_DAY},? ?(?:[\[(/][^()\n]{{1,30}}[\])/])?(?:{_DASH}|\.\s)(?=\S)"),
        re.compile(rf"{place}, {_DAY},? ?[\[(/][^()\n]{{1,30}}[\])/]{_DASH}(?=\S)"),
        re.compile(rf"{_TITLED}(?:/{_TITLED}){{1,2}}(?:, {_DAY} ?(?:—|–|--|-)| ?(?:—|–|--))\s?(?=[\"“‘'A-Z])"),
        re.compile(rf"{_PLACE}(?:, {_TITLED}){{0,2}} ?[\[(][A-Z][^()\n]{{1,30}}[\])] ?(?:—|–|--|-)\s?(?=\S)"),
    )


def dateline_end(block: str) -> int:
    """Where the story begins behind a dateline that names agency or day, at the start of a block; 0 without one."""
    return next((found.end() for pattern in _agency_lines() if (found := pattern.match(block))), 0)


def bare_dateline_end(block: str) -> int:
    """The same for a place in capitals before a dash, with nothing else that shows it to be one: "PARIS — …". A speaker's label looks alike."""
    found = DATELINE.match(block)
    if found is None or not DATELINE_REST.fullmatch(found["rest"]) or found["place"] in _FLAGS:
        return 0
    return 0 if re.search(r"[A-Z]{3}", re.sub(r"\([^()]*\)", "", found["rest"])) else found.end()  # a heading in capitals
