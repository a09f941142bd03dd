"""Where a noun phrase begins, and where it goes on after the names and owners inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .anaphors import anaphor
from .discourse import Discourse, Phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_VAGUE = {"such", "other", "many", "some", "several", "most", "few", "all", "both", "more", "two", "three", "various", "certain", "own"}
_LONGEST = 8
POSSESSIVE = {"'s", "’s", "'", "’"}


def left_edge(state: Discourse, token: Token) -> int:
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


def after_names(state: Discourse, first: int, token: Token) -> int:
    """Where the phrase goes on after the last other mention inside it, which stays one of its own."""
    return next((i + 1 for i in range(token.i - 1, first - 1, -1) if i in state.at or state.doc[i].lower_ in POSSESSIVE), first)


def after_owner(state: Discourse, phrase: Phrase) -> int:
    """Where the phrase goes on after its owner, who is a mention of his own ("his wife", "Doe's wife": "wife"), known or not."""
    for i in range(phrase.token.i - 1, phrase.first - 1, -1):
        if state.doc[i].lower_ in POSSESSIVE or (state.doc[i].pos_ == "PRON" and (i in state.at or anaphor(state.doc[i]))):
            return i + 1
    return phrase.first


def has_determiner(state: Discourse, first: int) -> bool:
    """Whether the phrase that begins there has an article or an owner ("the referee", "his wife", "Doe's wife")."""
    return state.doc[first].pos_ in {"DET", "PRON"} or (first > state.bounds[0] and state.doc[first - 1].lower_ in POSSESSIVE)
