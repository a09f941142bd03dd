"""Which words of what is retold are the reporter's own.

Of what somebody wants, offers or rejects the reporter chooses the words: who "rejects a generous offer" does not call it generous, nor does
who "offers a paltry sum" call it paltry (in logic, a description is read *de re*). So an adjective in what is retold without marks is the
reporter's where the source would say the opposite; and so is "what it calls", by which the reporter keeps a distance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..parsing.clauses import TokenIndex
from ..parsing.quotations import quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FOR = frozenset(
    {
        "ask", "back", "champion", "defend", "demand", "favour", "favor", "offer", "pledge", "praise", "prefer", "promise", "propose",
        "recommend", "request", "seek", "support", "tout", "urge", "want", "welcome",
    }
)  # fmt: skip
_AGAINST = frozenset(
    {
        "attack", "blast", "condemn", "criticise", "criticize", "decry", "denounce", "deny", "deplore", "dismiss", "oppose", "rebuff",
        "refuse", "reject", "resist", "scorn", "slam", "spurn",
    }
)  # fmt: skip
"""Verbs whose source is for or against what it is reported to speak of."""

_CLEAR = 0.3
"""The least valence of a word that says what a source would not."""

_OBJECTS = ("dobj", "nsubjpass", "attr")


def reporters_own(
    doc: Doc, index: TokenIndex, terms: Iterable[dict], said: Sequence[dict], spans: Sequence[dict], owner: np.ndarray
) -> Iterator[tuple[int, int]]:
    """The places of the loaded terms that stand in the content of an attribution and are the reporter's words.

    terms, said and spans: rows of the tables; owner: whose content each character is (`framescope.voice.attribution_at`).
    """
    marked = [(q.start, q.end) for q in quotations(doc.text)]
    cues = {span["attribution_id"]: index.span(span["start"], span["end"]) for span in spans if span["role"] == "cue"}
    for row in terms:
        at = owner[row["start"]]
        if at < 0 or said[at]["kind"] == "direct" or any(start <= row["start"] < end for start, end in marked):
            continue
        distanced = row["category"] == "distancing" and row["text"].lower().startswith("what ")
        _, last = index.span(row["start"], row["end"])
        if distanced or _contradicts(doc[last - 1], row["valence"], said[at], cues.get(said[at]["attribution_id"], (0, 0))):
            yield row["start"], row["end"]


def _contradicts(word: Token, valence: float, said: dict, cue: tuple[int, int]) -> bool:
    """Whether an adjective of what a verb is about says the opposite of what the verb's source thinks of it."""
    thing = word.head
    if word.dep_ not in ("amod", "nmod", "compound") or thing.dep_ not in _OBJECTS or not cue[0] <= thing.head.i < cue[1]:
        return False
    lemma = thing.head.lemma_.lower()
    against = lemma in _AGAINST or said["cue_class"] == "rejecting"
    return (against and valence >= _CLEAR) or (lemma in _FOR and valence <= -_CLEAR)
