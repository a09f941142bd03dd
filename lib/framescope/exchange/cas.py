"""UIMA CAS XMI: what INCEpTION, WebAnno and every tool of UIMA reads, written with dkpro-cassis, which counts offsets as UIMA does.

An ``.xmi`` gets its type system and INCEpTION's description of the layers beside it; a ``.zip`` holds one ``.xmi`` an article, and both.
A character that XML forbids is U+FFFD there; the record beside the annotations has the text as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..analysis import Analysis
from ..tables import rows_of
from . import cas_types as types
from .archives import Archive
from .differences import SAME_AS
from .items import PARTS, Span, first_mentions, known, parts_of, sentiments_of
from .plain import sentences_of, words_of, xml_text
from .record import record_of

if TYPE_CHECKING:
    from cassis import Cas
    from cassis.typesystem import FeatureStructure


def write(analyses: Iterable[Analysis], target: Path) -> None:
    """Write a file ``.xmi``, with what belongs to it beside, or a ``.zip`` with everything inside."""
    if target.suffix.lower() == ".zip":
        with Archive(target) as archive:
            for a in analyses:
                archive.add(archive.free(a.article.id, ".xmi"), xmi_of(a))
            archive.add("TypeSystem.xml", types.type_system().to_xml().encode("utf-8"))
            archive.add("layers.json", types.layers_json().encode("utf-8"))
        return
    (a,) = analyses
    target.write_bytes(xmi_of(a))
    beside(target, "-TypeSystem.xml").write_text(types.type_system().to_xml(), encoding="utf-8")
    beside(target, "-layers.json").write_text(types.layers_json(), encoding="utf-8")


def beside(target: Path, ending: str) -> Path:
    """The file beside an exported one that belongs to it."""
    return target.with_name(target.stem + ending)


def xmi_of(a: Analysis) -> bytes:
    """The analysis as XMI."""
    return cas_of(a).to_xmi().encode("utf-8")


def cas_of(a: Analysis) -> Cas:
    """The analysis as a CAS."""
    from cassis import Cas

    text = xml_text(a.article.text)
    cas = Cas(typesystem=types.type_system(), sofa_string=text, sofa_mime="text/plain", document_language="en")
    _segments(cas, a)
    parts = _parts(cas, a)
    for row in rows_of(a.attributions):
        made = _annotation(cas, types.ATTRIBUTION, row, "attribution_id")
        made[types.SLOTS] = _links(cas, parts[row["attribution_id"]])
    felt = sentiments_of(a)
    for row in rows_of(a.mentions):
        _annotation(cas, types.MENTION, row, "mention_id").sentiment = felt.get(row["mention_id"])
    for row in rows_of(a.terms):
        _annotation(cas, types.TERM, row, "term_id")
    firsts = first_mentions(a)
    for row in rows_of(a.actors):
        if row["actor_id"] in firsts:
            _annotation(cas, types.ACTOR, row | firsts[row["actor_id"]]._asdict(), "actor_id")[SAME_AS] = None
    _add(cas, types.RECORD, Span(0, min(1, len(text))), {types.WORD: record_of(a)})
    return cas


def _segments(cas: Cas, a: Analysis) -> None:
    for span in sentences_of(a):
        _add(cas, types.SENTENCE, span, {})
    for span in words_of(a):
        _add(cas, types.TOKEN, span, {})


def _parts(cas: Cas, a: Analysis) -> dict[int, list[FeatureStructure]]:
    """The annotations of each attribution's parts, which are added to the CAS."""
    return {
        number: [_add(cas, types.PART, span, {types.ROLE: role}) for role in PARTS for span in found.get(role, ())]
        for number, found in parts_of(a).items()
    }


def _links(cas: Cas, parts: Iterable[FeatureStructure]) -> FeatureStructure:
    link, array = cas.typesystem.get_type(types.LINK), cas.typesystem.get_type("uima.cas.FSArray")
    return array(elements=[link(role=part.role, target=part) for part in parts])


def _annotation(cas: Cas, layer: str, row: Mapping, number: str) -> FeatureStructure:
    """A row of a table as an annotation of its layer."""
    values = {name: row[name] for name in types.COLUMNS[layer]} | {types.NUMBER: known(row[number])}
    return _add(cas, layer, Span(row["start"], row["end"]), values)


def _add(cas: Cas, layer: str, span: Span, values: Mapping[str, object]) -> FeatureStructure:
    plain = {name: xml_text(value) if isinstance(value, str) else value for name, value in values.items() if value == value}
    made = cas.typesystem.get_type(layer)(begin=span.start, end=span.end, **plain)
    cas.add(made)
    return made
