"""PDF files with a text layer (pdfminer.six): the lines of their pages in reading order, put together to paragraphs.

A page is cut where white space runs through it, first from top to bottom (columns), then from side to side. What stands at the
head or foot of the pages and repeats there, and page numbers, are left out. A line goes on in the next one of the same type
unless the distance, an indentation or a short last line says that the paragraph ended.
"""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from ...errors import InputError
from .hyphens import Hyphens

if TYPE_CHECKING:
    from pdfminer.layout import LTPage
    from pdfminer.pdfpage import PDFPage

MOST_PAGES = 300
MOST_LETTERS = 100_000
MOST_LINES = 2_000
MOST_CODE = 10_000_000
"""Letters and lines of a page, and bytes of the code that draws it, at most: a page of a broadsheet has 30,000 letters."""

GUTTER = 9.0
"""Points of white space between two columns, at least."""

MARGIN = 0.12
"""Share of a page's height, at its head and foot, in which running heads and page numbers stand."""

LEAST_LETTERS = 40
"""A file with fewer letters on all its pages is a scan."""

LARGER, SMALLER = 1.15, 0.87
"""Times the size of the text: a headline's, and a caption's or note's."""

_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*$")
_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*|\W*[ivxlc]{1,6}\W*", re.IGNORECASE)
_CODES = re.compile(r"\(cid:\d+\)")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its words, page, the edges of its box in points from the page's lower left corner, and the size of its type."""

    words: str
    page: int
    left: float
    low: float
    right: float
    high: float
    size: float


def paragraphs(data: bytes, name: str) -> tuple[list[str], str | None, tuple[str, ...]]:
    """The paragraphs of a file, its headline (what stands in the largest type of its first page) and what was left out.

    Raises
    ------
    InputError
        when pdfminer.six is not installed, or when the file is broken, locked, a scan, or in a type that says not which letters it shows.
    """
    pages = list(_pages(data, name))
    lines = [line for page in pages for line in page]
    _require_text(lines, name)
    furniture = _furniture(pages)
    kept = [[line for line in _in_order(page) if line not in furniture] for page in pages]
    flow = [line for page in kept for line in page]
    size = _usual(flow)
    blocks = list(_blocks(flow, size))
    hyphens = Hyphens(line.words for line in flow)
    texts = [hyphens.joined([line.words for line in block]) for block in blocks]
    return texts, _headline(blocks, texts, size), tuple(dict.fromkeys(line.words for line in lines if line in furniture))


def _pages(data: bytes, name: str) -> Iterator[list[Line]]:
    """The lines of every page."""
    try:
        from pdfminer.pdfdocument import PDFPasswordIncorrect

        pages = _laid_out(data, name)
    except ImportError:
        raise InputError(f"{name}: reading PDF needs one more package: install it with pip install 'framescope[pdf]'.") from None
    try:
        for number, page in enumerate(pages):
            if number == MOST_PAGES:
                raise InputError(f"{name} has more than {MOST_PAGES} pages: split it into its articles.")
            lines = list(_lines(page, number))
            if len(lines) > MOST_LINES:
                raise InputError(f"{name} has a page of more than {MOST_LINES:,} lines, {_NO_ARTICLE}")
            yield lines
    except PDFPasswordIncorrect:
        raise InputError(f"{name} is locked with a password: save a copy without one.") from None
    except (MemoryError, InputError):
        raise
    except Exception:  # the library foresees few of the ways in which a file can be broken
        raise InputError(f"{name} is a broken PDF file: open it in a viewer and print it to a new PDF, or save its text as .txt.") from None


_NO_ARTICLE = "as no article does: save the article's text as a .txt file."


