"""For whom the words beside a name say that somebody acts: firm, party, union, ministry, country.

An office acts for what it is of. Who stands against somebody ("a critic of the Treasury", "Haldor's rival"), uses or serves a
body ("a customer of Haldor"), or sits in the opposition does not act for it, and a former officer acts no more for his body.
An office without a name beside it ("chief executive Jane Doe said") is of the body of that kind that was named last.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framescope.parsing.clauses import SUBJECTS

from ..gazetteer.offices import offices
from .referents import CAMPAIGNS, Reference, Referent, campaign_of
from .whereabouts import is_home

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_EMPLOYS = {"of", "for", "at", "with"}
_PREPOSITIONS = _EMPLOYS | {"from", "in", "to", "on", "under"}
_OF_TEAMS = {
    "captain",
    "coach",
    "defender",
    "forward",
    "goalkeeper",
    "international",
    "keeper",
    "midfielder",
    "player",
    "skipper",
    "striker",
    "winger",
}
_ARTICLES = {"the", "a", "an"}
_POSSESSIVE = {"'s", "’s", "'", "’"}
_PARTIES = ("party", "democrat", "republican", "labour", "conservative", "green", "liberal", "tories", "socialist")
_MOVING = frozenset(
    """
    acquire acquisition arrest arrive arrival borrow bring buy capture come departure deport extradite go hire headhunt join land leave loan
    lure move nab pinch poach prise purchase receive recruit release rescue retire sign signing snatch steal switch take transfer welcome
    """.split()  # noqa: SIM905
)
"""Verbs and nouns of moving, by which somebody comes "from" where he was."""
_STEPS = 3
_NEAR = 3
"""So many sentences back a body may stand of which somebody bears an office."""
_SEATS = frozenset(
    {
        "member",
        "mp",
        "msp",
        "mep",
        "councillor",
        "councilor",
        "senator",
        "representative",
        "congressman",
        "congresswoman",
        "deputy",
        "lawmaker",
    }
)
"""Offices that are held for a place, not for a body that is called after it."""
_NO_FIRM = {
    "union", "party", "ministry", "court", "council", "senate", "congress", "committee", "police", "university", "parliament", "government",
    "association", "federation", "commission", "house", "department", "league", "times", "post", "news", "herald", "tribune", "gazette",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Described:
    """A phrase that says who somebody is: its tokens, the offices in it by their token, and who is named in it."""

    doc: Doc
    phrase: list[int]
    found: list[tuple[int, str]]
    referents: dict[str, Referent]
    at: dict[int, Reference]

    @property
    def office(self) -> int:
        """The token at which the first office begins; the end of the phrase when it names none."""
        return self.found[0][0] if self.found else self.phrase[-1] + 1

    @property
    def aide(self) -> bool:
        """Whether the office acts for a person too."""
        return any(office in offices().speaks_for for _, office in self.found)

    def has(self, kind: str, until: int | None = None) -> bool:
        """Whether one of the words of a kind stands in the phrase (before a token)."""
        words = offices().sides[kind]
        return any(self.doc[i].lower_ in words for i in self.phrase if until is None or i < until)


def principals(described: Described) -> Iterator[str]:
    """The actors in the phrase for whom the office acts: those before it ("council spokesman"), nearest first, then of, for, at."""
    for i in _places(described):
        actor_id = described.at[i].actor_id
        person = described.referents[actor_id].kind == "person"
        if (described.aide or not person) and _stands_for(described, i):
            noun = _campaign(described, i) if person else None
            yield campaign_of(described.referents[actor_id], noun, described.referents).actor_id if noun else actor_id
    yield from _by_name(described)


def _campaign(described: Described, i: int) -> str | None:
    """What of a person's the office is in, where that is a campaign ("Doe's campaign manager", "Doe's current campaign press secretary")."""
    between = (described.doc[j].lower_ for j in described.phrase if described.at[i].last < j < described.office)
    return next((word for word in between if word in CAMPAIGNS), None)


def _by_name(described: Described) -> Iterator[str]:
    """The bodies that the phrase names before the office in one word that was not taken for a name ("Labour MP Jane Doe")."""
    for i in described.phrase if described.found else ():
        word = described.doc[i].text
        if i < described.office and i not in described.at and word[:1].isupper():
            yield from (r.actor_id for r in described.referents.values() if r.kind == "organisation" and not r.known and word in r.names)


