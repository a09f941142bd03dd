"""Measuring an article, with what is asked for; what a report has measured already is not measured again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from .analysis import Analysis
from .reading.article import Article
from .settings import Settings, settings_of

if TYPE_CHECKING:
    from .terms.lexicons import Lexicon


def analyze(
    article: Article,
    actor_file: str | Path | None = None,
    instruments: Iterable[str] | None = None,
    lexicons: Iterable[Lexicon | str | Path] | None = None,
    nested: str | None = None,
) -> Analysis:
    """Measure an article: language → actors → attributions and voice → terms → sentiments.

    `actor_file` is a TOML file that adds or overrides actors (see ``data/actors/README.md``). `instruments` are those of
    sentiment (`framescope.sentiment.score.ALL`); None is all but the sentence model, and what is not measured has no rows. `lexicons` are the
    term lists, or their files, to use instead of framescope's own, and `nested` says which of overlapping entries stand ("across"
    or "within" categories: see ``data/lexicons/README.md``). For what is None the environment may speak (`framescope.settings`).

    In the kernels of a report the analysis that it has saved for them is returned, if it is this one (`framescope.saved`): an
    article is measured once for all its pages.

    Raises
    ------
    InputError
        when the text is not English, the actor file or a term list cannot be used or an instrument is unknown.

    Examples
    --------
    >>> from framescope import read_article
    >>> analysis = analyze(read_article("Mayor Ann Lee said that the dam had opened."), instruments=["vader"])
    >>> row = analysis.attributions.iloc[0]
    >>> row.speaker, row.kind, analysis.article.text[row.start : row.end] == row.text
    ('ann-lee', 'indirect', True)
    """
    return measured(article, settings_of(actor_file, instruments, lexicons, nested))


def measured(article: Article, settings: Settings) -> Analysis:
    """The article's analysis with these settings; the rest is as for `analyze`."""
    from .saved import offered

    if saved := offered(article, settings):
        return saved
    from .pipeline import measure

    return measure(article, settings)
