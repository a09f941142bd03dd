"""XML from anybody: no entity is replaced, no file or address behind one is read, and what nests or grows too far is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import InputError
from ..markup import MAX_ATTRIBUTES

if TYPE_CHECKING:
    from lxml.etree import _Element


def parsed(data: bytes, name: str) -> _Element:
    """The root of an XML document, its encoding as it declares it.

    Raises
    ------
    InputError
        when it is no XML, is nested too deeply, declares entities of its own, or has an element of more than `MAX_ATTRIBUTES`.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise InputError(f"{name} is broken inside (its XML cannot be read): open it where it was made, and save it again.") from None
    if root.getroottree().docinfo.internalDTD is not None and any(root.getroottree().docinfo.internalDTD.iterentities()):
        raise InputError(f"{name} declares entities of its own, as no article does: save the article's text as a .txt file.")
    if root.xpath(f"boolean(//*[@*[{MAX_ATTRIBUTES + 1}]])"):  # lxml needs n² steps to list n of them
        raise InputError(
            f"{name} has an element of more than {MAX_ATTRIBUTES:,} attributes, as no article does: save its text as a .txt file."
        )
    return root


def name_of(element: _Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def first(element: _Element, *names: str) -> _Element | None:
    """The first element of one of these names, whatever its namespace; the first name that there is wins."""
    return next((found for name in names for found in element.iter("{*}" + name)), None)


def words(element: _Element | None) -> str:
    """The text of an element with that of all elements in it, spaces as one."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
