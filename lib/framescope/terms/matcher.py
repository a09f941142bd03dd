"""Finding the entries of several term lists in a sentence, and which of them stand where several overlap.

Longest match wins (quanteda's ``nested_scope``). ``nested="across"``, the default: across all categories, so that "war
crimes" in one category silences "war" in another. ``nested="within"``: within each category only, so that both stand, and
the word "war" is counted in each. Of equally long matches the earliest stands, then the one whose list comes first.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

from framescope.errors import InputError
from framescope.terms.lexicons import Entry, Lexicon, default_lexicons, term_lists

NESTED = ("across", "within")
_ISE = re.compile(r"(\w{4,}[^aeiou\W]i)([sz])(e|ed|ing|es)")
"""Verbs and participles that are written with s here and z there: "demonise", "demonize"."""
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]")
"""Verbs of one syllable that double their last letter: "gutted"."""
_BRITISH = (
    (re.compile(r"(?<=\w{3})our"), "or"),
    (re.compile(r"(?<=\w{3}[aeiou])ll(?=(?:ed|ing|er)\Z)"), "l"),
    (re.compile(r"(?<=\w{3}[ae])nce\Z"), "nse"),
)
"""Endings that are written otherwise in American English: "favourite", "grovelling", "pretence"; what is no word is found nowhere."""
_WHOSE = frozenset({"my", "your", "his", "her", "its", "our", "their"})
_BEHIND = frozenset(
    [
        "about",
        "along",
        "apart",
        "around",
        "aside",
        "away",
        "back",
        "by",
        "down",
        "from",
        "in",
        "into",
        "off",
        "on",
        "out",
        "over",
        "through",
        "to",
        "under",
        "up",
        "with",
    ]
)
"""Particles and prepositions that may stand behind a verb's object."""
_SELVES = frozenset({"myself", "yourself", "himself", "herself", "itself", "ourselves", "yourselves", "themselves"})


@dataclass(frozen=True)
class Match:
    """An entry found at words ``start`` (included) to ``end`` (not included) of a sentence; `rank`: the place of its list."""

    start: int
    end: int
    entry: Entry
    rank: int = 0


class Matcher:
    """Finds the entries of several lists in a sentence; `nested` is ``"across"`` or ``"within"``."""

    def __init__(self, lexicons: Iterable[Lexicon], nested: str = "across") -> None:
        if nested not in NESTED:
            raise InputError(f'nested is "{nested}": it must be {" or ".join(NESTED)}.')
        self.lexicons, self.nested = tuple(lexicons), nested
        self._index: dict[str, dict[str, list[tuple[int, Entry]]]] = {"surface": {}, "lemma": {}}
        self._single: dict[str, dict[str, set[str]]] = {}
        self._parts: dict[tuple[str, ...], tuple[int, Entry]] = {}
        for rank, lexicon in enumerate(self.lexicons):
            for entry in (member for row in lexicon.entries for written in _spellings(row) for member in _family(written)):
                if entry.makes_compounds:
                    self._parts.setdefault(entry.words, (rank, entry))
                else:
                    self._index[entry.match].setdefault(entry.words[0], []).append((rank, entry))

    def find(self, surface: Sequence[str], lemma: Sequence[str], pos: Sequence[str]) -> list[Match]:
        """The matches in a sentence given as lower-case words, their lemmas and part-of-speech tags, equally long."""
        return self.settled(self.all(surface, lemma, pos))

    def all(self, surface: Sequence[str], lemma: Sequence[str], pos: Sequence[str]) -> list[Match]:
        """The same before overlaps are settled."""
        in_surface, in_lemma, beside = self._index["surface"], self._index["lemma"], {*surface, *lemma}
        found = []
        for i, (word, form) in enumerate(zip(surface, lemma, strict=True)):
            there = chain(in_surface.get(word, ()), in_lemma.get(form, ()), in_lemma.get(word, ()) if word != form else ())
            ends = ((_stands(entry, i, surface, lemma, pos), entry, rank) for rank, entry in there)
            found += [Match(i, end, entry, rank) for end, entry, rank in ends if end and entry.unless.isdisjoint(beside)]
            if i + 2 < len(surface) and surface[i + 1] == "-":
                found += self._closed(i, surface, lemma, pos[i + 2])
                found += self._compound(i, surface, lemma, pos[i + 2])
        return found

    def split(self, verb: int, behind: int, surface: Sequence[str], lemma: Sequence[str], particle: bool) -> list[Match]:
        """The turns of a verb whose rest stands behind its object, from word `behind` on: "threw her *under the bus*".

        particle: whether a particle stands there, which may be all the rest: "waved the bill *through*", not "through the house".
        """
        there = ((rank, e) for rank, e in self._index["lemma"].get(lemma[verb], ()) if len(e.words) > 1 and e.words[1] in _BEHIND)
        turns = ((rank, e) for rank, e in there if (len(e.words) > 2 or (particle and "VERB" in e.pos)) and e.unless.isdisjoint(lemma))
        return [Match(verb, verb + 1, e, rank) for rank, e in turns if _end(e, behind, surface, lemma, past=1)]

    def _closed(self, i: int, surface: Sequence[str], lemma: Sequence[str], tag: str) -> list[Match]:
        """The entries that are listed as one word and are written with a hyphen from word i on: "blood-thirsty"."""
        there = [self._index["surface"].get(surface[i] + surface[i + 2], ()), self._index["lemma"].get(surface[i] + lemma[i + 2], ())]
        entries = (ranked for some in there for ranked in some if len(ranked[1].words) == 1)
        return [Match(i, i + 3, e, rank) for rank, e in entries if not e.pos or tag in e.pos or "ADJ" in e.pos]

    def _compound(self, i: int, surface: Sequence[str], lemma: Sequence[str], tag: str) -> Iterator[Match]:
        """The parts of which the compound from word i on is made: "scandal-ridden", "once-proud"."""
        first, last = surface[i], surface[i + 2]
        for part, other in ((("-", last), first), (("-", lemma[i + 2]), first), ((first, "-"), last)):
            if part in self._parts:
                rank, entry = self._parts[part]
                if other not in entry.unless and (not entry.pos or tag in entry.pos):
                    yield Match(i, i + 3, entry, rank)

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
    """An entry as it is listed and as others spell it: framescope's own verbs in -ise and -ize, British endings, compounds without their hyphen."""
    if entry.own:
        return [entry]
    *before, last = entry.words
    spelt = [entry, *([entry.formed(american)] if (american := tuple(map(_american, entry.words))) != entry.words else [])]
    if entry.match != "surface" and (verb := _ISE.fullmatch(last)) is not None:
        spelt.append(entry.formed((*before, verb[1] + ("s" if verb[2] == "z" else "z") + verb[3])))
    if len(entry.words) == 3 and entry.words[1] == "-":
        spelt.append(entry.formed((entry.words[0] + last,)))
    if entry.match == "lemma" and "VERB" in entry.pos and "-" not in entry.words:
        spelt += [entry.formed((form, *entry.words[1:])) for form in _forms(entry.words[0])]
    return spelt


