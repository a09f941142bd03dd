"""What a reporting verb reports in noun phrases: token ranges (inclusive) of its object, its passive subject, its preposition.

Phrases of time at the end of what is reported: when somebody said it is no part of what he said.
"""

from __future__ import annotations

from ..parsing.clauses import ALL_SUBJECTS
from ..parsing.tree import Tree
from .cues import Cue
from .reportable import fits, sort_of
from .sources import LABELLING, NAMING, Ranges, agent_preposition, behind_agent, is_as_clause, is_passive
from .times import is_occasion, is_time


def without_time(tree: Tree, content: Ranges) -> Ranges:
    """The content without a closing phrase of time ("condemned the attack on Friday"), unless nothing else is left."""
    first, last = content[-1]
    for p in range(last, max(first, last - 6), -1):
        inside = first < tree.head[p] <= last and tree.pos[tree.head[p]] in ("VERB", "AUX")  # "the offer that expires on Friday"
        if tree.dep[p] == "prep" and tree.right[p] == last and is_time(tree, p) and p - 1 > first and not inside:
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
    given = next((x for x in tree.children(verb, "dobj") if tree.dep[k] == "dative" and x > k), None)
    k = given if given is not None and not extended else k
    end = _before_anothers_view(tree, k, _object_end(tree, verb, k, extended))
    if end == k and tree.tag[k] == "PRP" and tree.lower[k].endswith(("self", "selves")):  # "did not explain himself" tells of no words
        return []
    return without_time(tree, [(_behind_hearer(tree, verb, k, end), end)])


TELLING = {"tell", "remind", "inform", "notify", "brief", "apprise", "ask", "quiz", "question", "press"}
"""Verbs whose object may be whom something is told or asked, which is no part of what is said."""

_MATTER = {"about", "of", "on", "to", "that", "whether", "if", "for"}
"""Words that open what such a person is told or asked."""


def _behind_hearer(tree: Tree, verb: int, k: int, end: int) -> int:
    """Where what is said begins: behind the person to whom it is said ("told the crowd a story", "asked her about it")."""
    after = tree.right[k] + 1
    given = next((x for x in tree.children(verb, "dobj") if tree.dep[k] == "dative" and x > k and tree.right[x] <= end), None)
    if given is not None:
        return tree.left[given]
    if tree.lemma[verb] not in TELLING or tree.quote[k] >= 0:
        return tree.left[k]
    matter = next((p for p in tree.children(k, "prep") if tree.lower[p] in ("of", "about", "on") and tree.right[p] == end), None)
    if matter is not None and sort_of(tree, k) == "person":
        return matter
    return after if after <= end and (tree.quote[after] >= 0 or tree.lower[after] in _MATTER) else tree.left[k]


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
        if not _completes(tree, x, extended) and not _before_label(tree, verb, x):
            break
        end = tree.right[x]
    return _past_apposition(tree, k, end)


_NAMED = {"PROPN", "NOUN", "DET", "ADJ"}


def _past_apposition(tree: Tree, k: int, end: int) -> int:
    """The end of the object with what is said of it behind its name between commas: "accused the director, Paul Doe, | of theft"."""
    if end + 2 >= tree.n or tree.text[end + 1] != ",":
        return end
    named = any(tree.dep[x] == "appos" for x in tree.kids[k])
    comma = end + 1 if named else next((i for i in range(end + 2, min(end + 8, tree.n - 1)) if tree.text[i] == ","), end)
    between = range(end + 2, comma)
    if comma == end or not all(tree.pos[i] in _NAMED for i in between) or not (named or any(tree.pos[i] == "PROPN" for i in between)):
        return end
    prep = comma + 1
    return tree.right[prep] if tree.dep[prep] == "prep" and tree.lower[prep] in ("of", "for", "as") and not is_time(tree, prep) else end


def _completes(tree: Tree, x: int, extended: bool) -> bool:
    """Whether what follows the object belongs with it; with `extended`, whatever does not tell when."""
    dep = tree.dep[x]
    if dep == "prep":
        return not is_time(tree, x) and not is_occasion(tree, x) and (extended or tree.lower[x] in _PREPOSITIONS)
    if dep in ("advcl", "xcomp") and tree.tag[x] == "VB" and tree.lower[tree.left[x]] == "to":
        return True
    if dep == "npadvmod" and extended:
        return any(tree.dep[k] == "det" and tree.lower[k] in ("a", "an") for k in tree.kids[x])  # "branded her a disgrace"
    return dep == "oprd" or (extended and dep in ("xcomp", "ccomp", "dobj", "advcl", "acomp", "dative", "advmod"))


def _before_label(tree: Tree, verb: int, x: int) -> bool:
    """Whether an occasion stands between an object and what it is described as: "described the club in an interview as a relic"."""
    return is_occasion(tree, x) and any(k > x and tree.dep[k] == "prep" and tree.lower[k] == "as" for k in tree.kids[verb])


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
                last = tree.right[asked[0]] if asked else _with_label(tree, verb, k, before_agent(tree, verb, *_edges(tree, p)))
                return frame, without_time(tree, [(tree.left[p], last)])
    return None


def _with_label(tree: Tree, verb: int, k: int, last: int) -> int:
    """The end of an object of a preposition with what it is called: "referred to the mayor as a crook"."""
    label = next((x for x in tree.children(verb, "prep") if x > k and tree.lower[x] == "as" and tree.left[x] == last + 1), None)
    return last if label is None or tree.lower[k] == "as" else tree.right[label]


def reports_of(tree: Tree, preposition: int, noun: int, wanted: str) -> bool:
    """Whether a prepositional phrase tells what is reported, and not when; its noun is what the cue `wanted`."""
    return not is_time(tree, preposition) and fits(tree, noun, wanted)
