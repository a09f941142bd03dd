"""What the stages find, put in its place in the measured text: sentences, tokens, and attributions with their parts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from .attribution.find import Attribution
from .attribution.speakers import Speaker
from .reading import layout
from .tables import columns

if TYPE_CHECKING:
    from spacy.tokens import Doc


def sentence_rows(doc: Doc, paragraphs: pd.DataFrame) -> list[dict]:
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
    return rows


def token_rows(doc: Doc, sentences: pd.DataFrame) -> list[dict]:
    """The tokens of the measured sentences, white space left out, but for their voice (table ``tokens``)."""
    inside = _sentence_at([t.idx for t in doc], sentences)
    kept = ((t, s) for t, s in zip(doc, inside, strict=True) if s >= 0 and not t.is_space)
    return [
        {"token_id": i, "sentence_id": s, "start": t.idx, "end": t.idx + len(t), "text": t.text, "lemma": t.lemma_, "pos": t.pos_}
        for i, (t, s) in enumerate(kept)
    ]


def in_measured_text(found: list[Attribution], sentences: pd.DataFrame) -> list[Attribution]:
    """The attributions whose content begins in headline or body: furniture is not measured."""
    quoting = [a for a in found if a.content]
    where = _sentence_at([a.content[0][0] for a in quoting], sentences)
    return [a for a, sentence_id in zip(quoting, where, strict=True) if sentence_id >= 0]


def attribution_rows(
    found: list[Attribution], speakers: list[Speaker], text: str, sentences: pd.DataFrame, actors: pd.DataFrame
) -> tuple[list[dict], list[dict]]:
    """The attributions and their parts (tables ``attributions`` and ``spans``).

    An attribution's own span reaches from its first to its last part; ``words`` counts the words of its content;
    ``position`` is where it begins, from 0 (first measured character) to 1 (last); ``side`` is its speaker's, and missing where
    no speaker is known; ``confidence`` is the lower one of finding it and of naming its speaker.
    """
    sides = dict(columns(actors, "actor_id", "side"))
    first, last = (sentences.start.tolist()[0], sentences.end.tolist()[-1]) if len(sentences) else (0, 1)
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
                "side": sides.get(who.actor_id, who.actor_id),
                "words": sum(len(text[s:e].split()) for s, e in a.content),
                "position": (start - first) / max(1, last - first),
                "confidence": min(a.confidence, who.confidence) if who.actor_id else a.confidence,
                "rule": f"{a.rule}; speaker: {who.rule}",
            }
        )
        for role in ("source", "cue", "content"):
            parts += [{"attribution_id": i, "role": role, "start": s, "end": e, "text": text[s:e]} for s, e in getattr(a, role)]
    return rows, parts


def _sentence_at(places: Sequence[int], sentences: pd.DataFrame) -> list[int]:
    """For each character offset the sentence_id of the measured sentence it lies in, or -1."""
    starts, ends, ids = (sentences[c].tolist() for c in ("start", "end", "sentence_id"))
    before = [bisect_right(starts, place) - 1 for place in places]
    return [ids[k] if k >= 0 and place < ends[k] else -1 for place, k in zip(places, before, strict=True)]
