"""The command line: ``framescope --help``. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from importlib import import_module
from inspect import signature
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from . import __version__
from .errors import InputError, OldName, reason, visible

if TYPE_CHECKING:
    from .files import Place
    from .reading.article import Article

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

SECONDS_BETWEEN_LINES = 5

_IMPATIENT = 5
"""So many interrupts may come while the first is answered."""

_Item = TypeVar("_Item")


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns 0, or 1 after one plain sentence on what was wrong, 2 on wrong usage, 130 when interrupted.

    With FRAMESCOPE_TRACEBACK=1 in the environment, what was wrong is shown as Python shows it.
    """
    options = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return _run(options)
    except KeyboardInterrupt:  # wherever it falls, while another error is put into words too
        return _interrupted("nothing was written.")


def _run(options: argparse.Namespace) -> int:
    """Run the command; its status."""
    try:
        with warnings.catch_warnings():
            warnings.showwarning = _shown(warnings.showwarning)
            warnings.simplefilter("once", OldName)
            options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read the output has seen enough
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (Python flushes it at its end)
        return 1
    except Exception as error:
        if os.environ.get("FRAMESCOPE_TRACEBACK"):
            raise
        return _say(f"framescope: {' '.join(_in_words(error).splitlines())}", 1)
    return 0


def _interrupted(rest: str) -> int:
    """Say that a command was interrupted. What it left is cleared by now: another interrupt would only end Python halfway."""
    for _ in range(_IMPATIENT):
        with suppress(KeyboardInterrupt):
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, signal.SIG_IGN)
            break
    return _say(f"framescope: interrupted; {rest}", 130)


def _in_words(error: Exception) -> str:
    """One sentence on what stopped a command."""
    match error:
        case InputError():
            return str(error)
        case MemoryError():
            return "there is not enough memory for this: close other programs, or give it a smaller text."
        case OSError(filename=str(name)):
            return f"{name}: {reason(error)}: check the name, the permissions and the room on the disk."
        case OSError():
            return f"the system refused ({reason(error)}): check the permissions and the room on the disk."
        case RecursionError():
            return "something in the input is nested too deeply to be read."
    kind = type(error).__name__
    return f"framescope did not foresee this ({kind}: {error}): please report it, with what FRAMESCOPE_TRACEBACK=1 shows."


def _shown(otherwise: Callable[..., None]) -> Callable[..., None]:
    """What shows warnings: that a name is old in one plain sentence, all others as Python shows them."""

    def show(message: Warning | str, category: type[Warning], *where: Any) -> None:
        if issubclass(category, OldName):
            _say(f"framescope: {message}")
        else:
            otherwise(message, category, *where)

    return show


def _say(line: str, status: int = 0) -> int:
    """Tell the user something. Nothing in it acts on the terminal, be it from a file's name or from an article."""
    print(*map(visible, line.split("\n")), sep="\n", file=sys.stderr, flush=True)
    return status


