"""What word lists say of an actor: TextBlob and VADER on the clause around each mention.

The clause is the mention's own, minus nested clauses (``clauses``), with every name masked, so that no name is scored as a word
("United States", "Freedom Party"), and with negation heard by the parse (``negation``). The score lies in [-1, 1]: TextBlob's
polarity (De Smedt & Daelemans 2012), VADER's compound (Hutto & Gilbert 2014).

Their label: negative at or below minus the instrument's threshold, positive at or above it, else neutral. The thresholds were
chosen on NewsMTSC's train part (Hamborg & Donnay 2021). Shares (negative + neutral + positive = 1) are graded so that the
largest is always the label: the polar share rises linearly from 0 at score 0 to 1/2 at the threshold and to 1 at score 1,
the rest is neutral, and the opposite pole has none. They are a rule, not calibrated probabilities.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

import pandas as pd

from framescope.imports import without
from framescope.parsing.clauses import ClauseKey, TokenIndex, clause_key, clause_tokens, top_token
from framescope.parsing.negation import Clause, hear, scope
from framescope.tables import columns

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PLACEHOLDER = "someone"
NEAR = 200
"""Words of a clause on either side of a mention that are read, at most: only lists and what is no prose have longer clauses."""

NAME_FORMS = frozenset({"name", "demonym", "capital"})
NAME_ENTITIES = frozenset({"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})


@dataclass(frozen=True)
class Instrument:
    """`called`: its name in sentences and figures. `measure`: clauses -> one score in [-1, 1] each. `threshold`: where neutral ends (in (0, 1))."""

    called: str
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
    with without("scipy"):  # all of which NLTK loads for one test, where it is installed
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


WORD_LISTS: dict[str, Instrument] = {
    "textblob": Instrument("TextBlob", _measure_textblob, 0.01),
    "vader": Instrument("VADER", _measure_vader, 0.05),
}


def scored(clauses: Sequence[Clause], name: str) -> list[dict]:
    """What a word list says of each clause, as a row each: instrument, score, label, negative, neutral, positive."""
    tool = WORD_LISTS[name]
    return [{"instrument": name, "score": s, "label": label(s, tool.threshold), **shares(s, tool.threshold)} for s in tool.measure(clauses)]


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
    found = [(*index.span(start, end), form) for start, end, form in columns(mentions, "start", "end", "form")]
    named = {i for a, b, form in found if form in NAME_FORMS for i in range(a, b)}
    known: dict[ClauseKey, _Known] = {}
    above: dict[int, ClauseKey] = {}
    return [_clause(doc, a, b, named, known, above) for a, b, _ in found]


@dataclass(frozen=True)
class _Known:
    """A clause before a target is chosen: its tokens, which of them are names, negate or are negated (positions in the doc)."""

    tokens: list[Token]
    names: frozenset[int]
    negators: set[int]
    negated: set[int]


def _clause(doc: Doc, first: int, last: int, named: set[int], known: dict[ClauseKey, _Known], above: dict[int, ClauseKey]) -> Clause:
    """The masked clause around the tokens first … last. known, above: the clauses and keys that earlier mentions of the doc had."""
    if first == last:
        return Clause((), (0, 0))
    key = clause_key(top_token(doc, first, last), above)
    if key not in known:
        tokens = clause_tokens(doc, key)
        names = frozenset(t.i for t in tokens if t.i in named or is_name(t))
        known[key] = _Known(tokens, names, *scope(tokens))
    return _masked(known[key], range(first, last))


def _masked(clause: _Known, target: range) -> Clause:
    """The clause, or of one that no sentence has what is near the target, with each run of name tokens replaced by one placeholder."""
    words: list[str] = []
    at: dict[int, int] = {}
    before = None
    middle = bisect_left(clause.tokens, target.start, key=attrgetter("i"))
    for token in clause.tokens[max(0, middle - NEAR) : middle + NEAR]:
        i = token.i
        name = (i in target) if i in clause.names else None
        if name is None or name != before:
            words.append(token.text if name is None else PLACEHOLDER)
        at[i] = len(words) - 1
        before = name
    places = [at[i] for i in target if i in at]
    span = (min(places), max(places) + 1) if places else (0, 0)
    return Clause(tuple(words), span, *(frozenset(at[i] for i in at if i in those) for those in (clause.negators, clause.negated)))


def is_name(token: Token) -> bool:
    """Whether a token is part of a proper name: a capitalised proper noun or a capitalised token of a named entity."""
    return token.text[:1].isupper() and (token.pos_ == "PROPN" or token.ent_type_ in NAME_ENTITIES)
