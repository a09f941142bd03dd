"""Where a content begins and ends: the parser's subtree, corrected by what the page shows.

Rules, in this order: a content cuts no quotation in two and goes on to the end of a quotation that its sentence opens; it
ends before a coordinated verb that takes up the reporting again ("said it rained and accused …"), goes on through a
coordinated clause of the same kind ("that A, and that B"), and leaves out the writer's aside at its end (", which …",
", referring to …").
"""

from __future__ import annotations

from ..parsing.tree import Tree
from .cues import cue
from .reporting import DASHES
from .sources import NAMING, Ranges

_ASIDE_RELATIVES = {"which", "who"}
_RELATIVES = {"which", "who", "whom", "whose", "where", "when"}
_CONCESSIONS = {"though", "although"}
_COMMENTING = {
    "refer", "reference", "reflect", "highlight", "draw", "imply", "allude", "echo", "surpass", "elevate", "prompt", "signal", "underscore",
    "point", "contrast", "mean",
}  # fmt: skip
_END = {".", "!", "?"}


def tidy(tree: Tree, content: Ranges, head: int, frame: str) -> Ranges:
    """The content of the cue at token `head`, with its boundaries set."""
    content = [(first, _first_stop(tree, first, last)) for first, last in content if first <= last]
    if len(content) == 1 and content[0][0] > head:
        first, last = content[0]
        last = _second_clause(tree, first, last) if frame == "clause" else last
        last = _second_infinitive(tree, first, last, head)
        last = _without_reporting(tree, first, last, head)
        last = _without_aside(tree, first, last, frame)
        content = [(first, max(first, last))]
    return whole_quotations(tree, [(first, _without_conjunction(tree, first, last)) for first, last in content], head)


def _without_conjunction(tree: Tree, first: int, last: int) -> int:
    """The last token without an "and" that links what is reported to what follows it."""
    end = last
    while end > first and tree.quote[end] < 0 and (tree.pos[end] in ("CCONJ", "SPACE") or tree.text[end] == ","):
        end -= 1
    return end if any(tree.pos[i] == "CCONJ" for i in range(end + 1, last + 1)) else last


def _first_stop(tree: Tree, first: int, last: int) -> int:
    """The end of the first sentence in the range: what follows its full stop is another's or is told for itself."""
    for i in range(first + 1, last):
        if tree.text[i] in _END and tree.quote[i] < 0:
            return i - 1
    return last


def whole_quotations(tree: Tree, content: Ranges, head: int) -> Ranges:
    """The content with every quotation that it enters taken in whole, unless the cue itself stands in it."""
    result: Ranges = []
    for first, last in content:
        while first > 0 and tree.quote[first] >= 0 and tree.quote[first - 1] == tree.quote[first] and tree.quote[first] != tree.quote[head]:
            first -= 1
        while last + 1 < tree.n and tree.quote[last] >= 0 and tree.quote[last + 1] == tree.quote[last] != tree.quote[head]:
            last += 1
        result.append((first, last))
    return result


def _second_clause(tree: Tree, first: int, last: int) -> int:
    """The end of a coordinated "and that …" clause which the parser hung elsewhere."""
    if tree.lower[first] != "that":
        return last
    i = last
    while i + 1 < tree.n and (tree.text[i + 1] == "," or tree.pos[i + 1] == "CCONJ"):
        i += 1
    if i + 1 < tree.n and tree.lower[i + 1] == "that" and (i > last or tree.pos[last] == "CCONJ"):
        return _sentence_end(tree, i + 1)
    return last


def _second_infinitive(tree: Tree, first: int, last: int, head: int) -> int:
    """The end of the bare infinitives that go on with the content ("to buy the farm, sell the herd and leave"), which the parser
    coordinates with a cue that is no infinitive itself."""
    if tree.tag[head] == "VB" or not any(tree.tag[i] == "VB" for i in range(first, last + 1)):
        return last
    for x in tree.kids[head]:
        linked = tree.dep[x] in ("conj", "dep", "advcl") and tree.tag[x] in ("VB", "VBP") and tree.child(x, "nsubj", "mark") is None
        if x > last and linked and _only_joins(tree, last + 1, tree.left[x]):
            last = tree.right[x]
    return last