def _print(result: str | Path) -> None:
    """Print the result of a command, as `_say` does; a character that the terminal does not know is an escape."""
    encoding = sys.stdout.encoding or "utf-8"
    for line in result.split("\n") if isinstance(result, str) else [str(result)]:
        print(visible(line).encode(encoding, "backslashreplace").decode(encoding))


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        super().error(visible(message))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="framescope",
        description="Who is painted how in a news article, in whose words, and who gets to speak.",
    )
    parser.add_argument("--version", action="version", version=f"framescope {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    report = _command(commands, "report", _report, "write the report on one article (pages, tables, figures), or the page on a corpus")
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

    tables = _command(commands, "tables", _tables, "write the tables of one article as CSV and Parquet, or the network of a corpus")
    _article(tables)
    _lexicons(tables)
    _corrections(tables)
    tables.add_argument("--out", type=Path, default=Path("tables"), metavar="DIR", help="folder to put the tables in (default: tables)")

    export = _command(
        commands, "export", _export, "write an article or a corpus for INCEpTION, Label Studio, doccano, MAXQDA, spaCy, R, Excel …"
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
        commands, "audit", _audit, "swap two actors in an article, measure again, and show which measures do not change places with them"
    )
    audit.add_argument("article", type=Path, help=ARTICLE_FILE)
    _number(audit)
    audit.add_argument("one", metavar="A", help="an actor of the article: a name, a demonym or a capital")
    audit.add_argument("other", metavar="B", help="the actor to swap it with")
    audit.add_argument("--actors", type=Path, metavar="FILE", help="TOML file that adds or overrides actors")
    _lexicons(audit)
    audit.add_argument("--out", type=Path, default=Path("audits"), metavar="DIR", help="folder to put the audit in (default: audits)")

    sheet = _command(commands, "sheet", _sheet, "draw a coding sheet for people to fill in")
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
        commands, "estimate", _estimate, "correct what a corpus adds up to by the codings of units that were drawn from it at random"
    )
    estimate.add_argument("corpus", type=Path, metavar="OUT", help="the folder of the corpus")
    estimate.add_argument("sheets", nargs="+", type=Path, metavar="SHEET", help="sheets that framescope sheet --estimate drew, filled in")
    estimate.add_argument("--draw", type=Path, metavar="FILE", help="the file that says how they were drawn (default: the one beside them)")
    estimate.add_argument("--turn", type=_day, metavar="DATE", help="a day, such as 2031-07-01: compare before and after it too")
    estimate.add_argument("--out", type=Path, default=Path("reports"), metavar="DIR", help="folder to put the page in (default: reports)")

    agreement = _command(
        commands, "agreement", _agreement, "measure how far two completed coding sheets agree with each other and with the instruments"
    )
    agreement.add_argument("one", type=Path, metavar="SHEET", help="one person's sheet")
    agreement.add_argument("other", type=Path, metavar="SHEET", help="the other person's sheet")
    measured = "an article that the sheets are about, to compare the instruments on; can be repeated"
    agreement.add_argument("--article", action="append", type=Path, default=[], metavar="FILE", help=measured)
    agreement.add_argument("--actors", type=Path, metavar="FILE", help="TOML file that adds or overrides actors")
    agreement.add_argument("--out", type=Path, metavar="FILE", help="CSV file for every unit with both answers")

    agreed = "CSV file for what both answered alike in sheets of spans (sheet --units), to use with --corrections"
    agreement.add_argument("--corrections", type=Path, metavar="FILE", help=agreed)

    compare = _command(commands, "compare", _compare, "compare how several articles report one event")
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

    importing = _command(commands, "import", _import, "write the articles of exports, documents, pages and tables to one file, a line each")
    importing.add_argument("inputs", nargs="+", type=Path, metavar="INPUT", help=f"{INPUTS}; or a folder of these")
    importing.add_argument(
        "out", type=Path, metavar="articles.jsonl", help="the file to write, which must be new; what was not read goes beside it"
    )
    _columns(importing)

    corpus = _command(
        commands, "corpus", _corpus, "measure many articles into a Parquet dataset; run it again to continue where it stopped"
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

    stories = _command(commands, "stories", _stories, "group the articles of a corpus by the event they tell, to compare those on one")
    stories.add_argument("corpus", type=Path, metavar="OUT", help="the folder that framescope corpus wrote")
    stories.add_argument("--out", type=Path, default=Path("stories"), metavar="DIR", help="folder to put the table in (default: stories)")

    validate = _command(
        commands,
        "validate",
        _validate,
        "run an instrument on a gold file and print its scores; or, with --report, write a validation report",
    )
    known = "; ".join(f"{name}: {what}" for name, what in GOLD_CORPORA.items())
    validate.add_argument("corpus", nargs="?", choices=GOLD_CORPORA, help=known)
    validate.add_argument("gold", nargs="?", type=Path, help="your copy of the corpus")
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


def _report(options: argparse.Namespace) -> None:
    if options.article and options.article.is_dir():
        from .report.corpus import is_corpus, make_corpus_page

        if is_corpus(options.article):
            _say("framescope: reading the corpus and running its notebook")
            _made(make_corpus_page, options.article, options.out, _say)
            return
    _say("framescope: reading the article and running the notebooks")
    from .report.article import make_report

    where = (options.article, options.out, options.figures, options.jobs, options.actors)
    _made(
        make_report,
        *where,
        _say,
        **_choices(options),
        suggest_to=options.suggest_actors,
        excerpts=options.excerpts,
        number=options.number,
    )


def _made(make: Callable[..., Path], *given: object, **named: object) -> None:
    """Make pages and print where they begin."""
    from .report.notebooks import NotebookError

    try:
        folder = make(*given, **named)
    except NotebookError as error:
        raise InputError(str(error)) from None
    _print(folder / "index.html")


def _tables(options: argparse.Namespace) -> None:
    from .files import put_tables

    if options.article and options.article.is_dir():
        from .corpus.dataset import is_dataset

        if is_dataset(options.article):
            _print(_network(options.article, options.out))
            return
    from .environment import named_path
    from .measures.who_toward_whom import edges

    article = _read(options.article, options.number)
    place = _place(options, article, "tables", "")
    corrections = options.corrections or named_path("FRAMESCOPE_CORRECTIONS")
    (analysis,) = _analyses([article], options.actors, options.lexicon, options.nested, corrections)
    _print(put_tables({**analysis.tables, "edges": edges(analysis)}, place))


def _export(options: argparse.Namespace) -> None:
    from .exchange.formats import export, require_writable
    from .reading.article import default_article

    given = options.article or default_article()
    require_writable(options.file, options.to, options.overwrite, given, options.actors, options.corrections, *(options.lexicon or ()))
    if given.is_dir():
        from .exchange.corpora import analyses_of

        what: Iterable = _so_far(analyses_of(given), "framescope", "articles")
    else:
        what = _analyses([_read(options.article)], options.actors, options.lexicon, options.nested, options.corrections)
    _print(export(what, options.file, options.to, by=options.by, overwrite=options.overwrite))


def _network(folder: Path, out: Path) -> Path:
    """Write the network of a dataset."""
    from .corpus.network import edges
    from .files import claim, put_tables

    return put_tables({"edges": edges(folder)}, claim("tables", out, folder.resolve().name, [folder], None))


def _place(options: argparse.Namespace, article: Article, kind: str, ending: str, about: str = "") -> Place:
    """The folder for what is made of one article."""
    from .files import claim
    from .reading.article import default_article

    source = options.article or default_article()
    return claim(kind, options.out, article.id + ending, [source], options.actors, *(options.lexicon or ()), about=about)


def _audit(options: argparse.Namespace) -> None:
    from .audit.mirror import MIRRORED

    article = _read(options.article, options.number)
    place = _place(options, article, "audit", MIRRORED, f"{options.one}/{options.other}".casefold())
    (analysis,) = _analyses([article], options.actors, options.lexicon, options.nested)
    from .audit import audit
    from .audit.words import in_words
    from .report.audit import put_audit

    found = audit(analysis, options.one, options.other)
    folder = put_audit(found, place)
    _say("\n".join(in_words(found)))
    _print(folder)


def _sheet(options: argparse.Namespace) -> None:
    if options.estimate:
        _sheet_of_corpus(options)
        return
    from .coding.commands import put_questions, put_sheet, put_span_sheet, require_new

    require_new(options.out, *options.articles, options.actors)
    analyses = _analyses([_read(path) for path in options.articles], options.actors)

    if options.units:
        _say(put_span_sheet(analyses, options.out, options.units, options.size, options.seed))
    elif options.questions:
        put_questions(analyses, options.out)
    else:
        _say(put_sheet(analyses, options.out, options.size, options.seed))
    _print(options.out)


def _sheet_of_corpus(options: argparse.Namespace) -> None:
    from .estimates.commands import SIZE, put_sheet

    if len(options.articles) > 1 or options.questions:
        raise InputError("--estimate takes the folder of one corpus, and no --questions.")
    place = (options.articles[0], options.estimate, options.out, options.size or SIZE)
    _say(put_sheet(*place, options.sides or (), options.by, options.period, options.seed))
    _print(options.out)


def _estimate(options: argparse.Namespace) -> None:
    from .estimates.commands import estimated
    from .report.estimates import in_words, make_estimates

    found = estimated(options.corpus, options.sheets, options.draw, options.turn)
    _print("\n".join(in_words(found)))
    _say("framescope: running the notebook")
    _made(make_estimates, found, options.corpus, options.sheets, options.out, options.draw, options.turn, _say)


def _agreement(options: argparse.Namespace) -> None:
    from .coding.commands import compare_sheets, compare_span_sheets
    from .coding.span_sheets import is_span_sheet

    if options.corrections or is_span_sheet(options.one):
        if options.out:
            raise InputError("Sheets of spans have no --out: --corrections writes what both answered alike.")
        _print("\n".join(compare_span_sheets(options.one, options.other, options.corrections, *options.article)))
        return
    from .reading.article import default_article

    def analyses(named: set[str]) -> list:
        default = default_article()
        return _analyses([_read(path) for path in options.article or [default] * (default.stem in named)], options.actors)

    _print("\n".join(compare_sheets(options.one, options.other, analyses, options.out, *options.article, options.actors)))


def _read(path: Path | None, number: int | None = None) -> Article:
    """An article; what is to be said of how it was read is said."""
    from .corpus.articles import article_in

    article = article_in(path, number)
    for note in article.notes:
        _say(f"framescope: {path} {note}")
    return article


def _analyses(
    articles: list[Article],
    actors: Path | None,
    lexicons: list[Path] | None = None,
    nested: str | None = None,
    corrections: Path | None = None,
) -> list:
    """The analyses of some articles; which one is measured is said where there are several."""
    if not articles:
        return []
    from .measuring import analyze
    from .terms.lexicons import beside_own

    lists = beside_own(lexicons)
    measured = []
    for number, article in enumerate(articles, 1):
        if len(articles) > 1:
            _say(f"framescope: measuring {article.id} ({number} of {len(articles)})")
        measured.append(analyze(article, actors, lexicons=lists, nested=nested, corrections=()))
    _say_unmatched(measured)
    return _corrected(measured, corrections) if corrections else measured


def _corrected(measured: list, corrections: Path) -> list:
    """The analyses with what people corrected in the articles; what could not be used is said."""
    from .correcting import became_of, correct, read_corrections

    given = read_corrections(corrections, measured)
    done = [correct(each, given) for each in measured]
    for line in became_of(done):
        _say(f"framescope: {line}")
    return done


def _say_unmatched(measured: list) -> None:
    """Say which entries of the actor file nothing in the articles refers to, all of them together."""
    from .actors.suggested import in_words

    missing = [in_words(a) for a in measured]
    if missing and all(missing):
        _say(f"framescope: {missing[0]}")


def _compare(options: argparse.Namespace) -> None:
    _say("framescope: reading the articles and running the notebook")
    from .report.comparison import make_comparison

    _made(make_comparison, options.articles, options.out, options.actors, **_choices(options), event=options.event, say=_say)


def _choices(options: argparse.Namespace) -> dict[str, Any]:
    return {"lexicons": options.lexicon, "nested": options.nested, "corrections": options.corrections}


def _import(options: argparse.Namespace) -> None:
    from .corpus.importing import import_articles
    from .corpus.records import Columns

    done = import_articles(options.inputs, options.out, Columns(dict(options.columns)), _say)
    unread = f"; {len(done.unread):,} could not be read: {done.report}" if done.unread else ""
    _say(f"framescope: {done.count:,} articles{unread}")
    _print(done.articles)


def _corpus(options: argparse.Namespace) -> None:
    from .corpus import Columns, make_corpus

    columns = Columns(dict(options.columns))
    corrections = _read_corrections(options.corrections)
    try:
        done = make_corpus(
            options.input,
            options.out,
            columns,
            options.actors,
            options.scheduler,
            options.workers,
            options.partition,
            options.instruments,
            _say,
            **_choices(options) | {"corrections": corrections},
            seconds=options.seconds,
            verify=options.verify,
            duplicates=options.duplicates,
        )
    except KeyboardInterrupt:
        raise SystemExit(_interrupted("run the same command again to continue where it stopped.")) from None
    _say(f"framescope: {done.articles:,} articles in {done.partitions:,} partitions; {done.errors:,} in {done.folder / 'errors.parquet'}")
    if repeated := done.stories.in_words(options.duplicates):
        _say(f"framescope: {repeated}")
    _print(done.folder)


def _read_corrections(path: Path | None) -> tuple:
    """What people corrected in the articles of a corpus."""
    if path is None:
        return ()
    from .correcting import read_corrections

    return read_corrections(path)


def _stories(options: argparse.Namespace) -> None:
    from .corpus.by_event import by_event, in_words
    from .files import claim, put_tables
    from .reading.article import slug

    folder = options.corpus.resolve()
    place = claim("stories", options.out, slug(folder.name), [folder])
    frame = by_event(folder)
    _print("\n".join(in_words(frame)))
    _say(f"framescope: compare those on one event with: framescope compare {options.corpus} --event N")
    _print(put_tables({"articles_by_event": frame}, place))


def _validate(options: argparse.Namespace) -> None:
    if options.report is not None:
        _validation_report(options)
        return
    from .files import put_lines

    if not (options.corpus and options.gold and options.predictions):
        raise InputError("Name a corpus, your copy of it and a file for the --predictions; or --report and articles.")
    corpus = _validated(options)
    by = {"instrument": options.sentiment} if options.sentiment else {}
    if by and "instrument" not in signature(corpus.predict).parameters:
        raise InputError(f"{options.corpus} does not measure sentiment: leave out --sentiment.")
    try:
        predictions = corpus.predict(options.gold, **by)
        lines = _over_predictions(_counted(predictions, options.corpus), options.predictions)
        written = put_lines(lines, options.predictions, options.gold)
    except InputError:
        raise
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{options.gold} is not a {options.corpus} file ({error!r}): give the path of your copy of that corpus.") from None
    _say(f"{options.corpus}: {written} predictions in {options.predictions}")
    predictions = [json.loads(line) for line in options.predictions.read_text(encoding="utf-8").split("\n") if line]
    try:
        scores = corpus.score(options.gold, predictions)
    except (InputError, KeyError) as error:
        _say(f"{options.gold} has no answers to score the predictions against ({error}).")
    else:
        _print("\n".join(scores.lines() if options.comparison else (f"{s.metric:45} {s.value:6.3f}  n {s.n}" for s in scores)))
        if options.figures:
            _put_figures(options, scores)


def _validation_report(options: argparse.Namespace) -> None:
    """Write the report on some articles; the paragraph on methods is printed too."""
    from .files import claim
    from .reading.article import default_article, slug

    paths = options.report or [default_article()]
    inputs = (options.actors, *(options.lexicon or ()), *(options.sheets or ()))
    place = claim("validation", options.out, slug(paths[0].stem) + ("-and-others" if len(paths) > 1 else ""), paths, *inputs)
    analyses = _analyses(paths, options.actors, options.lexicon, options.nested)
    from .report.validity import made_report

    folder, methods = made_report(analyses, options.sheets, place, _say)
    _print(methods)
    _print(folder)


def _validated(options: argparse.Namespace) -> Any:
    """What predicts and scores: the module of the corpus, or the comparison of its articles."""
    if options.comparison:
        from .validation.pairs import Compared

        return Compared(options.corpus)
    return import_module(f".validation.{options.corpus}", __package__)


def _put_figures(options: argparse.Namespace, scores: Any) -> None:
    """Put the scores into the file of figures that was asked for."""
    from .validation.figures import put_figures, rows_of

    by = f" --sentiment {options.sentiment}" if options.sentiment else ""
    command = f"framescope validate {options.corpus} {options.gold.name}{by}{' --comparison' * options.comparison}"
    if options.comparison:
        scores.put(options.figures, options.part, command, options.gold)
        return
    put_figures(rows_of(scores, options.corpus, options.part, options.sentiment, command), options.figures, options.gold)
    _say(f"{options.corpus}: {len(scores)} figures in {options.figures}")


def _over_predictions(lines: Iterator[str], target: Path) -> Iterator[str]:
    """The lines, unless a file is in their place that holds something else than such predictions."""
    first = next(lines, None)
    if os.path.isfile(target) and os.path.getsize(target) and (first is None or _fields(first) != _fields(_first_line(target))):
        raise InputError(f"{target} already exists and does not hold such predictions: choose another file.")
    yield from chain([first] if first is not None else [], lines)


def _first_line(path: Path) -> str:
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.readline(10_000_000)


def _fields(line: str) -> set[str] | None:
    try:
        return set(json.loads(line))
    except (ValueError, TypeError, RecursionError):
        return None


def _counted(predictions: Iterable[dict], name: str) -> Iterator[str]:
    """Each prediction as a line of JSON; how many there are is said every few seconds."""
    for prediction in _so_far(predictions, name, "predictions"):
        yield json.dumps(prediction, ensure_ascii=False)


def _so_far(items: Iterable[_Item], name: str, what: str) -> Iterator[_Item]:
    """The items; how many there are is said every few seconds."""
    said = time.monotonic()
    for number, item in enumerate(items, 1):
        yield item
        if time.monotonic() - said > SECONDS_BETWEEN_LINES:
            _say(f"{name}: {number} {what} so far")
            said = time.monotonic()
