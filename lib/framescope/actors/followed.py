"""Single names that are persons' because "he" or "she" goes on from them: "Sollund toured Norway. Later she taught in Oslo".

The place counts where the name is a subject or an owner, where nobody else is a subject or stands beside it in its clause before the
pronoun, which comes in its sentence or in the two after it, and where no "it" and no quotation mark comes first; or where a phrase in front speaks of the subject
("In her first book, Sollund wrote"). One such place is enough, so nothing at all may speak against a person: no letters all in capitals,
no "the", "in" or word for things beside the name anywhere, and no noun that it merely qualifies; an English word must never open a sentence
nor stand in lower case. Nothing depends on the name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..parsing.clauses import SUBJECTS
from ..parsing.name_evidence import evidence, surroundings
from ..word_forms import lower_case_words
from .anaphors import clause
from .genders import HE_SHE

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token

    from .names import Name

_IT = frozenset({"it", "its", "itself"})
SENTENCES = 2
"""So many sentences after its own the pronoun may stand."""
_QUALIFIES = frozenset({"compound", "amod", "nmod"})
_SHORTEST = 3


def followed_by_pronouns(doc: Doc, names: Sequence[Name], is_person: Callable[[Token], bool]) -> Iterator[str]:
    """The texts of the single `names` that "he" or "she" goes on from; `is_person`: whether a token names or describes a person."""
    places: Mapping[str, list[Name]] = defaultdict(list)
    for name in names:
        places[name.text].append(name)
    words = {t.text for t in doc} if places else set()
    for text, at in places.items():
        if _may_be_person(doc, words, text, at) and any(_is_followed(doc, doc[name.last], is_person) for name in at):
            yield text


def _may_be_person(doc: Doc, words: set[str], text: str, places: Sequence[Name]) -> bool:
    """Whether nothing about the word, or beside any of its places, speaks against a person. words: those of the doc."""
    if len(text) < _SHORTEST or text.lower().startswith(("i'", "i’")):
        return False
    if is_english(text) and (any(doc[name.first].is_sent_start for name in places) or text.lower() in words):
        return False
    return all(_is_free(doc, name) for name in places)


def is_english(text: str) -> bool:
    """Whether English has the word, or each part of it, in lower case."""
    return all(part in lower_case_words() for part in text.lower().replace("’", "'").split("-"))


def _is_free(doc: Doc, name: Name) -> bool:
    last = doc[name.last]
    return evidence(*surroundings(doc, name.first, name.last)) >= 0 and last.dep_ not in _QUALIFIES and last.tag_ != "NNPS"


def _is_followed(doc: Doc, token: Token, is_person: Callable[[Token], bool]) -> bool:
    """Whether the first pronoun after a subject or owner is "he" or "she", with nobody else in between who may be meant."""
    role = token.head.dep_ if token.dep_ == "conj" else token.dep_
    if role not in SUBJECTS and role != "poss":
        return False
    own = clause(token)
    if _is_led_up_to(doc, token, is_person):
        return True
    for after in doc[token.i + 1 : _end(doc, token)]:
        if after.lower_ in _IT or after.is_quote:  # beyond the mark "she" may be who said it
            return False
        if after.lower_ in HE_SHE:
            return _goes_on(token, after)
        if is_person(after) and (after.dep_ in SUBJECTS or clause(after) == own):
            return False
    return False


def _is_led_up_to(doc: Doc, token: Token, is_person: Callable[[Token], bool]) -> bool:
    """Whether a phrase in front of the main clause speaks of its subject: "In her first book, Sollund wrote"."""
    verb = token.head
    if token.dep_ not in SUBJECTS or verb.dep_ != "ROOT":
        return False
    front = doc[token.sent.start : token.i]
    pronoun = next((t for t in front if t.lower_ in HE_SHE), None)
    if pronoun is None or doc[token.i - 1].text != "," or any(is_person(t) or t.lower_ in _IT for t in front):
        return False
    return pronoun.dep_ == "poss" or pronoun.dep_ in SUBJECTS


def _end(doc: Doc, token: Token) -> int:
    """Where the sentences end in which the pronoun may stand; a line break ends them."""
    end = token.sent.end
    for _ in range(SENTENCES):
        if end < len(doc) and "\n" not in doc[end - 1].text_with_ws:
            end = doc[end].sent.end
    return end


def _goes_on(token: Token, pronoun: Token) -> bool:
    """Whether the pronoun is a subject or owner, and of nobody whom the one named speaks of or does something to.

    "Ostra said he left" and "Ostra praised his work" are of somebody else.
    """
    if pronoun.dep_ == "poss":
        return pronoun.head.dep_ != "dobj" or clause(pronoun) != clause(token)
    reported = pronoun.sent == token.sent and any(a.dep_ == "ccomp" for a in (pronoun, *pronoun.ancestors))
    return pronoun.dep_ in SUBJECTS and not reported
