"""Words that make another of an office or a body: no shadow chancellor is the chancellor, and the previous government is not the government.

A former senator may well be called "the senator" where his time is told of; the former government is not called "the government".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..gazetteer.offices import offices

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .discourse import Phrase
    from .referents import Referent

_REACH = 4
"""So many words before a noun are looked at."""
_WITHIN = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "VERB"})


def rank_at(doc: Doc, first: int, kind: str) -> str:
    """The words before the noun that begins at token `first`, said of an actor of this kind, that make another of it ("shadow"), or ""."""
    sides, found = offices().sides, []
    telling = sides["rank"] if kind == "person" else sides["succession"] | sides["past"]
    for token in reversed(doc[max(first - _REACH, 0) : first]):
        if token.lower_ in telling:
            found.append(token.lower_)
        elif token.text != "-" and token.pos_ not in _WITHIN:
            break
    return " ".join(sorted(found))


def rank_of(doc: Doc, phrase: Phrase, kind: str) -> str:
    """`rank_at` the noun of a phrase, which may be of two words ("vice president")."""
    return rank_at(doc, phrase.token.i - phrase.noun.count(" "), kind)


def ranks_agree(doc: Doc, referent: Referent, phrase: Phrase) -> bool:
    """Whether the actor may be what the phrase says, by the words before the noun: whoever was only ever the deputy mayor is not "the mayor"."""
    known = {rank for noun, ranks in referent.ranks.items() if offices().same_office(noun, phrase.noun) for rank in ranks}
    return not known or rank_of(doc, phrase, referent.kind) in known
