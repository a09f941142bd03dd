"""Sentiment toward each mention of an actor: a classifier that never sees a name, and TextBlob and VADER beside it.

The findings rest on the classifier (``classifier``), which reads the sentence around a mention and gives calibrated
probabilities; its label is "uncertain" where it is not sure. The two word-list instruments (``wordlists``) are those that
readers know. How far to trust each: ``data/validation/newsmtsc.csv`` and the classifier's model card.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import pandas as pd
from spacy.tokens import Doc

from framescope.errors import InputError
from framescope.sentiment.wordlists import INSTRUMENTS, NAME_FORMS, clauses_of, scored
from framescope.tables import columns, rows_of, table

SHARES = ("negative", "neutral", "positive")
COPIED = ("mention_id", "actor_id", "sentence_id", "start", "end", "text", "voice", "speaker")
"""What a row of the table "sentiments" has from the mention that it scores."""


CLASSIFIER = "classifier"
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")

ALL = (*INSTRUMENTS, CLASSIFIER)


def chosen(names: Iterable[str] | None) -> tuple[str, ...]:
    """These instruments, in the order of `ALL`; None are all of them.

    Raises
    ------
    InputError
        for a name that no instrument has.
    """
    wanted = set(ALL if names is None else names)
    if unknown := sorted(wanted - set(ALL)):
        raise InputError(f"{unknown[0]!r} is no instrument of sentiment: they are {', '.join(ALL)}.")
    return tuple(name for name in ALL if name in wanted)


def score_mentions(doc: Doc, mentions: pd.DataFrame, sentences: pd.DataFrame, instruments: Iterable[str] = ALL) -> pd.DataFrame:
    """The "sentiments" table: one row a mention and instrument, in the order of `mentions`.

    doc: the parsed article, `mentions` the "mentions" table over the same text; voice and speaker are copied from it.
    The word lists read the clause, the classifier the sentence of the table `sentences` (inside a long quotation: of that).
    """
    (rows,) = sentiment_rows([read_mentions(doc, mentions, sentences, instruments)], [rows_of(mentions)])
    return table("sentiments", rows)


@dataclass(frozen=True)
class ReadMentions:
    """The mentions of an article before the classifier: what each word list says of each, and what the classifier is to read
    (None where it is not asked)."""

    by_lists: list[list[dict]]
    unread: list[tuple] | None


def read_mentions(doc: Doc, mentions: pd.DataFrame, sentences: pd.DataFrame, instruments: Iterable[str] = ALL) -> ReadMentions:
    """The mentions read by the word lists among these instruments (arguments as for `score_mentions`)."""
    instruments = tuple(instruments)
    lists = [name for name in instruments if name in INSTRUMENTS]
    clauses = clauses_of(doc, mentions) if lists else []
    unread = [item for _, item in readings(mentions, sentences)] if CLASSIFIER in instruments else None
    return ReadMentions([scored(clauses, name) for name in lists], unread)


def sentiment_rows(articles: Sequence[ReadMentions], mentions: Sequence[list[dict]]) -> list[list[dict]]:
    """The rows of the "sentiments" table of each article; the classifier reads the mentions of all of them in one call.

    mentions: the rows of the table "mentions" of each article.
    """
    read = iter(_classified([item for article in articles for item in article.unread or ()]))
    return [_rows(article, rows, read) for article, rows in zip(articles, mentions, strict=True)]


def _rows(article: ReadMentions, mentions: list[dict], read: Iterator[dict]) -> list[dict]:
    """The rows of one article, mention by mention; `read` hands out what the classifier says of the next mention."""
    found = article.by_lists if article.unread is None else [*article.by_lists, list(islice(read, len(article.unread)))]
    copied = ({name: mention[name] for name in COPIED} for mention in mentions)
    return [row | scores for row, *each in zip(copied, *found, strict=True) for scores in each]


def score_targets(targets: Iterable[tuple[str, int, int]], instrument: str = CLASSIFIER) -> pd.DataFrame:
    """Sentiment toward characters start … end of each sentence: columns negative, neutral, positive, score, label."""
    targets = list(targets)
    if instrument == CLASSIFIER:
        rows = _classified([(sentence, start, end, ()) for sentence, start, end in targets])
        return pd.DataFrame(rows, columns=[*SHARES, "score", "label"])
    from framescope.parsing.language import parse_many

    docs = parse_many(sentence for sentence, _, _ in targets)
    clauses = [clauses_of(doc, _one_mention(start, end))[0] for doc, (_, start, end) in zip(docs, targets, strict=True)]
    return pd.DataFrame(scored(clauses, instrument), columns=[*SHARES, "score", "label"])


def reading(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The part of `sentence` that the classifier reads: a quotation of many sentences is one row, the mention's is read."""
    cuts = [0, *(m.end() for m in _SENTENCE_END.finditer(sentence)), len(sentence)]
    return max(c for c in cuts if c <= start), min(c for c in cuts if c >= end)


def readings(mentions: pd.DataFrame, sentences: pd.DataFrame) -> list[tuple[int, tuple]]:
    """What the classifier reads for each mention: the offset of its sentence, and the item for ``classifier.score``.

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


def _classified(items: list[tuple]) -> list[dict]:
    """What the classifier says of each item: its shares, score and label."""
    from framescope.sentiment import classifier

    if not items:
        return []
    p = classifier.score(items)
    found = zip(p.tolist(), classifier.polarity(p).tolist(), classifier.labels(p), strict=True)
    return [{"instrument": CLASSIFIER, **dict(zip(SHARES, row, strict=True)), "score": score, "label": name} for row, score, name in found]


def _one_mention(start: int, end: int) -> pd.DataFrame:
    return pd.DataFrame({"start": [start], "end": [end], "form": ["name"]})
