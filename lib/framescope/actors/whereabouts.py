"""Names that stand where somebody could be named, but name a place, an office or an adjective."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..gazetteer.offices import offices
from ..gazetteer.ordinary import ordinary
from ..parsing.name_evidence import NEAR, surroundings, trusts
from ..word_forms import lower_case_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .names import Name

_LOCATIVE = {"in", "at", "near", "outside", "around", "across", "through", "inside", "throughout", "within"}
_MOTION = {"go", "travel", "fly", "arrive", "return", "come", "move", "drive", "head", "bring", "trip", "flight", "march"}
_DASHES = {"—", "–", "--", "-", "―", "("}
_SEATS = {"mp", "mps", "msp", "msps", "mep", "meps", "td", "tds", "seat", "constituency"}
"""Whose place in parliament is named after "for" ("the MP for Cwm Dafen")."""
_CHAIRS = {"professor", "lecturer", "dean", "chair", "faculty", "department", "bachelor", "master", "doctor", "degree", "school"}
"""What has a subject after "of" ("Professor of Harbour Law")."""
_MINISTERS = {"secretary", "minister", "undersecretary", "department", "ministry", "sec."}


def is_place(doc: Doc, text: str, name: Name) -> bool:
    """Whether a capital is where something happens ("in Paris", a dateline) rather than a government ("called on Yerevan")."""
    before, head = doc[name.first - 1] if name.first else None, doc[name.last]
    after = text[name.end : name.end + 12]
    line_start = name.start == 0 or text[name.start - 1] == "\n"
    if line_start and any(mark in after for mark in ("—", "–", "--", "(", " - ")):
        return True
    if before is None or text[name.end : name.end + 2] in {"'s", "’s"}:
        return False
    if before.lower_ in _LOCATIVE:
        return True
    if head.dep_ == "compound" and head.head.i > head.i and head.head.pos_ == "NOUN" and not _is_actor_noun(head.head.lemma_.lower()):
        return True
    return before.lower_ in {"to", "from", "for", "of", "and"} and before.head.lemma_.lower() in _MOTION


_OF_TOWNS = {
    "mayor",
    "city",
    "town",
    "village",
    "port",
    "borough",
    "suburb",
    "outskirts",
    "streets",
    "people",
    "north",
    "south",
    "east",
    "west",
}


_TOWNSPEOPLE = {"boy", "couple", "family", "girl", "man", "men", "pensioner", "resident", "residents", "teenager", "woman", "women"}


def is_town(doc: Doc, name: Name) -> bool:
    """Whether a name stands where a town's does: "in Elm", "near Elm", "the mayor of Elm", "the streets of Elm", "an Elm man"."""
    before = doc[name.first - 1].lower_ if name.first else ""
    if name.last + 1 < len(doc) and doc[name.last + 1].lower_ in _TOWNSPEOPLE:
        return True
    return before in _LOCATIVE - {"at", "through", "within"} or (
        before == "of" and name.first > 1 and doc[name.first - 2].lower_ in _OF_TOWNS
    )


_HOMES = {"based", "born", "headquartered", "listed", "made", "registered"}


def is_home(doc: Doc, last: int) -> bool:
    """Whether the name that ends at a token only says where somebody has his seat: "the Elm-based firm", "the Elm-born singer"."""
    return last + 2 < len(doc) and doc[last + 1].text == "-" and doc[last + 2].lower_ in _HOMES


def homes(doc: Doc, first: int, end: int) -> set[int]:
    """The tokens in [first, end) that say so ("New York-based")."""
    found: set[int] = set()
    for i in (i for i in range(first, end) if is_home(doc, i)):
        begin = next((j + 1 for j in range(i, first - 1, -1) if not doc[j].text[:1].isupper()), first)
        found |= set(range(begin, i + 3))
    return found - {i for i in found if doc[i].lower_ == "the"}


_OF_LANGUAGES = {
    "book", "class", "course", "degree", "department", "dictionary", "edition", "exam", "grammar", "language", "lesson", "literature", "paper",
    "speaker", "spelling", "subtitle", "syllabus", "teacher", "test", "translation", "tutor", "version", "word",
}  # fmt: skip


def is_language(doc: Doc, name: Name) -> bool:
    """Whether a people's name says of what language something is ("an English teacher", "the French exam")."""
    after = doc[name.last + 1] if name.last + 1 < len(doc) else None
    return after is not None and (after.lemma_.lower() in _OF_LANGUAGES or after.lower_ in {"-speaking", "speaking"})


def _is_actor_noun(noun: str) -> bool:
    return noun in offices().people or noun in offices().rows or offices().is_body(noun)


