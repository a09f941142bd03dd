"""What a reporting verb reports in a clause: token ranges (inclusive) of a "that" clause, an infinitive or a gerund."""

from __future__ import annotations

from ..parsing.clauses import ALL_SUBJECTS
from ..parsing.tree import Tree
from .cues import cue
from .sources import Ranges, is_passive, stray_subject
from .times import is_time

_STRAY = 15
"""Tokens between a reporting verb and a "that" clause that hangs elsewhere, at most."""
_ATTACHED = {"because", "if", "when", "as", "so", "unless", "until"}
"""Openings of a reason or condition that the parser hangs on the reporting verb although it is part of what is said."""

_REASONS = {"because", "if", "unless", "since"}
"""Those of them that go on with what is said behind a comma, too."""

_VERDICTS = {"guilty", "liable", "innocent", "dead", "alive", "unconscious", "unharmed"}
"""What somebody is found to be by a court, or by whoever comes along."""


def clause(tree: Tree, verb: int) -> Ranges:
    """The complement clause of a verb; or, for a verb set between commas, the clause around it."""
    kids = [k for k in tree.children(verb, "ccomp") if not (tree.lemma[verb] == "find" and tree.lemma[k] in _VERDICTS)]
    behind = [k for k in kids if k > verb]
    if behind:
        first, last = behind[0], next((k for k in reversed(behind) if not _another(tree, verb, behind[0], k)), behind[0])
        return [*_leading(tree, verb, first), (_clause_start(tree, verb, first), _clause_end(tree, verb, last))]
    if kids:
        return [(_opening(tree, verb), reporting_start(tree, verb) - 1), *_rest(tree, verb)]
    stray = _stray_clause(tree, verb) or _behind_hearer(tree, verb)
    if stray:
        return stray
    if tree.dep[verb] == "parataxis":
        host = tree.head[verb]
        while tree.dep[host] == "conj" and host < verb:
            host = tree.head[host]
        return [(tree.left[host], _before_comma(tree, reporting_start(tree, verb))), (tree.right[verb] + 1, tree.right[host])]
    return []


def _another(tree: Tree, verb: int, first: int, k: int) -> bool:
    """Whether a later complement is a report of its own: behind a full stop, or somebody else's reporting verb in the same tense ("he said
    it rained and Doe denied it")."""
    own = tree.child(k, "nsubj")
    if k != first and any(tree.text[i] in (".", "!", "?") and tree.quote[i] < 0 for i in range(first, tree.left[k])):
        return True
    named = own is not None and tree.pos[own] in ("PROPN", "NOUN")
    return k != first and named and tree.tag[k] == tree.tag[verb] and cue(tree.lemma[k], "verb") is not None


def _opening(tree: Tree, verb: int) -> int:
    """Where the sentence begins that a reporting clause closes: at the first of the clauses that the parser coordinates with the
    reporting verb ("It rains, but it will stop, she said")."""
    top = verb
    while tree.dep[top] == "conj" and tree.head[top] < top:
        top = tree.head[top]
    return tree.left[top]


def _rest(tree: Tree, verb: int) -> Ranges:
    """The reason or condition at the end of a sentence that a reporting clause interrupts: "It rains, she said, because of the wind"."""
    if verb + 2 >= tree.n or tree.text[verb + 1] != ",":
        return []
    opening = tree.lower[verb + 2] in _REASONS | {"by", "so", "but", "although", "though"}
    behind = (x for x in tree.kids[verb] if x > verb and tree.left[x] == verb + 2 and tree.dep[x] in ("advcl", "prep"))
    k = next(behind, None) if opening else None
    return [] if k is None else [(verb + 2, tree.right[k])]


def _before_comma(tree: Tree, start: int) -> int:
    """The last token before the reporting clause that begins at `start`, without the comma between."""
    return start - 2 if start and tree.text[start - 1] == "," else start - 1


