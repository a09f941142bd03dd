"""A sentence as the networks of sentiment see it: without names.

The score must come from what is said, not from whom it is said of, so every name becomes a placeholder before the model
reads the sentence: ``[X]`` in the target, ``[Y]`` for anybody else, always the same one. No placeholder says whether two
names are one actor: the sentence then reads alike whichever name is put in, even one that stands in it already.

    "The French president praised Azerbaijan's restraint", target "Azerbaijan"
    [Y] president praised [T] [X] [/T] ' s restraint

Rules, by the letters alone (no parser, whose labels depend on the name):

- a known country, demonym, capital or body (``gazetteer``) is a name; so is a word with a capital inside a sentence, unless
  it is a title, an office, a day, a month or a label that carries a judgement ("Nazi"): ``data/actors/kept_capitals.toml``;
- where a capital says nothing (first word, after an opening mark, a headline in capitals) a word is a name unless English
  knows it in lower case (the tagger lexicon that TextBlob carries);
- names that touch, or that "of", "de", "&", a hyphen or an initial's full stop joins, are one name; articles before it go
  ("the United States", "France");
- in the target and in spans given as others every word with a capital is a name unless kept; words in lower case, pronouns
  and titles stay ("President [X]", "the dictator", "she").
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, zip_longest
from typing import NamedTuple

from framescope.resources import resource

from ..gazetteer.gazetteer import Gazetteer, load_gazetteer
from ..gazetteer.offices import offices
from ..word_forms import lower_case_words

OPEN, CLOSE, TARGET, OTHER = "[T]", "[/T]", "[X]", "[Y]"
PLACEHOLDERS = (OPEN, CLOSE, TARGET, OTHER)
KEPT = ("titles", "time", "judgement")
HEADLINE_SHARE, HEADLINE_WORDS = 0.7, 3

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+|[^\w\s]|_")
_ARTICLES = frozenset({"the", "a", "an"})
_AFTER_THIS_A_CAPITAL_SAYS_NOTHING = frozenset('"“”‘:;.!?([{•*—–|…')
_PLAIN = dict(zip("“”‘’´`", "\"\"''''", strict=True))
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "est", "ness")

Span = tuple[int, int]


class Piece(NamedTuple):
    """A word of the masked sentence and the characters of the original that it stands for (start == end: a marker)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Masked:
    """The masked sentence as pieces, in order."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class _Token:
    """inside: the number, from 1, of the shortest target that the word stands in; 0 outside."""

    text: str
    start: int
    end: int
    inside: int
    first: bool
    name: bool = False


def mask(sentence: str, start: int, end: int, others: Sequence[Span] = ()) -> Masked:
    """The masked form of `sentence` for the target at characters start … end.

    `others`: spans of further mentions of actors; the words with a capital in them are names wherever they stand.
    """
    tokens = _named(sentence, [(start, end)], others)
    return Masked(tuple(_pieces(tokens, start, end)))


def mask_all(sentence: str, targets: Sequence[Span], others: Sequence[Span] = ()) -> tuple[Masked, list[Span]]:
    """The masked form of `sentence` for all targets at once, and which pieces are whose: first, one after the last.

    There are no markers and one placeholder, ``[Y]``, for every name; names of different targets stay apart. Targets may lie in
    one another. One that is nothing but an article before a name has the piece that follows.
    """
    pieces: list[Piece] = []
    tokens = _named(sentence, targets, others)
    last = 0
    for i, token in enumerate(tokens):
        if token.name:
            _add_name(pieces, token, OTHER, apart=token.inside != last)
            last = token.inside
        elif not _leads_to_name(tokens, i):
            pieces.append(_plain(token))
    return Masked(tuple(pieces)), [_range(pieces, target) for target in targets]


def _range(pieces: Sequence[Piece], target: Span) -> Span:
    within = [i for i, piece in enumerate(pieces) if _overlap((piece.start, piece.end), target)]
    first = within[0] if within else next((i for i, piece in enumerate(pieces) if piece.start >= target[0]), len(pieces) - 1)
    return first, max(within, default=first) + 1


def _named(sentence: str, targets: Sequence[Span], others: Sequence[Span]) -> list[_Token]:
    """The words and marks of the sentence, each known to be part of a name or not."""
    tokens = list(_tokens(sentence, targets))
    _name_known(tokens, sentence, targets, others)
    _name_capitals(tokens)
    _join(tokens)
    return tokens


def _tokens(sentence: str, targets: Sequence[Span]) -> Iterator[_Token]:
    """Words and marks; a word that a target's borders cut is cut there."""
    by_length = sorted(enumerate(targets, start=1), key=lambda pair: pair[1][1] - pair[1][0])
    borders = sorted({0, len(sentence), *(border for target in targets for border in target)})
    reached = 0
    for begin, stop in pairwise(borders):
        inside = next((number for number, (start, end) in by_length if start <= begin and stop <= end), 0)
        for match in _TOKEN.finditer(sentence, begin, stop):
            first, last = match.span()
            opens = reached == 0 or sentence.find("\n", reached, first) >= 0
            yield _Token(match[0], first, last, inside, opens)
            reached = last


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _name_known(tokens: list[_Token], sentence: str, targets: Sequence[Span], others: Sequence[Span]) -> None:
    """Names by the spans given and by the gazetteer, which never sees a target and its surroundings together."""
    blanked = sentence
    for start, end in targets:
        blanked = blanked[:start] + "\0" * (end - start) + blanked[end:]
    hits = [*_known_in(blanked), *((start + a, start + b) for start, end in targets for a, b in _known_in(sentence[start:end]))]
    known, named, given = _known_names(), _characters(hits), _characters([*targets, *others])
    for token in tokens:
        own = range(token.start, token.end)
        token.name = token.text in known or not named.isdisjoint(own) or (not given.isdisjoint(own) and _may_be_name(token.text))


