"""The validation report as files that people keep and cite."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd

from ..analysis import Analysis
from ..audit.stability import left_over, stability
from ..coding.commands import compare_sheets
from ..files import Place, workshop
from ..spreadsheets import write_csv
from ..validation.checklist import COLUMNS, checklist
from ..validation.methods import REFERENCES, paragraph

HEADINGS = {
    "this run": "This run",
    "substantive": "Substantive: what is measured, and whose definition that is",
    "structural": "Structural: does it stay when nothing that matters changes",
    "external": "External: does it agree with people",
}


def made_report(
    analyses: Sequence[Analysis], sheets: Sequence[Path] | None, place: Place, say: Callable[[str], object]
) -> tuple[Path, str]:
    """Change and measure the articles again, write the report into its folder and return that, with the paragraph on methods."""
    said = compare_sheets(sheets[0], sheets[1], lambda named: analyses, None) if sheets else None
    tried = stability(analyses, lambda line: say(f"framescope: measuring {line}"))
    methods = paragraph(analyses, tried)
    return put_validity(checklist(analyses, tried, said), methods, tried, place), methods


def put_validity(table: pd.DataFrame, methods: str, tried: pd.DataFrame, place: Place) -> Path:
    """Write the folder, which is returned, whole or not at all.

    ``validation.md`` (methods, checklist, references), ``checklist.csv``, ``stability.csv`` (every measure before and after each change) and
    ``changed.csv`` (those that did not stay).

    Raises
    ------
    InputError
        when something else is in the way, or the place cannot be written to.
    """
    with workshop() as shop:
        new = shop / "validation"
        new.mkdir()
        (new / "validation.md").write_text(as_markdown(table, methods), encoding="utf-8", newline="\n")
        for name, frame in {"checklist": table, "stability": tried, "changed": left_over(tried)}.items():
            write_csv(frame, new / f"{name}.csv")
        return place.put(new)


def as_markdown(table: pd.DataFrame, methods: str, references: Sequence[str] = REFERENCES) -> str:
    """The report as one text: methods, checklist, references."""
    lines = ["# Validation report", "", "## Methods", "", methods, ""]
    for evidence, heading in HEADINGS.items():
        mine = table[table.evidence == evidence]
        lines += [f"## {heading}", "", "| step | found | where |", "|---|---|---|"]
        lines += [f"| {' | '.join(_cell(row[c]) for c in COLUMNS[1:])} |" for row in mine.to_dict("records")] + [""]
    return "\n".join([*lines, "## References", "", *(f"- {reference}" for reference in references), ""])


def _cell(text: str) -> str:
    return " ".join(str(text).replace("|", "\\|").split())
