"""Who does what a verb says, where the sentence says it elsewhere: control, coordination, relative and participial clauses.

A verb without a subject of its own takes one from the construction that it stands in (Huddleston & Pullum 2002, ch. 14): of the
verb before it ("came and saw"), of the one it depends on ("tried to sell"), its object ("ordered X to leave", "accused X of
selling"), or the noun that it describes ("the man selling papers"). Nobody is named where none of these is found: the one who
acts in "selling papers is hard" is left open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framescope.attribution.cues import cue
from framescope.attribution.sources import STATIVE

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_STEPS = 8
RELATIVE = frozenset({"who", "whom", "which", "that"})


def words(text: str) -> frozenset[str]:
    """The words of a list written as a text."""
    return frozenset(text.split())


OBJECTS = frozenset({"dobj", "dative"})

_OBJECT_DOES = words(
    """
    advise allow appoint ask assign authorise authorize beg bribe cause challenge coerce command compel convince direct
    drive empower enable encourage entice entitle expect forbid force free get help hire implore incite induce inspire instruct invite
    lead mobilise mobilize motivate move obligate oblige order pay permit persuade prepare press pressure prompt provoke push recruit
    remind request require send spur summon task teach tell tempt train trick urge want warn
    catch find hear keep leave observe photograph see spot watch
    """
)
"""Verbs whose object does what the infinitive or participle after it says ("ordered X to leave", "saw X leaving")."""

_SAID_TO = words(
    """
    accuse allege assume believe claim confirm consider destine estimate fear feel find intend know make mean need presume report
    rumor rumour say schedule see set show slate suppose suspect think understand
    """
)
"""Verbs in the passive whose subject does what the infinitive after them says ("is believed to have left")."""

_JUDGED_FOR = words(
    """
    arrest attack ban blame charge condemn convict criticise criticize denounce detain dismiss execute expel fine fire forgive hail hang
    honor honour imprison indict jail mock praise prosecute punish rebuke reprimand reward sack scold sentence slam sue suspend thank try
    """
)
"""Verbs whose object did what "for" names ("jailed X for stealing")."""

_OF_THE_OBJECT = frozenset({"of", "from", "into", "with"})
_MEANT = words(
    """
    ability agreement aim ambition attempt battle bid campaign chance commitment decision desire determination drive duty effort failure
    fight freedom incentive inability intent intention mandate mission move need offer opportunity order permission plan pledge plot
    power pressure promise proposal push readiness refusal reluctance request resolve right scheme struggle temptation threat
    unwillingness vow willingness wish
    """
)
"""Nouns that are somebody's will or power to do something: that somebody does it ("X's plan to close the mine")."""

_PICTURES = words(
    """
    account chance clip danger drawing fear film footage idea image likelihood memory notion painting photo photograph picture possibility
    prospect recording report risk scene sight spectacle story tale tape thought threat video
    """
)
"""Nouns of what shows, or puts before the mind, that somebody does something ("a video of X hitting Y")."""

_HOPED_FOR = frozenset(
    {"ability", "bid", "chance", "desire", "determination", "fight", "freedom", "need", "refusal", "right", "struggle", "wish"}
)
"""The same before a passive ("X's right to be heard", but "an agreement to be signed")."""

_CALLED_ON = frozenset({"appeal", "arrange", "call", "count", "depend", "plead", "press", "push", "rely", "shout", "signal", "wait"})
"""Verbs that name behind a preposition who is to do what the infinitive says ("called on X to leave")."""


def understood(verb: Token) -> list[Token]:
    """Who does what the verb says, or undergoes it where the verb is a passive: the heads of the phrases; none where it is left open."""
    for _ in range(MAX_STEPS):
        if own := [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]:
            return [antecedent(verb, c) for c in own]
        if verb.dep_ in ("acl", "relcl"):
            return _described_by(verb)
        found = _passed_on(verb)
        if found is None or isinstance(found, list):
            return found or []
        verb = found
    return []


