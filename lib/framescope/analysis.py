"""One article in, all its tables out."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

import pandas as pd

from .reading.article import Article
from .tables import table

if TYPE_CHECKING:
    pass


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
    sensitivity: pd.DataFrame = field(default_factory=lambda: table("sensitivity", []))
    events: pd.DataFrame = field(default_factory=lambda: table("events", []))
    devices: pd.DataFrame = field(default_factory=lambda: table("devices", []))
    choices: pd.DataFrame = field(default_factory=lambda: table("choices", []))

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """All tables by name, in the order of the stages that made them."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name not in {"article", "model"}}
