"""How an article hears somebody who is accused: soon after, later or before, through whoever speaks for him, by a denial, or not at all.

That what is said soon after is an answer is not told: it may be about something else.

Said only where the tables leave no doubt: nobody is said to be unheard where anybody speaks who may do so for him, or where something is
denied and it is not known for whom.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import pandas as pd

from ..analysis import Analysis
from ..word_forms import lower_case_words
from ..wording import join, quoted
from . import refusals, silence, summary
from .finding import Rows, rows_of, the
from .room import speaking

ANSWERS_WITHIN = 3
"""So many sentences after an accusation what the accused says stands soon after it."""
REFUSES = "is not quoted or reported"
_APART = frozenset({"ordinary person", "expert", "document", "celebrity"})
"""Kinds of sources that do not speak for a body that is accused."""
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|disput\w+|refut\w+|rebut\w*|untrue|false|baseless|groundless|unfounded|nonsense)\b",
    re.IGNORECASE,
)
_CLAIMED = (
    r"(?: (?:it|them|this|that|any|all|the|these|those|his|her|their|wrongdoing|involvement|accusations?|allegations?|charges?|claims?))+"
)
_DENIES = re.compile(
    rf"\s(?:(?:has|have|had|also|later) )?(?:den(?:y|ies|ied)(?:{_CLAIMED}| \w+ing\b)|plead(?:s|ed) not guilty"
    rf"|(?:reject|disput|dismiss)(?:s|es|ed)(?= (?:it|them|this|that|(?:[a-z]+ ){{0,2}}(?:accusation|allegation|charge|claim)s?)\b){_CLAIMED})"
)
_CHARGE = re.compile(
    r", ((?:an? |the )?(?:\w+ )?(?:charge|claim|allegation|accusation|assertion|suggestion)s? (?:(?:that|which) )?(?:the )?)\Z"
)
_REFUTES = re.compile(
    r" (?:(?:has|have|had|also|later|always|repeatedly|strongly|strenuously) ){0,4}(?:den|reject|dismiss|disput|refut)\w+"
)
_NEAR = 60
"""Characters before the accused in which "a charge that" may stand."""
_REJECTED = re.compile(
    r"(?:all |both )?(?:the|these|those|such|any) (?:\w+ )?(?:accusation|allegation|charge|claim|criticism)s?", re.IGNORECASE
)
_LAWYERS = re.compile(r"(.+)['’]s? (?:lawyers?|attorneys?|solicitors?|counsel|spokes\w+|representatives?|agents?|office|campaign)")


class Answer(NamedTuple):
    """The clause of a finding that tells how the accused is heard, and the rows that bear it out."""

    clause: str
    evidence: tuple[Rows, ...]


def answer(a: Analysis, accused: str, rows: pd.DataFrame) -> Answer:
    """How the article hears the accused, as far as it can be told."""
    who, said = called(a, accused), speaking(summary.reported(a))
    mine = said[_stands_for(a, said.speaker, accused)]
    after = mine[mine.start > rows.start.iloc[0]]
    soon = len(after) > 0 and after.sentence_id.iloc[0] - rows.sentence_id.iloc[0] <= ANSWERS_WITHIN
    if not soon and (unanswered := _unanswered(a, accused, rows)) is not None:
        return unanswered
    if soon and _is_its_officer(a, after.speaker.iloc[0], accused, rows.accuser.iloc[0]):
        return Answer("", ())
    if len(after):
        through, first = _speaker(a, after.speaker.iloc[0], accused), (rows_of("attributions", after.head(1)),)
        return Answer(f"; the article quotes or reports {who} {'soon after' if soon else 'later'}{through}", first)
    if len(mine):
        if _has_word_later(a, accused, rows) or _may_be_heard_later(a, accused, rows):
            return Answer("", ())
        return Answer(f"; the article quotes or reports {who} only before that", (rows_of("attributions", mine),))
    if (denied := _denial(a, accused, rows) or _rejection(a, rows)) is not None:
        return denied
    if (refusal := refused(a, accused)) is not None:
        return Answer(f"; {who} {REFUSES}: {join(quoted(list(dict.fromkeys(refusal.text))))}", (rows_of("sentences", refusal),))
    if _is_unheard(a, accused, rows):
        return Answer(f"; the article does not quote or report {who}", ())
    return Answer("", ())


def _is_its_officer(a: Analysis, speaker: str, accused: str, accuser: object) -> bool:
    """Whether somebody speaks for the accused only as "its president": right after an accusation by a body that may be the accuser's."""
    by_body = (a.actors.kind[a.actors.actor_id == accuser] == "organisation").any()
    reason = a.actors.reason[a.actors.actor_id == speaker].iloc[0]
    return by_body and speaker != accused and isinstance(reason, str) and _OF_A_PRONOUN.match(reason) is not None


