"""Whom "they" means by the last plural before it: "The pickets blocked the gate. They sang.", "the Danes … they".

Where that plural is a mention of an actor, "they" means it; where it is somebody else, or two names are joined in between, nobody is taken.
Plural things that are no subject are passed over ("they dropped the drugs they had bought").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..gazetteer.ordinary import ordinary
from .candidates import Candidate, covers
from .discourse import PLURALS, SUBJECTS, Discourse
from .families import RULE, joined_family

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .anaphors import Anaphor

THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_THINKING = frozenset(
    {
        "say",
        "tell",
        "think",
        "believe",
        "feel",
        "decide",
        "want",
        "know",
        "hope",
        "plan",
        "agree",
        "refuse",
        "deny",
        "announce",
        "insist",
        "argue",
    }
    | {
        "claim",
        "promise",
        "admit",
        "apologise",
        "apologize",
        "expect",
        "fear",
        "try",
        "intend",
        "decline",
        "choose",
        "ask",
        "demand",
        "pledge",
    }
)


_OWN = frozenset({
    "aim", "anger", "belief", "decision", "demand", "fear", "goal", "grief", "hope", "intention", "leader", "objection", "opinion", "plan", "pledge",
    "position", "promise", "proposal", "refusal", "rival", "spokesman", "spokeswoman", "statement", "strategy", "view", "vote", "wish",
})  # fmt: skip
"""What people and their bodies alone have."""


def last_plural(state: Discourse, pronoun: Anaphor, found: list[Candidate]) -> tuple[str | None, bool]:
    """The actor that the last plural before "they" mentions, and whether there is such a plural: if so, "they" means nobody else.

    Where "They" begins a sentence as its subject, the plural subject of the sentence before goes before what stands in its adjuncts. Who
    speaks is nobody of whom the words speak: “Two people are dead,” said *their* spokesman.
    """
    before, deep = _sentence_before(state), None
    for i in range(pronoun.token.i - 1, before - 1, -1):
        token = state.doc[i]
        if in_the_words_of(state, i, pronoun.token.i):
            continue
        family = joined_family(state, token)
        if family:
            return family, True
        if _joins(token) or (token.lower_ in THEY and i not in state.at):
            return deep, True
        if i in state.at or token.tag_ in PLURALS:
            mentioned = next((c for c in found if any(covers(s.reference, i) for s in c.seen)), None)
            if mentioned and mentioned.referent.kind == "country" and _are_some(token):
                return None if token.dep_ in SUBJECTS else deep, True
            if mentioned and (token.lower_ in THEY or (_is_plural(state, token) and _heads(mentioned, i))):
                if token.dep_ != "pobj" or not opens(state, pronoun):
                    return mentioned.referent.actor_id if deep is None or token.dep_ in SUBJECTS else deep, True
                deep = deep or mentioned.referent.actor_id
            if not mentioned and token.tag_ in PLURALS and (token.dep_ in SUBJECTS or is_somebody(state, token)):
                return deep, True
    return deep, deep is not None


def in_the_words_of(state: Discourse, i: int, pronoun: int) -> bool:
    """Whether token i stands in a quotation and the pronoun in the author's words for its speaker, with no sentence of the author's begun since."""
    if not state.quoted[i] or state.quoted[pronoun]:
        return False
    outside = (state.doc[j] for j in range(i, pronoun + 1) if not state.quoted[j])
    return not any(token.text in {".", "!", "?", "\n"} or token.is_sent_start for token in outside)


def opens(state: Discourse, pronoun: Anaphor) -> bool:
    """Whether the pronoun begins its sentence as its subject."""
    return pronoun.case == "subject" and pronoun.token.i == state.bounds[0]


def thinks(state: Discourse, token: Token) -> bool:
    """Whether things cannot be meant: "they say", "they decided", "their citizens", "their decision"."""
    if token.dep_ == "poss":
        return is_somebody(state, token.head) or token.head.lemma_.lower() in _OWN
    return token.dep_ == "nsubj" and token.head.lemma_ in _THINKING


def _sentence_before(state: Discourse) -> int:
    """Where the sentence before the present one begins; at a line break that ends a paragraph of one sentence too."""
    start = state.bounds[0]
    return state.doc[start - 1].sent.start if start else 0


def _is_plural(state: Discourse, token: Token) -> bool:
    """Whether the token is the head of a plural: no word inside a name, nor a name that only qualifies a noun ("a Red Tulips concert")."""
    inside = token.i in state.at and state.at[token.i].last != token.i
    if inside or (token.dep_ in {"compound", "nmod"} and token.tag_ == "NNPS"):
        return False
    return token.tag_ in PLURALS or (token.i in state.at and state.at[token.i].rule == RULE)


_PARTS = frozenset({"acl", "amod", "det", "nummod", "prep", "relcl"})


def _are_some(token: Token) -> bool:
    """Whether people of a country are some of them only, who are not the country ("two Danes", "Danes from every town")."""
    return token.tag_ in PLURALS and any(child.dep_ in _PARTS and child.lower_ not in {"the", "of"} for child in token.children)


def _joins(token: Token) -> bool:
    """Whether two names or people are joined here ("Doe and Roe")."""
    return token.dep_ == "conj" and token.pos_ == "PROPN" and token.head.pos_ == "PROPN"


def _heads(candidate: Candidate, i: int) -> bool:
    return any(s.head.i == i for s in candidate.seen)


def is_somebody(state: Discourse, token: Token) -> bool:
    """Whether the plural means people or bodies, whom "they" may mean instead."""
    noun = token.lemma_.lower()
    return (
        ordinary().is_listed(noun)
        or noun in state.words.people
        or noun in state.words.rows
        or state.words.is_body(noun)
        or token.ent_type_ == "NORP"
    )
