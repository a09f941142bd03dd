"""Predictions for the gold of BASIL (Fan et al. 2019), one article a line, in the form that its scorer reads, and their scores.

BASIL calls quoted what stands in quotation marks, so ``quotes`` are the stretches in marks, but for titles and names, and what is
quoted directly without marks; each with the name of the speaker of the attribution that holds most of it ("" when none does, or
its speaker is not known). BASIL's coders often name the body or the group for which somebody speaks in place of the person ("Doe campaign",
"Republican lawmakers"), so the speaker is given with these. ``terms`` are the loaded terms of both
voices, ``actors`` the author's stance toward each (``stance``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from ..actors.find import read_actors
from ..actors.gazetteer import load_gazetteer
from ..actors.offices import offices
from ..actors.referents import Referent
from ..analysis import Analysis
from ..errors import InputError
from ..measures.stance import stances
from ..parsing import language
from ..parsing.quotations import quotations
from ..reading.article import Article
from ..reading.layout import paragraphs
from ..sentiment.score import CLASSIFIER, NETWORKS
from ..stages import measure_parsed
from .basilscore import score
from .lines import gold_lines
from .measures import shared

__all__ = ["predict", "quotes", "score", "speaker_name"]

_LABELS = {"negative": "neg", "neutral": "neu", "positive": "pos"}
_COUNTED_WITH = {
    "lawmaker": "lawmakers",
    "governor": "officials",
    "attorney general": "officials",
    "mayor": "officials",
    "sheriff": "officials",
}


def predict(path: str | Path, instrument: str = CLASSIFIER) -> Iterator[dict]:
    """One prediction for each article of a BASIL file, its stance by this instrument of sentiment (a network).

    Raises
    ------
    InputError
        if the file cannot be read, a line is not a BASIL article, or the stance does not rest on this instrument.
    """
    if instrument not in NETWORKS:
        raise InputError(f"The stance rests on a network, {' or '.join(NETWORKS)}, not on {instrument!r}.")
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
    unmarked = [s for s in zip(direct.start, direct.end, strict=True) if not any(shared(s, m) for m in marked)]
    return [
        {"start": int(s), "end": int(e), "speaker": name}
        for s, e in sorted(marked + unmarked)
        if (name := _speaker_of((s, e), said)) or not _is_title(a.article.text[s:e])
    ]


def _speaker_of(span: tuple[int, int], said: Sequence[tuple[int, int, str]]) -> str:
    """The speaker of the content that holds most of the span; "" when none holds any of it."""
    best = max(said, key=lambda piece: shared(span, piece), default=None)
    return best[2] if best and shared(span, best) else ""


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
