"""Lines that end where a page's width ends, read as the paragraphs that they are.

Mail, archives and old exports break a paragraph into lines of 60 to 100 characters. A break is one of these, and is read as a
space, where the next word would not have fitted on the line. Others stand: the short last line of a paragraph,
headings, lists, turns of a talk, verse. The width is told by the text: it is the one at which sentences go on in the next
line for no other reason. A text of one paragraph a line has none.

Words are put together again that are cut at the end of a line: "govern-|ment", "anti-|Baku".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from ..word_forms import word_forms
from .bylines import is_name_line
from .furniture import RULE, opens_block

if TYPE_CHECKING:
    from .folding import Edit

NARROWEST, WIDEST = 40, 132
"""Characters of a line that may be wrapped: newspapers' columns in print are narrower, printouts as wide."""

CUT_LINE = 55
"""Characters of a line, at least, that is joined to a next one in small letters in a text that shows no width: verse has fewer."""

CLEARLY = 2
"""How many times the breaks that a width explains must outnumber the breaks in mid-sentence that it does not."""

RAGGED_BREAKS, RAGGED_SHARE = 4, 0.6
"""In text copied from print no number of characters is the width: so many breaks, and such a share of all, then lie in mid-sentence."""

RAGGED_LINE = 0.7
"""A line of such a text that is shorter than this share of the longest ends its paragraph."""

_LINE = re.compile(r"(?m)^(?P<lead>[^\S\n]*+(?:>[^\S\n]?+)*+[^\S\n]*+)(?P<words>[^\s>][^\n]*+)")
_ANSWERED = re.compile(r"(?m)^[^\S\n]*+(?:>[^\S\n]?+)+")
_INDENT = re.compile(r"(?m)^[^\S\n]++")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]*_]*$")
_ITEM = re.compile(r"(?:[*•·▪●–—-]|\(?(?:\d{1,2}|[a-z])[.)])[ \t]+(?=\S)")
_LABEL = re.compile(r"[*_]{0,2}(?:[A-Z][A-Z.'’-]+(?: [A-Z.'’-]+){0,4}|[QA])(?: ?\([^()\n]{1,40}\))?:(?=\s|$)|[QA]\.\s")
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_CUT = re.compile(r"([^\W\d_]{1,60})-$")
_HEAD = re.compile(r"[^\W\d_]+")
_DASHED = re.compile(r"\w(?:--|—)$")
_BEFORE_DASH = re.compile(r"--\w")
_SMALL = 3
"""Letters of a word that a title writes small, at most."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its indentation (columns of it: `indent`) and the white space at its end; `width` counts the indentation."""

    words: str
    start: int
    end: int
    indent: int
    quoted: bool

    @property
    def width(self) -> int:
        return self.indent + len(self.words)

    @property
    def is_ended(self) -> bool:
        return bool(_SENTENCE_END.search(self.words))

    @property
    def goes_on(self) -> bool:
        """Whether it begins with a small letter, as no paragraph does."""
        letter = _FIRST_LETTER.search(self.words)
        return letter is not None and letter[0].islower() and not _ITEM.match(self.words)

    def needs(self, after: _Line) -> int:
        """The width that this line would have with the first word of the next."""
        return self.width + 1 + len(after.words.split(None, 1)[0])


def joined_lines(text: str) -> Iterator[Edit]:
    """The changes that make each wrapped paragraph one line, in order; none in a text that is not wrapped.

    The indentation of paragraphs goes too, and, where most lines have one, the mark of a mail that is answered ("> ").
    """
    lines = list(_lines(text))
    pairs = [(a, b) for a, b in pairwise(lines) if text.count("\n", a.end, b.start) == 1]
    joins = _joins(lines, pairs)
    if not joins:
        return
    hyphenates = any(_is_syllable(a.words, b.words) for a, b in joins)
    edits = [_edit(a, b, hyphenates) for a, b in joins]
    answered = 2 * sum(line.quoted for line in lines) > len(lines)
    inside = {end for _, end, _ in edits}
    for m in _ANSWERED.finditer(text) if answered else _INDENT.finditer(text):
        if m.end() not in inside:
            edits.append((m.start(), m.end(), ""))
    yield from sorted(edits)


def _lines(text: str) -> Iterator[_Line]:
    for m in _LINE.finditer(text):
        words = m["words"].rstrip()
        start = m.start("words")
        yield _Line(words, start, start + len(words), len(m["lead"].expandtabs(8)), ">" in m["lead"])


def _joins(lines: Sequence[_Line], pairs: list[tuple[_Line, _Line]]) -> list[tuple[_Line, _Line]]:
    """The pairs of lines that are one paragraph."""
    widths = _widths(lines, pairs)
    ragged = None if widths else _ragged_width(lines, pairs)
    apart = len(lines) - len(pairs) > 2  # blank lines between the paragraphs
    indent = _first_line_indent(pairs)
    kept: list[tuple[_Line, _Line]] = []
    hanging = False
    for a, b in pairs:
        hanging = bool(_ITEM.match(a.words)) or (hanging and bool(kept) and kept[-1][1] is a)
        full = _is_full(a, b, widths[0 if apart and a is not lines[0] else -1]) if widths else ragged is not None and _is_long(a, b, ragged)
        if not (full or _is_cut(a, b)) or (b.indent == indent and not hanging) or _begins(a, b, hanging):
            continue
        if a is not lines[0] or not (_is_heading(a, b) or is_name_line(b.words)):
            kept.append((a, b))
    return kept


