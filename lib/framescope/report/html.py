"""Executed notebooks as pages a reader keeps: one HTML file each, in a frame of the project's own, and an overview before them.

The template (``templates/framescope``) extends nbconvert's. A page loads nothing and runs nothing: there is no script in it,
and a content security policy forbids both, so that not even a mistake in escaping could run an article's text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from traitlets.config import Config

from ..display.display import NARROW
from ..resources import resource
from .jupyter import HTMLExporter, NotebookNode

if TYPE_CHECKING:
    from ..measures.finding import Finding

SHOWN = ["text/html", "image/png", "text/plain"]
"""What a page shows of an output, the best first. Whoever makes HTML has escaped it; Markdown and scripts are not shown."""

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
    """What all pages of a report share. `imprint` is the line at the foot of each, `colophon` the whole of it."""

    title: str
    credit: str
    colophon: tuple[tuple[str, str], ...]
    pages: tuple[Page, ...]

    @property
    def imprint(self) -> str:
        return " · ".join(f"{name} {value}" for name, value in self.colophon)


def page_of(name: str, notebook: NotebookNode) -> Page:
    """The page of the notebook with the file name `name`."""
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    heading = re.search(r"^# +(.+)$", prose, re.MULTILINE)
    return Page(name, heading[1].strip() if heading else "")


def notebook_page(notebook: NotebookNode, frame: Frame, place: int) -> str:
    """The HTML page of an executed notebook, number `place` of the pages in `frame`."""
    around = {
        "page": frame.pages[place],
        "previous": frame.pages[place - 1] if place else None,
        "next": frame.pages[place + 1] if place + 1 < len(frame.pages) else None,
    }
    html, _ = _exporter().from_notebook_node(notebook, resources={"report": frame, **around})
    return html


def overview_page(
    frame: Frame,
    findings: Sequence[Finding],
    picture: Mapping[str, object] | None,
    sizes: Mapping[str, int],
    figures: list[str],
    day: date,
) -> str:
    """The page that says what was found and links the rest. The day of the run stands here and nowhere else.

    `sizes` holds the number of rows of each table, `figures` the names of the figures.
    """
    tables = [{"name": name, "row": ROWS.get(name, ""), "rows": rows} for name, rows in sizes.items()]
    template = _exporter().environment.get_template("overview.html.j2")
    return template.render(report=frame, findings=findings, picture=picture, tables=tables, figures=figures, date=day)


def first_picture(notebook: NotebookNode) -> dict[str, object] | None:
    """The first figure that a notebook shows with alternative text: base64 PNG, that text, width and height; and its narrow layout."""
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    output = next((o for o in outputs if "alt" in o.get("metadata", {}).get("image/png", {})), None)
    return output and {"data": output.data["image/png"], **output.metadata["image/png"], "narrow": output.data.get(NARROW)}


@cache
def _exporter() -> HTMLExporter:
    config = Config({"NbConvertBase": {"display_data_priority": SHOWN}})
    return HTMLExporter(
        config=config,
        template_name="framescope",
        extra_template_basedirs=[str(resource("templates"))],
        exclude_anchor_links=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )
