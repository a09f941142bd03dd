"""Sentiment toward each mention of an actor: a classifier that never sees a name, and TextBlob and VADER beside it.

The findings rest on the classifier (``classifier``), which reads the sentence around a mention and gives calibrated
probabilities; its label is "uncertain" where it is not sure. The two word-list instruments are those that readers know: for
each mention the instrument reads the clause around it, minus nested clauses (``clauses``), with every name masked, so
that no name is scored as a word ("United States", "Freedom Party"), and with negation heard by the parse (``negation``).
The score lies in [-1, 1]: TextBlob's polarity (De Smedt & Daelemans 2012), VADER's compound (Hutto & Gilbert 2014).

Their label: negative at or below minus the instrument's threshold, positive at or above it, else neutral. The thresholds were
chosen on NewsMTSC's train part (Hamborg & Donnay 2021). Shares (negative + neutral + positive = 1) are graded so that the
largest is always the label: the polar share rises linearly from 0 at score 0 to 1/2 at the threshold and to 1 at score 1,
the rest is neutral, and the opposite pole has none. They are a rule, not calibrated probabilities.

How far to trust each: ``data/validation/newsmtsc.csv`` and the classifier's model card.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd
from spacy.tokens import Doc, Token

from framescope.errors import InputError
from framescope.parsing.clauses import ClauseKey, TokenIndex, clause_key, clause_tokens, top_token
from framescope.parsing.negation import Clause, hear, scope
from framescope.tables import table

PLACEHOLDER = "someone"
NAME_FORMS = frozenset({"name", "demonym", "capital"})
NAME_ENTITIES = frozenset({"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
SHARES = ("negative", "neutral", "positive")
COPIED = ("mention_id", "actor_id", "sentence_id", "start", "end", "text", "voice", "speaker")
"""What a row of the table "sentiments" has from the mention that it scores."""


@dataclass(frozen=True)
class Instrument:
    """`measure`: clauses -> one score in [-1, 1] each. `threshold`: where neutral ends (in (0, 1))."""

    measure: Callable[[Sequence[Clause]], list[float]]
    threshold: float


@cache
def _vader():
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def _measure_vader(clauses: Sequence[Clause]) -> list[float]:
    analyzer = _vader()
    heard = [hear(c, lambda w: analyzer.lexicon.get(w, 0.0)) for c in clauses]
    return _each_once(heard, lambda text: analyzer.polarity_scores(text)["compound"])


def _measure_textblob(clauses: Sequence[Clause]) -> list[float]:
    from textblob.en import sentiment

    sentiment.load() if not dict.__len__(sentiment) else None

    def valence(word: str) -> float:
        senses = dict.get(sentiment, word)
        return senses[None][0] if senses else 0.0

    return _each_once([hear(c, valence) for c in clauses], lambda text: float(sentiment(text)[0]))


def _each_once(texts: Sequence[str], read: Callable[[str], float]) -> list[float]:
    """What `read` says of each text; equal texts, as two actors of one clause have, are read once."""
    score_of = {text: read(text) for text in dict.fromkeys(texts)}
    return [score_of[text] for text in texts]


CLASSIFIER = "classifier"
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")

INSTRUMENTS: dict[str, Instrument] = {
    "textblob": Instrument(_measure_textblob, 0.01),
    "vader": Instrument(_measure_vader, 0.05),
}
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
    instruments = tuple(instruments)
    clauses = clauses_of(doc, mentions) if INSTRUMENTS.keys() & instruments else []
    found = [_classify(mentions, sentences) if name == CLASSIFIER else _score(clauses, name) for name in instruments]
    copied = [dict(zip(COPIED, row, strict=True)) for row in zip(*(mentions[c].tolist() for c in COPIED), strict=True)]
    return table("sentiments", (row | scores for row, *each in zip(copied, *found, strict=True) for scores in each))


def score_targets(targets: Iterable[tuple[str, int, int]], instrument: str = CLASSIFIER) -> pd.DataFrame:
    """Sentiment toward characters start … end of each sentence: columns negative, neutral, positive, score, label."""
    targets = list(targets)
    if instrument == CLASSIFIER:
        return _classified([(sentence, start, end, ()) for sentence, start, end in targets])
    from framescope.parsing.language import pipeline

    docs = pipeline().pipe([sentence for sentence, _, _ in targets], batch_size=16)
    clauses = [clauses_of(doc, _one_mention(start, end))[0] for doc, (_, start, end) in zip(docs, targets, strict=True)]
    tool = INSTRUMENTS[instrument]
    rows = [{**shares(s, tool.threshold), "score": s, "label": label(s, tool.threshold)} for s in tool.measure(clauses)]
    return pd.DataFrame(rows, columns=[*SHARES, "score", "label"])


def reading(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The part of `sentence` that the classifier reads: a quotation of many sentences is one row, the mention's is read."""
    cuts = [0, *(m.end() for m in _SENTENCE_END.finditer(sentence)), len(sentence)]
    return max(c for c in cuts if c <= start), min(c for c in cuts if c >= end)


