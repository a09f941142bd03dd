"""Sentiment toward each mention of an actor: networks that never see a name, and TextBlob and VADER beside them.

The findings on an article rest on the mention model (``mention_model``), which reads the sentence anew for each mention in it and gives
calibrated probabilities; its label is "uncertain" where it is not sure. Those on a corpus rest on the sentence model (``sentence_model``), which reads
each sentence once, at a small part of the cost. The two word-list instruments (``word_lists``) are those that readers know.
How far to trust each: ``data/validation/newsmtsc.csv`` and the networks' model card.
"""

from __future__ import annotations

import re
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framescope.errors import InputError, OldName
from framescope.tables import columns, resolved, rows_of, table

from . import mention_model, sentence_model
from .onnx_models import labels, polarity
from .word_lists import NAME_FORMS, WORD_LISTS, clauses_of, scored

if TYPE_CHECKING:
    from spacy.tokens import Doc

SHARES = ("negative", "neutral", "positive")
COPIED = ("mention_id", "actor_id", "sentence_id", "start", "end", "text", "voice", "speaker")
"""What a row of the table "sentiments" has from the mention that it scores."""


MENTION_MODEL, SENTENCE_MODEL = "mention_model", "sentence_model"
NETWORKS = (MENTION_MODEL, SENTENCE_MODEL)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")

FORMER_NAMES = {"classifier": MENTION_MODEL, "skim": SENTENCE_MODEL}
"""What the networks were called before version 0.2: users may still write it, tables and manifests have the new names."""

ALL = (*WORD_LISTS, *NETWORKS)
IN_WORDS = {name: f"the {name.replace('_', ' ')}" for name in NETWORKS} | {name: tool.called for name, tool in WORD_LISTS.items()}
"""What sentences and figures call each instrument, those that findings rest on first."""
FOR_ARTICLES = (*WORD_LISTS, MENTION_MODEL)
FOR_CORPORA = (*WORD_LISTS, SENTENCE_MODEL)


def chosen(names: Iterable[str] | None, by_default: Iterable[str] = FOR_ARTICLES) -> tuple[str, ...]:
    """These instruments, in the order of `ALL`; None are those `by_default`. A former name is taken, with a warning (`OldName`).

    Raises
    ------
    InputError
        for a name that no instrument has.

    Examples
    --------
    >>> chosen(["vader", "textblob"])
    ('textblob', 'vader')
    """
    wanted = {_present(name) for name in (by_default if names is None else names)}
    if unknown := sorted(wanted - set(ALL)):
        raise InputError(f"There is no instrument of sentiment called {unknown[0]!r}: choose from {', '.join(ALL)}.")
    return tuple(name for name in ALL if name in wanted)


def _present(name: str) -> str:
    """The name that an instrument has today."""
    if name in FORMER_NAMES:
        warnings.warn(f"The instrument {name!r} is now called {FORMER_NAMES[name]!r}: please use the new name.", OldName, stacklevel=5)
    return FORMER_NAMES.get(name, name)


def score_mentions(doc: Doc, mentions: pd.DataFrame, sentences: pd.DataFrame, instruments: Iterable[str] = FOR_ARTICLES) -> pd.DataFrame:
    """The "sentiments" table: one row a mention and instrument, in the order of `mentions`.

    doc: the parsed article, `mentions` the "mentions" table over the same text; voice and speaker are copied from it.
    The word lists read the clause, the networks the sentence of the table `sentences` (inside a long quotation: of that).
    """
    mentions = resolved(mentions)
    (rows,) = sentiment_rows([read_mentions(doc, mentions, sentences, instruments)], [rows_of(mentions)])
    return table("sentiments", rows)


@dataclass(frozen=True)
class ReadMentions:
    """The mentions of an article before the networks: what each word list says of each, which networks are asked, and what they are
    to read: for each mention the offset of its sentence and the item for ``mention_model.score`` (nothing where none is asked)."""

    by_lists: list[list[dict]]
    networks: tuple[str, ...]
    unread: list[tuple[int, mention_model.Item]]


def read_mentions(doc: Doc, mentions: pd.DataFrame, sentences: pd.DataFrame, instruments: Iterable[str] = FOR_ARTICLES) -> ReadMentions:
    """The mentions read by the word lists among these instruments (arguments as for `score_mentions`)."""
    instruments = tuple(instruments)
    lists, networks = ([name for name in group if name in instruments] for group in (WORD_LISTS, NETWORKS))
    clauses = clauses_of(doc, mentions) if lists else []
    unread = readings(mentions, sentences) if networks else []
    return ReadMentions([scored(clauses, name) for name in lists], tuple(networks), unread)


