"""UIMA CAS XMI read back: an ``.xmi``, a ``.zip`` of them, or what INCEpTION exports (a ZIP of the XMI and its type system, or ZIPs in a ZIP).

What was measured stands in the record; what people left stands in the annotations. A tool that dropped the record (INCEpTION does, if
its layers were made of the type system) leaves the annotations: then the analysis that is corrected says what was measured.
"""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from ..analysis import Analysis
from ..corrections.model import Correction
from ..errors import InputError
from ..textfiles import read_bytes
from . import cas_types as types
from .archives import MOST_BYTES, members
from .cas import beside
from .differences import SAME_AS, Source, differences
from .items import ATTRIBUTIONS, PARTS, VALUES, Item, Span, items_of, known
from .plain import xml_text
from .record import analysis_of

if TYPE_CHECKING:
    from cassis import Cas
    from cassis.typesystem import FeatureStructure

_TYPES = "TypeSystem.xml"
_DEEPEST = 3
"""So many ZIPs in one another: a project, a document in it, an annotator's file."""


def read(path: Path) -> Iterator[Analysis]:
    """The analyses that a file holds, as they were measured.

    Raises
    ------
    InputError
        when the file cannot be read, or the record is gone.
    """
    for name, cas in cases(path):
        found = _recorded(cas, name, strict=True)
        if found is None:
            raise InputError(f"{name} has no record of what was measured any more: measure the article again.")
        yield found


def corrections(path: Path, measured: Sequence[Analysis] = ()) -> list[Correction]:
    """What people changed in a file that framescope exported.

    measured: analyses of the same articles, for files from which a tool dropped the record.

    Raises
    ------
    InputError
        when the file cannot be read, an annotation says nothing that can be used, or it is not known what was measured.
    """
    left: dict[str, dict[str, tuple[Analysis, Cas]]] = defaultdict(dict)
    for name, cas in cases(path):
        before = _recorded(cas, name) or _among(measured, cas, name)
        left[before.article.id][name] = (before, cas)
    chosen = [(_best(list(found), article), found) for article, found in left.items()]
    return [c for name, found in chosen for c in _changed(*found[name], name)]


def _best(names: list[str], article: str) -> str:
    """Which of the files on one article counts."""
    ranks = {name: _rank(name) for name in names}
    best = [name for name in names if ranks[name] == max(ranks.values())]
    if len(best) > 1:
        raise InputError(f"{article} is there twice ({best[0]} and {best[1]}): give one person's file, or the curated one.")
    return best[0]


def _changed(before: Analysis, cas: Cas, name: str) -> list[Correction]:
    source = Source(before.article.text, before.article.id, Path(name).name)
    return differences([_plain(item) for item in items_of(before)], list(items(cas, name)), source)


def _rank(name: str) -> int:
    """Which of the files on one article in the export of a project counts: what was curated, then what people annotated, then what they got."""
    folders = set(Path(name).parts)
    if "source" in folders or "INITIAL_CAS" in {Path(part).stem for part in folders}:
        return 0
    return 2 if "curation" in folders else 1


def cases(path: Path) -> Iterator[tuple[str, Cas]]:
    """Every CAS in a file, with the name it has there.

    Raises
    ------
    InputError
        when there is none, or one cannot be read.
    """
    if path.suffix.lower() == ".zip":
        found = list(_in_archive(path, members(path)))
        if not found:
            raise InputError(f"{path} holds no XMI file: export the documents as UIMA CAS XMI (XML 1.0).")
        yield from ((name, _cas(name, data, system)) for name, data, system in found)
        return
    system = next((p for p in (beside(path, f"-{_TYPES}"), path.with_name(_TYPES)) if p.is_file()), None)
    yield str(path), _cas(str(path), read_bytes(path, MOST_BYTES), read_bytes(system, MOST_BYTES) if system else None)


