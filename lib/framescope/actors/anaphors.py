"""The words that may mean somebody named elsewhere: third-person pronouns, and how the grammar of their clause binds them.

A pronoun is no other than the subject of its own clause when it is a possessive or reflexive one, and never that subject when it is
an object (principles A and B of binding). "It" that stands for nothing ("it rained", "it is time that …") is no such word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..gazetteer.name_forms import name_forms
from .discourse import CLAUSES, SUBJECTS
from .genders import HE_SHE

if TYPE_CHECKING:
    from spacy.tokens import Token

_THEY = frozenset({"they", "them", "their", "theirs", "themselves", "themself"})
_IT = frozenset({"it", "its", "itself"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "themself"})
_POSSESSIVE = frozenset({"his", "hers", "its", "their", "theirs"})
_OBJECTS = frozenset({"dobj", "pobj", "dative", "iobj"})
_WITHOUT_SUBJECT = frozenset({"xcomp", "conj", "advcl", "ccomp", "pcomp"})
_WEATHER = frozenset({"rain", "snow", "hail", "drizzle", "thunder", "pour", "freeze", "thaw"})
_SEEMS = frozenset({"seem", "appear", "happen", "turn", "take", "follow", "emerge", "transpire", "look", "sound", "mean"})
_DEEPEST = 40
"""So far up a sentence's tree the grammar is followed."""


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A pronoun: its token, form (he, they, it), gender, and whether it is a subject, an object, a possessive or a reflexive."""

    token: Token
    form: str
    gender: str | None
    case: str


def anaphor(token: Token) -> Anaphor | None:
    """The third-person pronoun that the token is, unless it is an "it" that stands for nothing or a "she" that is a ship; else None."""
    word = token.lower_
    form = "he" if word in HE_SHE else "they" if word in _THEY else "it" if word in _IT else None
    if form is None or token.pos_ not in {"PRON", "DET"} or (form == "it" and stands_for_nothing(token)):
        return None
    if form == "he" and _is_thing(token):
        return None
    return Anaphor(token, form, HE_SHE.get(word), _case(token))


def _case(token: Token) -> str:
    if token.lower_ in _REFLEXIVE:
        return "reflexive"
    if token.dep_ == "poss" or token.lower_ in _POSSESSIVE:
        return "possessive"
    return "subject" if token.dep_ in SUBJECTS else "object"


def is_thing(noun: Token) -> bool:
    """Whether a noun is a ship's, an animal's or a thing's, which no person is said to be ("a good *boat*")."""
    return noun.lower_ in name_forms().called_she


def _is_thing(token: Token) -> bool:
    """Whether "he" or "she" is said to be a thing, here or in the clause that this one goes on ("She's a good boat and she's been let down")."""
    verb = clause(token)
    for _ in range(_DEEPEST):
        if verb is None or token.dep_ not in SUBJECTS:
            return False
        same = any(c.dep_ in SUBJECTS and c.lower_ == token.lower_ for c in verb.children)
        denied = any(c.dep_ == "neg" for c in verb.children)
        if same and not denied and verb.lemma_ == "be" and any(c.dep_ == "attr" and c.i > verb.i and is_thing(c) for c in verb.children):
            return True
        verb = verb.head if verb.dep_ == "conj" and same else None
    return False


def stands_for_nothing(token: Token) -> bool:
    """Whether "it" is an expletive: weather and time, "it seems that", "it is clear that", "make it hard to"."""
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in SUBJECTS:
        return _extraposed(verb) and any(child.dep_ in {"ccomp", "acomp"} for child in verb.children) and verb.lemma_ in {"make", "find"}
    if verb.lemma_ in _WEATHER:
        return True
    clauses = {child.dep_ for child in verb.children if child.i > verb.i}
    if verb.lemma_ in _SEEMS and clauses & {"ccomp", "advcl", "oprd", "xcomp"} and _extraposed(verb):
        return True
    return verb.lemma_ in {"be", "become", "remain"} and _predicates(verb)


def _extraposed(verb: Token) -> bool:
    """Whether a clause with "that", "whether" or an infinitive hangs on the verb or its complement."""
    below = [*verb.children, *(c for child in verb.children if child.dep_ in {"acomp", "attr", "ccomp", "oprd"} for c in child.children)]
    return any(c.i > verb.i and c.pos_ in CLAUSES and any(m.dep_ == "mark" or m.tag_ == "TO" for m in c.children) for c in below)


def _predicates(verb: Token) -> bool:
    """Whether the predicate of "it is" is a time, the weather, or what a clause after it says ("it is true that")."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in {"acomp", "attr", "oprd"}:
            if child.ent_type_ in {"TIME", "DATE"} or child.lower_ in {
                "time",
                "late",
                "early",
                "cold",
                "hot",
                "dark",
                "raining",
                "snowing",
            }:
                return True
            said = child.i + 1 < len(child.doc) and child.nbor(1).lower_ in {"that", "whether"}
            if child.pos_ in {"ADJ", "NOUN", "ADV"} and (_extraposed(verb) or (child.pos_ == "ADJ" and said)):
                return True
    return False


def clause(token: Token) -> Token | None:
    """The verb of the clause in which the token stands."""
    head = token
    for _ in range(_DEEPEST):
        if head.head.i == head.i:
            return head if head.i != token.i and head.pos_ in CLAUSES else None
        head = head.head
        if head.pos_ in CLAUSES and head.dep_ not in {"aux", "auxpass"}:
            return head
    return None


def subject(verb: Token | None) -> Token | None:
    """The subject of a verb, also the one it shares with the verb above it; of an infinitive after an object ("urged Doe to") that object."""
    for _ in range(_DEEPEST):
        if verb is None:
            return None
        own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if own is not None:
            return own
        if verb.dep_ not in _WITHOUT_SUBJECT or verb.head.i == verb.i:
            return None
        if verb.dep_ == "xcomp":
            controller = next((c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i), None)
            if controller is not None:
                return controller
        verb = verb.head if verb.head.pos_ in CLAUSES else clause(verb.head)
    return None


def subjects_above(token: Token) -> Iterator[Token]:
    """The subjects of the clauses around the token, the innermost first."""
    verb = clause(token)
    for _ in range(_DEEPEST):
        if verb is None:
            return
        found = subject(verb)
        if found is not None:
            yield found
        verb = clause(verb)


def is_object(token: Token) -> bool:
    """Whether the token is an object of its verb, directly or by a preposition."""
    return token.dep_ in _OBJECTS
