"""Whom a pronoun most likely means by rule, where the trees are not sure.

A person: the most prominent one, recent sentences before older ones, subjects before objects (after Lappin & Leass 1994). For "its" and
"their" the body, country or group that is subject of the pronoun's own clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .anaphors import Anaphor
from .candidates import Candidate, covers
from .discourse import PLURALS, SUBJECTS, Discourse, Seen

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 5
"""Nobody is prominent whose last mention is more sentences back."""
_TOLD, _MENTION, _FURTHER, _SENTENCE, _CONTROL = 0.5, 0.1, 0.2, 2.0, 3.0
"""What it adds that the text tells the gender, that the whole text or the last sentences mention the person once more, what each sentence
takes away, and what being urged to do what the clause says adds."""
_MOST = 6
"""So many mentions in the whole text count."""
_BELOW = frozenset({"xcomp", "ccomp", "advcl"})


def most_prominent(state: Discourse, pronoun: Anaphor, found: list[Candidate], names: dict[str, str]) -> Candidate | None:
    """The most prominent person among the candidates, else the first still to come in the sentence; no one whose given name speaks against it."""
    fit = [c for c in found if names.get(c.referent.actor_id) in {None, pronoun.gender}]
    controller = _controller(pronoun.token)
    scores = [(score, c) for c in fit if not c.ahead and (score := _prominence(state, pronoun, c, controller)) is not None]
    if scores:
        return max(scores, key=lambda pair: pair[0])[1]
    return next((c for c in fit if c.ahead), None)


def _prominence(state: Discourse, pronoun: Anaphor, candidate: Candidate, controller: Token | None) -> float | None:
    near = [s for s in candidate.seen if state.sentence - s.sentence <= REACH and not _elsewhere(state, pronoun.token, s)]
    if not near:
        return None
    told = candidate.referent.actor_id in state.told
    best = max(s.salience + _control(controller, s) - _SENTENCE * (state.sentence - s.sentence) for s in near)
    return best + _TOLD * told + _MENTION * min(candidate.referent.mentions, _MOST) + _FURTHER * len(near)


def _elsewhere(state: Discourse, token: Token, seen: Seen) -> bool:
    """Whether a quotation stands between the two: it is a world of its own."""
    quoted = state.quoted[token.i]
    return (seen.quoted and not quoted) or (quoted and not seen.quoted and seen.sentence == state.sentence)


def _controller(token: Token) -> Token | None:
    """The verb that governs the infinitive in which the pronoun stands ("urged" in "urged Doe to give up his bid")."""
    clause = next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    if clause is None or clause.dep_ not in _BELOW or any(c.dep_ in SUBJECTS for c in clause.children):
        return None
    return clause.head


def _control(verb: Token | None, seen: Seen) -> float:
    """The person urged or called on is the one who acts in the infinitive."""
    if verb is None or seen.head.dep_ not in {"dobj", "pobj"}:
        return 0.0
    governor = seen.head.head.head if seen.head.dep_ == "pobj" else seen.head.head
    return _CONTROL if governor == verb else 0.0


def own_subject(state: Discourse, pronoun: Anaphor, found: list[Candidate]) -> Candidate | None:
    """The candidate that is subject of the clause of a possessive or reflexive pronoun, or of the clause above a subject one.

    "Ostra said it would sue": what a clause reports of "it" is of whoever says so, else of the subject of the main clause.
    """
    if pronoun.case not in {"possessive", "reflexive", "subject"}:
        return None
    verbs = [a for a in pronoun.token.ancestors if a.pos_ in {"VERB", "AUX"}]
    if pronoun.case == "subject":
        verbs = verbs[1:] if verbs and verbs[0].dep_ in {"ccomp", "advcl"} else []
    subjects = (c for a in verbs for c in a.children if c.dep_ in SUBJECTS and c.i < pronoun.token.i)
    first = next(subjects, None)
    if pronoun.form == "it" and first is not None and (first.tag_ in PLURALS or first.lower_ == "they"):
        return None  # "They said it was late", "Officials said it was late"
    return next((c for c in found if first is not None and _is_mentioned(state, c, first.i)), None)


def _is_mentioned(state: Discourse, candidate: Candidate, i: int) -> bool:
    """Whether the candidate is mentioned at the token, in the present sentence."""
    return any(seen.sentence == state.sentence and covers(seen.reference, i) for seen in candidate.seen)
