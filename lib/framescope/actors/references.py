"""All references of a text in one pass from left to right: names, descriptions, pronouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .descriptions import describe
from .discourse import Discourse, Seen, quoted_tokens
from .pronouns import antecedent
from .referents import Reference, Referent
from .turns import Floor
from .unnamed import acts

if TYPE_CHECKING:
    from spacy.tokens import Doc


def resolve_references(doc: Doc, text: str, referents: dict[str, Referent], named: list[Reference]) -> list[Reference]:
    """The named references, with the descriptions and pronouns that mean the same actors, and unnamed actors that act, in order.

    `referents` grows by the unnamed actors. References never overlap: a description takes in the names that stand inside it.
    """
    at = {i: reference for reference in named for i in range(reference.first, reference.last + 1)}
    state = Discourse(doc, text, referents, at, quoted_tokens(doc), Floor(doc, text, referents, named))
    references = {reference.first: reference for reference in named}
    for sentence in doc.sents:
        state.bounds = sentence.start, sentence.end
        if not (state.quoted[sentence.start] and state.quoted[sentence.end - 1]):
            state.sentence += 1
        for token in sentence:
            name = at.get(token.i)
            found = (name if name.last == token.i else None) if name else describe(state, token) or antecedent(state, token)
            if found is None:
                continue
            for i in range(found.first, found.last + 1):
                references.pop(i, None)
            references[found.first] = found
            if found.form == "pronoun":
                at[found.first] = found
            state.remember(found)
    idle = _idle(state)
    return sorted((r for r in references.values() if r.actor_id not in idle), key=lambda r: r.start)


def _idle(state: Discourse) -> set[str]:
    """The unnamed documents that say nothing, and other unnamed actors that neither act nor belong to anybody."""
    active = {seen.reference.actor_id for seen in state.seen if acts(seen.head) and not _passive(state, seen)}
    idle = set()
    for actor_id in state.introduced - active:
        referent = state.referents[actor_id]
        if referent.kind == "document" or not referent.principals:
            idle.add(actor_id)
    return idle


def _passive(state: Discourse, seen: Seen) -> bool:
    """Whether something is only done to the actor, or a document is only said to be something."""
    head = seen.head.head if seen.head.dep_ == "conj" else seen.head
    if head.dep_ == "nsubjpass":
        return True
    document = state.referents[seen.reference.actor_id].kind == "document"
    return document and seen.head.dep_ == "nsubj" and seen.head.head.pos_ != "VERB"
