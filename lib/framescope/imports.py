"""Loading a package without an optional part of it that costs more than all the rest."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without(module: str) -> Iterator[None]:
    """Import in the body as if `module` were not installed; where it is loaded already, nothing changes."""
    absent = module not in sys.modules
    if absent:
        sys.modules[module] = None  # type: ignore[assignment]  # an import of it fails at once
    try:
        yield
    finally:
        if absent:
            del sys.modules[module]
