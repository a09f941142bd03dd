"""The tables of an analysis: their columns, their types and the promise that every row points to the text.

A table is a pandas DataFrame with exactly the columns declared here, in this order. ``start`` and ``end`` are
half-open character offsets into ``article.text``, and ``text`` is what stands there. A missing value in a text
column (``speaker``, ``side``, ``target`` …) means "nobody" or "not known".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import numpy as np
import pandas as pd
import pyarrow as pa

from .metadata import SAID_OF_AN_ARTICLE

SPAN = {"start": "int64", "end": "int64", "text": "str"}
VOICE = {"voice": "str", "speaker": "str"}
_TEXT = pd.Series(dtype="str").dtype

Column: TypeAlias = np.ndarray | pd.api.extensions.ExtensionArray

SCHEMAS: dict[str, dict[str, str]] = {
    "paragraphs": {"paragraph_id": "int64", "kind": "str", **SPAN},
    "sentences": {"sentence_id": "int64", "paragraph_id": "int64", **SPAN},
    "tokens": {"token_id": "int64", "sentence_id": "int64", **SPAN, "lemma": "str", "pos": "str", **VOICE},
    "actors": {"actor_id": "str", "name": "str", "kind": "str", "side": "str", "mentions": "int64", "reason": "str", "actor_key": "str"},
    "mentions": {"mention_id": "int64", "actor_id": "str", "sentence_id": "int64", **SPAN, "form": "str", "confidence": "float64", "rule": "str", **VOICE},
    "attributions": {
        "attribution_id": "int64", "sentence_id": "int64", **SPAN, "kind": "str", "cue": "str", "cue_class": "str",
        "speaker": "str", "side": "str", "words": "int64", "position": "float64", "confidence": "float64", "rule": "str",
        "source_kind": "str", "source_evidence": "str", "named": "str", "traces": "str",
    },
    "spans": {"attribution_id": "int64", "role": "str", **SPAN},
    "terms": {
        "term_id": "int64", "sentence_id": "int64", **SPAN, "category": "str", "lexicon": "str", "valence": "float64",
        "weight": "float64", **VOICE, "target": "str",
    },
    "candidates": {
        "candidate_id": "int64", "sentence_id": "int64", **SPAN, "category": "str", "lexicon": "str", "weight": "float64",
        "list": "float64", "tone": "float64", "shape": "float64", "rarity": "float64", "intensity": "float64", "aim": "float64",
        "quoted": "float64", **VOICE, "target": "str",
    },
    "sensitivity": {
        "left_out": "str", "sentence_id": "int64", **SPAN, "category": "str", "weight": "float64", "without": "float64",
        **VOICE, "target": "str",
    },
    "events": {
        "event_id": "int64", "sentence_id": "int64", **SPAN, "event": "str", "form": "str", "agent": "str", "agent_text": "str",
        "patient": "str", "patient_text": "str", "negated": "bool", **VOICE,
    },
    "devices": {"device_id": "int64", "sentence_id": "int64", **SPAN, "device": "str", **VOICE},
    "choices": {
        "choice_id": "int64", "sentence_id": "int64", **SPAN, "thing": "str", "word": "str", "valence": "float64", "actor": "str",
        **VOICE,
    },
    "stances": {
        "stance_id": "int64", "sentence_id": "int64", **SPAN, "source": "str", "target": "str", "polarity": "str", "score": "float64",
        "how": "str", "rule": "str", "confidence": "float64", **VOICE,
    },
    "accusations": {
        "accusation_id": "int64", "sentence_id": "int64", **SPAN, "accused": "str", "accuser": "str", "wrong": "str", "sourcing": "str",
        **VOICE, "rule": "str", "confidence": "float64",
    },
    "sentiments": {
        "mention_id": "int64", "actor_id": "str", "sentence_id": "int64", **SPAN, "instrument": "str", "score": "float64",
        "label": "str", "negative": "float64", "neutral": "float64", "positive": "float64", **VOICE,
    },
}  # fmt: skip


ARTICLE_COLUMNS = {"article_id": "str", **dict.fromkeys(SAID_OF_AN_ARTICLE, "str"), "story": "str", "sha256": "str", "text": "str"}
"""The table ``articles`` of a corpus."""

ERROR_COLUMNS = {"article_id": "str", "place": "str", "reason": "str"}
"""The table ``errors`` of a corpus."""


CORRECTION_COLUMNS = {
    "correction_id": "int64", "place": "str", "table": "str", "action": "str", "words": "str", **SPAN, "column": "str", "before": "str",
    "after": "str", "outcome": "str", "reason": "str", "of": "int64",
}  # fmt: skip
"""The table ``corrections`` of an article that people have corrected."""


PORTRAIT_COLUMNS = {
    "actor": "str", "name": "str", "kind": "str", "side": "str", "mentions": "int64",
    **{f"{voice}_{what}": "str" if what == "label" else "float64" for voice in ("author", "article") for what in ("stance", "low", "high", "label")},
    **{f"{voice}_{tone}": "int64" for voice in ("author", "sources") for tone in ("negative", "neutral", "positive")},
    **dict.fromkeys(("accused_by_author", "accused_by_sources", "accused_distanced"), "int64"),
    **dict.fromkeys(("acts", "acted_on", "harms", "harmed", "helps", "helped", "speaks", "spoken_about"), "int64"),
    "called": "str", "attributed_words": "int64", "attributed_share": "float64",
}  # fmt: skip
"""The frame of `framescope.measures.portraits`."""

PROFILE_COLUMNS = {
    "article_id": "str", **dict.fromkeys(SAID_OF_AN_ARTICLE, "str"),
    "who": "str", "name": "str", "kind": "str", "side": "str", **dict.fromkeys(("mentions", "mentions_author", "mentions_sources"), "int64"),
    **{name: PORTRAIT_COLUMNS[name] for name in PORTRAIT_COLUMNS if name.startswith(("author_", "article_", "sources_"))},
    **{
        name + end: "float64"
        for name in ("author_sentiment", "sources_sentiment", "author_negative_share", "author_terms_rate", "attributed_share")
        for end in ("", "_low", "_high")
    },
    **dict.fromkeys(("author_terms", "sources_terms", "opposed", "supported", "opposes", "supports"), "int64"),
    **{name: "int64" for name in PORTRAIT_COLUMNS if name.startswith("accused_")},
    **dict.fromkeys(("acts", "acted_on", "harms", "harmed", "helps", "helped", "speaks", "spoken_about"), "int64"),
    **dict.fromkeys(("sources", "attributed_words"), "int64"),
    **{f"cues_{name}": "int64" for name in ("neutral", "assertive", "directive", "doubting", "rejecting", "evaluative", "cognitive")},
    "called": "str", "words": "int64", "sentences": "int64",
    **{name + end: "float64" for name in ("author_words_share", "unsourced_share", "neutral_cues_share") for end in ("", "_low", "_high")},
    "instrument": "str",
}  # fmt: skip
"""The frame of `framescope.measures.profiles`, and the file that ``framescope export`` writes for statistics."""

OPTIONAL = {"actors": ("reason", "actor_key"), "attributions": ("source_kind", "source_evidence", "named", "traces")}
"""Columns that a row may leave out: they are missing then."""


def table(name: str, rows: Iterable[Mapping]) -> pd.DataFrame:
    """The rows as the declared table `name`: its columns, their order and types; empty when there are no rows.

    Raises
    ------
    KeyError
        if a row lacks a declared column that is not one of `OPTIONAL`.
    """
    if name in OPTIONAL:
        rows = ({**dict.fromkeys(OPTIONAL[name]), **row} for row in rows)
    return framed(rows, SCHEMAS[name])


def framed(rows: Iterable[Mapping], columns: Mapping[str, str]) -> pd.DataFrame:
    """The rows as a frame of these columns (name → type), in their order; other keys of a row are left out."""
    rows = list(rows)
    return pd.DataFrame({c: column([row[c] for row in rows], kind) for c, kind in columns.items()}, copy=False)


def resolved(mentions: pd.DataFrame) -> pd.DataFrame:
    """The mentions of which it is known whom they mean."""
    return mentions[mentions.actor_id.notna()]


def columns(frame: pd.DataFrame, *names: str) -> Iterator[tuple]:
    """These columns of a frame, row by row, as plain values: several times faster than going through the columns themselves."""
    return zip(*(frame[name].tolist() for name in names), strict=True)


def rows_of(frame: pd.DataFrame) -> list[dict]:
    """The rows of a frame, as plain values by column; text that is missing is not a number."""
    names = list(frame.columns)
    return [dict(zip(names, row, strict=True)) for row in columns(frame, *names)]


def conform(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame as the declared table `name`: its columns in their order and types, those that are lacking missing."""
    missing = [None] * len(frame)
    columns = {c: _as(frame[c], kind) if c in frame else column(missing, kind) for c, kind in SCHEMAS[name].items()}
    return pd.DataFrame(columns, index=frame.index)


def column(values: Sequence, kind: str) -> Column:
    """The values as pandas keeps a column of a declared type. Strings go by way of Arrow, which is a third of the time."""
    return _TEXT.__from_arrow__(pa.array(values, pa.large_string(), from_pandas=True)) if kind == "str" else np.array(values, dtype=kind)


def _as(values: pd.Series, kind: str) -> Column:
    return values.array if values.dtype == kind else values.astype(kind).array


def check(name: str, frame: pd.DataFrame, text: str) -> None:
    """Raise ValueError unless `frame` keeps the schema of table `name` and every row holds the `text` it points to."""
    schema = SCHEMAS[name]
    found = {c: str(t) for c, t in frame.dtypes.items()}
    if found != schema:
        raise ValueError(f"table {name}: columns {found}, declared {schema}")
    if "start" in schema:
        for start, end, piece in zip(frame.start, frame.end, frame.text, strict=True):
            if text[start:end] != piece:
                raise ValueError(f"table {name}: [{start}:{end}] is {text[start:end]!r}, not {piece!r}")