def _laid_out(data: bytes, name: str) -> Iterator[LTPage]:
    """The pages as pdfminer.six lays them out, which takes n² steps for n letters: no page has more than `MOST_LETTERS`."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # what it says of a broken file is for nobody's terminal

    class Counting(PDFPageAggregator):
        letters = 0

        def render_char(self, *given: Any) -> float:
            self.letters += 1
            if self.letters > MOST_LETTERS:
                raise InputError(f"{name} has a page of more than {MOST_LETTERS:,} letters, {_NO_ARTICLE}")
            return super().render_char(*given)

    def pages() -> Iterator[LTPage]:
        resources = PDFResourceManager(caching=True)
        device = Counting(resources, laparams=LAParams(boxes_flow=None))
        interpreter = PDFPageInterpreter(resources, device)
        for page in PDFPage.get_pages(io.BytesIO(data), maxpages=MOST_PAGES + 1):
            _require_little(page, name)
            device.letters = 0
            interpreter.process_page(page)
            yield device.get_result()

    return pages()


def _require_little(page: PDFPage, name: str) -> None:
    """Raise InputError where the code that draws a page, packed in little perhaps, is longer than any page's."""
    from pdfminer.pdftypes import LITERALS_FLATE_DECODE, PDFStream, dict_value, resolve1

    drawn = [resolve1(one) for one in (*page.contents, *dict_value(page.resources.get("XObject") or {}).values())]
    for stream in drawn:
        if not isinstance(stream, PDFStream) or getattr(stream.get("Subtype"), "name", "") == "Image":
            continue
        code = stream.get_rawdata() or b""
        for packing, _ in stream.get_filters():
            if packing not in LITERALS_FLATE_DECODE:
                break
            with suppress(zlib.error):  # whatever is broken is the library's to tell
                code = zlib.decompressobj().decompress(code, MOST_CODE + 1)
            if len(code) > MOST_CODE:
                raise InputError(f"{name} has a page that is drawn by more than {MOST_CODE / 1e6:.0f} MB, {_NO_ARTICLE}")


def _lines(page: LTPage, number: int) -> Iterator[Line]:
    from pdfminer.layout import LTTextContainer, LTTextLine

    for box in page:
        if isinstance(box, LTTextContainer):
            for line in box:
                if isinstance(line, LTTextLine) and (words := " ".join(line.get_text().split())):
                    yield Line(words, number, line.x0, line.y0, line.x1, line.y1, _type_size(line))


def _type_size(line: Any) -> float:
    """The size of most of a line's letters."""
    from pdfminer.layout import LTChar

    return round(median([c.size for c in line if isinstance(c, LTChar)] or [line.height]), 1)


def _require_text(lines: Sequence[Line], name: str) -> None:
    text = " ".join(line.words for line in lines)
    letters = sum(c.isalpha() for c in _CODES.sub("", text))
    if letters < LEAST_LETTERS and not _CODES.search(text):
        raise InputError(
            f"{name} is a scan: it holds pictures of pages and no text; let a program for text recognition (OCR) read it, and save that."
        )
    if len(_CODES.findall(text)) > letters / 4:
        raise InputError(
            f"{name} is set in a type that does not say which letters it shows: let a program for text recognition (OCR) read it."
        )


def _in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page as they are read: column by column, from top to bottom."""
    ordered: list[Line] = []
    blocks = [list(lines)]
    while blocks:
        block = blocks.pop()
        parts = _parts(block)
        if parts:
            blocks += reversed(parts)
        else:
            ordered += sorted(block, key=lambda line: (-line.high, line.left))
    return ordered


def _parts(lines: list[Line]) -> list[list[Line]]:
    """The two parts of a block that white space runs between, in the order in which they are read; none where it is one column of lines."""
    for edges, least in ((_across, GUTTER), (_down, 0.0)):
        cut = _widest_gap([edges(line) for line in lines], least)
        if cut is not None:
            return [[line for line in lines if edges(line)[1] <= cut], [line for line in lines if edges(line)[1] > cut]]
    return []


def _across(line: Line) -> tuple[float, float]:
    return line.left, line.right


def _down(line: Line) -> tuple[float, float]:
    """The edges of a line's middle, counted from the top: type of neighbouring lines may touch."""
    middle, half = (line.low + line.high) / 2, (line.high - line.low) / 5
    return -middle - half, -middle + half


