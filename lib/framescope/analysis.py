"""One article in, all its tables out."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from .reading.article import Article
from .tables import table

if TYPE_CHECKING:
    from .terms.lexicons import Lexicon
    from .terms.matcher import Matcher


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
    lists to use beside framescope's own (`named_paths`), and FRAMESCOPE_NESTED is "across" (the default) or "within". Where FRAMESCOPE_SAVED
    names a folder with the saved analysis of this very text, that is returned: a report measures its article once for all its pages.

    Raises
    ------
    InputError
        when the text is not English, the actor file or a term list cannot be used or an instrument is unknown.
    """
    from .saved import load

    folder = os.environ.get("FRAMESCOPE_SAVED")
    as_saved = not actor_file and instruments is None and lexicons is None and nested is None
    if folder and as_saved and (saved := load(Path(folder), article)):
        return saved
    from .stages import measure

    return measure(article, actor_file or os.environ.get("FRAMESCOPE_ACTORS"), instruments, _lists(lexicons, nested))


def environment(actor_file: str | Path | None, lexicons: Iterable[str | Path] | None, nested: str | None) -> dict[str, str]:
    """The variables by which another process, such as a notebook's kernel, makes `analyze` choose the same (see there)."""
    lists = listed(lexicons) if lexicons else ""
    actors = str(Path(actor_file).resolve()) if actor_file else ""
    named = {"FRAMESCOPE_ACTORS": actors, "FRAMESCOPE_LEXICONS": lists, "FRAMESCOPE_NESTED": nested}
    return {name: value for name, value in named.items() if value}


def listed(paths: Iterable[str | Path]) -> str:
    """Paths as one variable of the environment holds them, whatever characters are in them: `named_paths` gives them back, absolute."""
    return json.dumps([str(Path(path).resolve()) for path in paths])


def named_paths(value: str) -> list[str]:
    """The paths that a variable names: a list in JSON (see `listed`), one file, or several joined like those of PATH."""
    with suppress(ValueError, RecursionError):
        paths = json.loads(value)
        if isinstance(paths, list) and all(isinstance(path, str) for path in paths):
            return paths
    return [value] if os.path.isfile(value) else value.split(os.pathsep)


def _lists(lexicons: Iterable[Lexicon | str | Path] | None, nested: str | None) -> Matcher:
    """The term lists that are asked for, or those that the environment names."""
    from .terms.lexicons import with_own
    from .terms.matcher import matcher_of

    own = os.environ.get("FRAMESCOPE_LEXICONS")
    lexicons = with_own(named_paths(own)) if lexicons is None and own else lexicons
    return matcher_of(lexicons, nested or os.environ.get("FRAMESCOPE_NESTED") or "across")
