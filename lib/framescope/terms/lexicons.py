"""Term lists: what they hold, how they are read from a file, and what is refused.

A list is a CSV file with a header, or a TOML file with one ``[[terms]]`` table an entry. Columns: ``term`` and
``category`` (both needed), ``match`` (``surface``, ``lemma`` or ``family``: the lemma of an adjective, its adverb in -ly and
its noun in -ness; default surface), ``pos`` (universal part-of-speech tags that the first or last word must have, joined by
``|``; empty: any), ``unless`` (words, joined by ``|``, beside which in its sentence the entry means something else: a "wave" beside
"sea"), ``sense`` (in which of its senses it judges; for the reader), ``where`` (the places in the grammar of the sentence where alone
it has that sense, `PLACES` or ``with X``, joined by ``|``; by ``+`` where all must hold), ``literal`` (the kinds of neighbours, `KINDS`,
beside which it has another), ``valence`` (-1 … 1), ``weight`` (0 … 1: how strong the evidence is on its own), ``source``, ``licence``.
An entry may have several words; one that begins or ends with a hyphen makes compounds with any other word ("-ridden", "once-"), but
for those in ``unless``. Words are split as spaCy splits a text ("so-called" is three words, "people's" two). Case is
ignored. Which entry wins where several fit: ``framescope.terms.matcher``.
"""

import csv
import difflib
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from framescope.errors import InputError, reason
from framescope.resources import resource
from framescope.spreadsheets import csv_reader
from framescope.textfiles import read_text, toml

DEFAULT = 0.5
"""A candidate of at least this weight is flagged as a loaded term."""

COLUMNS = ("term", "match", "pos", "unless", "sense", "where", "literal", "category", "valence", "weight", "source", "licence")
NEEDED = ("term", "category")
MATCHES = ("surface", "lemma", "family")
DEFAULT_LISTS = ("absolutes", "contested_labels", "cues", "distancing", "evaluative", "intensifiers", "metaphors", "topics")
PLACES = (
    "said", "of", "object", "no object", "undergone", "person", "doer", "modifier", "adjective", "hurled", "on a cause", "initial", "owned",
    "described", "singular", "money",
)  # fmt: skip
"""Places in the grammar of a sentence (``framescope.terms.senses``); beside them "with X", by its own particle or preposition X."""

KINDS = (
    "animal", "army", "art", "body", "building", "food", "land", "law", "medicine", "money", "number", "office", "part", "person", "plant",
    "sport", "thing", "vehicle", "words",
)  # fmt: skip
"""Kinds of things that nouns name (``data/lexicons/noun_kinds.csv``); "part": of a body, "body": of people, "land": and weather."""

_LETTERS = r"[^\W\d_]+(?:'s?(?!\w))?"
_PLAIN = re.compile(rf"-?{_LETTERS}(?:(?:, | |-){_LETTERS})*-?")
_PARTS = re.compile(r"[^\W\d_]+|'s?|[,-]")
_TWO_IN_ONE = re.compile(
    r"(?!(?:hell|ill|is|its|shed|shell|well|were|whore)$)(?:i|you|he|she|it|we|they|that|this|these|those|there|wh(?:at|en|ere|o|y)|how|not"
    r"|might|must|could|should|would)(?:d|ll|m|re|s|ve)+"
    r"|(?:ai|are|ca|could|dare|did|does|do|had|has|have|is|may|might|must|need|ought|sha|should|was|were|wo|would)nt(?:ve)?"
    r"|cannot|cantve|gonna|gotta|ima|yall"
)
"""Words of letters alone that spaCy may split, such as "cannot", and others that look like them."""

_SPLIT = {
    "cant": ("ca", "nt"),
    "ne'er-do-well": ("ne'er", "-", "do", "-", "well"),
    "you couldn't make it up": ("you", "could", "n't", "make", "it", "up"),
}
"""Terms of framescope's own lists that follow no simple rule: so that its lists are read without loading spaCy."""


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
    unless: frozenset[str] = frozenset()
    sense: str = ""
    where: frozenset[str] = frozenset()
    literal: frozenset[str] = frozenset()

    def formed(self, words: tuple[str, ...], match: str | None = None, pos: frozenset[str] | None = None) -> "Entry":
        """The same entry for another form of its term. There are tens of thousands, and `dataclasses.replace` takes twice as long."""
        grammar = (match or self.match, self.pos if pos is None else pos)
        return Entry(
            words, self.category, self.lexicon, *grammar, self.valence, self.weight, self.unless, self.sense, self.where, self.literal
        )

    @property
    def makes_compounds(self) -> bool:
        """Whether it is the first or last part of compounds: "once-", "-ridden"."""
        return len(self.words) == 2 and "-" in self.words

    @property
    def own(self) -> bool:
        """Whether it is a user's, not framescope's."""
        return self.lexicon not in DEFAULT_LISTS


