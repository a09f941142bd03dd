"""The mirror audit as a notebook shows it. The article's words are escaped here, where they meet HTML."""

from __future__ import annotations

from html import escape

from ..analysis import Analysis
from ..report.display import Html, show_list, show_table
from .compare import Audit, audit_sides
from .swap import inverse
from .words import contrasts, in_words

_STYLE = (
    "<style>.fs-mirror { white-space: pre-wrap; overflow-wrap: anywhere; border-left: 3px solid #bbb; padding-left: 1em; }"
    " .fs-mirror mark { background: none; color: inherit; font-weight: 600; border-bottom: 1px dotted; }</style>"
)
_CONTRASTS = {
    "measure": "measure",
    "unit": "unit",
    "voice": "voice",
    "contrast": "contrast",
    "text": "of it the text's",
    "names": "of it the names'",
}
_SUBSTITUTIONS = {"original": "in the article", "replacement": "in the mirror", "rule": "as", "times": "times"}


def show_audit(a: Analysis) -> None:
    """The audit of the two sides mentioned most: what was found in sentences, and each of their contrasts taken apart."""
    x = audit_sides(a)
    if x is None:
        show_list(["There are no two sides in this article whose names could be swapped."])
        return
    show_list(in_words(x))
    one, other = x.names
    show_table(
        contrasts(x),
        f"{one} minus {other}: what follows the text, and what follows the names alone",
        _CONTRASTS,
    )


def show_mirror(a: Analysis) -> None:
    """The mirrored article, the substituted words underlined, and the list of all substitutions."""
    x = audit_sides(a)
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
