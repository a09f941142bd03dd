"""With what an article is measured: an actor file, term lists, instruments. An analysis keeps them, so that whatever measures again does it alike."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from .environment import named_path, named_paths
from .gazetteer.gazetteer import Gazetteer, load_gazetteer

if TYPE_CHECKING:
    from .corrections.model import Correction
    from .terms.lexicons import Lexicon
    from .terms.matcher import Matcher

ACROSS = "across"


@dataclass(frozen=True)
class Settings:
    """What a user may choose; `settings_of` makes one of what is given and of what the environment says.

    actor_file: adds or overrides actors (``data/actors/README.md``). lexicons: the term lists that are looked for, None for
    framescope's own. nested: which of overlapping entries stand, "across" or "within" categories (``data/lexicons/README.md``).
    instruments: those of sentiment, None for the usual ones (`framescope.sentiment.score.FOR_ARTICLES`). corrections: what people
    put right in the articles that are measured, used before the instruments (`framescope.corrections.model`).
    """

    actor_file: Path | None = None
    lexicons: tuple[Lexicon, ...] | None = None
    nested: str = ACROSS
    instruments: tuple[str, ...] | None = None
    corrections: tuple[Correction, ...] = ()

    def gazetteer(self) -> Gazetteer:
        """The known actors, with those of the actor file; InputError where it cannot be used."""
        return load_gazetteer(self.actor_file)

    def matcher(self) -> Matcher:
        """What finds the entries of the term lists; InputError where `nested` is not known."""
        from .terms.matcher import matcher_of

        return matcher_of(self.lexicons, self.nested)


def settings_of(
    actor_file: str | Path | None = None,
    instruments: Iterable[str] | None = None,
    lexicons: Iterable[Lexicon | str | Path] | None = None,
    nested: str | None = None,
    corrections: Iterable[Correction] | str | Path | None = None,
) -> Settings:
    """The settings that are given; for what is None the environment speaks, then framescope's own choice.

    FRAMESCOPE_ACTORS names an actor file, FRAMESCOPE_LEXICONS the files of term lists to use beside framescope's own, and
    FRAMESCOPE_NESTED is "across" or "within"; FRAMESCOPE_CORRECTIONS names a CSV file of corrections. `corrections` are that, or
    corrections that were read already.

    Raises
    ------
    InputError
        when a term list or a file of corrections cannot be read or an instrument is unknown.
    """
    actors = Path(actor_file) if actor_file else named_path("FRAMESCOPE_ACTORS")
    overlapping = nested or os.environ.get("FRAMESCOPE_NESTED") or ACROSS
    chosen = None if instruments is None else _instruments(instruments)
    return Settings(actors, _lists(lexicons), overlapping, chosen, _corrections(corrections))


def uncorrected(settings: Settings) -> Settings:
    """The settings without what people corrected: what the instruments do by themselves, as an audit asks."""
    return replace(settings, corrections=())


def _corrections(given: Iterable[Correction] | str | Path | None) -> tuple[Correction, ...]:
    """The corrections that are given, else those of the file that the environment names; InputError where they cannot be read."""
    if given is None:
        given = named_path("FRAMESCOPE_CORRECTIONS") or ()
    if not given:
        return ()
    from .corrections.checks import checked
    from .corrections.files import read_csv_corrections

    return read_csv_corrections(given) if isinstance(given, str | Path) else checked(given)


def _instruments(names: Iterable[str]) -> tuple[str, ...]:
    from .sentiment.score import chosen

    return chosen(names)


def _lists(lexicons: Iterable[Lexicon | str | Path] | None) -> tuple[Lexicon, ...] | None:
    from .terms.lexicons import beside_own, term_lists

    if lexicons is not None:
        return term_lists(lexicons)
    return beside_own(named_paths("FRAMESCOPE_LEXICONS"))