@dataclass(frozen=True)
class Lexicon:
    """A named list of entries."""

    name: str
    entries: tuple[Entry, ...]


def read_lexicon(path: str | Path) -> Lexicon:
    """The term list in a CSV or TOML file; its name is the file's, without the ending.

    Raises
    ------
    InputError
        if the file cannot be read, a column is unknown or missing, or a value is not of its kind; the message names the
        file, the line, and the nearest valid name.

    Examples
    --------
    >>> lexicon = read_lexicon(resource("data", "lexicons", "absolutes.csv"))
    >>> lexicon.name, len(lexicon.entries) > 10
    ('absolutes', True)
    """
    path = Path(path)
    try:
        text = read_text(path)
    except OSError as error:
        raise InputError(f"{path}: this term list cannot be opened ({reason(error)}); check the path.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: this term list is not UTF-8 text; save it as UTF-8.") from error
    rows = _toml_rows(path, text) if path.suffix.lower() == ".toml" else _csv_rows(path, text)
    return Lexicon(_name(path), tuple(_entry(path, line, row) for line, row in rows))


def _name(path: Path) -> str:
    """The name of the list in a file; bytes of a file's name that are no text are not written to tables."""
    return path.stem.encode("utf-8", "replace").decode("utf-8")


@cache
def default_lexicons() -> tuple[Lexicon, ...]:
    """The lists that come with framescope (described in ``data/lexicons/README.md``).

    Examples
    --------
    >>> [lexicon.name for lexicon in default_lexicons()][:3]
    ['absolutes', 'contested_labels', 'cues']
    """
    return tuple(read_lexicon(resource("data", "lexicons", f"{name}.csv")) for name in DEFAULT_LISTS)


def term_lists(given: Iterable[Lexicon | str | Path] | None) -> tuple[Lexicon, ...]:
    """The lists meant by `given`: as they are, or read from their files; None means framescope's own.

    Raises
    ------
    InputError
        if two of them have the same name: it is by its name that a table says which list spoke.
    """
    if given is None:
        return default_lexicons()
    lists = tuple(dict.fromkeys(x if isinstance(x, Lexicon) else read_lexicon(x) for x in given))
    names = [lexicon.name for lexicon in lists]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise InputError(f'Two term lists are called "{twice}" (the file\'s name without its ending): rename one of the files.')
    return lists


def beside_own(paths: Sequence[str | Path] | None) -> tuple[Lexicon, ...] | None:
    """`with_own`, or None, by which everybody understands framescope's own lists, where the user has none."""
    return with_own(paths) if paths else None


def with_own(paths: Sequence[str | Path]) -> tuple[Lexicon, ...]:
    """The user's own lists before framescope's, so that theirs win where both have an entry of the same length.

    Examples
    --------
    >>> with_own([]) == default_lexicons()
    True
    """
    return term_lists([*paths, *default_lexicons()])


def _csv_rows(path: Path, text: str) -> list[tuple[int, dict[str, str]]]:
    first = text.partition("\n")[0]
    separator = ";" if first.count(";") > first.count(",") else ","  # spreadsheets of some countries write semicolons
    reader = csv_reader(text, separator)
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_columns(path, [1] * len(header), header)
        rows = []
        for row in reader:
            if len(row) > len(header):
                shape = f"{len(row)} values for {len(header)} columns"
                raise InputError(
                    f"{path}, line {reader.line_num}: {shape}; quote values that hold a {'semicolon' if separator == ';' else 'comma'}."
                )
            if any(cell.strip() for cell in row):
                rows.append((reader.line_num, dict(zip(header, row, strict=False))))
    except csv.Error as error:
        raise InputError(f"{path}, line {reader.line_num}: this is not CSV ({error}).") from None
    return rows


