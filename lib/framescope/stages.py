"""The stages in their order: one article in, all its tables out. Plain functions, with no hidden state."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .actors.find import find_actors
from .actors.gazetteer import Gazetteer, load_gazetteer
from .analysis import Analysis
from .attribution import voice
from .attribution.find import Attribution, find_attributions
from .attribution.speakers import Speaker, resolve
from .parsing import language
from .reading import layout
from .reading.article import Article
from .reading.english import require_english
from .sentiment.score import score_mentions
from .tables import conform, table
from .terms.agency import find_agency
from .terms.find import DEFAULT, explain_terms
from .terms.framing import find_framing_devices
from .terms.wordchoice import find_word_choice

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEAST = 0.3
"""Candidates of less weight are not kept: they are common words with hardly any evidence."""


def measure(article: Article, actor_file: str | Path | None = None) -> Analysis:
    """Language → actors → attributions and voice → terms → sentiments; see `framescope.analysis.analyze`."""
    require_english(article.text, article.id)
    gazetteer = load_gazetteer(Path(actor_file) if actor_file else None)
    paragraphs = layout.paragraphs(article.text)
    return measure_parsed(article, paragraphs, language.parse(article.text, paragraphs), gazetteer)


def measure_parsed(article: Article, paragraphs: pd.DataFrame, doc: Doc, gazetteer: Gazetteer) -> Analysis:
    """All stages after the parse: `doc` is the parse of the article's text with the starts of these `paragraphs`."""
    sentences = sentence_table(doc, paragraphs)
    actors, mentions = find_actors(doc, sentences, gazetteer)
    found = in_measured_text(find_attributions(doc), sentences)
    attributions, spans = attribution_tables(found, resolve(found, doc, actors, mentions), article.text, sentences, actors)
    owner = voice.attribution_at(len(article.text), attributions, spans)
    mentions = voice.with_voice(mentions, attributions, owner)
    explained = explain_terms(doc, sentences=sentences, mentions=mentions)
    framing = {
        "candidates": explained[explained.weight >= LEAST].reset_index(drop=True).rename_axis("candidate_id").reset_index(),
        "events": find_agency(doc, sentences, mentions),
        "devices": find_framing_devices(doc, sentences).rename_axis("device_id").reset_index(),
        "choices": find_word_choice(doc, sentences, mentions),
    }
    return Analysis(
        article=article,
        model=language.model_name(),
        paragraphs=paragraphs,
        sentences=sentences,
        tokens=voice.with_voice(token_table(doc, sentences), attributions, owner),
        actors=actors,
        mentions=mentions,
        attributions=attributions,
        spans=spans,
        terms=voice.with_voice(flagged(explained), attributions, owner),
        sentiments=score_mentions(doc, mentions, sentences),
        **{name: voice.with_voice(conform(name, frame), attributions, owner) for name, frame in framing.items()},
    )


def flagged(explained: pd.DataFrame, threshold: float = DEFAULT) -> pd.DataFrame:
    """The candidates that are loaded terms: those whose weight reaches the threshold (table ``terms``)."""
    kept = explained[explained.weight >= threshold].reset_index(drop=True)
    return conform("terms", kept.assign(term_id=range(len(kept))))


def sentence_table(doc: Doc, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """The sentences of headline and body, without the white space around them (table ``sentences``)."""
    text = doc.text  # once: spaCy puts it together anew at each call
    starts, ends, kinds = (paragraphs[c].tolist() for c in ("start", "end", "kind"))
    rows: list[dict] = []
    for sentence in doc.sents:
        raw = text[sentence.start_char : sentence.end_char]
        start, end = sentence.start_char + len(raw) - len(raw.lstrip()), sentence.start_char + len(raw.rstrip())
        at = bisect_right(starts, start) - 1
        if start < end and at >= 0 and kinds[at] in layout.MEASURED and start < ends[at]:
            end = min(end, ends[at])
            rows.append({"sentence_id": len(rows), "paragraph_id": at, "start": start, "end": end, "text": text[start:end]})
    return table("sentences", rows)


def token_table(doc: Doc, sentences: pd.DataFrame) -> pd.DataFrame:
    """The tokens of the measured sentences, white space left out; voice is filled in later (table ``tokens``)."""
    inside = _sentence_at(np.array([t.idx for t in doc], dtype=np.int64), sentences)
    rows = [
        {
            "sentence_id": s,
            "start": t.idx,
            "end": t.idx + len(t.text),
            "text": t.text,
            "lemma": t.lemma_,
            "pos": t.pos_,
            "voice": None,
            "speaker": None,
        }
        for t, s in zip(doc, inside, strict=True)
        if s >= 0 and not t.is_space
    ]
    return table("tokens", ({"token_id": i} | row for i, row in enumerate(rows)))


def in_measured_text(found: list[Attribution], sentences: pd.DataFrame) -> list[Attribution]:
    """The attributions whose content begins in headline or body: furniture is not measured."""
    return [a for a in found if a.content and _sentence_at(np.array([a.content[0][0]]), sentences)[0] >= 0]


def attribution_tables(
    found: list[Attribution], speakers: list[Speaker], text: str, sentences: pd.DataFrame, actors: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables ``attributions`` and ``spans``.

    An attribution's own span reaches from its first to its last part; ``words`` counts the words of its content;
    ``position`` is where it begins, from 0 (first measured character) to 1 (last); ``side`` is its speaker's;
    ``confidence`` is the lower one of finding it and of naming its speaker.
    """
    sides = dict(zip(actors.actor_id, actors.side, strict=True))
    first, last = (int(sentences.start.iloc[0]), int(sentences.end.iloc[-1])) if len(sentences) else (0, 1)
    rows, parts = [], []
    for i, (a, who) in enumerate(zip(found, speakers, strict=True)):
        everything = a.source + a.cue + a.content
        start, end = min(s for s, _ in everything), max(e for _, e in everything)
        rows.append(
            {
                "attribution_id": i,
                "sentence_id": int(max(0, _sentence_at(np.array([start]), sentences)[0])),
                "start": start,
                "end": end,
                "text": text[start:end],
                "kind": a.kind,
                "cue": a.cue_lemma or None,
                "cue_class": a.cue_class or None,
                "speaker": who.actor_id,
                "side": sides.get(who.actor_id),
                "words": sum(len(text[s:e].split()) for s, e in a.content),
                "position": (start - first) / max(1, last - first),
                "confidence": min(a.confidence, who.confidence) if who.actor_id else a.confidence,
                "rule": f"{a.rule}; speaker: {who.rule}",
            }
        )
        for role in ("source", "cue", "content"):
            parts += [{"attribution_id": i, "role": role, "start": s, "end": e, "text": text[s:e]} for s, e in getattr(a, role)]
    return table("attributions", rows), table("spans", parts)


def _sentence_at(offsets: np.ndarray, sentences: pd.DataFrame) -> np.ndarray:
    """For each character offset the sentence_id of the measured sentence it lies in, or -1."""
    if sentences.empty:
        return np.full(len(offsets), -1)
    at = np.searchsorted(sentences.start.to_numpy(), offsets, side="right") - 1
    inside = (at >= 0) & (offsets < sentences.end.to_numpy()[np.maximum(at, 0)])
    return np.where(inside, sentences.sentence_id.to_numpy()[np.maximum(at, 0)], -1)