def _in_archive(path: Path, files: dict[str, bytes], depth: int = 1) -> Iterator[tuple[str, bytes, bytes | None]]:
    """Each XMI file in an archive and in the archives in it, with its type system."""
    from zipfile import is_zipfile

    system = next((data for name, data in files.items() if Path(name).name == _TYPES), None)
    for name, data in files.items():
        if name.lower().endswith(".xmi"):
            yield f"{path}/{name}", data, system
        elif name.lower().endswith(".zip") and depth < _DEEPEST and is_zipfile(BytesIO(data)):
            yield from _in_archive(path / name, members(BytesIO(data), f"{path}/{name}"), depth + 1)


def _cas(name: str, data: bytes, system: bytes | None) -> Cas:
    from cassis import load_cas_from_xmi, load_typesystem

    try:
        known_types = load_typesystem(BytesIO(system)) if system else types.type_system()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # types of other tools are left out
            return load_cas_from_xmi(BytesIO(data), typesystem=known_types, lenient=True)
    except Exception as error:  # the library has no error of its own
        raise InputError(
            f"{name} cannot be read as UIMA CAS XMI ({' '.join(str(error).split())[:120]}): export it as XMI (XML 1.0)."
        ) from None


def _recorded(cas: Cas, name: str, strict: bool = False) -> Analysis | None:
    """What was measured, as the record has it."""
    made = _select(cas, types.RECORD)
    return analysis_of(made[0][types.WORD], name, strict) if made and _value(made[0], types.WORD) else None


def _among(measured: Iterable[Analysis], cas: Cas, name: str) -> Analysis:
    """The analysis of the text of this CAS."""
    for a in measured:
        if xml_text(a.article.text) == cas.sofa_string:
            return a
    raise InputError(
        f"{name} has no record of what was measured, and its text is not that of the article: give the article that it was exported from."
    )


def items(cas: Cas, name: str) -> Iterator[Item]:
    """What stands in the annotations."""
    linked: set[int] = set()
    for made in _select(cas, types.ATTRIBUTION):
        yield _attribution(made, {id(part) for part in _select(cas, types.PART)}, linked)
    for part in _select(cas, types.PART):
        if id(part) not in linked:
            raise InputError(
                f"{name}: the {_value(part, types.ROLE) or 'part'} at {part.begin} belongs to no attribution: link it in the slots of one, or delete it."
            )
    for layer, table in types.TABLES.items():
        if table != ATTRIBUTIONS:
            yield from (_row(made, layer, table) for made in _select(cas, layer))


def _attribution(made: FeatureStructure, there: set[int], linked: set[int]) -> Item:
    """An attribution with its parts; one that people added without any is its own content."""
    parts: dict[str, tuple[Span, ...]] = {}
    slots = made[types.SLOTS]
    for link in slots.elements or () if slots is not None else ():
        target = link[types.TARGET]
        if target is not None and id(target) in there:
            linked.add(id(target))
            role = link[types.ROLE] or target[types.ROLE]
            parts[role] = (*parts.get(role, ()), Span(target.begin, target.end))
    values = {column: _value(made, column) for column in VALUES[ATTRIBUTIONS]}
    number = _value(made, types.NUMBER) or ""
    if not number and not parts.get("content"):
        parts["content"] = (Span(made.begin, made.end),)
    return Item(ATTRIBUTIONS, made.begin, made.end, values, {role: parts[role] for role in PARTS if role in parts}, number)


def _row(made: FeatureStructure, layer: str, table: str) -> Item:
    values = {column: _value(made, column) for column in VALUES[table]}
    if layer == types.ACTOR:
        values |= {SAME_AS: _value(made, SAME_AS)} if _value(made, SAME_AS) else {}
    return Item(table, made.begin, made.end, values, number=_value(made, types.NUMBER) or "")


def _select(cas: Cas, layer: str) -> list[FeatureStructure]:
    return cas.select(layer) if cas.typesystem.contains_type(layer) else []


def _value(made: FeatureStructure, name: str) -> str | None:
    """The value of a feature, None where it is empty or the layer lacks it."""
    return known(getattr(made, name, None)) or None


def _plain(item: Item) -> Item:
    """The item as it was written to XML."""
    values = {name: xml_text(value) if value else value for name, value in item.values.items()}
    return Item(item.table, item.start, item.end, values, item.parts, item.number)
