"""What anybody may say or think, which is nobody's words but the writer's argument.

"If you think that …", "One might say …", "Some would argue …", "It could be said that …", "Suffice it to say …", "Let's say …", "Readers will
recall …": nobody is reported to have said it.
"""

from __future__ import annotations

from ..parsing.tree import Tree
from .sources import Ranges

_THINKS = {
    "think", "know", "believe", "remember", "recall", "imagine", "suppose", "guess", "expect", "assume", "see", "hope", "wonder", "feel", "want", "forget",
    "notice", "realise", "realize", "agree", "understand", "presume", "conclude", "suspect", "doubt", "find", "note", "hear", "conceive",
}  # fmt: skip
"""Whom the writer addresses, and what he says that they think: it is his own argument and nobody's words."""

_SAYS = {
    "say",
    "argue",
    "claim",
    "suggest",
    "ask",
    "call",
    "add",
    "object",
    "note",
    "admit",
    "conclude",
    "contend",
    "reply",
    "describe",
    "tell",
    "put",
}
"""What anybody may say."""

_DENIES = {
    "mention",
    "deny",
    "dispute",
    "pretend",
    "declare",
    "insist",
    "explain",
    "announce",
    "promise",
    "report",
    "state",
    "warn",
    "find",
}
_NOBODY = {"nobody", "none", "noone", "neither"}
_VAGUE = {"some", "many", "others", "people"}
_WHOEVER = {"anyone", "anybody", "whoever", "everyone", "everybody", "those"}
_OPEN = {"might", "may", "could", "would", "can", "should", "must", "'d", "’d"}


def anybodys(tree: Tree, verb: int, source: Ranges) -> bool:
    """Whether the verb tells what anybody may say or think."""
    lemma, hedged = tree.lemma[verb], any(tree.tag[k] == "MD" and tree.lower[k] in _OPEN for k in tree.kids[verb] if k < verb)
    if not source:
        return hedged and lemma in _SAYS | {"think", "believe"} and _is_impersonal(tree, verb)
    if _is_phrase(tree, verb, source) or (lemma in _SAYS | _DENIES and _is_nobody(tree, source)):
        return True
    first, last = source[0]
    word = tree.lower[last]
    if word in ("reader", "readers"):
        return _will(tree, verb) and last - first < 2 and lemma in _THINKS
    if first != last:
        return False
    if word in _WHOEVER:
        return len(source) > 1 and lemma in _THINKS and word != "those"
    if word in ("you", "one"):
        return lemma in _THINKS or (lemma in _SAYS and (hedged or tree.tag[verb] == "VBP" or _supposed(tree, verb)))
    return word in _VAGUE and hedged and lemma in _SAYS | _THINKS


def _is_nobody(tree: Tree, source: Ranges) -> bool:
    """Whether the source is said to be nobody: "nobody mentioned the debt", "not one of them", "none of the three"."""
    first, last = source[0]
    head = next((i for i in range(first, last + 1) if not first <= tree.head[i] <= last), last)
    opening = tree.lower[first]
    return tree.lower[head] in _NOBODY or (
        opening in ("not", "no", "hardly", "scarcely") and tree.lower[head] in ("one", "body", "anybody", "anyone")
    )


def _will(tree: Tree, verb: int) -> bool:
    return any(tree.tag[k] == "MD" for k in tree.kids[verb] if k < verb)


def _is_impersonal(tree: Tree, verb: int) -> bool:
    """Whether the passive verb says of no one that it is said to him: "It could be said that …"."""
    own = tree.child(verb, "nsubjpass", "nsubj", "expl")
    return own is None or tree.lower[own] == "it"


def _supposed(tree: Tree, verb: int) -> bool:
    """Whether the verb stands in a condition: "if one were to say"."""
    up = verb
    for _ in range(3):
        if any(tree.dep[k] == "mark" and tree.lower[k] in ("if", "unless", "when", "whether") for k in tree.kids[up]):
            return True
        if tree.dep[up] not in ("xcomp", "ccomp", "conj"):
            return False
        up = tree.head[up]
    return False


def _is_phrase(tree: Tree, verb: int, source: Ranges) -> bool:
    """Whether it is a figure of speech: "suffice it to say", "let's say"."""
    up = tree.head[verb]
    word = tree.lower[source[-1][1]]
    return tree.lemma[verb] in _SAYS and (
        (tree.lemma[up] == "let" and word in ("'s", "’s", "us", "me")) or tree.lemma[up] in ("suffice", "sufficient")
    )
