"""Whether the object of a verb is something that can be reported: words, thoughts, demands and deeds can, jars cannot.

Many verbs of saying and judging are verbs of handling as well: one slams a decision and a door, holds up a neighbour as a model and a
jar, welcomes a ruling and guests, weighs an offer and potatoes. The column ``object`` of the cue list says what the object must be:

``idea``     neither a thing nor a person ("welcomed the ruling", not "welcomed guests")
``mind``     no thing ("slammed the minister", not "slammed the door")
``label``    somebody or something that is given a name or a description ("branded her a liar", not "branded the cattle")

Whatever it is, what the verb phrase describes it as ("held up the jar as proof"), or asks of it ("ordered the men to leave"), is reported.
What is a thing and who is a person `framescope.attribution.sorts` tells; a name, a pronoun and an unknown noun are neither.
"""

from __future__ import annotations

from ..parsing.tree import Tree
from .sorts import sort_of
from .sources import is_as_clause
from .times import is_time

_DESCRIBES = ("oprd", "xcomp", "acomp", "ccomp")
_ARMED = {
    "army", "troop", "soldier", "force", "police", "gunman", "militant", "rebel", "bandit", "mob", "robber", "insurgent", "jet", "plane",
    "dog", "bear", "shark", "wolf", "thug", "attacker", "assailant", "raider", "militia", "drone", "fighter", "rioter", "bull",
}  # fmt: skip
"""Those who attack and charge in earnest, and not with words."""

_IDIOMS = {
    "claim": {"life", "victim", "title", "seat"}, "put": {"fire", "flame", "light"}, "call": {"foul", "toss", "time", "penalty"},
    "feel": {"pinch", "heat", "squeeze"},
}  # fmt: skip
"""Objects with which a verb of saying says something else: "the fire claimed three lives"."""

_LIKENING = {"compare", "contrast", "liken", "equate", "name", "challenge"}
"""Verbs that say what somebody is like or shall be with "to" ("named her to the bench")."""

_BLOWS = {"attack", "assail", "charge", "storm", "knock", "hammer", "pummel", "bash", "thrash", "savage", "blast", "rip", "scorch"}


def reportable(tree: Tree, verb: int, wanted: str) -> bool:
    """Whether the object of the verb, or the subject of a passive one, is what its cue wants of it."""
    k = next((x for dep in ("dobj", "nsubjpass", "dative") if (x := tree.child(verb, dep)) is not None), None)
    if k is None or not wanted or _described(tree, verb, k):
        return True
    idiom = tree.lemma[k] in _IDIOMS.get(tree.lemma[verb], ())
    return fits(tree, k, wanted) and not idiom and not _in_earnest(tree, verb)


def speaks(tree: Tree, verb: int) -> bool:
    """Whether the subject of the verb can want and judge: no thing and no beast ("the engine refused to start")."""
    own = tree.child(verb, "nsubj")
    return own is None or sort_of(tree, own) != "thing"


def fits(tree: Tree, noun: int, wanted: str) -> bool:
    """Whether a noun is of a sort that a cue wants."""
    sort = "thing" if tree.text[noun].isdigit() else sort_of(tree, noun)
    return wanted != "label" and not (wanted and sort == "thing") and not (wanted == "idea" and sort == "person")


def _described(tree: Tree, verb: int, k: int) -> bool:
    """Whether the verb phrase says what the object is or shall do: a complement, "as …", "to …", a second noun phrase, quoted words."""
    if any(tree.quote[i] >= 0 for i in range(tree.left[k], tree.right[k] + 1)) and tree.quote[verb] < 0:
        return True
    for x in tree.kids[verb]:
        if x == k or tree.dep[x] in ("nsubj", "nsubjpass", "aux", "auxpass"):
            continue
        if tree.dep[x] in _DESCRIBES or _tells_what(tree, verb, x, sort_of(tree, k)):
            return True
        if (
            tree.dep[x] in ("dobj", "npadvmod", "dative")
            and x > k
            and tree.child(x, "det", "poss") is not None
            and sort_of(tree, x) != "thing"
        ):
            return True
        if tree.dep[x] == "advcl" and is_as_clause(tree, x):
            return True
        if tree.dep[x] == "advcl" and tree.tag[x] == "VB" and tree.lower[tree.left[x]] == "to":
            return True
    return any(tree.dep[x] == "prep" and tree.lower[x] == "as" for x in tree.kids[k])


def _tells_what(tree: Tree, verb: int, x: int, sort: str) -> bool:
    """Whether a prepositional phrase of the verb says what the object is, or on what a person is spoken to ("pressed him on taxes")."""
    if tree.dep[x] != "prep":
        return False
    word = tree.lower[x]
    likened = word in ("to", "with") and tree.lemma[verb] in _LIKENING
    return word == "as" or likened or (sort == "person" and word in ("on", "about") and not is_time(tree, x))


def _in_earnest(tree: Tree, verb: int) -> bool:
    """Whether a blow is struck by an army, a beast or the weather, and not with words."""
    own = tree.child(verb, "nsubj")
    return tree.lemma[verb] in _BLOWS and own is not None and (tree.lemma[own] in _ARMED or sort_of(tree, own) == "thing")
