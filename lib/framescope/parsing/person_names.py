"""Where a text names persons, told without knowing the names: by their form and by what stands around them.

A statistical tagger has seen the names of some origins more often than those of others, and takes the rest for firms and towns.
So whether "Zhang Weimin" or "Ana Bell" is a person is decided before the parse, by what does not depend on the name: it is two to
five words with capitals (and particles: "al-", "de la"), and no form of a place, a thing or a body ("Lane", "Hurricane", "Ltd");
titles, ages, verbs of speech, kin and surnames that come again speak for a person, "the", "in" and "shares" against one (`evidence`).
All places of a name vote, and the decision holds for the whole text, also where the surname or the given name stands alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..gazetteer.name_forms import is_given_name, name_forms
from ..gazetteer.offices import offices
from ..word_forms import lower_case_words
from .name_evidence import NEAR, OFFICE, evidence, is_title
from .owned_names import owned_names
from .vessels import vessels

if TYPE_CHECKING:
    from ..gazetteer.gazetteer import Gazetteer, Hit

LONGEST = 5
"""Words of a person's name, at most."""

SHORT_WORD = 4
"""English words up to so many letters ("song", "can", "van") are names somewhere, too."""

ENOUGH = 3
"""Places of a short form that are looked at."""

AT_HAND = 32
"""Texts whose names are kept: of those parsed together each is asked for again once it is parsed."""

QUOTED = 2
"""Characters between a given name and a nickname in quotation marks or brackets ("William (Bill) Doe")."""

