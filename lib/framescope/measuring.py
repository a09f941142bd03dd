"""Measuring an article: what is asked for, what the environment asks for, and what has been measured already."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from .analysis import Analysis
from .environment import named_path, named_paths
from .reading.article import Article

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
    sentiment (`framescope.sentiment.score.ALL`); None is all but the skim, and what is not measured has no rows. `lexicons` are the
    term lists, or their files, to use instead of framescope's own, and `nested` says which of overlapping entries stand ("across"
    or "within" categories: see ``data/lexicons/README.md``).

    The environment may speak for what is None: FRAMESCOPE_ACTORS names an actor file, FRAMESCOPE_LEXICONS the files of term
    lists to use beside framescope's own, and FRAMESCOPE_NESTED is "across" (the default) or "within". In the kernels of a report
    the analysis that it has saved for them is returned, if it is this one (`framescope.saved`): an article is measured once for all its pages.

    Raises
    ------
    InputError
        when the text is not English, the actor file or a term list cannot be used or an instrument is unknown.
    """
    from .saved import offered

    actor_file, nested = actor_file or named_path("FRAMESCOPE_ACTORS"), nested or os.environ.get("FRAMESCOPE_NESTED")
    instruments = None if instruments is None else tuple(instruments)
    lists = _lists(lexicons)
    if saved := offered(article, actor_file, instruments, lists, nested):
        return saved
    from .pipeline import measure
    from .terms.matcher import matcher_of

    return measure(article, actor_file, instruments, matcher_of(lists, nested or "across"))


def _lists(lexicons: Iterable[Lexicon | str | Path] | None) -> tuple[Lexicon, ...] | None:
    """The term lists that are asked for, or those that the environment names; None are framescope's own."""
    from .terms.lexicons import term_lists, with_own

    own = named_paths("FRAMESCOPE_LEXICONS")
    if lexicons is not None:
        return term_lists(lexicons)
    return with_own(own) if own else None
