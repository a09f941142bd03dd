"""What is in a file, and nothing but a file: its bytes, never more than one article has, and its text by the encoding that they show."""

from __future__ import annotations

import os
import re
import stat
from functools import partial
from pathlib import Path

from ..errors import InputError
from ..textfiles import first_bytes

MAX_BYTES = 10_000_000
"""One article is never larger: War and Peace has 3.3 million characters."""

MAX_BYTES_OF_MANY = 200_000_000
"""A file that holds many articles, or pictures beside one, is never larger: it is read whole."""

SINGLE_BYTES = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "the code page 850 of DOS"}
"""The encodings of one byte a character that English texts come in, and what they are called. Latin-1 is told from the first by its bytes."""

_SAMPLE = 4_000
_MOSTLY, _HARDLY = 0.7, 0.05
"""In UTF-16 and UTF-32 at least this share of an English text's high bytes is zero, and at most this share of its low ones."""

_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\0\0", "utf-32"),  # before UTF-16, whose mark it begins with
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_KINDS = (
    (stat.S_ISDIR, "a folder: name one article in it"),
    (stat.S_ISFIFO, "a pipe, not a file: save what it gives as a file and name that"),
    (stat.S_ISSOCK, "a socket, not a file: name an article's file"),
    (lambda mode: not stat.S_ISREG(mode), "a device, not a file: name an article's file"),
)


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file. Nothing else is opened (a pipe may never end), and no more is read than `most` and one.

    Raises
    ------
    InputError
        when there is no such file, when it is no regular file, cannot be read, or is larger than `most`.
    """
    if "\0" in str(path):
        raise InputError(f"{str(path)!r} cannot be the name of a file: check it.")
    try:
        data = first_bytes(path, most + 1, partial(_require_file, most))
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): check the name and the permissions.") from None
    if len(data) > most:
        raise _too_large(path, "more than ", most, most)
    return data


def _require_file(most: int, path: str | Path, facts: os.stat_result) -> None:
    for is_kind, what in _KINDS:
        if is_kind(facts.st_mode):
            raise InputError(f"{path} is {what}.")
    if facts.st_size > most:
        raise _too_large(path, "", facts.st_size, most)


def _too_large(path: str | Path, more: str, size: int, most: int) -> InputError:
    what = "one article" if most == MAX_BYTES else "a file of articles"
    return InputError(f"{path} has {more}{size / 1e6:.0f} MB, more than {what} ({most / 1e6:.0f} MB): split it into its articles.")


def require_one_articles_size(data: bytes, path: str | Path) -> None:
    """Raise InputError if the bytes are more than one article has."""
    if len(data) > MAX_BYTES:
        raise _too_large(path, "", len(data), MAX_BYTES)


def require_one_articles_length(text: str, path: str | Path) -> None:
    """Raise InputError if a text, which a document may have packed in little, is more than one article has."""
    if len(text) > MAX_BYTES:
        raise _too_large(path, "", len(text), MAX_BYTES)


def text_of(data: bytes, path: str | Path) -> tuple[str, str | None]:
    """The text of a file, and what its encoding is called where it is none of Unicode's.

    What is no UTF-8 is read in an encoding of one byte a character (charset-normalizer tells which), unless it is UTF-8 that was damaged.

    Raises
    ------
    InputError
        when it is no text, or in no encoding that is known.
    """
    try:
        return decoded(data, path), None
    except InputError:
        name = None if b"\0" in data else _single_byte(data)
        if name is None:
            raise
    is_latin = name == "cp1252" and not _HIGH_CONTROLS.search(data)
    return data.decode(name), "Latin-1" if is_latin else SINGLE_BYTES[name]


_HIGH_CONTROLS = re.compile(rb"[\x80-\x9f]")
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_HIGH, _MOST_CONTROLS = 0.2, 0.01
_GUESSED_ON = 50_000


def _single_byte(data: bytes) -> str | None:
    """Python's name of the encoding of one byte a character that the bytes are in; None for damaged UTF-8 and for what is no English text."""
    sequences, high = len(_UTF8.findall(data)), len(_HIGH.findall(data))
    if 2 * sequences > high / 2 or high > _MOST_HIGH * len(data) or len(_CONTROLS.findall(data)) > _MOST_CONTROLS * len(data):
        return None
    from charset_normalizer import from_bytes

    best = from_bytes(_around_high(data), cp_isolation=list(SINGLE_BYTES)).best()
    for name in (best.encoding if best else "cp1252", "cp1252"):
        try:
            data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        return name if name in SINGLE_BYTES else None
    return None


def _around_high(data: bytes) -> bytes:
    """A part of the bytes that tells the encoding: what stands around the first letters beyond ASCII."""
    found = _HIGH.search(data)
    at = max(0, (found.start() if found else 0) - 1_000)
    return data[at : at + _GUESSED_ON]


def decoded(data: bytes, path: str | Path) -> str:
    """The text of a file: by its byte order mark, as UTF-16 or UTF-32 where its zero bytes say so, else as UTF-8.

    Raises
    ------
    InputError
        when it is no text, or not in the encoding that it shows.
    """
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None) or _by_zeros(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be").upper()
        raise InputError(f"{path} is not valid {name} (byte {error.start + 1}): open it in an editor and save it as UTF-8.") from None
    if "\0" in text:
        raise InputError(f"{path} is not text (it holds zero bytes): save the article as plain text, Markdown or HTML.")
    return text


def _by_zeros(data: bytes) -> str:
    """The encoding of bytes without a mark: in UTF-16 and UTF-32 the high bytes of Latin letters are zero, and hardly any low byte is."""
    sample = data[: min(len(data), _SAMPLE) // 4 * 4]
    if not sample or b"\0" not in sample:
        return "utf-8"
    high, low = zip(
        *((share >= _MOSTLY, share <= _HARDLY) for share in (sample[i::4].count(0) * 4 / len(sample) for i in range(4))), strict=True
    )
    shapes = {"utf-32-le": "lhhh", "utf-32-be": "hhhl", "utf-16-le": "lhlh", "utf-16-be": "hlhl"}
    found = (name for name, shape in shapes.items() if all((high if kind == "h" else low)[i] for i, kind in enumerate(shape)))
    return next(found, "utf-8")
