"""Which sense of a listed word is meant: decided by what stands beside it in the grammar of its sentence.

"Butcher" judges who is called one, not who sells lamb; a rival is crushed, and so is an aspirin. An entry of a term list may
say with which kinds of neighbours it is meant literally (column ``literal``) and in which places alone it judges (``where``).
Neighbours are the words that a predicate and its arguments share (Huddleston & Pullum 2002, ch. 4): for a verb its object,
else its subject, and what it is done with; for an adjective the noun that it describes; for a noun what it modifies and is
modified by, and the object of the verb whose subject it is. The kinds of nouns come from ``data/lexicons/noun_kinds.csv``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from framescope.attribution.sorts import sorts
from framescope.resources import resource
from framescope.terms.lexicons import Entry, read_lexicon
from framescope.terms.predicates import said_of

if TYPE_CHECKING:
    from spacy.tokens import Token

PEOPLE = frozenset({"PERSON", "NORP", "ORG", "GPE"})
_SOMEBODY = frozenset(
    [
        "i",
        "you",
        "he",
        "she",
        "we",
        "they",
        "me",
        "him",
        "her",
        "us",
        "them",
        "who",
        "whom",
        "himself",
        "herself",
        "themselves",
        "everybody",
        "everyone",
        "somebody",
    ]
)
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_OBJECTS = ("dobj", "nsubjpass", "dative")
_SUBJECTS = ("nsubj", "csubj")
_MODIFIERS = ("compound", "amod", "nmod", "poss", "nummod")
_WITH = frozenset({"with", "on", "into", "onto", "against", "through", "off", "over", "from"})
_HURLED = frozenset(["aim", "direct", "fling", "hurl", "level", "lob", "shout", "spit", "throw", "trade", "yell"])
_BY_TRADE = frozenset({"army", "art", "law", "medicine", "sport"})
"""What a person may be of by trade: whoever crushes an opponent or a general crushes somebody."""
PHYSICAL = frozenset({"animal", "building", "food", "land", "medicine", "part", "plant", "thing", "vehicle"})
_BARE = ("VB", "VBP")
_IDEAS = frozenset({"law", "money", "number", "words"})
_MADE = frozenset({"art", "building", "thing", "food"})


def judges(entry: Entry, top: Token, own: range) -> bool:
    """Whether an entry found at the doc's tokens `own`, the highest of which is `top`, has the sense there in which it judges."""
    last = top.doc[own.stop - 1]
    if _says_when(last) or _is_anothers(last, own) or _is_counted(top):
        return False
    if entry.literal and _is_instruction(top):
        return False
    if entry.literal and any(entry.literal & _kinds_beside(t, top) for t in neighbours(top) if t.i not in own):
        return False
    return not entry.where or any(all(_stands(place, top, own) for place in every.split("+")) for every in entry.where)


def _is_instruction(verb: Token) -> bool:
    """Whether the reader is told to do it, to a thing named before or to none: "cover and *simmer* for an hour", "*water* it *down*"."""
    first = verb
    for _ in range(6):
        first = first.head if first.dep_ == "conj" else first
    told = verb.tag_ in _BARE and verb.dep_ in ("ROOT", "conj") and (first.tag_ in _BARE or first.is_sent_start)
    if not told or any(c.dep_ in ("aux", "neg", *_SUBJECTS) for t in (verb, first) for c in t.children):
        return False
    return all(c.lower_ in ("it", "them") for c in verb.children if c.dep_ in _OBJECTS)


def _says_when(last: Token) -> bool:
    """Whether a phrase ends in a preposition of time: nurses who walk out on Tuesday walk out on nobody."""
    return last.dep_ == "prep" and any(c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in last.children)


def _is_counted(word: Token) -> bool:
    """Whether a number stands right before what the parser takes for a verb: of "the town's 840 *plots*" nobody plots."""
    return word.tag_ == "VBZ" and not word.is_sent_start and word.nbor(-1).like_num


def _is_anothers(last: Token, own: range) -> bool:
    """Whether a phrase ends in "of" that belongs to a word outside it: in "accused the army of murder" nobody is called an army of anything."""
    if last.lower_ != "of" or last.dep_ != "prep":
        return False
    noun = last.head
    return noun.i not in own or (noun.dep_ == "dobj" and noun.head.lemma_.lower() in _TAKING_OF)


_TAKING_OF = frozenset(
    {"accuse", "acquit", "clear", "convict", "deprive", "inform", "notify", "remind", "rid", "rob", "strip", "suspect", "warn"}
)
"""Verbs that say behind "of" what somebody is accused of, or loses, wherever the parser hangs it."""


