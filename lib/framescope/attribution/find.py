"""Who is reported to have said, thought or ordered what: the attributions of a parsed text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..parsing.quotations import Quotation, quotations
from ..parsing.tree import Tree
from .content import tidy
from .headlines import headlined, without_occasion
from .labels import labelled
from .nominal import nominal
from .posts import posts
from .reported import Candidate, reported, retold
from .scare import scare
from .sources import LABELLING, MESSENGERS, Ranges
from .spoken import attach, spoken
from .unclaimed import named, unclaimed
from .unclosed import close_quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc

Spans = tuple[tuple[int, int], ...]
"""Half-open character offsets, sorted and disjoint."""

_SPEECH = ("clause", "according")
_PHRASES = ("np", "prep", "to", "ing", "subj")
_SCARE = ("scare", "distance")
_TURNS = ("transcript", "answer")
_VERBATIM = ("block", "post", *_TURNS)
"""Rules by what they find: whole clauses, parts of a clause, scare quotes, and words quoted without marks."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source is reported, by a cue, to have said or thought a content.

    `source`, `cue` and `content` are character spans of the text (a split quotation has several; a source may be empty).
    `kind` is direct (all in quotation marks), indirect, mixed or scare; `cue_lemma` and `cue_class` come from the cue list;
    `rule` names the rule that fired, `confidence` in (0, 1] how often people confirm what that rule finds.
    """

    source: Spans
    cue: Spans
    content: Spans
    kind: str
    cue_lemma: str
    cue_class: str
    rule: str
    confidence: float
    nested: bool = False
    """The cue stands in the content of another attribution: it is a source that tells what its own source said."""


def find_attributions(doc: Doc) -> list[Attribution]:
    """Every attribution and scare quote of `doc`, in order of its content.

    Speeches in quotation marks come first, then reported speech by verb, noun and adjective; an attribution inside
    another's content is kept when it is speech itself. A text without a parse gives an empty list.
    """
    if not doc.has_annotation("DEP"):
        return []
    tree = Tree(doc)
    close_quotations(tree)
    by_label = [*labelled(tree), *posts(tree)]
    speeches, orphans = spoken(tree)
    colons = {c.head for c in by_label}
    speeches = [*by_label, *(c for c in speeches if c.head not in colons)]
    told = [*nominal(tree), *reported(tree, {c.head for c in speeches})]
    within = list(retold(tree, {c.head for c in speeches}))
    for c in [*told, *within]:
        c.content = tidy(tree, c.content, c.head, c.rule)
    told = [c for c in told if c.content]
    without_occasion(tree, told)
    told = [c for c in told if not _hands_on(c, [*speeches, *told])]
    attach(tree, orphans, told)
    top = headlined(tree, [*speeches, *told])
    inside = _tokens(top)
    speeches, told = ([c for c in group if c.head not in inside and c.content[0][0] not in inside] for group in (speeches, told))
    kept = _with_nesting(tree, [*top, *speeches, *told])
    kept.extend([(c, False) for c in named(tree, _tokens(c for c, _ in kept))])
    kept.extend((c, False) for c in scare(tree, _tokens(c for c, _ in kept)))
    kept.extend([(c, False) for c in unclaimed(tree, _tokens(c for c, _ in kept))])
    quoted = _tokens(c for c, _ in kept)
    kept.extend((c, True) for c in within if c.head in quoted)
    found = (_finish(tree, c, nested) for c, nested in kept)
    return sorted((a for a in found if a.content), key=lambda a: (a.content, a.cue))


def _with_nesting(tree: Tree, candidates: list[Candidate]) -> list[tuple[Candidate, bool]]:
    """The candidates, each with whether its cue stands in another's content; of the nested ones only speech and labels are kept.

    Where a verb has a cue noun with a clause as its object ("expressed the hope that …"), the noun tells what was said.
    """
    told = [c for c in candidates if not c.quoted and (c.rule in _SPEECH or c.rule.startswith("noun-"))]
    candidates = [c for c in candidates if c.rule != "np" or not any(_announces(tree, c, o) for o in told)]
    inside = _tokens(c for c in candidates if c.rule in _SPEECH or c.quoted)
    phrases = _tokens(c for c in candidates if c.rule in _PHRASES)
    said = _tokens(c for c in candidates if c.rule in _SPEECH and not c.quoted)
    kept = [
        c
        for c in candidates
        if c.rule in _SPEECH or c.quoted or (c.head not in inside and c.head not in phrases) or (c.head in said and _is_label(c))
    ]
    return [(c, c.head in inside or c.head in phrases) for c in kept]


def _is_label(candidate: Candidate) -> bool:
    """Whether it says what somebody called or accused another of, which is his word and not that of whoever tells of it."""
    return candidate.lemma in LABELLING and candidate.rule in ("np", "oprd", "subj", "named") and bool(candidate.source)


def _hands_on(candidate: Candidate, others: list[Candidate]) -> bool:
    """Whether the content is only whom the verb quotes, and what he is quoted as saying: the words are his ("quoted Doe as saying …")."""
    if candidate.lemma not in MESSENGERS or candidate.rule not in ("np", "subj", "prep"):
        return False
    inside, first = _tokens([candidate]), candidate.content[0][0]
    return any(o.head in inside and bool(o.source) and o.source[0][0] == first for o in others if o is not candidate)


def _tokens(candidates: Iterable[Candidate]) -> set[int]:
    """All tokens of the candidates' contents."""
    return {i for c in candidates for first, last in c.content for i in range(first, last + 1)}


