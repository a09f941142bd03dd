"""Refusals to speak, which report nothing: "declined to comment", "did not respond to questions", "had no comment on the raid".

Who refuses is not heard; `framescope.measures.refusals` says so. Who "refused to say whether …" is told to know what is asked, and that
stays an attribution.
"""

from __future__ import annotations

from ..parsing.tree import Tree

_REFUSES = {"decline", "refuse", "fail"}
_SPEAKS = {
    "comment", "speak", "talk", "answer", "respond", "reply", "elaborate", "discuss", "react", "explain", "expand", "return", "address", "draw",
    "interview", "engage", "testify", "confirm", "say", "quote", "identify", "name", "give", "provide", "take",
}  # fmt: skip
_GIVES = {"say", "confirm", "explain", "identify", "name", "give", "provide", "take", "address", "testify", "quote"}
"""Verbs that are silent only without an object of their own, or with a word for an answer."""

_RESPONDS = {"comment", "respond", "reply", "answer", "react", "elaborate", "return"}
_TALKS = {"speak", "talk", "discuss"}
"""Verbs that tell of a refusal only where somebody would not or could not."""

_ANSWERS = {
    "comment",
    "interview",
    "answer",
    "response",
    "question",
    "reply",
    "reaction",
    "detail",
    "statement",
    "reporter",
    "journalist",
    "call",
}
_ASKED = {
    "question",
    "request",
    "call",
    "camera",
    "reporter",
    "journalist",
    "message",
    "email",
    "inquiry",
    "enquiry",
    "query",
    "microphone",
}
_AVOIDS = {"ignore", "dodge", "avoid", "evade", "duck", "sidestep", "deflect", "disregard"}
_PURPOSES = {"comment", "interview", "information", "response"}


def no_answer(tree: Tree, verb: int) -> bool:
    """Whether the verb tells that somebody does not speak."""
    lemma = tree.lemma[verb]
    thing = tree.child(verb, "dobj")
    if thing is not None and unsaid(tree, thing):
        return True
    if lemma in _AVOIDS:
        return thing is not None and tree.lemma[thing] in _ASKED
    unwilling = lemma in _TALKS and any(tree.tag[k] == "MD" for k in tree.children(verb, "aux"))
    if (lemma in _RESPONDS or unwilling) and _denied(tree, verb):
        return not any(tree.dep[k] == "ccomp" and tree.quote[k] >= 0 for k in tree.kids[verb])
    if lemma not in _REFUSES:
        return False
    if thing is not None:
        return _asks_for_words(tree, thing)
    return any(_is_silent(tree, k) for k in tree.children(verb, "xcomp"))


def unsaid(tree: Tree, noun: int) -> bool:
    """Whether a noun stands for words that are not there: "no comment", "no answer"."""
    return tree.lemma[noun] in _ANSWERS and any(tree.dep[k] == "det" and tree.lower[k] in ("no", "any") for k in tree.kids[noun])


def _denied(tree: Tree, verb: int) -> bool:
    own = tree.child(verb, "nsubj")
    nobody = own is not None and (tree.lower[own] in ("nobody", "none") or tree.lower[tree.left[own]] in ("no", "neither"))
    return nobody or any(tree.dep[k] == "neg" for k in tree.kids[verb])


def _asks_for_words(tree: Tree, thing: int) -> bool:
    """Whether the object is an interview or a comment, or a request for one."""
    wanted = [tree.lemma[p] for k in tree.children(thing, "prep") if tree.lower[k] == "for" for p in tree.children(k, "pobj")]
    words = {tree.lemma[thing], *(tree.lemma[k] for k in tree.children(thing, "compound"))}
    return bool(words & (_ANSWERS - {"call"})) or (tree.lemma[thing] in _ASKED and bool(_PURPOSES & set(wanted)))


def _is_silent(tree: Tree, verb: int) -> bool:
    """Whether what somebody refuses to do is to speak, with no clause that says on what question."""
    if tree.lemma[verb] not in _SPEAKS or tree.child(verb, "ccomp", "xcomp") is not None:
        return False
    thing = tree.child(verb, "dobj")
    return (
        tree.lemma[verb] not in _GIVES
        or (thing is None and tree.lemma[verb] != "name")
        or (thing is not None and tree.lemma[thing] in _ANSWERS)
    )
