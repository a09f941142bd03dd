"""What an article says its actors are: office, nationality, party, employer.

Read from the words before a name ("French President Emmanuel Macron"), from appositions and brackets after it ("Jane Doe,
chairwoman of the council,", "Sen. John Doe (R-Texas)"), from appositions before it ("A spokesman for the council, John Doe,")
and from "X is a senator".

The phrases around a name that say who somebody is: title before it, apposition after it, predicate of "is".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from ..gazetteer.offices import offices
from ..parsing.turns import turns
from .bodies import ONLY_ONE
from .fits import may_be
from .principals import Described, beside, is_american, last_body, led_body, principals
from .ranks import rank_at
from .referents import Reference, Referent

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LINKS = frozenset({"of", "for", "at", "with", "in", "from", "to", "on"})
_LONGEST = 16
_NOMINAL = {"NOUN", "PROPN", "ADJ", "NUM", "DET"}
_JOINTS = {"'s", "’s", "'", "’", "-", "and", "&", "of", "for", "under", "at", "vice"}
_OPENERS = {",", "(", "—", "–"}
_CLOSERS = {",", ")", "—", "–", ".", ";"}


def phrase_before(doc: Doc, reference: Reference, at: dict[int, Reference]) -> list[int]:
    """The tokens of the noun phrase that leads up to a name, outermost first."""
    phrase: list[int] = []
    i = reference.first - 1
    if i > 0 and doc[i].text == "," and doc[reference.first : reference.last + 1].root.dep_ == "appos":
        i -= 1
    while i >= 0 and len(phrase) < _LONGEST and _nominal(doc[i]):
        other = at.get(i)
        if other and other.form == "name" and other.actor_id == reference.actor_id:
            break
        phrase.insert(0, i)
        if doc[i].is_sent_start:
            break
        i -= 1
    if phrase and doc[phrase[-1]].lower_ in LINKS:
        return []  # "a spokeswoman for Doe" tells who somebody else is
    return _own_title(doc, phrase, at)


def _nominal(token: Token) -> bool:
    return not token.is_space and (token.pos_ in _NOMINAL or token.lower_ in _JOINTS)


def _own_title(doc: Doc, phrase: list[int], at: dict[int, Reference]) -> list[int]:
    """The phrase from after its last "and", "of", "for" …, when what follows has an office of its own ("aide to President Doe").

    A demonym right before the name counts without an office ("Democrat Jane Doe").
    """
    for k in range(len(phrase) - 1, -1, -1):
        if doc[phrase[k]].lower_ in LINKS | {"and", "&"} and phrase[k] not in at and any(office_at(doc, i) for i in phrase[k + 1 :]):
            return phrase[k + 1 :]
    if any(office_at(doc, i) for i in phrase):
        return phrase
    if any(doc[i].lemma_.lower() in offices().sides["apart"] for i in phrase):
        return []  # "Russian dissident Doe"
    return [i for i in phrase[-1:] if i in at and at[i].form == "demonym"]


def office_at(doc: Doc, i: int) -> str | None:
    """The office that begins at token i, longest first ("prime minister" before "minister")."""
    words, word = offices(), doc[i].lower_
    if i + 1 < len(doc) and f"{word} {doc[i + 1].lower_}" in words.rows:
        return f"{word} {doc[i + 1].lower_}"
    for form in (word, doc[i].lemma_.lower()):
        if form in words.rows or (form in words.titles and form not in words.courtesy):
            return form
    return None


def phrase_after(doc: Doc, reference: Reference) -> list[int]:
    """The tokens of the apposition after a name: from the comma or bracket to the next comma, bracket, clause or line end."""
    i = reference.last + 1
    if i >= len(doc) or doc[i].text not in _OPENERS:
        return []
    if i + 2 < len(doc) and doc[i + 1].like_num and doc[i + 2].text == ",":
        i += 2  # "Jane Doe, 47, …"
    if i + 1 < len(doc) and doc[i + 1].lower_ in {"then", "now", "also", "once", "formerly"}:
        i += 1
    phrase: list[int] = []
    for token in doc[i + 1 : i + 1 + _LONGEST]:
        if _ends_phrase(token):
            break
        phrase.append(token.i)
    return phrase if phrase and _is_apposition(doc, phrase) else []


def _is_apposition(doc: Doc, phrase: list[int]) -> bool:
    """Whether the phrase is closed, begins as a noun phrase does, and has an office or a body as its head."""
    stop, first = phrase[-1] + 1, doc[phrase[0]]
    closed = stop < len(doc) and (doc[stop].text in _CLOSERS or doc[stop].lower_ in {"who", "whose", "which", "that"})
    if not closed or first.pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "VERB"}:
        return False
    for i in phrase:
        if doc[i].lower_ in LINKS:
            return False
        if office_at(doc, i) or doc[i].lemma_.lower() in offices().organisations:
            return True
    return False


def _ends_phrase(token: Token) -> bool:
    """Whether an apposition ends before the token; the comma around a state ("of the Springfield, Ill., branch") does not end it."""
    if token.is_space or token.text in {")", "—", "–", ";", ".", "“", '"'}:
        return True
    if token.text == ",":
        around = [token.doc[k].text for k in (token.i - 1, token.i + 1) if 0 <= k < len(token.doc)]
        return not any(len(w) <= 6 and w[0].isupper() and w.endswith(".") for w in around)
    return token.pos_ in {"AUX", "PRON", "SCONJ"} or (token.pos_ == "VERB" and token.dep_ != "amod")


def predicate(doc: Doc, reference: Reference) -> list[int]:
    """The tokens of the predicate noun of "NAME is/was/became NOUN …"."""
    head = doc[reference.first : reference.last + 1].root
    verb = head.head
    if head.dep_ != "nsubj" or verb.lemma_ not in {"be", "become", "remain", "serve"} or any(c.dep_ == "neg" for c in verb.children):
        return []
    for child in verb.children:
        if child.dep_ == "attr" and child.pos_ in {"NOUN", "PROPN"} and child.i > verb.i:
            return list(range(child.left_edge.i, min(child.i + 6, child.right_edge.i + 1)))
    return []


_PARTY = re.compile(r"[\s,(]+(R|D)(?:[-–—,)]|\.,?\s?[-–—])")
_PARTIES = {"R": "republican-party", "D": "democratic-party"}


def read_roles(doc: Doc, text: str, referents: dict[str, Referent], references: list[Reference]) -> None:
    """Add to each person and organisation the offices, words and principals that stand beside its names."""
    at = {i: r for r in references for i in range(r.first, r.last + 1)}
    labels = {turn.who[0]: turn.label[0] for turn in turns(text)}
    for reference in references:
        referent = referents[reference.actor_id]
        if reference.form != "name" or referent.kind not in {"person", "organisation"} or referent.side:
            continue
        phrases = [phrase_after(doc, reference), predicate(doc, reference)]
        if referent.kind == "person":
            phrases.insert(0, phrase_before(doc, reference, at) or _office_in_label(doc, reference, labels))
            _read_party(text, reference, referent)
        elif reference.first and doc[reference.first - 1].lower_ in offices().organisations:
            referent.words.add(doc[reference.first - 1].lower_)  # "the newspaper Doe"
        else:
            _learn_state(doc, reference, referent, referents, at)
        for phrase in phrases:
            if phrase:
                _learn(doc, phrase, referent, referents, at)
        if referent.kind == "person":
            beside(doc, reference, referent, referents, at)
            if phrases[0] and not referent.principals:
                last_body(doc, phrases[0], reference, referent, referents, references)


def _learn_state(doc: Doc, reference: Reference, body: Referent, referents: dict[str, Referent], at: dict[int, Reference]) -> None:
    """Let a ministry act for the country whose it is said to be ("Norway's Defence Ministry")."""
    owner = at.get(reference.first - 2)
    owned = owner is not None and doc[reference.first - 1].lower_ in {"'s", "’s"} and referents[owner.actor_id].kind == "country"
    if owner is not None and owned and doc[reference.last].lower_ in offices().sides["national"]:
        body.acts_for(owner.actor_id, doc[owner.first : reference.last + 1].text)


def read_owners(doc: Doc, referents: dict[str, Referent], references: list[Reference]) -> None:
    """Add to the people of whom nothing is known yet for whom they act, where that is only described ("the union's general secretary, Jane Doe")."""
    at = {i: r for r in references for i in range(r.first, r.last + 1)}
    described: dict[str, list[Referent]] = defaultdict(list)
    for reference in references:
        person = referents[reference.actor_id]
        if reference.form == "pronoun" or person.kind != "person" or person.side or person.principals:
            continue
        if reference.form == "description":
            described[person.actor_id] += _as_described(doc, reference, referents, references, at)
            continue
        for phrase in (phrase_before(doc, reference, at), phrase_after(doc, reference)):
            _learn_surely(doc, phrase, person, referents, references, at)
        led = led_body(doc, reference, at)
        if led is not None and not person.principals and _is_sure(doc, at[led], referents, references):
            person.acts_for(at[led].actor_id, doc[reference.last + 1 : at[led].last + 1].text.lstrip(", "))
    _agree(referents, described)


def _as_described(
    doc: Doc, reference: Reference, referents: dict[str, Referent], references: list[Reference], at: dict[int, Reference]
) -> list[Referent]:
    """Somebody as one description alone has him ("a spokesman for the company"); nothing where it says of nobody whose he is."""
    noun = doc[reference.last]
    if not any(child.dep_ in {"prep", "poss"} for child in noun.children):
        return []
    alone = Referent(reference.actor_id, noun.text, "person")
    _learn_surely(doc, list(range(noun.left_edge.i, noun.right_edge.i + 1)), alone, referents, references, at)
    return [alone]


def _agree(referents: dict[str, Referent], described: dict[str, list[Referent]]) -> None:
    """Let people who are only described act for whom all their descriptions name: "a spokesman" may be the company's and then the union's."""
    for actor_id, ones in described.items():
        known = {tuple(one.principals) for one in ones}
        if len(known) == 1 and not referents[actor_id].principals:
            for principal in ones[0].principals:
                referents[actor_id].acts_for(principal, ones[0].reasons[principal])


def _learn_surely(
    doc: Doc, phrase: list[int], person: Referent, referents: dict[str, Referent], references: list[Reference], at: dict[int, Reference]
) -> None:
    """Learn from a phrase in which every other mention is sure."""
    others = {i: at[i] for i in phrase if i in at and at[i].actor_id != person.actor_id}
    if others and all(_is_sure(doc, r, referents, references) for r in others.values()):
        _learn(doc, phrase, person, referents, others)


def _is_sure(doc: Doc, reference: Reference, referents: dict[str, Referent], references: list[Reference]) -> bool:
    """Whether a description cannot but mean its actor: by the noun in its name ("the union"), or as the only body named so far."""
    if reference.form != "description" or referents[reference.actor_id].kind != "organisation":
        return True
    body, noun = referents[reference.actor_id], doc[reference.last].lemma_.lower()
    if reference.rule == ONLY_ONE or noun in body.words | body.offices | set(body.name.casefold().split()):
        return True
    before = references[: bisect_left(references, reference.first, key=lambda r: r.first)]
    named = {r.actor_id for r in before if r.form == "name" and referents[r.actor_id].kind == "organisation"}
    return {actor_id for actor_id in named if may_be(noun, set(referents[actor_id].name.casefold().split()))} == {body.actor_id}


def _office_in_label(doc: Doc, reference: Reference, labels: dict[int, int]) -> list[int]:
    """The office before a person's name in brackets, in a transcript's label ("The Minister of State (Mr John Doe):")."""
    first = reference.first - (reference.first > 0 and doc[reference.first - 1].lower_ in offices().titles)
    begin = labels.get(doc[first].idx, doc[first].idx)
    return [i for i in range(max(0, first - 10), first - 1) if doc[i].idx >= begin]


def _read_party(text: str, reference: Reference, referent: Referent) -> None:
    """The party of "(R-Texas)", ", D-N.Y.," right after a name."""
    match = _PARTY.match(text, reference.end, reference.end + 12)
    if match:
        referent.acts_for(_PARTIES[match.group(1)], match.group().strip())
        referent.principals.insert(0, referent.principals.pop())


def _learn(doc: Doc, phrase: list[int], referent: Referent, referents: dict[str, Referent], at: dict[int, Reference]) -> None:
    """Take offices, words, gender and principals from a phrase that describes the referent."""
    words = offices()
    found = [(i, office) for i in phrase if not (i in at and at[i].form == "name") and (office := office_at(doc, i))]
    own = _own_part(doc, phrase)
    referent.words.update(doc[i].lower_ for i in own if doc[i].pos_ in {"ADJ", "NOUN", "PROPN"})
    if referent.kind == "person":
        for i, office in found:
            if i in own:
                referent.is_called(office, rank_at(doc, i, "person"))
        genders = ("m" if doc[i].lower_ in words.male else "f" for i in own if doc[i].lower_ in words.male | words.female)
        referent.gender = referent.gender or next(genders, None)
    for actor_id in principals(Described(doc, phrase, found, referents, at)):
        if actor_id != referent.actor_id:
            referent.acts_for(actor_id, doc[phrase[0] : phrase[-1] + 1].text)
    if any(office in words.american and is_american(office, referents) for i, office in found if not i or doc[i - 1].lower_ != "state"):
        referent.acts_for("united-states", doc[phrase[0] : phrase[-1] + 1].text)


def _own_part(doc: Doc, phrase: list[int]) -> list[int]:
    """The part of the phrase that speaks of the referent himself: up to the first "of", "for" …, without another's possessive."""
    end = next((k for k, i in enumerate(phrase) if k and doc[i].lower_ in LINKS), len(phrase))
    begin = next((k + 1 for k in range(end - 1, -1, -1) if doc[phrase[k]].lower_ in {"'s", "’s"}), 0)
    return phrase[begin:end]
