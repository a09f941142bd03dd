"""Finding the entries of several term lists in a sentence, and which of them stand where several overlap.

Longest match wins (quanteda's ``nested_scope``). ``nested="across"``, the default: across all categories, so that "war
crimes" in one category silences "war" in another. ``nested="within"``: within each category only, so that both stand, and
the word "war" is counted in each. Of equally long matches the earliest stands, then the one whose list comes first.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path

from framescope.errors import InputError
from framescope.terms.lexicons import Entry, Lexicon, default_lexicons, term_lists

NESTED = ("across", "within")
_ISE = re.compile(r"(\w{4,}[^aeiou\W]i)([sz])(e|ed|ing|es)")
"""Verbs and participles that are written with s here and z there: "demonise", "demonize"."""
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]")
"""Verbs that double their last letter, whose lemmas the parser tends to miss: "gutted"."""


@dataclass(frozen=True)
class Match:
    """An entry found at words ``start`` (included) to ``end`` (not included) of a sentence; `rank`: the place of its list."""

    start: int
    end: int
    entry: Entry
    rank: int = 0

    def is_tagged(self, pos: Sequence[str]) -> bool:
        """Whether the words have a part of speech that the entry asks for; `pos`: the tags of the sentence."""
        wanted, last = self.entry.pos, pos[self.end - 1]
        if not wanted or last in wanted:
            return True
        closed = self.end - self.start > len(self.entry.words)  # listed as one word, written with a hyphen
        return ("ADJ" if closed else pos[self.start]) in wanted


class Matcher:
    """Finds the entries of several lists in a sentence; `nested` is ``"across"`` or ``"within"``."""

    def __init__(self, lexicons: Iterable[Lexicon], nested: str = "across") -> None:
        if nested not in NESTED:
            raise InputError(f'nested is "{nested}": it must be {" or ".join(NESTED)}.')
        self.lexicons, self.nested = tuple(lexicons), nested
        self._index: dict[str, dict[str, list[tuple[int, Entry]]]] = {"surface": {}, "lemma": {}}
        self._single: dict[str, dict[str, set[str]]] = {}
        for rank, lexicon in enumerate(self.lexicons):
            for entry in (member for row in lexicon.entries for written in _spellings(row) for member in _family(written)):
                self._index[entry.match].setdefault(entry.words[0], []).append((rank, entry))

    def find(self, surface: Sequence[str], lemma: Sequence[str], pos: Sequence[str]) -> list[Match]:
        """The matches in a sentence given as lower-case words, their lemmas and part-of-speech tags, equally long."""
        return self.settled(match for match in self.written(surface, lemma) if match.is_tagged(pos))

    def written(self, surface: Sequence[str], lemma: Sequence[str]) -> list[Match]:
        """The same whatever the tags, and before overlaps are settled."""
        in_surface, in_lemma, beside = self._index["surface"], self._index["lemma"], {*surface, *lemma}
        found = []
        for i, (word, form) in enumerate(zip(surface, lemma, strict=True)):
            there = chain(in_surface.get(word, ()), in_lemma.get(form, ()), in_lemma.get(word, ()) if word != form else ())
            entries = (ranked for ranked in there if _stands(ranked[1], i, surface, lemma))
            found += [Match(i, i + len(e.words), e, rank) for rank, e in entries if e.unless.isdisjoint(beside)]
            if i + 2 < len(surface) and surface[i + 1] == "-":
                found += self._closed(i, surface, lemma)
        return found

    def _closed(self, i: int, surface: Sequence[str], lemma: Sequence[str]) -> Iterator[Match]:
        """The entries that are listed as one word and are written with a hyphen from word i on: "blood-thirsty"."""
        there = [self._index["surface"].get(surface[i] + surface[i + 2], ()), self._index["lemma"].get(surface[i] + lemma[i + 2], ())]
        return (Match(i, i + 3, e, rank) for rank, e in chain(*there) if len(e.words) == 1)

    def settled(self, found: Iterable[Match]) -> list[Match]:
        """Of the matches in a sentence those that stand, in its order."""
        return _longest(found, self.nested)

    def lists_of(self, category: str) -> dict[str, set[str]]:
        """For each single word of a category the names of the lists that have it."""
        if category not in self._single:
            single: dict[str, set[str]] = {}
            for entry in (e for lexicon in self.lexicons for e in lexicon.entries if e.category == category and len(e.words) == 1):
                single.setdefault(entry.words[0], set()).add(entry.lexicon)
            self._single[category] = single
        return self._single[category]


def matcher_of(lexicons: Iterable[Lexicon | str | Path] | None = None, nested: str = "across") -> Matcher:
    """The matcher of these lists or their files, framescope's own by default.

    Raises
    ------
    InputError
        if a list cannot be used, or `nested` is not one of `NESTED`.
    """
    return _default_matcher() if lexicons is None and nested == "across" else Matcher(term_lists(lexicons), nested)


@cache
def _default_matcher() -> Matcher:
    return Matcher(default_lexicons())


def _spellings(entry: Entry) -> list[Entry]:
    """An entry as it is listed and as others spell it: framescope's own verbs in -ise and -ize, and compounds without their hyphen."""
    if entry.own:
        return [entry]
    *before, last = entry.words
    spelt = [entry]
    if entry.match != "surface" and (verb := _ISE.fullmatch(last)) is not None:
        spelt.append(replace(entry, words=(*before, verb[1] + ("s" if verb[2] == "z" else "z") + verb[3])))
    if len(entry.words) == 3 and entry.words[1] == "-":
        spelt.append(replace(entry, words=(entry.words[0] + last,)))
    if entry.match == "lemma" and "VERB" in entry.pos and _DOUBLING.fullmatch(last):
        spelt += [replace(entry, words=(*before, last + last[-1] + ending)) for ending in ("ed", "ing")]
    return spelt


