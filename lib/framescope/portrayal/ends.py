"""Where the two ends of an act stand in its sentence: toward whom it is done, and whose act it is.

The places are named as in ``data/lexicons/acts.csv``: "object", "subject", "owner" (X's), "whose" (X's, of X, the X critic),
"described" (of whom the noun is said), "between", "above" (the subject of the verb above), or a preposition.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from framescope.terms.agency import objects
from framescope.terms.understood import antecedent, doers_by, is_passive, understood

from .lexicon import Act, acts

if TYPE_CHECKING:
    from spacy.tokens import Token

_HOLDERS = ("prt", "advmod", "dobj", "attr", "acomp")
_VERBS = ("VERB", "AUX")
_SMALL_CLAUSES = ("VB", "VBG", "JJ", "NN")
_CARRYING = frozenset({"dobj", "pobj", "prep", "conj", "attr"})
_WATCHING = frozenset(
    """
    cite commemorate count cover describe detail discuss document examine film follow hear investigate list log map mark monitor mourn note
    observe photograph probe recall record recount register remember report research see study survey survive tally track watch witness
    """.split()  # noqa: SIM905
)
"""Verbs whose subject tells of an act, or sees it, and does not do it ("the council has counted 43 murders of villagers")."""
MAX_STEPS = 4


def targets_of(token: Token, act: Act) -> list[Token]:
    """The heads of the phrases toward which an act is done."""
    if token.pos_ == "ADP":
        return [c for c in token.children if c.dep_ == "pobj"]
    return [head for place in act.target for head in _at(token, place)]


def sources_of(token: Token, act: Act) -> list[Token]:
    """The heads of the phrases whose act it is: those in the lexicon's places, else the subject or, of a noun, its owner."""
    if act.source:
        return [head for place in act.source for head in _at(token, place)]
    return _of_noun(token, act.target) if token.pos_ == "NOUN" else _DOERS[token.pos_](token)


def behind(head: Token) -> list[Token]:
    """Who does it by means of what does it: the subject of the verb whose object that is ("X pushed a bill that bans Y")."""
    is_object = head.dep_ == "dobj" and head.head.pos_ == "VERB"
    return understood(head.head) if is_object and not is_passive(head.head) else []


def _at(token: Token, place: str) -> list[Token]:
    return _PLACES[place](token) if place in _PLACES else after(token, place)


def objects_of(token: Token) -> list[Token]:
    """The object of a verb, the subject of its passive, and that of a clause that is its object ("let X leave")."""
    if token.pos_ != "VERB" or token.dep_ in ("amod", "compound"):
        return []
    if is_passive(token):
        return understood(token)
    clauses = (c for c in token.children if c.dep_ in ("ccomp", "oprd") and c.tag_ in _SMALL_CLAUSES and not _is_finite(c))
    return [*objects(token), *(c for clause in clauses for c in clause.children if c.dep_ == "nsubj")]


def _is_finite(clause: Token) -> bool:
    """Whether a clause stands by itself ("she suspects that X will leave"): nothing is done to its subject."""
    return any(c.dep_ == "mark" or (c.dep_ == "aux" and c.tag_ in ("MD", "VBD", "VBP", "VBZ")) for c in clause.children)


def _subject(token: Token) -> list[Token]:
    """Who does what a verb says."""
    return doers_by(token) if is_passive(token) else understood(token)


def _owner(token: Token) -> list[Token]:
    return [c for c in token.children if c.dep_ == "poss"]


def _whose(token: Token) -> list[Token]:
    before = [c for c in token.children if c.dep_ in ("poss", "compound", "amod", "nmod")]
    return before + [head for word in ("of", "to", "for") for head in after(token, word)]


def _between(token: Token) -> list[Token]:
    """All but the first of those between whom something is ("a feud between X and Y")."""
    return [other for first in after(token, "between") for other in first.conjuncts if other.i > first.i]


def _described(token: Token) -> list[Token]:
    """Of whom a noun is said: the name beside it, the subject of "is", the object before "as"."""
    beside = [c for c in token.children if c.dep_ == "appos"]
    if token.dep_ in ("compound", "appos", "nmod"):
        beside.append(token.head)
    if token.dep_ == "attr":
        beside += understood(token.head)
    if token.dep_ == "pobj" and token.head.lower_ == "as" and token.head.head.pos_ == "VERB":
        beside += objects(token.head.head) or understood(token.head.head)
    if token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        beside += _described(token.head)
    return beside


def _above(token: Token) -> list[Token]:
    """Who does what the verb says in whose phrase a noun stands."""
    for _ in range(MAX_STEPS):
        head = token.head
        if head.pos_ in _VERBS:
            return _subject(head)
        if head.i == token.i or token.dep_ not in _CARRYING:
            return []
        token = head
    return []


def after(token: Token, word: str) -> list[Token]:
    """What stands after a preposition that belongs to the act: behind its word, its particle, or the object or verb it goes with."""
    holders = [token, *(c for c in token.children if c.dep_ in _HOLDERS and token.pos_ == "VERB")]
    if token.pos_ in ("NOUN", "ADJ") and token.dep_ in ("dobj", "attr", "acomp") and token.head.pos_ in _VERBS:
        holders.append(token.head)
    phrases = [c for h in holders for c in h.children if c.dep_ in ("prep", "agent", "dative") and c.lower_ == word and c.i > h.i]
    return [antecedent(token, p) for c in phrases for p in c.children if p.dep_ == "pobj"]


def _of_noun(token: Token, undergone: Collection[str] = ()) -> list[Token]:
    """Whose act a noun names: its possessor, the one after "by", "from" or "of", else who does what its verb says.

    undergone: the places of those to whom it is done: "owner" in "X's arrest", "of" in "criticism of X".
    """
    links = [word for word in ("by", "from", "between", "of") if word not in undergone or word == "between"]
    owners = [] if "owner" in undergone else _owner(token)
    if found := owners or [head for word in links for head in after(token, word) if head.i > token.i]:
        return found
    names = [c for c in token.children if c.dep_ in ("amod", "compound", "nmod") and c.text[:1].isupper()]
    return [*names, *(_above(token) if token.dep_ in _CARRYING and not _is_resisted(token) else [])]


def _is_resisted(noun: Token) -> bool:
    """Whether whoever does what the verb says whose object a noun is does not do what the noun names: is against it, or only tells of it."""
    verb = noun.head
    of_verb = (act for act in acts().get((verb.pos_, verb.lemma_.lower()), ()) if not act.words[1:])
    return noun.dep_ == "dobj" and (verb.lemma_.lower() in _WATCHING or any(act.polarity < 0 for act in of_verb))


def _of_adjective(token: Token) -> list[Token]:
    """Of whom an adjective is said."""
    if token.dep_ == "amod":
        return [token.head]
    if token.dep_ == "conj":
        return _of_adjective(token.head) if token.head.pos_ == "ADJ" else []
    return understood(token.head) if token.head.pos_ in _VERBS else []


def _of_preposition(token: Token) -> list[Token]:
    """Whose act stands before "against"."""
    head = token.head
    if head.pos_ == "NOUN":
        return _of_noun(head)
    return _subject(head) if head.pos_ in _VERBS else []


_PLACES = {
    "object": objects_of,
    "subject": _subject,
    "owner": _owner,
    "whose": _whose,
    "between": _between,
    "described": _described,
    "above": _above,
}
_DOERS = {"VERB": _subject, "ADJ": _of_adjective, "ADP": _of_preposition}
