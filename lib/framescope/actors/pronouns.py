"""Who "he", "she", "its" and "they" refer to.

"He", "she", "his", "her", "him" mean the most salient person of fitting gender: recent sentences before older ones, subjects before
objects (after Lappin & Leass 1994). "Its" and "their" mean the body, country or group that is subject of their own clause, "they" a
group that was subject of the sentence before. Anything else gets no mention.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..parsing.clauses import SUBJECTS
from .discourse import Discourse, Seen
from .referents import Reference

if TYPE_CHECKING:
    from spacy.tokens import Token

_GENDER = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_OWN_SUBJECT = {"its", "itself", "their", "themselves"}
_REACH = 5
_MENTIONS = 60
"""No antecedent stands further back than so many sentences or mentions."""


def antecedent(state: Discourse, token: Token) -> Reference | None:
    """The reference of a pronoun, or None when it is no pronoun or its antecedent is unclear."""
    if token.pos_ != "PRON":
        return None
    word, actor_id = token.lower_, None
    if word in _GENDER:
        actor_id = _person(state, token, _GENDER[word])
    elif word in _OWN_SUBJECT:
        actor_id = _own_subject(state, token, {"group"} if word.startswith("the") else {"country", "organisation", "group"})
    elif word == "they" and not state.quoted[token.i]:
        actor_id = _last_group(state)
    if actor_id is None:
        return None
    return Reference(token.i, token.i, token.idx, token.idx + len(token.text), actor_id, "pronoun")


def _person(state: Discourse, token: Token, gender: str) -> str | None:
    """The most salient person of the gender, but whoever has the floor says "I"; who is meant has that gender from here on."""
    scores: dict[str, float] = {}
    controller, speakers = _controller(token), {state.floor.speaker(token.idx), *_quoted_speakers(state, token)}
    for seen in reversed(state.seen[-_MENTIONS:]):
        distance = state.sentence - seen.sentence
        if distance > _REACH:
            break
        referent = state.referents[seen.reference.actor_id]
        if (
            referent.actor_id in speakers
            or referent.kind != "person"
            or referent.gender not in {gender, None}
            or _out_of_reach(state, token, seen, distance)
        ):
            continue
        if state.quoted[token.i] and referent.gender is None:
            continue
        prominence = (0.5 if referent.gender else 0.0) + min(referent.mentions, 6) * 0.1
        score = seen.salience + _control(controller, seen) + prominence - 2.0 * distance
        scores[referent.actor_id] = max(scores.get(referent.actor_id, -99.0), score) + 0.2
    best = max(scores, key=lambda actor_id: scores[actor_id]) if scores else _ahead(state, token, gender)
    if best is not None:
        state.referents[best].gender = state.referents[best].gender or gender
    return best


def _quoted_speakers(state: Discourse, token: Token) -> set[str]:
    """Whoever the sentence around a quotation names as its subject: "“He lies,” Doe said" is not of Doe."""
    if not state.quoted[token.i]:
        return set()
    outside = (i for i in range(*state.bounds) if i in state.at and not state.quoted[i] and state.at[i].form == "name")
    return {state.at[i].actor_id for i in outside if state.doc[i].dep_ == "nsubj"}


def _controller(token: Token) -> Token | None:
    """The verb that governs the infinitive in which the pronoun stands ("urged" in "urged Doe to give up his bid")."""
    clause = next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    if clause is None or clause.dep_ not in {"xcomp", "ccomp", "advcl"} or any(c.dep_ in SUBJECTS for c in clause.children):
        return None
    return clause.head


def _control(verb: Token | None, seen: Seen) -> float:
    """The person urged or called on is the one who acts in the infinitive."""
    if verb is None or seen.head.dep_ not in {"dobj", "pobj"}:
        return 0.0
    governor = seen.head.head.head if seen.head.dep_ == "pobj" else seen.head.head
    return 3.0 if governor == verb else 0.0


def _out_of_reach(state: Discourse, token: Token, seen: Seen, distance: int) -> bool:
    """Quotations are a world of their own; subject and object of one verb are not the same person."""
    quoted = state.quoted[token.i]
    if (seen.quoted and not quoted) or (quoted and not seen.quoted and distance == 0):
        return True
    if distance > 0 or token.lower_ not in {"he", "she", "him"}:
        return False
    if seen.head.dep_ == "pobj" and seen.head.head.is_sent_start and seen.reference.last + 2 == token.i:
        return True  # "Of Doe, he said": not Doe
    verb = seen.head.head.head if seen.head.dep_ == "pobj" else seen.head.head
    return verb == token.head and seen.head.dep_ != token.dep_


def _ahead(state: Discourse, token: Token, gender: str) -> str | None:
    """The subject still to come in the sentence: "In his speech, Doe said …"."""
    for later in state.doc[token.i + 1 : state.bounds[1]]:
        reference = state.at.get(later.i)
        if reference and later.dep_ == "nsubj":
            referent = state.referents[reference.actor_id]
            if referent.kind == "person" and referent.gender in {gender, None}:
                return referent.actor_id
    return None


def _own_subject(state: Discourse, token: Token, kinds: set[str]) -> str | None:
    """The actor, of one of the kinds, that is subject of the clause in which the pronoun stands."""
    for ancestor in token.ancestors:
        for child in ancestor.children:
            if child.dep_ in SUBJECTS and child.i < token.i:
                return _subject_actor(state, child, kinds)
    return None


def _subject_actor(state: Discourse, subject: Token, kinds: set[str]) -> str | None:
    for seen in reversed(state.seen):
        if seen.sentence != state.sentence:
            return None
        if seen.reference.first <= subject.i <= seen.reference.last:
            referent = state.referents[seen.reference.actor_id]
            return referent.actor_id if referent.kind in kinds else None
    return None


def _last_group(state: Discourse) -> str | None:
    """The group that was the last subject outside quotation marks, in this sentence or the one before."""
    for seen in reversed(state.seen):
        if state.sentence - seen.sentence > 1:
            return None
        if seen.salience >= 4.0 and not seen.quoted:
            referent = state.referents[seen.reference.actor_id]
            plural = referent.kind == "group" or (
                referent.kind == "organisation" and seen.reference.form == "name" and seen.head.tag_ == "NNPS"
            )
            return referent.actor_id if plural else None
    return None
