"""A small view for a notebook: choose an actor, a voice and a threshold, and read the passages."""

from __future__ import annotations

from html import escape
from importlib import import_module
from types import ModuleType

import pandas as pd

from ..analysis import Analysis
from ..measures import loaded_terms, summary
from ..measures.passages import of_rows
from ..tables import resolved
from ..terms.lexicons import DEFAULT
from ..voice import AUTHOR, SOURCE
from . import words
from .answer import folded
from .display import Html

VOICES = {"both voices": None, "the author": AUTHOR, "sources": SOURCE}

MOST = 60
"""So many passages of one kind are shown."""


def explore(a: Analysis) -> None:
    """Show the view; what it shows follows each choice. Without the package ipywidgets everything is shown, and nothing can be chosen.

    Examples
    --------
    >>> import framescope as fs
    >>> from contextlib import redirect_stdout
    >>> from io import StringIO
    >>> analysis = fs.analyze(fs.read_article("Mayor Ann Lee condemned the shameful attack on Fenwick."), instruments=[])
    >>> with redirect_stdout(StringIO()) as outside_a_notebook:
    ...     explore(analysis)
    >>> any(each in outside_a_notebook.getvalue() for each in ("VBox(", "Html("))
    True
    """
    from IPython.display import display

    if (widgets := ipywidgets()) is None:
        display(shown(a, None, None, DEFAULT))
        return
    chosen = {
        "actor": widgets.Dropdown(options=actors(a), description="Actor"),
        "voice": widgets.ToggleButtons(options=list(VOICES.items()), description="Words of"),
        "threshold": widgets.FloatSlider(
            value=DEFAULT, min=loaded_terms.THRESHOLDS[0], max=1, step=0.05, description="Threshold", continuous_update=False
        ),
    }
    view = widgets.interactive_output(lambda **choice: display(shown(a, **choice)), chosen)
    display(widgets.VBox([*chosen.values(), view]))


def ipywidgets() -> ModuleType | None:
    """The package ipywidgets, or None where it is not installed."""
    try:
        return import_module("ipywidgets")
    except ImportError:
        return None


def actors(a: Analysis) -> list[tuple[str, str | None]]:
    """Whom one can choose: everybody, then the actors by their mentions."""
    ranked = a.actors[a.actors.mentions > 0].sort_values("mentions", ascending=False, kind="stable")
    return [
        ("everybody", None),
        *((f"{name} ({n})", actor) for name, n, actor in zip(ranked.name, ranked.mentions, ranked.actor_id, strict=True)),
    ]


def shown(a: Analysis, actor: str | None, voice: str | None, threshold: float) -> Html:
    """The passages on an actor, and on those who stand for it, in one voice: loaded words of this weight and more, mentions that are
    clearly negative or positive, what it says, and all mentions.

    Examples
    --------
    >>> import framescope as fs
    >>> analysis = fs.analyze(fs.read_article("Mayor Ann Lee condemned the shameful attack on Fenwick."), instruments=[])
    >>> "Loaded words: 1" in shown(analysis, None, "source", 0.5).html, "Loaded words: none" in shown(analysis, None, "author", 0.5).html
    (True, True)
    """
    parts = [(title, of_rows(a, title, table, rows, MOST)) for title, table, rows in _chosen(a, actor, voice, threshold)]
    body = "\n".join(
        folded(f"{title}: {its.total}", words.listed(its), opened=True) if its else f"<p>{escape(title)}: none.</p>" for title, its in parts
    )
    return Html(f'<div class="fs-answer tex2jax_ignore mathjax_ignore">{body}</div>')


def _chosen(a: Analysis, actor: str | None, voice: str | None, threshold: float) -> list[tuple[str, str, pd.DataFrame]]:
    """For each part its title, table and rows."""
    ids = None if actor is None else {actor, *a.actors.actor_id[a.actors.side == actor]}

    def of(frame: pd.DataFrame, column: str) -> pd.DataFrame:
        frame = frame if voice is None else frame[frame.voice == voice]
        return frame if ids is None else frame[frame[column].isin(ids)]

    felt = of(summary.of_main_instrument(a.sentiments), "actor_id")
    said = summary.reported(a)
    return [
        ("Loaded words", "terms", of(loaded_terms.at_threshold(a, threshold).terms, "target")),
        ("Negative mentions", "sentiments", felt[felt.label == "negative"]),
        ("Positive mentions", "sentiments", felt[felt.label == "positive"]),
        ("Quoted or reported", "attributions", said if ids is None else said[said.speaker.isin(ids)]),
        ("Mentions", "mentions", of(resolved(a.mentions), "actor_id")),
    ]
