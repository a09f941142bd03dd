"""Reported speech and thought by the dependency tree: a verb in the cue list, in a frame that it takes.

Frames (the column ``frames`` of the cue list):

``quote``    said: "…" (see `framescope.attribution.spoken`)
``clause``   said (that) it rains; "it rains", he said; it rains, he said, and pours
``to``       refuses to go
``ing``      denied going
``np``       condemned the attack
``np+``      called the attack a crime; accused him of theft: the object and all that follows it in the verb phrase
``prep:P``   called for peace; urged on Rome to act: the object of the preposition P
``subj``     passive: he is expected to win; the attack was called a crime
``oprd``     what he called a crime: the name, where only a pronoun stands for the thing
``raise``    he seems tired: subject and complement, and nobody to whom it seems

A passive verb is looked up as ``passive``; its source is the "by" phrase, or nobody; with ``self`` it is the subject, who feels
it ("they are convinced that …").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..parsing.tree import Tree
from .anybody import anybodys
from .complements import clause, gerund, infinitive
from .cues import Cue, cue
from .objects import named, objective, of_patient, prepositional, raised
from .reportable import reportable, speaks
from .silences import no_answer
from .sources import LABELLING, Ranges, agent, is_passive, patient, subject

CONFIDENCE = {"clause": 0.75, "to": 0.55, "ing": 0.6, "np": 0.5, "prep": 0.5, "subj": 0.4, "oprd": 0.3, "raise": 0.35}
"""Share of a rule's attributions that people confirm in whole, rounded (PolNeAR, train part)."""


_DEMONSTRATIVES = {"that", "this", "these", "those"}
_TELLS = {"say", "tell", "show", "mean", "prove", "speak"}
_GENERAL = {"lot", "much", "everything", "something", "nothing", "anything", "volumes", "all", "story", "more", "little"}
_ANYBODY = {"you", "us", "me", "one"}
"""What a fact, which is nobody, "tells us", and how much."""


@dataclass(slots=True)
class Candidate:
    """An attribution in tokens: ranges are inclusive; `head` is the token of the cue word."""

    source: Ranges
    cue: Ranges
    content: Ranges
    head: int
    lemma: str
    cue_class: str
    rule: str
    confidence: float
    quoted: bool = False


def reported(tree: Tree, taken: set[int]) -> Iterator[Candidate]:
    """The attributions of every listed verb outside quotations; verbs in `taken` already introduce a quotation."""
    for verb in range(tree.n):
        if tree.pos[verb] in ("VERB", "AUX") and tree.quote[verb] < 0 and verb not in taken:
            entry = verb_cue(tree, verb)
            if entry is not None:
                yield from _of_verb(tree, verb, entry)


def retold(tree: Tree, taken: set[int]) -> Iterator[Candidate]:
    """What a speaker tells, inside a quotation, of what somebody else has said: "“The minister told me that …”"."""
    for verb in range(tree.n):
        if tree.pos[verb] == "VERB" and tree.quote[verb] >= 0 and verb not in taken and _retells(tree, verb):
            entry = verb_cue(tree, verb)
            for c in _of_verb(tree, verb, entry) if entry else ():
                if c.rule == "clause" and (inside := _inside(tree, c)):
                    yield inside


_RETELLING = {
    "tell",
    "say",
    "claim",
    "promise",
    "warn",
    "insist",
    "deny",
    "write",
    "announce",
    "admit",
    "complain",
    "assure",
    "threaten",
    "shout",
}
"""Verbs by which a speaker hands on what somebody else said to him."""


def _retells(tree: Tree, verb: int) -> bool:
    """Whether the verb tells, inside a quotation, what somebody else has said: "“The minister told me that …”", not "“I say that …”"."""
    own = tree.child(verb, "nsubj")
    told = tree.lemma[verb] in _RETELLING and tree.tag[verb] in ("VBD", "VBZ", "VBN") and tree.child(verb, "neg") is None
    if own is None or not told or any(tree.tag[k] == "MD" for k in tree.children(verb, "aux")):
        return False
    return tree.quote[own] == tree.quote[verb] and tree.pos[own] in ("NOUN", "PROPN")