def _widest_gap(edges: Sequence[tuple[float, float]], least: float) -> float | None:
    """Where the widest stretch begins that no line reaches into; None where none is wide enough."""
    reached, best, at = float("-inf"), least, None
    for start, end in sorted(edges):
        if reached > float("-inf") and start - reached > best:
            best, at = start - reached, reached
        reached = max(reached, end)
    return at


def _furniture(pages: Sequence[Sequence[Line]]) -> set[Line]:
    """What stands at the head or foot of pages and is no part of the text: page numbers, and lines that most pages repeat there."""
    edge = {line for page in pages for line in _at_edge(page)}
    seen = Counter((_mask(line.words), page) for line, page in {(line, line.page) for line in edge})
    repeats = Counter(words for words, _ in seen)
    often = {words for words, times in repeats.items() if times > 1 and times >= len(pages) / 3}
    return {line for line in edge if _NUMBER.fullmatch(line.words) or _mask(line.words) in often}


def _at_edge(page: Sequence[Line]) -> Iterator[Line]:
    if not page:
        return
    top, foot = max(line.high for line in page), min(line.low for line in page)
    band = MARGIN * max(1.0, top - foot)
    yield from (line for line in page if line.low >= top - band or line.high <= foot + band)


def _mask(words: str) -> str:
    return re.sub(r"\d+", "#", words.lower())


def _usual(lines: Sequence[Line]) -> float:
    """The size of type that most letters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.words)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _blocks(lines: Sequence[Line], size: float) -> Iterator[list[Line]]:
    """The lines of each paragraph."""
    pitch = _pitch(lines, size)
    widths = _widths(lines)
    block: list[Line] = list(lines[:1])
    for a, b in pairwise(lines):
        if _goes_on(a, b, pitch, widths):
            block.append(b)
        else:
            yield block
            block = [b]
    if block:
        yield block


def _pitch(lines: Sequence[Line], size: float) -> float:
    """The distance from line to line inside paragraphs, in sizes of the type: one of the smaller of all distances."""
    steps = sorted(
        (a.low - b.low) / size for a, b in pairwise(lines) if a.page == b.page and a.size == b.size == size and 0 < a.low - b.low < 3 * size
    )
    return min(steps[len(steps) // 5], 1.8) if steps else 1.2


def _widths(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """The right edge of each column, by its page and left edge."""
    found: dict[tuple[int, int], float] = {}
    for line in lines:
        key = _column(line)
        found[key] = max(found.get(key, 0.0), line.right)
    return found


def _column(line: Line) -> tuple[int, int]:
    return line.page, round(line.left / 30)


def _goes_on(a: Line, b: Line, pitch: float, rights: dict[tuple[int, int], float]) -> bool:
    """Whether the paragraph of line `a` goes on in line `b`."""
    if abs(a.size - b.size) > 0.15 * a.size:
        return False
    ended = bool(_SENTENCE_END.search(a.words))
    if a.page != b.page or b.low >= a.low:  # the next column, or page
        return not ended or (b.words[:1].islower())
    if (a.low - b.low) / a.size > pitch * 1.25:
        return False
    indented = 3 < b.left - a.left < 40 and a.right > b.left
    short = a.right < rights[_column(a)] - 0.15 * (rights[_column(a)] - a.left)
    return not ((indented and ended) or (short and ended and not b.words[:1].islower()))


def _headline(blocks: Sequence[Sequence[Line]], texts: Sequence[str], size: float) -> str | None:
    """The first block in the largest type of the first page, where that is larger than the text."""
    large = [
        (block[0].size, text) for block, text in zip(blocks, texts, strict=True) if block[0].page == 0 and block[0].size > LARGER * size
    ]
    return max(large, key=lambda one: one[0])[1] if large else None