_WORD = re.compile(r"(?:[A-Z]\.){2,3}(?= [A-Z])|[^\W\d_]+(?:['’‑-][^\W\d_]+)*")
_CONTRACTED = re.compile(r"I['’](?:m|d|ve|ll)$")
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_NICKNAME = re.compile(
    r' (?:"[A-Z][^\W\d_]{1,20}(?: [A-Z][^\W\d_]{1,20})?"|“[A-Z][^\W\d_]{1,20}(?: [A-Z][^\W\d_]{1,20})?”|\([A-Z][a-z]{1,20}\)) (?=[A-Z])'
)
_QUOTATION = re.compile(r"[“\"]([^“”\"\n]{16,150})[”\"]")
_NEXT_NAME = re.compile(r" ((?:[a-z]{1,5} ){0,3})([A-Z][a-z’'][^\W\d_]*)")
_SUFFIXES = ("-based", "-led", "-backed", "-style", "-born", "-era", "-area", "-owned", "-run", "-bound")
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_MONTHS = frozenset({"January", "February", "March", "July", "September", "October", "November", "December"})
_DATE = re.compile(rf",? (?:\d|May \d|(?:{'|'.join(sorted(_MONTHS))}|April|June|August)\b)")
_NO_NAMES = _DAYS | _MONTHS | {"Christmas"} | {"The", "My", "His", "Her", "Our", "Your", "Their", "This", "That", "These", "Those"}
CREDITS = frozenset({"Credit", "Illustration", "Image", "Photo", "Photograph", "Picture", "Video"})
"""What before a colon says whose a picture is, behind the caption."""
_SMALL = frozenset({"and", "but", "for", "from", "into", "nor", "off", "onto", "over", "per", "the", "than", "upon", "via", "with", "yet"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """Characters start … end (half-open) name a person; `last`: where the last name in it begins (`start` where one name stands alone).

    `whole` is the longest form of the same name in the text.
    """

    start: int
    last: int
    end: int
    whole: str


class Word(NamedTuple):
    """A word of a name: with the full stop of an initial, without a possessive ending (`owns`)."""

    start: int
    end: int
    text: str
    owns: bool


Run = tuple[Word, ...]


@lru_cache(maxsize=AT_HAND)
def _person_names(text: str, taken: frozenset[tuple[int, int]], known: frozenset[str]) -> tuple[PersonName, ...]:
    lines = _headlines(text)
    starts = {start for start, _ in taken}
    taken |= {*owned_names(text, starts, known), *vessels(text, starts)}
    runs = [run for whole in _runs(text, taken) for run in _parts(text, whole) if _text(run) not in known]
    shown = [run for run in runs if not _within(run[0].start, lines)]
    people = _people(text, shown)
    for name in _titled(runs, lines):
        for short in (_text(name), *(short for short in _short_forms(name) if "-" in short or not _is_ordinary(short))):
            people.setdefault(short, _text(name))
    return tuple(_found(runs, people, {run[0].start for run in shown}))


def _titled(runs: Sequence[Run], lines: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """The names in headlines and titles that a given name and a word tell that English lacks ("No Ana Okafor Story Today")."""
    for run in runs:
        if not _within(run[0].start, lines) or run[-1].text.lower() in name_forms().no_person_last:
            continue
        for first, last in pairwise(run):
            if is_given_name(first.text) and not _is_ordinary(first.text) and not first.owns and _is_last_name(last.text):
                yield first, last


def _is_last_name(word: str) -> bool:
    return not _is_ordinary(word) and _is_capital(word) and word[0].isupper() and word.lower() not in name_forms().no_person_last


_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Judge|Justice|Canon|Captain|Major|Colonel)\.? ([^\W\d_a-z][^\W\d_]{1,20}) \Z"
)


def person_names(text: str, gazetteer: Gazetteer) -> tuple[PersonName, ...]:
    """The names of persons in `text` that the gazetteer does not hold, in order, without overlaps."""
    known = frozenset((hit.start, hit.end) for hit in gazetteer.find(text) if not (_given(text, hit) or _surname(text, hit)))
    return _person_names(text, known, gazetteer.places)


def _within(start: int, lines: Sequence[tuple[int, int]]) -> bool:
    k = bisect_right(lines, start, key=lambda line: line[0]) - 1
    return k >= 0 and start < lines[k][1]


def _given(text: str, hit: Hit) -> bool:
    """Whether the name of a country is a given name: right before a word that is no English one ("Georgia Marlow")."""
    if hit.form != "name" or " " in (name := text[hit.start : hit.end]) or name.isupper():
        return False
    after = _WORD.match(text, hit.end + 1) if text[hit.end : hit.end + 1] == " " else None
    return (
        after is not None and _is_capital(after[0]) and not _is_ordinary(after[0]) and after[0].lower() not in name_forms().no_person_last
    )


def _surname(text: str, hit: Hit) -> bool:
    """Whether the name of a country or its people is a surname: right behind a title and a given name ("Dr Harriet Pole")."""
    before = _TITLED.search(text[max(0, hit.start - 40) : hit.start])
    return before is not None and " " not in text[hit.start : hit.end] and is_given_name(before[1])


def in_title_case(line: str) -> bool:
    """Whether nearly all longer words of a line have a capital, and it has four of them at least."""
    words = [w for w in line.split() if len(w) > 2 and w[0].isalpha() and w.lower() not in _SMALL]
    return len(words) >= 4 and sum(w[0].isupper() for w in words) >= 0.9 * len(words)


def is_headline(line: str) -> bool:
    """Whether a line is in title case and ends as no sentence and no salutation does ("Senator Doe, Mr. Roe, and my fellow citizens:")."""
    return in_title_case(line) and line.rstrip()[-1:] not in '.”":,;'


def _headlines(text: str) -> list[tuple[int, int]]:
    """The lines and quotations nearly all of whose longer words have a capital, and the first line where it comes again: their
    capitals are no evidence of names."""
    lines = [line.span() for line in re.finditer(r"[^\n]+", text) if is_headline(line[0])]
    spans = [quote.span(1) for quote in _QUOTATION.finditer(text) if in_title_case(quote[1])]
    first = text[slice(*lines[0])].strip() if lines else ""
    again = text.find(first, lines[0][1]) if first and not text[: lines[0][0]].strip() else -1
    spans += [(again, again + len(first))] if again >= 0 else []
    return sorted(lines + [span for span in spans if not _within(span[0], lines)])


def _words(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        word, end = match[0], match.end()
        owns = word.endswith(_POSSESSIVE)
        if owns:
            word, end = word[:-2], end - 2
        elif len(word) == 1 and word.isupper() and text[end : end + 1] == ".":
            word, end = f"{word}.", end + 1
        yield Word(match.start(), end, word, owns)


def _is_capital(word: str) -> bool:
    """Whether it is written as a part of a name: "Bell", "J.", "O'Neill", "al-Khatib"; not "NATO", "I" or "Oslo-based"."""
    first, hyphen, rest = word.partition("-")
    if hyphen and first.lower() in name_forms().hyphened:
        return rest[:1].isupper()
    if not word[0].isupper() or word.endswith(_SUFFIXES) or _CONTRACTED.match(word):
        return False
    return word.endswith(".") or len(word) == 1 if len(word) < 3 and word.isupper() else word[-1] == "." or not word.isupper()


def _is_letter(text: str, word: Word) -> bool:
    """Whether a single letter is none of a name: "I", "A", "180 C"."""
    return word.text in "AI" or (len(word.text.rstrip(".")) == 1 and text[word.start - 2 : word.start - 1].isdigit())


def _are_initials(text: str, word: Word) -> bool:
    """Whether two letters without full stops lead on to a surname that is no English word ("JK Okafor", "AB de Vellis"), and are no code."""
    if len(word.text) != 2 or not word.text.isupper() or word.owns or word.text.lower() in name_forms().codes:
        return False
    after = _NEXT_NAME.match(text, word.end)
    return after is not None and all(part in name_forms().particles for part in after[1].split()) and not _is_ordinary(after[2])


def _is_ordinary(word: str) -> bool:
    """Whether English has the word, or each part of it, in lower case."""
    return all(part in lower_case_words() for part in word.lower().replace("’", "'").split("-"))


def _is_long(word: str) -> bool:
    """Whether it is an English word that is hardly a part of a name anywhere."""
    return _is_ordinary(word) and any(len(part) > SHORT_WORD for part in word.split("-"))


def _runs(text: str, taken: Iterable[tuple[int, int]]) -> Iterator[Run]:
    """The rows of words with capitals, with the particles and nicknames between them; what is `taken` ends a row."""
    closed = {i for start, end in taken for i in range(start, end)}
    run: list[Word] = []
    inside = 0
    for word in _words(text):
        if word.start < inside:
            run.append(word)
            continue
        free = word.start not in closed
        goes_on = (bool(run) and free and not run[-1].owns and text[run[-1].end : word.start] == " ") or word.start == inside
        if run and not (goes_on and (_is_capital(word.text) or word.text in name_forms().particles)):
            yield from _closed(run)
            run = []
        if run or (free and (_is_capital(word.text) or _are_initials(text, word)) and not _is_letter(text, word)):
            run.append(word)
            nickname = _NICKNAME.match(text, word.end)
            inside = nickname.end() if nickname else 0
    yield from _closed(run)


def _closed(run: list[Word]) -> Iterator[Run]:
    """The row without particles and initials at its end."""
    while run and (not _is_capital(run[-1].text) or run[-1].text.endswith(".") or len(run[-1].text) == 1):
        run.pop()
    if run:
        yield tuple(run)


def _parts(text: str, run: Run) -> Iterator[Run]:
    """The row cut at its titles, days and months, without what only opens a sentence."""
    begin = _opener(text, run) or _office(text, run)
    for k in range(begin, len(run)):
        word = run[k].text
        leads = k < len(run) - 1 or begin == k
        if (word in _NO_NAMES and not (begin < k == len(run) - 1 and _is_surname(text, run[begin : k + 1]))) or (
            leads and (is_title(word) or word in name_forms().origins)
        ):
            if k > begin:
                yield run[begin:k]
            begin = k + 1
    while begin < len(run) - 2 and _is_long(run[begin].text) and not is_given_name(run[begin].text):
        begin += 1
    end = len(run)
    while begin < end - 1 and run[end - 1].text in CREDITS and text[run[end - 1].end : run[end - 1].end + 1] == ":":
        end -= 1  # "Ana Bell Image: Bo Lee"
    while begin < end - 1 and is_title(run[end - 1].text) and _is_long(run[end - 1].text) and not is_given_name(run[begin].text):
        end -= 1
    if begin < end:
        yield run[begin:end]


def _is_surname(text: str, run: Run) -> bool:
    """Whether a day or month that ends the words is a surname: "Ada March", "the illustrator Joly Christmas", not "Georgia Sunday, May 4"."""
    if run[-1].text in _DAYS:
        return is_given_name(run[-2].text) and not _DATE.match(text, run[-1].end)
    return is_given_name(run[-2].text) or evidence(text, run[0].start, run[-1].start) >= OFFICE


_SHORTEST_MAKER = 7


def _opener(text: str, run: Run) -> int:
    """1 where an English word opens the sentence and is no name ("Yesterday Ana Bell …", "Shipbuilder Haldor …"), else 0."""
    word = run[0].text
    if len(run) > 1 and len(word) > _SHORTEST_MAKER and word.endswith(("maker", "builder")) and _begins(text, run[0].start):
        return 1  # "Chipmaker Voltara …"
    if not _begins(text, run[0].start) or is_given_name(word) or not _is_ordinary(word):
        return 0
    if len(run) == 1:
        return int(_is_small(word.lower()) or evidence(text, run[0].start, run[0].end) <= 0)
    return int((len(run) > 2 and len(word) > SHORT_WORD) or _opens(word.lower()))


_OF_A_BODY = re.compile(r"\b([A-Za-z]+) of (?:the )?$")


def _office(text: str, run: Run) -> int:
    """1 where the first word is the body that an office before it is of ("Secretary of the Navy Ana Bell"), else 0."""
    body = len(run) > 1 and run[0].text.lower() in offices().name_words | name_forms().bodies and not is_given_name(run[0].text)
    match = _OF_A_BODY.search(text, max(0, run[0].start - NEAR), run[0].start) if body else None
    return int(match is not None and is_title(match[1]))


_BIDDEN = frozenset(
    {"ask", "believe", "blame", "call", "consider", "forget", "imagine", "meet", "picture", "remember", "tell", "thank"}
    | {"elect", "free", "hail", "impeach", "save", "stop", "vote"}
)
"""What readers are told to do: "Ask Ana Bell"."""


def _opens(word: str) -> bool:
    """Whether an English word is of a kind that stands before names: small words, adverbs, participles, plurals, callings, what one is told to do."""
    ending = word.endswith(("ly", "ing", "ed", "s", "er", "or", "ist", "man", "woman", "ian"))
    return (
        _is_small(word)
        or ending
        or word in _BIDDEN
        or word in {"yesterday", "today", "tomorrow", "tonight", "police"}
        or word in offices().people
    )


def _is_small(word: str) -> bool:
    from spacy.lang.en.stop_words import STOP_WORDS

    return word in STOP_WORDS


def _begins(text: str, start: int) -> bool:
    """Whether a sentence or quotation begins there."""
    before = text[max(0, start - 12) : start].rstrip("\"“‘'([ \t")
    before = before[:-1] if before.endswith((".)", "!)", "?)")) else before
    return not before or before[-1] in '.!?:;…\n”"—–-'


def _people(text: str, runs: Sequence[Run]) -> dict[str, str]:
    """The names, whole and short, that are persons', with the whole name of each."""
    places: defaultdict[str, list[Run]] = defaultdict(list)
    for run in runs:
        places[_text(run)].append(run)
    full = [name for name, at in places.items() if 1 < len(at[0]) <= LONGEST and _is_person(text, name, places)]
    people = {name: name for name in full}
    for name in full:
        for short in _short_forms(places[name][0]):
            nickname = short not in {places[name][0][0].text, places[name][0][-1].text} and " " not in short
            if nickname or not _is_ordinary(short) or is_given_name(places[name][0][0].text) or _speaks(text, places.get(short, ())):
                people.setdefault(short, name)
    alone = (name for name, at in places.items() if len(at[0]) == 1 and name not in people)
    return people | {name: name for name in alone if _stands_alone(text, places[name])}


def _speaks(text: str, places: Sequence[Run]) -> bool:
    """Whether what stands around these places speaks for a person."""
    return sum(evidence(text, at[0].start, at[-1].end) for at in places[:ENOUGH]) > 0


def _text(run: Run) -> str:
    return " ".join(word.text for word in run)


def _short_forms(run: Run) -> Iterator[str]:
    """The last name, with and without its particles, a nickname, an initial with the head of the last name ("A-Rod"), and the first."""
    last = _last_name(run)
    yield _text(run[last:])
    yield run[-1].text
    yield from (word.text for before, word in pairwise(run) if word.start - before.end == QUOTED)
    yield from (f"{run[0].text[0]}-{run[-1].text[:n]}" for n in (2, 3) if len(run) > 1)
    if len(run[0].text) > 2:
        yield run[0].text


def _last_name(run: Run) -> int:
    """Where the last name begins: at the particles before the last word."""
    k = len(run) - 1
    while k > 1 and run[k - 1].text.lower() in name_forms().particles:
        k -= 1
    return k


def _is_person(text: str, name: str, places: dict[str, list[Run]]) -> bool:
    """Whether the places of a name of several words, and of its short forms, speak for a person."""
    run = places[name][0]
    form, told = _form(run), [evidence(text, at[0].start, at[-1].end) for at in places[name]]
    if form < -1:  # only what leaves no doubt makes a person of "Mill Lane"
        return form + max(told) + sum(sign for sign in told if sign < 0) > 0
    shorts = {short for short in _short_forms(run) if short in places}
    again = any(short != run[0].text and not _is_ordinary(short) for short in shorts)
    told += [max(0, evidence(text, at[0].start, at[-1].end)) for short in shorts for at in places[short][:ENOUGH]]
    return form + again + sum(told) > 0


def _form(run: Run) -> int:
    """What the form of the name alone says: above 0 for a person, below -1 for something else unless a title or an age stands beside it."""
    forms, words = name_forms(), [word.text for word in run]
    name, given = " ".join(words), is_given_name(words[0])
    if any(name.startswith(known) for known in forms.known) or words[-1].lower() in offices().name_words:
        return -9
    if words[0].lower().rstrip(".") in forms.no_person_first and not given:
        return -3
    if words[-1].lower() in forms.no_person_last:
        body = words[-1].lower() in forms.bodies
        return 0 if given and not (body and len(words) > 2 and len(words[-1]) > SHORT_WORD) else -3 if body else -2
    inner = any(word.lower() in forms.particles or word.endswith(".") or "-" in word for word in words[:-1])
    english = [_is_ordinary(word) for word in words]
    long = any(map(_is_long, words))
    return 1 + given + inner if given else inner - 1 if all(english) else inner + (not long)


def _stands_alone(text: str, at: Sequence[Run]) -> bool:
    """Whether a single word is a person's name: no English word, and titles, ages, quotations and kin say so."""
    word = at[0][0].text
    officers = word.endswith("s") and word[:-1].lower() in offices().rows  # "Senators"
    if len(word) < 2 or officers or word.lower() in name_forms().no_person_last or any(_ends_an_address(text, run[0]) for run in at):
        return False
    told = [evidence(text, run[0].start, run[0].end) for run in at]
    return max(told) > 3 if _is_ordinary(word) else sum(told) > 1


_IN_A_TOWN = re.compile(r"(?i:\b(?:in|near|at|from|of|outside|to|around)) [A-Z][\w.’'-]{0,30}(?: [A-Z][\w.’'-]{0,30})?, $")


def _ends_an_address(text: str, word: Word) -> bool:
    """Whether the word says of a town before it where that is: "in Macon, Georgia,"."""
    return text[word.end : word.end + 1] in {",", ".", ")"} and bool(_IN_A_TOWN.search(text, max(0, word.start - 80), word.start))


def _found(runs: Sequence[Run], people: dict[str, str], shown: set[int]) -> Iterator[PersonName]:
    """The places of the names: the longest of them in each row of words, single ones only where no other name is in the row.

    shown: where the rows begin that stand in no headline.
    """
    for run in runs:
        k = 0
        while k < len(run):
            n = next((n for n in range(min(LONGEST, len(run) - k), 0, -1) if _text(run[k : k + n]) in people), 0)
            if n > 1 or (n == 1 and _alone(run if run[0].start in shown else run[k : k + 2], run[k])):
                last = run[k + _last_name(run[k : k + n])].start if n > 1 else run[k].start
                yield PersonName(run[k].start, last, run[k + n - 1].end, people[_text(run[k : k + n])])
            k += max(1, n)


def _alone(run: Run, name: Word) -> bool:
    """Whether the other words of the row are English ones, no forms of places or bodies: no "Doe Foundation"."""
    others = (word.text for word in run if word != name)
    return len(run) <= LONGEST and all(_is_ordinary(word) and word.lower() not in name_forms().no_person_last for word in others)
