"""The formats that an analysis can be written in, and the writing of them: beside each other, whole or not at all, over nobody's file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import chain
from pathlib import Path

from ..analysis import Analysis
from ..errors import InputError
from ..files import put, require_apart, require_free, workshop


@dataclass(frozen=True)
class Format:
    """A format: the endings of its files, the module that writes it (``write``), what it is for, and whether it holds many articles."""

    endings: tuple[str, ...]
    module: str
    what: str
    many: bool = True


FORMATS = {
    "inception": Format((".xmi", ".zip"), "cas", "UIMA CAS XMI for INCEpTION; .zip for several articles"),
    "label-studio": Format((".json",), "label_studio", "tasks with predictions for Label Studio"),
    "doccano": Format((".jsonl",), "doccano", "entities and relations for doccano"),
    "prodigy": Format((), "prodigy", "spans and relations for Prodigy (.jsonl)"),
    "refi-qda": Format((".qdpx",), "refi_qda", "a REFI-QDA project for MAXQDA, ATLAS.ti and NVivo"),
    "spacy": Format((".spacy",), "docbin", "a DocBin for spaCy"),
    "csv": Format((".csv",), "profiles", "one tidy table, all measures of each side or actor"),
    "excel": Format((".xlsx",), "profiles", "the same as a workbook, with its codebook"),
}
"""All formats by the names that ``--to`` takes."""


def format_of(target: Path, to: str | None = None) -> str:
    """The name of the format of a file to write, by `to` or by its ending.

    >>> format_of(Path("dam.qdpx")), format_of(Path("dam.jsonl"), "prodigy")
    ('refi-qda', 'prodigy')
    """
    if to is not None:
        if to not in FORMATS:
            raise InputError(f"{to!r} is not a format: choose from {', '.join(FORMATS)}.")
        return to
    ending = target.suffix.lower()
    found = next((name for name, each in FORMATS.items() if ending in each.endings), None)
    if found is None:
        endings = ", ".join(ending for each in FORMATS.values() for ending in each.endings)
        raise InputError(
            f"{target} does not end like a format that is known ({endings}): choose another name, or name the format with --to."
        )
    return found


def export(
    analysis: Analysis | Iterable[Analysis] | str | Path,
    path: str | Path,
    to: str | None = None,
    *,
    by: str = "side",
    overwrite: bool = False,
) -> Path:
    """Write an analysis, several, or the folder of a corpus to a file for other tools; returns its path.

    to: one of `FORMATS`, by default what the file's ending says. by: "side" or "actor", what a row of a CSV or Excel file is. overwrite:
    whether files that are there already are replaced. Some formats have a second file beside the first: labels, layers, a codebook.

    Raises
    ------
    InputError
        when a file is there already, the ending is not known, there is no article, or the format holds one and there are several.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> import framescope as fs
    >>> analysis = fs.analyze(fs.read_article("Mayor Ann Lee condemned the shameful attack on Fenwick."), instruments=[])
    >>> with TemporaryDirectory() as folder:
    ...     path = fs.export(analysis, Path(folder, "lee.xmi"))
    ...     sorted(p.name for p in Path(folder).iterdir()), fs.read_export(path)[0].terms.equals(analysis.terms)
    (['lee-TypeSystem.xml', 'lee-layers.json', 'lee.xmi'], True)
    """
    target = Path(path)
    name = format_of(target, to)
    if not overwrite:
        require_free(target, "")
    analyses = _some(_analyses(analysis), analysis)
    if name == "inception" and target.suffix.lower() != ".zip":
        analyses = iter([_only(analyses, target)])
    writer = import_module(f".{FORMATS[name].module}", __package__)
    options = {"by": by, "workbook": name == "excel"} if FORMATS[name].module == "profiles" else {}
    with workshop() as folder:
        writer.write(analyses, folder / target.name, **options)
        _put(folder, target, overwrite)
    return target


def _analyses(given: Analysis | Iterable[Analysis] | str | Path) -> Iterator[Analysis]:
    if isinstance(given, Analysis):
        return iter([given])
    if isinstance(given, str | Path):
        from .corpora import analyses_of

        return analyses_of(given)
    return iter(given)


def _some(analyses: Iterator[Analysis], given: object) -> Iterator[Analysis]:
    """The analyses, of which there must be one."""
    first = next(analyses, None)
    if first is None:
        where = f"{given} holds" if isinstance(given, str | Path) else "there is"
        raise InputError(f"{where} no article that was measured: there is nothing to export.")
    return chain([first], analyses)


def _only(analyses: Iterator[Analysis], target: Path) -> Analysis:
    one = next(analyses)
    if next(analyses, None) is not None:
        raise InputError(f"an .xmi file holds one article: let the name {target} end in .zip.")
    return one


def _put(folder: Path, target: Path, overwrite: bool) -> None:
    """Put the files of the folder beside the target, the target last; none of them, if one may not be written."""
    names = sorted((p.name for p in folder.iterdir()), key=lambda name: name == target.name)
    for name in names:
        place = target.with_name(name)
        if not overwrite:
            require_free(place, "")
        if os.path.isdir(place):
            raise InputError(f"{place} is a folder: choose another name.")
    for name in names:
        put(folder / name, target.with_name(name))


def require_writable(path: str | Path, to: str | None, overwrite: bool, *inputs: str | Path | None) -> None:
    """Raise InputError, before anything is measured, if a file cannot be exported to `path`: its format is not known, it is there, or an input."""
    target = Path(path)
    format_of(target, to)
    require_apart(target, *inputs)
    if not overwrite:
        require_free(target, "")
