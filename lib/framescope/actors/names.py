"""Proper names: where an article names somebody.

The gazetteer goes before spaCy's statistics. What is left of spaCy's entities and of runs of proper nouns is trimmed of
titles ("Armenian Prime Minister Nikol Pashinyan" names "Nikol Pashinyan"); its kind is voted on by all places of the name.

The name inside a run of words that holds one: without titles, articles, possessive endings and what only leads up to it.

"Armenian Prime Minister Nikol Pashinyan" names "Nikol Pashinyan"; "Labour MP Jane Doe" names "Labour" and "Jane Doe".

A name where it stands, and the kind of actor that it names: person, organisation, place or group.

One place alone suggests a kind by the words of the name, the words around it and spaCy's label; all places of a name vote.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from ..gazetteer.gazetteer import Gazetteer, Hit
from ..gazetteer.name_forms import name_forms
from ..gazetteer.name_variants import LEGAL_FORMS, states
from ..gazetteer.offices import offices
from ..parsing.name_evidence import PLAYING
from ..parsing.owned_names import owned_names
from ..parsing.person_names import CREDITS, person_names
from ..parsing.turns import SPEAKER, Turn, turns
from ..parsing.vessels import vessels
from ..word_forms import lower_case_words
from .discourse import POST_NOMINALS
from .opening_words import plural_firms
from .written_names import written_names

if TYPE_CHECKING:
    from spacy.tokens import Doc

VESSEL = "vessel"
"""The kind of a name that is a ship's, and nobody's."""

_REPORTS = frozenset({
    "accuse", "add", "admit", "announce", "argue", "claim", "decline", "deny", "explain", "find", "insist", "note", "pledge",
    "promise", "publish", "refuse", "reply", "report", "say", "sue", "tell", "vow", "warn", "write",
})  # fmt: skip


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
    if (
        has_body_word(" ".join(words))
        or _is_firm(words)
        or (len(words) > 2 and len(words[-1]) > 4 and words[-1].lower() in name_forms().bodies)
    ):
        return "organisation"
    if not titled and len(words) == 1 and words[0].isupper() and len(words[0]) > 2:
        return "organisation"
    if not titled and len(words) == 1 and i > 0 and doc[i - 1].lower_ in {"in", "near", "outside"}:
        return "place"
    if titled or has_age(doc, j) or (len(words) > 1 and (words[0] in vocabulary.male_names or words[0] in vocabulary.female_names)):
        return "person"
    opens = doc[i].is_sent_start and (len(words) > 1 or words[0].endswith("s") or words[0].lower() in lower_case_words())
    if label == "" and doc[j].dep_ == "nsubj" and doc[j].head.lemma_ in _REPORTS and not opens:
        return "person" if words[0] in vocabulary.male_names | vocabulary.female_names else "organisation"
    return {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group"}.get(label)


def _is_firm(words: list[str]) -> bool:
    """Whether the last word of a name is a firm's form in law: "Santoro SpA", "Pelto Oyj", not "Ana Sa"."""
    last = words[-1]
    short = len(last) < 3 or last.lower() == "spa"
    return len(words) > 1 and last.lower() in LEGAL_FORMS and (not short or last != last.capitalize())


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
    return before.text.islower() and before.tag_ == "NN" and (before.lower_ in offices().organisations or _is_maker(before.lower_))


def _is_maker(word: str) -> bool:
    """Whether it is a noun for firms that is no part of their names: "shipbuilder", "retailer", not "bank"."""
    if word.endswith(("maker", "builder")) and len(word) > 7:
        return True
    return word in offices().organisations and word not in name_forms().bodies


def has_body_word(name: str) -> bool:
    """Whether a word of the name says that it is an organisation's ("Committee", "Bank")."""
    return any(word.lower() in offices().name_words for word in name.split())


