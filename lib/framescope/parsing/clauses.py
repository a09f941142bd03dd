"""The clause around a mention, minus the clauses nested in it: where sentiment toward the mention is looked for.

Rule: climb from the mention's highest word to the nearest head of a clause; the clause is everything below that head
except the clauses nested in it: complement clauses (what somebody says or thinks), relative and participial clauses of
other names and pronouns, and conjoined verbs. Kept are the mention's own relative clause ("Ito, who had lied, …") and
those of common nouns ("Ito signed a law that hurts …"), conjoined verbs that share the mention as their subject ("Ito
praised A and insulted B" is Ito's twice), and adverbial clauses, which say more of the same event. Each of these choices
was made on NewsMTSC's train part, where this clause serves VADER better than the whole sentence and than a clause without
its adverbial clauses.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NESTED = frozenset({"ccomp", "parataxis", "relcl", "acl"})
OF_NOUNS = frozenset({"relcl", "acl"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
"""Labels of a subject that is a phrase."""
CLAUSAL_SUBJECTS = SUBJECTS | {"csubj"}
"""The same, and those of a clause that is a subject."""
ALL_SUBJECTS = CLAUSAL_SUBJECTS | {"expl"}
"""The same, and the "there" and "it" that mean nothing."""
VERBS = frozenset({"VERB", "AUX"})
ACTORS = frozenset({"PROPN", "PRON"})


def heads_clause(token: Token) -> bool:
    """Whether the token heads a clause of its own: by its label, as root, or as a conjoined verb."""
    return token.dep_ in NESTED or token.head.i == token.i or (token.dep_ == "conj" and token.pos_ in VERBS)


@dataclass(frozen=True)
class ClauseKey:
    """What decides which tokens make a mention's clause: mentions with equal keys share one clause.

    `head`: position of the clause's head; `is_subject`: the mention is its subject; `described`: positions of the names and
    pronouns of the mention that have a relative clause, which is then its own.
    """

    head: int
    is_subject: bool
    described: frozenset[int]


def clause_key(top: Token, above: dict[int, ClauseKey] | None = None) -> ClauseKey:
    """The key of the clause around a mention whose highest word is `top`.

    above: the keys of words below a clause's head, as earlier calls for the same doc found them: each way up is walked once.
    """
    if heads_clause(top):
        return ClauseKey(top.i, top.dep_ in SUBJECTS, _described(top))
    above = {} if above is None else above
    path = [top]
    while not heads_clause(path[-1]) and path[-1].i not in above:
        path.append(path[-1].head)
    head = path[-1]
    key = above.get(head.i) or ClauseKey(head.i, head.dep_ in SUBJECTS, frozenset())
    for token in path[-2::-1]:
        described = _described(token)
        key = ClauseKey(key.head, key.is_subject or token.dep_ in SUBJECTS, key.described | described if described else key.described)
        above[token.i] = key
    return key


def _described(token: Token) -> frozenset[int]:
    """The position of a name or pronoun that has a relative clause of its own; of anything else none."""
    return frozenset([token.i] if token.pos_ in ACTORS and any(c.dep_ in OF_NOUNS for c in token.children) else [])


def clause_tokens(doc: Doc, key: ClauseKey) -> list[Token]:
    """The tokens of a clause in the order of the text, white space left out."""
    found, stack = [doc[key.head]], [doc[key.head]]
    while stack:
        parent = stack.pop()
        described = parent.pos_ not in ACTORS or parent.i in key.described
        below = [c for c in parent.children if _belongs(c, described, key.is_subject)]
        found += below
        stack += below
    return sorted((t for t in found if not t.is_space), key=attrgetter("i"))


def _belongs(child: Token, described: bool, is_subject: bool) -> bool:
    """Whether a child of a clause's token is of the clause: not nested, or not about another actor."""
    if not heads_clause(child):
        return True
    if child.dep_ in OF_NOUNS:
        return described
    return child.dep_ == "conj" and is_subject and not any(c.dep_ in SUBJECTS for c in child.children)


class TokenIndex:
    """From character offsets to token positions, by bisection; built once a doc."""

    def __init__(self, doc: Doc) -> None:
        starts, lengths = doc.to_array(["IDX", "LENGTH"]).astype(np.int64).reshape(-1, 2).T
        self._starts, self._ends = starts.tolist(), (starts + lengths).tolist()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of tokens that overlap characters start … end; empty (first == last) when none does."""
        first = bisect_right(self._ends, start)
        return first, max(first, bisect_left(self._starts, end))


def top_token(doc: Doc, first: int, last: int) -> Token:
    """Of doc[first:last] (not empty) the last token whose head lies outside: the highest one of a noun phrase."""
    for i in range(last - 1, first - 1, -1):
        head = doc[i].head.i
        if head == i or not first <= head < last:
            return doc[i]
    return doc[last - 1]
