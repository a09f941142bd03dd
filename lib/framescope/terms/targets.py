"""Who a loaded term is aimed at, by the parse and the mentions around it.

The rules, tried in this order; the first that meets an actor decides:

1. the noun phrase that the term stands in: its head; for a predicate, whom it is said of ("they called *X* a crook"); then
   its other modifiers ("the *Ruritanian* lobby");
2. for a noun phrase without an actor, who does it: the agent of a passive or participle ("provocations carried out *by
   X*"), then the subject of the verb it depends on ("*X* carried out provocations");
3. for a verb, whom it is done to: its object; for an object that points back ("these activities"), the subject of the
   sentence before; then its subject, or the noun that its clause describes;
4. a distancing word is aimed at the thing in doubt when that is an actor, else at the one whose words they are: the
   subject of the governing verb.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from framescope.actors.acting import CONDUCT
from framescope.parsing.clauses import CLAUSAL_SUBJECTS
from framescope.terms.predicates import at_fault, said_of

if TYPE_CHECKING:
    from spacy.tokens import Token

OBJECTS = ("dobj", "dative", "attr")
MODIFIERS = ("compound", "amod", "nmod", "poss", "appos", "nummod")
POINTING = frozenset({"this", "these", "that", "those", "such"})
CIRCUMSTANCE = frozenset({"after", "before", "during", "amid", "since", "until", "despite", "following", "in", "at", "on"})
ABSOLUTE = frozenset({"amid", "amidst", "with", "without", "despite"})
MEETING = frozenset({"brave", "confront", "encounter", "endure", "face", "suffer", "survive", "undergo", "weather", "withstand", "witness"})
UNDERGOING = MEETING | {
    "abandon", "avoid", "deserve", "bemoan", "brand", "call", "combat", "condemn", "counter", "criticise", "criticize", "decline", "decry", "defy",
    "denounce", "deplore", "describe", "discover", "dismiss", "dodge", "dub", "escape", "evade", "expose", "fear", "fight", "flee", "hear",
    "ignore", "investigate", "label", "lament", "leave", "mourn", "oppose", "overcome", "probe", "protest", "quit", "receive", "refuse",
    "reject", "reveal", "resist", "see", "shun", "spurn", "term", "uncover", "welcome",
}  # fmt: skip
"""Verbs whose subject is not the doer of what their object names: whoever faces a rebellion does not rebel, nor is who rejects a generous
offer generous."""

SUFFERED = frozenset({"affront", "betrayal", "blow", "danger", "disservice", "injustice", "insult", "menace", "slap", "threat"})
"""What is done to somebody whom "to" names: "an insult to the men" is aimed at whoever insults them."""

SELF_REPORTS = frozenset({"account", "admission", "confession", "description", "estimation", "reckoning", "telling"})
MAX_STEPS = 12

Lookup = Callable[[int], str | None]
"""From a token's position to the actor that a mention there refers to."""


def target_of(token: Token, actor_at: Lookup, distancing: bool = False) -> str | None:
    """The actor at whom a term is aimed whose highest word is `token`; None when no rule meets one."""
    head = phrase_head(token)
    own = actor_at(head.i)
    if own or (distancing and head.pos_ not in ("VERB", "AUX")):
        return own or _first(actor_at, _doers(head, of_words=True))
    if token.pos_ == "ADV" and head.pos_ == "VERB":  # who "cynically charged X" is cynical
        return _first(actor_at, (each for part in (_doers(head), _patients(head)) for each in part))
    return _first(actor_at, _candidates(head))


def undergoing(verb: Token, actors: Mapping[int, str]) -> set[str]:
    """The actors to whom the verb is done: "X was *hounded*", "they *bullied* X"; nobody where the word is no verb."""
    return {actors[t.i] for t in _patients(verb) if t.i in actors} if verb.pos_ == "VERB" else set()


def is_by_own_account(head: Token) -> bool:
    """Whether somebody is said to say it of himself: "she was, by her own account, miserable" is aimed at nobody."""
    accounts = (p for verb in (head, head.head) for c in verb.children if c.lower_ == "by" for p in c.children if p.lemma_ in SELF_REPORTS)
    return any(word.lower_ == "own" for account in accounts for word in account.children)


def _candidates(head: Token) -> Iterator[Token]:
    if head.pos_ in ("VERB", "AUX"):
        yield from _patients(head)
        yield from _doers(head)
        return
    yield from _with_modifiers(said_of(head))
    if head.dep_ in ("attr", "acomp"):
        yield from _doers(head)
    yield from _modifiers(head)
    if head.lemma_.lower() in CONDUCT:  # "the indifference of X": whoever else is in the sentence only meets with it
        yield from _below(head)
    yield from _coordinated(head)
    yield from _doers(head)
    yield from _below(head)