def readings(mentions: pd.DataFrame, sentences: pd.DataFrame) -> list[tuple[int, tuple]]:
    """What the classifier reads for each mention: the offset of its sentence, and the item for ``classifier.score``.

    The other names, demonyms and capitals of the sentence are given with it, so that they are masked too.
    """
    where = dict(zip(sentences.sentence_id, zip(sentences.start, sentences.text, strict=True), strict=True))
    named = mentions[mentions.form.isin(NAME_FORMS)]
    spans = {i: list(zip(g.start, g.end, strict=True)) for i, g in named.groupby("sentence_id")}
    found = []
    for sentence_id, start, end in zip(mentions.sentence_id, mentions.start, mentions.end, strict=True):
        offset, text = where[sentence_id]
        first, last = reading(text, start - offset, end - offset)
        begin, stop = offset + first, offset + last
        others = [(s - begin, e - begin) for s, e in spans.get(sentence_id, []) if begin <= s and e <= stop and (s, e) != (start, end)]
        found.append((begin, (text[first:last].rstrip(), start - begin, end - begin, others)))
    return found


def _classify(mentions: pd.DataFrame, sentences: pd.DataFrame) -> list[dict]:
    """What the classifier says of each mention."""
    return _classified([item for _, item in readings(mentions, sentences)]).assign(instrument=CLASSIFIER).to_dict("records")


def _classified(items: list[tuple]) -> pd.DataFrame:
    from framescope.sentiment import classifier

    if not items:
        return pd.DataFrame(columns=[*SHARES, "score", "label"])
    p = classifier.score(items)
    return pd.DataFrame(p, columns=list(SHARES)).assign(score=classifier.polarity(p), label=classifier.labels(p))


def label(score: float, threshold: float) -> str:
    """negative, neutral or positive, by the rule in this module's head."""
    if abs(score) < threshold:
        return "neutral"
    return "positive" if score > 0 else "negative"


def shares(score: float, threshold: float) -> dict[str, float]:
    """The graded shares of a score, by the rule in this module's head; they add up to 1."""
    size = min(abs(score), 1.0)
    polar = 0.5 * size / threshold if size < threshold else 0.5 + 0.5 * (size - threshold) / (1 - threshold)
    return {"negative": polar if score < 0 else 0.0, "neutral": 1.0 - polar, "positive": polar if score > 0 else 0.0}


def clauses_of(doc: Doc, mentions: pd.DataFrame) -> list[Clause]:
    """The masked clause around each mention (columns start, end, form), names of all mentions masked in all clauses."""
    index = TokenIndex(doc)
    spans = [index.span(start, end) for start, end in zip(mentions.start, mentions.end, strict=True)]
    named = {i for (a, b), form in zip(spans, mentions.form, strict=True) if form in NAME_FORMS for i in range(a, b)}
    known: dict[ClauseKey, _Known] = {}
    return [_clause(doc, a, b, named, known) for a, b in spans]


@dataclass(frozen=True)
class _Known:
    """A clause before a target is chosen: its tokens, which of them are names, negate or are negated (positions in the doc)."""

    tokens: list[Token]
    names: frozenset[int]
    negators: set[int]
    negated: set[int]


def _clause(doc: Doc, first: int, last: int, named: set[int], known: dict[ClauseKey, _Known]) -> Clause:
    if first == last:
        return Clause((), (0, 0))
    key = clause_key(top_token(doc, first, last))
    if key not in known:
        tokens = clause_tokens(doc, key)
        names = frozenset(t.i for t in tokens if t.i in named or is_name(t))
        known[key] = _Known(tokens, names, *scope(tokens))
    return _masked(known[key], range(first, last))


def _masked(clause: _Known, target: range) -> Clause:
    """The clause with each run of name tokens replaced by one placeholder."""
    words: list[str] = []
    at: dict[int, int] = {}
    before = None
    for token in clause.tokens:
        i = token.i
        name = (i in target) if i in clause.names else None
        if name is None or name != before:
            words.append(token.text if name is None else PLACEHOLDER)
        at[i] = len(words) - 1
        before = name
    places = [at[i] for i in target if i in at]
    span = (min(places), max(places) + 1) if places else (0, 0)
    return Clause(tuple(words), span, frozenset(at[i] for i in clause.negators), frozenset(at[i] for i in clause.negated))


def is_name(token: Token) -> bool:
    """Whether a token is part of a proper name: a capitalised proper noun or a capitalised token of a named entity."""
    return token.text[:1].isupper() and (token.pos_ == "PROPN" or token.ent_type_ in NAME_ENTITIES)


def _score(clauses: list[Clause], name: str) -> list[dict]:
    """What a word list says of the clause of each mention."""
    tool = INSTRUMENTS[name]
    return [{"instrument": name, "score": s, "label": label(s, tool.threshold), **shares(s, tool.threshold)} for s in tool.measure(clauses)]


def _one_mention(start: int, end: int) -> pd.DataFrame:
    return pd.DataFrame({"start": [start], "end": [end], "form": ["name"]})
