"""Families named by their surname in the plural ("the Doerrs"), who are a group of the people of that surname in the text.

"Paul Doerr and his wife Ana Doerr … they" are that family, where the text names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from ..gazetteer.actor_files import slug
from ..gazetteer.name_variants import surname
from .choices import Choice
from .phrases import has_determiner
from .referents import Reference, Referent

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .discourse import Discourse, Phrase

RULE = "family"
_CALLED = frozenset({"couple", "pair", "parents", "spouses", "siblings", "brothers", "sisters", "family"})


def families(doc: Doc, referents: dict[str, Referent], taken: Mapping[int, Reference]) -> Iterator[Reference]:
    """The places where "the" and a surname of the text in the plural stand; `taken`: the references found so far, by token."""
    plurals = {form: name for r in referents.values() if _may_be_of_one(r) for name in [surname(r.name)] for form in _plurals(name)}
    for token in doc[1:]:
        if token.text in plurals and token.nbor(-1).lower_ == "the" and not _is_longer(taken.get(token.i)):
            actor_id = _family(plurals[token.text], token.text, referents)
            yield Reference(token.i, token.i, token.idx, token.idx + len(token.text), actor_id, "name", 0.9, RULE)


def _may_be_of_one(referent: Referent) -> bool:
    return referent.kind == "person" and " " in referent.name and not referent.known


def _plurals(name: str) -> Iterable[str]:
    return (f"{name}es",) if name.endswith(("s", "x", "z", "ch", "sh")) else (f"{name}s",)


def _is_longer(reference: Reference | None) -> bool:
    """Whether the word is part of a longer name ("the Doerrs Foundation")."""
    return reference is not None and reference.first != reference.last


def _family(name: str, plural: str, referents: dict[str, Referent]) -> str:
    actor_id = f"{slug(name)}-family"
    family = referents.setdefault(actor_id, Referent(actor_id, f"the {plural}", "group", names={plural}, words={"family"}))
    family.mentions += 1
    return actor_id


def called_family(state: Discourse, phrase: Phrase) -> Choice | None:
    """The only family that the text names, where "the couple", "the family" or "her parents" stands."""
    bare = state.doc[phrase.first].lower_ == "the" and not phrase.inner and phrase.token.i == phrase.first + 1
    if phrase.token.lower_ not in _CALLED or not (bare or _are_parents(state, phrase)):
        return None
    found = [actor_id for actor_id, referent in state.referents.items() if referent.kind == "group" and "family" in referent.words]
    named = [actor_id for actor_id in found if actor_id.endswith("-family") and actor_id not in state.introduced]
    return Choice(named[0], 0.8, RULE) if len(named) == 1 and len(found) == 1 else None


def _are_parents(state: Discourse, phrase: Phrase) -> bool:
    """Whether they are the parents of somebody who bears no surname ("Mia's parents", "both her parents")."""
    owned = bool(phrase.inner) or has_determiner(state, phrase.first)
    if phrase.token.lower_ != "parents" or len(phrase.inner) > 1 or not owned:
        return False
    return all(state.referents[a].kind == "person" and " " not in state.referents[a].name for a in phrase.inner)


def joined_family(state: Discourse, token: Token) -> str | None:
    """The family of two people joined at the token ("Paul Doerr and his wife Ana Doerr"), where both bear its name and the text names it."""
    head = token.head
    if token.dep_ != "conj" or token.i not in state.at or head.i not in state.at:
        return None
    names = {surname(state.referents[state.at[i].actor_id].name) for i in (token.i, head.i)}
    actor_id = f"{slug(names.pop())}-family" if len(names) == 1 else ""
    return actor_id if actor_id in state.referents else None
