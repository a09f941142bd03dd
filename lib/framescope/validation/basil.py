"""Predictions for the gold of BASIL (Fan et al. 2019), one article a line, in the form that its scorer reads, and their scores.

BASIL calls quoted what stands in quotation marks, so ``quotes`` are the stretches in marks, but for titles and names, and what is
quoted directly without marks; each with the name of the speaker of the attribution that holds most of it ("" when none does, or
its speaker is not known). BASIL's coders often name the body or the group for which somebody speaks in place of the person ("Doe campaign",
"Republican lawmakers"), so the speaker is given with these. ``terms`` are the loaded terms of both
voices, ``actors`` the author's stance toward each (``stance``).

How far predictions agree with BASIL's coders (Fan et al. 2019): loaded sentences, quoted spans, speakers, and stance.

A sentence counts as flagged where any predicted term stands in it. A span is held to be quoted where more than half of it lies
in predicted quotations. A speaker is right where the last word of the one name stands in the other; of the gold's only named
speakers count. An actor's stance is that of the first predicted actor whose name fits, neutral where there is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pandas as pd

from ..actors.find import read_actors
from ..actors.referents import Referent
from ..analysis import Analysis
from ..errors import InputError
from ..gazetteer.gazetteer import load_gazetteer
from ..gazetteer.offices import offices
from ..measures.stance import stances
from ..parsing import language
from ..parsing.quotations import quotations
from ..pipeline import measure_parsed
from ..reading.article import Article
from ..reading.layout import paragraphs
from ..sentiment.score import MENTION_MODEL, NETWORKS, chosen
from .scores import Counts, Score, auc, gold_lines, macro_f1, shared

_TITLES = frozenset({"mr", "ms", "mrs", "president", "sen", "rep", "the"})
_NO_NAME = ("other", "unknown", "unclear")
_NONE: dict[str, list] = {"terms": [], "quotes": [], "actors": []}


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
    truth, labels, scores = [g for g, _, _ in stance], [label for _, label, _ in stance], [score for _, _, score in stance]
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
            found = next(((a["label"], a["score"]) for a in actors if same_name(name, a["name"])), ("neu", 0.0))
            yield feeling, *found


def same_name(one: str, other: str) -> bool:
    """Whether the last word of one name stands in the other, titles and accents apart."""
    a, b = _words(one), _words(other)
    return bool(a and b) and (a[-1] in b or b[-1] in a)


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return [word for word in re.findall(r"[a-z0-9]+", plain) if word not in _TITLES]


__all__ = ["predict", "quotes", "score", "speaker_name"]

_LABELS = {"negative": "neg", "neutral": "neu", "positive": "pos"}
_COUNTED_WITH = {
    "lawmaker": "lawmakers",
    "governor": "officials",
    "attorney general": "officials",
    "mayor": "officials",
    "sheriff": "officials",
}


def predict(path: str | Path, instrument: str = MENTION_MODEL) -> Iterator[dict]:
    """One prediction for each article of a BASIL file, its stance by this instrument of sentiment (a network).

    Raises
    ------
    InputError
        if the file cannot be read, a line is not a BASIL article, or the stance does not rest on this instrument.
    """
    (instrument,) = chosen([instrument])
    if instrument not in NETWORKS:
        raise InputError(f"The stance of an actor is measured by {' or '.join(NETWORKS)}, not by {instrument}: choose one of the two.")
    gazetteer = load_gazetteer()
    for row in gold_lines(path, "BASIL", ("doc", "text")):
        article = Article(id=str(row["doc"]), text=str(row["text"]))
        blocks = paragraphs(article.text)
        doc = language.parse(article.text, blocks, gazetteer)
        a = measure_parsed(article, blocks, doc, gazetteer, (instrument,))
        referents, _ = read_actors(doc, gazetteer)
        own = stances(a).query("voice == 'author'")
        yield {
            "doc": article.id,
            "terms": a.terms[["start", "end"]].to_numpy().tolist(),
            "quotes": quotes(a, referents),
            "actors": [{"name": r.name, "score": round(r.score, 4), "label": _LABELS[r.label]} for r in _by_mentions(own)],
        }


def _by_mentions(own: pd.DataFrame) -> Iterator:
    """The actors, most mentioned first: the scorer takes the first whose name fits."""
    return own.sort_values(["n", "actor_id"], ascending=[False, True]).itertuples(index=False)


def quotes(a: Analysis, referents: dict[str, Referent]) -> list[dict]:
    """What an article quotes, with the speakers: dicts of ``start``, ``end``, ``speaker``."""
    reports = a.attributions[a.attributions.kind != "scare"]
    content = a.spans[a.spans.role == "content"].merge(reports[["attribution_id", "kind", "speaker"]], on="attribution_id")
    said = [(r.start, r.end, speaker_name(referents.get(r.speaker), referents)) for r in content.itertuples()]
    marked = [(q.start, q.end) for q in quotations(a.article.text) if q.depth == 0]
    direct = content[content.kind == "direct"]
    unmarked = [s for s in zip(direct.start, direct.end, strict=True) if 2 * sum(shared(s, m) for m in marked) < s[1] - s[0]]
    outer = [m for m in marked if not any(shared(s, m) for s in unmarked)]  # a letter in print may quote somebody itself
    return [
        {"start": int(s), "end": int(e), "speaker": name}
        for s, e in sorted(outer + unmarked)
        if (name := _speaker_of((s, e), said)) or not _is_title(a.article.text[s:e])
    ]


def _speaker_of(span: tuple[int, int], said: Sequence[tuple[int, int, str]]) -> str:
    """The speaker of the content that holds most of the span; "" when none holds any of it."""
    best = max(said, key=lambda piece: shared(span, piece[:2]), default=None)
    return best[2] if best and shared(span, best[:2]) else ""


def _is_title(quotation: str) -> bool:
    """Whether a short quotation has a capital on each of its longer words."""
    words = [w for w in re.findall(r"[^\W_]+", quotation) if len(w) > 3]
    return 0 < len(words) <= 6 and all(w[0].isupper() for w in words)


def speaker_name(referent: Referent | None, referents: dict[str, Referent]) -> str:
    """The speaker's name, those of the bodies it speaks for, and the group it is counted with: "Jane Doe, Doe Council, lawmakers"."""
    if referent is None:
        return ""
    behind = [referents[a] for a in (*referent.principals, referent.side) if a in referents]
    bodies = [r for r in (referent, *behind) if r.kind == "organisation"]
    names = [referent.name, *(name for body in bodies for name in (body.name, *sorted(body.names)))]
    return ", ".join(dict.fromkeys([*names, *(group for r in (referent, *behind) for group in _groups(r))]))


def _groups(referent: Referent) -> list[str]:
    """The group that a person with a public office is counted with."""
    words = offices()
    return list(
        dict.fromkeys(group for office, group in _COUNTED_WITH.items() if any(words.same_office(office, o) for o in referent.offices))
    )
