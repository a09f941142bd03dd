"""ZIP archives that hold exported articles: the same bytes for the same articles, and names that no two of them share."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from ..errors import InputError

_WHEN = (1980, 1, 1, 0, 0, 0)
MOST_BYTES = 200_000_000
"""No file in an archive is larger when it is unpacked."""


class Archive:
    """A ZIP archive to write."""

    def __init__(self, target: Path) -> None:
        self._file = ZipFile(target, "w", ZIP_DEFLATED)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def free(self, stem: str, ending: str) -> str:
        """A name in the archive that is not taken: the stem, or stem-2, -3 …"""
        taken = {name.casefold() for name in self._file.namelist()}
        names = (f"{stem}{'' if number == 1 else f'-{number}'}{ending}" for number in range(1, len(taken) + 2))
        return next(name for name in names if name.casefold() not in taken)

    def add(self, name: str, data: bytes) -> None:
        """Add a file; its date is always the same."""
        info = ZipInfo(name, _WHEN)
        info.compress_type, info.external_attr = ZIP_DEFLATED, 0o644 << 16
        self._file.writestr(info, data)


def members(path: Path | BytesIO, name: str = "") -> dict[str, bytes]:
    """The files of an archive by name, folders left out. name: what it is called, if it is no file of its own.

    Raises
    ------
    InputError
        when it is no ZIP archive, is damaged, or a file in it is too large.
    """
    called = name or str(path)
    try:
        with ZipFile(path) as file:
            return {info.filename: _read(file, info, called) for info in file.infolist() if not info.is_dir()}
    except (BadZipFile, OSError, RuntimeError, EOFError) as error:
        raise InputError(f"{called} cannot be read as a ZIP archive ({error}): export it again.") from None


def _read(file: ZipFile, info: ZipInfo, called: str) -> bytes:
    with file.open(info) as member:
        data = member.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise InputError(f"{called}: {info.filename} is larger than {MOST_BYTES / 1e6:.0f} MB: framescope did not write it.")
    return data