def _inside(tree: Tree, candidate: Candidate) -> Candidate | None:
    """The candidate without the marks that close the quotation in which its cue stands; None where its content goes beyond it or comes first."""
    content = []
    for first, last in candidate.content:
        while last > first and tree.pos[last] == "PUNCT":
            last -= 1
        content.append((first, last))
    within = all(tree.quote[i] == tree.quote[candidate.head] for part in content for i in part)
    return replace(candidate, content=content) if within and content[0][0] > candidate.head else None


def verb_cue(tree: Tree, verb: int, voice: str | None = None) -> Cue | None:
    """The entry of a verb, with its particle first, in the voice it stands in or in the one asked for (verb, passive)."""
    pos = voice or ("passive" if is_passive(tree, verb) else "verb")
    entry = cue(tree.lemma[verb], pos)
    for particle in tree.children(verb, "prt", "advmod"):
        found = cue(f"{tree.lemma[verb]}_{tree.lower[particle]}", pos) if particle > verb else None
        if found:
            return found
        if tree.dep[particle] == "prt":  # "touched down on time", "welcomed back its captain": another verb, which may say something still
            entry = _saying(entry)
    return entry


def _saying(entry: Cue | None) -> Cue | None:
    """The cue in the frames that a particle leaves as they are: what is quoted and said in a clause."""
    if entry is None:
        return None
    frames = {frame: name for frame, name in entry.frames.items() if frame in ("quote", "clause")}
    return replace(entry, frames=frames) if frames else None


def _of_verb(tree: Tree, verb: int, entry: Cue) -> Iterator[Candidate]:
    """The first frame of the verb that the sentence fills."""
    found = None if no_answer(tree, verb) else _content(tree, verb, entry)
    if found is None:
        return
    frame, content = found
    if frame not in ("clause", "raise") and not speaks(tree, verb):
        return
    source = _source(tree, verb, entry, frame)
    if source is None or _inferred(tree, verb, source) or anybodys(tree, verb, source) or _of_itself(tree, verb, content):
        return
    if asks(tree, verb) or not (frame == "clause" or _judged(tree, verb, frame, content) or _reports(tree, verb, frame, content)):
        return
    rule = frame.partition(":")[0].rstrip("+")
    yield Candidate(source, cue_span(tree, verb, frame), content, verb, entry.lemma, entry.frames[frame], rule, CONFIDENCE[rule])


def _source(tree: Tree, verb: int, entry: Cue, frame: str) -> Ranges | None:
    """Whoever says or thinks it; nobody for seeming and for a passive without "by"; None where a subject should be and is not."""
    if frame == "raise":
        return []
    if entry.pos == "passive":
        return patient(tree, verb) if "self" in entry.frames else agent(tree, verb)
    return subject(tree, verb) or None


def _inferred(tree: Tree, verb: int, source: Ranges) -> bool:
    """Whether the writer reads something out of a fact: "That tells you …", "It says a lot about …", ", which says everything"."""
    if not source or (source[0][0] != source[0][1] and tree.lower[source[-1][0]] != "which"):
        return False
    word = tree.lower[source[-1][0]]
    if word in _DEMONSTRATIVES:
        return True
    if word not in ("it", "which") or tree.lemma[verb] not in _TELLS:
        return False
    told = [tree.lower[k] for k in tree.kids[verb] if k > verb and tree.dep[k] in ("dobj", "dative", "npadvmod", "advmod")]
    return any(k in _GENERAL or k in _ANYBODY for k in told)


_FLATTERS = {"congratulate", "flatter", "compliment", "applaud", "pat"}


def _of_itself(tree: Tree, verb: int, content: Ranges) -> bool:
    """Whether somebody is only told to be pleased with himself: "congratulated itself on saving the planet"."""
    return tree.lemma[verb] in _FLATTERS and tree.lower[content[0][0]].endswith(("self", "selves"))


def asserted(tree: Tree, verb: int, frame: str) -> bool:
    """Whether the verb tells what happened, and does not stand in a clause that is itself reported, asked or only intended."""
    dep, tag = tree.dep[verb], tree.tag[verb]
    if dep in ("ccomp", "xcomp", "pcomp") or (dep == "acl" and (tag != "VBG" or frame.startswith("np"))):
        return False
    if tag in ("VB", "VBG") and dep == "conj" and not _finite(tree, tree.head[verb]):
        return False
    if dep == "relcl" and (tag == "VB" or frame in ("to", "raise")):
        return False
    return not any(tree.dep[k] == "mark" and tree.lower[k] in ("that", "if", "whether", "unless") for k in tree.kids[verb])


