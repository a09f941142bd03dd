"""Who acts on whom in a noun that names a deed: "Ruritania's attack on Graustark", "the arrest of X by Y", "X launched a raid".

The roles of a noun are those of its verb, put otherwise (Quirk et al. 1985, 17.41, on the genitive and the of-phrase). By itself a
possessor acts ("X's attack"), but undergoes what only somebody else can do to him ("X's arrest", "X's murder"), and what is done
by somebody named ("X's invasion by Y"); "of" is the other way about ("the arrest of X", but "the resignation of X").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framescope.terms.understood import RELATIVE, doers_by, is_doer, is_form_of, understood, words

if TYPE_CHECKING:
    from spacy.tokens import Token

CARRIERS = words(
    "carry commit conduct deliver execute initiate launch lead make mount open order organise organize perform pursue stage start unleash wage"
)
"""Verbs that only say who does what their object names ("X launched a raid")."""

_SUFFERERS = words("endure escape experience face repel resist suffer survive sustain undergo withstand")
"""Verbs whose subject undergoes what their object names ("X survived a raid")."""

_UNDERGONE = words(
    """
    abduction arrest assassination capture conviction death deportation destruction detention dismissal displacement ejection
    election eviction execution expulsion extermination genocide hanging imprisonment incarceration injury jailing kidnapping
    killing loss lynching massacre murder ouster persecution poisoning removal rescue rape sacking shooting slaying stabbing suffering torture
    """
)
"""What somebody else does to the one whose it is."""

_DONE_ALONE = words(
    """
    advance aggression arrival decision departure escape fall intervention march offensive protest rally refusal resignation resistance
    retreat return rise statement strike surrender threat uprising violence visit vote walkout withdrawal
    """
)
"""What the one does who stands in the of-phrase."""

_CHOSEN = words("arrival decision departure election refusal resignation return statement visit vote walkout withdrawal")
"""What one faces without being its victim."""

_DOERS = words(
    "army crowd gang government guerrilla insurgent junta military militia militant mob navy opposition police rebel separatist settler terrorist union"
)
"""Nouns that act where they stand before a deed ("a police raid")."""

_ON = frozenset({"on", "against", "among", "upon"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def roles(noun: Token) -> tuple[list[Token], list[Token]]:
    """(agents, patients) of a noun that names a deed."""
    lemma = noun.lemma_.lower()
    agents, patients = _carried(noun)
    agents += _by(noun)
    patients += _objects(noun, _ON)
    of = _objects(noun, {"of"})
    (agents if lemma in _DONE_ALONE else patients).extend(of)
    between = _objects(noun, {"between"})
    agents += between
    patients += [other for one in between for other in one.conjuncts if other.i > one.i]
    return _with_owners(noun, agents, patients)


def _with_owners(noun: Token, agents: list[Token], patients: list[Token]) -> tuple[list[Token], list[Token]]:
    """With the possessor and the names before the noun in the role that is left."""
    undergone = noun.lemma_.lower() in _UNDERGONE
    owners = [c for c in noun.children if c.dep_ == "poss"] or [c for c in noun.children if _names(c, bool(patients))]
    if (undergone or agents) and not patients:
        return agents, owners
    return [*owners, *agents], patients


def _names(modifier: Token, aimed: bool) -> bool:
    """Whether a word before the noun names somebody who acts: a place only where the deed is aimed at another."""
    if modifier.dep_ not in ("amod", "compound", "nmod"):
        return False
    if modifier.text[:1].isupper() and modifier.pos_ in ("PROPN", "ADJ"):
        return aimed or modifier.pos_ == "ADJ" or modifier.ent_type_ not in _PLACES
    return modifier.lemma_.lower() in _DOERS


def _objects(noun: Token, words: frozenset[str] | set[str]) -> list[Token]:
    """What stands after these prepositions of the noun."""
    return [p for c in noun.children if c.dep_ == "prep" and c.lower_ in words for p in c.children if p.dep_ == "pobj"]


def _by(noun: Token) -> list[Token]:
    """Who stands after "by", wherever the parser hung it: on the noun, or on what the deed is done to."""
    below = [p for c in noun.children if c.dep_ == "prep" for p in c.children if p.dep_ == "pobj"]
    return [p for place in (noun, *below) for p in _objects(place, {"by"}) if is_doer(p)] + _agents(noun)


def _agents(noun: Token) -> list[Token]:
    return [p for c in noun.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj" and is_doer(p)]


def _carried(noun: Token) -> tuple[list[Token], list[Token]]:
    """(agents, patients) by the verb that carries the deed out or undergoes it."""
    verb = noun.head
    agents = [doer for c in noun.children if is_form_of(c, CARRIERS) for doer in _in_clause(c)]
    patients: list[Token] = []
    if noun.dep_ == "dobj" and is_form_of(verb, CARRIERS):
        agents += understood(verb)
        patients += _objects(verb, _ON)
    elif noun.dep_ == "dobj" and is_form_of(verb, _SUFFERERS) and noun.lemma_.lower() not in _CHOSEN:
        patients += understood(verb)
    elif noun.dep_ == "nsubjpass" and is_form_of(verb, CARRIERS):
        agents += doers_by(verb)
    return agents, patients


def _in_clause(verb: Token) -> list[Token]:
    """Who carries the deed out in a clause that describes it ("raids carried out by X", "the raid that X led")."""
    if verb.dep_ == "acl":
        return doers_by(verb)
    if verb.dep_ != "relcl" or any(c.dep_ == "neg" for c in verb.children):
        return []
    return [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in RELATIVE] or doers_by(verb)
