"""The findings as a notebook or a page shows them: sentences whose quoted words, and an arrow at the end, lead to the passages behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from ..analysis import Analysis
from ..measures import accuracy
from ..measures.finding import Finding
from ..measures.findings import findings
from ..measures.passages import Passages, of_finding
from ..wording import count
from . import words
from .display import Html, show_accuracy

_QUOTED = re.compile(r"“([^“”]+)”")


def show_findings(a: Analysis) -> None:
    """Show the findings as a list in a notebook, and under it how far their instruments agree with people.

    Examples
    --------
    >>> import framescope as fs
    >>> show_findings(fs.analyze(fs.read_article("Mayor Ann Lee condemned the shameful attack on Fenwick."), instruments=[]))
    Html(... characters)
    Html(... characters)
    Html(... characters)
    """
    from IPython.display import display

    display(Html(listed(a, findings(a))))
    show_accuracy(*accuracy.OF_FINDINGS)


def listed(a: Analysis, found: Sequence[Finding], tag: str = "ul", kind: str = "fs-list", place: str = "-f") -> str:
    """These findings as a list, escaped, and under it the passages behind each; without any, that there are none."""
    behind = [of_finding(a, f) for f in found]
    items = "\n".join(f"<li>{sentence(f, its, place)}</li>" for f, its in zip(found, behind, strict=True)) or "<li>None found.</li>"
    body = f'<{tag} class="{kind} tex2jax_ignore mathjax_ignore">\n{items}\n</{tag}>'
    return f"{body}\n{words.sections(behind, place)}"


def sentence(f: Finding, behind: Passages | None, place: str) -> str:
    """The finding with its links: each quoted word leads to its passage, the number at the end to all of them."""
    if behind is None:
        return escape(f.text)
    at: dict[str, int] = {}
    for n, line in enumerate(behind.lines, 1):
        at.setdefault(line.words.strip("“”\"‘’' ,.").casefold(), n)

    def led(quoted: re.Match[str]) -> str:
        n = at.get(quoted[1].casefold())
        return f'“<a href="#{behind.anchor}{place}-{n}">{escape(quoted[1])}</a>”' if n else escape(quoted[0])

    done = 0
    pieces: list[str] = []
    for quoted in _QUOTED.finditer(f.text):
        pieces += escape(f.text[done : quoted.start()]), led(quoted)
        done = quoted.end()
    whole = words.link(behind, count(behind.total, "passage"), place)
    return f'{"".join(pieces)}{escape(f.text[done:])} <span class="fs-more">{whole}</span>'
