"""Term lists: reading them, checking them, and finding their entries in a sentence.

A list is a CSV file with a header, or a TOML file with one ``[[terms]]`` table an entry. Columns: ``term`` and
``category`` (both needed), ``match`` (``surface``, ``lemma`` or ``family``: the lemma of an adjective, its adverb in -ly and its
noun in -ness; default surface), ``pos`` (universal part-of-speech tags
that the first or last word must have, joined by ``|``; empty: any), ``valence`` (-1 … 1), ``weight`` (0 … 1: how strong the evidence
is on its own), ``source``, ``licence``. An entry may have several words; a hyphen counts as a word of its own, as in
spaCy's tokens, so "far-right" and "far right" are two entries. Case is ignored.

Longest match wins (quanteda's ``nested_scope``): across all categories by default, so that the entry "sabotage groups"
silences "sabotage"; within each category only, when asked, so that "so-called martyr" in one category and "martyr" in
another both stand.
"""

import csv
import difflib
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from framescope.errors import InputError
from framescope.resources import resource

DEFAULT = 0.5
"""A candidate of at least this weight is flagged as a loaded term."""

COLUMNS = ("term", "match", "pos", "category", "valence", "weight", "source", "licence")
NEEDED = ("term", "category")
MATCHES = ("surface", "lemma", "family")
DEFAULT_LISTS = ("absolutes", "contested_labels", "cues", "distancing", "evaluative", "intensifiers", "metaphors", "topics")
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class Entry:
    """One row of a term list; `words` are its term's words in lower case, `lexicon` the list's name."""

    words: tuple[str, ...]
    category: str
    lexicon: str
    match: str = "surface"
    pos: frozenset[str] = frozenset()
    valence: float = 0.0
    weight: float = 0.5


@dataclass(frozen=True)
class Lexicon:
    """A named list of entries."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Match:
    """An entry found at words ``start`` (included) to ``end`` (not included) of a sentence."""

    start: int
    end: int
    entry: Entry


def read_lexicon(path: str | Path) -> Lexicon:
    """The term list in a CSV or TOML file; its name is the file's, without the ending.

    Raises
    ------
    InputError
        if the file cannot be read, a column is unknown or missing, or a value is not of its kind; the message names the
        file, the line, and the nearest valid name.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: this term list cannot be opened; check the path.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: this term list is not UTF-8 text; save it as UTF-8.") from error
    rows = _toml_rows(path, text) if path.suffix.lower() == ".toml" else _csv_rows(path, text)
    return Lexicon(path.stem, tuple(_entry(path, line, row) for line, row in rows))


@cache
def default_lexicons() -> tuple[Lexicon, ...]:
    """The lists that come with framescope (described in ``data/lexicons/README.md``)."""
    return tuple(read_lexicon(resource("data", "lexicons", f"{name}.csv")) for name in DEFAULT_LISTS)


class Matcher:
    """Finds the entries of several lists in a sentence.

    nested: ``"across"``: of overlapping matches the longest stands (then the earliest, then the first list's);
    ``"within"``: the same, for each category by itself.
    """

    def __init__(self, lexicons: Iterable[Lexicon], nested: str = "across") -> None:
        self._nested = nested
        self._index: dict[str, dict[str, list[Entry]]] = {"surface": {}, "lemma": {}}
        for entry in (member for lexicon in lexicons for row in lexicon.entries for member in _family(row)):
            self._index[entry.match].setdefault(entry.words[0], []).append(entry)

    def find(self, surface: Sequence[str], lemma: Sequence[str], pos: Sequence[str]) -> list[Match]:
        """The matches in a sentence given as lower-case words, their lemmas and part-of-speech tags, equally long."""
        found = []
        for index, words in ((self._index["surface"], surface), (self._index["lemma"], lemma)):
            for i, word in enumerate(words):
                for entry in index.get(word, ()):
                    if _stands(entry, i, surface, lemma, pos):
                        found.append(Match(i, i + len(entry.words), entry))
        return _longest(found, self._nested)


@cache
def default_matcher() -> Matcher:
    """The matcher of framescope's own lists, built once."""
    return Matcher(default_lexicons())


