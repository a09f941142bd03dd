"""Loaded terms: found by what they do in their sentence, graded, each with the parts of its weight.

A candidate is an entry of a term list, a compound made by "anti-", "far-" and the like, a failing verb with the virtue that
is denied ("failed to remain objective"), or a content word that the open lists, its shape or its rarity speak for. Its
weight is the sum of its parts, cut to [0, 1]:

========== ==========================================================================================================
list       the weight of the longest matching entry (``data/lexicons``)
tone       what VADER and TextBlob say of the word (``word_evidence``), silenced for words of the topic
shape      -ist, -ism, -phobe … 0.2, -ness, -ous, -less … 0.15; anti-, far-, ultra-, pro- … 0.55
rarity     0.25 for a word that plain English lacks, 0.15 for an uncommon one, -0.1 for a common one
intensity  0.1 when an intensifier modifies it ("utterly", "very")
aim        0.1 when it modifies a mentioned actor; 0.3 for an unfriendly noun said of somebody ("the mayor is a fraud")
quoted     0.1 inside quotation marks around one to three words
========== ==========================================================================================================

The parts' sizes were set by hand while looking at the open part of BABE (Spinde et al. 2021); nothing is fitted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framescope.parsing.clauses import TokenIndex, top_token
from framescope.parsing.sentences import actor_tokens, sentence_tokens
from framescope.tables import columns, table
from framescope.terms.candidates import Candidate, Passage, candidates
from framescope.terms.lexicons import DEFAULT, Lexicon
from framescope.terms.matcher import Matcher, matcher_of
from framescope.terms.predicates import accused_of, is_likened_to, is_negated, is_simile, said_of
from framescope.terms.targets import is_by_own_account, phrase_head, target_of, undergoing

from ..sentiment.word_lists import NAME_FORMS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PARTS = ("list", "tone", "shape", "rarity", "intensity", "aim", "quoted")
DISTANCING = "distancing"


def find_terms(
    source: str | Doc,
    sentences: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
    lexicons: Sequence[Lexicon | str | Path] | None = None,
    threshold: float = DEFAULT,
    nested: str = "across",
) -> pd.DataFrame:
    """The "terms" table of a text or a parsed text: the candidates whose weight reaches `threshold`.

    sentences: the measured sentences (default: all of the parse, numbered in order); mentions: the actors' mentions, which
    give `target`; lexicons: the term lists (or their files) to use instead of framescope's own: name yours before those of
    ``default_lexicons()`` to use both; nested: which of overlapping entries stand (``framescope.terms.matcher``).
    Voice and speaker are left missing.

    Raises
    ------
    InputError
        if a term list cannot be used, or `nested` is neither "across" nor "within".

    Examples
    --------
    >>> find_terms("The regime's so-called reform is a disgrace.").text.tolist()
    ['regime', 'so-called', 'disgrace']
    """
    read = passages(_parsed(source), sentences, mentions, matcher_of(lexicons, nested))
    return table("terms", term_rows(read, threshold))


def explain_terms(read: Iterable[Passage], least: float = 0.0) -> pd.DataFrame:
    """Every candidate of at least that weight: the columns of the "terms" table and one column for each part of the weight."""
    rows = term_rows(read, least)
    frame = table("terms", rows)
    return frame.assign(**{p: pd.Series([row[p] for row in rows], dtype="float64") for p in PARTS})


def passages(
    doc: Doc,
    sentences: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
    lists: Matcher | None = None,
    content: np.ndarray | None = None,
) -> list[Passage]:
    """The measured sentences of a parse with what is known of them; the term lists are framescope's own by default.

    content: which attribution each character is the content of (`framescope.voice.attribution_at`).
    """
    index = TokenIndex(doc)
    names, actors = name_tokens(index, mentions), actor_tokens(index, mentions)
    return passages_of(sentence_tokens(doc, index, sentences), names, actors, lists, content)


def passages_of(
    sentences: Iterable[tuple[int, list[Token]]],
    names: set[int],
    actors: dict[int, str],
    lists: Matcher | None = None,
    content: np.ndarray | None = None,
) -> list[Passage]:
    """The same of sentences that are given by their numbers and tokens, with what stands at each token of a mention."""
    lists = lists or matcher_of()
    return [Passage(i, tokens, names, actors, lists, content) for i, tokens in sentences if tokens]


def term_rows(read: Iterable[Passage], threshold: float) -> list[dict]:
    """The rows of the table, parts of the weight included, of the candidates whose weight reaches `threshold`."""
    found = ((passage, c) for passage in read for c in candidates(passage) if c.weight >= threshold)
    return [{"term_id": i, **row(candidate, passage)} for i, (passage, candidate) in enumerate(found)]


def _parsed(source: str | Doc) -> Doc:
    if not isinstance(source, str):
        return source
    from framescope.parsing.language import parse

    return parse(source)


def name_tokens(index: TokenIndex, mentions: pd.DataFrame | None) -> set[int]:
    """The tokens of the mentions that are names."""
    if mentions is None:
        return set()
    found = columns(mentions, "start", "end", "form")
    return {i for start, end, form in found if form in NAME_FORMS for i in range(*index.span(start, end))}


def row(candidate: Candidate, passage: Passage) -> dict:
    """A candidate as a row of the table "terms" but for its number, with the parts of its weight."""
    doc = passage.tokens[0].doc
    span, target = doc[candidate.first : candidate.last], _target(doc, candidate, passage)
    return {
        "sentence_id": passage.sentence_id,
        "start": span.start_char,
        "end": span.end_char,
        "text": span.text,
        "category": candidate.category,
        "lexicon": ", ".join(candidate.sources) or "rarity",
        "valence": candidate.valence,
        "weight": candidate.weight,
        "voice": None,
        "speaker": None,
        "target": target,
        "undergone": target is not None and target in undergoing(top_token(doc, candidate.first, candidate.last), passage.actors),
        **{part: candidate.parts.get(part, 0.0) for part in PARTS},
    }


def _target(doc: Doc, candidate: Candidate, passage: Passage) -> str | None:
    """At whom it is aimed; an actor named in a compound ("anti-X") is its own word, and no doer is looked for in it.

    What somebody is told not to be or do ("did not condone it"), and what he is only as much as something else ("about as radical as a
    biscuit"), is not said of him.
    """
    if not passage.actors:
        return None
    own: Collection[int] = (
        range(candidate.first, candidate.last) if "word shape" in candidate.sources and candidate.last - candidate.first > 1 else ()
    )
    top = top_token(doc, candidate.first, candidate.last)
    if is_negated(top) or is_simile(top) or is_by_own_account(phrase_head(top)):
        return None
    whose = (*said_of(top), *accused_of(phrase_head(top)))
    if actor := next((passage.actors[t.i] for t in whose if t.i in passage.actors), None):
        return actor
    own = {*own, phrase_head(top).i} if is_likened_to(phrase_head(top)) else own
    return target_of(top, lambda i: None if i in own else passage.actor_at(i, top), candidate.category == DISTANCING)
