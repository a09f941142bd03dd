"""A checklist of validity in the manner of ValiText (Birkenmaier, Wagner and Lechner 2023), filled in for some articles.

Three kinds of evidence: *substantive* (what is the construct, and whose definition), *structural* (does the measure do what it should as a
measure: here, does it stay when a text is changed in what should change nothing), *external* (does it agree with what people say). Each
row is a step, what was found, and where that can be looked up; what was not done is said not to have been done.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pandas as pd

from .. import __version__
from ..analysis import Analysis
from ..audit.stability import KINDS, by_kind
from ..coding import gold
from ..comparison import trust
from ..fingerprint import measuring_digest
from ..measures import kept_apart, uncertainty
from ..resources import resource
from ..terms.lexicons import DEFAULT
from ..wording import count, percent
from .constructs import CONSTRUCTS

SUBSTANTIVE, STRUCTURAL, EXTERNAL, RUN = "substantive", "structural", "external", "this run"
COLUMNS = ("evidence", "step", "found", "where")
NO_SHEETS = (
    "None given. `framescope sheet ARTICLE` draws a sheet for two people to code alone; give both with --sheets, and what they and the "
    "instruments agree on stands here."
)
NOT_TRIED = "Not tried on these articles: `framescope validate --report ARTICLE` does, in some ten times the time of measuring them."


def checklist(analyses: Sequence[Analysis], stability: pd.DataFrame | None = None, sheets: Sequence[str] | None = None) -> pd.DataFrame:
    """The checklist for these articles; columns `COLUMNS`.

    stability: what `framescope.audit.stability.stability` gave for them, None where it was not tried; sheets: what
    `framescope.coding.commands.compare_sheets` says of people's own sheets.
    """
    rows = [
        *((RUN, *row) for row in _run(analyses)),
        *((SUBSTANTIVE, *row) for row in _substantive()),
        *((STRUCTURAL, *row) for row in _structural(analyses, stability)),
        *((EXTERNAL, *row) for row in _external(analyses, sheets)),
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


_Row = tuple[str, str, str]


def _run(analyses: Sequence[Analysis]) -> Iterator[_Row]:
    a = analyses[0]
    yield "version", f"framescope {__version__}, code, lists and weights {measuring_digest()}; parser {a.model}", "CITATION.cff"
    yield "settings", _settings(a), "data/README.md"
    for each in analyses:
        yield "text", f"{each.article.id}: {len(each.sentences)} sentences, SHA-256 {each.article.sha256}", "the article's text in UTF-8"


def _settings(a: Analysis) -> str:
    lists = "framescope's own term lists" if a.settings.lexicons is None else f"{len(a.settings.lexicons)} term lists"
    actors = (
        f"actor file {a.settings.actor_file.name} (SHA-256 {_sha(a.settings.actor_file)})" if a.settings.actor_file else "no actor file"
    )
    return f"{actors}; {lists}; of overlapping terms the longest {a.settings.nested} categories; threshold of a loaded term {DEFAULT}"


def _sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _substantive() -> Iterator[_Row]:
    for c in CONSTRUCTS:
        yield f"construct: {c.name}", f"Defined as {c.definition}. Measured by {c.measured_by}. Not reached: {c.not_reached}.", c.whose


def _structural(analyses: Sequence[Analysis], stability: pd.DataFrame | None) -> Iterator[_Row]:
    yield "stays when nothing that matters changes", _stays(stability), "audit.stability; Chen, Cheung and Yiu 1998; Ribeiro et al. 2020"
    if stability is not None:
        yield from (
            (
                f"– {row.kind}",
                f"{percent(row.stays)} of {row.measures:,} measures stay ({count(row.changes, 'changed text')})",
                "stability.csv",
            )
            for row in by_kind(stability).itertuples()
        )
        yield from ((f"– {kind}", "nothing in these articles to be changed", "") for kind in KINDS if kind not in set(stability.kind))
    yield "– on articles of several outlets", _on_others(), "data/validation/stability.csv"
    yield (
        "does not follow names",
        "Swap two actors and measure again: what does not swap with them follows the name and not the text.",
        "framescope audit",
    )
    for a in analyses[:1]:
        yield "hangs on few sentences", uncertainty.in_words(a)[0], "page 06"


def _stays(frame: pd.DataFrame | None) -> str:
    if frame is None or frame.empty:
        return NOT_TRIED
    return (
        f"{percent(frame.stays.mean())} of {len(frame):,} measures stay, over {count(frame.article.nunique(), 'article')} and all changes"
    )


def _on_others() -> str:
    rows = shipped_stability()
    each = "; ".join(f"{row.kind} {row.stays:.3f}" for row in rows.itertuples() if row.kind != "all")
    every = rows[rows.kind == "all"].iloc[0]
    return f"{every.stays:.3f} of {every.measures:,} measures stay on {every.articles} articles (version {every.version}): {each}"


@cache
def shipped_stability() -> pd.DataFrame:
    """The shares of measures that stay, on the articles on which framescope was tried: kind, articles, changes, measures, stays, version, date."""
    return pd.read_csv(resource("data", "validation", "stability.csv"))


def _external(analyses: Sequence[Analysis], sheets: Sequence[str] | None) -> Iterator[_Row]:
    for sentence in kept_apart.in_words():
        what, _, found = sentence.partition(": ")
        yield f"public gold: {what[0].lower()}{what[1:]}", found[:1].upper() + found[1:], "data/validation/kept_apart.csv"
    for sentence in trust.in_words():
        what, _, found = sentence.partition(": ")
        yield f"difference of two articles: {what[0].lower()}{what[1:]}", found[:1].upper() + found[1:], "data/validation/comparison.csv"
    for a in analyses:
        if gold.gold_of(a) is not None:
            yield f"one reader's coding of {a.article.id}", " ".join(gold.in_words(a)), "data/gold"
    yield "people's own sheets", " ".join(sheets) if sheets else NO_SHEETS, "framescope agreement"