def _forms(verb: str) -> tuple[str, ...]:
    """The regular forms of a verb, whose lemmas the parser misses now and then: "gutted", "waded", "jeered", "shames"."""
    if verb.endswith("e"):
        return f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    stem = verb + verb[-1] if _DOUBLING.fullmatch(verb) else verb
    return f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh")) else f"{verb}s", f"{stem}ed", f"{stem}ing"


@lru_cache(maxsize=50_000)
def _american(word: str) -> str:
    for british, american in _BRITISH:
        word = british.sub(american, word)
    return word


def _family(entry: Entry) -> list[Entry]:
    """The entries that an entry stands for: itself, or for a ``family`` the adjective, its adverb and its noun."""
    if entry.match != "family":
        return [entry]
    *before, last = entry.words
    stem = last[:-1] + "i" if last.endswith("y") else last
    adverb = last[:-1] + "y" if last.endswith("le") else last + "ally" if last.endswith("ic") else stem + "ly"
    derived = [(adverb, frozenset({"ADV"})), (stem + "ness", frozenset({"NOUN"}))]
    found = [entry.formed((*before, word), "lemma", pos) for word, pos in derived]
    if entry.pos:
        return [entry.formed(entry.words, "lemma"), *found]
    degrees = (last, *(last.removesuffix("e") + d if last.endswith("e") else stem + d for d in ("er", "est")))
    return [*(entry.formed((*before, word), "surface") for word in degrees), *found]


def _stands(entry: Entry, i: int, surface: Sequence[str], lemma: Sequence[str], pos: Sequence[str]) -> int:
    """Where the words of an entry end whose first word stands at i; 0 where the others do not follow."""
    end = i + 1 if len(entry.words) == 1 else _end(entry, i + 1, surface, lemma, past=1)
    return 0 if entry.pos and end and entry.pos.isdisjoint((pos[i], pos[end - 1])) else end


def _end(entry: Entry, i: int, surface: Sequence[str], lemma: Sequence[str], past: int = 0) -> int:
    """Where the entry's words past the first few end, which stand from word i on as they are, or for a lemma entry as they are or as lemmas.

    In framescope's own entries a possessive or reflexive stands for whoever's: "line its pockets" for "lined their own pockets".
    0 where they do not stand there.
    """
    for place, word in enumerate(entry.words[past:], past):
        same = () if entry.own or not place else _WHOSE if word in _WHOSE else _SELVES if word in _SELVES else ()
        if i >= len(surface) or not (word == surface[i] or (entry.match == "lemma" and word == lemma[i]) or surface[i] in same):
            return 0
        i += 2 if same is _WHOSE and surface[i + 1 : i + 2] == ["own"] else 1
    return i


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
