"""Sums of an article that are asked for again and again while one figure is drawn or one list of findings is made: worked out once.

They are kept within `remembering` alone: whoever changes a table between two calls gets what follows from the change. Where nobody
does (`framescope.environment.is_steady`), they are kept until the process ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import pandas as pd

from ..analysis import Analysis
from ..environment import is_steady

_Arguments = ParamSpec("_Arguments")
_Sum = TypeVar("_Sum")
Memory = dict[Any, tuple[Analysis, Any]]

_memory: ContextVar[Memory | None] = ContextVar("memory", default=None)
_of_the_process: Memory = {}


@contextmanager
def remembering(memory: Memory | None = None) -> Iterator[Memory]:
    """Within the body what is marked with `once` is worked out once for each analysis. memory: what is known already, else what the body
    around this one knows, else nothing.
    """
    kept = memory if memory is not None else _known()
    kept = {} if kept is None else kept
    before = _memory.set(kept)
    try:
        yield kept
    finally:
        _memory.reset(before)


def once(
    work: Callable[Concatenate[Analysis, _Arguments], _Sum],
) -> Callable[Concatenate[Analysis, _Arguments], _Sum]:
    """A function of an analysis (and of arguments that can be hashed) that is called once for each within `remembering`."""

    @wraps(work)
    def known(a: Analysis, /, *args: _Arguments.args, **kwargs: _Arguments.kwargs) -> _Sum:
        if (memory := _known()) is None:
            return work(a, *args, **kwargs)
        key = (work, id(a), args, tuple(sorted(kwargs.items())))
        if key not in memory:
            memory[key] = (a, work(a, *args, **kwargs))  # the analysis is kept, so that no other gets its id
        return _copied(memory[key][1])

    return known


def _known() -> Memory | None:
    memory = _memory.get()
    return _of_the_process if memory is None and is_steady() else memory


def _copied(found: Any) -> Any:
    return found.copy() if isinstance(found, pd.DataFrame | pd.Series | dict) else found
