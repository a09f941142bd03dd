"""Quotations that a reporting clause introduces, interrupts or follows, paragraph by paragraph.

The parser loses its way in long quotations, so the marks decide: a *speech* is a quotation that begins like a sentence
(after a paragraph start, a full stop, a comma, a colon or a reporting verb). Its reporting clause is looked for after
it ("…," X said), else before it (X said: "…"), else it is the one of the quotation before it in the paragraph
("A," said X. "B") or in the paragraph before, which left its quotation open or ended with a colon. What is left may
follow reported speech (X said that it rains. "It pours."). Quotations in the middle of a clause are no speeches: the rules
for reported speech take them in.

Words quoted without double marks: a block of its own after a colon, as letters and statements are printed.
"""

from __future__ import annotations

from dataclasses import replace

from ..parsing.passages import Paragraph, Quote, passages
from ..parsing.tree import Tree
from .cues import cue
from .reported import Candidate, cue_span
from .reporting import DASHES, REACH, STOPS, after, before, of_quotation, quotative, reports, with_clause
from .sources import Ranges, noun_phrase, subject

UNMARKED_CONFIDENCE = 0.4
"""Share of these attributions that people confirm in whole, roughly: they are rare (PolNeAR, train part)."""

_DOCUMENTS = {
    "letter",
    "statement",
    "rant",
    "post",
    "email",
    "message",
    "memo",
    "transcript",
    "note",
    "response",
    "remark",
    "tweet",
    "text",
}
"""What may be quoted as a block, a paragraph of its own without marks."""

_LETTER = 15
"""Paragraphs of a letter quoted without marks, at most."""

_CLOSINGS = {"sincerely", "yours", "regards", "respectfully", "best", "cordially", "faithfully", "truly", "love"}


def block(tree: Tree, paragraphs: list[Paragraph], n: int) -> list[Candidate]:
    """A paragraph without marks after one that ends in a colon and a cue ("Read the full letter:", "she wrote:")."""
    p = paragraphs[n]
    colon = next(i for i in range(p.first - 1, p.before - 1, -1) if tree.text[i] == ":")
    start = colon
    while start > p.before and tree.text[start - 1] not in STOPS and colon - start < REACH:
        start -= 1
    for i in range(colon - 1, start - 1, -1):
        document = tree.pos[i] == "NOUN" and tree.lemma[i] in _DOCUMENTS
        if document or (i == colon - 1 and reports(tree, i)):
            entry = cue(tree.lemma[i], "noun" if document else "verb")
            cue_class = entry.frames.get("quote", "neutral") if entry else "neutral"
            source = _owner(tree, i) if document else subject(tree, i)
            return [
                Candidate(source, [(i, i)], _letter(tree, paragraphs, n), i, tree.lemma[i], cue_class, "block", UNMARKED_CONFIDENCE, True)
            ]
    return []


def _letter(tree: Tree, paragraphs: list[Paragraph], n: int) -> Ranges:
    """The paragraph, and where it opens like a letter ("Dear …") all that follow up to the one that closes it ("Sincerely …")."""
    if tree.lower[paragraphs[n].first] == "dear":
        for last in range(n + 1, min(n + _LETTER, len(paragraphs))):
            if tree.lower[paragraphs[last].first] in _CLOSINGS:
                return [(p.first, p.last) for p in paragraphs[n : last + 1]]
    return [(paragraphs[n].first, paragraphs[n].last)]


def _owner(tree: Tree, noun: int) -> Ranges:
    """Whose letter or statement it is ("Doe's letter", "a statement from Doe")."""
    owner = tree.child(noun, "poss")
    if owner is None and noun + 1 < tree.n and tree.lower[noun + 1] in {"by", "from"}:
        owner = tree.child(noun + 1, "pobj")
    return [] if owner is None else [noun_phrase(tree, owner)]


CONFIDENCE = {"quote-after": 0.9, "quote-before": 0.75, "quote-open": 0.75, "quote-signed": 0.8, "quote-colon": 0.4}
"""Share of a rule's attributions that people confirm in whole, rounded (PolNeAR, train part); of an unlisted verb set by hand."""

_INTRODUCTION = {",", ":"} | DASHES

_SIGNATURE = 12
"""Tokens of a signature after a quotation ("…" — Name, place), at most."""


def spoken(tree: Tree) -> tuple[list[Candidate], list[Quote]]:
    """The attributions of all speeches in double marks, split quotations joined, and the speeches that found no cue."""
    found: list[Candidate] = []
    orphans: list[Quote] = []
    previous: Candidate | None = None
    paragraphs = passages(tree)
    for n, paragraph in enumerate(paragraphs):
        if paragraph.before < paragraph.first and all(q.single for q in paragraph.quotes):
            found.extend(block(tree, paragraphs, n))
        previous = _attribute(tree, paragraph, previous, found, orphans)
    return found, orphans


