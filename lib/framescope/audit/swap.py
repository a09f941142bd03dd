"""Rewriting a text by a list of pairs of strings, in both directions at once, with the grammar that follows.

Each pair names one thing twice: where the one string stands the other is put, and the other way round. The longest string
that matches wins; a match begins and ends at the edge of a word (a hyphen is one: "anti-Baku"). What follows a name:

- case: a match in capital letters gets its counterpart in capital letters;
- the article before it: "a Ruritanian" becomes "an Armenian"; an article that was wrong for its word stays wrong, so that
  the way back is known;
- the possessive after it: "Fenwick's" becomes "the Marches'", and back;
- "the": a name that takes it ("the United States") loses it to one that does not, and gets it back, except after a
  determiner, a hyphen or a possessive ("a United States senator", "anti-United States").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

_ARTICLE = re.compile(r"\b(an?|An?|AN?)(\s+)$")
_THE = re.compile(r"\b(the|The|THE)(\s+)$")
_BARE_AFTER = re.compile(
    r"(?:[-/‐‑–]|\b(?:an?|the|this|that|these|those|my|your|his|her|its|our|their|no|every|each|any|some|both|all|another)\s+|['’]s?\s+)$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(['’])(s|S)?(?!\w)")
_SAID_WITH_VOWEL = set("AEFHILMNORSX")
_CONSONANT_SOUND = re.compile(r"(?:u(?:ni(?!n|m)|k|s[ae]|ga|ru|t[ae]h|topi)|eu|one\b|once\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Pair:
    """Two strings that stand for each other; `rule` says what they are (name, demonym, capital, person …)."""

    one: str
    other: str
    rule: str


@dataclass(frozen=True)
class Substitution:
    """Characters start … end (half-open) of a text held `original` and were given `replacement`, by `rule`."""

    start: int
    end: int
    original: str
    replacement: str
    rule: str


@dataclass(frozen=True)
class Swap:
    """Pairs of strings, and the names among them that take "the". Applying it twice gives the text back where `exact` says so."""

    pairs: tuple[Pair, ...]
    with_the: frozenset[str] = frozenset()

    @cached_property
    def _partner(self) -> dict[str, Pair]:
        """Where a string stands in several pairs, the first one counts."""
        partner: dict[str, Pair] = {}
        for pair in self.pairs:
            partner.setdefault(pair.one, pair)
            partner.setdefault(pair.other, Pair(pair.other, pair.one, pair.rule))
        for text, pair in list(partner.items()):
            if len(text) > 4 and not text.isupper():
                partner.setdefault(text.upper(), Pair(text.upper(), pair.other.upper(), pair.rule))
        return partner

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        longest_first = sorted(self._partner, key=lambda s: (-len(s), s))
        return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)") if longest_first else None

    def find(self, text: str) -> list[Substitution]:
        """What is to be put where, in the order of the text, without overlaps."""
        found: list[Substitution] = []
        for match in self._pattern.finditer(text) if self._pattern else ():
            found.append(self._substitution(text, match.start(), match.end(), found[-1].end if found else 0))
        return found

    def apply(self, text: str) -> str:
        """The swapped text."""
        return rewrite(text, self.find(text))

    def exact(self, text: str) -> bool:
        """Whether swapping `text` twice gives it back, character for character."""
        return self.apply(self.apply(text)) == text

    def _substitution(self, text: str, start: int, end: int, floor: int) -> Substitution:
        pair = self._partner[text[start:end]]
        before, replacement = text[floor:start], pair.other
        if pair.one in self.with_the and pair.other not in self.with_the and (the := _THE.search(before)):
            start = floor + the.start()
        elif pair.other in self.with_the and pair.one not in self.with_the and not _BARE_AFTER.search(before):
            replacement = ("The " if _begins_sentence(text, start) else "the ") + replacement
        elif article := _ARTICLE.search(before):
            start = floor + article.start()
            replacement = _article(article.group(1), text[floor + article.end() : end], replacement) + article.group(2) + replacement
        if possessive := _POSSESSIVE.match(text, end):
            new = _possessive(pair.one, pair.other, possessive)
            if new != possessive.group():
                end, replacement = possessive.end(), replacement + new
        return Substitution(start, end, text[start:end], replacement, pair.rule)


def rewrite(text: str, substitutions: Iterable[Substitution]) -> str:
    """The text with the substitutions made; they are in order and do not overlap."""
    pieces, reached = [], 0
    for s in substitutions:
        pieces += [text[reached : s.start], s.replacement]
        reached = s.end
    return "".join([*pieces, text[reached:]])


def inverse(substitutions: Iterable[Substitution]) -> list[Substitution]:
    """The substitutions that undo the given ones in the text that they make."""
    shift, back = 0, []
    for s in substitutions:
        start = s.start + shift
        back.append(Substitution(start, start + len(s.replacement), s.replacement, s.original, s.rule))
        shift += len(s.replacement) - len(s.original)
    return back


def takes_an(word: str) -> bool:
    """Whether "an" stands before `word`: by its first sound, letter by letter where it is an abbreviation ("an FBI", "a US")."""
    first = re.match(r"[\w.]+", word)
    letters = first.group().replace(".", "") if first else word
    if letters.isupper() and len(letters) <= 3:
        return letters[0] in _SAID_WITH_VOWEL
    return letters[:1].lower() in "aeiou" and not _CONSONANT_SOUND.match(letters)


def _article(article: str, old: str, new: str) -> str:
    """a or an before `new`: right where it was right before `old`, wrong where it was wrong."""
    right = (article.lower() == "an") == takes_an(old)
    wanted = "an" if takes_an(new) == right else "a"
    if article.lower() == wanted:
        return article
    return wanted.upper() if len(article) > 1 and article.isupper() else wanted.capitalize() if article[0].isupper() else wanted


def _possessive(old: str, new: str, mark: re.Match[str]) -> str:
    """'s after a name, ' alone after one that ends in s, as the name that stood there had it."""
    ends, will_end = old.lower().endswith("s"), new.lower().endswith("s")
    if ends == will_end:
        return mark.group()
    if will_end:
        return mark.group(1) if mark.group(2) else mark.group()
    return mark.group() if mark.group(2) else mark.group(1) + "s"


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \"'“‘([")
    return not before or before[-1] in ".!?\n"