def _stray_clause(tree: Tree, verb: int) -> Ranges:
    """A "that" clause which the parser hung on a noun between: "predicted at a debate that it will rain"."""
    for i in range(verb + 1, min(tree.right[verb], verb + _STRAY) + 1):
        if tree.pos[i] in ("VERB", "PUNCT"):
            return []
        k = tree.head[i]
        if tree.lower[i] == "that" and tree.dep[i] == "mark" and tree.pos[tree.head[k]] in ("NOUN", "PROPN") and tree.head[k] > verb:
            first = verb + 1 if tree.lower[verb + 1] == "that" else i  # "that any firm that lied would be fined"
            return [] if cue(tree.lemma[tree.head[k]], "noun") else [(first, tree.right[k])]
    return []


_TELLING = {"tell", "remind", "inform", "assure", "warn", "notify", "advise", "promise"}
"""Verbs that have both whom it is told to and what is told."""

_TALES = {"story", "tale", "joke", "truth", "lie", "fib", "anecdote", "fable", "secret", "fact", "news", "thing", "time", "way"}
"""What is told, and not whom it is told to."""

_COMPLEMENTS = ("dobj", "attr", "acomp", "ccomp", "xcomp", "nsubjpass", "neg", "oprd", "dative")


def _behind_hearer(tree: Tree, verb: int) -> Ranges:
    """The clause behind whom it is told to, which the parser took for one that describes him: "told the meeting he had given up hope".

    A clause that describes somebody lacks a part of its own, which he is ("told the man she had met").
    """
    hearer = tree.child(verb, "dobj", "dative") if tree.lemma[verb] in _TELLING else None
    if hearer is None or hearer < verb or tree.lemma[hearer] in _TALES:
        return []
    for k in tree.children(hearer, "relcl", "acl"):
        own = tree.child(k, "nsubj", "nsubjpass")
        bare = own is not None and tree.tag[own] not in ("WP", "WDT") and tree.left[k] == tree.left[own] == hearer + 1
        if bare and tree.child(k, *_COMPLEMENTS) is not None:
            return [(tree.left[k], tree.right[k])]
    return []


def reporting_start(tree: Tree, verb: int) -> int:
    """The first token of subject, auxiliaries and verb."""
    start = verb
    for k in tree.kids[verb]:
        if k < verb and tree.dep[k] in ("nsubj", "nsubjpass", "aux", "auxpass", "neg"):
            start = min(start, tree.left[k])
    stray = stray_subject(tree, verb)
    return min(start, stray[0]) if stray else start


def _clause_start(tree: Tree, verb: int, k: int) -> int:
    """Where the complement clause headed by token k begins.

    At its "that", if time and place stand before it; and where a finite clause or a predicate has no subject of its own, at
    the noun phrase between the verb and it, which the parser took for the verb's object.
    """
    mark = next((x for x in tree.kids[k] if tree.dep[x] == "mark" and tree.lower[x] == "that"), None)
    if mark is not None:
        return mark
    bare = tree.pos[k] in ("NOUN", "PROPN", "ADJ")
    if (bare or tree.tag[k] in ("VBD", "VBZ", "VBP", "MD", "VB")) and not any(tree.dep[x] in ALL_SUBJECTS for x in tree.kids[k]):
        lost = [x for x in tree.kids[verb] if verb < x < k and tree.dep[x] in ("dobj", "nsubj", "mark", "pobj")]
        if lost and all(tree.head[i] == verb or tree.pos[i] == "PUNCT" for i in _roots(tree, tree.right[lost[-1]] + 1, tree.left[k])):
            return tree.left[lost[0]]
    return tree.left[k]


def _roots(tree: Tree, start: int, end: int) -> list[int]:
    """The tokens of a range (the end not included) whose heads stand outside it."""
    return [i for i in range(start, end) if not start <= tree.head[i] < end]


