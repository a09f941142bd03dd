"""By what one can look up that something was said: in a statement, told reporters, on Monday, at a hearing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..gazetteer.source_kinds import source_kinds
from .times import TIMES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WHERE = {"in", "on", "at", "during", "to", "before", "after", "via"}
_DAYS = TIMES - {"week", "month", "year", "may", "march"}
_SPANS = {"week", "month", "year"}
_PLACES = {"GPE", "LOC", "FAC"}
_ROLES = {"prep", "npadvmod", "advmod", "dobj", "dative"}
"""What the first word of such a phrase is to the word above it."""
_ASIDE = {"relcl", "acl", "advcl", "ccomp", "conj", "xcomp"}


def traces(doc: Doc, said: Sequence[Mapping], spans: Sequence[Mapping]) -> list[str | None]:
    """For each attribution the words by which it can be looked up, several divided by semicolons; missing where there are none."""
    parts: dict[int, dict[str, list[tuple[int, int]]]] = {}
    for span in spans:
        parts.setdefault(span["attribution_id"], {}).setdefault(span["role"], []).append((span["start"], span["end"]))
    return [_traces(doc, parts.get(row["attribution_id"], {}), row["cue"]) for row in said]


def _traces(doc: Doc, parts: Mapping[str, list[tuple[int, int]]], lemma: str | None) -> str | None:
    if not parts.get("cue"):
        return None
    start, end = parts["cue"][0]
    cue = doc.char_span(start, end, alignment_mode="expand")
    if cue is None:
        return None
    outside = [t for t in cue.sent if not any(s <= t.idx < e for s, e in (*parts.get("content", ()), *parts["cue"])) and not t.is_space]
    words = [cue.text] if lemma in source_kinds().verbs else []
    words += [_in_a_line(text) for token in outside if (text := _trace(token, cue.root))]
    return "; ".join(dict.fromkeys(words)) or None


def _trace(token: Token, cue: Token) -> str | None:
    """The words of a phrase that begins at the token and says when, where, in what or to whom."""
    if token.dep_ not in _ROLES or _aside(token, cue):
        return None
    if token.dep_ == "prep" and token.lower_ in _WHERE:
        return next((_text(token, k) for k in token.children if k.dep_ == "pobj" and _tells(k, token, cue)), None)
    if token.dep_ in {"npadvmod", "advmod"} and token.head == cue and _is_time(token):
        return _text(token.left_edge, token)
    if token.dep_ in {"dobj", "dative"} and token.head == cue and (_noun(token) in source_kinds().audiences or token.pos_ == "PROPN"):
        return (
            _text(token.left_edge, token)
            if cue.lemma_ in {"tell", "inform", "remind", "assure", "warn", "email", "text", "brief"}
            else None
        )
    return None


def _tells(noun: Token, preposition: Token, cue: Token) -> bool:
    words = source_kinds()
    if _noun(noun) in words.media | words.occasions or (preposition.lower_ == "to" and _noun(noun) in words.audiences):
        return True
    near = preposition.head == cue or preposition.head.pos_ == "PROPN"
    return near and (_is_time(noun) or (noun.ent_type_ in _PLACES and preposition.lower_ in {"in", "at"} and preposition.head == cue))


def _is_time(token: Token) -> bool:
    """Whether it names a day or another time that can be looked up: "Monday", "last week", "3 March", "2031"."""
    if token.lower_ in _DAYS or (token.lower_ in {"may", "march"} and token.text[0].isupper()):
        return True
    dated = any(k.lower_ in {"last", "this"} for k in token.lefts)
    return (token.lemma_.lower() in _SPANS and dated) or (token.text.isdigit() and len(token.text) == 4)


def _aside(token: Token, cue: Token) -> bool:
    """Whether the token stands in a clause that says something else of somebody: "Doe, who was sacked on Monday, said"."""
    while token.head != token and token != cue:
        if token.dep_ in _ASIDE:
            return True
        token = token.head
    return False


def _noun(token: Token) -> str:
    return token.lemma_.lower() if token.pos_ != "PROPN" else token.lower_


def _text(first: Token, noun: Token) -> str:
    return noun.doc[first.i : noun.i + 1].text


def _in_a_line(text: str) -> str:
    return " ".join(text.split())
