"""Text with marked spans as HTML that is safe to show anywhere.

Every character of the text is escaped here, at the source, and the text is kept exactly: with its tags removed and its
entities resolved, what `mark_text` returns is the text it was given. Labels are drawn by the style sheet from attributes, and
dollar signs are kept from MathJax, so that nothing is added to the text and nothing in it is read as code or maths.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise

from ..palette import OTHER
from ..resources import resource
from .display import Html

Block = tuple[int, int, str]
"""Start and end of a paragraph and what kind it is: ``fs-`` and the kind is its CSS class."""

Place = tuple[int, int, str]
"""Start and end of a piece of the text, and the id that it gets."""


@dataclass(frozen=True)
class Mark:
    """A span to mark: characters [start, end), the words printed after it, and how it looks. `title` explains it on hover.

    `line` is one of solid, dashed, dotted, double (how it is underlined) or boxed.
    """

    start: int
    end: int
    label: str = ""
    colour: str = OTHER
    line: str = "solid"
    title: str = ""


Key = Mapping[str, list[Mark]]
"""What the ways of marking mean: the name of each group and a sample mark for each of its members, drawn as its `label`."""


def mark_text(text: str, marks: Iterable[Mark], blocks: Iterable[Block] | None = None, places: Iterable[Place] = ()) -> str:
    """The text as HTML, a paragraph for each block, with each mark around its characters.

    Marks may nest, cross and run over blocks: a mark that crosses another is closed and opened again, and is labelled once,
    where it ends. White space at a mark's ends is left out of it. Blocks are the non-blank lines unless given, in order. `places`,
    in order and none within another, are given ids, so that links can lead to them.
    """
    marks = sorted(filter(None, (_trimmed(text, mark) for mark in marks)), key=lambda m: (m.start, -m.end))
    places = list(places)
    html: list[str] = []
    done = 0
    for start, end, kind in _lines(text) if blocks is None else blocks:
        inside = [m for m in marks if m.start < end and m.end > start]
        here = [p for p in places if start <= p[0] < end]
        html += escape(text[done:start]), f'<p class="fs-{escape(kind)}">', *_block(text, start, end, inside, here), "</p>"
        done = end
    return "".join(html) + escape(text[done:])


def _block(text: str, start: int, end: int, marks: list[Mark], places: list[Place]) -> Iterator[str]:
    """A paragraph: its places with their ids, and what stands between them."""
    done = start
    for begin, stop, name in places:
        stop = min(stop, end)
        yield from _pieces(text, done, begin, _within(marks, done, begin))
        yield f'<span class="fs-place" id="{escape(name)}">'
        yield from _pieces(text, begin, stop, _within(marks, begin, stop))
        yield "</span>"
        done = stop
    yield from _pieces(text, done, end, _within(marks, done, end))


def _within(marks: list[Mark], start: int, end: int) -> list[Mark]:
    return [m for m in marks if m.start < end and m.end > start]


def marked(
    text: str, marks: Iterable[Mark], key: Key | None = None, blocks: Iterable[Block] | None = None, places: Iterable[Place] = ()
) -> Html:
    """`mark_text` with its style sheet, under a key that shows each way of marking on the words that explain it."""
    css = resource("templates", "evidence.css").read_text(encoding="utf-8").strip()
    body = f'{_key(key or {})}<div class="fs-text">{mark_text(text, marks, blocks, places)}</div>'
    return Html(f'<style>{css}</style>\n<div class="fs-evidence tex2jax_ignore mathjax_ignore">\n{body}\n</div>')


def _key(key: Key) -> str:
    samples = {name: " ".join(f"{_look(m)}{escape(m.label)}</mark>" for m in marks) for name, marks in key.items()}
    groups = "".join(f"<li>{escape(name)}: {drawn}</li>" for name, drawn in samples.items())
    return f'<ul class="fs-key" aria-label="Key">{groups}</ul>\n' if groups else ""


def _lines(text: str) -> Iterator[Block]:
    return ((m.start(), m.end(), "body") for m in re.finditer(r"\S(.*\S)?", text))


def _trimmed(text: str, mark: Mark) -> Mark | None:
    piece = text[mark.start : mark.end]
    start = mark.start + len(piece) - len(piece.lstrip())
    return replace(mark, start=start, end=start + len(piece.strip())) if piece.strip() else None


def _pieces(text: str, start: int, end: int, marks: list[Mark]) -> Iterator[str]:
    """The pieces of text[start:end] and the tags between them; `marks` stand in order of start, the longest first."""
    edges = sorted({start, end, *(edge for m in marks for edge in (m.start, m.end) if start < edge < end)})
    opened: list[Mark] = []
    for here, there in pairwise(edges):
        wanted = [m for m in marks if m.start <= here and m.end >= there]
        kept = next((i for i, (old, new) in enumerate(zip(opened, wanted, strict=False)) if old is not new), min(len(opened), len(wanted)))
        yield from (_close(m, here) for m in reversed(opened[kept:]))
        yield from (_open(m) for m in wanted[kept:])
        yield escape(text[here:there])
        opened = wanted
    yield from (_close(m, end) for m in reversed(opened))


def _look(mark: Mark, attributes: str = "") -> str:
    return f'<mark class="fs-{escape(mark.line)}" style="--c:{escape(mark.colour)}"{attributes}>'


def _open(mark: Mark) -> str:
    title = f' title="{escape(mark.title)}"' if mark.title else ""
    return _look(mark, f' data-start="{mark.start}" data-end="{mark.end}"{title}')


def _close(mark: Mark, here: int) -> str:
    label = f'<span class="fs-label" data-label="{escape(mark.label)}"></span>' if mark.label and mark.end == here else ""
    return label + "</mark>"
