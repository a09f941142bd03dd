"""Proper names: where an article names somebody.

The gazetteer goes before spaCy's statistics. What is left of spaCy's entities and of runs of proper nouns is trimmed of
titles ("Armenian Prime Minister Nikol Pashinyan" names "Nikol Pashinyan"); its kind is voted on by all places of the name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from ..parsing.turns import SPEAKER, Turn, turns
from .gazetteer import Gazetteer, Hit
from .namekinds import Name, has_body_word
from .nametrim import is_title, trimmed
from .offices import offices
from .statehood import states

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LABELS = {"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT"}
_MISTAKEN = {"WORK_OF_ART", "EVENT", "LAW"}
"""Labels under which spaCy also puts titled persons ("Mayor Jane Doe")."""


def find_names(doc: Doc, text: str, gazetteer: Gazetteer) -> list[Name]:
    """All names of a document in order, without overlaps. ``known`` is the gazetteer's actor_id where it has one."""
    starts = [token.idx for token in doc]
    surnames = {e.text.split()[-1] for e in doc.ents if e.label_ == "PERSON" and len(e.text.split()) > 1}
    known = [_known(text, hit, starts) for hit in _countries(text, gazetteer.find(text), surnames)]
    at = {i: name for name in known for i in range(name.first, name.last + 1)}
    free = _joined(text, sorted(_candidates(doc, text, at, gazetteer.places), key=lambda name: name.start))
    taken = {i for name in free for i in range(name.first, name.last + 1)}
    kept = [name for name in known if not taken & set(range(name.first, name.last + 1))]
    return sorted(free + kept, key=lambda name: name.start)


def _countries(text: str, hits: list[Hit], surnames: set[str]) -> list[Hit]:
    """The hits, without a country that nothing but a person's surname names ("Dane", where John Dane is in the text)."""
    clear = {hit.actor_id for hit in hits if text[hit.start : hit.end] not in surnames}
    return [hit for hit in hits if hit.actor_id in clear]


def _known(text: str, hit: Hit, starts: list[int]) -> Name:
    first = bisect_right(starts, hit.start) - 1
    last = bisect_right(starts, hit.end - 1) - 1
    return Name(first, last, hit.start, hit.end, text[hit.start : hit.end], None, hit.actor_id, hit.form)


def _candidates(doc: Doc, text: str, at: dict[int, Name], places: frozenset[str]) -> Iterator[Name]:
    """Names that the gazetteer lacks: trimmed entities first, then runs of proper nouns outside them."""
    used: set[int] = set()
    floor = turns(text)
    for name in chain(_state_names(doc, text, at), _label_names(doc, text, floor, at)):
        used.update(range(name.first, name.last + 1))
        yield name
    spans = [*_numbered(doc), *((ent.start, ent.end - 1, ent.label_) for ent in doc.ents if ent.label_ in _LABELS)]
    spans += [(ent.start, ent.end - 1, "PERSON") for ent in doc.ents if ent.label_ in _MISTAKEN and is_title(doc, ent.start)]
    for first, last, label in [*spans, *_runs(doc, spans)]:
        for i, j in _pieces(doc, first, last):
            while i < j and doc[i].text in places and doc[i].text.endswith("."):
                i += 1
            name = _in_label(floor, trimmed(doc, text, i, j, label, at))
            if name and not used & set(range(name.first, name.last + 1)):
                used.update(range(name.first, name.last + 1))
                yield name


def _label_names(doc: Doc, text: str, floor: Sequence[Turn], at: dict[int, Name]) -> Iterator[Name]:
    """The names of the speakers in the labels of turns, which stand in no sentence that spaCy could go by."""
    for turn in floor:
        span = doc.char_span(*turn.who, alignment_mode="contract") if turn.role == SPEAKER else None
        name = trimmed(doc, text, span.start, span.end - 1, "PERSON", at) if span else None
        if name and not has_body_word(name.text):
            yield replace(name, kind="person", sure=True)


def _state_names(doc: Doc, text: str, at: dict[int, Name]) -> Iterator[Name]:
    """The names that claim a state which the gazetteer lacks ("Republic of Artsakh")."""
    for start, end in states(text):
        span = doc.char_span(start, end, alignment_mode="contract")
        if span and not any(token.i in at for token in span):
            yield Name(span.start, span.end - 1, start, end, text[start:end], "country", sure=True)


def _in_label(floor: Sequence[Turn], name: Name | None) -> Name | None:
    """The name, unless it is a constituency, a party or an office in the label of a turn."""
    k = bisect_right(floor, name.start, key=lambda turn: turn.label[0]) - 1 if name else -1
    if name is None or k < 0 or name.start >= floor[k].label[1]:
        return name
    return name if floor[k].who[0] <= name.start < floor[k].who[1] else None


def _joined(text: str, names: list[Name]) -> list[Name]:
    """The names, with a given name joined to the name right after it where spaCy cut the two apart."""
    given, joined = offices().male_names | offices().female_names, []
    for name in names:
        before = joined[-1] if joined else None
        if before and before.last + 1 == name.first and before.text in given and text[before.end : name.start] == " ":
            joined[-1] = Name(before.first, name.last, before.start, name.end, text[before.start : name.end], "person")
        else:
            joined.append(name)
    return joined


def _numbered(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Bodies that a number tells apart: "Teamsters Local 25"."""
    for token in doc[1:]:
        if token.text.isdigit() and token.nbor(-1).text in offices().numbered:
            first = token.i - 1
            while first and doc[first - 1].text[:1].isupper() and doc[first - 1].pos_ in {"PROPN", "NOUN"}:
                first -= 1
            yield first, token.i, "ORG"


def _runs(doc: Doc, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Runs of capitalised proper nouns that no entity touches."""
    covered = {i for ent in doc.ents for i in range(ent.start, ent.end)}
    runs, begin = [], None
    for token in doc:
        inside = token.pos_ == "PROPN" and token.text[:1].isupper() and token.i not in covered
        if inside and token.is_sent_start and begin is None and len(token.text) > 1 and token.dep_ == "ROOT":
            inside = False
        if inside and begin is None:
            begin = token.i
        if not inside and begin is not None:
            runs.append((begin, token.i - 1, ""))
            begin = None
    if begin is not None:
        runs.append((begin, len(doc) - 1, ""))
    return runs


def _pieces(doc: Doc, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The span cut at line breaks, commas, brackets, quotation marks and slashes."""
    begin = first
    for i in range(first, last + 1):
        if doc[i].text in {"'s", "’s", "'", "’"} and begin < i < last and _owned_body(doc, i, last):
            continue
        if doc[i].is_space or doc[i].text in {",", "(", ")", "[", "]", '"', "“", "”", ":", ";", "/", "—", "–", "--", "''", "'s", "’s"}:
            if begin < i:
                yield begin, i - 1
            begin = i + 1
    if begin <= last:
        yield begin, last


def _owned_body(doc: Doc, i: int, last: int) -> bool:
    """Whether a possessive ending is part of a body's name: a plural before it, a capitalised word for bodies at the end ("Fishermen's Union")."""
    owner = doc[i - 1].lower_
    plural = doc[i - 1].tag_ in {"NNS", "NNPS"} or owner.endswith(("men", "people", "children")) or doc[i].text in {"'", "’"}
    return plural and doc[last].text[:1].isupper() and doc[last].lower_ in offices().name_words
