"""Accusations: what wrong is said of an actor, by whom, and how that is sourced (table ``accusations``).

A row is one wrong said of one actor (`framescope.portrayal.wrongs`, `framescope.portrayal.blaming`). Its accuser is the source whose
words it stands in or who is told to accuse; it is missing where the author accuses and where nobody is named. How it is sourced:
`framescope.portrayal.sourcing`. Nobody accuses himself: an admission is no accusation. What befalls somebody accuses nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from framescope.tables import columns
from framescope.terms.candidates import Passage
from framescope.terms.understood import words
from framescope.voice import SCARE

from .blaming import blamings
from .conduct import conduct
from .disregard import disregard
from .sourcing import ATTRIBUTED, DISTANCED, REACH, Voices, denials, sourcing, voices
from .telling import is_told
from .wrongs import Wrong, doers, matcher, named, words_of_wrong, wrongs

if TYPE_CHECKING:
    import pandas as pd
    from spacy.tokens import Token

CONFIDENCE = {"accused": 0.9, "allegation": 0.8, "at fault": 0.8, "condemned": 0.7, "deed": 0.8, "noun": 0.7, "label": 0.8, "quality": 0.7,
              "manner": 0.6, "duty": 0.7, "retort": 0.8, "conduct": 0.7, "unheeded": 0.6, "verdict": 0.6, "disregard": 0.6}  # fmt: skip
"""How often people who read what a rule finds call it an accusation, rounded."""

_NEVER_ACCUSED = frozenset({"document"})
_LIES = frozenset({"lie", "falsehood", "fabrication", "slander", "smear", "hoax"})
_POINTING = frozenset({"that", "this", "it", "these", "those"})
_SPEAKERS_OWN = frozenset({"i", "we"})
_OF_THE_SPEAKERS = _SPEAKERS_OWN | {"us", "me", "our", "my"}
_FORCES = (
    (
        words("army military navy defence defense ministry general colonel major brigadier lieutenant"),
        words("soldiers troops forces marines commandos jets"),
    ),
    (words("police"), words("officers police policemen")),
)
"""Words by which a source speaks for armed forces or for the police, and what it calls its own."""


def accusation_rows(
    sentences: Sequence[tuple[int, list[Token]]],
    names: set[int],
    actor_at: Mapping[int, str],
    actors: pd.DataFrame,
    said: Sequence[dict],
    spans: Sequence[dict],
    owner: np.ndarray,
) -> list[dict]:
    """The rows of the table ``accusations`` but for their voice.

    sentences: their numbers and tokens; names, actor_at: the tokens of names, and the actor_id at each token of a mention; said, spans:
    rows of the tables ``attributions`` and ``spans``; owner: `framescope.voice.attribution_at`.
    """
    kinds, sides = dict(columns(actors, "actor_id", "kind")), dict(columns(actors, "actor_id", "side"))
    actor_at = {i: actor for i, actor in actor_at.items() if isinstance(actor, str)}
    may = {i: actor for i, actor in actor_at.items() if kinds.get(actor) not in _NEVER_ACCUSED}
    heard = voices(said, spans, owner)
    never = _unknown_to_the_speaker(sentences, actor_at, said, spans, heard) | _speakers_themselves(sentences)
    may = {i: actor for i, actor in may.items() if i not in never}
    passages = [Passage(at, tokens, names, may, matcher(), owner) for at, tokens in sentences if tokens]
    rows = [row for i, passage in enumerate(passages) for row in _rows(passage, passages[max(0, i - REACH) : i], actor_at, heard)]
    called = dict(columns(actors, "actor_id", "name"))
    rows = [row for row in rows if not _is_of_his_own(called.get(row["accused"], ""), heard.at(row["start"]))]
    _hear_denials(rows, denials(sentences, actor_at, heard) if rows else [], sides)
    return [{"accusation_id": i, **row} for i, row in enumerate(rows)]


def _speakers_themselves(sentences: Sequence[tuple[int, list[Token]]]) -> set[int]:
    """The tokens of "I" and "we": who says it of himself accuses nobody."""
    return {t.i for _, tokens in sentences for t in tokens if t.lower_ in _OF_THE_SPEAKERS}


def _is_of_his_own(name: str, said: dict | None) -> bool:
    """Whether a spokesman of the army or the police tells what "soldiers" or "officers" did, and does not say whose: his own."""
    evidence = said.get("source_evidence") if said is not None else None
    told_by = {word.strip(",").lower() for word in evidence.split()} if isinstance(evidence, str) else set()
    return any(name.lower() in own and told_by & bodies for bodies, own in _FORCES)


def _unknown_to_the_speaker(
    sentences: Sequence[tuple[int, list[Token]]], actor_at: Mapping[int, str], said: Sequence[dict], spans: Sequence[dict], heard: Voices
) -> set[int]:
    """The pronouns in quotations taken for somebody of whom only the words that introduce a speaker tell ("said X, who hid with her sons").

    The author tells readers of them; whoever is quoted does not, and "they" in the quotation means others.
    """
    sources = [span["start"] for span in spans if span["role"] == "source"]
    known, found = {row["speaker"] for row in said}, set()
    for _, tokens in sentences:
        begins = min((s for s in sources if tokens and tokens[0].idx <= s <= tokens[-1].idx), default=len(heard.owner))
        for token in (t for t in tokens if t.i in actor_at):
            row = heard.at(token.idx)
            if token.pos_ == "PRON" and row is not None and row["kind"] == "direct" and actor_at[token.i] not in known:
                found.add(token.i)
            elif token.pos_ != "PRON" and (row is not None or token.idx < begins):
                known.add(actor_at[token.i])
    return found


def _rows(passage: Passage, before: Sequence[Passage], actor_at: Mapping[int, str], heard: Voices) -> list[dict]:
    """The accusations of one sentence; the wrong that an accusation names is told once. before: the sentences before it."""
    of_wrong = words_of_wrong(passage)
    told = [
        *blamings(passage, of_wrong, actor_at),
        *wrongs(passage, of_wrong),
        *conduct(passage, before),
        *disregard(passage),
        *_retorts(passage, heard),
    ]
    found = settled([*told, *_verdicts(passage, before, of_wrong, told, heard)])
    made = (_row(wrong, passage, heard) for wrong in found if not _is_answer(wrong, passage, heard))
    return sorted((row for row in made if row["accused"] != row["accuser"]), key=lambda row: (row["start"], row["end"]))


def _is_answer(wrong: Wrong, passage: Passage, heard: Voices) -> bool:
    """Whether somebody is told to dismiss a concern, and then why: that is an answer, and no failure to heed it."""
    if wrong.rule != "conduct" or wrong.top.lemma_.lower() != "dismiss":
        return False
    end = passage.tokens[-1].idx
    next_one = next((row for row in heard.said if row["start"] > end), None)
    return next_one is not None and next_one["speaker"] == wrong.accused and next_one["sentence_id"] <= passage.sentence_id + 1


def _retorts(passage: Passage, heard: Voices) -> list[Wrong]:
    """ "That was a lie", said of what somebody else was reported to have said right before."""
    found = []
    for token, lemma in zip(passage.tokens, passage.lemma, strict=True):
        if lemma in _LIES and any(s.lower_ in _POINTING and s.dep_ == "nsubj" for s in token.head.children) and is_told(token):
            before = [r for r in heard.said if r["kind"] != SCARE and r["start"] < passage.tokens[0].idx and r["speaker"]]
            row = heard.at(token.idx)
            if (
                row is not None
                and before
                and before[-1]["speaker"] != row["speaker"]
                and before[-1]["sentence_id"] >= passage.sentence_id - 1
            ):
                found.append(Wrong(token.i, token.i + 1, token, before[-1]["speaker"], "lie", "retort"))
    return found


def _verdicts(passage: Passage, before: Sequence[Passage], of_wrong: list, told: Sequence[Wrong], heard: Voices) -> list[Wrong]:
    """ "It was negligent", said by a source: of whoever did what is told right before, where one alone did."""
    found = []
    for match, top in of_wrong:
        pointing = any(s.lower_ in ("it", "that", "this") and s.dep_ == "nsubj" for s in top.head.children)
        row = heard.at(top.idx)
        if (
            not pointing
            or row is None
            or top.head.lemma_ != "be"
            or top.dep_ not in ("attr", "acomp")
            or not is_told(top.head)
            or not is_told(top)
        ):
            continue
        if any(w.first <= top.i < w.last for w in told):
            continue
        of = [p for c in top.children if c.lower_ in ("of", "by") for p in c.children if p.dep_ == "pobj"]
        accused = named(of, passage.actors) if of else _doers_before(top, (*before[-1:], passage), row["speaker"], heard)
        first, last = passage.tokens[match.start].i, passage.tokens[match.end - 1].i + 1
        found += [Wrong(first, last, top, actor, match.entry.category, "verdict") for actor in accused]
    return found


def _doers_before(top: Token, passages: Sequence[Passage], speaker: str | None, heard: Voices) -> list[str]:
    """The one actor who does what a source's sentence right before tells; nobody where that is several, or the source itself.

    passages: the sentence of the verdict and the one before; a quotation may be one sentence of the parse.
    """
    earlier = [t for p in reversed(passages) for t in reversed(p.tokens) if t.i < top.i]
    full_stop = next((t.i for t in earlier if t.text in (".", "!", "?")), -1)
    verb = next((t for t in earlier if t.i < full_stop and t.pos_ == "VERB" and any(c.dep_ == "nsubj" for c in t.children)), None)
    row = heard.at(verb.idx) if verb is not None else None
    if verb is None or row is None or speaker is None or row["speaker"] != speaker:
        return []
    found = [actor for p in passages for actor in named(doers(verb), p.actors)]
    return [found[0]] if len(set(found)) == 1 and found[0] != speaker else []


def settled(found: Sequence[Wrong]) -> list[Wrong]:
    """Those of the wrongs that stand: none inside another of the same actor, the longest first."""
    kept: list[Wrong] = []
    for wrong in sorted(found, key=lambda w: (w.rule == "condemned", not w.reported, w.first - w.last, w.first)):
        if not any(w.accused == wrong.accused and w.first < wrong.last and wrong.first < w.last for w in kept):
            kept.append(wrong)
    return kept


def _row(wrong: Wrong, passage: Passage, heard: Voices) -> dict:
    span = wrong.top.doc[wrong.first : wrong.last]
    how = sourcing(wrong.top, wrong.reported, heard)
    return {
        "sentence_id": passage.sentence_id, "start": span.start_char, "end": span.end_char, "text": span.text, "accused": wrong.accused,
        "accuser": _accuser(wrong, heard), "wrong": wrong.wrong, "sourcing": how, "rule": wrong.rule, "confidence": CONFIDENCE[wrong.rule],
    }  # fmt: skip


def _accuser(wrong: Wrong, heard: Voices) -> str | None:
    """The source that accuses: who is told to, else in whose words it stands; None where the author does, and where nobody is named."""
    row = heard.at(wrong.top.idx)
    speaker = None if row is None else row["speaker"]
    if wrong.reported and (wrong.accuser or not _speaks_for_himself(wrong.top)):
        told = heard.by_cue.get(wrong.top.doc[wrong.first].idx)
        return wrong.accuser or (told["speaker"] if told is not None else None)
    if speaker == wrong.accused and row is not None and row["cue"] in ("deny", "refute"):
        return None
    return speaker


def _speaks_for_himself(word: Token) -> bool:
    """Whether the one who accuses is "I" or "we": the one in whose words it stands."""
    return any(c.dep_ == "nsubj" and c.lower_ in _SPEAKERS_OWN for t in (word, word.head) for c in t.children)


def _hear_denials(rows: list[dict], denied: Sequence[tuple[int, str]], sides: Mapping[str, str]) -> None:
    """Put at a distance what is attributed and denied, by the accused or for it, in the same sentence or in the `REACH` after it."""
    for row in rows:
        if row["sourcing"] == ATTRIBUTED and any(
            0 <= at - row["sentence_id"] <= REACH and sides.get(who, who) == sides.get(row["accused"], row["accused"]) for at, who in denied
        ):
            row["sourcing"] = DISTANCED