_EDGE = {"the", "a", "an", "this", "that", "his", "her", "their", "our", "my", "its"}
_SIDES_IN_COURT = frozenset({"defence", "defense", "prosecution"})
"""Words that, with a capital at a sentence's start, name nobody ("Defense attorney Jane Doe")."""
_TAIL = {"'s", "’s", "'", "’", ".", "!", "?", "-", "and", "of"}
_MEMBERS = {"gentleman", "gentlemen", "lady", "ladies", "friend", "friends", "member", "members"}


def trimmed(doc: Doc, text: str, i: int, j: int, label: str, at: dict[int, Name]) -> Name | None:
    """The name inside tokens [i, j]: without articles, possessive endings, titles and the country before a title."""
    i += _opens_clause(doc, text, i, j)
    i += i < j and bool(doc[i].is_sent_start) and doc[i].lower_ in PLAYING
    maker = i < j and doc[i].is_sent_start and _is_maker(doc[i].lower_) and doc[i + 1].text[:1].isupper()
    i, titled = _after_titles(doc, i + bool(maker), j, label, at, i > 0 and is_title(doc, i - 1))
    j = _before_title(doc, i, _without_tail(doc, i, j))
    if (
        (i == j and doc[i].lower_ in _SIDES_IN_COURT)
        or not _names_somebody(doc, i, j)
        or _qualifies(doc, i, j)
        or all(k in at for k in range(i, j + 1))
    ):
        return None
    i = _at_given_name(doc, i, j) if label in {"PERSON", ""} else i
    j, joined = _over_hyphens(doc, j, at)
    end = doc[j].idx + len(doc[j].text)
    end -= 2 if text[end - 2 : end] in {"'s", "’s"} else 0
    body = bool(maker) or is_body(doc, i, titled)
    kind = "organisation" if body else kind_of(doc, i, j, label, titled)
    kind = "organisation" if joined and kind in {"place", None} else kind
    return Name(i, j, doc[i].idx, end, text[doc[i].idx : end], kind, sure=body or (kind == "person" and (titled or has_age(doc, j))))


def _after_titles(doc: Doc, i: int, j: int, label: str, at: dict[int, Name], titled: bool) -> tuple[int, bool]:
    """Where a name begins after articles, titles and the country or party before a title, and whether it has a title."""
    while i <= j:
        word, known = doc[i].lower_, at.get(i)
        if word in _EDGE:
            i += 1
        elif (word in offices().titles and i < j) or (is_title(doc, i) and (i < j or known is None) and label != "ORG"):
            titled, i = True, i + 1
        elif known and known.last < j and _belongs_before(doc, known, label):
            i = known.last + 1
        else:
            break
    return i, titled


def _without_tail(doc: Doc, i: int, j: int) -> int:
    """The last token of a name without possessive endings, marks, small words and what stands after names ("MP")."""
    while i <= j and (doc[j].lower_ in _TAIL or not doc[j].text[:1].isalnum()):
        j -= 1
    while i < j and j + 1 < len(doc) and doc[j].text in CREDITS and doc[j + 1].text == ":":
        j -= 1
    while i < j and doc[j].text in POST_NOMINALS:
        j -= 1
    return j


def _names_somebody(doc: Doc, i: int, j: int) -> bool:
    """Whether tokens [i, j] are written like a name, and are more than titles and what members of a parliament call each other."""
    if i and doc[i - 1].lower_ == "hon." and doc[i].lower_ in _MEMBERS:
        return False
    if i == j and doc[i].text in POST_NOMINALS:
        return False  # "the MSP"
    return i <= j and _looks_like_name(doc, i, j) and not all(is_title(doc, k) for k in range(i, j + 1))


def _qualifies(doc: Doc, i: int, j: int) -> bool:
    """Whether an English word at the head of a sentence only says of what trade the body named next is ("Budget airline Zephyr …")."""
    if i != j or not doc[i].is_sent_start or i + 2 >= len(doc) or doc[i].lower_ not in lower_case_words():
        return False
    return doc[i + 1].lower_ == doc[i + 1].text and doc[i + 1].lower_ in offices().organisations and doc[i + 2].text[:1].isupper()


