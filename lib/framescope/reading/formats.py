"""The kinds of file that an article can come in, known by the endings of their names. A new kind is added here."""

from __future__ import annotations

import re
from pathlib import Path

PLAIN = (".txt",)
MARKDOWN = (".md", ".markdown")
PAGES = (".html", ".htm", ".xhtml")
KINDS = (PLAIN, MARKDOWN, PAGES)
ENDINGS = tuple(ending for kind in KINDS for ending in kind)

IN_WORDS = ", ".join(kind[0] for kind in KINDS)
"""The endings as messages name them: the usual one of each kind."""

_FILE_NAME = re.compile(rf"[^\n<>]{{1,250}}(?:{'|'.join(map(re.escape, ENDINGS))})", re.IGNORECASE)


def is_article(path: Path) -> bool:
    """Whether the file's name ends like that of an article."""
    return path.suffix.lower() in ENDINGS


def is_markdown(path: Path) -> bool:
    return path.suffix.lower() in MARKDOWN


def is_page(path: Path) -> bool:
    """Whether the file's name ends like that of a saved web page."""
    return path.suffix.lower() in PAGES


def is_file_name(text: str) -> bool:
    """Whether a string is one line that ends like the name of an article's file.

    >>> is_file_name("texts/dam.TXT"), is_file_name("The dam opens.")
    (True, False)
    """
    return bool(_FILE_NAME.fullmatch(text.strip()))
