"""The mentions of a document, found by character and by token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pandas as pd
    from spacy.tokens import Doc, Token

_NOMINAL = {"NOUN", "PROPN", "PRON"}
_SUBJECTS = {"nsubj", "nsubjpass"}


class Place(NamedTuple):
    """Characters start … end (half-open) that mention an actor, and the form of the mention (name, pronoun …)."""

    start: int
    end: int
    actor_id: str
    form: str


class MentionIndex:
    """The mentions of a document in order, and the kinds of its actors."""

    def __init__(self, doc: Doc, actors: pd.DataFrame, mentions: pd.DataFrame) -> None:
        self.doc = doc
        self.text = doc.text  # once: spaCy puts it together anew at each call
        self.kinds = dict(zip(actors.actor_id, actors.kind, strict=True))
        rows = sorted(zip(mentions.start, mentions.end, mentions.actor_id, mentions.form, strict=True))
        self.mentions = [Place(int(start), int(end), actor_id, form) for start, end, actor_id, form in rows]
        self._starts = [m.start for m in self.mentions]
        self._tokens = [token.idx for token in doc]

    def at(self, start: int, end: int) -> Place | None:
        """The mention that overlaps the characters."""
        k = bisect_right(self._starts, start) - 1
        for mention in self.mentions[max(0, k) : k + 2]:
            if mention.start < end and start < mention.end:
                return mention
        return None

    def of(self, token: Token) -> Place | None:
        """The mention that holds the token."""
        return self.at(token.idx, token.idx + len(token.text))

    def within(self, start: int, end: int) -> list[Place]:
        """The mentions that begin between the characters."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def people(self, start: int, end: int) -> list[Place]:
        """The places between the characters where a person is named."""
        return [m for m in self.within(start, end) if m.form == "name" and self.kinds.get(m.actor_id) == "person"]

    def head(self, start: int, end: int) -> Token | None:
        """The head of the words between the characters: their root, if it is a noun, else the last noun among them."""
        first = bisect_right(self._tokens, start) - 1
        last = bisect_right(self._tokens, end - 1) - 1
        if not 0 <= first <= last:
            return None
        root = self.doc[first : last + 1].root
        if root.pos_ in _NOMINAL:
            return root
        return next((token for token in reversed(self.doc[first : last + 1]) if token.pos_ in _NOMINAL), root)

    def is_subject(self, mention: Place) -> bool:
        """Whether the mention is the subject of a verb."""
        root = self.head(mention.start, mention.end)
        if root is not None and root.dep_ == "appos":  # "the coach, Jane Doe, said"
            root = root.head
        return root is not None and root.dep_ in _SUBJECTS

    def in_apposition(self, head: Token, mention: Place) -> bool:
        """Whether the mention hangs on `head` as its name or apposition ("the minister, Jane Doe")."""
        root = self.head(mention.start, mention.end)
        while root is not None and root.dep_ in {"appos", "compound", "nmod"}:
            if root.head == head:
                return True
            root = root.head
        return root == head

    def owns(self, mention: Place, head: Token) -> bool:
        """Whether the mention is whose `head` is: "Doe's statement", "a statement by Doe"."""
        root = self.head(mention.start, mention.end)
        if root is None:
            return False
        if root.dep_ == "poss" and root.head == head:
            return True
        return root.dep_ == "pobj" and root.head.lower_ in {"from", "by", "of"} and root.head.head == head
