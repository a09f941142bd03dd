"""One article in, all its tables out."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

import pandas as pd

from .reading.article import Article
from .settings import Settings
from .tables import CORRECTION_COLUMNS, SCHEMAS, framed, table


@dataclass(frozen=True)
class Analysis:
    """An article and what was measured in it. Each table's columns are declared in `framescope.tables.SCHEMAS`.

    settings: the settings that it was measured with. corrections: what became of each correction that people made.

    Examples
    --------
    >>> import framescope as fs
    >>> analysis = fs.analyze(fs.read_article("Mayor Ann Lee condemned the shameful attack on Fenwick."))
    >>> analysis.attributions[["speaker", "cue", "cue_class"]].values.tolist()
    [['ann-lee', 'condemn', 'evaluative']]
    >>> list(analysis.tables)[:5]
    ['paragraphs', 'sentences', 'tokens', 'actors', 'mentions']
    """

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
    stances: pd.DataFrame = field(default_factory=lambda: table("stances", []))
    accusations: pd.DataFrame = field(default_factory=lambda: table("accusations", []))
    settings: Settings = field(default_factory=Settings)
    corrections: pd.DataFrame = field(default_factory=lambda: framed([], CORRECTION_COLUMNS))

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """All tables by name, in the order of the stages that made them; ``corrections`` only where people made some."""
        found = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in {"article", "model", "settings"}}
        return found if len(self.corrections) else {name: found[name] for name in SCHEMAS}

    @property
    def title(self) -> str:
        """What is known of the title, else the headline in the text, else the article's id."""
        headlines = self.paragraphs.text[self.paragraphs.kind == "headline"]
        return self.article.title or next(iter(headlines), self.article.id)

    @property
    def actor_names(self) -> dict[str, str]:
        """The name of each actor by its actor_id."""
        return dict(zip(self.actors.actor_id, self.actors.name, strict=True))
