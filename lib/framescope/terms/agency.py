"""Agency: who does what to whom, and where the doer is left out.

A row is an event: a verb with a subject or an object, or a noun that names one ("the clashes", "207 losses"). Its form:

``active``            somebody does it ("Ruritania shelled the town")
``passive``           the doer is named behind the verb ("the town was shelled by Ruritania")
``agentless passive`` the doer is left out ("79 people were killed")
``nominalisation``    the event is a thing ("the clashes ensued"); its doer may stand beside it ("Ruritania's attack")

These are the transformations by which news hides or shows who is responsible (Fowler, Hodge, Kress & Trew 1979; Trew 1979;
measured on police violence by Moreno-Medina et al. 2022). Verbs of being and having and bare auxiliaries are no events;
the nouns come from ``data/lexicons/events.csv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

from framescope.parsing.clauses import TokenIndex
from framescope.parsing.sentences import actor_tokens, sentence_tokens
from framescope.resources import resource
from framescope.tables import framed
from framescope.terms.deed_nouns import roles
from framescope.terms.lexicons import read_lexicon
from framescope.terms.understood import OBJECTS, RELATIVE, antecedent, doers_by, is_passive, understood, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COLUMNS = {
    "event_id": "int64", "sentence_id": "int64", "start": "int64", "end": "int64", "text": "str", "event": "str", "form": "str",
    "agent": "str", "agent_text": "str", "patient": "str", "patient_text": "str", "negated": "bool",
}  # fmt: skip
FORMS = ("active", "passive", "agentless passive", "nominalisation")
NO_EVENTS = frozenset({"be", "have", "do", "become", "seem", "remain", "get", "let"})
INTRANSITIVE = frozenset({"arise", "come", "die", "emerge", "ensue", "erupt", "fall", "follow", "go", "happen", "occur", "vanish"})
_NO_GAP = frozenset({"day", "time", "moment", "year", "month", "week", "night", "place", "way", "reason", "fact", "case", "point"})
"""Nouns that tell when, where or why their clause holds, not whom it acts on."""
_ORGANS = words(
    """
    administration army artillery authority aviation drone fleet force government jet leadership military militia ministry missile navy
    parliament plane police regime soldier tank troop warplane warship
    """
)
"""What acts for the country or body whose it is ("Ruritania's troops")."""
_APART = words(
    """
    aide ally client competitor critic customer employee enemy family fan foe follower founder guest lawyer member neighbor neighbour
    opponent owner passenger patient player relative resident rival shareholder spokesman spokesperson spokeswoman supporter tenant
    victim voter widow wife worker
    """
)
"""People who act for themselves, whoever is named before them ("Veldt workers")."""

_BODIES = words("agency alliance association charity company federation foundation fund group network partnership trust union")
"""Bodies of their own, whatever they are called after: "the academy trust" is not the academy."""

_BETWEEN = words(
    "battle blame border ceasefire clash conflict deal dispute feud fight fighting relation row talk tension tie trade truce war"
)
"""What is between those who are named before it, and what none of them does alone ("a Thailand and Cambodia border clash")."""


def find_agency(doc: Doc, sentences: pd.DataFrame | None = None, mentions: pd.DataFrame | None = None) -> pd.DataFrame:
    """The events of a parsed text: the columns of `COLUMNS`; agent and patient are actor_ids where `mentions` know them.

    agent_text and patient_text are the highest words of the phrases, missing where the text names nobody. sentences: the
    measured sentences (default: all of the parse, numbered in order).
    """
    index = TokenIndex(doc)
    return framed(event_rows(sentence_tokens(doc, index, sentences), actor_tokens(index, mentions)), COLUMNS)


def event_rows(sentences: Iterable[tuple[int, list[Token]]], actors: Mapping[int, str]) -> list[dict]:
    """The rows of `find_agency`. sentences: their numbers and tokens; actors: the actor_id at each token of a mention."""
    rows = [_row(t, *found, sentence_id, actors) for sentence_id, tokens in sentences for t in tokens if (found := _event(t))]
    return [{"event_id": i, **row} for i, row in enumerate(rows)]


def _event(token: Token) -> tuple[str, list[Token], list[Token]] | None:
    """(form, agents, patients) of the event that a token names; None when it names none."""
    lemma = token.lemma_.lower()
    if token.pos_ == "NOUN" and lemma in _event_nouns():
        return ("nominalisation", *roles(token))
    if token.pos_ != "VERB" or lemma in NO_EVENTS or token.dep_ in ("aux", "auxpass", "amod", "compound"):
        return None
    if is_passive(token) and lemma not in INTRANSITIVE:
        agents, patients = doers_by(token), understood(token)
        return ("passive" if agents else "agentless passive", agents, patients) if patients or agents else None
    agents, patients = understood(token), objects(token)
    return ("active", agents, patients) if agents or patients else None


def objects(verb: Token) -> list[Token]:
    """Whom an active verb acts on: its object, what its relative clause describes, or the object that it shares with the next verb."""
    if own := [c for c in verb.children if c.dep_ in OBJECTS]:
        return [antecedent(verb, c) for c in own]
    if verb.lemma_.lower() in INTRANSITIVE:
        return []
    return _gap(verb) or _shared(verb)


def _gap(verb: Token) -> list[Token]:
    """The noun that a relative clause without an object of its own describes ("the town that they shelled")."""
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    if verb.dep_ != "relcl" or not own or own[0].lower_ in RELATIVE or verb.head.lemma_.lower() in _NO_GAP:
        return []
    filled = any(c.dep_ in ("ccomp", "xcomp") or (c.dep_ in ("prep", "advmod") and _is_open(c)) for c in verb.children)
    return [] if filled else [verb.head]


def _is_open(child: Token) -> bool:
    """Whether the described noun is what a preposition lacks, or a place or time ("the town they lived in", "where they lived")."""
    return child.tag_ == "WRB" or (child.dep_ == "prep" and not any(c.dep_ in ("pobj", "pcomp") for c in child.children))


def _shared(verb: Token) -> list[Token]:
    """The object of the next verb, where nothing stands between the two but a conjunction ("beat and robbed the clerk")."""
    after = [c for c in verb.children if c.i > verb.i and not c.is_punct]
    if len(after) != 2 or (after[0].dep_, after[1].dep_) != ("cc", "conj") or after[1].i != verb.i + 2 or after[1].tag_ != verb.tag_:
        return []
    return [c for c in after[1].children if c.dep_ == "dobj"]


@cache
def _event_nouns() -> frozenset[str]:
    return frozenset(entry.words[0] for entry in read_lexicon(resource("data", "lexicons", "events.csv")).entries)


def _row(token: Token, form: str, agents: list[Token], patients: list[Token], sentence_id: int, actors: Mapping[int, str]) -> dict:
    agent, patient = who(agents, actors), who(patients, actors)
    return {
        "sentence_id": sentence_id, "start": token.idx, "end": token.idx + len(token), "text": token.text, "event": token.lemma_.lower(),
        "form": form, "agent": agent[0], "agent_text": agent[1], "patient": patient[0], "patient_text": patient[1],
        "negated": any(c.dep_ == "neg" for c in token.children),
    }  # fmt: skip


def who(tokens: list[Token], actors: Mapping[int, str]) -> tuple[str | None, str | None]:
    """(actor_id, word) of the first phrase that a mention knows; else its word only."""
    heads = [_named(token, actors) for token in tokens]
    for token in heads:
        for part in (token, *_stands_for(token)):
            if part.i in actors:
                return actors[part.i], token.text
    return None, heads[0].text if heads else None


def _named(token: Token, actors: Mapping[int, str]) -> Token:
    """The name in apposition to a description ("the mayor, Anna Sand"), else the word itself."""
    names = [c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN"] if token.pos_ == "NOUN" else []
    names = [c for c in names if c.i in actors or c.ent_type_ in ("PERSON", "ORG", "NORP", "GPE")]
    return names[0] if names else token


def _stands_for(noun: Token) -> list[Token]:
    """The words of a phrase that name whom it acts for: demonyms and names before it, the owner of an army or a government."""
    lemma = noun.lemma_.lower()
    deps = () if lemma in _APART | _BETWEEN else ("amod", "compound", "nmod")
    before = [c for c in noun.children if c.dep_ in deps and c.ent_type_ != "PERSON" and (lemma not in _BODIES or c.text[:1].isupper())]
    return [*before, *(c for c in noun.children if c.dep_ == "poss" and lemma in _ORGANS and c.pos_ == "PROPN")]
