"""Executed notebooks as pages a reader keeps: one HTML file each, in a frame of the project's own, and an overview before them.

The template (``templates/framescope``) extends nbconvert's. A page loads nothing and runs nothing: there is no script in it,
and a content security policy forbids both, so that not even a mistake in escaping could run an article's text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from itertools import count
from typing import TYPE_CHECKING

from ..display.display import NARROW
from .jupyter import NotebookNode

if TYPE_CHECKING:
    from .exporter import PageExporter

ROWS = {
    "paragraphs": "a block of the page: headline, byline, body, caption or furniture",
    "sentences": "a sentence of headline or body",
    "tokens": "a word or mark, with its lemma and in whose voice it stands",
    "actors": "a person, country, organisation, group or document, and its side",
    "mentions": "one reference to an actor",
    "attributions": "somebody is reported to have said, thought or written something",
    "spans": "a part of an attribution: source, cue or content",
    "terms": "a loaded term, its category, voice and target",
    "sentiments": "one mention as one instrument sees it",
    "candidates": "a word that might be loaded, flagged or not, with the parts of its weight",
    "sensitivity": "a loaded term that weighs more or less when one term list is left out",
    "events": "a verb or noun that names an event: who acts on whom, in which form",
    "devices": "a hedge, a word of harm, a hidden agent or a number",
    "choices": "a word for a thing that has friendlier and unfriendlier names",
    "stances": "somebody who is for or against somebody in a sentence, with the words that carry it",
    "corrections": "a correction that people made by hand, and what became of it",
    "accusations": "a wrong that is said of an actor: by whom, and how it is sourced",
}
"""What a row of each table is."""


@dataclass(frozen=True)
class Page:
    """A notebook's page: its short title, from the file's name, and its question, from the first heading."""

    name: str
    question: str

    @property
    def title(self) -> str:
        return re.sub(r"^\d+_", "", self.name).replace("_", " ").capitalize()

    @property
    def href(self) -> str:
        return f"{self.name}.html"


@dataclass(frozen=True)
class Frame:
    """What all pages of a report share. `imprint` is the line at the foot of each, `colophon` the whole of it.

    article: the page on which each sentence of the article has an id (``s0``, ``s1`` …), where there is one. actors: the names of the
    actors with a page, and where it lies.
    """

    title: str
    credit: str
    colophon: tuple[tuple[str, str], ...]
    pages: tuple[Page, ...]
    article: str | None = None
    actors: tuple[tuple[str, str], ...] = ()

    @property
    def imprint(self) -> str:
        return " · ".join(f"{name} {value}" for name, value in self.colophon)


def page_of(name: str, notebook: NotebookNode) -> Page:
    """The page of the notebook with the file name `name`."""
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    heading = re.search(r"^# +(.+)$", prose, re.MULTILINE)
    return Page(name, heading[1].strip() if heading else "")


def notebook_page(notebook: NotebookNode, frame: Frame, place: int) -> str:
    """The HTML page of an executed notebook, number `place` of the pages in `frame`, still without its links into the article (`of_report`)."""
    around = {
        "page": frame.pages[place],
        "previous": frame.pages[place - 1] if place else None,
        "next": frame.pages[place + 1] if place + 1 < len(frame.pages) else None,
    }
    html, _ = _exporter().from_notebook_node(notebook, resources={"report": frame, "contents": _headings(notebook), **around})
    return _numbered(html)


def _numbered(html: str) -> str:
    """The page with an id for each of its second headings, in their order (`_headings`)."""
    number = count(1)
    return _HEADING.sub(lambda heading: f'<h2 id="part-{next(number)}">{heading[1]}</h2>', html)


def _headings(notebook: NotebookNode) -> list[tuple[str, str]]:
    """The id and the words of each second heading of a notebook's page."""
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    page = _exporter().environment.filters["markdown2html"]({}, prose)
    return [(f"part-{number}", unescape(_TAGS.sub("", heading))) for number, heading in enumerate(_HEADING.findall(page), 1)]


_TAGS = re.compile(r"<[^>]*>")
_HEADING = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)


_FOLDED = re.compile(r'<details class="fs-words([^"]*)">\s*<summary>.*?</summary>(.*?)</details>', re.DOTALL)
_PASSAGE = re.compile(r'<li([^>]*) data-sentence="(\d+)"([^>]*)>(.*?)</li>', re.DOTALL)


def of_report(html: str, page: str | None) -> str:
    """What stands on a page of words and numbers (`framescope.display.words`) made ready for a report.

    Sections of words are shown where links lead to them, and each passage leads to its sentence on the article's `page`, where there is one.
    """

    def linked(passage: re.Match[str]) -> str:
        its, sentence, more, words = passage.groups()
        link = f' <a class="fs-in" href="{page}#s{sentence}">in the article</a>' if page else ""
        return f"<li{its}{more}>{words}{link}</li>"

    return _PASSAGE.sub(linked, _FOLDED.sub(r'<div class="fs-words\1">\2</div>', html))


def article_page(executed: Mapping[str, NotebookNode]) -> str | None:
    """The file name of the first page whose notebook shows the article with ids for its sentences."""
    return next((Page(name, "").href for name, notebook in executed.items() if _PLACE in _shown(notebook)), None)


_PLACE = '<span class="fs-place" id="s'


def _shown(notebook: NotebookNode) -> str:
    """All HTML that a notebook shows."""
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    return "".join(output.get("data", {}).get("text/html", "") for output in outputs)


def made_of(template: str, **values: object) -> str:
    """A page that is no notebook's, of one of the templates (``overview``, ``actor``, ``summary``) and what it shows."""
    return _exporter().environment.get_template(f"{template}.html.j2").render(**values)


def tables_listed(sizes: Mapping[str, int]) -> list[dict[str, object]]:
    """The tables as the overview lists them, from the number of rows of each."""
    return [{"name": name, "row": ROWS.get(name, ""), "rows": rows} for name, rows in sizes.items()]


def first_picture(notebook: NotebookNode) -> dict[str, object] | None:
    """The first figure that a notebook shows with alternative text: base64 PNG, that text, width and height; and its narrow layout."""
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    output = next((o for o in outputs if "alt" in o.get("metadata", {}).get("image/png", {})), None)
    return output and {"data": output.data["image/png"], **output.metadata["image/png"], "narrow": output.data.get(NARROW)}


def _exporter() -> PageExporter:
    from .exporter import exporter  # loads nbconvert, which nothing needs before a notebook has run

    return exporter()
