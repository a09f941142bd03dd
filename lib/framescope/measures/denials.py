"""Findings on who defends himself: whose denials the article reports, where no accusation against him is told already.

A denial tells that somebody is accused, though the accusation itself may stand in no words that are found. Told are denials of a deed or a
claim ("denied any wrongdoing", "denies that they met", "pleaded not guilty"), not of goods ("was denied bail").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from ..analysis import Analysis
from ..wording import join, quoted
from . import summary
from .accusing import told_pairs
from .answering import called, is_for
from .finding import Finding, Rows, excerpt, rows_of

MOST = 3
"""So many who deny are told, at most."""
_CUES = frozenset({"deny", "dispute", "refute", "rebut"})
_CLAIMS = (
    r"accusations?|allegations?|charges?|claims?|suggestions?|insinuations?|criticisms?|reports?|rumours?|rumors?|wrongdoing|involvement|knowledge"
    r"|responsibility|liability|guilt|impropriety|misconduct|fault"
)
_DENIED = re.compile(
    rf"(?:any|all|both|having|being|doing|\w+ing\b|that\b|it$|this$|them$|(?:(?:the|these|those|such|his|her|their|its|\w+['’]s?) )?(?:\w+ ){{0,2}}(?:{_CLAIMS})\b)",
    re.IGNORECASE,
)
_OWN_WORDS = re.compile(
    r"(?:\s(?:has|have|had|also|later|strongly|firmly|strenuously|vehemently|repeatedly|always|consistently))*\s((?:den(?:y|ies|ied)\s(?:it|this|that|them|any|all|having|wrongdoing)"
    r"|plead(?:s|ed) not guilty)(?:\s(?:wrongdoing|involvement|of the charges|the charges|to (?:all|both|the) [\w ]{3,30}))?)(?=[\s,.;]|$)",
    re.IGNORECASE,
)
_BROKEN_OFF = re.compile(r"\b(?:any|all|having|this|that)\Z", re.IGNORECASE)
_OWNED = re.compile(r"\b(?:his|her|its|their|my|our)\s\Z", re.IGNORECASE)
"""What stands before somebody who is called by whose he is: "her client", whose name the article does not tell here."""
_BARE = re.compile(r"(?:[a-z]+ )?(?:den(?:y|ies|ied)|(?:disput|refut|rebut)\w+) (?:it|this|that|them|any|all)", re.IGNORECASE)
"""A denial that does not say of what."""
_NEGATED = re.compile(r"\b(?:not|never|cannot)\b|n['’]t\b", re.IGNORECASE)
_SURE = 0.9
"""The least confidence of a pronoun whose denial is told."""


def denied(a: Analysis) -> Iterator[Finding]:
    """Whose denials are reported, of those against whom no accusation is told."""
    accused = {accused for _, accused in told_pairs(a)}
    found = {actor: told for actor, told in _denials(a).items() if not any(is_for(a, actor, other) for other in accused)}
    if not found or summary.unclaimed(a):
        return
    shown = list(found.items())[:MOST]
    who = [f"{called(a, actor)} ({quoted([words])[0]})" for actor, (words, _) in shown]
    many = "A denial is" if len(shown) == 1 else "Denials are"
    text = f"{many} reported of {join(who)}."
    weight = 46 if all(_BARE.fullmatch(words) for _, (words, _) in shown) else 78
    yield Finding("denied", text, tuple(rows for _, (_, rows) in shown), weight, tuple(a.actor_names[actor] for actor, _ in shown))


def _denials(a: Analysis) -> dict[str, tuple[str, Rows]]:
    """Of each who denies something the words of the first denial, with their row, in the order of the text."""
    every = sorted([*_attributed(a), *_in_the_authors_words(a)], key=lambda row: row[0])
    first: dict[str, tuple[str, Rows]] = {}
    for _, actor, words, rows in every:
        first.setdefault(actor, (words, rows))
    return first


def _attributed(a: Analysis) -> Iterator[tuple[int, str, str, Rows]]:
    """Denials that are told as somebody's words: of whom the sentence names."""
    rows = summary.reported(a)
    rows = rows[rows.cue.isin(_CUES) & rows.speaker.isin(a.actor_names) & ~rows.rule.fillna("").str.endswith("pronoun")]
    for row in rows.itertuples():
        parts = a.spans[a.spans.attribution_id == row.attribution_id]
        cue, content = parts[parts.role == "cue"], parts[parts.role == "content"]
        if len(cue) and len(content) == 1 and cue.end.iloc[0] <= content.start.iloc[0] and _DENIED.match(content.text.iloc[0].strip('“"')):
            words = a.article.text[cue.start.iloc[0] : content.end.iloc[0]]
            if _NEGATED.search(a.article.text[max(0, cue.start.iloc[0] - 12) : cue.end.iloc[0]]):
                continue
            yield int(row.start), row.speaker, excerpt(words), rows_of("attributions", rows[rows.attribution_id == row.attribution_id])


def _in_the_authors_words(a: Analysis) -> Iterator[tuple[int, str, str, Rows]]:
    """Denials without a clause of their own: "Zamora denied it", "has pleaded not guilty"."""
    sure = a.mentions[a.mentions.actor_id.isin(a.actor_names) & ((a.mentions.form != "pronoun") | (a.mentions.confidence >= _SURE))]
    for row in sure.itertuples():
        if _OWNED.search(a.article.text[max(0, row.start - 6) : row.start]):
            continue
        if (found := _OWN_WORDS.match(a.article.text, row.end)) is not None:
            words = _whole(a, row.sentence_id, found)
            yield int(row.start), row.actor_id, excerpt(words), rows_of("mentions", pd.DataFrame([{"mention_id": row.mention_id}]))


def _whole(a: Analysis, sentence_id: int, found: re.Match[str]) -> str:
    """The words of a denial up to the end of its clause where they break off within it ("denied any part in the theft")."""
    if not _BROKEN_OFF.search(found[1]):
        return found[1]
    sentence = a.sentences.end[a.sentences.sentence_id == sentence_id].iloc[0]
    return re.split(r"[,.;:!?”\"–—]| (?:and|but|while|which|who)\b", a.article.text[found.start(1) : sentence], maxsplit=1)[0]
