"""How far predictions agree with BASIL's coders (Fan et al. 2019): loaded sentences, quoted spans, speakers, and stance.

A sentence counts as flagged where any predicted term stands in it. A span is held to be quoted where more than half of it lies
in predicted quotations. A speaker is right where the last word of the one name stands in the other; of the gold's only named
speakers count. An actor's stance is that of the first predicted actor whose name fits, neutral where there is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from .lines import gold_lines
from .measures import Counts, Score, auc, macro_f1, shared

_TITLES = frozenset({"mr", "ms", "mrs", "president", "sen", "rep", "the"})
_NO_NAME = ("other", "unknown", "unclear")
_NONE = {"terms": [], "quotes": [], "actors": []}


def score(path: str | Path, predictions: Sequence[dict]) -> list[Score]:
    """One figure a row of the README's table that is measured on BASIL; an article without a prediction counts as an empty one."""
    said = {row["doc"]: row for row in predictions}
    rows = [(g, said.get(g["doc"], _NONE)) for g in gold_lines(path, "BASIL", ("doc", "text", "sentences", "spans", "author_feeling"))]
    sentences = sum((_sentences(g, p["terms"]) for g, p in rows), Counts(0, 0, 0))
    spans = [(s, p["quotes"]) for g, p in rows for s in g["spans"]]
    quoted = [_quoted(s, quotes) for s, quotes in spans if s["quoted"]]
    own = [not _quoted(s, quotes) for s, quotes in spans if not s["quoted"]]
    named = [same_name(s["speaker"], _speaker(s, quotes)) for s, quotes in spans if s["quoted"] and _is_named(s["speaker"])]
    stance = [found for g, p in rows for found in _stances(g["author_feeling"], p["actors"])]
    truth, labels, scores = ([x[i] for x in stance] for i in range(3))
    return [
        Score("sentences with lexical bias, F1", sentences.f1, sentences.gold),
        Score("sentences with lexical bias, precision", sentences.precision, sentences.gold),
        Score("sentences with lexical bias, recall", sentences.recall, sentences.gold),
        Score("quoted spans held to be quoted", _share(quoted), len(quoted)),
        Score("the author's spans held to be the author's", _share(own), len(own)),
        Score("speaker named", _share(named), len(named)),
        Score("stance, three classes, macro-F1", macro_f1(labels, truth, ("neg", "neu", "pos")), len(stance)),
        Score("stance, negative against the rest, AUC", auc([-s for s in scores], [t == "neg" for t in truth]), len(stance)),
    ]


def _share(answers: Sequence[bool]) -> float:
    return sum(answers) / max(1, len(answers))


def _sentences(gold: dict, terms: Sequence[Sequence[int]]) -> Counts:
    """The sentences with lexical bias that hold a predicted term."""
    lexical = [(s["start"], s["end"]) for s in gold["spans"] if s["bias"] == "lex"]
    said = {i for i, s in enumerate(gold["sentences"]) if _any(s, terms)}
    true = {i for i, s in enumerate(gold["sentences"]) if _any(s, lexical)}
    return Counts(len(said & true), len(said), len(true))


def _any(sentence: Sequence[int], spans: Iterable[Sequence[int]]) -> bool:
    return any(shared(sentence, span) for span in spans)


def _quoted(span: dict, quotes: Iterable[dict]) -> bool:
    return 2 * sum(_overlap(span, q) for q in quotes) > span["end"] - span["start"]


def _overlap(one: dict, other: dict) -> int:
    return shared((one["start"], one["end"]), (other["start"], other["end"]))


def _speaker(span: dict, quotes: Sequence[dict]) -> str:
    """The speaker of the quotation that holds most of the span; "" when none holds any."""
    best = max(quotes, key=lambda q: _overlap(span, q), default=None)
    return (best["speaker"] or "") if best and _overlap(span, best) else ""


def _is_named(speaker: str) -> bool:
    return bool(speaker) and not speaker.lower().startswith(_NO_NAME)


def _stances(feelings: dict[str, str], actors: Sequence[dict]) -> Iterator[tuple[str, str, float]]:
    """(gold, predicted label, predicted score) for each main actor; the event itself is none."""
    for name, feeling in feelings.items():
        if name != "main event":
            found = next((a for a in actors if same_name(name, a["name"])), {"label": "neu", "score": 0.0})
            yield feeling, found["label"], found["score"]


def same_name(one: str, other: str) -> bool:
    """Whether the last word of one name stands in the other, titles and accents apart."""
    a, b = _words(one), _words(other)
    return bool(a and b) and (a[-1] in b or b[-1] in a)


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return [word for word in re.findall(r"[a-z0-9]+", plain) if word not in _TITLES]
