"""The commands and their options. Nothing heavy is imported to say them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn

from .. import __version__
from ..errors import visible
from .articles import run_audit, run_compare, run_export, run_report, run_tables
from .corpora import run_corpus, run_import, run_stories
from .gold import run_validate
from .people import run_agreement, run_estimate, run_sheet

GOLD_CORPORA = {
    "polnear": "who says what: source, cue and content of attributions (PolNeAR)",
    "basil": "quotations, loaded terms and feeling toward actors (BASIL)",
    "seesaw": "who is for or against whom, and how an article treats its actors (SEESAW)",
    "babe": "biased sentences and the words that make them so (BABE)",
    "newsmtsc": "sentiment toward a mention (NewsMTSC)",
    "gum": "who is who: names, pronouns and descriptions (GUM)",
    "gap": "ambiguous pronouns (GAP)",
    "source_kinds": "of what kind each source is (data/gold/source_kinds.jsonl)",
}


FORMATS = ("inception", "label-studio", "doccano", "prodigy", "refi-qda", "spacy", "csv", "excel")
"""The formats of ``export``, as `framescope.exchange.formats` has them."""


ARTICLE_FILE = "text, saved page, document (.docx, .odt, .rtf, .pdf), archive's export, or - for standard input"
"""What a file of an article may be, as the help says it."""


INPUTS = "a table (.csv, .tsv, .xlsx, .jsonl, .parquet), an export of Nexis, Factiva or ProQuest, a ZIP, a document or a page"
"""What many articles may come in, as the help says it."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        super().error(visible(message))


def parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="framescope",
        description="Who is painted how in a news article, in whose words, and who gets to speak.",
    )
    parser.add_argument("--version", action="version", version=f"framescope {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    report = _command(commands, "report", run_report, "write the report on one article (pages, tables, figures), or the page on a corpus")
    _article(report)
    _lexicons(report)
    report.add_argument("--out", type=Path, default=Path("reports"), metavar="DIR", help="folder to put the report in (default: reports)")
    report.add_argument(
        "--figures", type=Path, default=Path("figures"), metavar="DIR", help="folder to put the figures in (default: figures)"
    )
    first = "write a first actor file from what was found, to correct and use with --actors; the file must be new"
    report.add_argument("--suggest-actors", type=Path, metavar="FILE", help=first)
    shared = "for sharing: evidence in excerpts, without the article's full text in any page, table or figure"
    report.add_argument("--excerpts", action="store_true", help=shared)
    _corrections(report)
    report.add_argument("--jobs", type=_positive, default=2, metavar="N", help="how many notebooks run at the same time (default: 2)")

    tables = _command(commands, "tables", run_tables, "write the tables of one article as CSV and Parquet, or the network of a corpus")
    _article(tables)
    _lexicons(tables)
    _corrections(tables)
    tables.add_argument("--out", type=Path, default=Path("tables"), metavar="DIR", help="folder to put the tables in (default: tables)")

    export = _command(
        commands, "export", run_export, "write an article or a corpus for INCEpTION, Label Studio, doccano, MAXQDA, spaCy, R, Excel …"
    )
    export.add_argument("article", nargs="?", type=Path, help=f"{ARTICLE_FILE}, which is measured, or the folder of a corpus")
    export.add_argument(
        "file", type=Path, metavar="FILE", help="the file to write: .xmi, .zip, .json, .jsonl, .qdpx, .spacy, .csv or .xlsx"
    )
    export.add_argument("--to", choices=FORMATS, metavar="FORMAT", help=f"one of {', '.join(FORMATS)} (default: what the ending says)")
    export.add_argument("--by", choices=("side", "actor"), default="side", help="what a row of .csv and .xlsx is (default: side)")
    export.add_argument("--overwrite", action="store_true", help="replace the file if it is there already")
    export.add_argument("--actors", type=Path, metavar="FILE", help="TOML file that adds or overrides actors")
    _lexicons(export)
    _corrections(export)

    audit = _command(
        commands, "audit", run_audit, "swap two actors in an article, measure again, and show which measures do not change places with them"
    )
    audit.add_argument("article", type=Path, help=ARTICLE_FILE)
    _number(audit)
    audit.add_argument("one", metavar="A", help="an actor of the article: a name, a demonym or a capital")
    audit.add_argument("other", metavar="B", help="the actor to swap it with")
    audit.add_argument("--actors", type=Path, metavar="FILE", help="TOML file that adds or overrides actors")
    _lexicons(audit)
    audit.add_argument("--out", type=Path, default=Path("audits"), metavar="DIR", help="folder to put the audit in (default: audits)")

    sheet = _command(commands, "sheet", run_sheet, "draw a coding sheet for people to fill in")
    sheet.add_argument("articles", nargs="+", type=Path, metavar="ARTICLE", help=f"{ARTICLE_FILE}; with --estimate the folder of a corpus")
    sheet.add_argument("--actors", type=Path, metavar="FILE", help="TOML file that adds or overrides actors")
    sheet.add_argument("--out", type=Path, default=Path("sheet.csv"), metavar="FILE", help="the sheet to write (default: sheet.csv)")
    size = "how many sentences to draw (default: enough to show agreement on 80 %%), or with --estimate how many units (default: 300)"
    sheet.add_argument("--size", "--n", type=_positive, metavar="N", help=size)
    sheet.add_argument("--seed", type=int, default=0, metavar="N", help="random seed of the sample (default: 0)")
    spans = "draw spans instead of sentences, to be marked and corrected: attributions, terms, mentions, divided by commas"
    sheet.add_argument("--units", metavar="NAMES", help=spans)
    sheet.add_argument("--questions", action="store_true", help="write the twenty questions of Semetko and Valkenburg instead")

    what = "draw units of a corpus at random, whose codings correct this estimate: stance, terms or sources"
    sheet.add_argument("--estimate", metavar="WHAT", help=what)
    sheet.add_argument("--sides", nargs="+", metavar="SIDE", help="with --estimate: which sides (default: the two mentioned most)")
    strata = "with --estimate: stratify the draw by outlet, side, period (default: outlet side)"
    sheet.add_argument("--by", nargs="+", choices=("outlet", "side", "period"), default=["outlet", "side"], help=strata)
    period = "with --estimate: months (M), quarters (Q, the default) or years (Y)"
    sheet.add_argument("--period", choices=("M", "Q", "Y"), default="Q", help=period)

    estimate = _command(
        commands, "estimate", run_estimate, "correct what a corpus adds up to by the codings of units that were drawn from it at random"
    )
    estimate.add_argument("corpus", type=Path, metavar="OUT", help="the folder of the corpus")
    estimate.add_argument("sheets", nargs="+", type=Path, metavar="SHEET", help="sheets that framescope sheet --estimate drew, filled in")
    estimate.add_argument("--draw", type=Path, metavar="FILE", help="the file that says how they were drawn (default: the one beside them)")
    estimate.add_argument("--turn", type=_day, metavar="DATE", help="a day, such as 2031-07-01: compare before and after it too")
    estimate.add_argument("--out", type=Path, default=Path("reports"), metavar="DIR", help="folder to put the page in (default: reports)")

    agreement = _command(
        commands, "agreement", run_agreement, "measure how far two completed coding sheets agree with each other and with the instruments"
    )
    agreement.add_argument("one", type=Path, metavar="SHEET", help="one person's sheet")
    agreement.add_argument("other", type=Path, metavar="SHEET", help="the other person's sheet")
    measured = "an article that the sheets are about, to compare the instruments on; can be repeated"
    agreement.add_argument("--article", action="append", type=Path, default=[], metavar="FILE", help=measured)
    agreement.add_argument("--actors", type=Path, metavar="FILE", help="TOML file that adds or overrides actors")
    agreement.add_argument("--out", type=Path, metavar="FILE", help="CSV file for every unit with both answers")

    agreed = "CSV file for what both answered alike in sheets of spans (sheet --units), to use with --corrections"
    agreement.add_argument("--corrections", type=Path, metavar="FILE", help=agreed)

    compare = _command(commands, "compare", run_compare, "compare how several articles report one event")
    compare.add_argument(
        "articles", nargs="+", type=Path, metavar="ARTICLE", help="two or more articles, a folder of them, or a file that holds several"
    )
    compare.add_argument("--actors", type=Path, metavar="FILE", help="TOML file that adds or overrides actors")
    _lexicons(compare)
    _corrections(compare)
    event = "compare the articles on one event of a corpus (the folder given); framescope stories lists the events"
    compare.add_argument("--event", type=_positive, metavar="N", help=event)
    compare.add_argument(
        "--out", type=Path, default=Path("comparisons"), metavar="DIR", help="folder to put the comparison in (default: comparisons)"
    )

    importing = _command(
        commands, "import", run_import, "write the articles of exports, documents, pages and tables to one file, a line each"
    )
    importing.add_argument("inputs", nargs="+", type=Path, metavar="INPUT", help=f"{INPUTS}; or a folder of these")
    importing.add_argument(
        "out", type=Path, metavar="articles.jsonl", help="the file to write, which must be new; what was not read goes beside it"
    )
    _columns(importing)

    corpus = _command(
        commands, "corpus", run_corpus, "measure many articles into a Parquet dataset; run it again to continue where it stopped"
    )
    corpus.add_argument("input", type=Path, help=f"{INPUTS}; or a folder of these")
    corpus.add_argument("out", type=Path, help="folder to write the dataset to")
    _columns(corpus)
    corpus.add_argument("--actors", type=Path, metavar="FILE", help="TOML file that adds or overrides actors")
    _lexicons(corpus)
    _corrections(corpus)
    corpus.add_argument(
        "--workers", type=_positive, metavar="N", help="how many processes to start on this machine (default: one per core)"
    )
    corpus.add_argument(
        "--scheduler", metavar="ADDRESS", help="Dask scheduler to use instead of processes on this machine, such as tls://host:8786"
    )
    which = "instruments of sentiment, separated by commas: textblob, vader, sentence_model, mention_model; or none (default: textblob,vader,sentence_model). Reports on single articles rest on mention_model, which costs more than everything else together"
    corpus.add_argument("--instruments", type=_names, metavar="NAMES", help=which)
    corpus.add_argument("--partition", type=_positive, default=256, metavar="N", help="articles per partition (default: 256)")
    corpus.add_argument(
        "--seconds",
        type=_positive,
        default=60,
        metavar="N",
        help="seconds after which an article is abandoned and recorded as an error (default: 60)",
    )
    repeated = "articles that repeat a story in much the same words: keep them, marked, as one witness (the default), or only the first"
    corpus.add_argument("--duplicates", choices=("keep", "first"), default="keep", help=repeated)
    corpus.add_argument("--verify", action="store_true", help="check every byte of the partitions that already exist")

    stories = _command(commands, "stories", run_stories, "group the articles of a corpus by the event they tell, to compare those on one")
    stories.add_argument("corpus", type=Path, metavar="OUT", help="the folder that framescope corpus wrote")
    stories.add_argument("--out", type=Path, default=Path("stories"), metavar="DIR", help="folder to put the table in (default: stories)")

    validate = _command(
        commands,
        "validate",
        run_validate,
        "run an instrument on a gold file and print its scores; or, with --report, write a validation report",
    )
    known = "; ".join(f"{name}: {what}" for name, what in GOLD_CORPORA.items())
    validate.add_argument("corpus", nargs="?", choices=GOLD_CORPORA, help=known)
    validate.add_argument("gold", nargs="?", type=Path, help="your copy of the corpus")
    validate.set_defaults(wrong=validate.error)
    by = "instrument of sentiment, for newsmtsc, basil and seesaw: mention_model (the default) or sentence_model; for newsmtsc also textblob or vader"
    validate.add_argument("--sentiment", metavar="NAME", help=by)
    validate.add_argument("--predictions", type=Path, metavar="OUT.jsonl", help="the file to write, which a corpus needs")
    rows = "put the scores as rows into this file, with version, date and digests of the instrument; rows about the same are replaced"
    validate.add_argument("--figures", type=Path, metavar="FILE.csv", help=rows)
    validate.add_argument("--part", default="", metavar="NAME", help="what the part of the corpus is called in --figures")
    pairs = "for seesaw and basil: how often the difference between two articles on one event has the sign that people give it"
    validate.add_argument("--comparison", action="store_true", help=pairs)
    kept = "a report on validity to cite, and a paragraph on methods: the articles are changed in what should change nothing, and measured again"
    validate.add_argument("--report", nargs="*", type=Path, metavar="ARTICLE", help=kept)
    validate.add_argument("--sheets", nargs=2, type=Path, metavar="SHEET", help="two people's completed coding sheets on these articles")
    validate.add_argument("--actors", type=Path, metavar="FILE", help="TOML file that adds or overrides actors")
    _lexicons(validate)
    validate.add_argument(
        "--out", type=Path, default=Path("validations"), metavar="DIR", help="folder to put the report in (default: validations)"
    )
    return parser


def _command(commands: argparse._SubParsersAction, name: str, run: Callable, what: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=what, description=what[0].upper() + what[1:] + ".")
    command.set_defaults(run=run)
    return command


def _article(command: argparse.ArgumentParser) -> None:
    command.add_argument("article", nargs="?", type=Path, help=f"{ARTICLE_FILE} (default: the article that comes with the project)")
    _number(command)
    command.add_argument("--actors", type=Path, metavar="FILE", help="TOML file that adds or overrides actors")


def _number(command: argparse.ArgumentParser) -> None:
    which = "which article of a file that holds several, counted from 1"
    command.add_argument("--number", type=_positive, metavar="N", help=which)


def _columns(command: argparse.ArgumentParser) -> None:
    named = (
        "which column of a table holds which field: id, text, title, byline, outlet, date or url (default: what the columns' names tell)"
    )
    command.add_argument("--columns", nargs="+", type=_column, default=[], metavar="FIELD=COLUMN", help=named)


def _lexicons(command: argparse.ArgumentParser) -> None:
    own = "CSV or TOML file with terms of your own, used in addition to framescope's lists; can be repeated"
    command.add_argument("--lexicon", action="append", type=Path, metavar="FILE", help=own)
    which = "where terms overlap, count the longest one overall (across, the default) or the longest in each category (within)"
    command.add_argument("--nested", choices=("across", "within"), help=which)


def _corrections(command: argparse.ArgumentParser) -> None:
    what = "what people corrected, used before the instruments: CSV, a folder of CSV files, or a file exported for INCEpTION, Label Studio or doccano and changed there"
    command.add_argument("--corrections", type=Path, metavar="FILE", help=what)


def _positive(words: str) -> int:
    if not words.isdecimal() or int(words) < 1:
        raise argparse.ArgumentTypeError(f"{words} is not a whole number of 1 or more")
    return int(words)


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words} is not a day, such as 2031-07-01") from None


def _column(words: str) -> tuple[str, str]:
    field, _, column = words.partition("=")
    if not (field and column):
        raise ValueError(words)
    return field, column


def _names(words: str) -> list[str]:
    return [] if words == "none" else words.split(",")