_UTTERING = {
    "express",
    "voice",
    "issue",
    "put_out",
    "release",
    "publish",
    "send",
    "share",
    "state",
    "utter",
    "articulate",
    "show",
    "present",
}
"""Verbs whose object is no more than the words: what these say is what somebody says ("issued a statement saying …")."""


def _announces(tree: Tree, candidate: Candidate, other: Candidate) -> bool:
    """Whether the object of a verb is only the word for what is said, and the other attribution tells what that is ("expressed the hope
    that …", "voiced concern about …"): for a verb of uttering whatever is told in it, else a clause of the same source."""
    first, last = candidate.content[0]
    if other is candidate or not first <= other.head <= min(last, first + 8) or other.content[-1][1] < last:
        return False
    same = other.source == candidate.source
    if candidate.lemma in _UTTERING:
        return same or (other.rule.startswith("noun-") and tree.head[other.head] == candidate.head)
    return same and other.rule == "noun-that"


def _finish(tree: Tree, candidate: Candidate, nested: bool) -> Attribution:
    """The candidate in character offsets."""
    whole = candidate.rule in (*_TURNS, "post")
    content = tuple((tree.start[a], tree.end[b]) for a, b in candidate.content) if whole else _characters(tree, candidate.content)
    kind = "scare" if candidate.rule in _SCARE else "direct" if candidate.rule in _VERBATIM else _kind(tree.outer, content)
    if kind == "direct" and not candidate.quoted and tree.quote[candidate.head] >= 0 and candidate.rule == "clause":
        kind = "indirect"  # what is told inside a quotation is in the words of whoever is quoted
    return Attribution(
        _characters(tree, candidate.source),
        tuple((tree.start[first], tree.end[last]) for first, last in candidate.cue),
        content,
        kind,
        candidate.lemma,
        candidate.cue_class,
        candidate.rule,
        candidate.confidence,
        nested,
    )


def _characters(tree: Tree, ranges: Ranges) -> Spans:
    """Token ranges as character spans without white space and punctuation at their edges."""
    spans = []
    for first, last in ranges:
        while first <= last and tree.pos[first] in ("SPACE", "PUNCT") and tree.quote[first] < 0 and tree.text[first] not in "([":
            first += 1
        while first <= last and tree.pos[last] in ("SPACE", "PUNCT") and tree.quote[last] < 0 and tree.text[last] not in ")]":
            last -= 1
        if first <= last:
            spans.append((tree.start[first], tree.end[last]))
    return _disjoint(sorted(spans))


def _disjoint(spans: list[tuple[int, int]]) -> Spans:
    """Sorted spans, those that overlap made one."""
    result: list[tuple[int, int]] = []
    for start, end in spans:
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def kind_of(text: str, content: Spans) -> str:
    """What the quotation marks of a text make of a content: direct, mixed or indirect."""
    return _kind([q for q in quotations(text) if q.depth == 0], content)


def _kind(outer: Sequence[Quotation], content: Spans) -> str:
    """Direct when all of the content stands in (outermost) quotation marks, mixed when some does, else indirect."""
    quoted = total = 0
    for start, end in content:
        total += end - start
        k = bisect_right(outer, start, key=lambda q: q.end)
        while k < len(outer) and outer[k].start < end:
            quoted += min(end, outer[k].end) - max(start, outer[k].start)
            k += 1
    return "indirect" if not quoted else "direct" if quoted >= 0.95 * total else "mixed"
