"""Rich text (.rtf), as Word, Nexis Uni and Factiva write it (striprtf).

The library has patterns for fields and for the table of fonts that backtrack without bound, and reads every digit of a picture. It
gets the source in a form that keeps both patterns short: pictures are dropped, and the fonts are listed anew.
"""

from __future__ import annotations

import re

from ...errors import InputError

MOST_BYTES = 50_000_000
"""Bytes of a file without its pictures: as much as a document of another kind has."""

_CELL = "|"
_PICTURE = re.compile(rb"[0-9a-f\r\n]{400,}+", re.IGNORECASE)
"""The bytes of a picture, two digits each; neither words nor codes have so many on end."""

_FIELD = re.compile(r"(\\fldinst)\{", re.IGNORECASE)
"""What the library's pattern for the address of a link begins with; a space between the two means the same, and hides it."""

_FONTS = re.compile(r"\{(?:\\\*)?+\\fonttbl(?![a-z])")
_FONT = re.compile(r"\\f(\d{1,5})(?!\d)|\\fcharset(\d{1,3})(?!\d)")
MOST_FONTS = 5_000


def lines(data: bytes, name: str) -> list[str]:
    """The paragraphs of a file, one a line; cells of a table that stand in one row are separated by tabs.

    Raises
    ------
    InputError
        when it is broken, or larger than any text.
    """
    from striprtf.striprtf import rtf_to_text

    data = _PICTURE.sub(b"\n", data)
    if len(data) > MOST_BYTES:
        raise InputError(f"{name} holds more than {MOST_BYTES / 1e6:.0f} MB beside its pictures: split it into its articles.")
    try:
        text = rtf_to_text(_prepared(data.decode("latin-1")), errors="replace")
    except Exception:  # the library foresees no broken file
        raise InputError(f"{name} is a broken RTF file: open it in a word processor and save it as .docx or .txt.") from None
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # a character beyond the first 65,536 is written in halves
    return [_row(line) for line in whole.replace("\r", "\n").replace("\x0c", "\n").split("\n")]


def _prepared(source: str) -> str:
    """The source without what the library would be slow on."""
    source = _FIELD.sub(r"\1 {", source)
    found = _FONTS.search(source)
    if not found:
        return source.replace(_TABLE, _PASSED_OVER)
    fonts = "".join(rf"{{\f{number}\fcharset{charset} x;}}" for number, charset in _fonts(source[found.start() : _end(source, found)]))
    before, rest = (part.replace(_TABLE, _PASSED_OVER) for part in (source[: found.start()], source[found.start() :]))
    return f"{before}{{{_TABLE}{fonts}}}{rest}"


_TABLE = r"\fonttbl"
_PASSED_OVER = r"\*\fontsbefore"
"""What stands for each table of fonts that was in the source: a group that the library leaves out."""


def _end(source: str, table: re.Match[str]) -> int:
    """Where the group ends that a table of fonts stands in."""
    depth = 1
    for brace in re.finditer(r"[{}]", source[table.end() :]):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return table.end() + brace.end()
    return len(source)


def _fonts(table: str) -> list[tuple[str, str]]:
    """The number and the character set of every font, the first so many."""
    fonts: list[tuple[str, str]] = []
    number = ""
    for match in _FONT.finditer(table):
        if match[1]:
            number = match[1]
        elif number and len(fonts) < MOST_FONTS:
            fonts.append((number, match[2]))
            number = ""
    return fonts


def _row(line: str) -> str:
    return line.rstrip(_CELL).replace(_CELL, "\t") if line.endswith(_CELL) else line
