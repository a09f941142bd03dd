"""Who is told to accuse whom, and who is told to be at fault: "accused X of", "X was charged with", "allegations against X", "X is to blame".

Verbs of judging have the one at fault as their object and name the fault behind a preposition (Fillmore 1971). By some of them alone
somebody is accused ("accused", "blamed"); others only hold somebody to be at fault where they say of what ("criticised X for").
What kind of wrong it is the words of the fault say; where they say none, it is blame, or a crime where the law accuses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from framescope.terms.candidates import Passage
from framescope.terms.deed_nouns import roles
from framescope.terms.predicates import said_of
from framescope.terms.understood import OBJECTS, is_passive, understood, words

from .telling import is_negated, is_told
from .wrongs import Wrong, doers, main_subject, named

if TYPE_CHECKING:
    from spacy.tokens import Token

    from framescope.terms.matcher import Match

_LINKS = {
    "accuse": "of", "blame": "for on over", "charge": "with", "convict": "of", "indict": "for on over", "suspect": "of", "fault": "for over",
    "sue": "for over", "prosecute": "for over", "impeach": "for over", "jail": "for over", "imprison": "for over", "fine": "for over",
    "arrest": "for over on", "sanction": "for over", "punish": "for", "sentence": "for",
} | dict.fromkeys(
    words(
        """
        condemn criticise criticize denounce castigate lambast lambaste slam blast rebuke chide berate excoriate pillory censure
        reprimand assail deride upbraid reproach scold chastise chastize attack mock rip hammer
        """
    ),
    "for over",
)  # fmt: skip
"""Verbs whose object is the one at fault, with the prepositions that name the fault."""
_ALONE = frozenset({"accuse", "blame", "sue"})
"""Those that accuse without naming the fault."""
_LAW = words("charge convict indict prosecute jail imprison fine arrest sentence sue")
_ALLEGATIONS = words("accusation allegation charge complaint lawsuit indictment suit")
_CONDEMNING = words("blame condemn denounce decry deplore slam blast criticise criticize castigate")
"""Verbs whose object may be a deed: "condemned X's decision"."""
_CAUSING = words("cause provoke trigger spark fuel exacerbate aggravate worsen precipitate inflict")
_ILLS = words(
    """
    bankruptcy bloodshed breakdown casualty catastrophe chaos collapse conflict crash crisis damage deadlock death decline delay destruction
    disaster disruption escalation exodus failure famine fire flood harm hardship hunger injury killing loss massacre misery outbreak pain
    poverty recession riot shortage shutdown spill stalemate starvation suffering tension tragedy unemployment unrest violence war
    """
)
"""What is bad and has a cause."""
_ANSWERING = words("responsible accountable liable culpable complicit guilty")
_BEARING = words("bear carry deserve have share shoulder")
_BRINGING = words("bring file launch level lodge make open press raise repeat submit")
_LAYING = words("apportion heap lay pin place put")
_REJECTING = words("deny dismiss reject")
_DEFINITE = words("all any both each every such that the these this those")
_GUILT = frozenset({"complicit", "culpable", "guilty"})
_RIGHT = 20
"""Tokens of the fault that are shown, at most."""


def blamings(passage: Passage, found: list[tuple[Match, Token]], everybody: Mapping[int, str]) -> Iterator[Wrong]:
    """Every accusation that a sentence tells of or makes by a verb, noun or adjective of blame, of an actor of it.

    found: `words_of_wrong`; everybody: the actor_id at each token of a mention, those too who can be no accused, such as a document that accuses.
    """
    faults = {top.i: match.entry.category for match, top in found}
    for token, own in zip(passage.tokens, passage.lemma, strict=True):
        lemma = _base(token, own)
        if lemma in _LINKS and token.pos_ == "VERB":
            yield from _by_verb(passage, token, lemma, faults, everybody)
        if lemma in _CONDEMNING and token.pos_ == "VERB":
            yield from _condemned(passage, token, everybody)
        if lemma in _ALLEGATIONS and token.pos_ == "NOUN":
            yield from _by_noun(passage, token, faults, everybody)
        if lemma in _ANSWERING or lemma in _CAUSING or lemma == "blame":
            yield from _at_fault(passage, token, lemma, faults)
        if lemma in ("blame", "fault", "responsibility") and token.pos_ == "NOUN":
            yield from _share(passage, token, everybody)


def _base(token: Token, lemma: str) -> str:
    """The lemma; the model's lemmatizer takes "fined" for a form of "fin"."""
    return f"{lemma}e" if f"{lemma}e" in _LINKS and lemma not in _LINKS and token.pos_ == "VERB" else lemma