def _places(described: Described) -> Iterator[int]:
    doc, at, office = described.doc, described.at, described.office
    places = [i for i in described.phrase if i in at and i == at[i].first]
    yield from (i for i in reversed(places) if i <= office and not _is_home(described, i))
    links = _EMPLOYS | {"to"} if described.aide else _EMPLOYS
    after = [i for i in places if i > office and _link(doc, i) in links]
    for k, i in enumerate(after):
        between = range(at[i].last + 1, after[k + 1]) if k + 1 < len(after) else None
        only_qualifies = between is not None and all(doc[j].pos_ in {"NOUN", "PROPN", "ADJ"} for j in between)
        if not only_qualifies:  # "of the senate speaker Doe": Doe, not the senate
            yield i


def _is_home(described: Described, i: int) -> bool:
    """Whether the name at token i says where somebody is from or in ("a baker from Elm", "a hospital in Elm"), and not for whom he acts."""
    doc, reference = described.doc, described.at[i]
    before = [doc[j].lower_ for j in described.phrase if j < i]
    link = next((word for word in reversed(before) if word in _PREPOSITIONS), "")
    one_word = reference.last == reference.first and not doc[i].text.isupper()
    return link == "in" or (link == "from" and one_word and reference.form == "name")


def _stands_for(described: Described, i: int) -> bool:
    """Whether the phrase speaks for the actor named at token i, and not of it."""
    doc, words, reference = described.doc, offices(), described.at[i]
    actor = described.referents[reference.actor_id]
    against = words.sides["against"] | words.sides["served"]
    if actor.kind == "organisation" and _link(doc, i) == "for" and _has_seat(described):
        return False
    if i > described.phrase[0] and any(doc[j].lemma_.lower() in against for j in described.phrase if j < i):
        return False
    mark = _possessive(doc, reference)
    if mark is not None and _owns(described, mark, against):
        return False
    if _rides(doc, i, reference):
        return False
    if any(doc[j].lower_ in _ARTICLES for j in range(reference.last + 1, described.office)):
        return False  # "after the flood at Elm the minister, Jane Doe, resigned": another phrase begins
    if is_home(doc, reference.last) or (actor.kind != "person" and is_dismissed(doc, described.phrase)):
        return False
    if actor.kind == "country" and reference.form == "demonym" and _is_private(described):
        return False  # "a Norwegian lawyer"
    if i < described.office and is_portfolio(doc, i, described.at, described.referents):
        return False
    if described.has("opposed") and (actor.kind == "country" or actor.side is not None):
        return False
    plays = any(
        office in _OF_TEAMS for _, office in described.found
    )  # a former president may still be his country's, a former captain is none
    over = (actor.kind == "organisation" and not is_party(actor)) or (actor.kind == "country" and plays)
    return not (over and described.has("past", described.office))


_DISMISSING = frozenset("axe depose dismiss eject expel fire oust remove replace sack suspend".split())  # noqa: SIM905


def is_dismissed(doc: Doc, phrase: Sequence[int]) -> bool:
    """Whether the phrase says who is put out of office: "has removed its founder and chief executive, Jane Doe"."""
    for token in (doc[i] for i in phrase):
        for _ in range(_STEPS):
            token = token.head if token.dep_ in {"appos", "conj"} else token
        if token.dep_ in {"dobj", "nsubjpass"} and token.head.lemma_.lower() in _DISMISSING:
            return True
    return False


def _is_private(described: Described) -> bool:
    """Whether all that somebody is said to be is a calling, a body or a national by which nobody speaks for a country ("the largest Dutch union",
    "the Italian Paolo Doe")."""
    words = offices()
    if described.found:
        return all(office in words.sides["private"] for _, office in described.found)
    nouns = {described.doc[i].lemma_.lower() for i in described.phrase}
    return not nouns & (words.bodies | words.government)


def _has_seat(described: Described) -> bool:
    """Whether the office is a seat that is held for a place, and none on a board."""
    seat = any(office.split()[0] in _SEATS for _, office in described.found)
    return seat and not any(described.doc[j].lower_ in {"board", "staff", "team"} for j in described.phrase)


