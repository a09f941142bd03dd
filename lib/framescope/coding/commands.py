"""What the commands ``sheet`` and ``agreement`` do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pandas as pd

from ..analysis import Analysis
from ..errors import InputError
from ..folders import put_lines
from . import agreement
from .codings import instrument_answers
from .questions import twenty_questions
from .sheets import SENTENCE, codebook, draw, read_sheet, reason, sheet_lines

_BYTE_ORDER_MARK = "\ufeff"
"""Without it a spreadsheet takes UTF-8 for something else."""


def put_sheet(analyses: Sequence[Analysis], target: Path, size: int | None, seed: int) -> str:
    """Write the sheet `target` and its codebook beside it (``target`` with the ending ``-codebook.md``); returns the reason of its size.

    Raises
    ------
    InputError
        when there is a file already (it may hold somebody's answers), or the place cannot be written to.
    """
    _require_free(target)
    sheet = draw(analyses, size, seed)
    why = reason(int((sheet.kind == SENTENCE).sum()), sum(len(a.sentences) for a in analyses))
    book = target.with_name(f"{target.stem}-codebook.md")
    put_lines([*codebook().splitlines(), "", "## This sheet", "", f"{why} The seed of the sample is {seed}."], book)
    put_lines(_marked(sheet_lines(sheet)), target)
    return why


def put_questions(analyses: Sequence[Analysis], target: Path) -> None:
    """Write the twenty questions of Semetko and Valkenburg on each article, with passages and empty answers, to `target`."""
    _require_free(target)
    put_lines(_marked(sheet_lines(pd.concat([twenty_questions(a).assign(article=a.article.id) for a in analyses]))), target)


def _require_free(target: Path) -> None:
    if target.exists():
        raise InputError(f"{target} is there already and may hold somebody's answers: choose another file.")


def _marked(lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield line if number else _BYTE_ORDER_MARK + line


def compare_sheets(one: Path, other: Path, analyses: Callable[[set[str]], Sequence[Analysis]], rows: Path | None) -> list[str]:
    """How far two sheets agree, and the instruments with what they agree on, in plain sentences; `rows` gets every unit.

    `analyses` gives, for the articles that the sheets name, the analyses of those that are at hand.

    Raises
    ------
    InputError
        when one of the files is no coding sheet.
    """
    (first, wrong), (second, amiss) = read_sheet(one), read_sheet(other)
    both, unmatched = agreement.merged(first, second)
    if rows is not None:
        put_lines(_marked(sheet_lines(both)), rows)
    said = [*wrong, *amiss, *unmatched, *agreement.half_filled(both), *agreement.in_words(agreement.alphas(both))]
    return said + _instruments(agreement.agreed(both), analyses(set(both.article.dropna())))


def _instruments(people: pd.DataFrame, analyses: Sequence[Analysis]) -> list[str]:
    machine = pd.concat([instrument_answers(a) for a in analyses]) if analyses else pd.DataFrame()
    if machine.empty or not people.unit.isin(machine.unit).any():
        return ["The instruments were not measured: name the very articles of the sheets with --article."]
    return [
        f"instruments, {row.question}, {row.answer}: precision {row.precision:.2f}, recall {row.recall:.2f}, F1 {row.f1:.2f} (n = {row.n})."
        for row in agreement.scores(people, machine).itertuples()
    ]