def _kinds_beside(token: Token, top: Token) -> frozenset[str]:
    """The kinds that count beside a word: an office only where the word names what it deals with ("fraud office", not "the office is a fraud")."""
    kinds = kinds_of(token)
    return kinds if token.i == top.head.i and top.dep_ in _MODIFIERS else kinds - {"office"}


def names_a_style(token: Token) -> bool:
    """Whether a word in -ist or -ism describes a made thing: "a brutalist church", "minimalist chairs"."""
    return (_describes(token) or token.dep_ in _MODIFIERS) and any(_MADE & kinds_of(t) for t in neighbours(token))


def kinds_of(token: Token) -> frozenset[str]:
    """The kinds of thing that a noun names: those listed, "person" for names and pronouns of people too, "number" for a figure.

    A noun without a kind of its own is a thing or a person where its first sense is one (``noun_sorts.csv``).
    """
    if token.like_num:
        return frozenset({"number"})
    if token.lower_ in _SOMEBODY or token.ent_type_ in PEOPLE:
        return frozenset({"person"})
    words = (token.lemma_.lower(), token.lower_)
    kinds = next((_kinds()[w] for w in words if w in _kinds()), None)
    if kinds is None:
        return frozenset(sorts()[w] for w in words if token.pos_ == "NOUN" and w in sorts())
    return kinds - _BY_TRADE if "person" in kinds else kinds


def neighbours(token: Token) -> Iterator[Token]:
    """The words beside which a word's sense shows; coordinated ones share theirs."""
    token = _first_of_coordination(token)
    if _describes(token):
        yield from _described(token)
    elif token.pos_ in ("VERB", "AUX"):
        yield from _of_verb(token)
    else:
        yield from _of_noun(token)


def _describes(token: Token) -> bool:
    return token.dep_ in ("amod", "acomp", "oprd", "advmod") or token.pos_ == "ADJ"


def _described(token: Token) -> Iterator[Token]:
    """What an adjective or a participle before a noun is said of; of an adverb the verb's own neighbours."""
    if token.dep_ == "advmod":
        yield from _of_verb(token.head) if token.head.pos_ == "VERB" else (token.head,)
    elif token.dep_ in _MODIFIERS:
        yield token.head
        yield from (c for c in token.head.children if c.dep_ == "compound")
    else:
        yield from said_of(token)
        yield from (c for c in token.head.children if token.dep_ == "oprd" and c.dep_ in _OBJECTS)


def _of_verb(verb: Token) -> Iterator[Token]:
    """The object, else the subject, with what they stand for in a relative clause; what the verb is done with or to."""
    objects = [_meant(c, verb) for c in verb.children if c.dep_ in _OBJECTS]
    if not objects and verb.dep_ == "acl" and verb.tag_ == "VBN":
        objects = [verb.head]
    yield from objects or subjects(verb)
    if any(_IDEAS & kinds_of(t) for t in objects):
        return  # a bill rushed through an empty chamber is rushed through no thing
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in _WITH:
            yield from (c for c in child.children if c.dep_ == "pobj")


def _of_noun(noun: Token) -> Iterator[Token]:
    yield from said_of(noun)
    if noun.dep_ in ("compound", "nmod", "poss"):
        yield noun.head
    yield from (c for c in noun.children if c.dep_ in _MODIFIERS)
    yield from _below(noun)
    if noun.dep_ in _SUBJECTS and noun.head.pos_ == "VERB":
        yield from (o for c in noun.head.children if c.dep_ == "dobj" for o in (c, *_below(c)))


def _below(noun: Token) -> Iterator[Token]:
    """What a noun governs by a preposition: "two kilos of *beef*"."""
    yield from (c for child in noun.children if child.dep_ == "prep" for c in child.children if c.dep_ == "pobj")


def subjects(verb: Token) -> list[Token]:
    """The subject of a verb, its own or the one that it shares with the verb before; for "who" the noun meant."""
    for _ in range(4):
        own = [_meant(c, verb) for c in verb.children if c.dep_ in (*_SUBJECTS, "nsubjpass", "compound")]  # parsers take some for compounds
        if own or verb.dep_ not in ("conj", "xcomp", "advcl"):
            return own or ([verb.head] if verb.dep_ == "acl" else [])
        verb = verb.head
    return []


