"""A page an actor: all the evidence on it, as a concordance; and each side in one row, every number of which leads there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

import pandas as pd

from ..analysis import Analysis
from ..display import words
from ..measures import summary
from ..measures.concordance import Concordance, Entry, concordances
from ..measures.passages import Passages, Sorted
from ..measures.who_toward_whom import SOMEBODY, THE_AUTHOR, stances_by_side
from ..portrayal.stances import NEGATIVE, POSITIVE
from ..voice import AUTHOR, SOURCE
from ..wording import count, join, percent, quoted

FOLDER = "actors"
"""The folder of a report in which these pages lie."""

ACCUSED = {"accused-asserted": "by the author", "accused-attributed": "by sources", "accused-distanced": "put in doubt"}
"""Accusations by how they are sourced: the entry, and what a row calls it."""

SIDES = 6
"""So many sides stand on the overview."""


@dataclass(frozen=True)
class ActorPage:
    """An actor's concordance, and where its page lies in the report."""

    concordance: Concordance
    href: str

    @property
    def name(self) -> str:
        return self.concordance.actor

    @property
    def mentions(self) -> int:
        return self.concordance.total("mentions-author") + self.concordance.total("mentions-source")

    @property
    def described(self) -> str:
        """What it is and who stands for it, in one line."""
        others = self.concordance.others
        shown = [*others[:8], count(len(others) - 8, "other")] if len(others) > 9 else list(others)
        return f"{self.concordance.kind}; with {join(shown)}" if others else self.concordance.kind

    @property
    def parts(self) -> list[tuple[str, list[Entry]]]:
        """The entries under their headings."""
        return [(heading, list(its)) for heading, its in groupby(self.concordance.entries, lambda entry: entry.heading)]

    def to(self, name: str) -> str:
        """The address of an entry, from the report's own folder."""
        return f"{self.href}#{name}"


@dataclass(frozen=True)
class Cell:
    """A number of a side's row: what it is, as words and as what is shown, and where it leads."""

    shown: str
    means: str
    href: str | None = None
    sign: str = ""


@dataclass(frozen=True)
class SideRow:
    """A side in one row: its page, and cells under their headings; `share` of the attributed words is drawn as a bar.

    called: the loaded words aimed at it.
    """

    page: ActorPage
    cells: tuple[tuple[str, tuple[Cell, ...]], ...]
    share: float
    called: str

    @property
    def percent(self) -> str:
        return percent(self.share)

    @property
    def said(self) -> int:
        """In how many statements it speaks."""
        return self.page.concordance.total("said")


def actor_pages(a: Analysis) -> tuple[list[ActorPage], int]:
    """The pages of the most mentioned actors, and how many actors have none."""
    found, left = concordances(a)
    return [ActorPage(c, f"{FOLDER}/{n:02}{_plain(c.actor)}.html") for n, c in enumerate(found, 1)], left


def _plain(name: str) -> str:
    """A name as it can stand in every file system's names and in an address: "-ann-lee", or nothing."""
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", ascii_only)
    return "".join(f"-{word}" for word in words)[:60].rstrip("-")


def called(c: Concordance) -> str:
    """What an actor is called, each name with its number, which leads to the passages."""
    names = [words.link(its, f"“{_between(its.title)}” {its.total}") for its in c.called]
    return f'<p class="called">{", ".join(names)}</p>\n{words.sections(c.called)}' if names else ""


def _between(title: str) -> str:
    """The name that stands in quotation marks in a title."""
    return escape(title.partition("“")[2].rpartition("”")[0])


def side_rows(a: Analysis, pages: Sequence[ActorPage]) -> list[SideRow]:
    """The sides that are mentioned most, each in one row."""
    own = dict(zip(a.actors.actor_id, a.actors.side.fillna(a.actors.actor_id), strict=True))
    shares = summary.sources_by_side(a).set_index("side").share
    sides = [page for page in pages if own.get(page.concordance.actor_id) == page.concordance.actor_id]
    return [SideRow(page, tuple(_cells(page)), float(shares.get(page.name, 0.0)), _loaded(page.concordance)) for page in sides[:SIDES]]


