"""The findings as a notebook shows them."""

from __future__ import annotations

from ..analysis import Analysis
from ..measures.findings import findings
from .display import show_accuracy, show_list


def show_findings(a: Analysis) -> None:
    """Show the findings as a list in a notebook, and under it how far their instruments agree with people."""
    show_list([f.text for f in findings(a)])
    show_accuracy("attribution", "terms", "sentiment")
