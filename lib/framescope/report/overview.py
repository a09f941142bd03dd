"""The first page of a report: the answer, each side in one row, who is for or against whom, and what it all rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from ..analysis import Analysis
from ..display import words
from ..display.findings import listed
from ..measures import accuracy, corrected
from ..measures.answer import NOT_MEASURED, lead
from ..measures.finding import Finding
from ..measures.passages import Passages
from ..wording import count
from . import actors
from .html import Frame, made_of, of_report, tables_listed

ON_PAPER = 5
"""So many findings stand on the sheet of paper."""

Picture = Mapping[str, object] | None
"""The figure of the overview (`framescope.report.html.first_picture`), and under ``on`` the page where its links lead."""


def put_overview(
    a: Analysis,
    frame: Frame,
    answer: tuple[Sequence[Finding], Sequence[Finding]],
    pages: Sequence[actors.ActorPage],
    left: int,
    picture: Picture,
    figures: Sequence[str],
    folder: Path,
) -> None:
    """Write ``index.html``, ``summary.html`` and the pages of the actors to the report's folder.

    answer: the findings (`framescope.measures.answer.parted`). pages, left: the actors with a page, and how many have none. figures:
    the names of the report's figures.
    """
    telling, rest = answer
    its = overview_page(a, frame, telling, rest, pages, left, picture, figures)
    (folder / "index.html").write_text(its, encoding="utf-8")
    (folder / "summary.html").write_text(summary_page(frame, telling, rest, picture, corrected.in_words(a)), encoding="utf-8")
    if pages:
        (folder / actors.FOLDER).mkdir()
    for place, page in enumerate(pages):
        around = pages[place - 1] if place else None, pages[place + 1] if place + 1 < len(pages) else None
        (folder / page.href).write_text(actor_page(frame, page, *around), encoding="utf-8")


def overview_page(
    a: Analysis,
    frame: Frame,
    telling: Sequence[Finding],
    rest: Sequence[Finding],
    pages: Sequence[actors.ActorPage],
    left: int,
    picture: Picture,
    figures: Sequence[str],
) -> str:
    """The page that says what was found and links the rest. The day of the run stands here and nowhere else.

    telling, rest: the findings (`framescope.measures.answer.parted`); pages, left: the actors with a page, and how many have none.
    """
    shown = {
        "answer": answer(a, telling),
        "sides": actors.side_rows(a, pages),
        "painted_by": "passages in which the author, or somebody else, is for or against it",
        "matrix": matrix_table(a),
        "sizes": sizes(a, rest),
        "trust": trust(),
        "corrected": by_hand(a),
        "not_measured": NOT_MEASURED,
        "tables": tables_listed({name: len(table) for name, table in a.tables.items()}),
    }
    around = {"report": frame, "css": words.css(), "picture": picture, "figures": figures, "actors": pages, "left": left}
    return of_report(made_of("overview", **shown, **around, date=datetime.now(UTC).date()), frame.article)


def summary_page(
    frame: Frame, telling: Sequence[Finding], rest: Sequence[Finding], picture: Picture, corrections: Sequence[str] = ()
) -> str:
    """One sheet of paper: the first findings in plain words, one figure, and what they rest on; `corrections` in sentences."""
    more = len(telling) - ON_PAPER
    size = next((f.text for f in rest if f.kind == "size"), "")
    return made_of(
        "summary",
        report=frame,
        lead=lead(telling),
        sentences=[f.text for f in telling[:ON_PAPER]],
        more=f"{count(more, 'more finding')} on the first page of the report." if more > 0 else "",
        picture=picture,
        trust=" ".join([trust(), *corrections[:1], NOT_MEASURED]),
        size=size,
    )


def actor_page(frame: Frame, page: actors.ActorPage, previous: actors.ActorPage | None, following: actors.ActorPage | None) -> str:
    """An actor's page."""
    parts = [(heading, [(entry, words.listed(entry.passages, entry.name)) for entry in entries]) for heading, entries in page.parts]
    called = actors.called(page.concordance)
    contents = [*([("called", "What it is called")] if called else []), *((f"part-{n}", name) for n, (name, _) in enumerate(parts, 1))]
    shown = {"parts": parts, "called": called, "contents": contents, "previous": previous, "next": following}
    html = made_of("actor", report=frame, page=page, css=words.css(), **shown)
    return of_report(html, f"../{frame.article}" if frame.article else None)


def trust() -> str:
    """How far framescope and people agree, in one plain sentence."""
    return accuracy.line(*accuracy.OF_FINDINGS)


@dataclass(frozen=True)
class ByHand:
    """What people corrected: in sentences, with the words of each correction that was used as a list, and those about whole actors or not used."""

    sentences: list[str]
    listed: str
    others: list[str]


def by_hand(a: Analysis) -> ByHand | None:
    """What people corrected in the article; None where they did not."""
    if not len(a.corrections):
        return None
    its = corrected.passages_of(a)
    return ByHand(corrected.in_words(a), words.listed(its, "by-hand") if its else "", [*corrected.whole_actors(a), *corrected.not_used(a)])


@dataclass(frozen=True)
class Answer:
    """What the overview begins with: a sentence where there is nothing clear to say, and the findings as a list with their words."""

    lead: str
    listed: str


def answer(a: Analysis, telling: Sequence[Finding]) -> Answer:
    """The answer; where nobody is painted in any way, that sentence comes first."""
    return Answer(lead(telling), listed(a, telling, "ol", "found", "-a") if telling else "")


def sizes(a: Analysis, rest: Sequence[Finding]) -> str:
    """The other findings as a list with their words."""
    return listed(a, rest, "ul", "sizes", "-z") if rest else ""


def matrix_table(a: Analysis) -> str:
    """Who is for or against whom as a table whose numbers lead to their words; nothing where nobody is."""
    columns, rows = actors.matrix(a)
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    body = "\n".join(f'<tr><th scope="row">{escape(name)}</th>{"".join(map(_cell, columns, cells))}</tr>' for name, cells in rows)
    behind = [its for _, cells in rows for cell in cells for its in cell]
    return (
        '<div class="scroll" role="group" tabindex="0" aria-labelledby="matrix">\n<table class="matrix cards">\n'
        f'<thead><tr><th scope="col">toward</th>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</div>\n{words.sections(behind, "-m")}'
    )


def _cell(toward: str, its: tuple[Passages | None, Passages | None]) -> str:
    """How often somebody is against and for somebody, each number with its words."""
    signs = (("−", "against"), ("+", "for"))
    shown = [
        f'<span class="tally {kind}">{words.link(found, f"{sign}{found.total}", "-m")}</span>'
        for found, (sign, kind) in zip(its, signs, strict=True)
        if found
    ]
    return f'<td data-name="{escape(toward)}">{" ".join(shown)}</td>'