def _loaded(c: Concordance, most: int = 4) -> str:
    """The loaded words aimed at an actor, the author's and the sources', the first few of each."""
    said = []
    for voice, by in ((AUTHOR, "the author"), (SOURCE, "sources")):
        lines = [line.words.lower() for entry in c.entries if entry.name == f"terms-{voice}" for line in entry.passages.lines]
        if each := quoted(list(dict.fromkeys(lines))):
            said.append(f"{by}: {', '.join(each[:most])}{' …' if len(each) > most else ''}")
    return "; ".join(said)


def _cells(page: ActorPage) -> list[tuple[str, tuple[Cell, ...]]]:
    """The cells of a row under their headings."""
    c = page.concordance
    cells: list[tuple[str, tuple[Cell, ...]]] = [
        ("Mentions", (_cell(page, "mentions-author", "author"), _cell(page, "mentions-source", "sources")))
    ]
    for voice, by in ((AUTHOR, "Painted by the author"), (SOURCE, "Painted by sources")):
        cells.append((by, (_cell(page, f"against-{voice}", "against it", "−"), _cell(page, f"for-{voice}", "for it", "+"))))
    accused = tuple(_cell(page, name, means) for name, means in ACCUSED.items() if c.total(name))
    cells.append(("Accused", accused or (Cell("0", "times"),)))
    cells.append(("Loaded words", (_cell(page, f"terms-{AUTHOR}", "author"), _cell(page, f"terms-{SOURCE}", "sources"))))
    deeds = [_cell(page, f"acts-{AUTHOR}", "acts"), _cell(page, f"acted-on-{AUTHOR}", "acted on")]
    deeds += [_cell(page, name, name) for name in ("harms", "harmed") if c.total(name)]
    cells.append(("Told by the author", tuple(deeds)))
    return cells


def _cell(page: ActorPage, name: str, means: str, sign: str = "") -> Cell:
    n = page.concordance.total(name)
    return Cell(f"{sign if n else ''}{n}", means, page.to(name) if n else None, {"−": "against", "+": "for"}.get(sign, "") if n else "")


Matrix = tuple[list[str], list[tuple[str, list[tuple[Passages | None, Passages | None]]]]]
"""The names above the columns; and for each row its name and, for each column, the passages against and for."""


def matrix(a: Analysis, most: int = 6) -> Matrix:
    """Who is for or against whom, the author first: the sides that most is said of, and those who say it; nothing where nobody is.

    Whose words those are that nobody is named for is left out.
    """
    s = stances_by_side(a)
    s = s[~s.who.isin([summary.UNNAMED, SOMEBODY])]
    found = Sorted(a, "stances", s, s.who, s.toward, s.polarity)
    mentions = summary.side_of(a, a.mentions.actor_id).value_counts()
    columns = _most(s.toward, mentions)[:most]
    rows = [THE_AUTHOR, *[name for name in _most(s.who[s.toward.isin(columns)], mentions) if name != THE_AUTHOR][:most]]
    lines = [(who, [_cell_of(found, who, toward) for toward in columns]) for who in rows]
    return columns, [(who, its) for who, its in lines if any(one or other for one, other in its)]


def _cell_of(found: Sorted, who: str, toward: str) -> tuple[Passages | None, Passages | None]:
    return found(f"{who} against {toward}", who, toward, NEGATIVE), found(f"{who} for {toward}", who, toward, POSITIVE)


def _most(names: pd.Series, mentions: pd.Series) -> list[str]:
    """The names, the most frequent first, of two as frequent the one that is mentioned more, then the one that comes first."""
    sizes = names.value_counts(sort=False)
    return sorted(sizes.index, key=lambda name: (-sizes[name], -mentions.get(name, 0)))