def phrase_head(token: Token) -> Token:
    """Up from an adjective, adverb or noun modifier to the word it modifies."""
    for _ in range(MAX_STEPS):
        if token.dep_ not in (*MODIFIERS, "advmod", "neg", "det", "quantmod", "npadvmod", "punct", "prt", "aux", "auxpass"):
            break
        if token.dep_ == "appos" or token.head.i == token.i:
            break
        token = token.head
    return token


def _modifiers(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in MODIFIERS:
            yield child
            yield from (c for c in child.children if c.dep_ in MODIFIERS)


def _coordinated(head: Token) -> Iterator[Token]:
    """What the phrase shares with its neighbours: "X's aggression and *cruelty*", an apposition's own noun."""
    for _ in range(MAX_STEPS):
        if head.dep_ not in ("conj", "appos"):
            return
        if head.dep_ == "appos":
            yield head.head
        yield from _modifiers(head.head)
        head = head.head


def _patients(verb: Token) -> Iterator[Token]:
    passive = [c for c in verb.children if c.dep_ == "nsubjpass"]
    for thing in passive + [c for c in verb.children if c.dep_ in OBJECTS]:
        yield thing
        yield from _modifiers(thing)
        if any(c.lower_ in POINTING and c.dep_ == "det" for c in thing.children):
            yield from _subject_before(thing)


def _subject_before(token: Token) -> Iterator[Token]:
    """The subject of the sentence before, with its modifiers: what "these activities" points back to."""
    start = token.sent.start
    if start:
        root = token.doc[start - 1].sent.root
        yield from _with_modifiers(c for c in root.children if c.dep_ in CLAUSAL_SUBJECTS)


def _doers(head: Token, of_words: bool = False) -> Iterator[Token]:
    """Who does it: agents of participles below the noun, then, climbing, agents and subjects of the verbs above.

    The climb ends at a preposition of time or circumstance: who acts *after* an event is not the one who caused it; at a
    clause beside the main one that has a subject of its own ("after *talks* collapsed"); at a clause that is reported: who says it does not
    do it; and at a verb of undergoing and turning down (`UNDERGOING`), of which the noun is the object, unless it is asked whose words those are
    (`of_words`).
    """
    if head.pos_ not in ("VERB", "AUX"):
        for below in head.subtree:
            if below.dep_ == "agent":
                yield from _with_modifiers(c for c in below.children if c.dep_ == "pobj")
    token = head
    for _ in range(MAX_STEPS):
        if token.dep_ == "prep" and token.lower_ in CIRCUMSTANCE:
            return
        if token.dep_ == "prep" and (accused := list(at_fault(token))):  # "accused X of having spread lies": X has, if anybody
            yield from _with_modifiers(accused)
            return
        if not of_words and token.i != head.i and _undergoes(token):
            return
        if token.pos_ in ("VERB", "AUX"):
            yield from _agents(token)
            own = [c for c in token.children if c.dep_ in CLAUSAL_SUBJECTS]
            yield from _with_modifiers(c for c in own if c.i != head.i)
            if own and token.dep_ in ("advcl", "conj"):
                return
            if token.dep_ in ("relcl", "acl"):
                yield from _with_modifiers(_described(token))
        if token.head.i == token.i or token.dep_ == "ccomp":
            return
        token = token.head


def _undergoes(verb: Token) -> bool:
    """Whether a verb's subject only meets with its object, or turns away from it: "faces", "rejected", "walked away from"."""
    away = verb.lemma_.lower() in ("walk", "turn", "back", "shy", "run") and any(c.lower_ in ("away", "down", "out") for c in verb.children)
    return verb.pos_ == "VERB" and (away or verb.lemma_.lower() in UNDERGOING)


def _described(verb: Token) -> Iterator[Token]:
    """The noun of which a clause is said: in "amid a lobby intensifying its moves" the one right before, else the clause's head.

    After "with", "amid" and the like, a noun and a participle make a clause of their own (Huddleston & Pullum 2002, ch. 14),
    which parsers tend to hang on a noun further up.
    """
    before = verb.doc[verb.i - 1] if verb.i else verb
    if verb.lower_.endswith("ing") and before.dep_ == "pobj" and before.head.lower_ in ABSOLUTE:
        yield before
    yield verb.head


def _agents(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            yield from _with_modifiers(c for c in child.children if c.dep_ == "pobj")


def _below(head: Token) -> Iterator[Token]:
    """What the noun phrase governs by a preposition: "the hypocrisy of *X*"; whoever meets with it, in "the worst revolt of *his* career",
    has not done it."""
    met = head.dep_ == "dobj" and head.head.lemma_.lower() in MEETING
    for child in head.children:
        if child.dep_ == "prep" and not (child.lower_ in ("to", "for") and head.lemma_.lower() in SUFFERED):
            whose = [c for c in child.children if c.dep_ == "pobj"]
            yield from whose if met else _with_modifiers(whose)


def _with_modifiers(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _modifiers(token)


def _first(actor_at: Lookup, tokens: Iterator[Token]) -> str | None:
    return next((actor for token in tokens if (actor := actor_at(token.i))), None)
