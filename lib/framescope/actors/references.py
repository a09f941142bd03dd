"""All references of a text in one pass from left to right: names, descriptions, pronouns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from .acting import acts, is_blamed, is_quoted
from .choices import Chooser, by_trees
from .descriptions import describe
from .discourse import Discourse, Seen, quoted_tokens
from .fits import called
from .genders import Votes, told_genders
from .names import vessel_tokens
from .pronouns import antecedent
from .referents import UNKNOWN, Reference, Referent
from .turns import Floor

if TYPE_CHECKING:
    from spacy.tokens import Doc


def resolve_references(
    doc: Doc, text: str, referents: dict[str, Referent], named: list[Reference], choose: Chooser = by_trees
) -> list[Reference]:
    """The named references, with the descriptions and pronouns that mean the same actors, and unnamed actors that act, in order.

    `referents` grows by the unnamed actors. Pronouns and descriptions of which it is not clear whom they mean have no actor. References never overlap: a description takes in the names that stand inside it.
    """
    at = {i: reference for reference in named for i in range(reference.first, reference.last + 1)}
    state = Discourse(doc, text, referents, at, quoted_tokens(doc), Floor(doc, text, referents, named), choose=choose)
    state.called = {word for referent in referents.values() for word in called(referent)}
    state.votes = Votes(doc, referents, named)
    state.told = told_genders(doc, referents, named)
    references, unresolved = {reference.first: reference for reference in named}, []
    nominal = _nominal(doc)
    for i in vessel_tokens(doc, text):
        nominal[i] = False
    for i in at:
        nominal[i] = True
    for sentence in doc.sents:
        state.bounds = sentence.start, sentence.end
        if not (state.quoted[sentence.start] and state.quoted[sentence.end - 1]):
            state.sentence += 1
        for token in (doc[i] for i in range(sentence.start, sentence.end) if nominal[i]):
            name = at.get(token.i)
            found = (name if name.last == token.i else None) if name else describe(state, token) or antecedent(state, token)
            if found is None:
                continue
            if found.actor_id == UNKNOWN:
                unresolved.append(found)
                continue
            for i in range(found.first, found.last + 1):
                references.pop(i, None)
            references[found.first] = found
            if found.form == "pronoun":
                at[found.first] = found
            state.remember(found)
    return _in_order(state, references, unresolved)


def _nominal(doc: Doc) -> list[bool]:
    """For each token whether it is of a part of speech of which descriptions and pronouns are."""
    tags = [doc.vocab.strings[tag] for tag in ("NOUN", "PROPN", "PRON", "DET")]
    return np.isin(doc.to_array("POS"), tags).tolist()


def _in_order(state: Discourse, references: dict[int, Reference], unresolved: list[Reference]) -> list[Reference]:
    """All references in the order of the text: without idle actors, of whom pronouns mean nobody known; the unresolved where nothing else is."""
    idle = _idle(state)
    said = [replace(r, actor_id=state.same[r.actor_id]) if r.actor_id in state.same else r for r in references.values()]
    kept = [r for r in said if r.actor_id not in idle]
    taken = {i for r in kept for i in range(r.first, r.last + 1)}
    left = [replace(r, actor_id=UNKNOWN, rule="unsure") for r in said if r.actor_id in idle and r.form == "pronoun"]
    free = [r for r in [*unresolved, *left] if not any(i in taken for i in range(r.first, r.last + 1))]
    return sorted([*kept, *free], key=lambda r: r.start)


def _idle(state: Discourse) -> set[str]:
    """The unnamed documents that say nothing, and other unnamed actors that neither act, nor are blamed, nor belong to anybody."""
    active = {seen.reference.actor_id for seen in state.seen if _is_active(state, seen)}
    idle = set()
    for actor_id in state.introduced - active:
        referent = state.referents[actor_id]
        unique = referent.kind == "person" and referent.name[:1].isupper()  # an office with a capital ("the President’s desk")
        if referent.kind == "document" or not (referent.principals or unique):
            idle.add(actor_id)
    return idle


def _is_active(state: Discourse, seen: Seen) -> bool:
    """Whether the actor acts here or is blamed: a plan that is condemned stays a thing."""
    blamed = is_blamed(seen.head) and state.referents[seen.reference.actor_id].kind != "document"
    return blamed or (acts(seen.head) and (is_quoted(seen.head) or not _passive(state, seen)))


def _passive(state: Discourse, seen: Seen) -> bool:
    """Whether something is only done to the actor, or a document is only said to be something."""
    head = seen.head.head if seen.head.dep_ == "conj" else seen.head
    if head.dep_ == "nsubjpass":
        return True
    document = state.referents[seen.reference.actor_id].kind == "document"
    return document and seen.head.dep_ == "nsubj" and seen.head.head.pos_ != "VERB"
