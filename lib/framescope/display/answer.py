"""The answer on one article in a notebook: the findings, each with the words behind it folded under it."""

from __future__ import annotations

from html import escape

from ..analysis import Analysis
from ..measures import accuracy, corrected, summary
from ..measures.answer import NOT_MEASURED, lead, parted
from ..measures.finding import Finding
from ..measures.findings import findings
from ..measures.passages import of_finding
from . import words
from .display import Html

_STYLE = (
    "<style>.fs-answer { max-width: 42em; line-height: 1.5; } .fs-answer > ol > li { margin: .6em 0; }"
    " .fs-answer details ol { margin: .3em 0; } .fs-answer mark { font-weight: 600; }"
    " .fs-answer summary { font-size: .9em; cursor: pointer; } .fs-answer .fs-note { font-size: .85em; opacity: .8; }</style>"
)


def answer(a: Analysis) -> Html:
    """What a reader should know of an article, strongest first; under each sentence the passages that bear it out.

    Examples
    --------
    >>> import framescope as fs
    >>> found = answer(fs.analyze(fs.read_article("Mayor Ann Lee condemned the shameful attack on Fenwick."), instruments=[]))
    >>> "One statement alone is quoted or reported" in found.html
    True
    """
    telling, rest = parted(findings(a))
    first = f"<p><strong>{escape(lead(telling))}</strong></p>\n" if lead(telling) else ""
    items = "\n".join(f"<li>{escape(f.text)}{behind(a, f)}</li>" for f in telling)
    small = " ".join([accuracy.line(*accuracy.OF_FINDINGS), *corrected.in_words(a), NOT_MEASURED, *(f.text for f in rest)])
    body = f"{first}<ol>\n{items}\n</ol>\n" if items else first
    head = escape(f"{a.title} ({len(summary.words(a))} words)")
    return Html(
        f'{_STYLE}\n<div class="fs-answer tex2jax_ignore mathjax_ignore">\n<h3>{head}</h3>\n{body}<p class="fs-note">{escape(small)}</p>\n</div>'
    )


def behind(a: Analysis, f: Finding) -> str:
    """The passages behind a finding, folded; nothing where it has none."""
    its = of_finding(a, f)
    return folded(words.told(its).removeprefix(f"{its.title}: "), words.listed(its)) if its else ""


def folded(name: str, html: str, opened: bool = False) -> str:
    """Something that opens on a click, without a script."""
    return f"\n<details{' open' * opened}><summary>{escape(name)}</summary>\n{html}\n</details>"