def _meant(token: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for; any other word itself."""
    return verb.head if verb.dep_ == "relcl" and token.lower_ in _RELATIVE else token


def _first_of_coordination(token: Token) -> Token:
    for _ in range(6):
        if token.dep_ != "conj" or token.head.pos_ != token.pos_ or any(c.dep_ in (*_SUBJECTS, *_OBJECTS) for c in token.children):
            break
        token = token.head
    return token


def _stands(place: str, top: Token, own: range) -> bool:
    """Whether a word stands in a place: one of `PLACES`, or "with X", beside the particle or preposition X that it governs."""
    if place == "initial":
        return own.start == top.sent.start or top.doc[own.start - 1].is_punct
    test = PLACES.get(place)
    return test(top) if test else any(c.lower_ == place.removeprefix("with ") for c in top.children)


def _is_said(top: Token) -> bool:
    """Whether it is said of somebody or something: as a predicate, in an apposition, before the name it is given to."""
    if any(True for _ in said_of(top)) or top.dep_ in ("appos", "oprd", "attr", "acomp"):
        return True
    return any(c.dep_ == "appos" for c in top.children) or (top.dep_ == "compound" and top.head.pos_ == "PROPN")


def _has_of(top: Token) -> bool:
    return any(c.dep_ == "prep" and c.lower_ == "of" for c in top.children)


def _has_object(top: Token) -> bool:
    passive = any(c.dep_ in (*_OBJECTS, "auxpass", "agent") for c in top.children)
    return passive or top.dep_ == "amod" or (top.dep_ == "acl" and top.tag_ == "VBN")


def _verb_of(top: Token) -> Token:
    """The verb that an adverb belongs to, whose places are its own; any other word itself."""
    return top.head if top.dep_ == "advmod" and top.pos_ == "ADV" else top


def _people(tokens: Iterable[Token]) -> bool:
    return any("person" in kinds_of(t) or "body" in kinds_of(t) for t in tokens)


def _is_adjective(top: Token) -> bool:
    """Whether a participle in -ing describes: "a touching scene", "it was galling", "almost touching", not "touching on trade"."""
    if top.dep_ in ("amod", "acomp", "oprd") or top.pos_ == "ADJ" or any(c.dep_ == "det" for c in top.children) or heads_a_headline(top):
        return True
    after = any(c.i > top.i and c.dep_ not in ("punct", "cc", "conj") for c in top.children)
    return not after and any(c.lemma_ == "be" or c.dep_ == "advmod" or (c.dep_ == "nsubj" and top.dep_ == "ccomp") for c in top.children)


def heads_a_headline(participle: Token) -> bool:
    """Whether a participle opens a headline before a bare noun, its object to the parser: "*Bumbling* agency loses passports"."""
    if participle.tag_ != "VBG" or participle.dep_ != "csubj" or not participle.is_sent_start:
        return False
    objects = [c for c in participle.children if c.dep_ == "dobj"]
    bare = bool(objects) and not any(c.dep_ in ("det", "poss", "nummod") for c in objects[0].children)
    return bare and not participle.sent[-1].is_punct


def _is_on_a_cause(top: Token) -> bool:
    """Whether "on" after it names a thing fought: "the war on cars", not "the war on Tuesday" or "on the border"."""
    causes = [p for c in top.children if c.lower_ == "on" for p in c.children if p.dep_ == "pobj"]
    return any(p.pos_ == "NOUN" and not p.ent_type_ and not kinds_of(p) & {"land", "building", "number"} for p in causes)


def _is_money(token: Token) -> bool:
    return token.ent_type_ == "MONEY" or "money" in kinds_of(token)


def _is_hurled(top: Token) -> bool:
    return top.dep_ in ("dobj", "nsubjpass") and top.head.lemma_.lower() in _HURLED


PLACES: dict[str, Callable[[Token], bool]] = {
    "said": _is_said,
    "of": _has_of,
    "object": lambda top: _has_object(_verb_of(top)),
    "undergone": lambda top: all(c.dep_ != "dobj" for c in top.children),
    "no object": lambda top: top.dep_ != "amod" and all(c.dep_ not in (*_OBJECTS, "auxpass", "agent") for c in top.children),
    "person": lambda top: _people(neighbours(top)),
    "money": lambda top: any(_is_money(c) for c in top.children if c.dep_ in _OBJECTS),
    "doer": lambda top: _people(subjects(_verb_of(top))),
    "modifier": lambda top: top.dep_ in ("amod", "compound", "nmod"),
    "adjective": _is_adjective,
    "hurled": _is_hurled,
    "on a cause": _is_on_a_cause,
    "owned": lambda top: any(c.dep_ == "poss" for c in top.children),
    "described": lambda top: any(c.dep_ == "amod" for c in top.children),
    "singular": lambda top: top.tag_ == "NN",
}
"""The places that a list may name in ``where``; "initial", at the head of a sentence or behind a comma, rests on the words themselves."""


@cache
def _kinds() -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for entry in read_lexicon(resource("data", "lexicons", "noun_kinds.csv")).entries:
        kinds.setdefault(" ".join(entry.words), set()).add(entry.category)
    return {word: frozenset(found) for word, found in kinds.items()}
