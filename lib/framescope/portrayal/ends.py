"""Where the two ends of an act stand in its sentence: toward whom it is done, and whose act it is.

The places are named as in ``data/lexicons/acts.csv``: "object", "subject", "owner" (X's), "whose" (X's, of X, the X critic),
"described" (of whom the noun is said), "between", "above" (the subject of the verb above), or a preposition.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from framescope.terms.agency import objects
from framescope.terms.understood import antecedent, doers_by, is_passive, understood, words

from .lexicon import Act, acts, relations

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
_SUFFERING = words(
    """
    attract cop draw earn elicit encounter endure face garner incur incite inspire prompt provoke receive spark stir suffer sustain trigger
    undergo weather withstand
    """
)
"""Verbs whose subject is only what an act in their object is done to, or aroused by ("faced criticism", "drew praise")."""

_RECEIVING = _SUFFERING | words("boast collect command enjoy get have gain invite land lose meet muster obtain secure see take win")
"""These and verbs whose subject undergoes the act where the sentence says from whom it comes ("won the backing of X")."""

_MERELY_MET = frozenset({"meet", "see", "take"})
"""Those of them whose object may be an act of X toward anybody ("saw X's criticism")."""

MAX_STEPS = 4


def received(noun: Token) -> tuple[list[Token], list[Token]] | None:
    """From whom an act comes, and who undergoes it, where it is the object of a verb of receiving ("suffered criticism from X").

    What "of" names is whose act it is where the act is a known one ("lost *the* confidence of X").
    """
    verb = next((word.head for word in (noun, noun.head) if word.dep_ == "dobj"), None)
    if verb is None or noun.dep_ not in ("dobj", "conj") or verb.lemma_.lower() not in _RECEIVING or is_passive(verb):
        return None
    known = any(c.dep_ == "det" and c.lower_ == "the" for c in noun.children)
    from_whom = [head for word in ("from", "by", "among", *(("of",) if known else ())) for head in after(noun, word)]
    from_whom += _owner(noun) if verb.lemma_.lower() not in _MERELY_MET else []
    return (from_whom, understood(verb)) if from_whom else None


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
    if _between_names(token):
        return [token.head]
    if token.pos_ != "VERB" or token.dep_ in ("amod", "compound"):
        return []
    if is_passive(token):
        return understood(token)
    clauses = (c for c in token.children if c.dep_ in ("ccomp", "oprd") and c.tag_ in _SMALL_CLAUSES and not _is_finite(c))
    return [*objects(token), *(c for clause in clauses for c in clause.children if c.dep_ == "nsubj")]


def _is_finite(clause: Token) -> bool:
    """Whether a clause stands by itself ("she suspects that X will leave"): nothing is done to its subject."""
    return any(c.dep_ == "mark" or (c.dep_ == "aux" and c.tag_ in ("MD", "VBD", "VBP", "VBZ")) for c in clause.children)


def _between_names(verb: Token) -> bool:
    """Whether the parser takes a verb and the names before and behind it for one name ("Sand endorsed Diallo")."""
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    is_one = before.head.i == verb.head.i and before.dep_ in ("compound", "nmod", "poss") and before.pos_ == verb.head.pos_ == "PROPN"
    return is_one and verb.dep_ == "amod" and verb.tag_ in ("VBD", "VBN") and verb.head.i > verb.i


def _subject(token: Token) -> list[Token]:
    """Who does what a verb says."""
    if _between_names(token):
        return [token.nbor(-1)]
    return doers_by(token) if is_passive(token) else understood(token)


def _owner(token: Token) -> list[Token]:
    return [c for c in token.children if c.dep_ == "poss"]


def whose(token: Token) -> list[Token]:
    """Whose a noun for people is: X's, of X, to X, for X, or an X one."""
    titled = token.head if token.dep_ in ("compound", "nmod") else token
    before = [c for head in (token, titled) for c in head.children if c.i < token.i and _is_whose(c, token)]
    return before + [head for word in ("of", "to", "for") for head in after(token, word)]


def _is_whose(word: Token, noun: Token) -> bool:
    """Whether a word before a noun for people tells whose they are; a "Republican critic" is one of the Republicans, and not theirs."""
    is_against = relations().get(noun.lemma_.lower(), 1) < 0
    return word.dep_ == "poss" or (word.dep_ in ("compound", "amod", "nmod") and not (is_against and word.ent_type_ == "NORP"))


def _between(token: Token) -> list[Token]:
    """All but the first of those between whom something is ("a feud between X and Y")."""
    return [other for first in after(token, "between") for other in first.conjuncts if other.i > first.i]


def described(token: Token) -> list[Token]:
    """Of whom a noun is said: the name beside it, the subject of "is", the object before "as"."""
    beside = [c for c in token.children if c.dep_ == "appos"]
    if token.dep_ in ("compound", "appos", "nmod"):
        beside.append(token.head)
    if token.dep_ == "attr":
        beside += understood(token.head)
    if token.dep_ == "pobj" and token.head.lower_ == "as" and token.head.head.pos_ == "VERB":
        beside += objects(token.head.head) or understood(token.head.head)
    if token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        beside += [token.head] if any(c.lower_ == "other" for c in token.children) else described(token.head)
    return beside + _examples(token)


def _examples(noun: Token) -> list[Token]:
    """Who is named as one of those whom a noun means ("critics such as X", "allies, including X")."""
    phrases = (c for c in noun.children if c.dep_ == "prep" and c.i > noun.i)
    of_them = (c for c in phrases if c.lower_ in ("including", "like") or (c.lower_ == "as" and noun.doc[c.i - 1].lower_ == "such"))
    return [p for c in of_them for p in c.children if p.dep_ == "pobj"]


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
    lemma = verb.lemma_.lower()
    return noun.dep_ == "dobj" and (lemma in _WATCHING | _SUFFERING or any(act.polarity < 0 for act in of_verb))


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
    "whose": whose,
    "between": _between,
    "described": described,
    "above": _above,
}
_DOERS = {"VERB": _subject, "ADJ": _of_adjective, "ADP": _of_preposition}