def _known_in(text: str) -> list[Span]:
    """Where the gazetteer knows a name."""
    return [(hit.start, hit.end) for hit in _gazetteer().find(text)]


def _characters(spans: Sequence[Span]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def _name_capitals(tokens: list[_Token]) -> None:
    """Names by capitals. What the target and the known names look like has no say in it."""
    words = [t for t in tokens if not t.inside and not t.name and len(t.text) > 3 and t.text.lower() not in _words(*KEPT)]
    headline = len(words) >= HEADLINE_WORDS and sum(_capital(t.text) for t in words) > HEADLINE_SHARE * len(words)
    before = ""
    for token, after in zip_longest(tokens, tokens[1:]):
        if not token.inside and not token.name and _may_be_name(token.text):
            doubtful = headline or token.first or before in _AFTER_THIS_A_CAPITAL_SAYS_NOTHING or _shouted(token.text)
            given = token.text in _given_names() and after is not None and (after.inside > 0 or _capital(after.text))
            token.name = given or not (doubtful and _ordinary(token.text))
        before = token.text


def _join(tokens: list[_Token]) -> None:
    """Joining words between two names, both in one target or both outside, become part of the name."""
    last = None
    for i, token in enumerate(tokens):
        if last is not None and tokens[last].inside != token.inside:
            last = None
        if token.name:
            if last is not None and i - last <= 3 and _joins(tokens[last : i + 1]):
                for between in tokens[last + 1 : i]:
                    between.name = True
            last = i
        elif token.text.lower() not in _words("joining"):
            last = None


def _joins(tokens: list[_Token]) -> bool:
    """Whether what stands between the first and the last of `tokens` joins two names: a full stop only after an initial."""
    between = [t.text.lower() for t in tokens[1:-1]]
    if "." in between:
        return between == ["."] and len(tokens[0].text) <= 2
    return between != ["the"]


def _pieces(tokens: list[_Token], start: int, end: int) -> list[Piece]:
    """Markers around the target, one placeholder for a run of name tokens, no article before a placeholder."""
    pieces: list[Piece] = []
    opened = closed = False
    for i, token in enumerate(tokens):
        if token.inside and not opened:
            pieces.append(Piece(OPEN, start, start))
            opened = True
        if opened and not closed and not token.inside and token.start >= end:
            pieces.append(Piece(CLOSE, end, end))
            closed = True
        if token.name:
            _add_name(pieces, token, TARGET if token.inside else OTHER)
        elif not _leads_to_name(tokens, i):
            pieces.append(_plain(token))
    if not opened:
        pieces.append(Piece(OPEN, start, start))
    return pieces if closed else [*pieces, Piece(CLOSE, end, end)]


def _leads_to_name(tokens: list[_Token], i: int) -> bool:
    """Whether token i is an article before a name."""
    while i < len(tokens) and tokens[i].text.lower() in _ARTICLES:
        i += 1
        if i < len(tokens) and tokens[i].name:
            return True
    return False


def _add_name(pieces: list[Piece], token: _Token, placeholder: str, apart: bool = False) -> None:
    """One placeholder for a run of name tokens, unless the new one stands apart."""
    if pieces and pieces[-1].text == placeholder and not apart:
        pieces[-1] = Piece(placeholder, pieces[-1].start, token.end)
    else:
        pieces.append(Piece(placeholder, token.start, token.end))


def _plain(token: _Token) -> Piece:
    return Piece(_PLAIN.get(token.text, token.text), token.start, token.end)


def _capital(word: str) -> bool:
    return word[:1].isupper()


def _shouted(word: str) -> bool:
    return word.isupper() and len(word) > 1


def _may_be_name(word: str) -> bool:
    if not _capital(word):
        return False
    lower = word.lower()
    return lower not in _words("function") and (lower not in _words(*KEPT) or _shouted(word))


def _ordinary(word: str) -> bool:
    """Whether English knows the word in lower case, as it stands or without an ending, and no country is called so."""
    if word in _known_names():
        return False
    lower, known = word.lower(), lower_case_words()
    stems = (lower.removesuffix(ending) for ending in _ENDINGS if lower.endswith(ending))
    return lower in known or any(stem in known or f"{stem}e" in known for stem in stems)


@cache
def _gazetteer() -> Gazetteer:
    return load_gazetteer()


@cache
def _known_names() -> frozenset[str]:
    entries = _gazetteer().entries.values()
    return frozenset(name for entry in entries for form in ("name", "demonym", "capital") for name in entry.strings(form))


@cache
def _given_names() -> frozenset[str]:
    return offices().male_names | offices().female_names


@cache
def _words(*groups: str) -> frozenset[str]:
    """The words of these groups of kept_capitals.toml."""
    data = tomllib.loads(resource("data", "actors", "kept_capitals.toml").read_text(encoding="utf-8"))
    return frozenset(word for group in groups for word in data[group]["words"].split())