def sentiment_rows(articles: Sequence[ReadMentions], mentions: Sequence[list[dict]]) -> list[list[dict]]:
    """The rows of the "sentiments" table of each article; a network reads the mentions of all of them in one call.

    mentions: the rows of the table "mentions" of each article.
    """
    read = {name: iter(_by_network(name, [a.unread for a in articles if name in a.networks])) for name in NETWORKS}
    return [_rows(article, rows, read) for article, rows in zip(articles, mentions, strict=True)]


def _rows(article: ReadMentions, mentions: list[dict], read: dict[str, Iterator[dict]]) -> list[dict]:
    """The rows of one article, mention by mention; `read` hands out what each network says of the next mention."""
    found = [*article.by_lists, *(list(islice(read[name], len(article.unread))) for name in article.networks)]
    copied = ({name: mention[name] for name in COPIED} for mention in mentions)
    return [row | scores for row, *each in zip(copied, *found, strict=True) for scores in each]


def score_targets(targets: Iterable[tuple[str, int, int]], instrument: str = MENTION_MODEL) -> pd.DataFrame:
    """Sentiment toward characters start … end of each sentence: columns negative, neutral, positive, score, label.

    Raises
    ------
    InputError
        when the instrument is unknown.

    Examples
    --------
    >>> score_targets([("Critics called the mayor a shameless liar.", 19, 24)]).label.item()
    'negative'
    """
    targets, (instrument,) = list(targets), chosen([instrument])
    if instrument in NETWORKS:
        rows = _by_network(instrument, [[(0, (sentence, start, end, ()))] for sentence, start, end in targets])
        return pd.DataFrame(rows, columns=[*SHARES, "score", "label"])
    from framescope.parsing.language import parse_many

    docs = parse_many(sentence for sentence, _, _ in targets)
    clauses = [clauses_of(doc, _one_mention(start, end))[0] for doc, (_, start, end) in zip(docs, targets, strict=True)]
    return pd.DataFrame(scored(clauses, instrument), columns=[*SHARES, "score", "label"])


def reading(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The part of `sentence` that the mention model reads: a quotation of many sentences is one row, the mention's is read."""
    cuts = [0, *(m.end() for m in _SENTENCE_END.finditer(sentence)), len(sentence)]
    return max(c for c in cuts if c <= start), min(c for c in cuts if c >= end)


def readings(mentions: pd.DataFrame, sentences: pd.DataFrame) -> list[tuple[int, tuple]]:
    """What the mention model reads for each mention: the offset of its sentence, and the item for ``mention_model.score``.

    The other names, demonyms and capitals of the sentence are given with it, so that they are masked too.
    """
    where = {i: (start, text) for i, start, text in columns(sentences, "sentence_id", "start", "text")}
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for sentence_id, start, end, form in columns(mentions, "sentence_id", "start", "end", "form"):
        if form in NAME_FORMS:
            spans[sentence_id].append((start, end))
    found = []
    for sentence_id, start, end in columns(mentions, "sentence_id", "start", "end"):
        offset, text = where[sentence_id]
        first, last = reading(text, start - offset, end - offset)
        begin, stop = offset + first, offset + last
        others = [(s - begin, e - begin) for s, e in spans[sentence_id] if begin <= s and e <= stop and (s, e) != (start, end)]
        found.append((begin, (text[first:last].rstrip(), start - begin, end - begin, others)))
    return found


def _by_network(name: str, articles: Sequence[Sequence[tuple[int, mention_model.Item]]]) -> list[dict]:
    """What the network says of each mention of these articles: its shares, score and label."""
    if not any(articles):
        return []
    if name == MENTION_MODEL:
        p, model = mention_model.score([item for article in articles for _, item in article]), mention_model.model()
    else:
        p, model = _by_sentence(articles), sentence_model.model()
    found = zip(p.tolist(), polarity(p).tolist(), labels(p, model.uncertain_below), strict=True)
    return [{"instrument": name, **dict(zip(SHARES, row, strict=True)), "score": score, "label": label} for row, score, label in found]


def _by_sentence(articles: Sequence[Sequence[tuple[int, mention_model.Item]]]) -> np.ndarray:
    """The sentence model's probabilities (mentions, 3): all mentions of a sentence are its targets, so none of them is left to be hidden."""
    sentences: dict[tuple, list[int]] = defaultdict(list)
    spans: list[tuple[int, int]] = []
    for number, article in enumerate(articles):
        for offset, (text, start, end, _) in article:
            sentences[number, offset, text].append(len(spans))
            spans.append((start, end))
    found = np.zeros((len(spans), len(SHARES)))
    found[[mention for those in sentences.values() for mention in those]] = sentence_model.score(
        [(text, [spans[mention] for mention in those], ()) for (*_, text), those in sentences.items()]
    )
    return found


def _one_mention(start: int, end: int) -> pd.DataFrame:
    return pd.DataFrame({"start": [start], "end": [end], "form": ["name"]})
