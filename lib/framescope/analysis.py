"""One article in, all its tables out."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from pathlib import Path

import pandas as pd

from .reading.article import Article
from .tables import table


@dataclass(frozen=True)
class Analysis:
    """An article and what was measured in it. Each table's columns are declared in `framescope.tables.SCHEMAS`."""

    article: Article
    model: str
    paragraphs: pd.DataFrame
    sentences: pd.DataFrame
    tokens: pd.DataFrame
    actors: pd.DataFrame
    mentions: pd.DataFrame
    attributions: pd.DataFrame
    spans: pd.DataFrame
    terms: pd.DataFrame
    sentiments: pd.DataFrame
    candidates: pd.DataFrame = field(default_factory=lambda: table("candidates", []))
    events: pd.DataFrame = field(default_factory=lambda: table("events", []))
    devices: pd.DataFrame = field(default_factory=lambda: table("devices", []))
    choices: pd.DataFrame = field(default_factory=lambda: table("choices", []))

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """All tables by name, in the order of the stages that made them."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name not in {"article", "model"}}


def analyze(article: Article, actor_file: str | Path | None = None) -> Analysis:
    """Measure an article: language → actors → attributions and voice → terms → sentiments.

    `actor_file` is a TOML file that adds or overrides actors (see ``data/actors/README.md``); None is the one that the
    variable FRAMESCOPE_ACTORS names, if any. Where the variable FRAMESCOPE_SAVED names a folder with the saved analysis of
    this very text, that is returned: a report measures its article once for all its pages.

    Raises
    ------
    InputError
        when the text is not English or the actor file cannot be used.
    """
    from .saved import load

    folder = os.environ.get("FRAMESCOPE_SAVED")
    if folder and not actor_file and (saved := load(Path(folder), article)):
        return saved
    from .stages import measure

    return measure(article, actor_file or os.environ.get("FRAMESCOPE_ACTORS"))