def _opens_clause(doc: Doc, text: str, i: int, j: int) -> bool:
    """Whether the first word is a participle before a name that also stands without it: "Sentencing Doe, the judge …"."""
    word = doc[i].text
    if not (i < j and doc[i].is_sent_start and word.endswith("ing") and word not in offices().male_names):
        return False
    rest = text[doc[i + 1].idx : doc[j].idx + len(doc[j].text)]
    return text.count(rest) > text.count(f"{word} {rest}")


def _before_title(doc: Doc, i: int, j: int) -> int:
    """The last token of a name before the title that leads on to another name ("Labour" of "Labour MP Jane Doe")."""
    if i < j < len(doc) - 1 and doc[j].text[:1].isupper() and doc[j + 1].text[:1].isupper() and doc[j + 1].pos_ == "PROPN":
        if f"{doc[j - 1].lower_} {doc[j].lower_}" in offices().rows:
            return j - 2
        if is_title(doc, j) and doc[j].lower_ not in offices().courtesy:
            return j - 1
    return j


def _at_given_name(doc: Doc, i: int, j: int) -> int:
    """Where a name of three words or more begins when a word that is no given name stands before one ("Crooked Jane Doe")."""
    given = offices().male_names | offices().female_names
    if doc[i].text in given or doc[i].text.endswith("."):
        return i
    return next((k for k in range(i + 1, j) if doc[k].text in given and doc[k - 1].text != "-"), i)


def _over_hyphens(doc: Doc, j: int, at: dict[int, Name]) -> tuple[int, bool]:
    """The last token of a name that goes on after hyphens to another capital ("Chick" of "Chick-fil-A"), and whether it does."""
    last = j
    for k in range(j + 1, min(j + 6, len(doc) - 1), 2):
        if doc[k].text != "-" or doc[k - 1].whitespace_ or doc[k].whitespace_ or k + 1 in at:
            break
        last = k + 1 if doc[k + 1].text[:1].isupper() else last
    return last, last > j


def is_title(doc: Doc, i: int) -> bool:
    """Whether token i is a title or an office, as in "Rep. Doe", "aide Doe", "President Doe"."""
    vocabulary = offices()
    return doc[i].lower_ in vocabulary.titles or doc[i].lower_ in vocabulary.rows


def _belongs_before(doc: Doc, known: Name, label: str) -> bool:
    """Whether the known name at the left edge only qualifies what follows: "Republican Jane Doe", "US Senator Doe"."""
    following = doc[known.last + 1]
    if following.lower_ in {"'s", "’s", "-"}:
        return True
    if is_title(doc, following.i):
        return label != "ORG" or (following.i < len(doc) - 1 and doc[following.i + 1].text[:1].isupper())
    return known.form == "demonym" and (label == "PERSON" or following.text in offices().male_names | offices().female_names)


def _looks_like_name(doc: Doc, i: int, j: int) -> bool:
    first, last = doc[i].text, doc[j].text
    hyphened = j > i + 1 and doc[j - 1].text == "-" and doc[j - 2].text[:1].isupper()
    if not first[:1].isupper() or not (last[:1].isupper() or last[:1].isdigit() or hyphened):
        return False
    letters = sum(c.isalnum() for k in range(i, j + 1) for c in doc[k].text)
    numbered = j > i and last.isdigit() and doc[j - 1].text in offices().numbered
    return (numbered or any(c.isalpha() for c in last)) and letters > 1


_LABELS = {"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT"}
_MISTAKEN = {"WORK_OF_ART", "EVENT", "LAW"}
"""Labels under which spaCy also puts titled persons ("Mayor Jane Doe")."""