def _only_joins(tree: Tree, start: int, end: int) -> bool:
    """Whether nothing but commas and a conjunction stands between two parts, one mark at least, which may end the first."""
    return all(tree.text[i] == "," or tree.pos[i] == "CCONJ" for i in range(start, end)) and (start < end or tree.text[start - 1] == ",")


def _sentence_end(tree: Tree, i: int) -> int:
    """The last token of the sentence before its full stop."""
    while i + 1 < tree.n and tree.text[i + 1] not in _END and "\n" not in tree.text[i + 1]:
        i += 1
    return i


def _without_reporting(tree: Tree, first: int, last: int, head: int) -> int:
    """Stop before "and accused him …": a coordinated verb that shares the cue's subject and tense and reports in turn."""
    for i in range(first + 2, last + 1):
        if tree.dep[i] != "conj" or tree.pos[i] != "VERB" or tree.quote[i] >= 0 or tree.tag[i] != tree.tag[head]:
            continue
        entry = cue(tree.lemma[i], "verb")
        if (
            entry is None
            or set(entry.frames.values()) == {"cognitive"}
            or tree.tag[tree.head[i]] == tree.tag[i] == "VB"
            or _is_named(tree, i)
        ):
            continue
        cut = tree.left[i] - 1
        while cut > first and (tree.pos[cut] in ("CCONJ", "PUNCT", "SPACE") and tree.quote[cut] < 0):
            cut -= 1
        if any(tree.pos[k] == "CCONJ" for k in range(cut + 1, i)) and not _joined(tree, i):
            return cut
    return last


def _is_named(tree: Tree, i: int) -> bool:
    """Whether a verb of naming has a name and nobody who is given it: a participle, "had been spat at and called a scab"."""
    if (thing := tree.child(i, "dobj", "oprd")) is None:
        return False
    others = [k for k in tree.kids[i] if k > i and k != thing and tree.dep[k] in ("dobj", "oprd", "ccomp", "xcomp")]
    return tree.lemma[i] in NAMING and not others and any(tree.lower[k] in ("a", "an") for k in tree.children(thing, "det"))


def _joined(tree: Tree, i: int) -> bool:
    """Whether the coordinated verb continues the content: it has a pronoun subject of its own."""
    own = tree.child(i, "nsubj")
    return own is not None and tree.pos[own] == "PRON"


def _without_aside(tree: Tree, first: int, last: int, frame: str) -> int:
    """Stop before an aside of the writer that runs from a comma or dash to the end of the content."""
    for i in range(first + (3 if frame == "clause" else 1), last):
        if (tree.text[i] == "," or tree.text[i] in DASHES) and tree.quote[i] < 0:
            roots = [x for x in range(i + 1, min(last, i + 12) + 1) if tree.left[x] == i + 1 and tree.right[x] >= last]
            if roots and _is_aside(tree, i, max(roots, key=lambda x: tree.right[x] - tree.left[x]), frame):
                return i - 1
    return last


def _is_aside(tree: Tree, comma: int, root: int, frame: str) -> bool:
    """Whether what stands behind the comma is the writer's own: a relative clause that picks out nothing, a gloss ("…, a former judge"),
    a concession, a participle that comments. Behind a clause more of it is the source's than behind an object."""
    opening, clausal = tree.lower[comma + 1], frame == "clause"
    if tree.dep[root] == "advcl":
        return tree.text[comma] == "," and (opening in _CONCESSIONS or (tree.tag[root] == "VBG" and _comments(tree, root)))
    if tree.dep[root] == "appos":
        return opening in ("a", "an") and not (clausal and tree.text[comma] != ",")
    return tree.dep[root] == "relcl" and opening in (_ASIDE_RELATIVES if clausal else _RELATIVES)


def _comments(tree: Tree, verb: int) -> bool:
    """Whether a participle reports or comments on what was said."""
    entry = cue(tree.lemma[verb], "verb")
    return tree.lemma[verb] in _COMMENTING or (entry is not None and "clause" in entry.frames)
