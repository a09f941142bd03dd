"""What a reader of the text has in mind at one place: who was mentioned, where, and how prominently."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ..gazetteer.offices import Offices, offices
from ..parsing.clauses import SUBJECTS
from .choices import Chooser, by_trees
from .genders import Votes
from .referents import Reference, Referent
from .turns import Floor

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PLURALS = frozenset({"NNS", "NNPS"})
POST_NOMINALS = frozenset({"KC", "QC", "MP", "MSP", "MEP", "OBE", "CBE", "MBE", "PhD", "MD", "Esq", "Esq."})
"""What stands after a name and is no part of it."""
IN_MIND = 200
"""So many mentions back a description may reach."""
CLAUSES = frozenset({"VERB", "AUX"})
_BRACKETS = frozenset("()[]")
_ROLES = {"nsubj": 4.0, "nsubjpass": 4.0, "dobj": 2.0, "agent": 2.0, "appos": 2.0, "pobj": 1.5, "poss": 1.5, "conj": 1.5}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its first token, its head, the head as the vocabulary has it, and the actors named inside it."""

    first: int
    token: Token
    noun: str
    inner: tuple[str, ...]

    @property
    def plural(self) -> bool:
        return self.token.tag_ in PLURALS


@dataclass
class Seen:
    """A mention already read: its head token, sentence number, salience and whether it stands inside quotation marks.

    What is asked of it for each pronoun that follows is worked out once.
    """

    reference: Reference
    head: Token
    sentence: int
    salience: float
    quoted: bool

    @cached_property
    def role(self) -> str:
        """The head's relation to the word above it."""
        return self.head.dep_

    @cached_property
    def is_subject(self) -> bool:
        """Whether it is a subject, also as the apposition or second half of one."""
        return self.role in SUBJECTS or (self.role in {"appos", "conj"} and self.head.head.dep_ in SUBJECTS)

    @cached_property
    def begin(self) -> int:
        """The first token of its sentence."""
        return self.head.sent.start

    @cached_property
    def place(self) -> tuple[int, bool, bool, bool, bool]:
        """How many clauses it stands in; whether in a row, in brackets, as subject of the main clause, as what something is done to."""
        head, doc = self.head, self.head.doc
        marks = (doc[k].text for k in range(self.reference.first - 1, self.begin - 1, -1))
        return (
            sum(a.pos_ in CLAUSES for a in head.ancestors),
            self.role == "conj" or any(c.dep_ == "conj" for c in head.children),
            next((mark for mark in marks if mark in _BRACKETS), "") in {"(", "["},
            self.role in SUBJECTS and head.head.dep_ == "ROOT",
            self.role == "nsubjpass",
        )


@dataclass(slots=True)
class Discourse:
    """The text up to here.

    ``at`` holds the names and pronouns by token, ``floor`` whose turn it is in an interview or transcript, ``introduced`` the actors without a name,
    ``told`` the genders that the text tells, ``votes`` what its pronouns say of them, ``called`` the nouns that were said of somebody, ``counts`` the mentions of each actor so far; ``choose`` settles who is meant; ``officers`` are those who act for each actor; ``same`` says who unnamed actors
    turned out to be; ``sentence`` counts the sentences, with
    those wholly inside a quotation counted to the one before; ``bounds`` are the first token of the present one and the first after.
    """

    doc: Doc
    text: str
    referents: dict[str, Referent]
    at: dict[int, Reference]
    quoted: list[bool]
    floor: Floor
    words: Offices = field(default_factory=offices)
    seen: list[Seen] = field(default_factory=list)
    introduced: set[str] = field(default_factory=set)
    told: dict[str, str] = field(default_factory=dict)
    votes: Votes | None = None
    called: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    choose: Chooser = by_trees
    sentence: int = 0
    bounds: tuple[int, int] = (0, 0)
    officers: dict[str, list[Referent]] = field(init=False)
    same: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.officers = {}
        for referent in self.referents.values():
            for principal in referent.principals:
                self.officers.setdefault(principal, []).append(referent)

    def let_act(self, referent: Referent, principal: str, reason: str) -> None:
        """Note that an actor acts for another, and the words that say so."""
        referent.acts_for(principal, reason)
        self.officers.setdefault(principal, []).append(referent)

    def identify(self, unnamed: str, named: str) -> None:
        """Note who an unnamed actor is, of whom all that was said holds for the named one from here on."""
        old, new = self.referents.pop(unnamed), self.referents[named]
        self.introduced.discard(unnamed)
        self.same[unnamed] = named
        for office in old.offices:
            for rank in old.ranks.get(office, {""}):
                new.is_called(office, rank)
        new.words |= old.words
        new.gender = new.gender or old.gender
        for principal in old.principals:
            if principal not in {named, *new.principals}:
                self.let_act(new, principal, old.reasons.get(principal, ""))
        for officer in self.officers.pop(unnamed, []):
            self.let_act(officer, named, officer.reasons.get(unnamed, ""))
            officer.principals.remove(unnamed)
        self.counts[named] += self.counts.pop(unnamed, 0)
        for seen in self.seen:
            if seen.reference.actor_id == unnamed:
                seen.reference = replace(seen.reference, actor_id=named)
        for i, reference in self.at.items():
            if reference.actor_id == unnamed:
                self.at[i] = replace(reference, actor_id=named)

    def remember(self, reference: Reference) -> None:
        """Add a reference; subjects are more prominent than objects (Lappin & Leass 1994), demonyms least."""
        head = self.doc[reference.last] if reference.first == reference.last else self.doc[reference.first : reference.last + 1].root
        if head.dep_ == "compound" and head.head.text in POST_NOMINALS:
            head = head.head
        role = head.head.dep_ if head.dep_ == "appos" and head.head.dep_ in SUBJECTS else head.dep_  # "the president, Jane Doe, said"
        salience = 0.5 if reference.form == "demonym" else _ROLES.get(role, 1.0)
        if head.dep_ == "conj" and head.head.dep_ in SUBJECTS:
            salience = 3.0
        self.counts[reference.actor_id] += 1
        self.seen.append(Seen(reference, head, self.sentence, salience, self.quoted[reference.first]))

    def spoken_of(self, i: int, gender: str | None, actor_id: str) -> float:
        """What the pronouns around token i say of an actor's being of this gender (`framescope.actors.genders.Votes.speak`)."""
        return self.votes.speak(i, gender, actor_id) if self.votes and gender else 0.0

    def recent(self) -> list[str]:
        """The actors of the last mentions, the latest first, each once; what was said before these is out of mind."""
        return list(dict.fromkeys(seen.reference.actor_id for seen in reversed(self.seen[-IN_MIND:])))


def quoted_tokens(doc: Doc) -> list[bool]:
    """For each token whether it stands between double quotation marks; a line break ends a quotation that is left open."""
    inside, flags = False, []
    for token in doc:
        text = token.text
        if "\n" in text:
            inside = False
        elif text in {"“", "``"}:
            inside = True
        elif text in {"”", "''"}:
            inside = False
        elif text == '"':
            inside = not inside
        flags.append(inside)
    return flags
