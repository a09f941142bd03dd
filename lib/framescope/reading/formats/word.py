"""Documents of word processors: Word (.docx) and OpenDocument (.odt). Both are XML in a ZIP, and their running text is in one file of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...errors import InputError
from .archive import opened, part
from .xml import name_of, parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_BYTES = 50_000_000
"""Bytes of a document's text with its markup, unpacked: a novel has 5 million."""

DOCX, ODT = "word/document.xml", "content.xml"
_WORD_SKIPPED = frozenset({"del", "moveFrom", "instrText", "pict", "drawing", "footnoteReference", "commentReference", "Fallback"})
"""What Word does not show as running text: what was deleted, codes of fields, pictures."""

_ODT_SKIPPED = frozenset({"note", "annotation", "tracked-changes", "frame", "table-of-content", "bookmark"})
_BREAKS = {"br": "\n", "cr": "\n", "line-break": "\n", "tab": "\t", "s": " ", "noBreakHyphen": "-"}
_HEADINGS = ("heading1", "title")


def lines(data: bytes, name: str) -> tuple[list[str], str | None]:
    """The paragraphs of a document in their order, and the headline if one of them has the style of a title or a first heading.

    Raises
    ------
    InputError
        when it is broken, or larger than any text.
    """
    with opened(data, name) as file:
        names = set(file.namelist())
        source = part(file, DOCX if DOCX in names else ODT, MOST_BYTES)
    if source is None:
        raise InputError(f"{name} holds no document: open it in a word processor and save it as .docx.")
    root = parsed(source, name)
    found = list(_paragraphs(root))
    headline = next((" ".join(text.split()) for text, style in found if text.strip() and _is_heading(style)), None)
    return [text for text, _ in found], headline


def _paragraphs(root: _Element) -> Iterator[tuple[str, str]]:
    """Every paragraph's words and style."""
    skipped = _ODT_SKIPPED if name_of(root).startswith("document-") or name_of(root) == "document-content" else _WORD_SKIPPED
    for element in root.iter():
        if name_of(element) in ("p", "h") and not _is_inside(element, skipped):
            yield _words(element, skipped), _style(element)


def _is_inside(element: _Element, skipped: frozenset[str]) -> bool:
    return any(name_of(above) in skipped for above in element.iterancestors())


def _words(paragraph: _Element, skipped: frozenset[str]) -> str:
    """The words of a paragraph; those of one inside it (a text box) are its own."""
    is_odt = skipped is _ODT_SKIPPED
    pieces: list[str] = []

    def walk(element: _Element) -> None:
        for child in element:
            name = name_of(child)
            if name in skipped or name in ("p", "h") or name in _BREAKS:
                pieces.append(_BREAKS.get(name, ""))
            else:
                if name == "t" or is_odt:
                    pieces.append(child.text or "")
                walk(child)
            if is_odt:
                pieces.append(child.tail or "")

    pieces.append(paragraph.text or "" if is_odt else "")
    walk(paragraph)
    return "".join(pieces)


def _style(paragraph: _Element) -> str:
    """The name of a paragraph's style, in small letters without spaces."""
    if name_of(paragraph) == "h":
        level = next((value for key, value in paragraph.attrib.items() if key.endswith("outline-level")), "")
        return f"heading{level}"
    style = next((e for e in paragraph.iter("{*}pStyle")), None)
    values = style.attrib.values() if style is not None else [v for k, v in paragraph.attrib.items() if k.endswith("style-name")]
    return "".join(values).lower().replace(" ", "").replace("_20_", "")


def _is_heading(style: str) -> bool:
    return style in _HEADINGS
