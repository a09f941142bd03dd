"""With what a run measures: settings that travel to other machines, where each worker reads the user's files itself."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from ..corrections.model import Correction, names_of
from ..sentiment.score import FOR_CORPORA
from ..settings import ACROSS, Settings
from ..terms.lexicons import beside_own


@dataclass(frozen=True)
class RunSettings:
    """As `framescope.settings.Settings`, with files by the paths that every worker has; `read` makes those of it.

    lexicons: the files of a user's own term lists, which are looked for beside framescope's. corrections: what people corrected in the
    articles; a worker gets those of the articles that it measures (`about`).
    """

    actor_file: str | None = None
    instruments: tuple[str, ...] = FOR_CORPORA
    lexicons: tuple[str, ...] = ()
    nested: str = ACROSS
    corrections: tuple[Correction, ...] = ()

    def about(self, articles: Collection[str]) -> RunSettings:
        """The settings with the corrections of these articles alone, by their ids."""
        if not self.corrections:
            return self
        articles = {name for each in articles for name in names_of(each)}
        return replace(self, corrections=tuple(c for c in self.corrections if c.article is None or c.article in articles))

    def read(self) -> Settings:
        """The settings with the term lists as this machine has them, read once for each state of their files.

        Raises
        ------
        InputError
            when a term list cannot be read.
        """
        read = _read(replace(self, corrections=()), tuple(map(_stamp, self.lexicons)))
        return replace(read, corrections=self.corrections) if self.corrections else read


@lru_cache(maxsize=1)
def _read(given: RunSettings, stamps: tuple) -> Settings:
    """`stamps` tell the states of the lists apart: a worker asks for every few articles."""
    return Settings(Path(given.actor_file) if given.actor_file else None, beside_own(given.lexicons), given.nested, given.instruments)


def _stamp(file: str) -> tuple[int, int] | None:
    try:
        facts = Path(file).stat()
    except OSError:
        return None
    return facts.st_mtime_ns, facts.st_size
