"""Who was asked and refused to speak: "declined to comment", "did not respond to a request", "could not be reached for comment".

A refusal is no statement: whoever only refuses is not heard, but is not passed over in silence either. The one who refuses is
the actor mentioned last before the words, with nothing between them but an apposition, or an office that speaks for it ("Tarn
Water's spokeswoman"). Where that cannot be told, the refusal is nobody's.
"""

from __future__ import annotations

import re

import pandas as pd

from ..analysis import Analysis

COLUMNS = ("actor_id", "mention_id", "sentence_id", "start", "end", "text")

_SAY = r"(?:comment|speak|say|talk|elaborate|answer|respond|reply|discuss|be interviewed|give (?:an interview|details)|confirm or deny)"
_ASKED = (
    r"[^.;]{0,40}?\b(?:requests?|comment|questions?|calls?|messages?|e-?mails?|inquir\w+|enquir\w+|interview)"
    r"(?: for (?:an? )?(?:\w+ )?(?:comment|interview|statement|response))?"
)
_REFUSAL = re.compile(
    rf"\b(?:declin(?:es|ed|ing)|refus(?:es|ed|ing)) (?:to {_SAY}|(?:any )?comment|an interview|interview requests)\b"
    r"|\b(?:would|will|could) not (?:comment|be drawn|say (?:what|whether|if|who|how|when|why|where))\b|\b(?:would|will) not (?:speak|talk) to\b|\b(?:wouldn|won|couldn)['’]t (?:comment\b|(?:speak|talk) to\b)"
    rf"|\b(?:did|has|have|had)(?: not|n['’]t)(?: immediately| yet)? (?:respond|responded|reply|replied|return|returned|answer|answered)\b{_ASKED}"
    r"|\bfailed to (?:respond|reply)\b" + _ASKED + r"|\bcould(?: not|n['’]t)(?: immediately)? be (?:reached|contacted) (?:for (?:a )?comment|by (?:tele)?phone)"
    r"|\b(?:was|were)(?: not|n['’]t)(?: immediately)? available (?:for|to) (?:a )?(?:comment|interview)"
    r"|\b(?:was|were) unavailable (?:for|to) (?:a )?(?:comment|interview)|\b(?:had|has|offered|gave|made) no (?:immediate )?comment\b",
    re.IGNORECASE,
)  # fmt: skip
_NEXT = 20
"""Characters after the words of a refusal: room for the next two words."""

_OFFICE = r"(?:spokes\w+|office|lawyers?|attorneys?|representatives?|agents?|press office|campaign|management|team)"
_BETWEEN = re.compile(
    rf"(?:['’]s? (?:\w+ )?{_OFFICE})?(?:,? who [^,.;]{{1,60}},?|, [^.;]{{1,80}},|,)? ?(?:(?:has|have|had|also|both|again|repeatedly|later|immediately) ?)*",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\b(?:in|at|near|from|off|outside|about|with|against|than|to|on)(?: the)? $", re.IGNORECASE)
_FOR = re.compile(r"\b(?:for|of|by)(?: the)? $", re.IGNORECASE)
_SPEAKS = re.compile(rf"\b{_OFFICE} (?:for|of)(?: the)? $", re.IGNORECASE)


_ONE_THING = re.compile(
    r"\b(?:say (?:what|whether|if|who|whom|how|when|why|where|which|more|anything (?:more|further))|elaborate|be drawn)\b", re.IGNORECASE
)
"""Refusals to say one thing, or more: whoever declines to say how she would have voted may have said much else."""


def refusals(a: Analysis) -> pd.DataFrame:
    """One row a refusal: actor_id and mention_id of who refuses (missing where it cannot be told), sentence_id, start, end, text."""
    rows = [_row(a, s, s.start + m.start(), s.start + m.end()) for s in a.sentences.itertuples() for m in _REFUSAL.finditer(s.text)]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"actor_id": "str", "mention_id": "Int64"})


def _row(a: Analysis, sentence, start: int, end: int) -> tuple:
    before = a.mentions[(a.mentions.sentence_id == sentence.sentence_id) & (a.mentions.end <= start) & a.mentions.actor_id.notna()]
    who = before.loc[before.end.idxmax()] if len(before) else None
    if who is not None and not _refuses(a.article.text, sentence.start, int(who.start), int(who.end), start):
        who = None
    actor, mention = (None, None) if who is None else (who.actor_id, who.mention_id)
    return (actor, mention, sentence.sentence_id, start, end, a.article.text[start:end])


def whole(a: Analysis, rows: pd.DataFrame) -> pd.Series:
    """Which of these rows of `refusals` refuse to speak at all, and not to say one thing alone ("declined to say how she would have voted")."""
    said = [re.split(r"[.;:!?]", a.article.text[row.start : row.end + _NEXT], maxsplit=1)[0] for row in rows.itertuples()]
    return pd.Series([_ONE_THING.search(" ".join(words.split())) is None for words in said], index=rows.index, dtype=bool)


def _refuses(text: str, begin: int, start: int, end: int, words: int) -> bool:
    """Whether the mention at `start` to `end` is the subject of the refusal at `words`; its sentence begins at `begin`."""
    before = text[begin:start]
    if _PLACED.search(before) or (_FOR.search(before) and not _SPEAKS.search(before)):
        return False
    return _BETWEEN.fullmatch(text[end:words].replace("\n", " ")) is not None


def attributions(a: Analysis) -> set[int]:
    """The attribution_ids that report nothing but a refusal: their words overlap one, and are not in quotation marks."""
    if a.attributions.empty or not _REFUSAL.search(a.article.text) or (found := refusals(a)).empty:
        return set()
    rows = a.attributions[a.attributions.kind == "indirect"].merge(
        a.spans[a.spans.role == "cue"][["attribution_id", "start", "end"]], on="attribution_id", suffixes=("", "_cue")
    )
    hit = [any((found.start < e) & (found.end > s)) for s, e in zip(rows.start_cue, rows.end_cue, strict=True)]
    return set(rows.attribution_id[hit])
