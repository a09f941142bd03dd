"""What somebody did with what he should have heeded, shown or stopped: warnings ignored, deaths hidden, people failed, nothing done.

Plain verbs accuse by what they are done to (selectional preference: Levin 1993): who ignores a *noise* does no wrong, who ignores a
*warning* does; who hides an *egg* does none, who hides a *death* does. Knowing accuses where it is of a broken law, or where whoever
knew of a danger went on all the same. That nothing was done accuses whom somebody had warned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from framescope.terms.candidates import Passage
from framescope.terms.senses import kinds_of
from framescope.terms.understood import OBJECTS, is_passive, understood, words

from .telling import is_negated, is_told
from .wrongs import Wrong, doers, named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token


class Deed(NamedTuple):
    """Verbs that are the wrong where they are done to one of these things, or to a thing that one of `inside` tells of."""

    verbs: frozenset[str]
    things: frozenset[str]
    wrong: str
    inside: frozenset[str] = frozenset()


_RECORDS = words(
    "account book certificate chart contract data datum document file figure form invoice log number receipt record register report result sample test"
)
_DEEDS = (
    Deed(
        words("brush bury disregard ignore overlook shelve"),
        words(
            """
            advice agreement alarm alert allegation appeal audit ban breach ceasefire complaint concern constitution convention cry danger evidence
            finding guidance guideline injunction inspection instruction judgment law letter limit mandate memo oath objection obligation order outcry
            petition plea policy procedure protest recommendation regulation reminder report request right risk rule ruling safety signal study symptom
            threat treaty truce voice warning
            """
        ),
        "failure",
    ),
    Deed(words("dismiss"), words("advice alarm concern danger evidence fear finding recommendation risk study threat voice warning"), "failure"),
    Deed(
        words("burn raze flatten demolish"),
        words("barn camp church clinic crop farm field granary harvest home house hut market mosque school settlement shop synagogue temple town village"),
        "harm",
    ),
    Deed(words("bury"), words("abuse bribe corruption detail document email fact failing failure file fraud information leak misconduct scandal story truth"), "lie"),
    Deed(
        words("conceal hide withhold suppress sanitise sanitize cover"),
        words(
            """
            abuse accident affair bribe cause complaint condition corruption crime damage danger death debt defect deficit email error
            evidence extent failing failure fault fee finding flaw fraud illness income infection information injury killing leak letter loss
            memo misconduct mistake money outbreak payment poisoning pollution problem profit report result risk scale scandal spill theft
            truth video violation wrongdoing
            """
        ) | _RECORDS,
        "lie",
    ),
    Deed(words("alter backdate doctor fabricate fake falsify forge fudge manipulate massage rewrite"), _RECORDS | words("evidence footage minutes signature video"), "lie"),
    Deed(words("delete destroy erase shred"), words("account certificate datum document email evidence file footage letter log message minutes record receipt register report"), "lie"),
    Deed(
        words("harvest leak sell trade"),
        words("data datum detail file history information location message photo picture record"),
        "crime",
        words("bank browsing child client credit customer health location medical member passport patient personal phone private pupil student user voter"),
    ),
)  # fmt: skip
_GOODS = words("asset benefit cash dignity fund home land livelihood money pension property right saving support wage")
_STRIPPING = words("strip milk bleed defraud plunder")
_VERBS = _STRIPPING.union({"fail", "let"}, *(deed.verbs for deed in _DEEDS))
"""The verbs that may do such a wrong to something."""
_POINTING = frozenset({"it", "this", "that", "them"})
_COMMUNITIES = words(
    "borough city community country county district estate family nation neighbourhood neighborhood province region state town village world"
)
_TESTED = words("audit audition check course driver exam inspection module subject test")
"""What one fails oneself, and nobody by it."""
_UNLAWFUL = words("illegal unlawful untrue false fake fraudulent forged stolen wrong")
_UNSAFE = words(
    "blocked broken contaminated corroded cracked dangerous defective failing faulty flawed infected lethal leaking leaky overloaded poisoned poisonous risky toxic unfit unsafe unsound unstable"
)
_DANGERS = words(
    "abuse accident complaint contamination danger death defect fault flaw fraud hazard illness leak misconduct problem risk threat victim warning"
)
_GOING_ON = words("carry continue fail go ignore keep let permit press proceed sell send stay")
_HARM_OF_ALL = words("silence silent nothing")
_WARNED = words("alert appeal ask beg call complain email inform notify petition phone plead remind report ring tell urge warn write")
_HAPPENED = words("be change come follow happen")
_ANSWERED = words("act answer care come help listen reply respond")
_AGAIN = words("again daily often repeatedly thrice twice times weekly years months")
_BACK = 2
"""So many sentences before "nothing was done" the warning stands at most."""


def conduct(passage: Passage, before: Sequence[Passage]) -> Iterator[Wrong]:
    """Every such wrong that a sentence says of an actor. before: the sentences before it, the nearest last."""
    for token in passage.tokens:
        if token.pos_ in ("VERB", "AUX"):
            yield from _done(passage, token)
            yield from _known(passage, token)
        yield from _unheeded(passage, before, token)


def _done(passage: Passage, verb: Token) -> Iterator[Wrong]:
    """ "Ignored the warnings", "hid the deaths", "failed its tenants", "let the village down"."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in _VERBS or not is_told(verb):
        return
    things = _undergoing(verb)
    found = _stripped(verb) or next(((deed.wrong, thing) for deed in _DEEDS for thing in things if _is_wrong(verb, thing, deed)), None)
    if found is None and (failed := next((t for t in things if _is_failed(verb, t, passage.actors)), None)) is not None:
        found = "failure", failed
    if found is not None:
        wrong, thing = found
        last = max(verb.i, thing.i, *(c.i for c in verb.children if c.dep_ == "prt")) + 1
        yield from (Wrong(min(verb.i, thing.i), last, verb, actor, wrong, "conduct") for actor in named(doers(verb), passage.actors))


