"""What speaks for and against an actor as the one that a pronoun or description means, as numbers: no name and no word is among them."""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING

from .anaphors import Anaphor
from .candidates import Candidate, covers
from .discourse import SUBJECTS, Discourse
from .referents import Reference

if TYPE_CHECKING:
    from spacy.tokens import Token

KINDS = ("person", "organisation", "country", "group", "document")
FORMS = ("name", "description", "pronoun", "demonym")
OBJECTS = frozenset({"dobj", "pobj", "dative", "agent"})
FAR = 12.0
"""Stands for a distance to what is not there."""

ALL = (
    "sentences", "between", "order", "tokens", "same_paragraph", "ahead", "subject", "object", "possessive", "agrees", "embedded",
    *FORMS, "quoted", "last_quoted", "opens_sentence", "subject_distance", "name_distance", "times", "times_subject", "times_near",
    "so_far", "in_all", *KINDS, "introduced", "rivals", "own_subject", "above_subject", "speaks", "spoke_before",
)  # fmt: skip
OF_PRONOUNS = (*ALL, "he", "they", "it", "is_subject", "is_object", "is_possessive", "is_reflexive", "told", "by_name", "same_pronoun",
               "plural", "position", "voted", "named_later", "named_later_quoted", "best_voted", "nearest_fit", "prominent",
               "depth", "in_row", "in_brackets", "main_subject", "passive", "leftmost", "short", "fronted")  # fmt: skip
CLASSES = ("country", "government", "body", "group", "document", "person", "other")
OF_DESCRIPTIONS = (
    *ALL, *(f"noun_of_{each}" for each in CLASSES), "the", "this", "our", "owned", "is_plural", "modifiers", "office", "same_office", "word",
    "in_name", "shared_modifiers", "holds_actors", "sides_agree", "holds_candidate", "qualifiers_agree", "number_agrees", "noun_fit", "may_be",
    "gender_agrees", "firm", "alike", "more_so_far", "more_in_all", "predicative",
)  # fmt: skip


def common(state: Discourse, token: Token, candidate: Candidate, rivals: int, speakers: frozenset[str], above: list[Token]) -> list[float]:
    """The features that pronouns and descriptions share (`ALL`). above: the subjects of the clauses around the token, the innermost first."""
    last = candidate.last
    referent, head, role = candidate.referent, last.head, last.role
    distances = [state.sentence - seen.sentence for seen in candidate.seen]
    subjects = [d for d, seen in zip(distances, candidate.seen, strict=True) if seen.is_subject]
    names = [d for d, seen in zip(distances, candidate.seen, strict=True) if seen.reference.form == "name"]
    return [
        distances[0],
        candidate.between,
        candidate.order,
        max(-40.0, min(400.0, token.i - head.i)),
        "\n" not in state.text[min(head.idx, token.idx) : max(head.idx, token.idx)] if distances[0] < 4 else False,
        candidate.ahead,
        last.is_subject,
        role in OBJECTS,
        role == "poss",
        (role in SUBJECTS) == (token.dep_ in SUBJECTS) and (role in OBJECTS) == (token.dep_ in OBJECTS),
        len(above),
        *(last.reference.form == form for form in FORMS),
        state.quoted[token.i],
        last.quoted,
        last.reference.first - last.begin < 2,
        min(subjects, default=FAR),
        min(names, default=FAR),
        len(candidate.seen),
        len(subjects),
        sum(d < 2 for d in distances),
        log2(1 + state.counts[referent.actor_id]),
        log2(1 + referent.mentions),
        *(referent.kind == kind for kind in KINDS),
        referent.actor_id in state.introduced,
        rivals,
        bool(above) and covers(last.reference, above[0].i),
        any(covers(last.reference, each.i) for each in above[1:] or above),
        referent.actor_id in speakers,
        state.floor.previous(token.idx) == referent.actor_id if state.floor.turns else False,
    ]


def of_pronoun(
    state: Discourse,
    pronoun: Anaphor,
    candidate: Candidate,
    rivals: int,
    speakers: frozenset[str],
    names: dict[str, str],
    nearest: bool,
    prominent: bool,
    best: float,
    above: list[Token],
) -> list[float]:
    """The features of a candidate for a pronoun (`OF_PRONOUNS`)."""
    token, referent = pronoun.token, candidate.referent
    told, guess = state.told.get(referent.actor_id), names.get(referent.actor_id)
    voted = state.spoken_of(token.i, pronoun.gender, referent.actor_id) if pronoun.gender else 0.0
    later = [r for r in _later(state, token) if r.actor_id == referent.actor_id]
    before = next((seen for seen in candidate.seen if seen.reference.form == "pronoun"), None)
    return [
        *common(state, token, candidate, rivals, speakers, above),
        *(pronoun.form == form for form in ("he", "they", "it")),
        *(pronoun.case == case for case in ("subject", "object", "possessive", "reflexive")),
        agreement(told, pronoun.gender),
        agreement(guess, pronoun.gender),
        0 if before is None else 1 if state.doc[before.reference.first].lower_[:2] == token.lower_[:2] else -1,
        is_plural(state, candidate),
        min(30, token.i - state.bounds[0]),
        voted,
        bool(later),
        any(state.quoted[r.first] for r in later),
        best,
        nearest,
        prominent,
        *_place(state, candidate),
        _fronted(pronoun.token, [state.doc[r.last] for r in later] + ([candidate.last.head] if candidate.ahead else [])),
    ]


def _place(state: Discourse, candidate: Candidate) -> list[float]:
    """Where the last mention stands (`Seen.place`), after how many others in its sentence, and whether it is a name of one word."""
    last, reference = candidate.last, candidate.last.reference
    before = {state.at[i].actor_id for i in range(last.begin, reference.first) if i in state.at} - {reference.actor_id}
    return [*last.place, len(before), reference.form == "name" and reference.first == reference.last]


def _fronted(token: Token, ahead: list[Token]) -> int:
    """Whether one of the names ahead is the subject to whose verb the pronoun's phrase leads up: 1 a phrase, 2 a participle ("Facing his …, Doe")."""
    above = {a.i for a in token.ancestors}
    if not any(t.dep_ in SUBJECTS and t.head.i in above for t in ahead):
        return 0
    return 2 if any(a.dep_ == "advcl" and not any(c.dep_ in SUBJECTS for c in a.children) for a in token.ancestors) else 1


def _later(state: Discourse, token: Token) -> list[Reference]:
    """The names after the token in its sentence."""
    return [state.at[i] for i in range(token.i + 1, min(state.bounds[1], token.i + 60)) if i in state.at and state.at[i].first == i]


def agreement(known: str | None, wanted: str | None) -> int:
    """1 where the two are the same, -1 where they differ, 0 where either is not known."""
    return 0 if known is None or wanted is None else 1 if known == wanted else -1


def is_plural(state: Discourse, candidate: Candidate) -> bool:
    """Whether the actor was last named or described in the plural."""
    return any(seen.head.tag_ in {"NNS", "NNPS"} for seen in candidate.seen[:3] if seen.reference.form != "pronoun")