def is_form_of(verb: Token, verbs: frozenset[str]) -> bool:
    """Whether it is one of these verbs; the model's lemmatizer takes "waging" for a form of "wag", "staged" for one of "stag"."""
    return verb.lemma_.lower() in verbs or f"{verb.lemma_.lower()}e" in verbs


def antecedent(verb: Token, word: Token) -> Token:
    """What "who", "which" or "that" stands for in a relative clause, else the word itself."""
    for _ in range(MAX_STEPS):
        if verb.dep_ == "relcl":
            return verb.head if word.lower_ in RELATIVE else word
        if verb.dep_ not in ("conj", "xcomp", "ccomp"):
            break
        verb = verb.head
    return word


def is_passive(verb: Token) -> bool:
    """Whether the verb says what its subject undergoes: by its auxiliary, as a participle, or by the verb before it.

    In "was stopped, searched and fined" the tagger takes the middle one for a past tense.
    """
    tags: tuple[str, ...] = ("VBN",)
    for _ in range(MAX_STEPS):
        if any(c.dep_ in ("auxpass", "nsubjpass") or (c.dep_ == "agent" and verb.tag_ == "VBN") for c in verb.children):
            return True
        bare = verb.tag_ in tags and not any(c.dep_ in ("aux", "nsubj", "dobj") for c in verb.children)
        if bare and verb.dep_ in ("acl", "advcl", "xcomp") and verb.tag_ == "VBN":
            return True
        if not bare or verb.dep_ != "conj" or verb.head.pos_ != "VERB":
            return False
        verb, tags = verb.head, ("VBN", "VBD")
    return False


def _described_by(clause: Token) -> list[Token]:
    """Who acts in a clause without a subject that describes a noun."""
    noun = clause.head
    if shown := _shown_in(noun, clause):
        return [shown]
    wishes = _HOPED_FOR if is_passive(clause) else _MEANT
    return _whose(noun) if noun.lemma_.lower() in wishes and _is_infinitive(clause) else [noun]


def _shown_in(noun: Token, clause: Token) -> Token | None:
    """Whom a picture or the thought of something shows doing what the participle behind says ("a video of X hitting Y")."""
    shown = clause.doc[clause.left_edge.i - 1] if clause.left_edge.i > clause.sent.start else noun
    of = shown.head
    is_shown = (
        clause.tag_ == "VBG" and noun.lemma_.lower() in _PICTURES and shown.dep_ == "pobj" and of.lower_ == "of" and of.head.i == noun.i
    )
    return shown if is_shown else None


def _is_infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _whose(noun: Token) -> list[Token]:
    """Whose plan, habit or attempt it is: its possessor, or the subject of the verb whose object it is."""
    if owners := [c for c in noun.children if c.dep_ == "poss"]:
        return owners
    if noun.dep_ == "dobj":
        return understood(noun.head)
    by = [p for c in noun.children if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "of") for p in c.children if p.dep_ == "pobj"]
    return by


def _passed_on(verb: Token) -> list[Token] | Token | None:
    """Who acts by the word that the verb depends on, or the verb whose subject it shares; None where it is left open."""
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.dep_ == "pcomp":
        return _after_preposition(head)
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return _torn_off(verb) or _taken_up(verb, head) or head
    if head.pos_ == "ADJ" and verb.dep_ in ("xcomp", "ccomp", "advcl") and head.dep_ in ("acomp", "oprd"):
        return head.head
    if head.pos_ not in ("VERB", "AUX"):
        return None
    if verb.dep_ in ("xcomp", "oprd") or (verb.dep_ in ("ccomp", "dobj") and verb.tag_ in ("VBG", "VB")):
        return _complement(verb, head)
    return _adjunct(verb, head) if verb.dep_ == "advcl" else None


