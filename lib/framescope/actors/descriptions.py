"""Noun phrases without a name that refer to an actor: where they begin, what they may mean, and what they say of the actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..gazetteer.name_forms import name_forms
from ..gazetteer.ordinary import ordinary
from .acting import where_counted
from .appositions import addressed, generic, named_after, naming, said_of
from .caucuses import called_caucus
from .choices import NOBODY, Choice
from .discourse import PLURALS, Discourse, Phrase
from .families import called_family
from .holders import identified, named_later, own_body, own_team
from .matching import COUNTRIES, PEOPLE, known_actor, noun_class, renamed_subject
from .phrases import POSSESSIVE, after_owner, left_edge
from .ranks import rank_of
from .referents import UNKNOWN, Reference
from .unnamed import author_beside, introduce, may_act_for, one_of, ordinary_noun, own_bodies
from .whereabouts import is_home

if TYPE_CHECKING:
    from spacy.tokens import Token


def describe(state: Discourse, token: Token) -> Reference | None:
    """The reference of the noun phrase headed by `token`, or None when it is no description of an actor."""
    if token.pos_ not in {"NOUN", "PROPN"} or token.i in state.at:
        return None
    member = _member(state, token) or addressed(state, token) or said_of(state, token) or naming(state, token)
    if member:
        identified(state, token, member)
        return member
    noun = _noun(state, token) or _known_noun(state, token)
    if noun is None or _opposite(state, token) or _qualifies_noun(state, token) or _predicate(state, token):
        return None
    first = _after_headline_verb(state, left_edge(state, token), token)
    if _is_title(state, first, token):
        return None
    named = (state.at[i] for i in range(first, token.i) if i in state.at)
    inner = tuple(dict.fromkeys(r.actor_id for r in named if not is_home(state.doc, r.last)))
    phrase = Phrase(first, token, noun, inner)
    choice = _meant(state, phrase)
    if choice.actor_id is None and choice.rule != "unsure":
        return None
    if choice.actor_id is None:
        return Reference(first, token.i, state.doc[first].idx, token.idx + len(token.text), UNKNOWN, "description", *choice[1:])
    _learn(state, choice.actor_id, phrase)
    begin = where_counted(token, first if choice.actor_id in inner else after_owner(state, phrase))
    found = Reference(begin, token.i, state.doc[begin].idx, token.idx + len(token.text), choice.actor_id, "description", *choice[1:])
    identified(state, token, found)
    return found


def _after_headline_verb(state: Discourse, first: int, token: Token) -> int:
    """Where the phrase begins in a line without a full stop, whose verb the parse may take for a noun ("Ostra sacks staff": "staff";
    "Kestrels stun champions": "champions")."""
    end = state.text.find("\n", token.idx)
    if end < 0 or state.text[:end].rstrip()[-1:] in '.!?"”:;,':
        return first
    after_names = (i for i in range(token.i - 1, first, -1) if i - 1 in state.at and state.doc[i].is_lower)
    verbs = (i for i in after_names if state.doc[i].tag_ == "NNS" or (state.doc[i - 1].lower_ in name_forms().teams and i < token.i))
    return next(verbs, first - 1) + 1


def _meant(state: Discourse, phrase: Phrase) -> Choice:
    """Whom the phrase means: who is named in apposition to it, an actor already known, or one that it brings in."""
    member, named = one_of(state, phrase), named_after(state, phrase)
    if member:
        return Choice(member, 1.0, "introduced")
    if named:
        return Choice(named, 0.9, "apposition")
    own = generic(state, phrase)
    if own:
        return Choice(own, 0.9, "apposition")
    rules = (named_later, own_body, own_team, called_family, called_caucus)
    before = next((choice for rule in rules if (choice := rule(state, phrase))), None)
    if before:
        return before
    known = NOBODY if _is_government(state, phrase) else known_actor(state, phrase)
    if known.actor_id or (noun_class(state, phrase) in {"country", "other"} and ordinary_noun(state, phrase.token) is None):
        return known
    actor_id = renamed_subject(state, phrase)
    if actor_id:
        return Choice(actor_id, 0.7, "renamed subject")
    actor_id = introduce(state, phrase)
    return Choice(actor_id, 1.0, "introduced") if actor_id else known


def _is_government(state: Discourse, phrase: Phrase) -> bool:
    """Whether the phrase is the government of a country that it names ("the French government")."""
    return phrase.noun in state.words.government and any(state.referents[a].kind == "country" for a in phrase.inner)


def _member(state: Discourse, token: Token) -> Reference | None:
    """The speaker before, whom members of a parliament call "the hon. Gentleman"."""
    doc, first = state.doc, token.i - 2
    if (
        token.lower_ not in {"gentleman", "lady", "member"}
        or first < state.bounds[0]
        or doc[token.i - 1].lower_ not in {"hon.", "honourable"}
    ):
        return None
    speaker = state.floor.previous(token.idx) if doc[first].lower_ in {"the", "rt."} else None
    return Reference(first, token.i, doc[first].idx, token.idx + len(token.text), speaker, "description", 0.9, "floor") if speaker else None


def _opposite(state: Discourse, token: Token) -> bool:
    """Whether the noun is only where somebody sits in parliament ("the party opposite"), or that something is opposed ("opposition to it")."""
    following = state.doc[token.i + 1].lower_ if token.i + 1 < len(state.doc) else ""
    opposed = token.lower_ == "opposition" and (following == "to" or state.doc[token.left_edge.i].tag_ not in {"DT", "PRP$", "NNP"})
    return following == "opposite" or (opposed and not any(c.dep_ == "poss" for c in token.children))


def _noun(state: Discourse, token: Token) -> str | None:
    """The entry of the vocabulary that ends at this token: "foreign ministry" before "ministry"."""
    lemma, words = token.lemma_.lower(), state.words
    if token.tag_ == "NNPS" and lemma.removesuffix("s") in words.rows:  # "Senators": the model keeps the ending of a name
        lemma = lemma.removesuffix("s")
    if token.i:
        pair = f"{state.doc[token.i - 1].lower_} {lemma}"
        if pair in words.rows or pair in words.bodies or pair in words.organisations:
            return pair
    if lemma == "paper" and token.tag_ in PLURALS:
        return None
    for word in (lemma, token.lower_):
        if word in words.rows or word in words.people or words.is_body(word) or word in words.documents or word in COUNTRIES | PEOPLE:
            return word
    return ordinary_noun(state, token)


def _qualifies_noun(state: Discourse, token: Token) -> bool:
    """Whether the noun only qualifies the next one, which is a description itself ("army" in "army units")."""
    return token.dep_ in {"compound", "nmod", "poss"} and token.head.i == token.i + 1 and _noun(state, token.head) is not None


def _known_noun(state: Discourse, token: Token) -> str | None:
    """A noun outside the vocabulary by which an actor has been called before ("the defector")."""
    noun = token.lemma_.lower()
    return noun if token.pos_ == "NOUN" and noun in state.called else None


def _predicate(state: Discourse, token: Token) -> bool:
    """Whether the noun says what somebody is ("Doe is the senator", "Doe, the senator,") rather than who acts."""
    if token.dep_ == "attr":
        return token.head.lemma_ in {"be", "become", "remain"}
    return token.dep_ == "appos" and token.head.i in state.at


def _is_title(state: Discourse, first: int, token: Token) -> bool:
    """Whether the noun is the title of a name that follows ("President Doe", "Secretary of State for Trade Doe")."""
    following = state.at.get(token.i + 1)
    if following is not None and following.form == "name":
        return True
    bare = state.doc[first].pos_ not in {"DET", "PRON", "NUM"} and state.doc[token.i - 1].lower_ not in POSSESSIVE
    return (
        bare and token.tag_ not in PLURALS and not state.words.is_body(token.lemma_.lower()) and token.lower_ not in ordinary().collective
    )


def _learn(state: Discourse, actor_id: str, phrase: Phrase) -> None:
    """What a description says of a person, and of who put a document out, holds from here on."""
    referent = state.referents[actor_id]
    if referent.kind == "document" and not referent.principals:
        for author in author_beside(state, phrase.token):
            state.let_act(referent, author, phrase.token.text)
    if referent.kind == "person":
        referent.is_called(phrase.noun, rank_of(state.doc, phrase, referent.kind))
        for principal in own_bodies(state, phrase):
            if principal not in referent.principals and principal != actor_id and may_act_for(state, phrase.noun, referent.kind, principal):
                state.let_act(referent, principal, state.doc[phrase.first : phrase.token.i + 1].text)