def _judged(tree: Tree, verb: int, frame: str, content: Ranges) -> bool:
    """Whether a clause that hangs on a noun holds words in double marks, which are somebody's ("hailed as “a hero”")."""
    numbers = {tree.quote[i] for first, last in content for i in range(first, last + 1)} - {-1}
    return (
        frame in ("np", "np+", "prep:as") and tree.dep[verb] in ("acl", "relcl", "advcl") and any(not tree.outer[n].single for n in numbers)
    )


def _reports(tree: Tree, verb: int, frame: str, content: Ranges) -> bool:
    """Whether the verb tells of a content that has words of its own."""
    return not _relative(tree, content) and (asserted(tree, verb, frame) or _told_label(tree, verb))


def _told_label(tree: Tree, verb: int) -> bool:
    """Whether a source tells what another called somebody: "she said that he had called her a liar"."""
    above = tree.head[verb]
    entry = cue(tree.lemma[above], "verb") if tree.dep[verb] == "ccomp" and tree.lemma[verb] in LABELLING else None
    return entry is not None and "clause" in entry.frames and tree.child(verb, "nsubj") is not None


def asks(tree: Tree, verb: int) -> bool:
    """Whether the clause asks if somebody says so ("Does she think that …?"), which tells nothing of what she says."""
    own = tree.child(verb, "nsubj", "nsubjpass")
    fronted = [k for k in tree.kids[verb] if tree.dep[k] in ("aux", "auxpass") and own is not None and k < own < verb]
    if not fronted or any(tree.tag[k] in ("WP", "WRB", "WDT") for k in range(tree.left[verb], fronted[0])):
        return False
    end = next((i for i in range(verb, tree.n) if tree.text[i] in (".", "?", "!") or "\n" in tree.text[i]), verb)
    return tree.text[end] == "?"


def _finite(tree: Tree, verb: int) -> bool:
    """Whether a verb has a subject or an auxiliary of its own."""
    return any(tree.dep[k] in ("nsubj", "nsubjpass", "aux") for k in tree.kids[verb])


def _relative(tree: Tree, content: Ranges) -> bool:
    """Whether the content is only a pronoun that stands for something else: "what", "which", "that"."""
    return len(content) == 1 and content[0][0] == content[0][1] and tree.tag[content[0][0]] in ("WP", "WDT", "DT", "IN")


def cue_span(tree: Tree, verb: int, frame: str = "") -> Ranges:
    """The verb with its auxiliaries, negation, particle and the preposition of its frame, and what stands between them."""
    left = right = verb
    preposition = frame.removeprefix("prep:") if frame.startswith("prep:") else None
    for k in tree.kids[verb]:
        if tree.dep[k] in ("aux", "auxpass", "neg") and k < verb and verb - k < 5:
            left = min(left, k)
        elif 0 < k - verb < 4 and (tree.dep[k] == "prt" or tree.lower[k] == preposition):
            right = max(right, k)
    return [(left, right)]


_FRAMES = (
    ("clause", clause), ("raise", raised), ("subj", of_patient), ("to", infinitive), ("ing", gerund), ("oprd", named),
)  # fmt: skip
"""Frames that are clauses or say something of a subject, in the order in which a sentence is tried for them."""


def _content(tree: Tree, verb: int, entry: Cue) -> tuple[str, Ranges] | None:
    """Frame and ranges of what the verb reports, richest frame first."""
    for frame, find in _FRAMES:
        if frame in entry.frames and (frame != "subj" or reportable(tree, verb, entry.objects[frame])):
            ranges = find(tree, verb)
            if ranges and frame == "to":
                return prepositional(tree, verb, entry, of_request=True) or (frame, ranges)
            if ranges:
                return frame, ranges
    for frame in ("np+", "np"):
        if frame in entry.frames and reportable(tree, verb, entry.objects[frame]):
            ranges = objective(tree, verb, frame == "np+")
            if ranges and _relative(tree, ranges):
                return prepositional(tree, verb, entry) or (frame, ranges)
            if ranges:
                return frame, ranges
    return prepositional(tree, verb, entry)
