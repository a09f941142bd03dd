"""The mirror audit as a notebook shows it. The article's words are escaped here, where they meet HTML."""

from __future__ import annotations

from html import escape

from ..audit.compare import Audit
from ..audit.swap import inverse
from ..audit.words import beside, in_words
from .display import Html, show_list, show_table

_STYLE = (
    "<style>.fs-mirror { white-space: pre-wrap; overflow-wrap: anywhere; border-left: 3px solid #bbb; padding-left: 1em; }"
    " .fs-mirror mark { background: none; color: inherit; font-weight: 600; border-bottom: 1px dotted; }</style>"
)
_SUBSTITUTIONS = {"original": "in the article", "replacement": "in the mirror", "rule": "as", "times": "times"}


def show_audit(x: Audit | None) -> None:
    """What the audit found in sentences, and every measure of the two sides beside its mirror; that there is none for None.

    Examples
    --------
    >>> import framescope as fs
    >>> analysis = fs.analyze(fs.read_article("Armenia attacked Azerbaijan. Azerbaijan condemned Armenia."), instruments=["vader"])
    >>> show_audit(fs.audit.audit(analysis, "Armenia", "Azerbaijan"))
    Html(... characters)
    Html(... characters)
    """
    if x is None:
        show_list(["This article names no two sides that could be swapped, so there is no mirror to hold up to it."])
        return
    show_list(in_words(x))
    if x.is_comparable:
        _show_measures(x)


def _show_measures(x: Audit) -> None:
    one, other = x.names
    headings = {
        "measure": "measure",
        "unit": "unit",
        "voice": "voice",
        "one": one,
        "other_mirrored": f"{other} in the mirror",
        "residue": "residue",
        "other": other,
        "one_mirrored": f"{one} in the mirror",
        "other_residue": "residue ",
    }
    numbers = ["one", "other_mirrored", "residue", "other", "one_mirrored", "other_residue"]
    rows = beside(x)
    rows[numbers] = rows[numbers].round(3) + 0.0  # no minus zero
    show_table(rows, f"Every measure of {one} and {other} beside its mirror", headings, dict.fromkeys(numbers, "{:g}"))


def show_mirror(x: Audit | None) -> None:
    """The mirrored article, the substituted words underlined, and the list of all substitutions; nothing for None.

    Examples
    --------
    >>> import framescope as fs
    >>> analysis = fs.analyze(fs.read_article("Armenia attacked Azerbaijan. Azerbaijan condemned Armenia."), instruments=["vader"])
    >>> show_mirror(fs.audit.audit(analysis, "Armenia", "Azerbaijan"))
    Html(... characters)
    Html(... characters)
    """
    if x is None:
        return
    from IPython.display import display

    display(mirrored_text(x))
    counted = x.mirror.report().value_counts(["original", "replacement", "rule"], sort=False).rename("times").reset_index()
    show_table(counted, "Every substitution", _SUBSTITUTIONS)


def mirrored_text(x: Audit) -> Html:
    """The mirrored text as HTML; under each substituted piece lies what stood there."""
    text, reached, pieces = x.mirror.article.text, 0, []
    for s in inverse(x.mirror.substitutions):
        pieces.append(escape(text[reached : s.start]))
        pieces.append(f'<mark title="{escape(s.replacement)}">{escape(s.original)}</mark>')
        reached = s.end
    body = "".join([*pieces, escape(text[reached:])])
    return Html(f'{_STYLE}\n<div class="fs-mirror tex2jax_ignore mathjax_ignore">{body}</div>')
