"""How an accusation is sourced: asserted by the author, attributed to a source, or attributed and put at a distance.

An accusation is *asserted* where the author makes it in his or her own voice, *attributed* where it stands in a source's words or where
the accusing itself is told ("accused X of fraud"), and *distanced* where the author shows doubt of what is attributed: by a word of
distance ("alleged", "so-called"), by scare quotes, by a doubting cue ("claimed"), by saying that there is no evidence, or by a denial
of the accused beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from framescope.attribution.cues import DOUBTS
from framescope.attribution.scare import DISTANCE
from framescope.terms.understood import words
from framescope.voice import SCARE

from .telling import governing_nouns, is_denied, is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

SOURCINGS = ASSERTED, ATTRIBUTED, DISTANCED = "asserted", "attributed", "distanced"

_ALLEGED = frozenset(DISTANCE) | {
    "claimed",
    "baseless",
    "groundless",
    "unfounded",
    "unproven",
    "unsubstantiated",
    "unverified",
    "fabricated",
    "trumped",
}
_DOUBTFULLY = words(
    "allegedly supposedly purportedly ostensibly falsely baselessly wrongly wrongfully groundlessly unjustly unfairly dubiously"
)
_HEARSAY = frozenset({"reportedly", "apparently", "suspected", "accused"})
_ALLEGING = words("accusation allegation charge claim complaint suspicion report")
_NO_EVIDENCE = re.compile(
    r"\bwithout (?:(?:any|a shred of|citing|offering|providing|giving|presenting|further) )*(?:evidence|proof|basis|foundation|substantiation)\b"
    r"|\b(?:no|scant|little) (?:\w+ )?(?:evidence|proof) (?:\w+ )?(?:for|of|that|to|was|has|had|supports?|exists?)\b"
    r"|\b(?:offer|provid|giv|present|cit|produc)(?:ed|es|ing|e|ave) no (?:\w+ )?(?:evidence|proof)\b",
    re.IGNORECASE,
)
_DENY = frozenset({"deny", "reject", "dismiss", "refute", "dispute", "rebut", "rebuff"})
_WHAT_IS_DENIED = words(
    "accusation allegation charge claim suggestion assertion insinuation criticism wrongdoing involvement it that this them report"
)
_UNTRUE = words("untrue false baseless unfounded groundless nonsense lie fabrication absurd ridiculous slander rubbish fiction")
REACH = 2
"""A denial counts so many sentences after the accusation."""


@dataclass(frozen=True)
class Voices:
    """Whose words stand at each character of the text, and which words the author keeps a distance from.

    said: rows of ``attributions``; owner: for each character the number of the innermost one that it is the content of, or -1;
    scared: half-open character ranges of scare quotes; by_cue: the attributions by the character at which their cue begins.
    """

    said: Sequence[dict]
    owner: np.ndarray
    scared: Sequence[tuple[int, int]]
    by_cue: Mapping[int, dict]

    def at(self, place: int) -> dict | None:
        """The attribution in whose content the character stands; None in the author's own words."""
        number = int(self.owner[place])
        return None if number < 0 else self.said[number]

    def is_scared(self, place: int) -> bool:
        return any(start <= place < end for start, end in self.scared)

    def doubts(self, place: int) -> bool:
        """Whether the source's words there are introduced with doubt, in the author's words."""
        row = self.at(place)
        return row is not None and row["cue"] in DOUBTS


def voices(said: Sequence[dict], spans: Sequence[dict], owner: np.ndarray) -> Voices:
    """The same from the rows of ``attributions`` and ``spans`` and from `framescope.voice.attribution_at`."""
    scare = {row["attribution_id"] for row in said if row["kind"] == SCARE}
    scared = [(s["start"], s["end"]) for s in spans if s["role"] == "content" and s["attribution_id"] in scare]
    rows = {row["attribution_id"]: row for row in said}
    return Voices(said, owner, scared, {s["start"]: rows[s["attribution_id"]] for s in spans if s["role"] == "cue"})


def sourcing(top: Token, reported: bool, heard: Voices) -> str:
    """How the accusation is sourced whose highest word is `top`; a denial beside it is looked for elsewhere (`denials`)."""
    own = heard.at(top.idx) is None
    if _is_alleged(top) or heard.is_scared(top.idx) or heard.doubts(top.idx) or is_denied(top):
        return DISTANCED
    if (reported or not own) and _NO_EVIDENCE.search(top.sent.text):
        return DISTANCED
    return ATTRIBUTED if reported or not own or _is_hearsay(top) else ASSERTED


def _around(top: Token) -> list[Token]:
    """The words that modify a word, or the phrase that it stands in."""
    above = [top.head] if top.dep_ in ("amod", "compound", "conj", "advmod", "acomp") else []
    every = (c for t in (top, *above) for c in t.children if c.i != top.i)
    return [c for c in every if c.dep_ in ("amod", "advmod", "compound", "nmod", "punct") or c.pos_ == "ADJ"]


def _is_alleged(top: Token) -> bool:
    near = _around(top)
    if any(t.lower_ in _DOUBTFULLY or (t.lower_ in _ALLEGED and t.pos_ != "VERB") for t in near):
        return True
    return any(t.lower_ in ("called", "styled", "proclaimed") and t.i > 1 and t.nbor(-1).text == "-" for t in near)


def _is_hearsay(top: Token) -> bool:
    nouns = [*governing_nouns(top), *(t.head for t in (top, *top.ancestors) if t.dep_ in ("acl", "ccomp"))]
    return any(t.lower_ in _HEARSAY for t in _around(top)) or any(t.lemma_.lower() in _ALLEGING and t.pos_ == "NOUN" for t in nouns)


def denials(sentences: Sequence[tuple[int, list[Token]]], actors: Mapping[int, str], heard: Voices) -> list[tuple[int, str]]:
    """(sentence_id, actor_id) of whoever denies something there."""
    found = []
    for sentence_id, tokens in sentences:
        for token in tokens:
            found += [(sentence_id, actor) for actor in _denying(token, actors, heard) if actor]
    return found


def _denying(token: Token, actors: Mapping[int, str], heard: Voices) -> list[str]:
    if token.lemma_.lower() in _DENY and token.pos_ == "VERB" and not is_negated(token):
        things = [c for c in token.children if c.dep_ in ("dobj", "ccomp", "xcomp", "nsubjpass")]
        things += [token.head] if token.dep_ == "relcl" else []  # "a charge that X rejects"
        if any(c.dep_ in ("ccomp", "xcomp") or c.lemma_.lower() in _WHAT_IS_DENIED or c.lower_ in _WHAT_IS_DENIED for c in things):
            return _who_denies(token, actors, heard)
    if token.lemma_ == "plead" and any(c.lemma_.lower() in ("guilty", "innocent") for c in token.children):
        return _who_denies(token, actors, heard) if any(t.lower_ in ("not", "innocent") for t in token.subtree) else []
    if token.lemma_.lower() in _UNTRUE and any(
        c.lower_ in _WHAT_IS_DENIED or c.lemma_.lower() in _WHAT_IS_DENIED for c in token.head.children
    ):
        row = heard.at(token.idx)
        return [row["speaker"]] if row is not None else []
    return []


def _who_denies(verb: Token, actors: Mapping[int, str], heard: Voices) -> list[str]:
    from .wrongs import doers, named

    row = heard.at(verb.idx)
    return named(doers(verb), actors) or ([row["speaker"]] if row is not None else [])
