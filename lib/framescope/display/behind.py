"""The words behind the numbers of the notebooks' tables: for each table which columns lead to which passages.

Each function returns what `framescope.display.display.show_table` takes as `behind`.
"""

from __future__ import annotations

from typing import Any

from ..analysis import Analysis
from ..measures import loaded_terms, summary
from ..measures.passages import Passage, Passages, Sorted, by_side, of_rows, passages
from ..tables import columns
from ..voice import AUTHOR, BY, SOURCE
from .words import Behind


def rows(a: Analysis, table: str, column: str = "text") -> Behind:
    """A table whose rows are those of the analysis's `table`: its `column` leads to the row's own words."""
    frame = a.tables[table]
    if "instrument" not in frame:
        found = Sorted(a, table, frame, frame.start, frame.end)
        return {column: lambda row: found(str(row.text), row.start, row.end)}
    called = summary.called(frame)
    by_instrument = Sorted(a, table, called, called.start, called.end, called.instrument)
    return {column: lambda row: by_instrument(str(row.text), row.start, row.end, row.instrument)}


def actors(a: Analysis) -> Behind:
    """The list of actors: their mentions."""
    found = Sorted(a, "mentions", a.mentions, a.mentions.actor_id)
    return {"mentions": lambda row: found(f"Mentions of {row.name}", row.actor_id)}


def profile(a: Analysis) -> Behind:
    """The framing profile: mentions, attributed words, loaded terms and scored mentions of each side."""
    mentions, terms = by_side(a, "mentions", "actor_id"), by_side(a, "terms", "target", "voice")
    reported, felt = summary.reported(a), summary.by_author(a.sentiments)
    said = Sorted(a, "attributions", reported, reported.side)
    scored = Sorted(a, "sentiments", felt, summary.side_of(a, felt.actor_id))
    return {
        "mentions": lambda row: mentions(f"Mentions of {row.who}", row.who),
        "words": lambda row: said(f"Attributed to {row.who}", row.who),
        "terms_author": lambda row: terms(f"Loaded terms aimed at {row.who} {BY[AUTHOR]}", row.who, AUTHOR),
        "terms_source": lambda row: terms(f"Loaded terms aimed at {row.who} {BY[SOURCE]}", row.who, SOURCE),
        "mentions_author": lambda row: scored(f"Mentions of {row.who} scored in the author's voice", row.who),
    }


def toward(a: Analysis) -> Behind:
    """Mean sentiment by side, instrument and voice: the mentions that were scored, those called negative, those called positive."""
    felt = summary.called(a.sentiments[a.sentiments.actor_id.notna()])
    keys = summary.side_of(a, felt.actor_id), felt.voice, felt.instrument
    each, labelled = Sorted(a, "sentiments", felt, *keys), Sorted(a, "sentiments", felt, *keys, felt.label)

    def what(row: Any) -> str:
        return f"mentions of {row.who} {BY[row.voice]}, {row.instrument}"

    return {
        "n": lambda row: each(f"Scored {what(row)}", row.who, row.voice, row.instrument),
        "negative": lambda row: labelled(f"Negative {what(row)}", row.who, row.voice, row.instrument, "negative"),
        "positive": lambda row: labelled(f"Positive {what(row)}", row.who, row.voice, row.instrument, "positive"),
    }


def stances(a: Analysis) -> Behind:
    """The stance toward each actor: the mentions that it is made of, those of groups that stand for it included."""
    felt = summary.of_main_instrument(a.sentiments)
    felt = summary.with_groups(a, felt[felt.actor_id.notna()], "actor_id")
    by_voice, whole = Sorted(a, "sentiments", felt, felt.actor_id, felt.voice), Sorted(a, "sentiments", felt, felt.actor_id)

    def its(row: Any) -> Passages | None:
        what = f"Mentions of {row.name}"
        return by_voice(f"{what} {BY[row.voice]}", row.actor_id, row.voice) if row.voice in BY else whole(what, row.actor_id)

    return {"n": its}


def asserted(a: Analysis) -> Behind:
    """Events by the side that acts, asserted or attributed."""
    found = by_side(a, "events", "agent", "voice")
    return {
        AUTHOR: lambda row: found(f"Events in which {row.side} acts, told {BY[AUTHOR]}", row.side, AUTHOR),
        SOURCE: lambda row: found(f"Events in which {row.side} acts, told {BY[SOURCE]}", row.side, SOURCE),
    }


def devices(a: Analysis) -> Behind:
    """Framing devices that are no loaded terms, by voice."""
    found = Sorted(a, "devices", a.devices, a.devices.device, a.devices.voice)
    return {
        AUTHOR: lambda row: found(f"{row.device} {BY[AUTHOR]}", row.device, AUTHOR),
        SOURCE: lambda row: found(f"{row.device} {BY[SOURCE]}", row.device, SOURCE),
    }


def keyness(a: Analysis) -> Behind:
    """Words that the article uses often: where they stand."""
    found: dict[str, list[Passage]] = {}
    for text, start, end in columns(loaded_terms.content_words(a), "text", "start", "end"):
        found.setdefault(text.casefold(), []).append(Passage(start, end))
    return {"count": lambda row: passages(a, f"“{row.term}”", found.get(row.term.casefold(), []))}


def unsourced(a: Analysis) -> Behind:
    """Sentences without a source: their loaded terms."""
    return {
        "terms": lambda row: of_rows(
            a, f"Loaded terms in sentence {row.sentence_id}", "terms", a.terms[a.terms.sentence_id == row.sentence_id]
        )
    }
