"""Quotations whose closing mark is missing: the reporting clause behind the comma ends them ("“We will fight this, said Doe.").

A mark that is left open runs to the end of its paragraph. Where the paragraph after it does not go on with it, and a comma and a clause
of reporting stand in it, the mark before that clause was forgotten.
"""

from __future__ import annotations

from dataclasses import replace

from ..parsing.tree import Tree
from .reported import verb_cue

_AFTER = 10
"""Tokens between the comma and the reporting verb, at most."""


def close_quotations(tree: Tree) -> None:
    """End each open quotation of the tree before its reporting clause, where it has one."""
    for number, quotation in enumerate(tree.outer):
        goes_on = number + 1 < len(tree.outer) and tree.outer[number + 1].continues
        if quotation.closed or quotation.single or goes_on:
            continue
        inside = [i for i, n in enumerate(tree.quote) if n == number]
        comma = next((i for i in inside[2:-2] if tree.text[i] in (",", "?", "!") and _reports(tree, i + 1, inside[-1])), None)
        if comma is None:
            continue
        end = tree.end[comma]
        tree.outer[number] = replace(quotation, end=end, inner_end=end, closed=True)
        for i in range(comma + 1, inside[-1] + 1):
            tree.quote[i] = -1


def _reports(tree: Tree, first: int, last: int) -> bool:
    """Whether a clause of reporting begins at the token: the verb and its subject, or the subject and the verb that ends the clause."""
    for verb in range(first, min(last, first + _AFTER) + 1):
        if tree.text[verb] in (".", "!", "?", ":", ";", ","):
            return False
        entry = verb_cue(tree, verb, "verb") if tree.pos[verb] == "VERB" and tree.tag[verb] in ("VBD", "VBZ") else None
        if entry is not None and "quote" in entry.frames:
            own = tree.child(verb, "nsubj")
            inverted = verb == first and verb < last and tree.pos[verb + 1] in ("PROPN", "DET", "PRON", "NOUN")
            return inverted or (own is not None and tree.left[own] == first and own < verb)
    return False