def _widths(lines: Sequence[_Line], pairs: Sequence[tuple[_Line, _Line]]) -> list[int]:
    """The widths that explain the most breaks in mid-sentence, which are neighbours; none where none explains clearly more than it leaves
    open."""
    widths = range(NARROWEST, WIDEST + 1)
    broken = [(a.width, a.needs(b), b.goes_on) for a, b in pairs if not a.is_ended]
    sure = _spread((width, need) for width, need, goes_on in broken if goes_on)
    every = _spread((width, need) for width, need, _ in broken)
    leaves = _spread((need, WIDEST + 1) for _, need, goes_on in broken if goes_on)
    wider = _spread((0, line.width) for line in lines)
    score = {w: every[w] - leaves[w] - wider[w] for w in widths if sure[w] >= max(1, CLEARLY * leaves[w]) and every[w] > wider[w]}
    return [w for w in score if score[w] == max(score.values())]


def _spread(ranges: Iterable[tuple[int, int]]) -> list[int]:
    """For each width up to `WIDEST`, how many of the half-open ranges hold it."""
    steps = [0] * (WIDEST + 2)
    for first, end in ranges:
        steps[min(first, WIDEST + 1)] += 1
        steps[min(end, WIDEST + 1)] -= 1
    return list(accumulate(steps))


def _first_line_indent(pairs: Sequence[tuple[_Line, _Line]]) -> int | None:
    """By how much the first lines of paragraphs are indented; None where they are not."""
    indents = Counter(a.indent for a, b in pairs if a.indent > b.indent and not _ITEM.match(a.words))
    indent, n = indents.most_common(1)[0] if indents else (None, 0)
    return indent if n > 1 else None


def _ragged_width(lines: Sequence[_Line], pairs: Sequence[tuple[_Line, _Line]]) -> int | None:
    """The longest line of a text that is wrapped at no fixed number of characters; None of any other text."""
    cut = sum(b.goes_on and not a.is_ended and NARROWEST <= a.width <= WIDEST for a, b in pairs)
    widest = max((line.width for line in lines), default=0)
    return widest if cut >= RAGGED_BREAKS and cut >= RAGGED_SHARE * len(pairs) and widest <= WIDEST else None


def _is_full(a: _Line, b: _Line, width: int) -> bool:
    """Whether the line ends because the next word did not fit, and not by chance as it ends the paragraph."""
    return a.width <= width and (a.needs(b) > width or bool(_CUT.search(a.words)))


def _is_long(a: _Line, b: _Line, widest: int) -> bool:
    return a.width >= RAGGED_LINE * widest and not (a.is_ended and not b.goes_on and a.width < 0.9 * widest)


def _is_cut(a: _Line, b: _Line) -> bool:
    """Whether a sentence goes on in the next line, whatever the width."""
    return CUT_LINE <= a.width <= WIDEST and not a.is_ended and b.goes_on


def _begins(a: _Line, b: _Line, hanging: bool) -> bool:
    """Whether the second line begins something: an item, a turn, an indented paragraph, furniture, what stands below capitals."""
    if a.quoted != b.quoted or _LABEL.match(b.words) or (_ITEM.match(b.words) and (a.is_ended or hanging)):
        return True
    if b.indent > a.indent and not hanging:
        return True
    if RULE.fullmatch(a.words) or (a.words.isupper() and not b.words.isupper()):
        return True
    return not b.goes_on and opens_block(b.words)


def _is_heading(a: _Line, b: _Line) -> bool:
    """Whether all long words of a line have a capital, but not all of the next one, which does not go on with its sentence."""
    return not a.is_ended and not b.goes_on and _is_titled(a.words, 2) and not _is_titled(b.words, 1)


def _is_titled(words: str, least: int) -> bool:
    """Whether all long words have a capital, and there are so many: the last word of a title may stand alone on its line."""
    long = [w for w in _HEAD.findall(words) if len(w) > _SMALL]
    return len(long) >= least and all(w[0].isupper() for w in long)


def _edit(a: _Line, b: _Line, hyphenates: bool) -> Edit:
    """The break between two lines of a paragraph as it is read: a space, or nothing inside a word."""
    if hyphenates and _is_one_word(a.words, b.words):
        return a.end - 1, b.start, ""
    inside = _CUT.search(a.words) or (_DASHED.search(a.words[-3:]) and b.words[0].isalnum()) or _BEFORE_DASH.match(b.words)
    return a.end, b.start, "" if inside else " "


def _is_one_word(a: str, b: str) -> bool:
    """Whether English knows the word that is cut at the end of the line without its hyphen, and not with it."""
    cut, rest = _CUT.search(a), _HEAD.match(b)
    if cut is None or rest is None or not rest[0].islower():
        return False
    known, one = word_forms(), cut[1] + rest[0]
    with_hyphen = f"{cut[1]}-{rest[0]}"
    return not {with_hyphen, with_hyphen.lower()} & known and bool({one, one.lower()} & known)


def _is_syllable(a: str, b: str) -> bool:
    """Whether the word is cut in the middle of what is no word of its own: "govern-|ment". Then the text hyphenates its words."""
    rest = _HEAD.match(b)
    return _is_one_word(a, b) and rest is not None and rest[0] not in word_forms()
