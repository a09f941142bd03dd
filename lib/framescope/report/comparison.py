"""A press review as a folder to keep: a page, the figures, and the tables behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ..comparison import apart, heard, measures, named, press, told, wording
from ..errors import InputError, visible
from ..files import claim, workshop
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
    "distinctive_words": wording.distinctive,
    "evidence": measures.evidence,
}
"""The tables of a review, by the names of their files."""


def make_comparison(
    articles: Sequence[Path],
    out: str | Path = "comparisons",
    actor_file: str | Path | None = None,
    say: Callable[[str], None] = lambda line: None,
    lexicons: Sequence[str | Path] | None = None,
    nested: str | None = None,
) -> Path:
    """Write the press review of some articles (files, or one folder of them) to a folder of `out`, which is returned.

    ``index.html`` is the notebook 07_compare, run on these articles; beside it lie ``figures`` (PNG, SVG) and ``tables`` (CSV,
    Parquet). The folder is called after the articles, and appears whole or not at all. `lexicons` are the files of a user's own
    term lists, looked for beside framescope's; `nested` as for `framescope.analyze`.

    Raises
    ------
    InputError
        when fewer than two articles are given, or one of them or the actor file or a term list cannot be used.
    framescope.report.notebooks.NotebookError
        when the notebook does not run to its end.
    """
    folder = articles[0] if len(articles) == 1 and articles[0].is_dir() else None
    paths = press.articles_in(folder) if folder else list(articles)
    for name in press.left_aside(folder) if folder else ():
        say(f"Not read: {visible(name)}, which is not an article ({IN_WORDS}).")
    if len(paths) < 2:
        raise InputError("A comparison needs at least two articles: give their files, or a folder that holds several.")
    with workshop() as shop:
        copies, saved = Copies(shop / "given"), shop / "saved"
        given = copied(copies, actor_file, lexicons, nested)
        copied_to = [copies.article(path) for path in paths]
        with copies.named_as_theirs():
            read = press.read(copied_to)
            place = claim("comparison", out, _name(articles, read), paths, actor_file, *(lexicons or ()))
            analyses = [given.analyze(article, saved) for article in read]

        def beside() -> Beside:
            review = press.reviewed(analyses)
            tables = {name: table(review) for name, table in TABLES.items()}
            return Beside(", ".join(review.outlets), tables, {"Model": analyses[0].model})

        values = {"articles": [str(path) for path in copied_to]} | given.values()
        return make_page("07_compare", given.environment(saved), values, beside, place, say)


def _name(paths: Sequence[Path], articles: Sequence[Article]) -> str:
    """The folder's name: that of the folder that was given, else those of the articles."""
    name = paths[0].resolve().name if len(paths) == 1 else "-".join(article.id for article in articles)
    return slug(name[:80]).strip("-")
