"""One article in, a folder to keep out: a page a notebook, an overview, the tables and the figures."""

from __future__ import annotations

import platform
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, as_completed
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from .. import __version__
from ..actors.suggested import in_words, suggested
from ..analysis import Analysis
from ..audit import mirror_sides
from ..correcting import became_of
from ..environment import STEADY, named_path
from ..files import claim, put_lines, require_free, require_separate, workshop, write_tables
from ..measures import corrected
from ..measures.answer import parted
from ..measures.findings import findings
from ..measures.once import remembering
from ..reading.article import default_article, read_article
from ..resources import resource
from .actors import actor_pages
from .copies import Copies
from .excerpts import put_excerpts, without_text
from .given import copied
from .html import Frame, article_page, first_picture, notebook_page, of_report, page_of
from .jupyter import NotebookNode, nbformat
from .notebooks import kernels
from .overview import put_overview

PROFILE = "05_findings"
"""The notebook whose first figure, the framing profile, stands on the overview; where it was not run, the last one's does."""

APART = ("00_start", "07_compare", "08_corpus", "09_estimates")
"""Notebooks of the suite that a report leaves out: the one to begin with, and those that are not about one article."""

WITH_MIRROR = ("05_findings",)
"""Notebooks that set the article beside its mirror; the others run while the mirror is measured."""

LONG = ("06_validation", "03_sentiment_toward_actors", "04_source_attribution", "02_loaded_terms")
"""Notebooks that take long, the longest first: so they begin, since a long one that came last would keep all waiting."""

PACKAGES = {"spaCy": "spacy", "TextBlob": "textblob", "VADER": "vaderSentiment", "pandas": "pandas", "Matplotlib": "matplotlib"}


def make_report(
    article_file: str | Path | None = None,
    out: str | Path = "reports",
    figures: str | Path = "figures",
    jobs: int = 2,
    actor_file: str | Path | None = None,
    say: Callable[[str], None] = lambda line: None,
    notebooks: str | Path | None = None,
    lexicons: Sequence[str | Path] | None = None,
    nested: str | None = None,
    suggest_to: str | Path | None = None,
    excerpts: bool = False,
    number: int | None = None,
    corrections: str | Path | None = None,
) -> Path:
    """Write the report on an article to the folder `out`/id, which is returned, and its figures to `figures`/id.

    The article is measured once, and so is its mirror (`framescope.audit`); then every notebook (the suite's own, or those in the
    folder `notebooks`) runs on the saved tables, `jobs` at a time, and `say` is told which are done. All of it reads one private
    copy of the files that are given, made at the beginning. Everything is made elsewhere and put in its place at the end, so that
    a failure or an interrupt leaves the last report as it was. Of what is there already, only what framescope wrote on this
    article is replaced (`framescope.files`); where that is another article's, the folder is called id-2. Two reports on one
    article differ in the day on the overview (and in its digest) and in nothing else. `lexicons` are the files of a user's own term lists, looked for beside
    framescope's; `nested` as for `framescope.analyze`. `suggest_to` is a new file for a first actor file, written from what was
    found (`framescope.actors.suggested`). `excerpts`: a report to share, with its evidence in excerpts and without the article's text
    (`framescope.report.excerpts`). `number`: which article of a file that holds several. `corrections`: a file of what people corrected
    (`framescope.read_corrections`), used before the instruments; the mirror is measured without them. `say` is also told which entries
    of the actor file found nothing, and which corrections were not used.

    Raises
    ------
    InputError
        when the article, the actor file, a term list or a correction cannot be used, or when what is to be replaced is not framescope's, or was changed since.
    framescope.report.notebooks.NotebookError
        when a notebook does not run to its end.
    """
    path, corrections = Path(article_file or default_article()), corrections or named_path("FRAMESCOPE_CORRECTIONS")
    if suggest_to:
        require_free(Path(suggest_to), "and would be lost")
    with workshop() as shop:
        copies = Copies(shop / "given")
        given = copied(copies, actor_file, lexicons, nested, corrections)
        copy = copies.article(path, number)
        with copies.named_as_theirs():
            article = read_article(copy)
        for note in article.notes:
            say(f"framescope: {path} {note}")
        inputs = (actor_file, corrections, *(lexicons or ()))
        report, pictures = (claim(*what, article.id, [path], *inputs) for what in (("report", out), ("figures", figures)))
        require_separate(report, pictures)
        new, saved = shop / "report", shop / "saved"
        drawn = new / "figures"
        drawn.mkdir(parents=True)
        named = {"FRAMESCOPE_ARTICLE": str(copy), "FRAMESCOPE_FIGURES": str(drawn), STEADY: "" if notebooks else "1"}
        paths = _notebooks(Path(notebooks or resource("notebooks")))
        with kernels(given.environment(saved) | named, min(jobs, len(paths))) as ready:
            with copies.named_as_theirs():
                plain = given.uncorrected.analyze(article, saved)
                if corrections:
                    given.put_corrections(corrections, [plain])
                analysis = given.analyze(article, saved) if corrections else plain
                _tell_of_actors(analysis, suggest_to, say)
                for line in became_of([analysis]):
                    say(f"framescope: {line}")
            turns = sorted(paths, key=lambda path: LONG.index(path.stem) if path.stem in LONG else len(LONG))
            runs = dict(zip(turns, ready.run(turns, say, {"article": str(copy)} | given.values(), later=WITH_MIRROR), strict=True))
            if mirror := mirror_sides(plain):
                given.uncorrected.analyze(mirror.article, saved)
            ready.release()
            write_tables(without_text(analysis.tables) if excerpts else analysis.tables, new / "tables")
            _write_pages(analysis, {path: runs[path] for path in paths}, new)
        if excerpts:
            say(f"framescope: {put_excerpts(new, analysis.article.text)}")
        report.require_own()
        pictures.put(drawn)
        return report.put(new)