_OF_A_PRONOUN = re.compile(r"(?:its|their)\b", re.IGNORECASE)


def _has_word_later(a: Analysis, accused: str, rows: pd.DataFrame) -> bool:
    """Whether anything is reported of the accused later on, if only "denied it", or the author tells of a denial in his own words."""
    said = summary.reported(a)
    later = (said.start > rows.start.iloc[0]) & _stands_for(a, said.speaker, accused)
    return bool(later.any()) or _denial(a, accused, rows) is not None


def _may_be_heard_later(a: Analysis, accused: str, rows: pd.DataFrame) -> bool:
    """Whether somebody speaks after the accusation who may be the accused: nobody known, "he" or "the company", whoever is thought to be meant."""
    said = summary.reported(a)
    later = said[said.start > rows.start.iloc[0]]
    called = a.spans[(a.spans.role == "source") & a.spans.attribution_id.isin(later.attribution_id)]
    if later.speaker.isna().any() or set(later.attribution_id) - set(called.attribution_id):
        return True
    named = set(a.mentions.actor_id[a.mentions.form == "name"])
    if accused not in named and side_id(a, accused) == accused:
        return True  # "the organisers" may be these or others
    own = a.mentions[(a.mentions.actor_id == accused) & (a.mentions.form == "pronoun")].text.str.lower()
    known = dict(zip(later.attribution_id, later.speaker, strict=True))
    for text, who in zip(called.text.str.strip().str.lower(), called.attribution_id.map(known), strict=True):
        if text in _HE_SHE and (own.empty or (text in _HE_SHE and set(own) & _HE_SHE[text])):
            return True
        if text in ("it", "they") and not {"he", "she"} & set(own):
            return True
        unknown = who not in named and side_id(a, who) == who
        if unknown and (text.startswith("the ") or silence.SPOKESMAN.search(text)):
            return True
    return False


_HE_SHE = {"he": {"he", "him", "his"}, "she": {"she", "her", "hers"}}


def _unanswered(a: Analysis, accused: str, rows: pd.DataFrame) -> Answer | None:
    """That who is accused, though heard of something else, was asked right after the accusation and did not answer; None where it was not."""
    refusal = refused(a, accused)
    if refusal is None or not _stands_for(a, summary.reported(a).speaker, accused).any():
        return None
    after = refusal.sentence_id - rows.sentence_id.iloc[-1]
    mine = refusal[(after >= 0) & (after <= ANSWERS_WITHIN)]
    words = join(quoted(list(dict.fromkeys(mine.text))))
    return Answer(f"; the article says that {called(a, accused)} {words}", (rows_of("sentences", mine),)) if len(mine) else None


def _denial(a: Analysis, accused: str, rows: pd.DataFrame) -> Answer | None:
    """That the accused denies it, where the author tells so in his own words ("Zamora pleaded not guilty")."""
    for mention in a.mentions[(a.mentions.actor_id == accused) & (a.mentions.end > rows.start.iloc[0])].itertuples():
        charged = _CHARGE.search(a.article.text[max(0, mention.start - _NEAR) : mention.start])
        found = (_REFUTES if charged else _DENIES).match(a.article.text, mention.end)
        if found is not None:
            own = a.mentions[a.mentions.mention_id == mention.mention_id]
            start = mention.start - (len(charged[1]) if charged else 0)
            words = " ".join(a.article.text[start : found.end()].split())
            return Answer(f"; the article reports a denial: “{words}”", (rows_of("mentions", own),))
    return None


def _rejection(a: Analysis, rows: pd.DataFrame) -> Answer | None:
    """That somebody else, whoever it is for, rejects "the accusations" later on."""
    said = summary.reported(a)
    said = said[said.speaker.notna() & (said.start > rows.start.iloc[0]) & ~said.speaker.isin(rows.accuser)]
    cues = a.spans[(a.spans.role == "cue") & a.spans.attribution_id.isin(said.attribution_id) & a.spans.text.str.contains(_DENIAL)]
    what = a.spans[(a.spans.role == "content") & a.spans.attribution_id.isin(cues.attribution_id)]
    for row in what.itertuples():
        if _REJECTED.fullmatch(row.text.strip()):
            mine = said[said.attribution_id == row.attribution_id]
            return Answer(f"; {the(a.actor_names[mine.speaker.iloc[0]], a)} rejects “{row.text.strip()}”", (rows_of("attributions", mine),))
    return None


def _speaker(a: Analysis, speaker: str, accused: str) -> str:
    return "" if speaker == accused else f" (through {the(a.actor_names[speaker], a)})"


