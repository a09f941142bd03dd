"""Acts toward somebody, by the words of a lexicon and the parse: who praises, blames, helps or fights whom.

The word says which way the act goes and where its two ends stand (``data/lexicons/acts.csv``); `ends` finds them, in the passive, in
relative clauses and where a verb has its subject from another. An act that is refused or denied is not done: "refused to condemn X"
is not against X, "declined to back X" is. What somebody wants or resists goes on to the act in its object: who "opposes sanctions
on X" is for X.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framescope.terms.understood import words

from .ends import after, behind, objects_of, received, sources_of, targets_of
from .lexicon import CONTENT, WHOSE, Act, acts
from .phrases import HEAD, Actors, Brought, who, whom

if TYPE_CHECKING:
    from spacy.tokens import Token

_REFUSING = words(
    "avoid cancel cease decline delay deny end fail forget forgo hesitate lack lose neglect postpone refrain refuse rescind resist retract revoke stop withdraw withhold"
)
_UNWILLING = words("hesitant loath reluctant unable unlikely unwilling")
_PREDICATES = frozenset({"acomp", "attr", "oprd", "dobj"})
_SHORT_OF = frozenset({"stop", "refrain", "short", "shy", "abstain"})
_NEVER = frozenset({"never", "hardly", "barely", "scarcely", "nor", "neither"})
_SPEAKERS = frozenset({"i", "we"})
_OWN = frozenset({"aux", "auxpass", "nsubj", "nsubjpass", "neg"})
_REACH = 7
"""So many tokens after a word those that belong to it may stand ("heaped on the mayor all her scorn")."""

MAX_STEPS = 4


@dataclass(frozen=True, slots=True)
class Found:
    """An act in a text: its first and last word, who does it (none where the text does not say), toward whom, and which way (1 or -1).

    is_own: the one who does it is "I" or "we", whoever speaks there.
    """

    tokens: tuple[Token, ...]
    sources: list[Brought]
    targets: list[Brought]
    polarity: int
    act: Act
    is_own: bool = False


def find_acts(tokens: Iterable[Token], actors: Actors) -> Iterator[Found]:
    """The acts among the tokens of a sentence. actors: the actor_id at each token of a mention."""
    for token in tokens:
        for act in acts().get((token.pos_, token.lemma_.lower()), ()):
            if found := _read(token, act, actors):
                yield found
                break


def _read(token: Token, act: Act, actors: Actors) -> Found | None:
    """The act of a word, where all its words and somebody at whom it is aimed are there, and it is not denied."""
    rest = _rest(token, act.words[1:])
    if rest is None or (not rest and act.polarity > 0 and any(c.dep_ == "prt" for c in token.children)):
        return None  # who picks up a paper does not pick it
    undergone = received(token) if token.pos_ == "NOUN" and act.target != (WHOSE,) else None
    if undergone:
        sources, targets = who(undergone[0], actors), whom(undergone[1], actors)
    else:
        targets = _through(token, actors) if act.target == (CONTENT,) else _aimed_at(token, act, actors)
        sources = _sources(token, act, actors)
    polarity = act.polarity
    if targets and any(map(is_denied, (token, *rest))):
        polarity, targets = -1, [each for each in targets if act.polarity * each.sign > 0]
        targets = [Brought(each.actor, each.near) for each in targets]
    if not targets:
        return None
    if not sources and token.pos_ != "VERB":
        return None
    is_own = not sources and any(head.lower_ in _SPEAKERS for head in sources_of(token, act))
    return Found((token, *rest), sources, targets, polarity, act, is_own)


def _aimed_at(token: Token, act: Act, actors: Actors) -> list[Brought]:
    """Whom an act is aimed at; one whom an act in its object reaches, in that sense ("condemned the attack on X" is for X)."""
    heads = targets_of(token, act)
    reached = [each for head in heads if token.pos_ == "VERB" and head.dep_ != "pobj" for each in _reached(head, actors)]
    known = {each.actor for each in reached}
    return [*reached, *(each for each in whom(heads, actors) if each.actor not in known)]


def _sources(token: Token, act: Act, actors: Actors) -> list[Brought]:
    """Whose act it is; a noun that is itself said of somebody ("the mayor's critic") is his or hers."""
    heads = sources_of(token, act)
    if act.target == (WHOSE,) and token.i in actors:
        return [Brought(actors[token.i], HEAD), *(each for each in who(heads, actors) if each.actor != actors[token.i])]
    return who(heads, actors) or who([subject for head in heads for subject in behind(head)], actors)


def _rest(token: Token, rest: tuple[str, ...]) -> list[Token] | None:
    """The tokens, among the next few, that read so in this order; None where one is missing."""
    following = iter(token.doc[token.i + 1 : token.i + 1 + _REACH])
    found = [next((t for t in following if word in (t.lower_, t.lemma_.lower()) and _belongs(t, token)), None) for word in rest]
    return None if None in found else found  # type: ignore[return-value]


def _belongs(word: Token, token: Token) -> bool:
    return token.is_ancestor(word) or word.dep_ in ("prt", "prep", "advmod")


def is_denied(token: Token) -> bool:
    """Whether the text says that it is not done: by "not", "never" or "no", by "without", or by a word of refusing above it.

    A noun or adjective is denied with the verb that carries it ("is not proud of X", "does not have confidence in X").
    """
    for _ in range(MAX_STEPS):
        head = token.head
        if _has_negation(token) or _is_refused(token, head):
            return True
        if head.i == token.i or not _shares_denial(token):
            return False
        token = head
    return False


def _shares_denial(token: Token) -> bool:
    """Whether what denies the word above denies this one too."""
    carried = token.dep_ in _PREDICATES and token.pos_ in ("NOUN", "ADJ")
    return carried or token.dep_ == "xcomp" or (token.dep_ == "conj" and not any(c.dep_ in _OWN for c in token.children))


def _has_negation(token: Token) -> bool:
    return any(c.dep_ == "neg" or c.lower_ in _NEVER or (c.lower_ == "no" and c.dep_ == "det") for c in token.children)


def _is_refused(token: Token, head: Token) -> bool:
    if token.dep_ == "pcomp":
        return head.lower_ == "without" or (head.lower_ in ("from", "of") and head.head.lemma_.lower() in _SHORT_OF)
    return token.dep_ in ("xcomp", "dobj", "ccomp") and head.lemma_.lower() in _REFUSING | _UNWILLING


def _through(token: Token, actors: Actors) -> list[Brought]:
    """Whom the act reaches that is in what somebody wants or resists ("sanctions on X", "the impeachment of X"), with its sign."""
    heads = [*objects_of(token), *after(token, "for"), *after(token, "to")]
    return [reached for head in heads for reached in _reached(head, actors)]


def _reached(noun: Token, actors: Actors) -> list[Brought]:
    for act in acts().get((noun.pos_, noun.lemma_.lower()), ()):
        if act.target in ((WHOSE,), (CONTENT,)) or act.words[1:] or _has_negation(noun):
            continue
        if found := whom(targets_of(noun, act), actors):
            return [Brought(each.actor, each.near, each.sign * act.polarity) for each in found]
    return []
