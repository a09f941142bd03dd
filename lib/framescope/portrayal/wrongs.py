"""Which words say that somebody did wrong, and who: harm done, a law broken, a lie, a failure, and what is blamed.

The words come from ``data/lexicons/wrongs.csv`` (deeds and qualities) and ``wrongdoers.csv`` (what somebody is called for them), in
the senses in which they accuse. Who is accused is told by grammar: who does what a verb says ("*X* mined the road", "robbed by *X*"),
who does or owns a deed ("*X*'s aggression", "provocations carried out by *X*"), of whom a quality or a name is said ("*X* is
corrupt", "*X*, a thief"). Where nobody is named nobody is accused, and whoever suffers a wrong is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from framescope.attribution.sources import LABELLING
from framescope.parsing.clauses import top_token
from framescope.resources import resource
from framescope.terms.agency import INTRANSITIVE, who
from framescope.terms.candidates import Passage
from framescope.terms.deed_nouns import CARRIERS, roles
from framescope.terms.lexicons import read_lexicon
from framescope.terms.matcher import Match, Matcher
from framescope.terms.predicates import said_of
from framescope.terms.understood import doers_by, is_form_of, is_passive, understood, words
from framescope.terms.word_evidence import word_evidence
from framescope.word_forms import lower_case_words

from .telling import is_denied, is_presupposed, is_told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

WRONGS = ("harm", "crime", "lie", "failure", "blame")
DOERS = "wrongdoers"
_COMMITTING = words(
    """
    commit deny engage exercise foment indulge inflict instigate involve mastermind orchestrate participate peddle perpetrate practice
    practise promote resort sponsor spread tell unleash
    """
)
"""Verbs whose subject does, or denies to have done, what their object or complement names."""
_OF_THE_DOER = words(
    """
    aggression arrogance atrocity barbarity brutality contempt corruption cowardice crime cruelty deceit dishonesty fraud greed hypocrisy
    incompetence ineptitude inaction intransigence lie misconduct negligence propaganda provocation racism recklessness savagery tyranny
    """
)
"""Nouns after which "of" names the one who did wrong ("the lies of X"), not the one who was wronged ("the murder of X")."""
_FAILED_DUTIES = words(
    """
    act address answer apologise apologize check comply condemn consult control cooperate curb deliver disclose do ensure explain
    fulfil fulfill fund heed honor honour implement inform inspect intervene investigate keep listen live maintain meet notify pay prevent
    produce properly protect provide recognise recognize repay report respect safeguard secure stop supervise support tackle uphold warn
    """
)
"""What is a duty to do: "failed to protect"; who fails to win, to score or to agree has done no wrong."""
_BEING_THERE = words("linger listen look nod shrug sit smile stand wait watch")
"""What somebody may do who has nothing to do."""

_NEVER_PASSIVE = words("collude conspire interfere lie meddle resort trespass")
"""What has no object has no passive, whatever the tagger takes the form for, but through a preposition: "were lied to"."""


@dataclass(frozen=True)
class Wrong:
    """Tokens first … last (half-open) say a wrong of an actor; `top` is their highest word, `rule` how it was found.

    accuser: who is told to accuse; None where it is whoever speaks there. reported: the accusing itself is told ("accused X of …").
    """

    first: int
    last: int
    top: Token
    accused: str
    wrong: str
    rule: str
    accuser: str | None = None
    reported: bool = False


@cache
def matcher() -> Matcher:
    """The matcher of the two lists of wrongs."""
    return Matcher(read_lexicon(resource("data", "lexicons", f"{name}.csv")) for name in ("wrongs", DOERS))


def words_of_wrong(passage: Passage) -> list[tuple[Match, Token]]:
    """The words of the lists in the senses in which they accuse, with the highest word of each. `passage`: read with `matcher`."""
    doc, found = passage.tokens[0].doc, []
    for match in passage.lists.settled(m for m in passage.matches if m not in passage.literal):
        own = range(passage.tokens[match.start].i, passage.tokens[match.end - 1].i + 1)
        if not passage.names.issuperset(own) or passage.actors.get(own.start):
            found.append((match, top_token(doc, own.start, own.stop)))
    return found


def wrongs(passage: Passage, found: list[tuple[Match, Token]]) -> Iterator[Wrong]:
    """Every wrong that the words of a sentence say of an actor of it. found: `words_of_wrong`."""
    tops = {top.i for _, top in found}
    for match, top in found:
        if top.pos_ == "ADV" and top.head.i in tops:  # "brutally murdered" is one wrong
            continue
        doers, rule = culprits(match, top, passage.actors)
        if doers and _is_said(top, rule) and not _is_only_there(top):
            naming = _naming(top) if rule == "label" else None
            by = next(iter(named(_namers(naming), passage.actors)), None) if naming is not None else None
            first, last = passage.tokens[match.start].i, passage.tokens[match.end - 1].i + 1
            yield from (
                Wrong(first, last, top, actor, match.entry.category, rule, by, naming is not None) for actor in named(doers, passage.actors)
            )
    yield from _failures(passage)
    yield from _shortcomings(passage)


def _is_only_there(verb: Token) -> bool:
    """Whether somebody watched or stood there and did nothing, and it is not told what should have been done, or what happened meanwhile."""
    if verb.lemma_.lower() != "do" or verb.dep_ != "conj" or verb.head.lemma_.lower() not in _BEING_THERE:
        return False
    nothing = [c for c in verb.children if c.lower_ == "nothing"]
    return not any(c.dep_ in ("advcl", "xcomp", "relcl", "acl", "prep") for t in (verb, *nothing) for c in t.children)


def _naming(top: Token) -> Token | None:
    """The verb of calling by which somebody gets the name: "called *X* a liar", "were branded murderers"; whoever calls is the accuser."""
    above = top.head.head if top.dep_ == "pobj" and top.head.lower_ == "as" else top.head
    if top.dep_ == "appos" and any(
        t.is_quote for t in top.doc[max(0, top.left_edge.i - 1) : top.i]
    ):  # "called the referee, Ann Lee, “a disgrace”"
        above = next((t for t in top.ancestors if t.dep_ not in ("appos", "dep", "dobj", "oprd", "nmod")), above)
    given = top.dep_ in ("oprd", "attr", "dobj", "ccomp", "xcomp") or above != top.head
    return above if given and above.pos_ == "VERB" and above.lemma_.lower() in LABELLING and above.lemma_.lower() != "accuse" else None


def _namers(verb: Token) -> list[Token]:
    """Who calls somebody so."""
    return doers_by(verb) if is_passive(verb) or any(c.dep_ == "nsubjpass" for c in verb.children) else understood(verb)


def named(tokens: Iterable[Token], actors: Mapping[int, str]) -> list[str]:
    """The actors whom these phrases name, with those joined to them, each once."""
    every = [t for token in tokens for t in (token, *token.conjuncts)]
    return list(dict.fromkeys(actor for t in every if (actor := who([t], actors)[0])))


def culprits(match: Match, top: Token, actors: Mapping[int, str]) -> tuple[list[Token], str]:
    """The heads of the phrases that name who did the wrong, and the rule that found them."""
    if match.entry.lexicon == DOERS:
        return _called(top, actors, match.entry.words), "label"
    governor = _governor(top)
    if governor.pos_ in ("VERB", "AUX"):
        return doers(governor), "deed"
    if governor.pos_ == "ADV":
        return doers(governor.head) if governor.head.pos_ == "VERB" else [], "manner"
    if governor.pos_ == "ADJ" or governor.dep_ in ("amod", "acomp"):
        return _described(governor, match.entry.category), "quality"
    return _owners(governor), "noun"


def _governor(top: Token) -> Token:
    """The verb of an idiom that is a phrase with a preposition ("hold to *ransom*"); else the word itself."""
    inside = top.dep_ == "prep" or (top.dep_ == "pobj" and top.lower_ == "ransom")
    return next((t for t in top.ancestors if t.pos_ == "VERB"), top) if inside else top


def doers(verb: Token) -> list[Token]:
    """Who does what a verb says; nobody where the doer is left out, or where it befalls its subject."""
    if verb.dep_ == "amod":
        return [verb.head] if verb.tag_ == "VBG" else []
    if verb.lemma_.lower() in INTRANSITIVE:
        return []
    through = verb.lemma_.lower() in _NEVER_PASSIVE
    passive = _is_passive_through(verb) if through else is_passive(verb)
    return doers_by(verb) if passive else understood(verb)


def main_subject(verb: Token) -> list[Token]:
    """Who does what a participle at the end says, where the parser hung it on a clause in between that nobody is the subject of
    ("X has bombed the town since the truce took effect, *accusing* Y of lies")."""
    hangs = verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.dep_ == "advcl" and all(c.dep_ != "nsubj" for c in verb.children)
    behind_comma = hangs and any(t.text == "," for t in verb.doc[max(0, verb.left_edge.i - 1) : verb.i])
    return understood(verb.head.head) if behind_comma else []


def _is_passive_through(verb: Token) -> bool:
    """Whether its subject is whom a preposition left behind it means ("families 'lied to' for years"), and not who does it ("parents he lied to")."""
    left = any(c.dep_ == "prep" and all(p.dep_ not in ("pobj", "pcomp") for p in c.children) for c in verb.children)
    return left and (is_passive(verb) or verb.dep_ != "relcl")


def _called(noun: Token, actors: Mapping[int, str], term: Sequence[str]) -> list[Token]:
    """Of whom a name for a wrongdoer is said; a group that is called so and belongs to somebody else is that somebody's. term: its words."""
    said = list(said_of(noun))
    if noun.dep_ == "appos":
        said.append(noun.head)
    said += [c for c in noun.children if c.dep_ == "appos" and c.i in actors]
    if noun.dep_ == "compound" and noun.head.pos_ == "PROPN":
        said.append(noun.head)
    whose = [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod") and c.text[:1].isupper()]
    return said or ([noun] if whose and noun.dep_ not in ("compound", "poss") and not _is_of_a_thing(noun, actors, term) else [])


def _is_of_a_thing(noun: Token, actors: Mapping[int, str], term: Sequence[str]) -> bool:
    """Whether a noun that is no part of the term says what it is that fails: "school heating failure" calls no school a failure."""
    things = (c.lower_ for c in noun.children if c.dep_ == "compound" and c.i not in actors)
    return any(thing in lower_case_words() and thing not in term for thing in things)


def _described(adjective: Token, wrong: str) -> list[Token]:
    """Of whom a quality is said, by itself or of what is his ("the corrupt X", "X's plan is illegal", "X resorted to shameful threats").

    Whoever opens a criminal inquiry is no criminal: words of the law before a noun accuse only whom the noun names.
    """
    if adjective.dep_ == "amod" and wrong == "crime":
        return [adjective.head]
    said = [adjective.head] if adjective.dep_ == "amod" else list(said_of(adjective))
    return [t for thing in said for t in (thing, *_owners(thing))] if all(t.pos_ != "VERB" for t in said) else []


def _owners(noun: Token) -> list[Token]:
    """Who does a deed that is a noun, or whose quality it is."""
    for place in (noun, noun.head) if noun.dep_ == "conj" else (noun,):
        if found := _agents(place):
            return found
    return [c for thing in said_of(noun) for c in thing.children if c.dep_ == "poss"]


def _agents(noun: Token) -> list[Token]:
    verb = noun.head if noun.dep_ != "pobj" else noun.head.head
    if noun.dep_ in ("dobj", "pobj") and verb.lemma_.lower() in _COMMITTING:
        return doers(verb) if verb.lemma_.lower() != "involve" else understood(verb)
    if noun.dep_ == "nsubjpass" and verb.lemma_.lower() in _COMMITTING:
        return doers_by(verb)
    committed = [c for c in noun.children if c.dep_ in ("acl", "relcl") and c.lemma_.lower() in _COMMITTING]
    of = [p for c in noun.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
    agents = [*roles(noun)[0], *(t for c in committed for t in doers_by(c))] or _carried_out(noun)
    return agents + of if noun.lemma_.lower() in _OF_THE_DOER else agents


def _carried_out(noun: Token) -> list[Token]:
    """By whom "carried out by" says that a deed is done where the parser hung it on a word between ("raids along the border carried out by X")."""
    below = (t for t in noun.subtree if t.dep_ == "acl" and t.head.i != noun.i and is_form_of(t, CARRIERS))
    return [doer for verb in below for doer in doers_by(verb)]


def _is_said(top: Token, rule: str) -> bool:
    """Whether the wrong is told as a fact, or denied; of whose deed a noun speaks, that there was one is taken for granted."""
    if any(c.dep_ == "det" and c.lower_ in ("no", "any") for c in top.children) and not is_denied(top):
        return False
    if rule == "noun" and top.dep_ not in ("dobj", "attr", "acomp"):
        return is_presupposed(top)
    if rule == "deed":
        return is_told(_governor(top)) and is_told(top)
    inside = top.pos_ == "ADV" or top.dep_ in ("dobj", "attr", "acomp")
    return is_told(top.head if inside else top) and is_told(top)


def _failures(passage: Passage) -> Iterator[Wrong]:
    """ "X failed to protect the town", "X has failed to remain objective": a duty, or a virtue, that is not kept."""
    for verb in passage.tokens:
        if verb.lemma_.lower() not in ("fail", "neglect", "refuse") or verb.pos_ != "VERB" or not is_told(verb):
            continue
        for duty in (c for c in verb.children if c.dep_ == "xcomp" and _is_duty(c, verb)):
            last = max([duty.i, *(c.i for c in duty.children if c.dep_ in ("acomp", "attr", "dobj"))]) + 1
            yield from (Wrong(verb.i, last, verb, actor, "failure", "duty") for actor in named(understood(verb), passage.actors))


def _shortcomings(passage: Passage) -> Iterator[Wrong]:
    """ "X's failure to act", "the failure of X to warn": a duty that is not kept, as a noun."""
    for noun in (t for t in passage.tokens if t.lemma_.lower() == "failure" and t.pos_ == "NOUN"):
        duties = [c for c in noun.children if c.dep_ in ("acl", "relcl") and c.lemma_.lower() in _FAILED_DUTIES]
        of = [p for c in noun.children if c.lower_ in ("of", "by") for p in c.children if p.dep_ == "pobj"]
        owners = [c for c in noun.children if c.dep_ == "poss"] or of
        if duties and is_presupposed(noun):
            yield from (Wrong(noun.i, duties[0].i + 1, noun, actor, "failure", "duty") for actor in named(owners, passage.actors))


def _is_duty(action: Token, verb: Token) -> bool:
    qualities = [c for c in action.children if c.dep_ in ("acomp", "attr")]
    if qualities:
        return any(
            word_evidence(q.lower_, q.lemma_.lower()).valence > 0 or q.lower_ in ("objective", "impartial", "neutral") for q in qualities
        )
    return verb.lemma_.lower() != "refuse" and action.lemma_.lower() in _FAILED_DUTIES
