"""What is in a file, and nothing but a file: its bytes, never more than one article has, and its text by the encoding that they show."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from ..errors import InputError
from ..textfiles import first_bytes

MAX_BYTES = 10_000_000
"""One article is never larger: War and Peace has 3.3 million characters."""

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


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file. Nothing else is opened (a pipe may never end), and no more is read than `MAX_BYTES` and one.

    Raises
    ------
    InputError
        when there is no such file, when it is no regular file, cannot be read, or is larger than an article.
    """
    if "\0" in str(path):
        raise InputError(f"{str(path)!r} cannot be the name of a file: check it.")
    try:
        data = first_bytes(path, MAX_BYTES + 1, _require_file)
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): check the name and the permissions.") from None
    if len(data) > MAX_BYTES:
        raise _too_large(path, "more than ", MAX_BYTES)
    return data


def _require_file(path: str | Path, facts: os.stat_result) -> None:
    for is_kind, what in _KINDS:
        if is_kind(facts.st_mode):
            raise InputError(f"{path} is {what}.")
    if facts.st_size > MAX_BYTES:
        raise _too_large(path, "", facts.st_size)


def _too_large(path: str | Path, more: str, size: int) -> InputError:
    limit = f"{MAX_BYTES / 1e6:.0f} MB"
    return InputError(f"{path} has {more}{size / 1e6:.0f} MB, more than one article ({limit}): split it into its articles.")


def decoded(data: bytes, path: Path) -> str:
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
