"""A press review as a folder to keep: a page, the figures, and the tables behind them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from .. import __version__
from ..analysis import environment
from ..errors import InputError
from ..folders import put, require_own, write_tables
from ..reading.article import slug
from ..report.pages import Frame, notebook_page, page_of
from ..report.runner import running
from ..resources import resource
from ..saved import save
from . import bysides, heard, press, wording

TABLES = {
    "stance": bysides.stance,
    "tone": bysides.tone,
    "loaded_terms": bysides.loaded,
    "source_shares": bysides.shares,
    "statements": heard.statements,
    "coverage": heard.coverage,
    "only_in_one": heard.only_in_one,
    "distinctive_words": wording.distinctive,
    "evidence": bysides.evidence,
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
    framescope.report.runner.NotebookError
        when the notebook does not run to its end.
    """
    paths = press.articles_in(articles[0]) if len(articles) == 1 and articles[0].is_dir() else list(articles)
    if len(paths) < 2:
        raise InputError("A comparison needs two articles or more: name their files, or a folder with several in it.")
    analyses = press.measured(paths, actor_file, lexicons, nested)
    target = Path(out) / slug(articles[0].resolve().name if len(articles) == 1 else "-".join(a.article.id for a in analyses))[:80].strip(
        "-"
    )
    require_own(target, "index.html")
    with TemporaryDirectory(prefix="framescope-") as workshop:
        new = Path(workshop) / "review"
        (new / "figures").mkdir(parents=True)
        for analysis in analyses:
            save(analysis, Path(workshop) / "saved")
        choices = environment(actor_file, lexicons, nested)
        kernel = _environment(paths, new / "figures", Path(workshop) / "saved") | choices
        with running([resource("notebooks", "07_compare.ipynb")], kernel, 1, say) as run:
            review = press.reviewed(analyses)
            write_tables({name: table(review) for name, table in TABLES.items()}, new / "tables")
            (notebook,) = run.result()
        page = page_of("index", notebook)
        made_with = (("framescope", __version__), ("Model", next(iter(review.analyses.values())).model))
        frame = Frame(", ".join(review.outlets), f"{len(paths)} articles", made_with, (page,))
        (new / page.href).write_text(notebook_page(notebook, frame, 0), encoding="utf-8")
        put(new, target)
    return target


def _environment(paths: Sequence[Path], figures: Path, saved: Path) -> dict[str, str]:
    """The environment of the kernel: which articles to compare, where their tables lie, and where figures go."""
    articles = os.pathsep.join(str(path.resolve()) for path in paths)
    return os.environ | {"FRAMESCOPE_ARTICLES": articles, "FRAMESCOPE_FIGURES": str(figures), "FRAMESCOPE_SAVED": str(saved)}
