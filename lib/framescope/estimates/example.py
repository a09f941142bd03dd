"""The worked example: generated news coded by who knows how it was made, so that what the estimates must show is known.

In place of people stands the generator (`framescope.corpus.example`): it knows at whom each of its phrases is aimed, and who says
what. Where the instruments misread a phrase, it does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from ..coding.commands import marked
from ..coding.sheets import read_sheet, sheet_lines
from ..corpus.example import ACCUSING, COUNTRIES, PEOPLE, PRAISING, REPORTING, sample
from ..errors import InputError
from ..files import put_lines
from .commands import Estimated, estimated, put_sheet
from .sheets import PLAIN, question
from .units import NOBODY, NONE

CODINGS = 240
TURN = date(2031, 7, 1)
"""How many units of the generated corpus are coded, and the day that its articles are set before and after."""

_FORMS = {"Ruritania": ("Ruritania", "Ruritanian"), "Fenwick": ("Fenwick", "Fenwickian")}


def corpus_estimates(
    corpus: str | Path | None = None,
    sheets: Sequence[str | Path] = (),
    draw: str | Path | None = None,
    turn: date | str | None = None,
    estimand: str = "stance",
) -> Estimated:
    """The estimates of the corpus with its sheets, else those of a generated corpus, which is removed.

    estimand: what is estimated of the generated one; of a corpus of your own it is what its sheets were drawn for.

    Raises
    ------
    InputError
        when a corpus is named without sheets, or as for `framescope.estimates.commands.estimated`.
    """
    day = date.fromisoformat(turn) if isinstance(turn, str) else turn
    if corpus and not sheets:
        raise InputError(f"No sheet is named: draw one with framescope sheet {corpus} --estimate stance, and name it when it is coded.")
    if corpus:
        return estimated(Path(corpus), [Path(path) for path in sheets], Path(draw) if draw else None, day)
    with TemporaryDirectory(prefix="framescope-estimates-") as workshop:
        folder = sample(Path(workshop))
        return estimated(folder, [coded(folder, Path(workshop) / "sheet.csv", estimand)], None, day or TURN)


def coded(folder: Path, target: Path, estimand: str, n: int = CODINGS) -> Path:
    """Draw a sheet from a generated corpus and fill it in, to the path of the filled one."""
    put_sheet(folder, estimand, target, n, COUNTRIES)
    filled = target.with_name(f"{target.stem}-coded.csv")
    put_lines(marked(sheet_lines(answered(read_sheet(target, (question(estimand),), PLAIN)[0], estimand))), filled)
    return filled.replace(target)


def answered(sheet: pd.DataFrame, estimand: str) -> pd.DataFrame:
    """The sheet with the generator's answers."""
    answer = {"stance": _stance, "terms": _terms, "sources": _sources}[estimand]
    return sheet.assign(**{estimand: [answer(row.text, row.side) for row in sheet.itertuples()]})


def _stance(text: str, side: str) -> str:
    before, mention, after = re.split("[⟦⟧]", text)
    if not _stands_for(mention, side) or before.count('"') % 2:
        return NONE
    plain = before + mention + after
    kind = next((kind for kind, lines in (("negative", ACCUSING), ("positive", PRAISING)) if _at(plain, lines)), "neutral")
    return kind if kind == "neutral" or side in (_at(plain, ACCUSING), _at(plain, PRAISING)) else "neutral"


def _stands_for(mention: str, side: str) -> bool:
    """Whether the words can mean the side: they do not name the other one or who speaks for it."""
    other = next(name for name in COUNTRIES if name != side)
    return not any(name in mention for name in (*_FORMS[other], *(word for person in PEOPLE[other] for word in person.split())))


def _at(text: str, lines: dict[str, str]) -> str | None:
    """The country at which the text is aimed, if it is one of these lines."""
    found = (re.fullmatch(_pattern(line), text) for line in lines)
    return next((match["at"] for match in found if match), None)


def _pattern(line: str) -> str:
    pieces = re.split(r"\{(\w+)\}", line)
    names = {"bad": "(?P<at>.+?)", "good": "(?P<at>.+?)", "country": "(?P<at>.+?)"}
    return "".join(names.get(piece, ".+?") if i % 2 else re.escape(piece) for i, piece in enumerate(pieces))


def _terms(text: str, side: str) -> str:
    lines = ACCUSING | PRAISING
    return next((words for line, words in lines.items() if _at(text, {line: words}) == side), NONE)


def _sources(text: str, side: object) -> str:
    return _at(text, dict.fromkeys(REPORTING, "")) or NOBODY
