"""What ``report``, ``tables``, ``export``, ``audit`` and ``compare`` do."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from .spoken import say, show, so_far

if TYPE_CHECKING:
    from ..files import Place
    from ..reading.article import Article


def run_report(options: argparse.Namespace) -> None:
    if options.article and options.article.is_dir():
        from ..report.corpus import is_corpus, make_corpus_page

        if is_corpus(options.article):
            say("framescope: reading the corpus and running its notebook")
            made(make_corpus_page, options.article, options.out, say)
            return
    say("framescope: reading the article and running the notebooks")
    from ..report.article import make_report

    where = (options.article, options.out, options.figures, options.jobs, options.actors)
    made(
        make_report,
        *where,
        say,
        **choices(options),
        suggest_to=options.suggest_actors,
        excerpts=options.excerpts,
        number=options.number,
    )


def made(make: Callable[..., Path], *given: object, **named: object) -> None:
    """Make pages and print where they begin."""
    from ..report.notebooks import NotebookError

    try:
        folder = make(*given, **named)
    except NotebookError as error:
        raise InputError(str(error)) from None
    show(folder / "index.html")


def run_tables(options: argparse.Namespace) -> None:
    from ..files import put_tables

    if options.article and options.article.is_dir():
        from ..corpus.dataset import is_dataset

        if is_dataset(options.article):
            show(_network(options.article, options.out))
            return
    from ..environment import named_path
    from ..measures.who_toward_whom import edges

    article = read(options.article, options.number)
    place = place_of(options, article, "tables", "")
    corrections = options.corrections or named_path("FRAMESCOPE_CORRECTIONS")
    (analysis,) = all_measured([article], options.actors, options.lexicon, options.nested, corrections)
    show(put_tables({**analysis.tables, "edges": edges(analysis)}, place))


def run_export(options: argparse.Namespace) -> None:
    from ..exchange.formats import export, require_writable
    from ..reading.article import default_article

    given = options.article or default_article()
    require_writable(options.file, options.to, options.overwrite, given, options.actors, options.corrections, *(options.lexicon or ()))
    if given.is_dir():
        from ..exchange.corpora import analyses_of

        what: Iterable = so_far(analyses_of(given), "framescope", "articles")
    else:
        what = all_measured([read(options.article)], options.actors, options.lexicon, options.nested, options.corrections)
    show(export(what, options.file, options.to, by=options.by, overwrite=options.overwrite))


def _network(folder: Path, out: Path) -> Path:
    """Write the network of a dataset."""
    from ..corpus.network import edges
    from ..files import claim, put_tables

    return put_tables({"edges": edges(folder)}, claim("tables", out, folder.resolve().name, [folder], None))


def place_of(options: argparse.Namespace, article: Article, kind: str, ending: str, about: str = "") -> Place:
    """The folder for what is made of one article."""
    from ..files import claim
    from ..reading.article import default_article

    source = options.article or default_article()
    return claim(kind, options.out, article.id + ending, [source], options.actors, *(options.lexicon or ()), about=about)


def run_audit(options: argparse.Namespace) -> None:
    from ..audit.mirror import MIRRORED

    article = read(options.article, options.number)
    place = place_of(options, article, "audit", MIRRORED, f"{options.one}/{options.other}".casefold())
    (analysis,) = all_measured([article], options.actors, options.lexicon, options.nested)
    from ..audit import audit
    from ..audit.words import in_words
    from ..report.audit import put_audit

    found = audit(analysis, options.one, options.other)
    folder = put_audit(found, place)
    say("\n".join(in_words(found)))
    show(folder)


def run_compare(options: argparse.Namespace) -> None:
    say("framescope: reading the articles and running the notebook")
    from ..report.comparison import make_comparison

    made(make_comparison, options.articles, options.out, options.actors, **choices(options), event=options.event, say=say)


def choices(options: argparse.Namespace) -> dict[str, Any]:
    return {"lexicons": options.lexicon, "nested": options.nested, "corrections": options.corrections}


def read(path: Path | None, number: int | None = None) -> Article:
    """An article; what is to be said of how it was read is said."""
    from ..corpus.articles import article_in

    article = article_in(path, number)
    for note in article.notes:
        say(f"framescope: {path} {note}")
    return article


def all_measured(
    articles: list[Article],
    actors: Path | None,
    lexicons: list[Path] | None = None,
    nested: str | None = None,
    corrections: Path | None = None,
) -> list:
    """The analyses of some articles; which one is measured is said where there are several."""
    if not articles:
        return []
    from ..measuring import analyze
    from ..terms.lexicons import beside_own

    lists = beside_own(lexicons)
    measured = []
    for number, article in enumerate(articles, 1):
        if len(articles) > 1:
            say(f"framescope: measuring {article.id} ({number} of {len(articles)})")
        measured.append(analyze(article, actors, lexicons=lists, nested=nested, corrections=()))
    _say_unmatched(measured)
    return _corrected(measured, corrections) if corrections else measured


def _corrected(measured: list, corrections: Path) -> list:
    """The analyses with what people corrected in the articles; what could not be used is said."""
    from ..correcting import became_of, correct, read_corrections

    given = read_corrections(corrections, measured)
    done = [correct(each, given) for each in measured]
    for line in became_of(done):
        say(f"framescope: {line}")
    return done


def _say_unmatched(measured: list) -> None:
    """Say which entries of the actor file nothing in the articles refers to, all of them together."""
    from ..actors.suggested import in_words

    missing = [in_words(a) for a in measured]
    if missing and all(missing):
        say(f"framescope: {missing[0]}")