def _tell_of_actors(analysis: Analysis, suggest_to: str | Path | None, say: Callable[[str], None]) -> None:
    """Say which entries of the actor file found nothing, and write a first one where it is asked for."""
    if missing := in_words(analysis):
        say(f"framescope: {missing}")
    if suggest_to:
        put_lines(suggested(analysis), Path(suggest_to))
        say(f"framescope: actors to correct and use in {suggest_to}")


def _notebooks(folder: Path) -> list[Path]:
    """The notebooks of a folder that are about one article, in the order of their names."""
    return [path for path in sorted(folder.resolve().glob("[0-9]*.ipynb")) if path.stem not in APART]


def _write_pages(analysis: Analysis, runs: Mapping[Path, Future[NotebookNode]], folder: Path) -> None:
    """Write all pages of a report; each notebook's is made as soon as it has run, and what hangs on none before."""
    with remembering():
        about, left = actor_pages(analysis)
        answer = parted(findings(analysis))
        actors = tuple((page.name, page.href) for page in about)
        pages = tuple(page_of(path.stem, nbformat.read(path, as_version=4)) for path in runs)
        frame = Frame(analysis.title, _credit(analysis), tuple(_colophon(analysis).items()), pages, None, actors)
        executed, made = _executed(runs, frame)
        frame = replace(frame, article=article_page(executed))
        for page, html in zip(pages, made, strict=True):
            (folder / page.href).write_text(of_report(html, frame.article), encoding="utf-8")
        figures = sorted(path.stem for path in (folder / "figures").glob("*.png"))
        put_overview(analysis, frame, answer, about, left, _picture(executed), figures, folder)


def _executed(runs: Mapping[Path, Future[NotebookNode]], frame: Frame) -> tuple[dict[str, NotebookNode], list[str]]:
    """The notebooks that have run, by name, and the page of each, in the order of the report."""
    place = {run: number for number, run in enumerate(runs.values())}
    made = {place[run]: notebook_page(run.result(), frame, place[run]) for run in as_completed(place)}
    return {path.stem: run.result() for path, run in runs.items()}, [made[number] for number in place.values()]


def _picture(executed: dict[str, NotebookNode]) -> dict[str, object] | None:
    """The figure of the overview, and the page on which its links lead to their words."""
    name = PROFILE if PROFILE in executed else next(reversed(executed))
    picture = first_picture(executed[name])
    return picture and picture | {"on": f"{name}.html"}


def _credit(analysis: Analysis) -> str:
    article = analysis.article
    about = (article.outlet, article.byline, article.date, article.url)
    return " · ".join(filter(None, (*about, corrected.headline(analysis))))


def _colophon(analysis: Analysis) -> dict[str, str]:
    """What made the report and of what: all that a later reader needs to make it again."""
    tools = {"framescope": __version__, "Python": platform.python_version()}
    tools |= {name: version(package) for name, package in PACKAGES.items()}
    by_hand = {"Corrections": f"{corrected.number(analysis)} by hand"} if len(analysis.corrections) else {}
    return tools | {"Model": analysis.model, "Article SHA-256": analysis.article.sha256} | by_hand
