"""What somebody did all the same, or for his own: in spite of promises and warnings, while others suffered, with other people's money.

None of these words accuses by itself. Who closes a plant does no wrong, who closes it "despite pledges to keep it open" breaks his word;
who stands by does none, who stands by "while booths were captured" does; who gives a contract to a builder does none, to "his nephew" does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from framescope.terms.candidates import Passage
from framescope.terms.understood import doers_by, is_passive, understood, words

from .telling import is_told
from .wrongs import Wrong, named

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORD = words("assurance ban commitment guarantee injunction oath order pledge promise ruling undertaking vow warning")
"""What is broken or not heeded by whoever acts in spite of it."""
_DIVERTING = words("channel divert funnel route spirit steer transfer siphon")
_MONEY = words("billion cash contribution deposit donation fund loan million money naira pension revenue saving salary tax wage")
_GIVING = words("allot assign award give grant hand steer sell")
_FAVOURS = words("business concession contract deal job land licence license permit plot post subsidy tender")
_KIN = words(
    "ally aunt bodyguard chum classmate donor mate pal roommate brother crony cousin daughter family flatmate friend husband in-law nephew niece relative sister son uncle wife"
)
_OWN = words("his her their its")
_SUFFERED = words(
    "abuse assault attack beat burn capture die drown drop evict fall flood harass injure kill loot murder rape rob shoot starve steal suffer torture"
)
_DESPITE = frozenset({"despite", "spite"})
_REACH = 18
"""Tokens behind a verb in which what it was done in spite of, or to whom, may stand."""


_NOUN = 6
"""Tokens behind "despite" in which the noun stands."""


def disregard(passage: Passage) -> Iterator[Wrong]:
    """Every such wrong that a sentence says of an actor."""
    in_spite = not _DESPITE.isdisjoint(passage.surface)
    for verb in (t for t in passage.tokens if t.pos_ == "VERB"):
        found = (_in_spite(verb) if in_spite else None) or _looking_on(verb) or _for_his_own(verb)
        if found is not None and is_told(verb):
            wrong, last = found
            by = doers_by(verb) if is_passive(verb) else understood(verb)
            yield from (Wrong(verb.i, last.i + 1, verb, actor, wrong, "disregard") for actor in named(by, passage.actors))


def _in_spite(verb: Token) -> tuple[str, Token] | None:
    """ "Closed four plants despite pledges", "went ahead in spite of warnings": the verb is the nearest before, wherever the parser hung it."""
    near = verb.doc[verb.i + 1 : min(verb.i + _REACH, verb.sent.end)]
    own = next((k for k, t in enumerate(near) if t.pos_ == "VERB" and any(c.dep_ in ("nsubj", "nsubjpass") for c in t.children)), len(near))
    for link in (t for t in near[:own] if _is_despite(t)):
        behind = link.doc[link.i + 1 : min(link.i + _NOUN, link.sent.end)]
        thing = next((t for t in behind if t.pos_ == "NOUN" and t.lemma_.lower() in _WORD), None)
        if thing is not None:
            return "failure", thing
    return None


def _is_despite(token: Token) -> bool:
    return token.lower_ == "despite" or (token.lower_ == "spite" and token.head.lower_ == "in")


def _looking_on(verb: Token) -> tuple[str, Token] | None:
    """ "Stood by while booths were captured", "looked on as the village burned", "burn a village as police look on"."""
    lemma = verb.lemma_.lower()
    if lemma not in ("stand", "look", "watch"):
        return None
    particles = {c.lower_ for c in verb.children}
    if not ((lemma == "stand" and "by" in particles) or (lemma in ("look", "watch") and ("on" in particles or lemma == "watch"))):
        return None
    above = verb.head
    if verb.dep_ == "advcl" and above.lemma_.lower() in _SUFFERED and _is_meanwhile(verb):  # "burn the village as police look on"
        return "failure", max((c for c in verb.children if c.lower_ in ("on", "by")), key=lambda c: c.i, default=verb)
    return next(
        (("failure", c) for c in verb.children if c.dep_ == "advcl" and c.lemma_.lower() in _SUFFERED and _is_meanwhile(c)),
        None,
    )


def _is_meanwhile(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in ("while", "as") for c in clause.children) or any(c.lower_ == "while" for c in clause.lefts)


def _for_his_own(verb: Token) -> tuple[str, Token] | None:
    """ "Gave contracts to his nephew", "diverted the money into companies owned by his wife"."""
    lemma = verb.lemma_.lower()
    if lemma not in _DIVERTING | _GIVING or is_passive(verb):
        return None
    things = [c for c in verb.children if c.dep_ == "dobj"]
    if lemma in _DIVERTING and any(_is_money(t) for t in things):
        behind = [c for c in verb.children if c.dep_ in ("prep", "dative") and c.lower_ in ("to", "into", "for") and c.i > verb.i]
        kin = next((t for c in behind for t in c.subtree if _is_own_kin(t)), None)
        return ("crime", kin or things[0]) if lemma == "divert" or kin is not None else None
    if lemma in _GIVING and any(t.lemma_.lower() in _FAVOURS for t in things):
        links = [c for t in (verb, *things) for c in t.children if c.lower_ == "to" and c.dep_ in ("prep", "dative")]
        kin = next((t for c in links for t in c.subtree if _is_own_kin(t)), None)
        return ("crime", kin) if kin is not None else None
    return None


def _is_money(noun: Token) -> bool:
    return noun.lemma_.lower() in _MONEY or any(
        c.ent_type_ == "MONEY" or c.lower_ in ("million", "billion") for c in (noun, *noun.children)
    )


def _is_own_kin(noun: Token) -> bool:
    return noun.lemma_.lower() in _KIN and any(c.dep_ == "poss" and c.lower_ in _OWN for c in noun.children)
