"""What is in a ZIP file, and nothing that leaves it: names that lead elsewhere, links and what unpacks to too much are refused."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath

from ...errors import InputError

MOST_MEMBERS = 20_000
MOST_BYTES = 100_000_000
"""Bytes of a member when it is unpacked, at most."""

MOST_IN_ALL = 1_000_000_000
RATIO = 200
"""Times that a member is larger than what it is packed in, at most: text is some 4 times, a bomb is 1,000 times."""

SMALL = 1_000_000
"""A member of fewer bytes is no bomb, whatever its ratio."""

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, UnicodeError)


@dataclass(frozen=True)
class Member:
    """A file in a ZIP: its name there, and its bytes, or why it was not unpacked."""

    name: str
    data: bytes = b""
    problem: str | None = None


@contextmanager
def opened(data: bytes, name: str) -> Iterator[zipfile.ZipFile]:
    """The ZIP file of these bytes; what is wrong with it in the body is one sentence.

    Raises
    ------
    InputError
        when it is broken, locked with a password, or holds more than files of articles ever do.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            found = file.infolist()
            if len(found) > MOST_MEMBERS or sum(m.file_size for m in found) > MOST_IN_ALL:
                raise InputError(
                    f"{name} unpacks to more than {MOST_MEMBERS:,} files or {MOST_IN_ALL / 1e9:.0f} GB: unpack it yourself, and name the folder."
                )
            yield file
    except InputError as error:
        raise error if str(error).startswith(name) else InputError(f"{name}: {error}") from None
    except _BROKEN as error:
        raise InputError(f"{name} is a broken ZIP file ({' '.join(str(error).split())[:100]}): get it again.") from None


def part(file: zipfile.ZipFile, about: zipfile.ZipInfo | str, most: int = MOST_BYTES) -> bytes | None:
    """A file in a ZIP; None where there is none of this name.

    Raises
    ------
    InputError
        when it is larger than any text, or locked with a password.
    """
    if isinstance(about, str):
        try:
            about = file.getinfo(about)
        except KeyError:
            return None
    if problem := _too_large(about, most):
        raise InputError(f"{about.filename} {problem}.")
    if about.flag_bits & _ENCRYPTED:
        raise InputError(f"{about.filename} is locked with a password: unpack the ZIP yourself, and name the folder.")
    with file.open(about) as member:
        data = member.read(most + 1)
    if len(data) > most:
        raise InputError(f"{about.filename} unpacks to more than {most / 1e6:.0f} MB, as no text does.")
    return data


_ENCRYPTED = 0x1


def members(data: bytes, name: str) -> Iterator[Member]:
    """Every file in a ZIP, in the order of their names; hidden ones and what the Mac adds are passed over.

    Raises
    ------
    InputError
        as `opened`.
    """
    with opened(data, name) as file:
        for about in sorted(file.infolist(), key=lambda m: m.filename):
            if not about.is_dir() and not _hidden(about.filename):
                yield _member(file, about)


def _member(file: zipfile.ZipFile, about: zipfile.ZipInfo) -> Member:
    problem = _leaves(about) or _too_large(about, MOST_BYTES)
    if problem:
        return Member(about.filename, problem=problem)
    try:
        return Member(about.filename, part(file, about) or b"")
    except InputError as error:
        return Member(about.filename, problem=str(error).removeprefix(f"{about.filename} ").rstrip("."))
    except _BROKEN as error:
        return Member(about.filename, problem=f"cannot be unpacked ({' '.join(str(error).split())[:80]}): unpack the ZIP yourself")


def _leaves(about: zipfile.ZipInfo) -> str | None:
    """Why a member is no plain file in the ZIP's own folders, if it is none."""
    path = PurePosixPath(about.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in about.filename[:3]:
        return "has a name that leads out of the ZIP: it is not read"
    kind = stat.S_IFMT(about.external_attr >> 16)
    return "is no plain file but a link or a device: it is not read" if kind not in (0, stat.S_IFREG) else None


def _too_large(about: zipfile.ZipInfo, most: int) -> str | None:
    if about.file_size > most:
        return f"unpacks to {about.file_size / 1e6:,.0f} MB, more than a file of articles ({most / 1e6:.0f} MB): split it"
    if about.file_size > SMALL and about.file_size > RATIO * max(1, about.compress_size):
        return f"unpacks to {about.file_size // max(1, about.compress_size):,} times its size, as no text does: it is not read"
    return None


def _hidden(name: str) -> bool:
    return name.startswith("__MACOSX/") or any(
        part.startswith(".") and part not in ("..", ".") for part in name.replace("\\", "/").split("/")
    )
