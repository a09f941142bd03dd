"""Reading the small files that a user names: a file and nothing else, up to a size, as text or TOML."""

from __future__ import annotations

import errno
import os
import tomllib
from collections.abc import Callable
from pathlib import Path
from stat import S_ISREG

from .errors import InputError, reason

MOST_BYTES = 20_000_000
MOST_PARTS = 1_000


def read_bytes(path: str | Path, most: int = MOST_BYTES) -> bytes:
    """What is in a file.

    Raises
    ------
    OSError
        when it cannot be read, is no file (a pipe or a device may never end) or holds more than `most` bytes; its ``strerror``
        says which.
    """
    data = first_bytes(path, most + 1, _require_file)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most / 1e6:.0f} MB", str(path))
    return data


def first_bytes(path: str | Path, most: int, require: Callable[[str | Path, os.stat_result], None]) -> bytes:
    """At most so many bytes of a file; `require` sees what the system says of it, before it is opened and after, and raises for what is
    not to be read.

    Raises
    ------
    OSError
        when the file cannot be read.
    """
    try:
        facts = os.stat(path)
    except ValueError:  # a zero byte in the name
        raise OSError(errno.EINVAL, "no file has such a name", str(path)) from None
    require(path, facts)
    with open(path, "rb", opener=_without_waiting) as file:
        require(path, os.fstat(file.fileno()))
        return file.read(most)


def _require_file(path: str | Path, facts: os.stat_result) -> None:
    if not S_ISREG(facts.st_mode):
        raise OSError(errno.EINVAL, "it is a pipe, a device or a folder, not a file", str(path))


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe that nobody writes to is not waited for."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def read_text(path: str | Path, most: int = MOST_BYTES, encoding: str = "utf-8-sig") -> str:
    """The text of a file, line ends as ``\\n``; raises OSError as `read_bytes`, and UnicodeDecodeError."""
    return read_bytes(path, most).decode(encoding).replace("\r\n", "\n").replace("\r", "\n")


def read_toml(path: str | Path, what: str) -> dict:
    """The values of a TOML file; `what` it is, such as "the actor file".

    Raises
    ------
    InputError
        when it cannot be read, or is no TOML.
    """
    try:
        return toml(read_text(path))
    except OSError as error:
        raise InputError(f"{path}: {what} cannot be read ({reason(error)}); check the path.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: {what} is not UTF-8 text; save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: {what} is not valid TOML ({error}); correct that line.") from error


def toml(text: str) -> dict:
    """The values of a TOML document; raises TOMLDecodeError, also where tables, lists or keys are nested too deeply to be read."""
    if any(line.count(".") > MOST_PARTS for line in text.split("\n")):  # the library needs n² steps for a key of n parts
        raise tomllib.TOMLDecodeError(f"a line of it has more than {MOST_PARTS:,} dots")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise tomllib.TOMLDecodeError("its lists or tables are nested too deeply") from None
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:  # Python reads no number of more than 4,300 digits
        raise tomllib.TOMLDecodeError("a number of it is too long") from None
