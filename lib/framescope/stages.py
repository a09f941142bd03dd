"""The stages in their order: one article in, all its tables out. Plain functions, with no hidden state."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
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
from .sentiment.score import ALL, chosen, score_mentions
from .tables import conform, table
from .terms.agency import find_agency
from .terms.find import explain_terms, passages
from .terms.framing import find_framing_devices
from .terms.lexicons import DEFAULT
from .terms.sensitivity import without_each_list
from .terms.wordchoice import find_word_choice

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .terms.matcher import Matcher

LEAST = 0.3
"""Candidates of less weight are not kept: they are common words with hardly any evidence."""


def measure(
    article: Article, actor_file: str | Path | None = None, instruments: Iterable[str] | None = None, lists: Matcher | None = None
) -> Analysis:
    """Language → actors → attributions and voice → terms → sentiments; see `framescope.analysis.analyze`."""
    wanted = chosen(instruments)
    require_english(article.text, article.id)
    gazetteer = load_gazetteer(Path(actor_file) if actor_file else None)
    paragraphs = layout.paragraphs(article.text)
    return measure_parsed(article, paragraphs, language.parse(article.text, paragraphs, gazetteer), gazetteer, wanted, lists)


def measure_parsed(
    article: Article,
    paragraphs: pd.DataFrame,
    doc: Doc,
    gazetteer: Gazetteer,
    instruments: Sequence[str] = ALL,
    lists: Matcher | None = None,
    sensitivity: bool = True,
) -> Analysis:
    """All stages after the parse: `doc` is the parse of the article's text with the starts of these `paragraphs`.

    lists: the term lists, framescope's own by default. sensitivity: whether the detector of terms is run again without each list.
    """
    sentences = sentence_table(doc, paragraphs)
    actors, mentions = find_actors(doc, sentences, gazetteer)
    found = in_measured_text(find_attributions(doc), sentences)
    attributions, spans = attribution_tables(found, resolve(found, doc, actors, mentions), article.text, sentences, actors)
    owner = voice.attribution_at(len(article.text), attributions, spans)
    mentions = voice.with_voice(mentions, attributions, owner)
    read = passages(doc, sentences, mentions, lists, owner)
    explained = explain_terms(read, LEAST)
    events = find_agency(doc, sentences, mentions)
    framing = {
        "candidates": explained.rename_axis("candidate_id").reset_index(),
        "sensitivity": without_each_list(read) if sensitivity else table("sensitivity", []),
        "events": events,
        "devices": find_framing_devices(doc, sentences, events).rename_axis("device_id").reset_index(),
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
        sentiments=score_mentions(doc, mentions, sentences, instruments),
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
    inside = _sentence_at([t.idx for t in doc], sentences)
    kept = [(s, t.idx, t.idx + len(t), t.text, t.lemma_, t.pos_) for t, s in zip(doc, inside, strict=True) if s >= 0 and not t.is_space]
    columns = ("sentence_id", "start", "end", "text", "lemma", "pos")
    return conform("tokens", pd.DataFrame(kept, columns=columns).rename_axis("token_id").reset_index())


def in_measured_text(found: list[Attribution], sentences: pd.DataFrame) -> list[Attribution]:
    """The attributions whose content begins in headline or body: furniture is not measured."""
    quoting = [a for a in found if a.content]
    where = _sentence_at([a.content[0][0] for a in quoting], sentences)
    return [a for a, sentence_id in zip(quoting, where, strict=True) if sentence_id >= 0]


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
    everything = [a.source + a.cue + a.content for a in found]
    bounds = [(min(s for s, _ in spans), max(e for _, e in spans)) for spans in everything]
    where = _sentence_at([start for start, _ in bounds], sentences)
    for i, (a, who, (start, end)) in enumerate(zip(found, speakers, bounds, strict=True)):
        rows.append(
            {
                "attribution_id": i,
                "sentence_id": max(0, where[i]),
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


def _sentence_at(places: Sequence[int], sentences: pd.DataFrame) -> list[int]:
    """For each character offset the sentence_id of the measured sentence it lies in, or -1."""
    if sentences.empty:
        return [-1] * len(places)
    offsets = np.array(places, dtype=np.int64)
    at = np.searchsorted(sentences.start.to_numpy(), offsets, side="right") - 1
    inside = (at >= 0) & (offsets < sentences.end.to_numpy()[np.maximum(at, 0)])
    return np.where(inside, sentences.sentence_id.to_numpy()[np.maximum(at, 0)], -1).tolist()
