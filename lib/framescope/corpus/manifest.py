"""What a dataset was made of and with. A run that would mix two codes, models, actor files, term lists or inputs is refused."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from pathlib import Path

from .. import __version__
from ..errors import InputError
from ..fingerprint import measuring_digest, packages_used
from .dataset import MANIFEST, RUN, is_dataset, read_manifest, whole, writable
from .run_settings import RunSettings

CHOICE = "choice of instruments"

_SAYS = {
    "measured with": "the same version of framescope, its model, its packages and its instruments",
    "made of": "the same input, columns, actor file, term lists (and what counts where they overlap), corrections and number of articles a partition",
}


def tools(instruments: Sequence[str]) -> dict[str, str]:
    """All that a dataset is measured with: `versions`, and which instruments of sentiment were chosen."""
    return versions() | {CHOICE: ", ".join(instruments) or "none"}


@cache
def versions() -> dict[str, str]:
    """Version of framescope and of the packages that its measures rest on, with a digest of code and lists; read once in each process."""
    from ..parsing.language import model_name

    packages = {package: _version(package) for package in packages_used()}
    return {"framescope": __version__, "model": model_name(), "code and lists": measuring_digest()} | packages


def _version(package: str) -> str:
    """The version of a package that is imported by this name; most are installed by it as well."""
    try:
        return version(package)
    except PackageNotFoundError:
        names = packages_distributions().get(package)
        return version(names[0]) if names else "absent"


def contents(settings: RunSettings) -> dict[str, str]:
    """What is in the user's own files: a digest of the actor file, and name and digest of each term list; "none" without any.

    Raises
    ------
    InputError
        when a file cannot be read.
    """
    lists = [f"{Path(file).name} {_contents(file, 'term list')}" for file in settings.lexicons]
    actors = _contents(settings.actor_file, "actor file") if settings.actor_file else "none"
    return {"actor file": actors, "term lists": ", ".join(lists) or "none"}


def _contents(file: str, what: str) -> str:
    try:
        return hashlib.sha256(Path(file).read_bytes()).hexdigest()[:16]
    except OSError as error:
        raise InputError(f"{file} cannot be read ({error.strerror}): every worker must find the {what} there.") from None


def signature(manifest: dict[str, dict[str, str]]) -> str:
    """The digest of a manifest, which each partition's note has: a manifest that was lost is known again by it."""
    return hashlib.sha256(json.dumps(manifest, sort_keys=True).encode()).hexdigest()[:16]


def agree(folder: Path, manifest: dict[str, dict[str, str]]) -> bool:
    """Write the manifest into a new dataset, or see that it is the one which the dataset there has.

    Returns whether it was lost and had to be written again (partitions that were made under another are known by `signature`).

    Raises
    ------
    InputError
        when the folder is something else, or a dataset made of or with something else, or cannot be written to.
    """
    there = _there(folder)
    if there is None:
        lost = _in_use(folder)
        with whole(folder, folder / MANIFEST) as new:
            new.write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
        return lost
    for section, remedy in _SAYS.items():
        for name, value in manifest[section].items():
            if there.get(section, {}).get(name) != value:
                raise InputError(
                    f"{folder} was {section} another {name} ({there.get(section, {}).get(name)}, now {value}), and the two are not mixed: "
                    f"continue with {remedy}, or choose a new folder."
                )
    return False


def _there(folder: Path) -> dict | None:
    """The manifest of the dataset in the folder; None if there is none, or one that says nothing any more."""
    there = read_manifest(folder)
    return there if there and all(isinstance(there.get(section), dict) for section in _SAYS) else None


def _in_use(folder: Path) -> bool:
    """Whether a dataset without its manifest is in the folder.

    Raises
    ------
    InputError
        when something else is.
    """
    with writable(folder):
        if is_dataset(folder):
            return True
        if folder.exists() and (not folder.is_dir() or any(path.name != RUN for path in folder.iterdir())):
            raise InputError(f"{folder} already exists and does not hold a corpus: choose a new folder.")
    return False
