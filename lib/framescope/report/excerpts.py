"""A report to share: its evidence in excerpts, the article's full text nowhere in the folder.

No run of the article's words is longer than `LONGEST`, and all excerpts together show `SHARE` of its words at most; where that is used
up, a passage is shown by its first words alone. What comes first on the overview comes first here too. The marked articles are left
out of the pages, and the texts out of the tables.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd
from lxml import html

from ..wording import percent

LONGEST, CONTEXT, STUB = 25, 5, 3
"""Words: the longest excerpt, what stands around a passage on each side, and what is shown where no more may be."""

SHARE = 0.5
"""So much of the article may be shown in all."""

RUN = 6
"""So many of the article's words in a row are an excerpt; fewer are a name or a turn of phrase."""

LEFT_OUT = "The text of the article is left out of this copy."

_WHOLE = ("fs-text", "fs-mirror")
"""Classes of elements that hold the article's whole text."""

_NO_TEXT = {"tokens": ["text", "lemma"]}
"""Columns that are left out of the tables, since they hold the text word by word."""

_MOST_IN_A_CELL = 5


class Excerpts:
    """What may be shown of an article, and what has been."""

    def __init__(self, text: str) -> None:
        self._spans = [m.span() for m in re.finditer(r"\S+", text)]
        self._words = [text[start:end] for start, end in self._spans]
        self._starts, self._ends = [s for s, _ in self._spans], [e for _, e in self._spans]
        self._places: dict[tuple[str, ...], int] = {}
        for place in reversed(range(max(0, len(self._words) - RUN + 1))):
            self._places[tuple(self._words[place : place + RUN])] = place
        self._shown: set[int] = set()

    @property
    def share(self) -> float:
        """The share of the article's words that has been shown."""
        return len(self._shown) / max(1, len(self._words))

    def passage(self, start: int, end: int) -> tuple[str, str, str]:
        """The words at these characters, cut where they are too many, with some before and some after where they may be shown."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        kept = min(last, first + LONGEST - 2 * CONTEXT)
        low, high = max(0, first - CONTEXT), min(len(self._words), kept + CONTEXT)
        if self._may(low, high):
            return self._joined(low, first) + " ", self._cut(first, kept, last), " " + self._joined(kept, high) * (kept == last)
        return "", self._cut(first, min(last, first + STUB), last), ""

    def text(self, words: str) -> str:
        """These words, each run of the article's words among them cut to what may be shown."""
        pieces = re.split(r"(\s+)", words)
        each, spaces = pieces[::2], pieces[1::2]
        if len(each) < RUN:
            return words
        out, at = [], 0
        while at < len(each):
            length = self._run(each, at)
            kept = self._allowed(each, at, length) if length else 1
            out += [word + (spaces[n] if n < len(spaces) else "") for n, word in enumerate(each[at : at + kept], at)]
            out += ["… "] * (kept < length)
            at += max(length, 1)
        return "".join(out)

    def _run(self, words: list[str], at: int) -> int:
        """How many words from here on follow each other in the article, if they are enough for an excerpt, else 0."""
        place = self._places.get(tuple(words[at : at + RUN]))
        if place is None:
            return 0
        length = RUN
        while at + length < len(words) and place + length < len(self._words) and words[at + length] == self._words[place + length]:
            length += 1
        return length

    def _allowed(self, words: list[str], at: int, length: int) -> int:
        place = self._places[tuple(words[at : at + RUN])]
        kept = min(length, LONGEST - 2 * CONTEXT)
        return kept if self._may(place, place + kept) else STUB

    def _may(self, low: int, high: int) -> bool:
        """Whether these words may be shown; they count as shown then."""
        wanted = self._shown.union(range(low, high))
        if len(wanted) > SHARE * len(self._words):
            return wanted == self._shown
        self._shown = wanted
        return True

    def _joined(self, low: int, high: int) -> str:
        return " ".join(self._words[low:high])

    def _cut(self, first: int, kept: int, last: int) -> str:
        return self._joined(first, kept) + (" …" if kept < last else "")


def put_excerpts(folder: Path, text: str) -> str:
    """Shorten all pages of a report, the overview first, and say at its top what is shown; returns the same sentence."""
    first = folder / "index.html"
    others = [folder / "summary.html", *sorted(folder.glob("actors/*.html")), *sorted(folder.glob("*.html"))]
    told_here = told(shorten_pages(dict.fromkeys([first, *others]), text))
    page = first.read_text(encoding="utf-8")
    first.write_text(page.replace("</h1>", f'</h1>\n<p class="credit">{told_here}</p>', 1), encoding="utf-8")
    return told_here


def shorten_pages(paths: Iterable[Path], text: str) -> float:
    """Shorten these pages to excerpts, in this order; returns which share of the article's words they show."""
    excerpts = Excerpts(text)
    for path in paths:
        path.write_text(shortened(path.read_text(encoding="utf-8"), excerpts), encoding="utf-8")
    return excerpts.share


def shortened(page: str, excerpts: Excerpts) -> str:
    """A page with its evidence in excerpts and without any marked article."""
    root = html.document_fromstring(page)
    for name in _WHOLE:
        for element in root.find_class(name):
            element[:] = []
            element.text = LEFT_OUT
    for link in root.find_class("fs-in"):  # there is no article to lead to
        link.drop_tree()
    inside = set()  # of elements: as long as they are held here, each is one and the same object
    for item in root.xpath("//li[@data-at]"):
        _shorten(item, excerpts)
        inside.update(item.iter())
    for element in root.iter("*"):
        if element not in inside and element.tag not in ("style", "script"):
            _shorten_texts(element, excerpts)
    return html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")


def _shorten(item: html.HtmlElement, excerpts: Excerpts) -> None:
    """A passage in its sentence becomes an excerpt."""
    start, end = map(int, item.get("data-at").split("-"))
    before, words, after = excerpts.passage(start, end)
    mark = item.find("mark")
    item.text, mark.text, mark.tail = before, words, after


def _shorten_texts(element: html.HtmlElement, excerpts: Excerpts) -> None:
    if element.text:
        element.text = excerpts.text(element.text)
    if element.tail:
        element.tail = excerpts.text(element.tail)
    for name in ("title", "alt", "aria-label"):
        if value := element.get(name):
            element.set(name, excerpts.text(value))


def without_text(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables with all long texts cut to some words, and without the columns that hold the text word by word."""
    return {name: _cut_cells(frame.drop(columns=_NO_TEXT.get(name, []))) for name, frame in tables.items()}


def _cut_cells(frame: pd.DataFrame) -> pd.DataFrame:
    texts = {name: frame[name].map(_cut, na_action="ignore").astype(frame[name].dtype) for name in frame if frame[name].dtype == "str"}
    return frame.assign(**texts)


def _cut(text: str) -> str:
    words = text.split()
    return " ".join(words[:STUB]) + " …" if len(words) > _MOST_IN_A_CELL else text


def told(share: float) -> str:
    """What this copy shows, in one sentence."""
    return (
        f"This copy is made for sharing: its excerpts are {LONGEST} words long at most and show {percent(share)} of the article's words "
        "in all, and the texts are left out of its pages and tables."
    )
