"""Files and folders that are put in their place whole or not at all, and never in the place of somebody else's.

Every folder that framescope makes holds a marker, `MARKER`: what the folder is (a report, tables …), a digest of where the
article lay, and the SHA-256 of each file. A later run on the same article replaces these files and no others. What else lies
in the folder stays there; a file that was changed since, a folder without a marker and anything that is no folder stop the
run. A folder that holds something on another article is left alone, and the next number is taken (``art-2``). The digest is
of the article's place as seen from the folder, so that a folder that is handed on says nothing of the machine it was made on.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from stat import S_ISREG
from tempfile import TemporaryDirectory, gettempdir

import pandas as pd

from .errors import InputError, reason
from .spreadsheets import write_csv

MARKER = "framescope.json"
ABOUT = "framescope wrote the files listed here with their SHA-256. It replaces these and no others, and none that was changed since."
MOST_BYTES = 10_000_000
"""A marker is never larger."""

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, errno.EROFS, getattr(errno, "EDQUOT", errno.ENOSPC)}


@dataclass(frozen=True)
class Place:
    """A folder to write: nothing is there yet, or what an earlier run wrote there. `kind` and `origin` say what of whom it holds."""

    folder: Path
    kind: str
    origin: str

    def require_own(self) -> list[str]:
        """The paths in the folder that are not framescope's, which are to stay.

        Raises
        ------
        InputError
            when the folder is somebody else's, or holds a file that was changed since it was written.
        """
        with _writing(self.folder):
            if _free(self.folder):
                return []
            marker = _marker(self.folder)
            if (marker.get("kind"), marker.get("of")) != (self.kind, self.origin):
                raise _in_the_way(self.folder)
            _require_unchanged(self.folder, marker["files"])
            return [name for name in _inside(self.folder) if name not in marker["files"] and name != MARKER]

    def put(self, new: Path) -> Path:
        """Put a copy of the folder `new` here, with a marker, whole or not at all; returns the folder.

        Raises
        ------
        InputError
            as `require_own`; when somebody else's file has a name that is to be written; when the place cannot be written to.
        """

        def complete(copy: Path) -> None:
            marker = {"about": ABOUT, "kind": self.kind, "of": self.origin, "files": {n: _sha256(copy / n) for n in _inside(copy)}}
            others = self.require_own()
            (copy / MARKER).write_text(json.dumps(marker, indent=1) + "\n", encoding="utf-8")
            for name in others:
                _keep(self.folder / name, copy / name)

        put(new, self.folder, complete)
        return self.folder


def claim(kind: str, parent: str | Path, name: str, sources: Sequence[Path], *inputs: str | Path | None, about: str = "") -> Place:
    """The folder of `parent` for the `kind` of thing that is made of the files `sources`: `name`, or `name`-2, -3 … where others lie.

    inputs: further files that the run reads, which must not lie in the folder. about: what else tells this thing from others.

    Raises
    ------
    InputError
        when the folder is not framescope's, holds a file that was changed since it was written, or holds an input.
    """
    parent = Path(parent)
    origin = _origin(sources, parent, about)
    candidates = (Place(parent / (name if number == 1 else f"{name}-{number}"), kind, origin) for number in count(1))
    place = next(place for place in candidates if not _of_another(place))
    place.require_own()
    _require_room(place.folder)
    require_apart(place.folder, *sources, *inputs)
    return place


def _require_room(folder: Path) -> None:
    """Raise InputError, before anything is measured, if nothing can be put where the folder is to lie."""
    above = next(path for path in Path(os.path.abspath(folder)).parents if os.path.lexists(path))
    if not above.is_dir():
        raise InputError(f"{folder} cannot be written ({above} is no folder): choose another folder.")
    if not os.access(above, os.W_OK | os.X_OK):
        raise InputError(f"{folder} cannot be written (nothing may be put into {above}): choose another folder.")


def require_separate(one: Place, other: Place) -> None:
    """Raise InputError if one of two folders is, or lies in, the other."""
    paths = [Path(os.path.realpath(place.folder)) for place in (one, other)]
    if paths[0].is_relative_to(paths[1]) or paths[1].is_relative_to(paths[0]):
        raise InputError(f"{one.folder} and {other.folder} would lie inside one another: choose another folder for one of them.")


def _of_another(place: Place) -> bool:
    """Whether the folder is framescope's and holds something else."""
    marker = _marker(place.folder)
    return bool(marker) and (marker["kind"], marker["of"]) != (place.kind, place.origin)


