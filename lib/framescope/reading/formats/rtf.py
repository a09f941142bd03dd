"""Rich text (.rtf), as Word, Nexis Uni and Factiva write it (striprtf)."""

from __future__ import annotations

from ...errors import InputError

_CELL = "|"


def lines(data: bytes, name: str) -> list[str]:
    """The paragraphs of a file, one a line; cells of a table that stand in one row are separated by tabs.

    Raises
    ------
    InputError
        when it is broken.
    """
    from striprtf.striprtf import rtf_to_text

    source = data.decode("latin-1").replace("HYPERLINK", "LINK")  # else addresses stand behind the words that they are under
    try:
        text = rtf_to_text(source, errors="replace")
    except Exception:  # the library foresees no broken file
        raise InputError(f"{name} is a broken RTF file: open it in a word processor and save it as .docx or .txt.") from None
    return [_row(line) for line in text.replace("\r", "\n").replace("\x0c", "\n").split("\n")]


def _row(line: str) -> str:
    return line.rstrip(_CELL).replace(_CELL, "\t") if line.endswith(_CELL) else line
