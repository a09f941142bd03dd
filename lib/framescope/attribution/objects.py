"""What a reporting verb reports in noun phrases: token ranges (inclusive) of its object, its passive subject, its preposition."""

from __future__ import annotations

from ..parsing.tree import Tree
from .cues import Cue
from .sources import Ranges, is_passive
from .times import is_time, without_time

_PREPOSITIONS = {"as", "for", "of", "about", "against", "over", "with", "to", "from", "than", "toward", "in", "on", "among", "between"}
"""Prepositions whose phrase after the object belongs to the content ("praised him for it"), unlike time and manner."""


def objective(tree: Tree, verb: int, extended: bool) -> Ranges:
    """The object with the complements after it; of a passive verb its subject.

    With `extended`, all of the verb phrase that follows the object belongs to it ("called the attack a crime").
    """
    k = tree.child(verb, "dobj", "nsubjpass", "dative")
    if k is None and extended:
        k = next(iter(_two_names(tree, verb)), None)
    if k is None:
        return []
    if k < verb:
        return [(tree.left[k], tree.right[k])]
    return without_time(tree, [(tree.left[k], _object_end(tree, verb, k, extended))])


def _object_end(tree: Tree, verb: int, k: int, extended: bool) -> int:
    """Last token of the object and its complements: not the time, place and circumstances of saying it."""
    end = tree.right[k]
    for x in tree.kids[verb]:
        if x > k and tree.dep[x] == "conj" and extended and tree.quote[x] >= 0:
            end = tree.right[x]
        if x <= k or tree.left[x] != end + 1:
            continue
        if not _completes(tree, x, extended):
            break
        end = tree.right[x]
    return end


def _completes(tree: Tree, x: int, extended: bool) -> bool:
    """Whether what follows the object belongs with it; with `extended`, whatever does not tell when."""
    dep = tree.dep[x]
    if dep == "prep":
        return not is_time(tree, x) and (extended or tree.lower[x] in _PREPOSITIONS)
    if dep in ("advcl", "xcomp") and tree.tag[x] == "VB" and tree.lower[tree.left[x]] == "to":
        return True
    if dep == "npadvmod" and extended:
        return any(tree.dep[k] == "det" and tree.lower[k] in ("a", "an") for k in tree.kids[x])  # "branded her a disgrace"
    return dep == "oprd" or (extended and dep in ("xcomp", "ccomp", "dobj", "advcl", "acomp", "dative", "advmod"))


def of_patient(tree: Tree, verb: int) -> Ranges:
    """Passive subject and what is said of it ("he was accused of theft")."""
    subject = tree.child(verb, "nsubjpass")
    told = [k for k in tree.kids[verb] if k > verb and tree.dep[k] in ("xcomp", "oprd", "prep", "acomp", "ccomp") and tree.lower[k] != "by"]
    if subject is None or not told or tree.child(verb, "dobj") is not None:  # "was shown a red card"
        return []
    return [(tree.left[subject], tree.right[subject]), (tree.left[told[0]], tree.right[told[0]])]


def raised(tree: Tree, verb: int) -> Ranges:
    """Subject and complement of a verb of seeming ("he seems tired")."""
    subject = tree.child(verb, "nsubj")
    told = [k for k in tree.kids[verb] if k > verb and tree.dep[k] in ("xcomp", "oprd", "acomp", "prep")]
    if subject is None or not told:
        return []
    return [(tree.left[subject], tree.right[subject]), (tree.left[told[0]], tree.right[told[-1]])]


def named(tree: Tree, verb: int) -> Ranges:
    """What something is called, where a pronoun or nothing stands for the thing ("what he called a crime")."""
    k, thing = tree.child(verb, "oprd"), tree.child(verb, "dobj")
    if k is None or (thing is not None and tree.tag[thing] not in ("WP", "WDT")) or _two_names(tree, verb):
        return []
    by = [x for x in tree.kids[k] if tree.dep[x] in ("agent", "prep") and tree.lower[x] == "by" and is_passive(tree, verb)]
    return [(tree.left[k], tree.left[by[0]] - 1 if by else tree.right[k])]


def _two_names(tree: Tree, verb: int) -> list[int]:
    """What is named and what it is called, where the parser takes both for the latter ("called Ann Moll a crook")."""
    called = [k for k in tree.children(verb, "oprd") if k > verb]
    return called if len(called) == 2 and tree.right[called[0]] == tree.left[called[1]] - 1 else []


def prepositional(tree: Tree, verb: int, entry: Cue, of_request: bool = False) -> tuple[str, Ranges] | None:
    """Frame and object of the first preposition that the entry names, with the infinitive right after it.

    With `of_request`, only where there is such an infinitive ("called on them to act").
    """
    for k in tree.children(verb, "prep", "agent"):
        frame = f"prep:{tree.lower[k]}"
        if frame not in entry.frames:
            continue
        for p in tree.children(k, "pobj", "pcomp", *(("amod", "acomp") if tree.lower[k] == "as" else ())):
            asked = [
                x
                for x in tree.kids[verb]
                if tree.left[x] == tree.right[k] + 1 and tree.dep[x] in ("xcomp", "advcl") and tree.tag[x] == "VB"
            ]
            if asked or not of_request:
                return frame, without_time(tree, [(tree.left[p], tree.right[asked[0]] if asked else tree.right[p])])
    return None