def _clause_end(tree: Tree, verb: int, k: int) -> int:
    """Where the complement clause ends: a reason, condition or coordinated clause may hang on the reporting verb."""
    end = tree.right[k]
    for x in tree.kids[verb]:
        if x <= k:
            continue
        start = tree.left[x]
        gap = {tree.text[i] for i in range(end + 1, start)}
        attached = tree.dep[x] == "advcl" and (
            tree.lower[start] in _ATTACHED if not gap else gap == {","} and tree.lower[start] in _REASONS
        )
        joined = tree.dep[x] == "conj" and all(tree.pos[i] in ("PUNCT", "CCONJ") for i in range(end + 1, start)) and _goes_on(tree, verb, x)
        if attached or joined:
            end = tree.right[x]
    return end


_PAST = {"would": "VBD", "could": "VBD", "did": "VBD", "had": "VBD", "do": "VBP", "does": "VBZ", "will": "VBZ", "has": "VBZ", "have": "VBP"}
"""The tense of auxiliaries."""


def _goes_on(tree: Tree, verb: int, x: int) -> bool:
    """Whether a clause coordinated with the reporting one still belongs to what is said: own subject, other tense, no cue.

    A question that is left open ends with its own clause: "would not say why it fell, and the bank shut".
    """
    tense = {tree.tag[verb], *(_PAST[tree.lower[k]] for k in tree.children(verb, "aux") if tree.lower[k] in _PAST)}
    if any(tree.dep[k] == "neg" for k in tree.kids[verb]) and tree.tag[x] in tense:
        return False
    entry = cue(tree.lemma[x], "passive" if is_passive(tree, x) else "verb")
    reports = entry is not None and "clause" in entry.frames
    return not reports and tree.tag[x] != tree.tag[verb] and any(tree.dep[k] in ALL_SUBJECTS for k in tree.kids[x])


def _leading(tree: Tree, verb: int, k: int) -> Ranges:
    """The opening of a sentence that a reporting clause interrupts: "In the North, he said, it rains"."""
    first, start = tree.left[verb], reporting_start(tree, verb)
    comma_before = start > first and tree.text[start - 1] == ","
    if comma_before and tree.text[tree.left[k] - 1] == "," and tree.lower[tree.left[k]] != "that":
        return [(first, start - 1)]
    return []


def infinitive(tree: Tree, verb: int) -> Ranges:
    """The infinitive with "to" ("refused to go"), with whom it is asked of ("urged them to go")."""
    for k in tree.children(verb, "xcomp"):
        if any(tree.dep[x] == "aux" and tree.lower[x] == "to" for x in tree.kids[k]):
            asked = [x for x in tree.children(verb, "dobj", "dative") if verb < x < k]
            asked = asked or [p for x in tree.children(verb, "prt", "prep") if tree.lower[x] in ("on", "upon") for p in _asked_of(tree, x)]
            return [(tree.left[asked[0]] if asked else tree.left[k], _infinitive_end(tree, verb, k))]
    return []


def _asked_of(tree: Tree, preposition: int) -> list[int]:
    """Whom one calls "on" to do something; nobody where "on" tells when ("threatened on Thursday to leave")."""
    return [] if is_time(tree, preposition) else tree.children(preposition, "pobj")


def _infinitive_end(tree: Tree, verb: int, k: int) -> int:
    """The end of the infinitive, before a finite verb that goes on with the reporting one ("vowed to stay | and left the hall")."""
    for x in tree.children(k, "conj"):
        if tree.tag[x] in ("VBD", "VBZ") and tree.tag[x] == tree.tag[verb]:
            end = tree.left[x] - 1
            while end > k and (tree.pos[end] in ("CCONJ", "PUNCT")):
                end -= 1
            return end
    return tree.right[k]


def gerund(tree: Tree, verb: int) -> Ranges:
    """The gerund ("denied going")."""
    for k in tree.children(verb, "xcomp"):
        if tree.tag[k] == "VBG":
            return [(tree.left[k], tree.right[k])]
    return []