def find_names(doc: Doc, text: str, gazetteer: Gazetteer) -> list[Name]:
    """All names of a document in order, without overlaps. ``known`` is the gazetteer's actor_id where it has one."""
    starts = [token.idx for token in doc]
    surnames = {e.text.split()[-1] for e in doc.ents if e.label_ == "PERSON" and len(e.text.split()) > 1}
    known = [_known(text, hit, starts) for hit in _countries(text, gazetteer.find(text), surnames)]
    at = {i: name for name in known for i in range(name.first, name.last + 1)}
    free = _joined(text, sorted(_candidates(doc, text, at, gazetteer), key=lambda name: name.start))
    free = [_with_country(text, name, at) for name in free]
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


def _candidates(doc: Doc, text: str, at: dict[int, Name], gazetteer: Gazetteer) -> Iterator[Name]:
    """Names that the gazetteer lacks: trimmed entities first, then runs of proper nouns outside them."""
    used: set[int] = set()
    floor, words = turns(text), [token.text for token in doc]
    for name in chain(
        _written(doc, text),
        _vessels(doc, text, at),
        _plural_firms(doc, at),
        _owned(doc, text, at, gazetteer),
        _state_names(doc, text, at),
        _teams(doc, text, at),
        _label_names(doc, text, floor, at),
        _people(doc, text, floor, gazetteer),
        _pet_names(doc, words, at),
    ):
        if name.first in used:
            continue
        used.update(range(name.first, name.last + 1))
        yield name
    spans = [*_numbered(doc, words), *((ent.start, ent.end - 1, ent.label_) for ent in doc.ents if ent.label_ in _LABELS)]
    spans += [(ent.start, ent.end - 1, "PERSON") for ent in doc.ents if ent.label_ in _MISTAKEN and is_title(doc, ent.start)]
    whole = _well_known(doc, text)
    for first, last, label in [*spans, *_runs(doc, words)]:
        first, last = whole.get(first, (first, last))
        for i, j in _pieces(doc, first, last):
            while i < j and doc[i].text in gazetteer.places and doc[i].text.endswith("."):
                i += 1
            i += _is_place_before(doc, i, j)
            found = _in_label(floor, trimmed(doc, text, i, j, label, at))
            if found and not used & set(range(found.first, found.last + 1)):
                used.update(range(found.first, found.last + 1))
                yield found


def _is_place_before(doc: Doc, i: int, j: int) -> bool:
    """Whether a name begins with the place of what is said of somebody who has the rest for a name ("in *Portugal* Haldor paid more")."""
    if i == j or not i or doc[i - 1].lower_ not in ("in", "at") or j + 1 >= len(doc) or doc[j + 1].pos_ not in ("VERB", "AUX"):
        return False
    rest = doc[i + 1 : j + 1]
    elsewhere = (t.i for t in doc if t.text == rest[0].text and t.i != i + 1)
    return any(
        doc[k : k + len(rest)].text == rest.text and (not k or not doc[k - 1].text[:1].isupper() or doc[k - 1].is_sent_start)
        for k in elsewhere
    )


def _well_known(doc: Doc, text: str) -> dict[int, tuple[int, int]]:
    """By token the well-known name of several words in which it stands ("Black Lives Matter"), which is never cut."""
    found: dict[int, tuple[int, int]] = {}
    for match in _known_names().finditer(text):
        span = doc.char_span(*match.span())
        if span is not None:
            found.update(dict.fromkeys(range(span.start, span.end), (span.start, span.end - 1)))
    return found


@cache
def _known_names() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, name_forms().known), key=len, reverse=True))})\b")


def _label_names(doc: Doc, text: str, floor: Sequence[Turn], at: dict[int, Name]) -> Iterator[Name]:
    """The names of the speakers in the labels of turns, which stand in no sentence that spaCy could go by."""
    for turn in floor:
        span = doc.char_span(*turn.who, alignment_mode="contract") if turn.role == SPEAKER else None
        name = trimmed(doc, text, span.start, span.end - 1, "PERSON", at) if span else None
        if name and not has_body_word(name.text):
            yield replace(name, kind="person", sure=True)


