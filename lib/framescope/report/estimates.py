"""Estimates as a page to keep: the notebook 09_estimates run on a corpus and its sheets, its figures, and the numbers behind them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from ..estimates import words
from ..estimates.commands import Estimated, draw_of
from ..estimates.contrasts import OUTLETS, TURN
from ..files import claim
from ..reading.article import slug
from .single_page import Beside, make_page


def make_estimates(
    found: Estimated,
    corpus: Path,
    sheets: Sequence[Path],
    out: str | Path = "reports",
    draw: Path | None = None,
    turn: date | None = None,
    say: Callable[[str], None] = lambda line: None,
) -> Path:
    """Write the page on these estimates to a folder of `out` that is called after the corpus and what is estimated, and is returned.

    The table ``estimates`` has the columns `framescope.estimates.contrasts.COLUMNS`.

    Raises
    ------
    InputError
        when what is to be replaced is no page of framescope's.
    framescope.report.notebooks.NotebookError
        when the notebook does not run to its end.
    """
    corpus = corpus.resolve()
    inputs = [path.resolve() for path in sheets]
    place = claim("estimates", out, f"{slug(corpus.name)}-{found.estimand}", [corpus], *inputs, draw or draw_of(inputs[0]))
    named = {"draw": str(draw.resolve()) if draw else None, "turn": turn.isoformat() if turn else None}
    values = {"corpus": str(corpus), "sheets": [str(path) for path in inputs], **named}
    beside = Beside(corpus.name, {"estimates": found.rows}, {"Codings": " ".join(found.notes[:1])})
    return make_page("09_estimates", os.environ, values, lambda: beside, place, say)


def in_words(found: Estimated) -> list[str]:
    """What is to be said of the codings, and the contrasts of outlets, and of before and after, in sentences."""
    return [*found.notes, *words.in_words(found.rows, found.estimand, OUTLETS), *words.in_words(found.rows, found.estimand, TURN)]
