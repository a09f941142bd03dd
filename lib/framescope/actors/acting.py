"""Whether a noun phrase acts or speaks where it stands, and the word that counts the people it names ("one of the pickets")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..gazetteer.ordinary import ordinary
from ..parsing.clauses import SUBJECTS
from .discourse import PLURALS

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTS = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "some", "several", "many", "most", "few", "all", "both", "each",
    "half", "dozens", "scores", "hundreds", "thousands", "handful", "number", "group", "couple", "majority", "crowd", "pair", "trio", "any", "others",
})  # fmt: skip
"""What stands before "of" and people, and counts them."""


def counted_by(token: Token) -> Token | None:
    """The word that counts the people: "one" of "one of the pickets", "dozens" of "dozens of villagers"."""
    link = token.head
    if token.dep_ != "pobj" or link.lower_ != "of" or token.tag_ not in PLURALS:
        return None
    return link.head if link.head.lower_ in _PARTS and link.head.i < token.i else None


def where_counted(token: Token, begin: int) -> int:
    """Where the phrase begins with the word that counts the people, and its article ("a group of parents")."""
    counter = counted_by(token)
    if counter is None:
        return begin
    return counter.i - (counter.i > counter.sent.start and counter.nbor(-1).pos_ == "DET")


def acts(token: Token) -> bool:
    """Whether the phrase is subject or agent of a verb, also a relative one, or a source ("according to officials")."""
    if any(_has_subject_who(child) or (child.dep_ == "acl" and child.tag_ == "VBG") for child in token.children):
        return True
    token = counted_by(token) or (token.head if token.dep_ == "conj" else token)
    if token.dep_ in SUBJECTS:
        return True
    if token.dep_ != "pobj":
        return False
    return token.head.dep_ == "agent" or _is_source(token)


_BLAMING = frozenset({
    "accuse", "blame", "castigate", "censure", "chide", "condemn", "criticise", "criticize", "denounce", "fault", "lambast", "lambaste", "prosecute",
    "rebuke", "reprimand", "slam", "sue", "warn",
})  # fmt: skip
_APPEALING = frozenset({"appeal", "complain", "plead", "write"})
_CHARGES = frozenset({"accusation", "allegation", "case", "charge", "claim", "complaint", "lawsuit", "suit"})


def is_blamed(token: Token) -> bool:
    """Whether the phrase names whom somebody blames or warns, or whose deed ("blamed the council", "a lawsuit against the agency")."""
    token = token.head if token.dep_ == "poss" else token
    if token.dep_ == "dobj" and token.head.pos_ == "VERB":
        return token.head.lemma_.lower() in _BLAMING
    if token.dep_ == "pobj" and token.head.lower_ == "to":
        return token.head.head.lemma_.lower() in _APPEALING
    return token.dep_ == "pobj" and token.head.lower_ == "against" and token.head.head.lemma_.lower() in _CHARGES


def _is_source(token: Token) -> bool:
    """Whether the phrase stands in "according to …"."""
    link = token.head
    return token.dep_ == "pobj" and link.lower_ == "to" and link.i > 0 and token.doc[link.i - 1].lower_ == "according"


def speaks(token: Token) -> str | None:
    """The lemma of the verb that the phrase is subject of, also where the verb comes first ("said the lorry driver"); None when of none."""
    token = counted_by(token) or (token.head if token.dep_ == "conj" else token)
    verb = token.head
    if verb.pos_ not in {"VERB", "AUX"} or verb == token:
        return "say" if _is_source(token) else None
    follows = (
        token.dep_ in {"dobj", "oprd", "attr", "npadvmod", "appos"} and token.left_edge.i == verb.i + 1 and verb.lemma_ in ordinary().say
    )
    return verb.lemma_.lower() if token.dep_ == "nsubj" or follows else None


def _has_subject_who(clause: Token) -> bool:
    return clause.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.tag_ in {"WP", "WDT"} for c in clause.children)
