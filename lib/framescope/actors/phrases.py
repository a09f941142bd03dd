"""The phrases around a name that say who somebody is: title before it, apposition after it, predicate of "is"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .offices import offices
from .referents import Reference

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
    return _own_title(doc, phrase, at)


def _nominal(token: Token) -> bool:
    return not token.is_space and (token.pos_ in _NOMINAL or token.lower_ in _JOINTS)


def _own_title(doc: Doc, phrase: list[int], at: dict[int, Reference]) -> list[int]:
    """The phrase from after its last "and", "of", "for" …, when what follows has an office of its own ("aide to President Doe").

    A demonym right before the name counts without an office ("Democrat Jane Doe").
    """
    for k in range(len(phrase) - 1, -1, -1):
        if doc[phrase[k]].lower_ in LINKS | {"and", "&"} and any(office_at(doc, i) for i in phrase[k + 1 :]):
            return phrase[k + 1 :]
    if any(office_at(doc, i) for i in phrase):
        return phrase
    return [i for i in phrase[-2:] if i in at and at[i].form == "demonym"]


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
