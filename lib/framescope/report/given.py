"""What a run was given beside its articles, the same for whoever measures and for the notebooks' kernels."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ..analysis import Analysis
from ..correcting import read_corrections
from ..corrections.files import correction_lines
from ..environment import environment, named_path, named_paths
from ..measuring import measured
from ..reading.article import Article
from ..saved import SAVED_VARIABLE, save
from ..settings import Settings, settings_of
from ..terms.lexicons import beside_own
from .copies import Copies

OF_OTHER_RUNS = ("FRAMESCOPE_ARTICLE", "FRAMESCOPE_ARTICLES", "FRAMESCOPE_CORPUS", "FRAMESCOPE_FIGURES", SAVED_VARIABLE)
"""Variables of the user's own environment that say nothing of this run."""


@dataclass(frozen=True)
class Given:
    """An actor file, the files of a user's own term lists, how overlapping terms count, and a CSV file of what people corrected; None
    where nothing was given."""

    actor_file: Path | None = None
    lexicons: list[Path] | None = None
    nested: str | None = None
    corrections: Path | None = None

    @cached_property
    def settings(self) -> Settings:
        """With what is measured; InputError where a term list or a correction cannot be read."""
        return settings_of(self.actor_file, None, beside_own(self.lexicons), self.nested, self.corrections or ())

    @property
    def uncorrected(self) -> Given:
        """The same without what people corrected."""
        return replace(self, corrections=None)

    def put_corrections(self, source: str | Path, analyses: Iterable[Analysis]) -> None:
        """Read what people corrected in articles, of which these are the analyses without it, and write it to the file of the run.

        Raises
        ------
        InputError
            when it cannot be read, cannot be done, or contradicts itself (`framescope.read_corrections`).
        """
        lines = correction_lines(read_corrections(source, analyses), of_a_run=True)
        if self.corrections:
            self.corrections.write_text("".join(line + "\n" for line in lines), encoding="utf-8", newline="")

    def analyze(self, article: Article, saved: Path) -> Analysis:
        """Measure the article, and save its analysis to the folder `saved`."""
        analysis = measured(article, self.settings)
        save(analysis, saved)
        return analysis

    def values(self) -> dict[str, object]:
        """The values of a notebook's parameters."""
        lexicons = [str(path) for path in self.lexicons] if self.lexicons else None
        actors, corrections = (str(file) if file else None for file in (self.actor_file, self.corrections))
        return {"actors": actors, "lexicons": lexicons, "nested": self.nested, "corrections": corrections}

    def environment(self, saved: Path) -> dict[str, str]:
        """The environment of a kernel that takes what is saved there; a notebook without parameters finds the same in it."""
        users = {name: value for name, value in os.environ.items() if name not in OF_OTHER_RUNS}
        return users | environment(self.actor_file, self.lexicons, self.nested, self.corrections) | {SAVED_VARIABLE: str(saved)}


def copied(
    copies: Copies,
    actor_file: str | Path | None,
    lexicons: Sequence[str | Path] | None,
    nested: str | None,
    corrections: str | Path | None = None,
) -> Given:
    """What was given, or else what the environment names (`framescope.analyze`), with private copies of the files.

    Corrections, whatever tool they come from, go on as a CSV file, which every kernel can read (`Given.put_corrections` writes it).
    """
    actor_file = actor_file or named_path("FRAMESCOPE_ACTORS")
    lexicons = lexicons or named_paths("FRAMESCOPE_LEXICONS")
    file = copies.new("corrections.csv") if corrections else None
    return Given(copies.file(actor_file), copies.files(lexicons), nested or os.environ.get("FRAMESCOPE_NESTED"), file)
