"""Measuring an article, with what is asked for; what a report has measured already is not measured again."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from .analysis import Analysis
from .reading.article import Article
from .settings import Settings, settings_of, uncorrected

if TYPE_CHECKING:
    from .corrections.model import Correction
    from .terms.lexicons import Lexicon


def analyze(
    article: Article,
    actor_file: str | Path | None = None,
    instruments: Iterable[str] | None = None,
    lexicons: Iterable[Lexicon | str | Path] | None = None,
    nested: str | None = None,
    corrections: Iterable[Correction] | str | Path | None = None,
) -> Analysis:
    """Measure an article: language → actors → attributions and voice → terms → sentiments → stances.

    `actor_file` is a TOML file that adds or overrides actors (see ``data/actors/README.md``). `instruments` are the instruments
    of sentiment to use (`framescope.sentiment.score.ALL`), by default all but the sentence model; the others have no rows.
    `lexicons` are term lists, or their files, to use instead of framescope's own, and `nested` says which of overlapping entries
    count ("across" or "within" categories: see ``data/lexicons/README.md``). `corrections` are what people put right, as a CSV file
    or read already; they go before the instruments (`framescope.correct`). An argument that is None is taken from the
    environment, if it is set there (`framescope.settings`).

    A notebook that runs for a report gets the analysis that the report has saved, if it was made of the same article with the
    same settings (`framescope.saved`), so that an article is measured once for all pages.

    Raises
    ------
    InputError
        when the text is not English, the actor file, a term list or a correction cannot be used or an instrument is unknown.

    Examples
    --------
    >>> from framescope import read_article
    >>> analysis = analyze(read_article("Mayor Ann Lee said that the dam had opened."), instruments=["vader"])
    >>> row = analysis.attributions.iloc[0]
    >>> row.speaker, row.kind, analysis.article.text[row.start : row.end] == row.text
    ('ann-lee', 'indirect', True)
    """
    return measured(article, settings_of(actor_file, instruments, lexicons, nested, corrections))


def measured(article: Article, settings: Settings) -> Analysis:
    """The article's analysis with these settings; the rest is as for `analyze`."""
    from .saved import offered

    if saved := offered(article, settings):
        return saved
    from .pipeline import measure

    return measure(article, settings)


def by_themselves(analysis: Analysis) -> Analysis:
    """What the instruments say of an article by themselves, without what people corrected: what an audit and gold are about."""
    return _uncorrected(analysis.article, analysis.settings) if analysis.settings.corrections else analysis


@lru_cache(maxsize=2)
def _uncorrected(article: Article, settings: Settings) -> Analysis:
    """The analysis without corrections; the tables of one page ask for the same one."""
    return measured(article, uncorrected(settings))
