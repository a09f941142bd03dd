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
from framescope.terms.lexicons import read_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COLUMNS = {
    "event_id": "int64", "sentence_id": "int64", "start": "int64", "end": "int64", "text": "str", "event": "str", "form": "str",
    "agent": "str", "agent_text": "str", "patient": "str", "patient_text": "str", "negated": "bool",
}  # fmt: skip
FORMS = ("active", "passive", "agentless passive", "nominalisation")
NO_EVENTS = frozenset({"be", "have", "do", "become", "seem", "remain", "get", "let"})
OBJECTS = frozenset({"dobj", "dative"})
INTRANSITIVE = frozenset({"arise", "come", "die", "emerge", "ensue", "erupt", "fall", "follow", "go", "happen", "occur", "vanish"})
CARRIERS = frozenset({"carry", "commit", "conduct", "launch", "lead", "make", "mount", "perform", "stage", "wage"})
AGENT_WORDS, PATIENT_WORDS = frozenset({"by", "between"}), frozenset({"of", "on", "against", "among"})


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
    if token.pos_ == "NOUN" and token.lemma_.lower() in _event_nouns():
        return ("nominalisation", *_beside(token))
    if token.pos_ != "VERB" or token.lemma_.lower() in NO_EVENTS or token.dep_ in ("aux", "auxpass", "amod", "compound"):
        return None
    children = list(token.children)
    passive = [c for c in children if c.dep_ == "nsubjpass"]
    participle = token.dep_ == "acl" and token.tag_ == "VBN" and token.lemma_.lower() not in INTRANSITIVE
    if passive or participle or any(c.dep_ in ("auxpass", "agent") for c in children):
        agents = _by(token)
        patients = passive or ([token.head] if token.dep_ in ("acl", "relcl") else [])
        return ("passive" if agents else "agentless passive", agents, patients) if patients or agents else None
    agents, patients = _subjects(token), [c for c in children if c.dep_ in OBJECTS]
    return ("active", agents, patients) if agents or patients else None


def _subjects(verb: Token) -> list[Token]:
    """The verb's subject: its own, a conjoined or governing verb's, or the noun that its clause describes."""
    for _ in range(4):
        own = [c for c in verb.children if c.dep_ == "nsubj"]
        if own:
            pointing = verb.dep_ == "relcl" and own[0].lower_ in ("who", "which", "that")
            return [verb.head] if pointing else own
        if verb.dep_ == "acl":
            return [verb.head]
        if verb.dep_ not in ("conj", "xcomp", "advcl") or verb.head.pos_ not in ("VERB", "AUX"):
            return []
        verb = verb.head
    return []


def _beside(noun: Token) -> tuple[list[Token], list[Token]]:
    """(agents, patients) of an event noun.

    Agents: possessor ("X's attack"), name before it ("the Ruritanian attack"), "by" and "between", the subject or agent of
    the verb that carries it out ("X carried out raids", "raids carried out by X"). Patients: "of", "on", "against", "among".
    """
    agents = [c for c in noun.children if c.dep_ == "poss" or (c.dep_ in ("amod", "compound", "nmod") and c.text[:1].isupper())]
    patients = []
    for child in noun.children:
        objects = [c for c in child.children if c.dep_ == "pobj"] if child.dep_ in ("prep", "agent") else []
        agents += objects if child.lower_ in AGENT_WORDS else []
        patients += objects if child.lower_ in PATIENT_WORDS else []
        if child.dep_ == "acl" and child.lemma_.lower() in CARRIERS:
            agents += _by(child)
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in CARRIERS:
        agents += _subjects(noun.head)
    return agents, patients


def _by(verb: Token) -> list[Token]:
    return [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]


@cache
def _event_nouns() -> frozenset[str]:
    return frozenset(entry.words[0] for entry in read_lexicon(resource("data", "lexicons", "events.csv")).entries)


def _row(token: Token, form: str, agents: list[Token], patients: list[Token], sentence_id: int, actors: Mapping[int, str]) -> dict:
    agent, patient = _who(agents, actors), _who(patients, actors)
    return {
        "sentence_id": sentence_id, "start": token.idx, "end": token.idx + len(token), "text": token.text, "event": token.lemma_.lower(),
        "form": form, "agent": agent[0], "agent_text": agent[1], "patient": patient[0], "patient_text": patient[1],
        "negated": any(c.dep_ == "neg" for c in token.children),
    }  # fmt: skip


def _who(tokens: list[Token], actors: Mapping[int, str]) -> tuple[str | None, str | None]:
    """(actor_id, word) of the first phrase that a mention knows, by its highest word or a modifier of it; else its word only."""
    for token in tokens:
        for part in (token, *(c for c in token.children if c.dep_ in ("amod", "compound", "poss", "nmod"))):
            if part.i in actors:
                return actors[part.i], token.text
    return None, tokens[0].text if tokens else None
