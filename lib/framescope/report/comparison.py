"""A press review as a folder to keep: a page, the figures, and the tables behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ..comparison import apart, heard, measures, named, press, stances, told, wording
from ..corpus.by_event import articles_on
from ..corpus.dataset import is_dataset
from ..correcting import became_of
from ..environment import named_path
from ..errors import InputError, visible
from ..files import claim, workshop
from ..measures import corrected
from ..reading.article import Article, slug
from ..reading.formats import IN_WORDS
from .copies import Copies
from .given import copied
from .single_page import Beside, make_page

TABLES = {
    "differences": apart.passages,
    "stance": measures.stance,
    "tone": measures.tone,
    "loaded_terms": measures.loaded,
    "source_shares": measures.shares,
    "source_kinds": measures.source_kinds,
    "statements": heard.statements,
    "coverage": heard.coverage,
    "only_in_one": heard.only_in_one,
    "names": named.names_for,
    "only_told": told.only_told,
    "choices": told.choices,
    "who_toward_whom": stances.toward,
    "stances": stances.toward_in_words,
    "distinctive_words": wording.distinctive,
    "evidence": measures.evidence,
}
"""The tables of a review, by the names of their files."""


FEWER = "A comparison needs at least two articles: give their files, a folder of them, or a file that holds several."


def make_comparison(
    articles: Sequence[Path],
    out: str | Path = "comparisons",
    actor_file: str | Path | None = None,
    say: Callable[[str], None] = lambda line: None,
    lexicons: Sequence[str | Path] | None = None,
    nested: str | None = None,
    corrections: str | Path | None = None,
    event: int | None = None,
) -> Path:
    """Write the press review of some articles (files, or one folder of them) to a folder of `out`, which is returned.

    Of a folder that holds a corpus the articles on one `event` are compared (`framescope.corpus.by_event`).

    ``index.html`` is the notebook 07_compare, run on these articles; beside it lie ``figures`` (PNG, SVG) and ``tables`` (CSV,
    Parquet). The folder is called after the articles, and appears whole or not at all. `lexicons` are the files of a user's own
    term lists, looked for beside framescope's; `nested` as for `framescope.analyze`. `corrections`: a file of what people corrected in the articles,
    or a folder of such files (`framescope.read_corrections`).

    Raises
    ------
    InputError
        when fewer than two articles are given, or one of them or the actor file or a term list cannot be used.
    framescope.report.notebooks.NotebookError
        when the notebook does not run to its end.
    """
    corrections = corrections or named_path("FRAMESCOPE_CORRECTIONS")
    corpus = _corpus(articles, event)
    folder = None if corpus else articles[0] if len(articles) == 1 and articles[0].is_dir() else None
    paths = press.articles_in(folder) if folder else list(articles)
    if len(paths) == 1 and not corpus and not paths[0].is_file():
        raise InputError(FEWER)
    for name in press.left_aside(folder) if folder else ():
        say(f"Not read: {visible(name)}, which is not an article ({IN_WORDS}).")
    with workshop() as shop:
        copies, saved = Copies(shop / "given"), shop / "saved"
        given = copied(copies, actor_file, lexicons, nested, corrections)
        chosen = _on_event(corpus, event, say) if corpus and event else []
        copied_to = [copies.written(article, Path(article.id)) for article in chosen] or [
            copy for path in paths for copy in copies.articles(path, press.MOST_ARTICLES)
        ]
        if len(copied_to) < 2:
            raise InputError(FEWER)
        with copies.named_as_theirs():
            read = press.read(copied_to)
            name = f"{_name(articles, read)}-event-{event}" if corpus else _name(articles, read)
            place = claim("comparison", out, name, paths, actor_file, corrections, *(lexicons or ()))
            analyses = [given.uncorrected.analyze(article, saved) for article in read]
            if corrections:
                given.put_corrections(corrections, analyses)
                analyses = [given.analyze(article, saved) for article in read]
            for line in became_of(analyses):
                say(f"framescope: {line}")

        used = sum(map(corrected.number, analyses))
        by_hand = {"Corrections": f"{used} by hand"} if used else {}

        def beside() -> Beside:
            review = press.reviewed(analyses)
            tables = {name: table(review) for name, table in TABLES.items()}
            return Beside(", ".join(review.outlets), tables, {"Model": analyses[0].model} | by_hand)

        values = {"articles": [str(path) for path in copied_to]} | given.values()
        return make_page("07_compare", given.environment(saved), values, beside, place, say)


def _corpus(articles: Sequence[Path], event: int | None) -> Path | None:
    """The folder of a corpus, if one was given.

    Raises
    ------
    InputError
        when an event is named and no corpus, or a corpus and no event.
    """
    corpus = articles[0] if len(articles) == 1 and articles[0].is_dir() and is_dataset(articles[0]) else None
    if corpus and event is None:
        raise InputError(f"{corpus} holds a corpus: choose one of its events with --event N; `framescope stories {corpus}` lists them.")
    if event is not None and corpus is None:
        raise InputError("An event is one of a corpus: give the folder that `framescope corpus` wrote, and nothing else.")
    return corpus


def _on_event(corpus: Path, event: int, say: Callable[[str], None]) -> list[Article]:
    """The articles on an event, the first of each outlet where there are more than can be compared."""
    found = articles_on(corpus, event)
    if len(found) > press.MOST_ARTICLES:
        found = list({article.outlet or article.id: article for article in reversed(found)}.values())[::-1][: press.MOST_ARTICLES]
        say(f"framescope: event {event} has more articles than can be compared: of each outlet the first is taken.")
    return found


def _name(paths: Sequence[Path], articles: Sequence[Article]) -> str:
    """The folder's name: that of the folder that was given, else those of the articles."""
    name = (
        (paths[0].resolve().name if paths[0].is_dir() else paths[0].stem)
        if len(paths) == 1
        else "-".join(article.id for article in articles)
    )
    return slug(name[:80]).strip("-")