def _taken_up(verb: Token, clause: Token) -> Token | None:
    """The reporting verb that a coordinated one takes up again behind how something is: "said the roads were unsafe and blamed the firm"."""
    reporting = clause.head
    reported = clause.dep_ == "ccomp" and reporting.i < clause.i and clause.lemma_.lower() in STATIVE
    if not reported or reporting.tag_ != verb.tag_ or any(cue(v.lemma_.lower(), "verb") is None for v in (reporting, verb)):
        return None
    return reporting


def _torn_off(verb: Token) -> list[Token]:
    """The noun right before a verb's auxiliary, where the parser hung it elsewhere: what stands there is the subject."""
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    before = verb.doc[first.i - 1] if first.i > verb.sent.start and first.i < verb.i else verb
    torn = before.pos_ in ("NOUN", "PROPN", "PRON") and before.dep_ in ("conj", "pobj", "dobj") and before.i > verb.head.i
    return [before] if torn and any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.head.children) else []


def _complement(verb: Token, head: Token) -> list[Token] | Token | None:
    """The controller of an infinitive or participle that completes another verb."""
    lemma = head.lemma_.lower()
    if is_passive(head):
        return head if lemma in _OBJECT_DOES | _SAID_TO else None
    if lemma in _CALLED_ON and (called := _called_on(verb, head)):
        return called
    before = [c for c in head.children if c.dep_ in OBJECTS and c.i < verb.i]
    return [antecedent(head, c) for c in before] if before and lemma in _OBJECT_DOES else head


def _called_on(verb: Token, head: Token) -> list[Token]:
    phrases = (c for c in head.children if c.dep_ == "prep" and c.i < verb.i) if _is_infinitive(verb) else ()
    return [p for c in phrases if c.lower_ in ("on", "upon", "to", "with", "for") for p in c.children if p.dep_ == "pobj"]


def _adjunct(verb: Token, head: Token) -> list[Token] | Token | None:
    """Who acts in a clause of time, purpose or circumstance without a subject: the purpose of a passive is its doer's."""
    if not _is_infinitive(verb):
        return head
    return doers_by(head) if is_passive(head) else _complement(verb, head)


def _after_preposition(preposition: Token) -> list[Token] | Token | None:
    """Who does what a gerund after a preposition says ("jailed X for stealing", "quoted X as saying", "X fled after stealing")."""
    word, governor = preposition.lower_, preposition.head
    if governor.pos_ == "NOUN":
        return _whose(governor)
    if governor.pos_ == "ADJ" and governor.dep_ in ("acomp", "oprd"):
        return governor.head
    if governor.pos_ not in ("VERB", "AUX") or (word == "by" and is_passive(governor)):
        return None
    judged = word in _OF_THE_OBJECT | {"as"} or (word == "for" and governor.lemma_.lower() in _JUDGED_FOR)
    things = [c for c in governor.children if c.dep_ in OBJECTS and c.i < preposition.i]
    return [antecedent(governor, c) for c in things] if judged and things and not is_passive(governor) else governor


_NO_DOERS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL"})
_MANNERS = words(
    """
    accident air boat bus car chance coincidence command contrast consensus default definition degree design email example fax foot
    force hand helicopter law letter lot mail margin means mistake nature night now phone plane post rail right road sea ship
    surprise telephone text then train truck vote way
    """
)
"""What comes after "by" without doing anything ("by mistake", "by train")."""


def doers_by(verb: Token) -> list[Token]:
    """Who acts by the phrase with "by"; none where it tells when, how or by how much."""
    phrases = (p for c in verb.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by") for p in c.children)
    return [p for p in phrases if p.dep_ == "pobj" and is_doer(p)]


def is_doer(noun: Token) -> bool:
    """Whether what follows "by" can be somebody or something that acts."""
    bare = noun.lemma_.lower() in _MANNERS and not any(c.dep_ in ("det", "poss") for c in noun.children)
    return noun.ent_type_ not in _NO_DOERS and not bare
