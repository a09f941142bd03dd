"""Figures and tables as a notebook shows them: with words for who cannot see the picture, and nothing left unescaped."""

from __future__ import annotations

import re
import sys
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from html import escape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from ..environment import named_path
from ..resources import resource
from . import words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from ..measures.passages import Passages

FIGURES_VARIABLE = "FRAMESCOPE_FIGURES"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NARROW = "application/vnd.framescope.narrow+json"
"""The type under which a figure's narrow layout stands beside the wide one: ``data`` (SVG in base64), ``width`` and ``height`` in CSS pixels.

Jupyter shows the wide one; the pages of a report show the narrow one on a phone (``templates/framescope/frame.html.j2``)."""

_SCALE = 2  # pixels of the PNG for one CSS pixel, so that it stays sharp on a phone and in print
_PACKED = 2  # of 9: a twentieth larger than usual, and packed in a third of the time
_MISSING = "–"
_FEW, _SOME = 3, 8  # columns, one with long text counted twice
_LONG = 60  # characters: a cell with more is text to read


class Html:
    """A piece of HTML that a notebook shows; whoever makes one has escaped what is not theirs."""

    def __init__(self, html: str) -> None:
        self.html = html

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return f"Html({len(self.html)} characters)"


def show(figure: Figure, name: str, alt: str | None = None) -> None:
    """Show `figure` as a sharp PNG with alternative text `alt`, then close it; with its narrow layout (`NARROW`), where it has one.

    `alt` defaults to the figure's own label, else its title. When the environment variable FRAMESCOPE_FIGURES names a
    folder, the figure is also written there as `name`.png and `name`.svg; the same figure gives the same bytes.

    Raises
    ------
    ValueError
        if `name` is not in lower case with hyphens, or if there is neither `alt` nor a title.

    Examples
    --------
    >>> import framescope as fs
    >>> analysis = fs.analyze(fs.read_article("Mayor Ann Lee condemned the shameful attack on Fenwick."), instruments=[])
    >>> show(fs.figures.cue_classes(analysis), "cue-classes")
    {'image/png': '...', ..., 'text/plain': '[figure: ...]'}
    Html(... characters)
    """
    from IPython.display import display

    if not _NAME.fullmatch(name):
        raise ValueError(f"figure name {name!r}: lower-case letters, digits and single hyphens, please")
    alt = alt or str(figure.get_label()) or _title(figure)
    if not alt:
        raise ValueError(f"figure {name!r} has no alternative text: pass alt=, or give it a title")
    png = _png(figure, alt)
    place = _place(name)
    wide = _Picture(png, *_size(figure), _links(figure, place))
    behind = words.sections([its.passages for its in getattr(figure, "links", ())], place)
    if folder := named_path(FIGURES_VARIABLE):
        _save(figure, folder, name, alt, png)
    narrow = _for_a_phone(figure, alt, place)
    if pyplot := sys.modules.get("matplotlib.pyplot"):  # nothing else keeps a figure open
        pyplot.close(figure)
    rests_on = getattr(figure, "rests_on", ())
    picture = {"image/png": wide.data} | ({NARROW: narrow} if narrow else {}) | {"text/plain": f"[figure: {alt}]"}
    linked = {"links": wide.links} if wide.links else {}
    display(picture, raw=True, metadata={"image/png": {"alt": alt, "width": wide.width, "height": wide.height, **linked}})
    if behind:
        display(Html(behind))
    if rests_on:
        display(_technical(rests_on))


class _Picture(NamedTuple):
    """A figure as PNG or SVG, its size in CSS pixels, and its links (`_links`)."""

    drawn: bytes
    width: int
    height: int
    links: list[dict[str, Any]]

    @property
    def data(self) -> str:
        return b64encode(self.drawn).decode("ascii")


def _size(figure: Figure) -> tuple[int, int]:
    width, height = (round(inches * figure.dpi) for inches in figure.get_size_inches())
    return width, height


