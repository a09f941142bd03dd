"""The key of a figure: what its filled, hatched and open marks mean."""

from __future__ import annotations

from matplotlib.artist import Artist
from matplotlib.axes import Axes

from ..palette import AUTHOR_GREY
from .layout import layout
from .style import HATCH


def key(ax: Axes, entries: list[tuple[str, dict]]) -> None:
    """A key above the axes, in one line or, in the narrow layout, a line an entry: (words, properties of a patch)."""
    from matplotlib.patches import Patch

    handles = [Patch(label=label, **properties) for label, properties in entries]
    legend(ax, handles)


def legend(ax: Axes, handles: list[Artist], **properties: object) -> None:
    """The key that these handles make, above the axes."""
    stacked = layout().stacked
    look = {"frameon": False, "fontsize": 8.5, "borderpad": 0.1, "handlelength": 1.6, "columnspacing": 1.4, "loc": "lower left"}
    place = {"bbox_to_anchor": (-0.03 if stacked else -0.01, 1.0), "borderaxespad": 1.2 if stacked else 0.5}
    ax.legend(handles=handles, **{"ncols": 1 if stacked else len(handles), **look, **place, **properties})


def key_room(entries: int = 2) -> float:
    """Inches that a key with so many entries needs above the axes."""
    return 0.1 + 0.19 * entries if layout().stacked else 0.26


VOICE_KEY = [
    ("in the author's voice", {"facecolor": AUTHOR_GREY}),
    ("in a source's voice", {"facecolor": "white", "edgecolor": AUTHOR_GREY, "hatch": HATCH}),
]