def _family(entry: Entry) -> list[Entry]:
    """The entries that an entry stands for: itself, or for a ``family`` the adjective, its adverb and its noun."""
    if entry.match != "family":
        return [entry]
    *before, last = entry.words
    stem = last[:-1] + "i" if last.endswith("y") else last
    adverb = last[:-1] + "y" if last.endswith("le") else last + "ally" if last.endswith("ic") else stem + "ly"
    derived = [(last, entry.pos), (adverb, frozenset({"ADV"})), (stem + "ness", frozenset({"NOUN"}))]
    return [replace(entry, words=(*before, word), match="lemma", pos=pos) for word, pos in derived]


def _stands(entry: Entry, i: int, surface: Sequence[str], lemma: Sequence[str], pos: Sequence[str]) -> bool:
    """Whether the entry's words stand from word i on: as they are, or for a lemma entry as their lemmas."""
    end = i + len(entry.words)
    if end > len(surface) or (entry.pos and entry.pos.isdisjoint((pos[i], pos[end - 1]))):
        return False
    if entry.match == "surface":
        return tuple(surface[i:end]) == entry.words
    return all(w in (s, m) for w, s, m in zip(entry.words, surface[i:end], lemma[i:end], strict=True))


def _longest(found: list[Match], nested: str) -> list[Match]:
    """Overlaps settled: the longest match first, then the earliest, then the order of the lists."""
    taken: dict[str, set[int]] = {}
    kept = []
    for match in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        words = taken.setdefault(match.entry.category if nested == "within" else "", set())
        if words.isdisjoint(range(match.start, match.end)):
            words.update(range(match.start, match.end))
            kept.append(match)
    return sorted(kept, key=lambda m: (m.start, m.end))


def _csv_rows(path: Path, text: str) -> list[tuple[int, dict[str, str]]]:
    reader = csv.reader(text.splitlines())
    header = [name.strip() for name in next(reader, [])]
    _check_columns(path, 1, header)
    rows = []
    for row in reader:
        if len(row) > len(header):
            shape = f"{len(row)} values for {len(header)} columns"
            raise InputError(f"{path}, line {reader.line_num}: {shape}; quote values that hold a comma.")
        if any(cell.strip() for cell in row):
            rows.append((reader.line_num, dict(zip(header, row, strict=False))))
    return rows


def _toml_rows(path: Path, text: str) -> list[tuple[int, dict[str, str]]]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: this is not TOML ({error}).") from error
    tables = data.get("terms")
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        raise InputError(f"{path}: a TOML term list has one [[terms]] table an entry, and this file has none.")
    starts = [n for n, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*terms\s*\]\]", line)]
    starts += [1] * (len(tables) - len(starts))
    for line, row in zip(starts, tables, strict=False):
        _check_columns(path, line, list(row))
    return [(line, {k: str(v) for k, v in row.items()}) for line, row in zip(starts, tables, strict=False)]


def _check_columns(path: Path, line: int, names: list[str]) -> None:
    for name in names:
        if name not in COLUMNS:
            near = difflib.get_close_matches(name, COLUMNS, n=1, cutoff=0.5)
            hint = f'did you mean "{near[0]}"?' if near else f"known columns are {', '.join(COLUMNS)}."
            raise InputError(f'{path}, line {line}: unknown column "{name}"; {hint}')
    for name in NEEDED:
        if name not in names:
            raise InputError(f'{path}, line {line}: the column "{name}" is missing; a term list needs {" and ".join(NEEDED)}.')


def _entry(path: Path, line: int, row: dict[str, str]) -> Entry:
    row = {k: v.strip() for k, v in row.items()}
    words = tuple(_WORD.findall(row["term"].lower()))
    if not words or not row["category"]:
        raise InputError(f"{path}, line {line}: term and category must not be empty.")
    match = row.get("match") or "surface"
    if match not in MATCHES:
        raise InputError(f'{path}, line {line}: match is "{match}"; it must be one of {", ".join(MATCHES)}.')
    pos = frozenset(filter(None, row.get("pos", "").upper().split("|")))
    valence, weight = _number(path, line, row, "valence", -1.0, 0.0), _number(path, line, row, "weight", 0.0, 0.5)
    return Entry(words, row["category"], path.stem, match, pos, valence, weight)


def _number(path: Path, line: int, row: dict[str, str], column: str, low: float, default: float) -> float:
    value = row.get(column) or default
    try:
        number = float(value)
    except ValueError:
        number = float("nan")
    if not low <= number <= 1.0:
        raise InputError(f'{path}, line {line}: {column} is "{value}"; it must be a number from {low:g} to 1.')
    return number
