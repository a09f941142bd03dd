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
from importlib import import_module
from inspect import signature
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from . import __version__
from .errors import InputError, OldName, reason, visible

if TYPE_CHECKING:
    from .files import Place

GOLD_CORPORA = {
    "polnear": "who says what: source, cue and content of attributions (PolNeAR)",
    "basil": "quotations, loaded terms and feeling toward actors (BASIL)",
    "seesaw": "who is for or against whom, and how an article treats its actors (SEESAW)",
    "babe": "biased sentences and the words that make them so (BABE)",
    "newsmtsc": "sentiment toward a mention (NewsMTSC)",
    "gum": "who is who: names, pronouns and descriptions (GUM)",
    "gap": "ambiguous pronouns (GAP)",
}

ARTICLE_FILE = "text, Markdown or saved HTML page"
"""What a file of an article may be, as the help says it."""

SECONDS_BETWEEN_LINES = 5


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
    """Say that a command was interrupted. What it left is cleared by now: a second interrupt would only end Python halfway."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
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
    report.add_argument("--jobs", type=_positive, default=2, metavar="N", help="how many notebooks run at the same time (default: 2)")

    tables = _command(commands, "tables", _tables, "write the tables of one article as CSV and Parquet, or the network of a corpus")
    _article(tables)
    _lexicons(tables)
    tables.add_argument("--out", type=Path, default=Path("tables"), metavar="DIR", help="folder to put the tables in (default: tables)")

    audit = _command(
        commands, "audit", _audit, "swap two actors in an article, measure again, and show which measures do not change places with them"
    )
    audit.add_argument("article", type=Path, help=ARTICLE_FILE)
    audit.add_argument("one", metavar="A", help="an actor of the article: a name, a demonym or a capital")
    audit.add_argument("other", metavar="B", help="the actor to swap it with")
    audit.add_argument("--actors", type=Path, metavar="FILE", help="TOML file that adds or overrides actors")
    _lexicons(audit)
    audit.add_argument("--out", type=Path, default=Path("audits"), metavar="DIR", help="folder to put the audit in (default: audits)")

    sheet = _command(commands, "sheet", _sheet, "draw a coding sheet for people to fill in")
    sheet.add_argument("articles", nargs="+", type=Path, metavar="ARTICLE", help=ARTICLE_FILE)
    sheet.add_argument("--actors", type=Path, metavar="FILE", help="TOML file that adds or overrides actors")
    sheet.add_argument("--out", type=Path, default=Path("sheet.csv"), metavar="FILE", help="the sheet to write (default: sheet.csv)")
    sheet.add_argument(
        "--size", type=_positive, metavar="N", help="how many sentences to draw (default: enough to show agreement on 80 %%)"
    )
    sheet.add_argument("--seed", type=int, default=0, metavar="N", help="random seed of the sample (default: 0)")
    sheet.add_argument("--questions", action="store_true", help="write the twenty questions of Semetko and Valkenburg instead")

    agreement = _command(
        commands, "agreement", _agreement, "measure how far two completed coding sheets agree with each other and with the instruments"
    )
    agreement.add_argument("one", type=Path, metavar="SHEET", help="one person's sheet")
    agreement.add_argument("other", type=Path, metavar="SHEET", help="the other person's sheet")
    measured = "an article that the sheets are about, to compare the instruments on; can be repeated"
    agreement.add_argument("--article", action="append", type=Path, default=[], metavar="FILE", help=measured)
    agreement.add_argument("--actors", type=Path, metavar="FILE", help="TOML file that adds or overrides actors")
    agreement.add_argument("--out", type=Path, metavar="FILE", help="CSV file for every unit with both answers")

    compare = _command(commands, "compare", _compare, "compare how several articles report one event")
    compare.add_argument("articles", nargs="+", type=Path, metavar="ARTICLE", help="two or more articles, or a folder of them")
    compare.add_argument("--actors", type=Path, metavar="FILE", help="TOML file that adds or overrides actors")
    _lexicons(compare)
    compare.add_argument(
        "--out", type=Path, default=Path("comparisons"), metavar="DIR", help="folder to put the comparison in (default: comparisons)"
    )

    corpus = _command(
        commands, "corpus", _corpus, "measure many articles into a Parquet dataset; run it again to continue where it stopped"
    )
    corpus.add_argument(
        "input", type=Path, help="a JSONL, CSV or Parquet file (.gz too), a folder of them, or a folder of text and HTML files"
    )
    corpus.add_argument("out", type=Path, help="folder to write the dataset to")
    named = "which column of the input holds which field: id, text, title, byline, outlet, date or url (default: columns of these names)"
    corpus.add_argument("--columns", nargs="+", type=_column, default=[], metavar="FIELD=COLUMN", help=named)
    corpus.add_argument("--actors", type=Path, metavar="FILE", help="TOML file that adds or overrides actors")
    _lexicons(corpus)
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
    corpus.add_argument("--verify", action="store_true", help="check every byte of the partitions that already exist")

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
    command.add_argument("--actors", type=Path, metavar="FILE", help="TOML file that adds or overrides actors")


def _lexicons(command: argparse.ArgumentParser) -> None:
    own = "CSV or TOML file with terms of your own, used in addition to framescope's lists; can be repeated"
    command.add_argument("--lexicon", action="append", type=Path, metavar="FILE", help=own)
    which = "where terms overlap, count the longest one overall (across, the default) or the longest in each category (within)"
    command.add_argument("--nested", choices=("across", "within"), help=which)


def _positive(words: str) -> int:
    if not words.isdecimal() or int(words) < 1:
        raise argparse.ArgumentTypeError(f"{words} is not a whole number of 1 or more")
    return int(words)


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
        lexicons=options.lexicon,
        nested=options.nested,
        suggest_to=options.suggest_actors,
        excerpts=options.excerpts,
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
    from .measures.who_toward_whom import edges

    place = _place(options, "tables", "")
    (analysis,) = _analyses([options.article], options.actors, options.lexicon, options.nested)
    _print(put_tables({**analysis.tables, "edges": edges(analysis)}, place))


def _network(folder: Path, out: Path) -> Path:
    """Write the network of a dataset."""
    from .corpus.network import edges
    from .files import claim, put_tables

    return put_tables({"edges": edges(folder)}, claim("tables", out, folder.resolve().name, [folder], None))


def _place(options: argparse.Namespace, kind: str, ending: str, about: str = "") -> Place:
    """The folder for what is made of one article."""
    from .files import claim
    from .reading.article import default_article, slug

    article = options.article or default_article()
    return claim(kind, options.out, slug(article.stem) + ending, [article], options.actors, *(options.lexicon or ()), about=about)


def _audit(options: argparse.Namespace) -> None:
    from .audit.mirror import MIRRORED

    place = _place(options, "audit", MIRRORED, f"{options.one}/{options.other}".casefold())
    (analysis,) = _analyses([options.article], options.actors, options.lexicon, options.nested)
    from .audit import audit
    from .audit.words import in_words
    from .report.audit import put_audit

    found = audit(analysis, options.one, options.other)
    folder = put_audit(found, place)
    _say("\n".join(in_words(found)))
    _print(folder)


def _sheet(options: argparse.Namespace) -> None:
    from .coding.commands import put_questions, put_sheet, require_new

    require_new(options.out, *options.articles, options.actors)
    analyses = _analyses(options.articles, options.actors)

    if options.questions:
        put_questions(analyses, options.out)
    else:
        _say(put_sheet(analyses, options.out, options.size, options.seed))
    _print(options.out)


def _agreement(options: argparse.Namespace) -> None:
    from .coding.commands import compare_sheets
    from .reading.article import default_article

    def analyses(named: set[str]) -> list:
        default = default_article()
        return _analyses(options.article or [default] * (default.stem in named), options.actors)

    _print("\n".join(compare_sheets(options.one, options.other, analyses, options.out, *options.article, options.actors)))


def _analyses(paths: list[Path | None], actors: Path | None, lexicons: list[Path] | None = None, nested: str | None = None) -> list:
    """The analyses of some articles; which one is measured is said where there are several."""
    from .reading.article import read_article

    articles = [read_article(path) for path in paths]
    if not articles:
        return []
    from .measuring import analyze
    from .terms.lexicons import beside_own

    lists = beside_own(lexicons)
    measured = []
    for number, article in enumerate(articles, 1):
        if len(articles) > 1:
            _say(f"framescope: measuring {article.id} ({number} of {len(articles)})")
        measured.append(analyze(article, actors, lexicons=lists, nested=nested))
    _say_unmatched(measured)
    return measured


def _say_unmatched(measured: list) -> None:
    """Say which entries of the actor file nothing in the articles refers to, all of them together."""
    from .actors.suggested import in_words

    missing = [in_words(a) for a in measured]
    if missing and all(missing):
        _say(f"framescope: {missing[0]}")


def _compare(options: argparse.Namespace) -> None:
    _say("framescope: reading the articles and running the notebook")
    from .report.comparison import make_comparison

    _made(make_comparison, options.articles, options.out, options.actors, lexicons=options.lexicon, nested=options.nested)


def _corpus(options: argparse.Namespace) -> None:
    from .corpus import Columns, make_corpus

    columns = Columns(dict(options.columns))
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
            lexicons=options.lexicon,
            nested=options.nested,
            seconds=options.seconds,
            verify=options.verify,
        )
    except KeyboardInterrupt:
        raise SystemExit(_interrupted("run the same command again to continue where it stopped.")) from None
    _say(f"framescope: {done.articles:,} articles in {done.partitions:,} partitions; {done.errors:,} in {done.folder / 'errors.parquet'}")
    _print(done.folder)


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


def _put_figures(options: argparse.Namespace, scores: list) -> None:
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
    said = time.monotonic()
    for number, prediction in enumerate(predictions, 1):
        yield json.dumps(prediction, ensure_ascii=False)
        if time.monotonic() - said > SECONDS_BETWEEN_LINES:
            _say(f"{name}: {number} predictions so far")
            said = time.monotonic()