def _by_verb(passage: Passage, verb: Token, lemma: str, faults: dict[int, str], everybody: Mapping[int, str]) -> Iterator[Wrong]:
    fault = _fault(verb, lemma)
    if not is_told(verb) or (fault is None and lemma not in _ALONE):
        return
    blamed, end = _blamed(verb, lemma, fault), fault
    if fault is None or _is_blamed_on(lemma, fault):
        end, fault = None, None
    kind = _kind(end, faults)
    if lemma == "punish" and kind is None:  # "punished for telling the truth" blames nobody who is punished
        return
    wrong = kind or ("crime" if lemma in _LAW else "blame")
    last = _end(verb, end)
    accusers = [] if verb.dep_ == "amod" else named(doers(verb), everybody) or named(main_subject(verb), everybody)
    by = next(iter(accusers), None)
    yield from (Wrong(verb.i, last, verb, actor, wrong, "accused", by, True) for actor in named(blamed, passage.actors) if actor != by)


def _fault(verb: Token, lemma: str) -> Token | None:
    """The preposition that names the fault, wherever the parser hung it: on the verb, or on the one who is accused."""
    days = (p for c in verb.children if c.dep_ == "prep" for p in c.children if p.ent_type_ == "DATE")  # "accused X on Tuesday of fraud"
    places = (verb, *(c for c in verb.children if c.dep_ in (*OBJECTS, "oprd", "ccomp", "npadvmod")), *days)
    links = [c for place in places for c in place.children if c.lower_ in _LINKS[lemma].split() and c.dep_ in ("prep", "dative")]
    kept = [c for c in links if not _says_when(c) and (lemma != "arrest" or c.lower_ != "on" or _is_suspected(c))]
    return next((c for c in kept if c.i > verb.i), None)


def _is_blamed_on(lemma: str, link: Token) -> bool:
    return lemma == "blame" and link.lower_ == "on"


def _blamed(verb: Token, lemma: str, fault: Token | None) -> list[Token]:
    """The heads of the phrases that name who is held to be at fault."""
    if fault is not None and _is_blamed_on(lemma, fault):
        return [c for c in fault.children if c.dep_ == "pobj"]
    if is_passive(verb):
        return understood(verb)
    return [c for c in verb.children if c.dep_ in OBJECTS]


def _says_when(preposition: Token) -> bool:
    return any(c.ent_type_ in ("DATE", "TIME") for c in preposition.children)


def _is_suspected(preposition: Token) -> bool:
    """Whether "on" names what somebody is arrested for: "on charges of", "on suspicion of"."""
    return any(c.lemma_.lower() in ("charge", "suspicion", "count", "allegation") for c in preposition.children)


_STEPS = _ALLEGATIONS | words("claim decision move practice remark step suggestion")
_RELATIVES = frozenset({"which", "who", "whose", "something"})


def _aside(fault: Token) -> int | None:
    """The comma in the words of a fault behind which the author speaks of it ("of arming them, a charge that Y rejects", "for the line, which …")."""
    for comma in (t for t in fault.subtree if t.text == ","):
        after = list(comma.doc[comma.i + 1 : comma.i + 5])
        opens = bool(after) and (
            after[0].lower_ in _RELATIVES or (after[0].lower_ in ("a", "an") and any(t.lemma_.lower() in _STEPS for t in after))
        )
        if opens:
            return comma.i
    return None


