"""What the commands ``sheet`` and ``agreement`` do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pandas as pd

from ..analysis import Analysis
from ..corrections.checks import checked
from ..corrections.files import correction_lines
from ..errors import InputError
from ..files import put_lines, require_apart, require_free
from ..wording import count
from . import agreement, span_agreement, span_sheets
from .codings import instrument_answers
from .frame_questions import twenty_questions
from .sheets import SENTENCE, codebook, draw, read_sheet, reason, sheet_lines

_BYTE_ORDER_MARK = "\ufeff"
"""Without it a spreadsheet takes UTF-8 for something else."""


def put_sheet(analyses: Sequence[Analysis], target: Path, size: int | None, seed: int) -> str:
    """Write the sheet `target` and its codebook beside it (``target`` with the ending ``-codebook.md``); returns the reason of its size.

    Raises
    ------
    InputError
        when there is a file already (it may hold somebody's answers), an article is given twice, or the place cannot be written to.
    """
    require_new(target)
    _require_different(analyses)
    sheet = draw(analyses, size, seed)
    why = reason(int((sheet.kind == SENTENCE).sum()), sum(len(a.sentences) for a in analyses))
    put_lines([*codebook().splitlines(), "", "## This sheet", "", f"{why} The seed of the sample is {seed}."], book_of(target))
    put_lines(marked(sheet_lines(sheet)), target)
    return why


def put_span_sheet(analyses: Sequence[Analysis], target: Path, units: str, size: int | None, seed: int) -> str:
    """Write a sheet of spans (``framescope.coding.span_sheets``) of these units, and its codebook beside it; returns the reason of its size.

    Raises
    ------
    InputError
        when there are no such units; the rest is as for `put_sheet`.
    """
    tables = span_sheets.tables_of(units)
    require_new(target)
    _require_different(analyses)
    sheet = span_sheets.draw(analyses, tables, size, seed)
    sentences = int(sheet.kind.str.startswith("missed").sum()) // len(tables)
    why = reason(sentences, sum(len(a.sentences) for a in analyses))
    put_lines([*codebook().splitlines(), "", "## This sheet", "", f"{why} The seed of the sample is {seed}."], book_of(target))
    put_lines(marked(sheet_lines(sheet)), target)
    return why


def put_questions(analyses: Sequence[Analysis], target: Path) -> None:
    """Write the twenty questions of Semetko and Valkenburg on each article, with passages and empty answers, to `target`."""
    require_new(target)
    put_lines(marked(sheet_lines(pd.concat([twenty_questions(a).assign(article=a.article.id) for a in analyses]))), target)


def require_new(target: Path, *inputs: Path | None) -> None:
    """Raise InputError if `target` or the codebook beside it is there already, or is one of the inputs."""
    for path in (target, book_of(target)):
        require_apart(path, *inputs)
        require_free(path, "and may hold somebody's answers")


def book_of(target: Path) -> Path:
    """Where the codebook of a sheet lies: beside it."""
    return target.with_name(f"{target.stem}-codebook.md")


def _require_different(analyses: Sequence[Analysis]) -> None:
    """A sentence is one unit: of a text that is given twice it would be two of the same name."""
    seen = Counter((a.article.id, a.article.sha256) for a in analyses)
    twice = next((name for (name, _), times in seen.items() if times > 1), None)
    if twice:
        raise InputError(f"{twice} is given twice: give each article once.")


def marked(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a sheet as spreadsheets know them for UTF-8."""
    for number, line in enumerate(lines):
        yield line if number else _BYTE_ORDER_MARK + line


def compare_sheets(
    one: Path, other: Path, analyses: Callable[[set[str]], Sequence[Analysis]], rows: Path | None, *inputs: Path | None
) -> list[str]:
    """How far two sheets agree, and the instruments with what they agree on, in plain sentences; `rows` gets every unit.

    `analyses` gives, for the articles that the sheets name, the analyses of those that are at hand. `inputs` are the files that
    it reads.

    Raises
    ------
    InputError
        when one of the files is no coding sheet, or there is something at `rows` already.
    """
    if rows is not None:
        require_apart(rows, one, other, *inputs)
        require_free(rows, "and may hold somebody's answers")
    (first, wrong), (second, amiss) = read_sheet(one), read_sheet(other)
    both, unmatched = agreement.merged(first, second)
    if rows is not None:
        put_lines(marked(sheet_lines(both)), rows, one, other)
    said = [*wrong, *amiss, *unmatched, *agreement.half_filled(both), *agreement.in_words(agreement.alphas(both))]
    return said + _instruments(agreement.agreed(both), analyses(set(both.article.dropna())))


def compare_span_sheets(one: Path, other: Path, target: Path | None, *inputs: Path | None) -> list[str]:
    """How far two sheets of spans agree, in plain sentences; what both answered alike is written to `target` as corrections.

    Raises
    ------
    InputError
        when one of the files is no sheet of spans, or there is something at `target` already.
    """
    if target is not None:
        require_apart(target, one, other, *inputs)
        require_free(target, "and may hold somebody's corrections")
    (first, wrong), (second, amiss) = span_sheets.read(one), span_sheets.read(other)
    both, notes = span_agreement.compared(first, second)
    said = [*wrong, *amiss, *notes, *span_agreement.in_words(both)]
    if target is None:
        return said
    agreed = checked(span_agreement.corrections(both))
    put_lines(marked(correction_lines(agreed)), target, one, other)
    return [*said, f"{count(len(agreed), 'answer that both gave alike is', 'answers that both gave alike are')} in {target}."]


def _instruments(people: pd.DataFrame, analyses: Sequence[Analysis]) -> list[str]:
    machine = pd.concat([instrument_answers(a) for a in analyses]) if analyses else pd.DataFrame()
    if machine.empty or not people.unit.isin(machine.unit).any():
        return ["The instruments were not measured: give the articles that the sheets are about with --article."]
    return [
        f"instruments, {row.question}, {row.answer}: precision {row.precision:.2f}, recall {row.recall:.2f}, F1 {row.f1:.2f} (n = {row.n})."
        for row in agreement.scores(people, machine).itertuples()
    ]
