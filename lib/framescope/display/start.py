"""The first notebook: paste or choose an article, press a button, read the answer."""

from __future__ import annotations

from html import escape
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Any

from ..analysis import Analysis
from ..errors import InputError
from ..measuring import analyze
from ..reading.article import Article, read_article
from ..reading.formats import ENDINGS
from .answer import answer
from .explore import ipywidgets

NOTHING = "Paste the text of an article, or choose a file."

SUFFIXES = ",".join(ENDINGS)


class Start:
    """The form and what it has measured last: `analysis`."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis

    def read(self, pasted: str, uploaded: tuple[Any, ...] = ()) -> str:
        """Measure what was pasted or, before that, what was uploaded; returns what went wrong in one sentence, or nothing."""
        try:
            self.analysis = analyze(_article(pasted, uploaded))
        except InputError as error:
            return str(error)
        return ""


def start(article: str | Path | None = None) -> Start:
    """Show a form for an article, and under it the answer on `article`, at first the one that comes with framescope.

    Without ipywidgets, or where nobody can press the button, the answer alone is shown.

    Examples
    --------
    >>> import framescope as fs
    >>> begun = Start(fs.analyze(fs.read_article("Mayor Ann Lee condemned the shameful attack on Fenwick."), instruments=[]))
    >>> begun.read(" ")
    'Paste the text of an article, or choose a file.'
    """
    from IPython.display import display

    begun = Start(analyze(read_article(article)))
    if (widgets := ipywidgets()) is None:
        display(answer(begun.analysis))
        return begun
    pasted = widgets.Textarea(placeholder="Paste the text of an article here", layout=widgets.Layout(width="42em", height="12em"))
    uploaded = widgets.FileUpload(accept=SUFFIXES, description="… or choose a file", layout=widgets.Layout(width="14em"))
    button, told = widgets.Button(description="Read it", button_style="primary"), widgets.HTML()
    display(widgets.VBox([pasted, widgets.HBox([uploaded, button]), told]))
    shown = display(answer(begun.analysis), display_id=True)

    def pressed(_: object) -> None:
        told.value, button.disabled = "Reading: this takes some seconds.", True
        told.value = escape(begun.read(pasted.value, uploaded.value))
        button.disabled = False
        if not told.value and shown is not None:
            shown.update(answer(begun.analysis))

    button.on_click(pressed)
    return begun


def _article(pasted: str, uploaded: tuple[Any, ...]) -> Article:
    """The article that was uploaded, else the text that was pasted."""
    if uploaded:
        with TemporaryDirectory() as folder:
            path = Path(folder) / (PurePath(uploaded[-1]["name"].replace("\\", "/")).name or "article.txt")
            path.write_bytes(bytes(uploaded[-1]["content"]))
            try:
                return read_article(path)
            except InputError as error:
                raise InputError(str(error).replace(str(path), path.name)) from None
    if not pasted.strip():
        raise InputError(NOTHING)
    return read_article(pasted.strip() + "\n")
