"""Two layouts of every figure: a wide canvas for desks and paper, and a narrow one for phones, its panels and labels one above the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial, wraps
from typing import ParamSpec

from matplotlib.figure import Figure

from ..measures.once import Memory, remembering

_Arguments = ParamSpec("_Arguments")


@dataclass(frozen=True)
class Layout:
    """`width` in inches; characters to a line of the `title`, a `note` and a `label`; `stacked`: panels and labels stand one above the other."""

    width: float
    title: int
    note: int
    label: int
    stacked: bool


WIDE = Layout(7.6, 66, 122, 34, stacked=False)
NARROW = Layout(3.6, 32, 56, 44, stacked=True)
"""As wide as a phone is between its margins (360 CSS pixels), so that it is shown in full size and nothing in it is small."""

_layout: ContextVar[Layout] = ContextVar("layout", default=WIDE)


def layout() -> Layout:
    """The layout in which figures are drawn now."""
    return _layout.get()


@contextmanager
def narrow() -> Iterator[None]:
    """Draw in the narrow layout within the body."""
    before = _layout.set(NARROW)
    try:
        yield
    finally:
        _layout.reset(before)


def both_layouts(draw: Callable[_Arguments, Figure]) -> Callable[_Arguments, Figure]:
    """A function that draws a figure: its figures can be drawn again for a phone, by their own ``narrow()``."""

    @wraps(draw)
    def drawn(*args: _Arguments.args, **kwargs: _Arguments.kwargs) -> Figure:
        with remembering() as memory:
            figure = draw(*args, **kwargs)
        figure.narrow = partial(_narrow, memory, draw, *args, **kwargs)
        return figure

    return drawn


def _narrow(memory: Memory, draw: Callable[..., Figure], *args: object, **kwargs: object) -> Figure:
    """The same figure from the same sums."""
    with narrow(), remembering(memory):
        return draw(*args, **kwargs)