def _stands_for(a: Analysis, speakers: pd.Series, accused: str) -> pd.Series:
    """Which of these speakers are the accused, or stand for it, or for whom it stands."""
    side = side_id(a, accused)
    lawyers = [actor for actor, name in a.actor_names.items() if (m := _LAWYERS.match(name)) and a.actor_names[accused].endswith(m[1])]
    return speakers.notna() & (speakers.isin([accused, side, *lawyers]) | (summary.side_ids(a, speakers) == side))


def is_for(a: Analysis, speaker: str, accused: str) -> bool:
    """Whether a speaker is the accused, or speaks for it."""
    return bool(_stands_for(a, pd.Series([speaker]), accused).iloc[0])


def refused(a: Analysis, accused: str) -> pd.DataFrame | None:
    """The refusals of the accused, or of who stands for it, to speak at all; None where there is none."""
    rows = refusals.refusals(a)
    rows = rows[rows.actor_id.notna()]
    rows = rows[_stands_for(a, rows.actor_id, accused)]
    return rows if len(rows) and refusals.whole(a, rows).any() else None


def _is_unheard(a: Analysis, accused: str, rows: pd.DataFrame) -> bool:
    """Whether nothing speaks against it that neither the accused nor anybody for it is heard."""
    unknown, said = silence.unresolved(a), summary.reported(a)
    actor = a.actors[a.actors.actor_id == accused].iloc[0]
    if (
        unknown is None
        or _is_pronoun_after(a, rows)
        or len(refusals.refusals(a))
        or _is_denied(a, rows)
        or _stands_for(a, said.speaker, accused).any()
    ):
        return False
    heard = [a.actor_names.get(who, who) for who in said.speaker.dropna()]
    if silence.words_of(actor["name"]) & unknown.union(*map(silence.words_of, heard)):
        return False
    return all(_is_somebody_else(a, row, actor, accused) for row in said.itertuples())


def _is_pronoun_after(a: Analysis, rows: pd.DataFrame) -> bool:
    """Whether "he" or "they" speaks right after the accusation: it may be the accused, whoever is thought to be meant."""
    said = a.attributions[a.attributions.sentence_id > rows.sentence_id.iloc[0]]
    said = said[said.sentence_id <= rows.sentence_id.iloc[-1] + ANSWERS_WITHIN]
    near = a.spans[(a.spans.role == "source") & a.spans.attribution_id.isin(said.attribution_id)]
    return bool(near.text.str.strip().str.fullmatch(r"(?i:he|she|they|it)").any())


def _is_somebody_else(a: Analysis, row, actor: pd.Series, accused: str) -> bool:
    """Whether the source of an attribution does not speak for the accused: its accuser, who stands for another, an expert, a bystander."""
    source = " ".join(a.spans.text[(a.spans.attribution_id == row.attribution_id) & (a.spans.role == "source")])
    if pd.isna(row.speaker) or (silence.SPOKESMAN.search(source) and row.speaker == side_id(a, row.speaker)):
        return False
    accusing = row.speaker in set(a.accusations.accuser[a.accusations.accused == accused])
    return accusing or actor.kind == "person" or row.speaker != side_id(a, row.speaker) or row.source_kind in _APART


def side_id(a: Analysis, actor_id: str) -> str:
    """Whom an actor stands for, else itself."""
    return str(summary.side_ids(a, pd.Series([actor_id])).iloc[0])


def _is_denied(a: Analysis, rows: pd.DataFrame) -> bool:
    """Whether somebody denies something at or after the accusation."""
    later = a.sentences[a.sentences.sentence_id >= rows.sentence_id.iloc[0]]
    return bool(later.text.str.contains(_DENIAL).any())


def called(a: Analysis, actor_id: str) -> str:
    """The actor's name as it stands within a sentence: "the doctors" of a group that the article calls "Doctors" at a sentence's start."""
    name = a.actor_names[actor_id]
    first = a.mentions[(a.mentions.actor_id == actor_id) & (a.mentions.form == "description")]
    words = name.split()
    nouns = a.tokens[a.tokens.start.isin(first.start) & (a.tokens.text == words[0])]
    if words[0].istitle() and words[0].lower() in lower_case_words() and len(nouns) and nouns.pos.isin(["NOUN", "ADJ", "VERB"]).all():
        name = name[:1].lower() + name[1:]
    return f"the “{name}”" if _is_loaded(a, actor_id) else the(name, a)


def _is_loaded(a: Analysis, actor_id: str) -> bool:
    """Whether the author's name for an actor holds a word that judges it ("servile government"): the page puts it in marks."""
    aimed = a.terms[(a.terms.target == actor_id) & (a.terms.valence < 0)]
    return bool({word.lower() for word in aimed.text} & set(a.actor_names[actor_id].lower().split()[:-1]))