def names_nobody(doc: Doc, name: Name) -> bool:
    """Whether the word is part of an office ("Secretary of State"), an adjective ("European") or a place ("in the Donbas")."""
    head = doc[name.last]
    if (name.first and doc[name.first - 1].text == "[") or _common_people(doc, name) or _officers(doc, name):
        return True
    if _dateline(doc, name) or _direction(doc, name) or is_home(doc, name.last):
        return True
    if name.first > 1 and doc[name.first - 1].lower_ in {"of", "for"} and doc[name.first - 2].lower_ in _MINISTERS:
        return True
    if name.first > 1 and doc[name.first - 1].lower_ == "for" and doc[name.first - 2].lower_ in _SEATS:
        return True
    if name.kind == "person" and name.first > 1 and doc[name.first - 1].lower_ == "of" and doc[name.first - 2].lower_ in _CHAIRS:
        return True
    if name.kind == "group" and head.tag_ not in {"NNS", "NNPS"}:
        return True
    if _is_paper(doc, name) or _is_portfolio(doc, name):
        return True
    if name.first != name.last or (name.kind == "person" and (name.sure or title_gender(doc, name.first))):
        return False
    around, start, _ = surroundings(doc, name.first, name.last)
    if name.first and (doc[name.first - 1].like_num or trusts(around[max(0, start - NEAR) : start])):
        return False  # "In 1931 Doe moved", "confidence in Doe"
    while head.dep_ in {"conj", "compound", "nmod"} and head.head.i != head.i:
        head = head.head
    return head.dep_ == "pobj" and head.head.lower_ in {"in", "near", "outside", "across", "throughout"}


def _is_portfolio(doc: Doc, name: Name) -> bool:
    """Whether the one word says of what a minister or a ministry is ("Defence secretary Jane Doe")."""
    after = doc[name.last + 1].lower_ if name.last + 1 < len(doc) else ""
    return (
        name.first == name.last and after in _MINISTERS and name.text.lower() in lower_case_words() | {"defence"}
    )  # as the British spell it


def _is_paper(doc: Doc, name: Name) -> bool:
    """Whether the one word is a paper written large, and nobody: "this cruel Bill", "the Act"."""
    papers = name.first == name.last and doc[name.first].lower_ in offices().documents
    return papers and any(c.dep_ == "det" and c.i < name.first for c in doc[name.first].children)


def _common_people(doc: Doc, name: Name) -> bool:
    """Whether the one word has a capital only because its sentence begins with it, and names people without office ("Commuters said")."""
    token = doc[name.first]
    if (
        name.first != name.last
        or not token.is_sent_start
        or not token.text.istitle()
        or not token.lower_.endswith(("s", "men", "staff", "crew"))
    ):
        return False
    words = ordinary()
    noun = words.singular(token.lower_, token.lower_)
    plural = noun != token.lower_ or noun in words.collective
    return plural and words.is_listed(noun) and not any(other.text == token.text and not other.is_sent_start for other in doc)


def _officers(doc: Doc, name: Name) -> bool:
    """Whether the one word is an office in the plural ("Republican Senators", "the Governors")."""
    word = doc[name.first].lower_
    return name.first == name.last and word.endswith("s") and word[:-1] in offices().rows


def _dateline(doc: Doc, name: Name) -> bool:
    """Whether the name in capitals opens a paragraph before a dash: "SPRINGFIELD — …", "SPRINGFIELD (Reuters) - …"."""
    opens = name.first == 0 or "\n" in doc[name.first - 1].text
    return opens and name.text.isupper() and name.last + 1 < len(doc) and doc[name.last + 1].text in _DASHES


def _direction(doc: Doc, name: Name) -> bool:
    """Whether the name in capitals is all of a line in brackets: "(CROSSTALK)"."""
    before, after = name.first - 1, name.last + 1
    if before < 0 or after >= len(doc) or not name.text.isupper() or doc[before].text not in "([" or doc[after].text[0] not in ")]":
        return False
    return (before == 0 or "\n" in doc[before - 1].text) and (after + 1 == len(doc) or "\n" in doc[after + 1].text)


def title_gender(doc: Doc, first: int) -> str | None:
    """The gender that the titles right before token `first` tell: "Mr.", "Congresswoman"."""
    vocabulary = offices()
    for i in range(first - 1, max(-1, first - 3), -1):
        word = doc[i].lower_
        if word in vocabulary.male:
            return "m"
        if word in vocabulary.female:
            return "f"
        if word not in vocabulary.titles and word not in vocabulary.rows:
            return None
    return None
