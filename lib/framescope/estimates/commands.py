"""What the commands ``sheet --estimate`` and ``estimate`` do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from ..coding.commands import book_of, marked, require_new
from ..coding.sheets import sheet_lines
from ..corpus.dataset import reading
from ..corpus.trends import main_sides
from ..errors import InputError
from ..files import put_lines, require_free
from . import codings
from .contrasts import estimates
from .draw import BY, draw_lines, drawn, read_draw, strata
from .sheets import codebook, sheet
from .units import ESTIMANDS, named, rests_on, units_of

SIZE = 300
MOST = 2
"""How many units are drawn, and of how many sides (those mentioned most), unless something else is asked for."""


@dataclass(frozen=True)
class Estimated:
    """What a corpus and the sheets on it give.

    rows: `framescope.estimates.contrasts.COLUMNS`; notes: plain sentences on the codings; rests_on: on which judgement the
    instrument's part rests.
    """

    estimand: str
    rows: pd.DataFrame
    notes: tuple[str, ...]
    rests_on: str


def put_sheet(
    folder: Path,
    estimand: str,
    target: Path,
    n: int = SIZE,
    sides: Sequence[str] = (),
    by: Sequence[str] = BY[:2],
    period: str = "Q",
    seed: int = 0,
) -> str:
    """Write a sheet for an estimate, its codebook (``-codebook.md``) and its draw (``-draw.csv``) beside it; says what was drawn.

    Raises
    ------
    InputError
        when the folder holds no whole corpus, one of the files is there already, or n is too small.
    """
    named(estimand)
    require_new(target)
    require_free(draw_of(target), "and says how the units of a sheet were drawn")
    with reading(folder):
        sides = list(sides) or main_sides(folder, MOST)
        units = units_of(folder, estimand, sides, period)
        rows = drawn(units, estimand, n, by, seed)
        empty = sheet(folder, rows, estimand)
    asked = {"estimate": estimand, "sides": sides, "by": list(by), "period": period, "seed": seed}
    put_lines(codebook(estimand, sides), book_of(target))
    put_lines(marked(draw_lines(rows, asked)), draw_of(target))
    put_lines(marked(sheet_lines(empty)), target)
    return (
        f"{len(rows)} of {units.unit.nunique():,} units were drawn from {rows.stratum.nunique()} strata, with the probabilities in "
        f"{draw_of(target)}: keep that file from those who code until they have done."
    )


def draw_of(target: Path) -> Path:
    """Where the draw of a sheet is written down: beside it."""
    return target.with_name(f"{target.stem}-draw.csv")


def estimated(folder: Path, sheets: Sequence[Path], draw: Path | None = None, turn: date | None = None) -> Estimated:
    """The estimates that a corpus and the sheets drawn from it give.

    draw: the file that says how the units were drawn; None: the one beside the sheets; turn: as for `estimates`.

    Raises
    ------
    InputError
        when there is no such file, the corpus has changed since, a sheet cannot be read, or nothing in it is coded.
    """
    estimand, units, notes = judged(folder, sheets, draw)
    with reading(folder):
        by = rests_on(folder, estimand)
    return Estimated(estimand, estimates(units, turn, ESTIMANDS[estimand].limits), tuple(notes), by)


def judged(folder: Path, sheets: Sequence[Path], draw: Path | None = None) -> tuple[str, pd.DataFrame, list[str]]:
    """What is estimated; every unit of the corpus, with what people found in those coded (y and n); and plain sentences on the codings.

    The rest is as for `estimated`.
    """
    rows, asked = read_draw(draw or _draw_beside(sheets))
    estimand, sides = str(asked["estimate"]), asked["sides"]
    with reading(folder):
        units = units_of(folder, estimand, sides, str(asked["period"]))
    units = units.assign(stratum=strata(units, estimand, asked["by"]))
    _require_same(units, rows, folder)
    answers, notes = codings.read_codings(sheets, estimand, sides, rows.unit.tolist())
    told = codings.in_words(units[units.unit.isin(rows.unit)], answers)
    return estimand, units.join(codings.numbers(units, answers, estimand)), [*told, *notes]


def _draw_beside(sheets: Sequence[Path]) -> Path:
    """The draw that lies beside a sheet: the one called after it, else the only one in its folder."""
    for path in sheets:
        if draw_of(path).is_file():
            return draw_of(path)
    near = sorted({draw for path in sheets for draw in path.parent.glob("*-draw.csv")})
    if len(near) != 1:
        what = "no file says" if not near else "several files say"
        raise InputError(
            f"{what} how the units of {sheets[0]} were drawn: name the one that framescope sheet --estimate wrote, with --draw. "
            "Codings of units that were not drawn at random correct nothing."
        )
    return near[0]


def _require_same(units: pd.DataFrame, rows: pd.DataFrame, folder: Path) -> None:
    """The corpus must be the one of the draw: its strata as large, and every unit in its own."""
    sizes = units.drop_duplicates("unit").set_index("unit").stratum
    now = sizes.reindex(rows.unit)
    if (now.to_numpy() != rows.stratum.to_numpy()).any() or (now.map(sizes.value_counts()).to_numpy() != rows["of"].to_numpy()).any():
        raise InputError(f"{folder} is not as it was when the units were drawn: draw a new sheet from it, or give the corpus of the draw.")