def _links(figure: Figure, place: str) -> list[dict[str, Any]]:
    """The links of a figure: ``href``, ``label``, and where each lies: ``x``, ``y``, ``width``, ``height`` in CSS pixels from the top left."""
    top = figure.get_size_inches()[1] * figure.dpi
    made = []
    for axes, corners, its in getattr(figure, "links", ()):
        (x0, y0), (x1, y1) = axes.transData.transform(corners)
        left, above = min(x0, x1), top - max(y0, y1)
        box = {"x": left, "y": above, "width": abs(x1 - x0), "height": abs(y1 - y0)}
        made.append({"href": f"#{its.anchor}{place}", "label": words.told(its)} | {side: round(float(n), 1) for side, n in box.items()})
    return made


def _for_a_phone(figure: Figure, alt: str, place: str) -> dict[str, Any] | None:
    """The figure in its narrow layout; None where it has none (`framescope.figures.layout`)."""
    if (draw := getattr(figure, "narrow", None)) is None:
        return None
    narrow = draw()
    picture = _Picture(_svg(narrow, alt), *_size(narrow), _links(narrow, place))
    return {"data": picture.data, "width": picture.width, "height": picture.height, "links": picture.links}


def show_accuracy(*instruments: str) -> None:
    """Show in one plain sentence how far these instruments and people agree, the figures behind it folded away."""
    from IPython.display import display

    from ..measures import accuracy

    display(Html(f'<p class="fs-accuracy">{escape(accuracy.line(*instruments))}</p>'))
    display(_technical(instruments))


def _technical(instruments: Iterable[str]) -> Html:
    from ..measures import accuracy

    return Html(
        f'<details class="fs-accuracy"><summary>How well this was tested</summary><p>{escape(accuracy.technical(*instruments))}</p></details>'
    )


def _title(figure: Figure) -> str:
    titles = [figure.get_suptitle(), *(axes.get_title(loc) for axes in figure.axes for loc in ("left", "center", "right"))]
    return ". ".join(" ".join(title.split()) for title in titles if title.strip())


def _png(figure: Figure, alt: str) -> bytes:
    """The figure as PNG without the version of what drew it, so that equal figures are equal files."""
    buffer = BytesIO()
    figure.savefig(
        buffer,
        format="png",
        dpi=figure.dpi * _SCALE,
        metadata={"Software": None, "Description": alt},
        pil_kwargs={"compress_level": _PACKED},
    )
    return buffer.getvalue()


def _svg(figure: Figure, alt: str) -> bytes:
    """The figure as SVG, which is drawn sooner than a PNG: without the day, and with the same ids inside it from run to run."""
    import matplotlib

    buffer = BytesIO()
    with matplotlib.rc_context({"svg.hashsalt": "framescope"}):
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None, "Description": alt})
    return buffer.getvalue()


