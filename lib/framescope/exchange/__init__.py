"""Out into the tools of the field, and back: what was measured as files of theirs, and what people corrected in such a file.

    export        an analysis, several or a corpus → INCEpTION, Label Studio, doccano, Prodigy, REFI-QDA, spaCy, CSV, Excel
    read_export   the analyses that such a file holds, every table of them
    corrections_in   what people changed in an exported file, as corrections

A format is a file here (`framescope.exchange.formats` lists them); all of them are made of the same `framescope.exchange.items`. What is
loaded for a format is loaded when it is asked for.
"""

from importlib import import_module
from typing import Any

_HOME = {"FORMATS": "formats", "corrections_in": "back", "export": "formats", "read_export": "back"}

__all__ = ["FORMATS", "corrections_in", "export", "read_export"]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f".{_HOME[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