def _toml_rows(path: Path, text: str) -> list[tuple[int, dict[str, str]]]:
    try:
        data = toml(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: this is not TOML ({error}).") from error
    tables = data.get("terms")
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        raise InputError(f"{path}: a TOML term list has one [[terms]] table per entry, and this file has none.")
    lines = text.splitlines()
    starts = [n for n, line in enumerate(lines, 1) if re.match(r"\s*\[\[\s*terms\s*\]\]", line)]
    starts += [1] * (len(tables) - len(starts))
    for start, row in zip(starts, tables, strict=False):
        _check_columns(path, [_line_of(name, lines, start) for name in row], list(row), start)
        for name, value in row.items():
            if isinstance(value, (list, dict, bool)):
                raise InputError(f"{path}, line {_line_of(name, lines, start)}: {name} must be a text or a number.")
    return [(start, {k: str(v) for k, v in row.items()}) for start, row in zip(starts, tables, strict=False)]


def _line_of(name: str, lines: list[str], start: int) -> int:
    """The line at or after `start` that sets the key `name`; `start` itself where it is set inside another line."""
    key = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*=")
    return next((n for n, line in enumerate(lines[start - 1 :], start) if key.match(line)), start)


def _check_columns(path: Path, lines: list[int], names: list[str], start: int = 1) -> None:
    for line, name in zip(lines, names, strict=True):
        if name not in COLUMNS:
            near = difflib.get_close_matches(name, COLUMNS, n=1, cutoff=0.5)
            hint = f'did you mean "{near[0]}"?' if near else f"known columns are {', '.join(COLUMNS)}."
            raise InputError(f'{path}, line {line}: unknown column "{name}"; {hint}')
    for name in NEEDED:
        if name not in names:
            raise InputError(f'{path}, line {start}: the column "{name}" is missing; a term list needs {" and ".join(NEEDED)}.')


def _entry(path: Path, line: int, row: dict[str, str]) -> Entry:
    row = {k: v.strip() for k, v in row.items()}
    words = split_words(row["term"])
    category = row.get("category", "")
    if not words or not category:
        raise InputError(f"{path}, line {line}: term and category must not be empty.")
    match = row.get("match") or "surface"
    if match not in MATCHES:
        raise InputError(f'{path}, line {line}: match is "{match}"; it must be one of {", ".join(MATCHES)}.')
    pos = frozenset(filter(None, row.get("pos", "").upper().split("|")))
    valence, weight = _number(path, line, row, "valence", -1.0, 0.0), _number(path, line, row, "weight", 0.0, 0.5)
    where, literal = _several(row, "where"), _several(row, "literal")
    _check_known(path, line, "where", (part for place in where for part in place.split("+") if not part.startswith("with ")), PLACES)
    _check_known(path, line, "literal", literal, KINDS)
    return Entry(words, category, _name(path), match, pos, valence, weight, _several(row, "unless"), row.get("sense", ""), where, literal)


def _several(row: dict[str, str], column: str) -> frozenset[str]:
    return _values(row.get(column, ""))


@lru_cache(maxsize=10_000)
def _values(cell: str) -> frozenset[str]:
    """The values that a cell joins by bars, in lower case; thousands of rows have the same."""
    return frozenset(filter(None, (value.strip() for value in cell.lower().split("|"))))


def _check_known(path: Path, line: int, column: str, values: Iterable[str], known: Sequence[str]) -> None:
    for value in values:
        if value not in known:
            raise InputError(f'{path}, line {line}: {column} is "{value}"; it must be one of {", ".join(known)}.')


def split_words(term: str) -> tuple[str, ...]:
    """The words of a term in lower case, split as spaCy splits them in a text; typographic apostrophes made straight."""
    if term in _SPLIT:
        return _SPLIT[term]
    words = tuple(_PARTS.findall(term.lower()))
    if _PLAIN.fullmatch(term) and not any(map(_TWO_IN_ONE.fullmatch, words)):  # the tokenizer would do the same, only slower
        return words
    from framescope.parsing.language import pipeline

    return tuple(t.lower_.replace("’", "'") for t in pipeline().tokenizer(term) if not t.is_space)


def _number(path: Path, line: int, row: dict[str, str], column: str, low: float, default: float) -> float:
    value = row.get(column) or default
    try:
        number = float(value)
    except ValueError:
        number = float("nan")
    if not low <= number <= 1.0:
        raise InputError(f'{path}, line {line}: {column} is "{value}"; it must be a number from {low:g} to 1.')
    return number