def _origin(sources: Sequence[Path], parent: Path, about: str) -> str:
    """A digest of where the sources lie, seen from the folder."""
    home = os.path.realpath(parent)
    try:
        seen = [os.path.relpath(os.path.realpath(source), home) for source in sources]
    except ValueError:  # on another drive
        seen = [os.path.realpath(source) for source in sources]
    return hashlib.sha256("\0".join([*(path.replace(os.sep, "/") for path in seen), about]).encode("utf-8", "surrogatepass")).hexdigest()[
        :16
    ]


def _marker(folder: Path) -> dict:
    """What the folder's marker says; nothing where there is none or it is no marker."""
    path = folder / MARKER
    try:
        if folder.is_symlink() or not S_ISREG(path.lstat().st_mode) or path.lstat().st_size > MOST_BYTES:
            return {}
        marker = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    known = isinstance(marker, dict) and {"kind", "of", "files"} <= set(marker) and isinstance(marker["files"], dict)
    return marker if known else {}


def _free(folder: Path) -> bool:
    """Whether nothing is there, or an empty folder."""
    return not os.path.lexists(folder) or (folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir()))


def _in_the_way(path: Path) -> InputError:
    return InputError(f"{path} already exists and was not written by framescope: move it, or choose another folder.")


def _require_unchanged(folder: Path, files: Mapping[str, str]) -> None:
    for name in _inside(folder):
        if name in files and _sha256(folder / name) != files[name]:
            raise InputError(f"{folder / name} was changed after framescope had written it: move it, or choose another folder.")


def _inside(folder: Path) -> list[str]:
    """The paths of all files, links and empty folders in a folder; links are not followed."""
    found: list[str] = []
    for place, folders, files in os.walk(folder, onerror=_raise):
        here = Path(place)
        leaves = [*files, *(name for name in folders if (here / name).is_symlink())]
        found += [(here / name).relative_to(folder).as_posix() for name in leaves]
        if not (files or folders) and here != folder:
            found.append(here.relative_to(folder).as_posix())
    return sorted(found)


def _raise(error: OSError) -> None:
    raise error


def _sha256(path: Path) -> str | None:
    """The digest of a file; None for what is no file, or a link."""
    if not S_ISREG(path.lstat().st_mode):
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _keep(there: Path, here: Path) -> None:
    """Make somebody's file, link or empty folder stand `here` too: the same file, or a copy where the disk cannot do that."""
    if os.path.lexists(here) or any(p.is_file() for p in here.parents):
        raise _in_the_way(there)
    here.parent.mkdir(parents=True, exist_ok=True)
    if there.is_dir() and not there.is_symlink():
        shutil.copytree(there, here)
        return
    try:
        if there.is_symlink() and os.link not in os.supports_follow_symlinks:
            raise OSError("this system links only to what a link leads to")
        os.link(there, here, **({"follow_symlinks": False} if os.link in os.supports_follow_symlinks else {}))
    except OSError:
        shutil.copy2(there, here, follow_symlinks=False)


def require_apart(target: Path, *inputs: str | Path | None) -> None:
    """Raise InputError if `target` is one of the files that a run reads, by whatever name, or a folder that one of them lies in."""
    for path in (Path(path) for path in inputs if path):
        if _same(target, path):
            raise InputError(f"{target} is an input and would be overwritten: choose another name for the output.")
        if any(_same(target, folder) for folder in Path(os.path.realpath(path)).parents):
            raise InputError(f"{path} lies in {target}, where the output goes: move it, or choose another folder.")