def _people(doc: Doc, text: str, floor: Sequence[Turn], gazetteer: Gazetteer) -> Iterator[Name]:
    """The names of persons as they were told before the parse, by what does not depend on the name."""
    for person in person_names(text, gazetteer):
        span = doc.char_span(person.start, person.end)
        name = span and Name(span.start, span.end - 1, person.start, person.end, span.text, "person", sure=True)
        if name and _in_label(floor, name):
            yield name


def _written(doc: Doc, text: str) -> Iterator[Name]:
    """The names that are written otherwise than they are said, as they are said."""
    for start, end, name in written_names(text):
        span = doc.char_span(start, end)
        if span is not None:
            yield Name(span.start, span.end - 1, start, end, name, "person", sure=True)


def _plural_firms(doc: Doc, at: dict[int, Name]) -> Iterator[Name]:
    """The firms that are called by a plural, and do things in the singular ("Boots has raised its prices")."""
    for token in plural_firms(doc):
        if token.i not in at:
            yield Name(token.i, token.i, token.idx, token.idx + len(token.text), token.text, "organisation", sure=True)


def _vessels(doc: Doc, text: str, at: dict[int, Name]) -> Iterator[Name]:
    """The names of ships, which are no actors ("the MV Lady Isla")."""
    for start, end in vessels(text, {name.start for name in at.values()}):
        span = doc.char_span(start, end, alignment_mode="contract")
        if span is not None:
            yield Name(span.start, span.end - 1, start, end, text[start:end], VESSEL, sure=True)


def vessel_tokens(doc: Doc, text: str) -> Iterator[int]:
    """The tokens of the names of ships: "the MV Western *Star*" is no star."""
    for name in _vessels(doc, text, {}):
        yield from range(name.first, name.last + 1)


def _owned(doc: Doc, text: str, at: dict[int, Name], gazetteer: Gazetteer) -> Iterator[Name]:
    """The names of bodies and places that hold an owner's ("Guy's Hospital")."""
    for start, end in owned_names(text, {name.start for name in at.values()}, gazetteer.places):
        span = doc.char_span(start, end, alignment_mode="contract")
        if span is not None:
            kind = "organisation" if has_body_word(span.text) or span[-1].lower_ not in name_forms().places else "place"
            yield Name(span.start, span.end - 1, start, end, text[start:end], kind, sure=True)


_PET_NAMES = frozenset(
    {"Auntie", "Dad", "Daddy", "Gran", "Grandad", "Grandma", "Grandpa", "Granny", "Mama", "Mom", "Mommy", "Mum", "Mummy", "Nana", "Papa"}
)


def _pet_names(doc: Doc, words: list[str], at: dict[int, Name]) -> Iterator[Name]:
    """What children call their kin, where it stands alone: "Daddy knows", not "my Dad" or "Granny Smith"."""
    for token in (doc[i] for i, word in enumerate(words) if word in _PET_NAMES):
        if token.i in at or token.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "conj"}:
            continue
        beside = any(t.text[:1].isupper() and t.pos_ == "PROPN" for t in doc[max(0, token.i - 1) : token.i + 2] if t.i != token.i)
        if not (beside or any(c.dep_ in {"det", "poss", "amod"} for c in token.children)):
            yield Name(token.i, token.i, token.idx, token.idx + len(token.text), token.text, "person", sure=True)


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


_OWNERS = frozenset({"' ", "’ ", "'s ", "’s "})


def _joined(text: str, names: list[Name]) -> list[Name]:
    """The names, with those joined that spaCy cut in two: a given name and the name right after it, "the Roads and Bridges Commission"."""
    given = offices().male_names | offices().female_names
    joined: list[Name] = []
    for name in names:
        before = joined[-1] if joined else None
        if before and before.last + 1 == name.first and before.text in given and text[before.end : name.start] == " ":
            joined[-1] = Name(before.first, name.last, before.start, name.end, text[before.start : name.end], "person")
        elif before and _is_rest(text, before, name):
            joined[-1] = Name(before.first, name.last, before.start, name.end, text[before.start : name.end], "organisation", sure=True)
        else:
            joined.append(name)
    return joined


