"""Noun phrases without a name that refer to an actor: where they begin, what they may mean, and what they say of the actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..gazetteer.ordinary import ordinary
from .acting import where_counted
from .discourse import PLURALS, Discourse, Phrase
from .matching import known_actor, renamed_subject
from .referents import Reference
from .unnamed import introduce, may_act_for, one_of, ordinary_noun, own_bodies

if TYPE_CHECKING:
    from spacy.tokens import Token

_VAGUE = {"such", "other", "many", "some", "several", "most", "few", "all", "both", "more", "two", "three", "various", "certain", "own"}
_LONGEST = 8
_POSSESSIVE = {"'s", "’s", "'", "’"}


def describe(state: Discourse, token: Token) -> Reference | None:
    """The reference of the noun phrase headed by `token`, or None when it is no description of an actor."""
    if token.pos_ not in {"NOUN", "PROPN"} or token.i in state.at:
        return None
    member = _member(state, token)
    if member:
        return member
    noun = _noun(state, token)
    if noun is None or _opposite(state, token) or _qualifies_noun(state, token) or _predicate(state, token):
        return None
    first = _left(state, token)
    if _is_title(state, first, token):
        return None
    inner = tuple(dict.fromkeys(state.at[i].actor_id for i in range(first, token.i) if i in state.at))
    phrase = Phrase(first, token, noun, inner)
    actor_id = (
        one_of(state, phrase)
        or _named_after(state, phrase)
        or known_actor(state, phrase)
        or renamed_subject(state, phrase)
        or introduce(state, phrase)
    )
    if actor_id is None:
        return None
    _learn(state, actor_id, phrase)
    begin = where_counted(token, first if actor_id in inner else _after_owner(state, phrase))
    return Reference(begin, token.i, state.doc[begin].idx, token.idx + len(token.text), actor_id, "description")


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
    return Reference(first, token.i, doc[first].idx, token.idx + len(token.text), speaker, "description") if speaker else None


def _opposite(state: Discourse, token: Token) -> bool:
    """Whether the noun is only where somebody sits in parliament ("the party opposite")."""
    return token.i + 1 < len(state.doc) and state.doc[token.i + 1].lower_ == "opposite"


def _noun(state: Discourse, token: Token) -> str | None:
    """The entry of the vocabulary that ends at this token: "foreign ministry" before "ministry"."""
    lemma, words = token.lemma_.lower(), state.words
    if token.i:
        pair = f"{state.doc[token.i - 1].lower_} {lemma}"
        if pair in words.rows or pair in words.bodies or pair in words.organisations:
            return pair
    if lemma == "paper" and token.tag_ in PLURALS:
        return None
    for word in (lemma, token.lower_):
        if word in words.rows or word in words.people or words.is_body(word) or word in words.documents:
            return word
    return ordinary_noun(state, token)


def _qualifies_noun(state: Discourse, token: Token) -> bool:
    """Whether the noun only qualifies the next one, which is a description itself ("army" in "army units")."""
    return token.dep_ in {"compound", "nmod", "poss"} and token.head.i == token.i + 1 and _noun(state, token.head) is not None


def _predicate(state: Discourse, token: Token) -> bool:
    """Whether the noun says what somebody is ("Doe is the senator", "Doe, the senator,") rather than who acts."""
    if token.dep_ == "attr":
        return token.head.lemma_ in {"be", "become", "remain"}
    return token.dep_ == "appos" and token.head.i in state.at


def _left(state: Discourse, token: Token) -> int:
    """The first token of the noun phrase that ends at `token`: back over its adjectives, nouns, whole names and determiner."""
    doc, i, stop = state.doc, token.i, max(state.bounds[0], token.i - _LONGEST)
    while i > stop:
        before = doc[i - 1]
        if (
            before.lower_ in {"and", "/"}
            and i - 1 > stop
            and doc[i].pos_ == doc[i - 2].pos_
            and (doc[i].pos_ == "ADJ" or before.text == "/")
        ):
            i -= 1
            continue
        if before.pos_ == "DET" or (before.pos_ == "PRON" and before.dep_ == "poss"):
            return i - 1
        if before.pos_ not in {"ADJ", "NOUN", "PROPN", "NUM"} and before.lower_ not in {"'s", "’s", "-"} and before.dep_ != "amod":
            break
        if before.pos_ == "ADV" or (before.head.i > token.i and before.dep_ != "compound"):
            break
        i = state.at[i - 1].first if i - 1 in state.at else i - 1
    if i < token.i - 1 and doc[i].text == "-":
        i += 2  # "far-right": not its second half alone
    while i < token.i and (
        doc[i].lower_ in _VAGUE or doc[i].text in {"'s", "’s", "-"} or (doc[i].pos_ == "NUM" and doc[i].lower_ != "one")
    ):
        i += 1
    return i


def _is_title(state: Discourse, first: int, token: Token) -> bool:
    """Whether the noun is the title of a name that follows ("President Doe", "Secretary of State for Trade Doe")."""
    following = state.at.get(token.i + 1)
    if following is not None and following.form == "name":
        return True
    bare = state.doc[first].pos_ not in {"DET", "PRON", "NUM"} and state.doc[token.i - 1].lower_ not in _POSSESSIVE
    return (
        bare and token.tag_ not in PLURALS and not state.words.is_body(token.lemma_.lower()) and token.lower_ not in ordinary().collective
    )


def _named_after(state: Discourse, phrase: Phrase) -> str | None:
    """The person named in apposition to an office and what it is for: "A spokesman for the council, Jane Doe,"."""
    if phrase.noun not in state.words.rows or phrase.plural:
        return None
    doc, token = state.doc, phrase.token
    for i in range(token.i + 1, min(token.i + 12, state.bounds[1] - 1)):
        if doc[i].text == ",":
            name = state.at.get(i + 1)
            if name is None or state.referents[name.actor_id].kind != "person" or name.last + 1 >= len(doc):
                return None
            after = doc[name.last + 1]
            return name.actor_id if after.text in {",", "."} or after.pos_ in {"VERB", "AUX"} else None
        if doc[i].pos_ not in {"NOUN", "PROPN", "ADJ", "DET", "ADP", "PART"}:
            return None
    return None


def _after_owner(state: Discourse, phrase: Phrase) -> int:
    """Where the phrase goes on after its owner, who is a mention of his own ("his wife", "Doe's wife": "wife")."""
    for i in range(phrase.token.i - 1, phrase.first - 1, -1):
        if state.doc[i].lower_ in _POSSESSIVE or (state.doc[i].pos_ == "PRON" and i in state.at):
            return i + 1
    return phrase.first


def _learn(state: Discourse, actor_id: str, phrase: Phrase) -> None:
    """What a description says of a person holds from here on."""
    referent = state.referents[actor_id]
    if referent.kind == "person":
        referent.offices.add(phrase.noun)
        for principal in own_bodies(state, phrase):
            if principal not in referent.principals and principal != actor_id and may_act_for(state, phrase.noun, referent.kind, principal):
                referent.acts_for(principal, state.doc[phrase.first : phrase.token.i + 1].text)