def require_free(target: Path, why: str) -> None:
    """Raise InputError, which says `why`, if there is anything at `target`."""
    if os.path.lexists(target):
        raise InputError(f"{target} already exists{why and ' '}{why}: choose another file.")


def _same(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return False


@contextmanager
def workshop() -> Iterator[Path]:
    """A folder to work in, which is removed at the end.

    Raises
    ------
    InputError
        when the disk of temporary files is full or cannot be written to.
    """
    try:
        aside = TemporaryDirectory(prefix="framescope-", ignore_cleanup_errors=True)
    except OSError as error:
        raise InputError(f"No temporary file can be written ({reason(error)}): set TMPDIR to a folder with room.") from error
    try:
        yield Path(aside.name)
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        raise InputError(f"{gettempdir()} has no space left ({reason(error)}): free some, or set TMPDIR to a folder that has.") from error
    finally:
        with uninterrupted():
            aside.cleanup()


def write_tables(tables: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Write each table to `folder` as ``name.csv`` (UTF-8, a header line) and ``name.parquet``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in tables.items():
        write_csv(frame, folder / f"{name}.csv")
        frame.to_parquet(folder / f"{name}.parquet", index=False)


def put_tables(tables: Mapping[str, pd.DataFrame], place: Place) -> Path:
    """`write_tables` to a folder, whole or not at all."""
    with workshop() as folder:
        write_tables(tables, folder / "tables")
        return place.put(folder / "tables")


def put_lines(lines: Iterable[str], target: Path, *inputs: str | Path | None) -> int:
    """Write the lines to the file `target`, whole or not at all; returns how many there are. `inputs`: the files that they are made of.

    Raises
    ------
    InputError
        when `target` is one of the inputs or no file, or the place cannot be written to.
    """
    target = Path(os.path.realpath(target))
    require_apart(target, *inputs)
    with _writing(target):
        if os.path.lexists(target) and not target.is_file():
            raise InputError(f"{target} already exists and is not a file: choose another name.")
    number = 0
    with workshop() as folder:
        new = folder / "lines"
        with new.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            for number, line in enumerate(lines, 1):  # noqa: B007 (the count is the result)
                file.write(line + "\n")
        put(new, target)
    return number


def put(new: Path, target: Path, complete: Callable[[Path], None] = lambda copy: None) -> None:
    """Put a copy of the file or folder `new` in the place of `target`; if that fails, what was at `target` is still there.

    complete: is given the copy beside `target` before it takes its place.

    Raises
    ------
    InputError
        when the place cannot be written to.
    """
    with _writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".framescope-", dir=target.parent, ignore_cleanup_errors=True) as aside:
            copy = shutil.copytree if new.is_dir() else shutil.copyfile
            fresh = Path(copy(new, Path(aside) / "new"))
            complete(fresh)
            with uninterrupted():
                _exchange(fresh, target, Path(aside) / "old")


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, shutil.Error) as error:
        raise InputError(f"{target} cannot be written ({reason(error)}): choose another folder.") from error


def _exchange(new: Path, target: Path, old: Path) -> None:
    try:
        if target.is_dir():
            target.rename(old)
        (new.rename if new.is_dir() else new.replace)(target)
    except BaseException:
        if os.path.lexists(old) and not os.path.lexists(target):
            old.rename(target)
        raise


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let an interrupt wait until the body has ended: one that must not stop half-way, since it puts something in its place or clears up."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []
    before = {number: signal.signal(number, lambda got, _: waiting.append(got)) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for which, handler in before.items():
            signal.signal(which, handler if handler is not None else signal.SIG_DFL)
    for number in waiting:
        signal.raise_signal(number)