def _end(verb: Token, fault: Token | None) -> int:
    """Where the words end that tell of the accusation: behind the fault, or behind the one who is accused."""
    after = fault or max((c for c in verb.children if c.dep_ in OBJECTS), key=lambda c: c.i, default=verb)
    last = after.right_edge.i if fault is not None else after.i
    aside = _aside(fault) if fault is not None else None
    return _trimmed(verb, aside if aside is not None else _past_marks(verb, last))


def _past_marks(verb: Token, last: int) -> int:
    """The last token of the words, with the rest of a quotation that begins in them ("of “looking with its eyes shut”")."""
    opened = [t.is_quote for t in verb.doc[verb.i : last + 1]].count(True) % 2 == 1
    closing = (t.i for t in verb.doc[last + 1 : last + _RIGHT] if t.is_quote and t.i < verb.sent.end)
    return next(closing, last) if opened else last


def _trimmed(word: Token, last: int) -> int:
    """The end of the words from `word` on to the token `last`, without marks and white space at their end."""
    if last > word.i + _RIGHT:
        last = word.i + _RIGHT
        last = next((i for i in range(last, word.i + _RIGHT // 2, -1) if word.doc[i].text in (",", ";")), last)
    while last > word.i and (word.doc[last].is_punct or word.doc[last].is_space):
        last -= 1
    return max(word.i, last) + 1


def _kind(fault: Token | None, faults: dict[int, str]) -> str | None:
    """The kind of wrong that the words of a fault say."""
    return next((faults[t.i] for t in fault.subtree if t.i in faults), None) if fault is not None else None


def _condemned(passage: Passage, verb: Token, everybody: Mapping[int, str]) -> Iterator[Wrong]:
    """ "Condemned X's decision": whose deed it is."""
    deeds = [c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN" and c.i not in passage.actors]
    if any(c.lower_ == "on" and c.dep_ == "prep" for t in (verb, *deeds) for c in t.children):  # "blamed X's fall on Y"
        return
    by = next(iter(named(doers(verb), everybody)), None)
    for deed in deeds if is_told(verb) and not is_passive(verb) else ():
        undergone = roles(deed)[1]
        owners = [c for c in deed.children if c.dep_ == "poss" and c not in undergone]
        yield from (
            Wrong(verb.i, deed.i + 1, deed, actor, "blame", "condemned", by, True) for actor in named(owners, passage.actors) if actor != by
        )


def _by_noun(passage: Passage, noun: Token, faults: dict[int, str], everybody: Mapping[int, str]) -> Iterator[Wrong]:
    """ "Allegations of fraud against X", "X faces charges of fraud"."""
    verb = noun.head
    places = [noun, *noun.subtree, *([verb] if noun.dep_ == "dobj" and verb.pos_ == "VERB" else [])]
    links = {c.lower_: c for t in places for c in t.children if c.dep_ == "prep" and c.i > noun.i}
    faces = noun.dep_ == "dobj" and verb.lemma_.lower() in ("face", *_REJECTING) and not is_negated(verb) and not _refers_back(noun, verb)
    against = [p for p in links["against"].children if p.dep_ == "pobj"] if "against" in links else []
    accused = against or (understood(verb) if faces and ("of" in links or noun.lemma_.lower() != "complaint") else [])
    owners = [c for c in noun.children if c.dep_ == "poss"] or (
        doers(verb) if noun.dep_ == "dobj" and verb.lemma_.lower() in _BRINGING else []
    )
    by = next(iter(named(owners, everybody)), None)
    law = noun.lemma_.lower() in ("charge", "indictment", "lawsuit")
    wrong = _kind(noun, faults) or ("crime" if law else "blame")
    for actor in named(accused, passage.actors) if not is_negated(noun) else ():
        if actor == by:
            continue
        yield Wrong(
            noun.i, _trimmed(noun, max(noun.right_edge.i, *(t.i for t in against), noun.i)), noun, actor, wrong, "allegation", by, True
        )


def _refers_back(noun: Token, verb: Token) -> bool:
    """Whether somebody rejects what was told before ("denied the allegations"): it may be said of somebody else."""
    return (
        verb.lemma_.lower() in _REJECTING
        and all(c.lower_ not in ("of", "that") for c in noun.subtree)
        and any(c.lower_ in _DEFINITE for c in noun.children)
    )


def _share(passage: Passage, noun: Token, everybody: Mapping[int, str]) -> Iterator[Wrong]:
    """ "X must share the blame", "X is at fault", "it is X's fault", "the blame lies with X", "Y put the blame on X"."""
    lemma, verb = noun.lemma_.lower(), noun.head
    first, last, by, top = noun.i, noun.i + 1, None, noun
    accused: list[Token] = []
    if lemma != "fault" and noun.dep_ == "dobj" and verb.lemma_.lower() in _BEARING and _is_owed(verb):
        ills = any(p.lemma_.lower() in _ILLS for c in noun.children if c.lower_ == "for" for p in c.children)
        accused, first, top = (understood(verb), verb.i, verb) if ills or lemma == "blame" else ([], first, noun)
    elif lemma == "blame" and noun.dep_ == "dobj" and verb.lemma_.lower() in _LAYING and is_told(verb):
        accused = [p for t in (verb, noun) for c in t.children if c.lower_ == "on" for p in c.children if p.dep_ == "pobj"]
        by, first, top = next(iter(named(doers(verb), everybody)), None), verb.i, verb
    elif lemma != "responsibility" and noun.dep_ == "nsubj" and verb.lemma_.lower() in ("lie", "rest") and is_told(verb):
        accused = [p for c in verb.children if c.lower_ in ("with", "at") for p in c.children if p.dep_ == "pobj"]
        last = verb.i + 1
    elif lemma == "fault":
        accused = _whose_fault(noun)
    yield from (
        Wrong(first, last, top, actor, "blame", "at fault", by, by is not None) for actor in named(accused, passage.actors) if actor != by
    )


def _whose_fault(noun: Token) -> list[Token]:
    """Of whom "at fault" is said, or whose fault it is said to be."""
    verb = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "at":
        return list(said_of(noun.head)) or [c for c in noun.head.head.children if c.dep_ == "nsubj" and is_told(noun.head.head)]
    if noun.dep_ == "attr" and verb.lemma_ == "be" and is_told(verb):
        of = [p for c in noun.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
        return of + [c for c in noun.children if c.dep_ == "poss"]
    return []


def _is_owed(verb: Token) -> bool:
    """Whether somebody bears the blame, or must; not where he may or is asked whether he does."""
    return not is_negated(verb) and all(c.lower_ not in ("could", "may", "might", "would", "if", "whether") for c in verb.children)


def _at_fault(passage: Passage, word: Token, lemma: str, faults: dict[int, str]) -> Iterator[Wrong]:
    """ "X is to blame", "X is responsible for the deaths", "X caused the crisis", "held X responsible"."""
    if not is_told(word.head if _is_to_blame(word) else word):
        return
    things = [c for c in word.children if c.dep_ == "dobj"] + [p for c in word.children if c.dep_ == "prep" for p in c.children]
    ill = [t for thing in things for t in (thing, *thing.conjuncts) if t.lemma_.lower() in _ILLS or t.i in faults]
    accused = _answering(word, lemma, bool(ill))
    wrong = "crime" if lemma in _GUILT else next((faults[t.i] for t in ill if t.i in faults), "blame")
    last = max([word.i, *(t.i for t in ill)]) + 1
    yield from (Wrong(word.i, last, word, actor, wrong, "at fault") for actor in named(accused, passage.actors))


def _is_to_blame(word: Token) -> bool:
    return word.lemma_.lower() == "blame" and word.head.lemma_ == "be" and any(c.lower_ == "to" for c in word.children)


def _answering(word: Token, lemma: str, ill: bool) -> list[Token]:
    if lemma in _CAUSING:
        return doers(word) if ill and word.pos_ == "VERB" else []
    if lemma == "blame":
        return understood(word) if _is_to_blame(word) else []
    charged = any(c.lower_ == "as" for c in word.children) or word.head.lemma_ == "plead"  # what one says of himself
    return list(said_of(word)) if ill or (lemma in _GUILT and not charged) else []
