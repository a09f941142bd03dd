"""A name where it stands, and the kind of actor that it names: person, organisation, place or group.

One place alone suggests a kind by the words of the name, the words around it and spaCy's label; all places of a name vote.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .offices import offices

if TYPE_CHECKING:
    from spacy.tokens import Doc

_REPORTS = {"say", "tell", "report", "write", "announce", "publish", "find", "note", "argue", "claim", "add", "reply", "decline", "sue"}


@dataclass(frozen=True)
class Name:
    """One place where a name stands: token span [first, last], character span, kind as this place alone suggests it."""

    first: int
    last: int
    start: int
    end: int
    text: str
    kind: str | None
    known: str | None = None
    form: str = "name"
    sure: bool = False
    """The words around the name leave no doubt of its kind: a title, "the company", a speaker's label."""


def kind_of(doc: Doc, i: int, j: int, label: str, titled: bool) -> str | None:
    """person, organisation, place or None, from the words of the name, the title before it and spaCy's label."""
    vocabulary = offices()
    words = [doc[k].text for k in range(i, j + 1)]
    if has_body_word(" ".join(words)):
        return "organisation"
    if not titled and len(words) == 1 and words[0].isupper() and len(words[0]) > 2:
        return "organisation"
    if not titled and len(words) == 1 and i > 0 and doc[i - 1].lower_ in {"in", "near", "outside"}:
        return "place"
    if titled or has_age(doc, j) or (len(words) > 1 and (words[0] in vocabulary.male_names or words[0] in vocabulary.female_names)):
        return "person"
    if label == "" and doc[j].dep_ == "nsubj" and doc[j].head.lemma_ in _REPORTS and not doc[i].is_sent_start:
        return "person" if words[0] in vocabulary.male_names | vocabulary.female_names else "organisation"
    return {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group"}.get(label)


def has_age(doc: Doc, j: int) -> bool:
    """Whether an age follows the name that ends at token j: "Jane Doe, 47, …"."""
    if j + 3 >= len(doc) or doc[j + 1].text != "," or doc[j + 3].text not in {",", "."}:
        return False
    return doc[j + 2].text.isdigit() and 0 < int(doc[j + 2].text) < 120


def vote(names: list[Name]) -> str | None:
    """The kind most mentions of one name suggest, sure ones before all others; a person wins a tie."""
    votes = Counter(name.kind for name in names if name.sure) or Counter(name.kind for name in names if name.kind)
    if not votes:
        return None
    top = max(votes.values())
    return "person" if votes["person"] == top else max(votes, key=lambda kind: votes[kind])


def is_body(doc: Doc, i: int, titled: bool) -> bool:
    """Whether the word before the name says that it is an organisation's: "the company Doe", and the article of "The Herald"."""
    if not i:
        return False
    before = doc[i - 1]
    if before.lower_ in offices().organisations and doc[i].text.isupper() and len(doc[i].text) > 1:
        return True
    if titled:
        return False
    if before.text == "The":
        return not before.is_sent_start and doc[i].tag_ != "NNPS" and doc[i].dep_ != "compound"
    return before.text.islower() and before.tag_ == "NN" and before.lower_ in offices().organisations


def has_body_word(name: str) -> bool:
    """Whether a word of the name says that it is an organisation's ("Committee", "Bank")."""
    return any(word.lower() in offices().name_words for word in name.split())
