"""Of whom a predicate is said: "X is a *crook*", "they call X a *crook*", "X was branded a *crook*", "they see X as a *crook*".

The second noun phrase after a verb of naming is a predicate of the first (Huddleston & Pullum 2002, ch. 4, on predicative
complements). Parsers hang it on the verb under many labels; what counts is the verb, and an "a" or "an" of its own.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from framescope.parsing.clauses import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token


MAX_STEPS = 6
UNFRIENDLY = -0.2
"""The valence from which on a noun is unfriendly."""

_HARMED = frozenset({"victim", "prisoner", "hostage", "inmate", "captive", "suspect", "convict", "casualty", "orphan", "addict", "loss"})
"""Nouns that tell what befell somebody."""

_NAMING = frozenset(
    [
        "brand",
        "call",
        "consider",
        "declare",
        "deem",
        "dub",
        "elect",
        "find",
        "judge",
        "label",
        "make",
        "name",
        "proclaim",
        "pronounce",
        "style",
        "term",
        "think",
    ]
)
_FAULT_LINKS = frozenset({"of", "for", "over", "with"})
_LESS = frozenset({"less", "least", "hardly", "barely", "scarcely", "rarely", "seldom"})
_BLAMING = frozenset(
    [
        "accuse",
        "arraign",
        "attack",
        "berate",
        "blame",
        "castigate",
        "censure",
        "charge",
        "chide",
        "condemn",
        "convict",
        "criticise",
        "criticize",
        "decry",
        "denounce",
        "excoriate",
        "fault",
        "indict",
        "lambast",
        "lambaste",
        "mock",
        "pillory",
        "rebuke",
        "reprimand",
        "reproach",
        "scold",
        "shame",
        "slam",
        "suspect",
        "upbraid",
    ]
)
"""Verbs whose object is the one at fault, the fault standing after "of", "for", "over" or "with" (Fillmore 1971, verbs of judging)."""
_COMPLEMENTS = ("ccomp", "npadvmod", "dobj")
_THINGS = ("dobj", "dative", "nsubjpass", "oprd")
_ARTICLES = frozenset({"a", "an"})
_SOMEBODY = frozenset({"i", "you", "he", "she", "they", "him", "her", "them", "me", "us", "we", "who", "himself", "herself"})
_NOMINAL = ("NOUN", "PROPN", "ADJ")


def said_of(predicate: Token) -> Iterator[Token]:
    """The heads of the phrases that a noun or adjective is said of; none where it is no predicate."""
    predicate = _first_of_coordination(predicate)
    verb = predicate.head
    if predicate.dep_ in ("attr", "acomp"):
        yield from _subjects(verb)
    elif predicate.dep_ == "pobj" and verb.lower_ == "as":
        yield from _things(verb.head, verb.i)
    elif predicate.dep_ == "pobj" and verb.lower_ == "but" and verb.head.lower_ == "nothing":
        yield from _subjects(verb.head.head)
    elif predicate.dep_ == "oprd" or _is_complement(predicate):
        yield from (c for c in predicate.children if c.dep_ in SUBJECTS)
        yield from _things(verb, predicate.left_edge.i)


def accused_of(noun: Token) -> Iterator[Token]:
    """Whom a fault is laid to by a verb of blame: "they accused X of *lies*", "X was blamed for *bullying* them", "slammed X over its *greed*"."""
    noun = _first_of_coordination(noun)
    if noun.dep_ == "conj" and noun.head.dep_ == "pcomp":  # "accused of lying and cheating"
        noun = noun.head
    if noun.dep_ in ("pobj", "pcomp"):
        yield from at_fault(noun.head)


def at_fault(link: Token) -> Iterator[Token]:
    """Whom what follows the preposition is laid to by a verb of blame."""
    if link.lower_ not in _FAULT_LINKS:
        return
    for verb in (link.head, link.head.head):  # parsers hang the phrase on the verb or on its object
        if verb.lemma_.lower() in _BLAMING:
            yield from _things(verb, link.i)
            return


def is_negated(predicate: Token) -> bool:
    """Whether the clause says that it is not so: "did not *condone* it", "would never be *bullied*", "is no *crook*", "are not *greedy*", "was less *hostile*"."""
    if any((c.lower_ == "no" and c.dep_ == "det") or (c.lower_ in _LESS and c.dep_ == "advmod") for c in predicate.children):
        return True
    verb = predicate.head if predicate.dep_ in ("attr", "acomp", "oprd") else predicate
    return verb.pos_ in ("VERB", "AUX") and any(c.dep_ == "neg" and c.lower_ != "only" for c in verb.children)


def is_simile(predicate: Token) -> bool:
    """Whether an adjective only measures: "about as *radical* as a biscuit"."""
    measured = any(c.lower_ == "as" and c.dep_ == "advmod" and c.i < predicate.i for c in predicate.children)
    return measured and any(c.lower_ == "as" and c.i > predicate.i for c in predicate.children)


def is_likened_to(noun: Token) -> bool:
    """Whether somebody else is only likened to what the noun names: "treated like a naughty *child*"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("like", "unlike")


def is_verdict(noun: Token, valence: float, actors: Container[int]) -> bool:
    """Whether an unfriendly noun in the singular is said of somebody: of a token of `actors`, a pronoun or a person's name.

    What is a matter of fact of things ("the fraud was found") is a judgement of somebody ("she is a fraud").
    """
    if valence > UNFRIENDLY or noun.tag_ != "NN" or noun.lemma_.lower() in _HARMED or not (has_article(noun) or noun.dep_ == "oprd"):
        return False
    things = [*said_of(noun), *([noun.head] if noun.dep_ == "appos" else [])]
    return any(t.i in actors or t.lower_ in _SOMEBODY or t.ent_type_ == "PERSON" for t in things)


def has_article(noun: Token) -> bool:
    """Whether "a" or "an" belongs to the noun."""
    return any(c.dep_ == "det" and c.lower_ in _ARTICLES for c in noun.children)


def _is_complement(token: Token) -> bool:
    """Whether the token is what something is called, by a parse that took it for an object or a clause of the verb."""
    named = token.head.lemma_.lower() in _NAMING and token.pos_ in _NOMINAL
    return named and token.dep_ in _COMPLEMENTS and (has_article(token) or token.dep_ == "ccomp")


def _first_of_coordination(token: Token) -> Token:
    for _ in range(MAX_STEPS):
        if token.dep_ != "conj" or token.head.pos_ not in _NOMINAL:
            break
        token = token.head
    return token


def _subjects(verb: Token) -> Iterator[Token]:
    """The subject of a verb, or the one it shares with the verb before it; what "who" stands for."""
    for _ in range(MAX_STEPS):
        own = [c for c in verb.children if c.dep_ in SUBJECTS]
        if own and verb.dep_ == "relcl" and own[0].tag_ in ("WP", "WDT"):
            yield verb.head
        if own or verb.dep_ != "conj":
            yield from own
            return
        verb = verb.head


def _things(verb: Token, before: int) -> Iterator[Token]:
    """The object or passive subject of a verb that stands before a position."""
    yield from (c for c in verb.children if c.dep_ in _THINGS and c.i < before)
