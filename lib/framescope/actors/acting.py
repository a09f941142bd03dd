"""Whether a noun phrase acts or speaks where it stands, and the word that counts the people it names ("one of the pickets")."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from ..gazetteer.ordinary import ordinary
from ..parsing.clauses import SUBJECTS
from .discourse import PLURALS

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTS = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "some", "several", "many", "most", "few", "all", "both", "each",
    "half", "dozens", "scores", "hundreds", "thousands", "handful", "number", "group", "couple", "majority", "crowd", "pair", "trio", "any", "others",
})  # fmt: skip
"""What stands before "of" and people, and counts them."""


def counted_by(token: Token) -> Token | None:
    """The word that counts the people: "one" of "one of the pickets", "dozens" of "dozens of villagers"."""
    link = token.head
    if token.dep_ != "pobj" or link.lower_ != "of" or token.tag_ not in PLURALS:
        return None
    return link.head if link.head.lower_ in _PARTS and link.head.i < token.i else None


def where_counted(token: Token, begin: int) -> int:
    """Where the phrase begins with the word that counts the people, and its article ("a group of parents")."""
    counter = counted_by(token)
    if counter is None:
        return begin
    return counter.i - (counter.i > counter.sent.start and counter.nbor(-1).pos_ == "DET")


def acts(token: Token) -> bool:
    """Whether the phrase is subject or agent of a verb, also a relative one, or a source ("according to officials")."""
    if any(_has_subject_who(child) or (child.dep_ == "acl" and child.tag_ == "VBG") for child in token.children):
        return True
    token = counted_by(token) or (token.head if token.dep_ == "conj" else token)
    if token.dep_ in SUBJECTS or is_quoted(token):
        return True
    if token.dep_ != "pobj":
        return False
    return token.head.dep_ == "agent" or _is_source(token) or _calls(token)


_BLAMING = frozenset({
    "accuse", "blame", "castigate", "censure", "chide", "condemn", "criticise", "criticize", "denounce", "fault", "lambast", "lambaste", "prosecute",
    "rebuke", "reprimand", "slam", "sue", "warn",
})  # fmt: skip
_LABELLING = frozenset({
    "brand", "call", "decry", "depict", "deride", "describe", "dub", "hail", "insult", "label", "mock", "portray", "praise", "pronounce", "ridicule",
    "smear", "tag", "taunt", "term", "vilify",
})  # fmt: skip
"""Verbs that say what somebody is, or is to be called."""

CONDUCT = frozenset({
    "arrogance", "betrayal", "bigotry", "bias", "bravery", "bravado", "brutality", "bullying", "bungling", "callousness", "charity", "complacency",
    "complicity", "compassion", "contempt", "corruption", "courage", "cowardice", "crime", "cruelty", "cunning", "cynicism", "deceit", "deception",
    "defiance", "dishonesty", "disregard", "duplicity", "excess", "failing", "failure", "folly", "fraud", "generosity", "greed", "heartlessness",
    "heroism", "honesty", "hubris", "hypocrisy", "idleness", "incompetence", "indifference", "ineptitude", "ingratitude", "inhumanity", "injustice",
    "insolence", "integrity", "intolerance", "intransigence", "kindness", "laziness", "lie", "malice", "meanness", "mendacity", "misconduct",
    "misrule", "neglect", "negligence", "obstinacy", "pettiness", "prejudice", "racism", "recklessness", "ruthlessness", "savagery", "selfishness",
    "sexism", "sloppiness", "spite", "stinginess", "stubbornness", "stupidity", "timidity", "treachery", "tyranny", "vandalism", "vanity", "violence",
    "wickedness",
})  # fmt: skip
"""What somebody does or is, judged: it has one whose it is."""

_QUOTING = frozenset({"cite", "hear", "paraphrase", "quote", "record", "report"})
_APPEALING = frozenset({"appeal", "complain", "plead", "write"})
_CHARGES = frozenset({"accusation", "allegation", "case", "charge", "claim", "complaint", "lawsuit", "suit"})


def is_blamed(token: Token) -> bool:
    """Whether the phrase names whom somebody blames or warns, or whose deed ("blamed the council", "a lawsuit against the agency"); who is
    given a name ("the mayor was branded a liar"); or whose conduct is told of ("the brutality of the guards")."""
    if _conducts(token):
        return True
    token = token.head if token.dep_ == "poss" else token
    if token.dep_ == "dobj" and token.head.pos_ == "VERB":
        return token.head.lemma_.lower() in _BLAMING or _is_victim(token)
    if token.dep_ == "nsubjpass":
        return token.head.lemma_.lower() in _BLAMING | _LABELLING or _is_victim(token)
    if token.dep_ == "pobj" and token.head.lower_ == "to":
        return token.head.head.lemma_.lower() in _APPEALING
    return token.dep_ == "pobj" and token.head.lower_ == "against" and token.head.head.lemma_.lower() in _CHARGES


_HARMING = frozenset({
    "abduct", "ambush", "arrest", "assassinate", "assault", "attack", "beat", "behead", "bomb", "bully", "defraud", "deport", "detain", "displace",
    "evict", "execute", "expel", "fine", "harass", "imprison", "indict", "injure", "invade", "jail", "kidnap", "kill", "maim", "massacre", "mug", "murder",
    "oust", "overthrow", "persecute", "punch", "raid", "rob", "sack", "shell", "shoot", "slaughter", "stab", "strangle", "swindle", "torture", "wound",
})  # fmt: skip
"""What is done to somebody by somebody else."""


def _is_victim(token: Token) -> bool:
    """Whether somebody does harm to the phrase, and the clause says who: "guards detained two journalists", "shot by the police"."""
    verb = token.head
    if verb.lemma_.lower() not in _HARMING:
        return False
    if token.dep_ == "nsubjpass":
        return any(c.dep_ == "agent" for c in verb.children)
    return any(c.dep_ == "nsubj" for c in verb.children) or verb.dep_ in {"conj", "xcomp", "advcl", "relcl", "acl"}


def _conducts(token: Token) -> bool:
    """Whether the phrase is whose conduct a noun tells of: "the senator's indifference", "the cruelty of the guards"."""
    owned = token.head if token.dep_ == "poss" else token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else None
    return owned is not None and owned.lemma_.lower() in CONDUCT


def is_quoted(token: Token) -> bool:
    """Whether somebody else hands on what the phrase says: "cited a diplomat as saying"."""
    if token.dep_ not in {"dobj", "nsubjpass"} or token.head.lemma_.lower() not in _QUOTING:
        return False
    links = [c for above in (token.head, token) for c in above.children if c.i > token.i]
    said = [verb for link in links for verb in (link, *link.children) if "VBG" in (verb.tag_, verb.left_edge.tag_)]
    return any("as" in (verb.nbor(-1).lower_, verb.left_edge.nbor(-1).lower_, verb.left_edge.lower_) for verb in said)


def _calls(token: Token) -> bool:
    """Whether the phrase says what somebody is called: "was branded a liar by the opposition"."""
    if token.dep_ != "pobj" or token.head.lower_ != "by":
        return False
    above = list(islice(token.head.ancestors, 3))  # the parser may hang "by" on the label, or on what stands behind "as"
    return any(verb.lemma_.lower() in _LABELLING and verb.tag_ in {"VBN", "VBD"} for verb in above)


def _is_source(token: Token) -> bool:
    """Whether the phrase stands in "according to …"."""
    link = token.head
    return token.dep_ == "pobj" and link.lower_ == "to" and link.i > 0 and token.doc[link.i - 1].lower_ == "according"


def speaks(token: Token) -> str | None:
    """The lemma of the verb that the phrase is subject of, also where the verb comes first ("said the lorry driver"); None when of none."""
    token = counted_by(token) or (token.head if token.dep_ == "conj" else token)
    verb = token.head
    if is_quoted(token) or _calls(token):
        return "say"
    if verb.pos_ not in {"VERB", "AUX"} or verb == token:
        return "say" if _is_source(token) else None
    follows = (
        token.dep_ in {"dobj", "oprd", "attr", "npadvmod", "appos"} and token.left_edge.i == verb.i + 1 and verb.lemma_ in ordinary().say
    )
    return verb.lemma_.lower() if token.dep_ == "nsubj" or follows else None


def _has_subject_who(clause: Token) -> bool:
    return clause.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.tag_ in {"WP", "WDT"} for c in clause.children)
