"""What a reporting verb reports in noun phrases: token ranges (inclusive) of its object, its passive subject, its preposition.

Phrases of time at the end of what is reported: when somebody said it is no part of what he said.

What a reporting verb reports in a clause: token ranges (inclusive) of a "that" clause, an infinitive or a gerund.
"""

from __future__ import annotations

from ..parsing.clauses import ALL_SUBJECTS
from ..parsing.tree import Tree
from .cues import Cue, cue
from .reportable import fits
from .sources import LABELLING, NAMING, Ranges, agent_preposition, behind_agent, is_as_clause, is_passive, stray_subject
from .times import is_time


def without_time(tree: Tree, content: Ranges) -> Ranges:
    """The content without a closing phrase of time ("condemned the attack on Friday"), unless nothing else is left."""
    first, last = content[-1]
    for p in range(last, max(first, last - 6), -1):
        if tree.dep[p] == "prep" and tree.right[p] == last and is_time(tree, p) and p - 1 > first:
            return [*content[:-1], (first, p - 1)]
    return content


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
    last = _before_anothers_view(tree, k, _object_end(tree, verb, k, extended))
    return without_time(tree, [(tree.left[k], last)])


def _before_anothers_view(tree: Tree, first: int, last: int) -> int:
    """The last token of the object, without the clause of what somebody else calls it: "declared victory in a vote | that she called a theft"."""
    for x in range(first + 1, last + 1):
        if tree.dep[x] == "relcl" and tree.lemma[x] in LABELLING and tree.quote[x] < 0 and tree.left[x] > first:
            own = tree.child(x, "nsubj")
            if own is not None and tree.tag[own] not in ("WP", "WDT", "PRP"):
                return tree.left[x] - 1
    return last


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


_SAID_OF_IT = ("xcomp", "oprd", "prep", "acomp", "ccomp")


def of_patient(tree: Tree, verb: int) -> Ranges:
    """Passive subject and what is said of it ("he was accused of theft")."""
    subject = tree.child(verb, "nsubjpass")
    told = [k for k in tree.kids[verb] if k > verb and tree.dep[k] in _SAID_OF_IT and tree.lower[k] != "by" and not is_time(tree, k)]
    told = told or [k for k in tree.children(verb, "advcl") if is_as_clause(tree, k)]
    told = told or [k for k in [behind_agent(tree, verb)] if k is not None]
    if subject is None or not told or tree.child(verb, "dobj") is not None:  # "was shown a red card"
        return []
    first, last = _edges(tree, told[0])
    last = _before_occasion(tree, first, before_agent(tree, verb, first, last))
    return [(tree.left[subject], tree.right[subject]), (first, last)]


_OCCASIONS = {"after", "when", "before", "while", "as"}


def _before_occasion(tree: Tree, first: int, last: int) -> int:
    """The last token of what somebody is accused of, without the clause of when it was said: "accused of lying | after he left"."""
    for i in range(first + 1, last + 1):
        opens = tree.dep[i] in ("mark", "advmod") and tree.lower[i] in _OCCASIONS and tree.quote[i] < 0 and tree.left[tree.head[i]] == i
        if opens and tree.dep[tree.head[i]] == "advcl" and any(tree.dep[k] in ALL_SUBJECTS for k in tree.kids[tree.head[i]]):
            return i - 1
    return last


def _edges(tree: Tree, i: int) -> tuple[int, int]:
    return tree.left[i], tree.right[i]


def before_agent(tree: Tree, verb: int, first: int, last: int) -> int:
    """The last token of what a passive verb says, without its agent, which the parser hangs on it: "branded a liar | by the union"."""
    by = agent_preposition(tree, verb)
    return by - 1 if by is not None and first < by <= last else last


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
    if k is None and thing is not None and thing > verb and tree.lemma[verb] in NAMING and is_passive(tree, verb):
        return [(tree.left[thing], before_agent(tree, verb, *_edges(tree, thing)))]
    if k is None or (thing is not None and tree.tag[thing] not in ("WP", "WDT")) or _two_names(tree, verb):
        return []
    if thing is None and tree.dep[verb] == "ROOT" and not is_passive(tree, verb):  # "the referee called a foul"
        return []
    return [(tree.left[k], before_agent(tree, verb, *_edges(tree, k)))]


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
            visit = tree.lemma[verb] == "call" and tree.lower[k] in ("on", "upon") and not asked
            if not visit and (asked or not of_request) and (asked or reports_of(tree, k, p, entry.objects[frame])):
                last = tree.right[asked[0]] if asked else before_agent(tree, verb, *_edges(tree, p))
                return frame, without_time(tree, [(tree.left[p], last)])
    return None


def reports_of(tree: Tree, preposition: int, noun: int, wanted: str) -> bool:
    """Whether a prepositional phrase tells what is reported, and not when; its noun is what the cue `wanted`."""
    return not is_time(tree, preposition) and fits(tree, noun, wanted)


_STRAY = 15
"""Tokens between a reporting verb and a "that" clause that hangs elsewhere, at most."""
_ATTACHED = {"because", "if", "when", "as", "so", "unless", "until"}
"""Openings of a reason or condition that the parser hangs on the reporting verb although it is part of what is said."""


_VERDICTS = {"guilty", "liable", "innocent", "dead", "alive", "unconscious", "unharmed"}
"""What somebody is found to be by a court, or by whoever comes along."""


def clause(tree: Tree, verb: int) -> Ranges:
    """The complement clause of a verb; or, for a verb set between commas, the clause around it."""
    kids = [k for k in tree.children(verb, "ccomp") if not (tree.lemma[verb] == "find" and tree.lemma[k] in _VERDICTS)]
    if kids:
        k = kids[-1] if kids[-1] > verb else kids[0]
        if k < verb:
            return [(tree.left[verb], reporting_start(tree, verb) - 1)]
        return [*_leading(tree, verb, k), (_clause_start(tree, verb, k), _clause_end(tree, verb, k))]
    stray = _stray_clause(tree, verb) or _behind_hearer(tree, verb)
    if stray:
        return stray
    if tree.dep[verb] == "parataxis":
        host = tree.head[verb]
        while tree.dep[host] == "conj" and host < verb:
            host = tree.head[host]
        return [(tree.left[host], tree.left[verb] - 1), (tree.right[verb] + 1, tree.right[host])]
    return []


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
        if lost and tree.right[lost[-1]] == tree.left[k] - 1:
            return tree.left[lost[0]]
    return tree.left[k]


def _clause_end(tree: Tree, verb: int, k: int) -> int:
    """Where the complement clause ends: a reason, condition or coordinated clause may hang on the reporting verb."""
    end = tree.right[k]
    for x in tree.kids[verb]:
        if x <= k:
            continue
        start = tree.left[x]
        attached = tree.dep[x] == "advcl" and start == end + 1 and tree.lower[start] in _ATTACHED
        joined = tree.dep[x] == "conj" and all(tree.pos[i] in ("PUNCT", "CCONJ") for i in range(end + 1, start)) and _goes_on(tree, verb, x)
        if attached or joined:
            end = tree.right[x]
    return end


def _goes_on(tree: Tree, verb: int, x: int) -> bool:
    """Whether a clause coordinated with the reporting one still belongs to what is said: own subject, other tense, no cue."""
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
            return [(tree.left[asked[0]] if asked else tree.left[k], tree.right[k])]
    return []


def gerund(tree: Tree, verb: int) -> Ranges:
    """The gerund ("denied going")."""
    for k in tree.children(verb, "xcomp"):
        if tree.tag[k] == "VBG":
            return [(tree.left[k], tree.right[k])]
    return []