def _possessive(doc: Doc, reference: Reference) -> int | None:
    """Where it is said that something is somebody's: the possessive pronoun itself, or the ending after a name."""
    if doc[reference.last].tag_ == "PRP$":
        return reference.last
    after = min(reference.last + 1, len(doc) - 1)
    return after if doc[after].lower_ in _POSSESSIVE else None


def _rides(doc: Doc, i: int, reference: Reference) -> bool:
    """Whether the name only says whose make a thing is that somebody is on: "a rider on a Zorro scooter", not "on the Zorro board"."""
    name, words = doc[reference.last], offices()
    noun = name.head.lemma_.lower()
    return _link(doc, i) == "on" and name.dep_ in {"compound", "nmod"} and noun not in words.bodies | words.organisations


def is_portfolio(doc: Doc, i: int, at: Mapping[int, Reference], referents: Mapping[str, Referent]) -> bool:
    """Whether the body named at token i is what somebody else's officer is for ("the party's Treasury spokeswoman", "their Treasury spokeswoman").

    A country's ministry is that country's own.
    """
    owner = doc[i - 1] if i else None
    if owner is None or at[i].form != "name" or not (owner.lower_ in {"'s", "’s"} or (owner.pos_ == "PRON" and owner.dep_ == "poss")):
        return False
    reference = at.get(i - 2 if owner.lower_ in {"'s", "’s"} else i - 1)
    return reference is None or referents[reference.actor_id].kind != "country"


def _owns(described: Described, mark: int, nouns: frozenset[str]) -> bool:
    """Whether what belongs to the actor, which is said at token `mark` (`_possessive`), is one of the nouns."""
    rest = [described.doc[j] for j in described.phrase if j > mark]
    first = next((k for k, token in enumerate(rest) if token.pos_ == "ADP"), len(rest))
    return any(token.lemma_.lower() in nouns for token in rest[:first])


def is_party(actor: Referent) -> bool:
    return any(word.startswith(_PARTIES) for word in actor.name.casefold().split())


def _link(doc: Doc, i: int) -> str:
    """The preposition that brings in the noun phrase which starts at or just before token i."""
    k = i - 1
    while k >= 0 and (doc[k].pos_ in {"DET", "ADJ", "NOUN", "PROPN"} or doc[k].lower_ in _POSSESSIVE):
        k -= 1
    return doc[k].lower_ if k >= 0 else ""


def is_american(office: str, referents: dict[str, Referent]) -> bool:
    """Whether an office that the United States have is theirs in this text: it names them, or no other country."""
    known = [r for r in referents.values() if r.known]
    if office in {"congressman", "congresswoman"}:
        return "philippines" not in referents
    ours = any("united-states" in (r.actor_id, r.side) or r.actor_id in {"republican-party", "democratic-party"} for r in known)
    return ours or not any(r.kind == "country" for r in referents.values())


def beside(doc: Doc, reference: Reference, person: Referent, referents: dict[str, Referent], at: dict[int, Reference]) -> None:
    """Learn from "Doe of the Harbour Union" and "Doe, who leads the Harbour Union," for whom the person acts."""
    for i in (_of_body(doc, reference, at), led_body(doc, reference, at)):
        body = at[i] if i is not None else None
        if body and referents[body.actor_id].kind == "organisation" and body.actor_id not in person.principals:
            person.acts_for(body.actor_id, doc[reference.last + 1 : body.last + 1].text.lstrip(", "))


def _of_body(doc: Doc, reference: Reference, at: dict[int, Reference]) -> int | None:
    i = reference.last + 1
    if i >= len(doc) or doc[i].lower_ not in {"of", "from"} or (doc[i].lower_ == "from" and _is_moved(doc, reference)):
        return None
    i += 1
    while i < len(doc) and i not in at and doc[i].pos_ in {"DET", "ADJ", "NOUN"} and doc[i].is_lower:
        i += 1
    long = i in at and (at[i].last > at[i].first or (at[i].form == "name" and doc[i].text.isupper()))
    return i if long and at[i].form == "name" else None


