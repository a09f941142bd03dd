"""The findings as a notebook shows them."""

from __future__ import annotations

from ..analysis import Analysis
from ..measures.findings import findings
from .display import show_accuracy, show_list


def show_findings(a: Analysis) -> None:
    """Show the findings as a list in a notebook, and under it how far their instruments agree with people.

    Examples
    --------
    >>> import framescope as fs
    >>> show_findings(fs.analyze(fs.read_article("Mayor Ann Lee condemned the shameful attack on Fenwick."), instruments=[]))
    Html(... characters)
    Html(... characters)
    """
    show_list([f.text for f in findings(a)])
    show_accuracy("attribution", "terms", "sentiment")