def attach(tree: Tree, orphans: list[Quote], candidates: list[Candidate]) -> None:
    """Give a speech without a cue to the reported speech right before it in its paragraph: X said it rains. "It pours."."""
    ends = sorted(
        (c.content[-1][1], n) for n, c in enumerate(candidates) if c.content and c.rule in ("clause", "according") and not c.quoted
    )
    k = 0
    latest: Candidate | None = None
    for q in orphans:
        while k < len(ends) and ends[k][0] < q.first:
            latest = candidates[ends[k][1]]
            k += 1
        if latest is None or tree.line[latest.head] != tree.line[q.first]:
            continue
        end = max(latest.content[-1][1], latest.head)
        if sum(tree.text[i] in STOPS for i in range(end, q.first)) <= 1 and q.first - end <= REACH:
            latest.content.append((q.first, q.last))


def _attribute(tree: Tree, p: Paragraph, previous: Candidate | None, found: list[Candidate], orphans: list[Quote]) -> Candidate | None:
    """Attribute the speeches of one paragraph; returns the attribution that the next paragraph may take up."""
    current: Candidate | None = None
    pending: list[Quote] = []
    for n, q in enumerate(p.quotes):
        begin = p.quotes[n - 1].last + 1 if n else p.before
        end = p.quotes[n + 1].first - 1 if n + 1 < len(p.quotes) else p.last
        if current is not None and _interrupted(tree, current, q):
            current.content.append(_bridge(tree, current, q))
            continue
        if not _is_speech(tree, q, begin):
            continue
        candidate = _introduced(tree, q, begin, end)
        if candidate is not None and current is not None and candidate.head == current.head:
            current.content.append((q.first, q.last))
        elif candidate is not None:
            if candidate.rule == "quote-after":
                candidate.content[:0] = [(x.first, x.last) for x in pending]
                pending = []
            current = candidate
            found.append(candidate)
        elif current is not None:
            current.content.append((q.first, q.last))
        elif q.continues and previous is not None:
            previous.content.append((q.first, q.last))
            current = previous
        else:
            pending.append(q)
    orphans.extend(pending)
    return (current or previous) if p.quotes and not p.quotes[-1].closed else current


def _introduced(tree: Tree, q: Quote, begin: int, end: int) -> Candidate | None:
    """The attribution of a speech to the reporting clause after or before it, or to its signature."""
    ways = (("quote-after", after, end), ("quote-before", before, begin), ("quote-open", quotative, end))
    for rule, find, bound in ways:
        found = find(tree, q, bound)
        if found is not None:
            verb, source = found
            lemma, name = of_quotation(tree, verb)
            said = with_clause(tree, q, verb) if rule == "quote-before" else (q.first, q.last)
            return Candidate(source, cue_span(tree, verb), [said], verb, lemma, name, rule, CONFIDENCE[rule], True)
    return _signed(tree, q, end)


def _is_speech(tree: Tree, q: Quote, begin: int) -> bool:
    """Whether the quotation begins where a sentence may begin."""
    before = q.first - 1
    while before >= begin and tree.pos[before] == "SPACE":
        before -= 1
    if before < begin or tree.line[before] != tree.line[q.first]:
        return True
    if tree.text[before] in STOPS or tree.text[before][-1] in '.!?”"':
        return True
    if tree.text[before] in _INTRODUCTION or tree.lower[before] == "that":
        return _capital(tree, q)
    return tree.dep[before] not in ("amod", "compound") and reports(tree, before) and _capital(tree, q)


def _capital(tree: Tree, q: Quote) -> bool:
    """Whether the first word in the marks is written like a sentence's first."""
    for i in range(q.first, min(q.first + 4, q.last + 1)):
        if any(c.isalnum() for c in tree.text[i]):
            return tree.text[i][0].isupper() or tree.text[i][0].isdigit()
    return False


def _signed(tree: Tree, q: Quote, end: int) -> Candidate | None:
    """A quotation signed with a dash and a name, or introduced by a name and a colon: the mark is the cue."""
    dash, colon = q.last + 1, q.first - 1
    while dash < end and tree.pos[dash] == "SPACE":
        dash += 1
    name = signature(tree, dash, end)
    if name is not None and end - dash <= _SIGNATURE:
        return _by_mark(tree, q, name, dash, "quote-signed")
    while colon > 0 and tree.pos[colon] == "SPACE":
        colon -= 1
    if colon > 0 and tree.text[colon] == ":" and (phrase := _label(tree, colon)):
        return _by_mark(tree, q, phrase, colon, "quote-colon")
    if colon > 0 and tree.text[colon] == ":" and tree.pos[colon - 1] == "PROPN":
        first = colon - 1
        while first > 0 and tree.pos[first - 1] == "PROPN":
            first -= 1
        if not _in_clause(tree, first):
            return _by_mark(tree, q, (first, colon - 1), colon, "quote-colon")
    return _of_clause(tree, q, colon) if colon > 0 and tree.text[colon] == ":" else None