def _stripped(verb: Token) -> tuple[str, Token] | None:
    """ "Stripped the club of its assets": whose goods are taken."""
    if verb.lemma_.lower() not in _STRIPPING:
        return None
    links = [
        c for t in (verb, *(o for o in verb.children if o.dep_ == "dobj")) for c in t.children if c.lower_ == "of" and c.dep_ == "prep"
    ]
    goods = next((p for c in links for p in c.children if p.dep_ == "pobj" and p.lemma_.lower() in _GOODS), None)
    return ("harm", goods) if goods is not None else None


def _undergoing(verb: Token) -> list[Token]:
    """What a verb is done to; "let the village down" is read as a clause by the parser."""
    every = [c for c in verb.children if c.dep_ in (("nsubjpass",) if is_passive(verb) else OBJECTS)]
    if verb.lemma_.lower() == "let":
        every += [s for c in verb.children if c.lower_ == "down" for s in c.children if s.dep_ == "nsubj"]
    return [t for one in every for t in (one, *one.conjuncts)]


def _is_wrong(verb: Token, thing: Token, deed: Deed) -> bool:
    if verb.lemma_.lower() not in deed.verbs or (
        verb.lemma_.lower() in ("cover", "brush") and not _has_particle(verb, "up", "aside", "off")
    ):
        return False
    if thing.lower_ in _POINTING:
        return deed.wrong == "lie" and thing.lower_ != "them"
    told = not deed.inside or any(t.lemma_.lower() in deed.inside or "person" in kinds_of(t) for t in thing.subtree if t.i != thing.i)
    return thing.lemma_.lower() in deed.things and told


def _has_particle(verb: Token, *particles: str) -> bool:
    return any(c.lower_ in particles and c.dep_ in ("prt", "advmod", "prep", "npadvmod") for c in verb.children)


def _is_failed(verb: Token, whom: Token, actors: Mapping[int, str]) -> bool:
    """Whether somebody, and not an examination, is failed or let down."""
    lemma = verb.lemma_.lower()
    if lemma != "fail" and not (lemma == "let" and any(c.lower_ == "down" for c in verb.children)):
        return False
    people = whom.i in actors or whom.lemma_.lower() in _COMMUNITIES or {"person", "body"} & kinds_of(whom)
    return bool(people) and whom.lemma_.lower() not in _TESTED


def _known(passage: Passage, verb: Token) -> Iterator[Wrong]:
    """ "Knew that it was illegal"; "knew of the risk and did nothing", "knew for years that the dam was unsafe"."""
    if verb.lemma_.lower() != "know" or verb.tag_ not in ("VBD", "VBN") or is_passive(verb) or not is_told(verb):
        return
    bad = _bad_known(verb)
    lawless = bad is not None and (bad.lower_ in _UNLAWFUL)
    if bad is not None and (lawless or _goes_on(verb) or _for_long(verb)):
        first, last = verb.i, max(bad.i, verb.i) + 1
        yield from (Wrong(first, last, verb, actor, "failure", "conduct") for actor in named(understood(verb), passage.actors))


