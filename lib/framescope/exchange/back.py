"""Exported files read back: which reader a file needs, told by its ending and by what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from ..analysis import Analysis
from ..corrections.files import FROM_TOOLS
from ..corrections.model import Correction
from ..errors import InputError, reason

_T = TypeVar("_T")

READERS = {".xmi": "from_cas", ".zip": "from_cas", ".json": "from_label_studio", ".jsonl": "from_doccano", ".spacy": "docbin"}
"""The module that reads the files of an ending: ``read`` gives the analyses, ``corrections`` what people changed."""


def read_export(path: str | Path) -> list[Analysis]:
    """The analyses that an exported file holds, as they were measured, with every table: ``.xmi``, ``.zip``, ``.spacy`` and ``.json``.

    Raises
    ------
    InputError
        when the file cannot be read, or does not hold all that was measured.

    Examples
    --------
    >>> read_export("dam.csv")
    Traceback (most recent call last):
        ...
    framescope.errors.InputError: dam.csv does not hold all tables: only .xmi, .zip, .json and .spacy files do.
    """
    path = Path(path)
    if path.suffix.lower() not in {".xmi", ".zip", ".json", ".spacy"}:
        raise InputError(f"{path} does not hold all tables: only .xmi, .zip, .json and .spacy files do.")
    return _read(path, lambda module: list(module.read(path)))


def corrections_in(path: str | Path, measured: Iterable[Analysis] = ()) -> list[Correction]:
    """What people changed in a file that framescope exported to INCEpTION, Label Studio, doccano or Prodigy.

    measured: analyses of the articles, needed where a tool dropped what framescope had written into the file to know it again.

    Raises
    ------
    InputError
        when the file cannot be read, or it is not known what was exported.

    Examples
    --------
    >>> corrections_in("notes.docx")
    Traceback (most recent call last):
        ...
    framescope.errors.InputError: notes.docx is no file that people correct in: give a file that framescope exported (.xmi, .zip, .json or .jsonl).
    """
    path, known = Path(path), list(measured)
    if path.suffix.lower() not in FROM_TOOLS:
        raise InputError(f"{path} is no file that people correct in: give a file that framescope exported (.xmi, .zip, .json or .jsonl).")
    return _read(path, lambda module: module.corrections(path, known))


def _read(path: Path, work: Callable[[Any], list[_T]]) -> list[_T]:
    """What the reader of the file gives; one sentence where the system refuses."""
    try:
        return work(import_module(f".{READERS[path.suffix.lower()]}", __package__))
    except OSError as error:
        raise InputError(f"{path} cannot be read ({reason(error)}): check the name and the permissions.") from None
