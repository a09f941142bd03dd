"""What ``sheet``, ``agreement`` and ``estimate`` do."""

from __future__ import annotations

import argparse

from ..errors import InputError
from . import articles
from .articles import made, read
from .spoken import say, show


def run_sheet(options: argparse.Namespace) -> None:
    if options.estimate:
        _sheet_of_corpus(options)
        return
    from ..coding.commands import put_questions, put_sheet, put_span_sheet, require_new

    require_new(options.out, *options.articles, options.actors)
    analyses = articles.all_measured([read(path) for path in options.articles], options.actors)

    if options.units:
        say(put_span_sheet(analyses, options.out, options.units, options.size, options.seed))
    elif options.questions:
        put_questions(analyses, options.out)
    else:
        say(put_sheet(analyses, options.out, options.size, options.seed))
    show(options.out)


def _sheet_of_corpus(options: argparse.Namespace) -> None:
    from ..estimates.commands import SIZE, put_sheet

    if len(options.articles) > 1 or options.questions:
        raise InputError("--estimate takes the folder of one corpus, and no --questions.")
    place = (options.articles[0], options.estimate, options.out, options.size or SIZE)
    say(put_sheet(*place, options.sides or (), options.by, options.period, options.seed))
    show(options.out)


def run_estimate(options: argparse.Namespace) -> None:
    from ..estimates.commands import estimated
    from ..report.estimates import in_words, make_estimates

    found = estimated(options.corpus, options.sheets, options.draw, options.turn)
    show("\n".join(in_words(found)))
    say("framescope: running the notebook")
    made(make_estimates, found, options.corpus, options.sheets, options.out, options.draw, options.turn, say)


def run_agreement(options: argparse.Namespace) -> None:
    from ..coding.commands import compare_sheets, compare_span_sheets
    from ..coding.span_sheets import is_span_sheet

    if options.corrections or is_span_sheet(options.one):
        if options.out:
            raise InputError("Sheets of spans have no --out: --corrections writes what both answered alike.")
        show("\n".join(compare_span_sheets(options.one, options.other, options.corrections, *options.article)))
        return
    from ..reading.article import default_article

    def analyses(named: set[str]) -> list:
        default = default_article()
        return articles.all_measured([read(path) for path in options.article or [default] * (default.stem in named)], options.actors)

    show("\n".join(compare_sheets(options.one, options.other, analyses, options.out, *options.article, options.actors)))