def _bad_known(verb: Token) -> Token | None:
    """The word for what is bad in what is known."""
    for child in verb.children:
        if child.dep_ == "ccomp" and not is_negated(child):
            said = [child, *(c for c in child.children if c.dep_ in ("acomp", "attr", "amod", "nsubj"))]
            said += [c for t in said for c in t.children if c.dep_ == "amod"]
            bad = next((t for t in said if t.lower_ in _UNLAWFUL | _UNSAFE), None)
            if bad is not None:
                return bad
        if child.dep_ == "prep" and child.lower_ in ("of", "about"):
            return next((p for p in child.children if p.dep_ == "pobj" and p.lemma_.lower() in _DANGERS), None)
    return None


def _goes_on(verb: Token) -> bool:
    """Whether whoever knew went on, or did nothing."""
    below = [c for c in verb.children if c.dep_ == "ccomp"]  # the parser hangs "and went on" on what is known, too
    joined = [
        c for t in (verb, *below) for c in t.children if c.dep_ == "conj" and not any(s.dep_ in ("nsubj", "nsubjpass") for s in c.children)
    ]
    return any(c.lemma_.lower() in _GOING_ON or any(t.lower_ in _HARM_OF_ALL for t in c.children) for c in joined)


def _for_long(verb: Token) -> bool:
    return any(t.lower_ in ("years", "months", "decades", "long", "along") for t in verb.doc[verb.i + 1 : verb.i + 5])


def _unheeded(passage: Passage, before: Sequence[Passage], word: Token) -> Iterator[Wrong]:
    """ "They warned *the county* three times and nothing was done": whoever was warned is at fault."""
    verb, insisted = _came_of_it(word)
    if verb is None or not is_told_plainly(verb):
        return
    for near in (passage, *reversed(before[-_BACK:])):
        for warning in reversed([t for t in near.tokens if t.i < word.i and _warns(t) and is_told(t)]):
            if not insisted and not _again(warning):
                continue
            actors = named(_addressed(warning), near.actors)
            first, last = min(word.i, verb.i), max(word.i, verb.i) + 1
            yield from (Wrong(first, last, verb, actor, "failure", "unheeded") for actor in actors)
            if actors:
                return


def _came_of_it(word: Token) -> tuple[Token | None, bool]:
    """The verb by which nothing came of it, and whether it says by itself that somebody should have acted."""
    if word.dep_ not in ("nsubj", "nsubjpass") or word.head.pos_ not in ("VERB", "AUX"):
        return None, False
    verb = word.head
    lemma = verb.lemma_.lower()
    if word.lower_ == "nothing" and (lemma == "do" or lemma in _HAPPENED - {"be"}):
        return verb, lemma == "do"
    if word.lower_ in ("action", "step", "steps") and any(c.lower_ == "no" for c in word.children) and lemma == "take":
        return verb, True
    nobody = word.lower_ == "nobody" or (word.lower_ == "one" and any(c.lower_ == "no" for c in word.children))
    return (verb, False) if nobody and lemma in _ANSWERED else (None, False)


def is_told_plainly(verb: Token) -> bool:
    """Whether a clause with "nothing" or "nobody" for its subject is told as a fact: no question and nothing supposed."""
    return not any(c.dep_ == "aux" and c.lower_ in ("would", "could", "may", "might", "will", "can") for c in verb.children) and not any(
        c.dep_ == "mark" and c.lower_ in ("if", "unless", "until") for c in verb.children
    )


def _warns(token: Token) -> bool:
    return token.pos_ == "VERB" and token.lemma_.lower() in _WARNED and not is_passive(token)


def _again(verb: Token) -> bool:
    return any(t.lower_ in _AGAIN for t in verb.subtree)


def _addressed(verb: Token) -> Iterable[Token]:
    """Whom somebody warned, asked or wrote to."""
    yield from (c for c in verb.children if c.dep_ in OBJECTS)
    yield from (p for c in verb.children if c.lower_ == "to" and c.dep_ in ("prep", "dative") for p in c.children if p.dep_ == "pobj")