def _save(figure: Figure, folder: Path, name: str, alt: str, png: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.png").write_bytes(png)
    (folder / f"{name}.svg").write_bytes(_svg(figure, alt))


def show_table(
    frame: pd.DataFrame,
    caption: str,
    columns: Mapping[str, str] | None = None,
    formats: Mapping[str, str] | None = None,
    rows: int | None = None,
    behind: words.Behind | None = None,
) -> None:
    """Show `frame` as `table` builds it.

    Examples
    --------
    >>> import pandas as pd
    >>> show_table(pd.DataFrame({"who": ["Fenwick"], "share": [0.25]}), "Shares", formats={"share": "{:.0%}"})
    Html(... characters)
    """
    from IPython.display import display

    display(table(frame, caption, columns, formats, rows, behind))


def table(
    frame: pd.DataFrame,
    caption: str,
    columns: Mapping[str, str] | None = None,
    formats: Mapping[str, str] | None = None,
    rows: int | None = None,
    behind: words.Behind | None = None,
) -> Html:
    """`frame` as an HTML table: every cell escaped, numbers to the right, missing values a dash, no random ids.

    Parameters
    ----------
    columns
        heading of each column to show, in this order; by default all columns under their own names. The index is not
        shown: reset it first where it says something.
    formats
        format specification of a column, such as ``"{:.0%}"``; by default whole numbers plain and others with two decimals.
    rows
        show at most so many rows, and say how many there are. A frame without rows is one sentence: none found.
    behind
        for a column what its cells count: they lead to these words, which stand under the table (`framescope.display.behind`).
    """
    if frame.empty:
        return Html(f'<p class="fs-none tex2jax_ignore mathjax_ignore">{escape(caption)}: none found.</p>')
    columns = columns or {str(name): str(name).replace("_", " ") for name in frame.columns}
    shown = frame.loc[:, list(columns)].head(rows)
    cells = [_cells(shown[name], (formats or {}).get(name)) for name in columns]
    kinds = [_kind(shown[name], texts) for name, texts in zip(columns, cells, strict=True)]
    place = _place(caption)
    led = [_led(frame.head(len(shown)), name, texts, behind, place) for name, texts in zip(columns, cells, strict=True)]
    names = [escape(heading) for heading in columns.values()]
    head = "".join(f'<th scope="col"{kind}>{name}</th>' for name, kind in zip(names, kinds, strict=True))
    width = _width(kinds)
    attributes = kinds if width == "few" else [f' data-name="{name}"{kind}' for name, kind in zip(names, kinds, strict=True)]
    body = "".join(f"<tr>{_row(row, attributes)}</tr>\n" for row in zip(*(texts for texts, _ in led), strict=True))
    note = f" (the first {len(shown)} of {len(frame)} rows)" if len(shown) < len(frame) else ""
    return Html(
        f"<style>{_css()}</style>\n"
        f'<div class="fs-table fs-{width} tex2jax_ignore mathjax_ignore" role="region" tabindex="0" aria-label="{escape(caption)}">\n'
        f"<table>\n<caption>{escape(caption + note)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n</div>"
        + words.sections([its for _, found in led for its in found], place)
    )


def _place(name: str) -> str:
    """What tells the words of one table or figure from those of another on the same page."""
    return "-" + sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def _led(
    frame: pd.DataFrame, name: str, texts: list[str], behind: words.Behind | None, place: str
) -> tuple[list[str], Sequence[Passages | None]]:
    """The cells of a column with their links, and the words that they lead to."""
    if behind is None or name not in behind:
        return texts, ()
    found = [behind[name](row) for row in frame.itertuples()]
    return [words.link(its, text, place) if its else text for its, text in zip(found, texts, strict=True)], found


def show_list(sentences: list[str]) -> None:
    """Show sentences that may hold the article's words as a list, escaped; without any, say so.

    Examples
    --------
    >>> show_list(["Nobody is quoted.", "The author uses 2 loaded terms."])
    Html(... characters)
    """
    from IPython.display import display

    items = "\n".join(f"<li>{escape(sentence)}</li>" for sentence in sentences or ["None found."])
    display(Html(f'<ul class="fs-list tex2jax_ignore mathjax_ignore">\n{items}\n</ul>'))


def _cells(column: pd.Series, spec: str | None) -> list[str]:
    spec = spec or ("{:.2f}" if pd.api.types.is_float_dtype(column) else "{}")
    texts = [_MISSING if pd.isna(value) else escape(spec.format(value)) for value in column]
    return [text.replace("-", "−") for text in texts] if pd.api.types.is_numeric_dtype(column) else texts


def _kind(column: pd.Series, cells: list[str]) -> str:
    """The class of a column as an attribute: numbers stand to the right, long text is kept from being squeezed."""
    if pd.api.types.is_numeric_dtype(column):
        return ' class="n"'
    return ' class="t"' if max(map(len, cells), default=0) > _LONG else ""


def _width(kinds: list[str]) -> str:
    """How wide a table is: ``few`` columns fit a phone, ``some`` a sheet of paper, ``many`` only a desk.

    Where it does not fit, ``templates/table.css`` shows each row as a card: its cells one after the other, each with the name of its column.
    """
    columns = len(kinds) + sum('"t"' in kind for kind in kinds)
    return "few" if columns <= _FEW else "some" if columns <= _SOME else "many"


def _row(cells: Iterable[str], attributes: list[str]) -> str:
    return "".join(f"<td{its}>{cell}</td>" for cell, its in zip(cells, attributes, strict=True))


def _css() -> str:
    return resource("templates", "table.css").read_text(encoding="utf-8").strip()