def _is_moved(doc: Doc, reference: Reference) -> bool:
    """Whether "from" says whom somebody leaves, and not for whom he acts: "the signing of Doe from the Rovers", "Doe moved from"."""
    above = list(doc[reference.first : reference.last + 1].root.ancestors)[:_STEPS]
    return any(token.lemma_.lower() in _MOVING for token in above)


def led_body(doc: Doc, reference: Reference, at: dict[int, Reference]) -> int | None:
    """The first token of what somebody is said to lead: "Doe, who leads the union", "the firebrand who leads the union" said of Doe."""
    head = doc[reference.first : reference.last + 1].root
    for clause in (c for said in (head, *(c for c in head.children if c.dep_ == "appos")) for c in said.children):
        leads = clause.dep_ == "relcl" and clause.lemma_ in offices().sides["heads"]
        if leads and any(c.dep_ == "nsubj" and c.lower_ == "who" for c in clause.children):
            return next((_named_in(c, at) for c in clause.children if c.dep_ == "dobj"), None)
    return None


def _named_in(noun: Token, at: dict[int, Reference]) -> int | None:
    return at[noun.i].first if noun.i in at else None


def last_body(
    doc: Doc, phrase: Sequence[int], reference: Reference, person: Referent, referents: dict[str, Referent], references: Sequence[Reference]
) -> None:
    """Learn that an office without a body beside it ("chief executive Jane Doe said") is of the only one of its kind that was just named."""
    said = " ".join(doc[i].lower_ for i in phrase)
    if before := {doc[i].text for i in phrase[:-1] if doc[i].text[:1].isupper() and _is_name(doc, i)}:
        bodies = [r for r in referents.values() if r.kind == "organisation" and not r.known and before & set(r.name.split()[1:])]
        if len(bodies) == 1:
            person.acts_for(bodies[0].actor_id, f"{said}; {bodies[0].name} is called so in short")
        return  # "Harriers manager Jane Doe" is of no other club
    kinds = [kind for kind in ("firm", "union", "either") if any(f" {said} ".endswith(f" {office} ") for office in offices().sides[kind])]
    if not kinds:
        return
    if any(doc[i].lower_ in {"of", "for", "at"} | offices().sides["past"] | offices().sides["opposed"] for i in phrase):
        return
    if doc[max(0, phrase[0] - 1)].lower_ in {"his", "her", "my"} or is_dismissed(doc, phrase):
        return  # "his campaign manager" is a person's
    sentences = _sentences_before(doc, reference)
    inside = references[
        bisect_left(references, sentences, key=lambda r: r.first) : bisect_left(references, phrase[0], key=lambda r: r.first)
    ]
    named = [r for r in inside if r.form == "name" and _bears(referents[r.actor_id], kinds[0])]
    others = {r.actor_id for r in references if r.first < phrase[0] and r.form == "name" and _bears(referents[r.actor_id], kinds[0])}
    if len({r.actor_id for r in named}) != 1 or (len(others) > 1 and not any(_is_subject(doc, r) for r in named)):
        return  # "It lost a contract with Fenwick. Chief executive Jane Doe said": of whoever lost it
    person.acts_for(named[0].actor_id, f"{said}; the last body named is {referents[named[0].actor_id].name}")


def _is_subject(doc: Doc, reference: Reference) -> bool:
    return doc[reference.first : reference.last + 1].root.dep_ in SUBJECTS


def _is_name(doc: Doc, i: int) -> bool:
    """Whether a word with a capital is a name: by its part of speech, or because it has one within a sentence too."""
    return doc[i].pos_ == "PROPN" or any(t.text == doc[i].text and not t.is_sent_start for t in doc)


def _sentences_before(doc: Doc, reference: Reference) -> int:
    """The first token of the sentences in which a body may stand."""
    start = doc[reference.first].sent.start
    for _ in range(_NEAR - 1):
        start = doc[start - 1].sent.start if start else 0
    return start


def _bears(body: Referent, kind: str) -> bool:
    """Whether a body may have an officer of the kind."""
    name = set(body.name.casefold().split()) | body.words
    if body.kind != "organisation" or body.known:
        return False
    return not name & _NO_FIRM if kind == "firm" else True