def _family(entry: Entry) -> list[Entry]:
    """The entries that an entry stands for: itself, or for a ``family`` the adjective, its adverb and its noun."""
    if entry.match != "family":
        return [entry]
    *before, last = entry.words
    stem = last[:-1] + "i" if last.endswith("y") else last
    adverb = last[:-1] + "y" if last.endswith("le") else last + "ally" if last.endswith("ic") else stem + "ly"
    derived = [(adverb, frozenset({"ADV"})), (stem + "ness", frozenset({"NOUN"}))]
    found = [replace(entry, words=(*before, word), match="lemma", pos=pos) for word, pos in derived]
    if entry.pos:
        return [replace(entry, match="lemma"), *found]
    degrees = (last, *(last.removesuffix("e") + d if last.endswith("e") else stem + d for d in ("er", "est")))
    return [*(replace(entry, words=(*before, word), match="surface") for word in degrees), *found]


def _stands(entry: Entry, i: int, surface: Sequence[str], lemma: Sequence[str]) -> bool:
    """Whether the entry's words, of which the first stands at word i, stand there: as they are, or for a lemma entry as they are or as lemmas."""
    n = len(entry.words)
    if n == 1:
        return True
    if i + n > len(surface) or (entry.words[1] != surface[i + 1] and entry.words[1] != lemma[i + 1]):
        return False
    if entry.match == "surface":
        return tuple(surface[i : i + n]) == entry.words
    return all(w in pair for w, *pair in zip(entry.words, surface[i : i + n], lemma[i : i + n], strict=True))


def _longest(found: Iterable[Match], nested: str) -> list[Match]:
    """Overlaps settled: the longest match first, then the earliest, then the order of the lists."""
    taken: dict[str, set[int]] = {}
    kept = []
    for match in sorted(found, key=lambda m: (m.start - m.end, m.start, m.rank)):
        words = taken.setdefault(match.entry.category if nested == "within" else "", set())
        if words.isdisjoint(range(match.start, match.end)):
            words.update(range(match.start, match.end))
            kept.append(match)
    return sorted(kept, key=lambda m: (m.start, m.end))