def signature(tree: Tree, dash: int, end: int) -> tuple[int, int] | None:
    """The name right behind a dash or in brackets behind a quotation: "— Doe", "-Jane Doe", "(Jane Doe)"."""
    if dash >= end:
        return None
    glued = tree.text[dash][0] in DASHES and tree.text[dash][1:2].isupper()
    first = dash if glued else dash + 1
    if not glued and tree.text[dash] not in (*DASHES, "(", "~"):
        return None
    last = first
    while last < end and tree.pos[last + 1] == "PROPN":
        last += 1
    bracket = tree.text[dash] == "(" and (last == end or tree.text[last + 1] != ")")
    return None if (tree.pos[first] != "PROPN" and not glued) or bracket else (first, last)


def _label(tree: Tree, colon: int) -> tuple[int, int] | None:
    """The words before a colon that only say who speaks, without a verb: "From the opposition leader, Jane Doe:", "Doe, mayor of Holt:"."""
    words = [i for i in _sentence_before(tree, colon) if tree.pos[i] != "SPACE"]
    while words and tree.pos[words[0]] in ("ADP", "CCONJ", "ADV", "PUNCT"):
        del words[0]
    about = next((k for k, i in enumerate(words) if k and tree.lower[i] in _ABOUT), len(words))
    words = words[:about]
    named = any(tree.pos[i] == "PROPN" for i in words)
    if not named or len(words) > _SIGNATURE or any(tree.pos[i] in ("VERB", "AUX") or tree.text[i] == ":" for i in words):
        return None
    return words[0], words[-1]


_ABOUT = {"on", "about", "after", "before", "to", "in", "regarding"}
"""Prepositions behind which a label says on what, when or to whom somebody speaks."""


def _in_clause(tree: Tree, i: int) -> bool:
    """Whether a verb stands before token i in its sentence, but for one right before it ("Said Doe: “…”"): then it is no label."""
    return any(tree.pos[k] in ("VERB", "AUX") for k in _sentence_before(tree, i - 1))


def _sentence_before(tree: Tree, i: int) -> range:
    """The tokens of the sentence, on the same line, before token i."""
    start = i
    while start > 0 and tree.text[start - 1] not in STOPS and tree.line[start - 1] == tree.line[i] and tree.quote[start - 1] < 0:
        start -= 1
    return range(start, i)


def _of_clause(tree: Tree, q: Quote, colon: int) -> Candidate | None:
    """A quotation after a clause and a colon, whatever its verb: its subject speaks ("The ministry rejects this: “…”")."""
    for verb in _sentence_before(tree, colon):
        own = tree.child(verb, "nsubj") if tree.pos[verb] in ("VERB", "AUX") else None
        if (
            own is not None
            and own < verb
            and tree.pos[own] in ("PROPN", "NOUN", "PRON")
            and tree.dep[verb] not in ("relcl", "acl", "advcl")
        ):
            found = _by_mark(tree, q, noun_phrase(tree, own), colon, "quote-colon")
            return found if tree.pos[verb] == "AUX" else replace(found, cue=[(verb, verb)], head=verb)
    return None


def _by_mark(tree: Tree, q: Quote, source: tuple[int, int], mark: int, rule: str) -> Candidate:
    """An attribution whose cue is a dash or a colon."""
    return Candidate([source], [(mark, mark)], [(q.first, q.last)], mark, tree.text[mark], "neutral", rule, CONFIDENCE[rule], True)


def _interrupted(tree: Tree, current: Candidate, q: Quote) -> bool:
    """Whether only the reporting clause of `current` and a comma stand between its quotation and this one."""
    end = current.content[-1][1]
    if not end < current.head < q.first or q.first - end > REACH:
        return False
    between = [i for i in range(end + 1, q.first) if tree.pos[i] != "SPACE"]
    if any(tree.text[i] in STOPS for i in between):
        return False
    last = between[-1]
    if tree.pos[last] == "CCONJ" and len(between) > 1:
        last = between[-2]
    return tree.text[last] in (";", *_INTRODUCTION)


def _bridge(tree: Tree, current: Candidate, q: Quote) -> tuple[int, int]:
    """The quotation, with the conjunction before it."""
    first = q.first
    while first - 1 > current.head and tree.pos[first - 1] in ("SPACE", "CCONJ"):
        first -= 1
    return first, q.last