def _is_rest(text: str, before: Name, name: Name) -> bool:
    """Whether one word for a body holds two names together: "the Independent Roads and Bridges Commission", "the Workers' Freedom Party"."""
    one, other = before.text.lower().split(), name.text.lower().split()
    plural = one[-1].endswith(("men", "people", "children", "workers")) or (len(one) == 1 and one[0].endswith("s"))
    if text[before.end : name.start] in _OWNERS and plural:
        return other[-1] in name_forms().bodies  # "the Workers' Freedom Party"
    if text[before.end : name.start] not in {" and ", " & "} or not text.endswith(("the ", "The "), 0, before.start):
        return False
    whole = len(other) > 1 and other[-1] in name_forms().bodies and other[-1] not in name_forms().places
    return whole and before.kind != "person" and not set(one) & name_forms().bodies


def _with_country(text: str, name: Name, at: dict[int, Name]) -> Name:
    """The name of a body with the countries that end it ("Age Action UK", "Seed Standards Norway Sweden")."""
    country = at.get(name.last + 1)
    if name.kind != "organisation" or not country or country.form != "name" or text[name.end : country.start] != " ":
        return name
    longer = replace(name, last=country.last, end=country.end, text=text[name.start : country.end])
    after = text[country.end : country.end + 2]
    if after[1:].isupper() or after[:1] == "-":
        whole = _with_country(text, longer, at)
        return whole if whole.last > longer.last else name
    return longer


_BEFORE_A_COUNTRY = frozenset(
    """
    Archery Arts Athletics Badminton Basketball Boxing Cricket Cycling Football Gymnastics Healthwatch Hockey Innovation Invest Judo Netball
    Rowing Sport Swim Swimming Team Tennis Tourism Transparency Triathlon Universities Volleyball Wrestling
    """.split()  # noqa: SIM905
)
"""Words that with a country right after them are a body's name."""


def _teams(doc: Doc, text: str, at: dict[int, Name]) -> Iterator[Name]:
    """Bodies named by what they are for and their country ("Team Norway", "Sport Norway")."""
    for name in {id(n): n for n in at.values()}.values():
        if name.form == "name" and name.first and doc[name.first - 1].text in _BEFORE_A_COUNTRY and doc[name.first - 1].whitespace_ == " ":
            start = doc[name.first - 1].idx
            yield Name(name.first - 1, name.last, start, name.end, text[start : name.end], "organisation", sure=True)


def _numbered(doc: Doc, words: list[str]) -> Iterator[tuple[int, int, str]]:
    """Bodies that a number tells apart: "Teamsters Local 25"."""
    for last, (before, word) in enumerate(pairwise(words), start=1):
        if word.isdigit() and before in offices().numbered:
            first = last - 1
            while first and doc[first - 1].text[:1].isupper() and doc[first - 1].pos_ in {"PROPN", "NOUN"}:
                first -= 1
            yield first, last, "ORG"


def _runs(doc: Doc, words: list[str]) -> list[tuple[int, int, str]]:
    """Runs of capitalised proper nouns that no entity touches."""
    covered = {i for ent in doc.ents for i in range(ent.start, ent.end)}
    runs, begin = [], None
    for i, word in enumerate(words):
        inside = word[:1].isupper() and i not in covered and doc[i].pos_ == "PROPN"
        if inside and begin is None and len(word) > 1 and doc[i].is_sent_start and doc[i].dep_ == "ROOT":
            inside = False
        if inside and begin is None:
            begin = i
        if not inside and begin is not None:
            runs.append((begin, i - 1, ""))
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
    return plural and doc[last].text[:1].isupper() and doc[last].lower_ in name_forms().bodies
