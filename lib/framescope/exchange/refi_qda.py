"""REFI-QDA (.qdpx): the project that MAXQDA, ATLAS.ti, NVivo, QDA Miner, Dedoose and Quirkos exchange (version 1.0 of the schema, 1.5 of the text).

A source an article, with its text beside; what is known of it as variables; a code for each thing that can be said of a piece of the text,
in five groups. Several codes on one passage are how one asks in these tools: "evaluative" and "aimed at Fenwick" and "author". Positions
count characters (Unicode code points) from 0, as the standard says. Whatever has a GUID has the same one in every export.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from uuid import UUID, uuid5

from lxml import etree

from .. import __version__
from ..analysis import Analysis
from ..metadata import SAID_OF_AN_ARTICLE
from .archives import Archive
from .items import ATTRIBUTIONS, MENTIONS, TERMS, Item, Span, items_of
from .plain import xml_text

NAMESPACE = "urn:QDA-XML:project:1.0"
_HOME = UUID("6f0f0f52-5b1c-5d0e-9c3a-3f6f1b7a2d11")
"""The name space of the GUIDs."""

ACTORS, ATTRIBUTED, LOADED, AIMED, VOICE = "Actors", "Who says what", "Loaded terms", "Aimed at", "In whose words"
GROUPS = {
    ACTORS: "whom a passage mentions",
    ATTRIBUTED: "sources, cues by their class, contents by their kind, and who speaks",
    LOADED: "loaded terms by their category",
    AIMED: "the actor at whom a loaded term is aimed",
    VOICE: "whose word a loaded term is, the author's or a source's",
}
_COLOURS = {ACTORS: "#4E79A7", ATTRIBUTED: "#59A14F", LOADED: "#E15759", AIMED: "#F28E2B", VOICE: "#B07AA1"}
NOT_KNOWN = "not known"
Code = tuple[str, ...]


def write(analyses: Iterable[Analysis], target: Path) -> None:
    """Write the project."""
    root, sources = _project(target.stem), etree.Element(_tag("Sources"))
    codes: dict[Code, None] = {}
    with Archive(target) as archive:
        for a in analyses:
            source = _source(a, codes)
            sources.append(source)
            archive.add(f"Sources/{_source_guid(a)}.txt", a.article.text.encode("utf-8"))
        root.append(_codebook(codes))
        root.append(_variables())
        root.append(sources)
        etree.SubElement(root, _tag("Description")).text = f"What framescope {__version__} measured."
        archive.add("project.qde", etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def guid(*names: str) -> str:
    """The GUID of what has these names.

    >>> guid("code", "Actors") == guid("code", "Actors") != guid("code", "Aimed at")
    True
    """
    return str(uuid5(_HOME, "\0".join(names)))


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _source_guid(a: Analysis) -> str:
    """The GUID of an article, which its text has for its name."""
    return guid("source", a.article.id, a.article.sha256)


_USER = guid("user")


def _project(name: str) -> etree._Element:
    root = etree.Element(
        _tag("Project"), {"name": xml_text(name), "origin": f"framescope {__version__}", "creatingUserGUID": _USER}, {None: NAMESPACE}
    )
    users = etree.SubElement(root, _tag("Users"))
    etree.SubElement(users, _tag("User"), guid=_USER, name="framescope")
    return root


def _variables() -> etree._Element:
    made = etree.Element(_tag("Variables"))
    for name in SAID_OF_AN_ARTICLE:
        etree.SubElement(made, _tag("Variable"), guid=guid("variable", name), name=name, typeOfVariable="Text")
    return made


def _source(a: Analysis, codes: dict[Code, None]) -> etree._Element:
    """The text of an article, with its selections, their codings and what is known of it."""
    made = etree.Element(_tag("TextSource"), guid=_source_guid(a), name=xml_text(a.article.id))
    made.set("plainTextPath", f"internal://{_source_guid(a)}.txt")
    made.set("creatingUser", _USER)
    if a.article.title:
        etree.SubElement(made, _tag("Description")).text = xml_text(a.article.title)
    for number, (span, found) in enumerate(selections(a)):
        codes |= dict.fromkeys(found)
        made.append(_selection(a, span, found, str(number)))
    for name in SAID_OF_AN_ARTICLE:
        if value := getattr(a.article, name):
            told = etree.SubElement(made, _tag("VariableValue"))
            etree.SubElement(told, _tag("VariableRef"), targetGUID=guid("variable", name))
            etree.SubElement(told, _tag("TextValue")).text = xml_text(value)
    return made


def _selection(a: Analysis, span: Span, codes: Iterable[Code], number: str) -> etree._Element:
    key = (a.article.id, a.article.sha256, number)
    made = etree.Element(
        _tag("PlainTextSelection"),
        guid=guid("selection", *key),
        name=xml_text(" ".join(a.article.text[span.start : span.end].split())[:60]),
    )
    made.set("startPosition", str(span.start))
    made.set("endPosition", str(span.end))
    made.set("creatingUser", _USER)
    for code in codes:
        coding = etree.SubElement(made, _tag("Coding"), guid=guid("coding", *key, *code), creatingUser=_USER)
        etree.SubElement(coding, _tag("CodeRef"), targetGUID=guid("code", *code))
    return made


def selections(a: Analysis) -> Iterator[tuple[Span, list[Code]]]:
    """What is marked in an article, and the codes of each passage; a code is the names of its groups and its own."""
    names = {actor: _called(name, actor, a) for actor, name in a.actor_names.items()}
    for item in items_of(a):
        if item.table == MENTIONS:
            yield item.span, [(ACTORS, _actor(item, "actor_id", names))]
        elif item.table == TERMS:
            found = [(LOADED, item.values["category"] or NOT_KNOWN), (VOICE, item.values["voice"] or NOT_KNOWN)]
            yield item.span, [*found, *([(AIMED, _actor(item, "target", names))] if item.values["target"] else [])]
        elif item.table == ATTRIBUTIONS:
            yield from ((span, [code, *more]) for span, code, more in _pieces(item, names))


def _pieces(item: Item, names: Mapping[str, str]) -> Iterator[tuple[Span, Code, list[Code]]]:
    values = item.values
    by: dict[str, Code] = {
        "source": ("source",),
        "cue": ("cue", values["cue_class"] or NOT_KNOWN),
        "content": ("content", values["kind"] or NOT_KNOWN),
    }
    speaker: Code = (ATTRIBUTED, "speaker", _actor(item, "speaker", names))
    for role, spans in item.parts.items():
        for span in spans:
            yield span, (ATTRIBUTED, *by[role]), [speaker] if role == "content" else []


def _actor(item: Item, column: str, names: Mapping[str, str]) -> str:
    actor = item.values[column]
    return names.get(actor, actor) if actor else NOT_KNOWN


def _called(name: str, actor: str, a: Analysis) -> str:
    """The name of an actor, with its id where two have the same name."""
    return name if list(a.actor_names.values()).count(name) == 1 else f"{name} ({actor})"


def _codebook(codes: Iterable[Code]) -> etree._Element:
    """The codes in their groups: those that are used, and every group."""
    book = etree.Element(_tag("CodeBook"))
    root = etree.SubElement(book, _tag("Codes"))
    made: dict[Code, etree._Element] = {(): root}
    leaves = set(codes)
    for code in sorted({*leaves, *((group,) for group in GROUPS), *(leaf[:n] for leaf in leaves for n in range(1, len(leaf)))}, key=_order):
        made[code] = etree.SubElement(made[code[:-1]], _tag("Code"), guid=guid("code", *code), name=xml_text(code[-1]))
        made[code].set("isCodable", "true" if code in leaves else "false")
        made[code].set("color", _COLOURS[code[0]])
        if len(code) == 1:
            etree.SubElement(made[code], _tag("Description")).text = GROUPS[code[0]]
    return book


def _order(code: Code) -> tuple:
    """Groups in their order, and codes by name after the group that holds them."""
    return (list(GROUPS).index(code[0]), code[1:])
