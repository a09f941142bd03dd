"""What measures, and a digest of it: two results with the same one were measured with the same code, lists and models.

What measures is not listed but read from the imports, so that a new module, package or list cannot be forgotten. The imports are
found by a pattern: to parse a hundred files takes a second, and every page of a report asks.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Sequence
from functools import cache
from importlib.util import resolve_name
from pathlib import Path

from .resources import resource

PACKAGE = Path(__file__).parent

ANALYSIS = ("framescope.measuring", "framescope.corpus.readers")
"""Where the rows of an article begin: what is imported from here, directly or not, has a say in them."""

CORPUS = ("framescope.corpus.run",)
"""Where a corpus begins, which also has a say in which rows there are."""

NOT_USED = ("articles", "gold", "validation")
"""The folders of data that no measure reads."""

INSTRUMENTS = {
    "PolNeAR": ("framescope.attribution.find", "framescope.parsing.language"),
    "NewsMTSC": ("framescope.sentiment.score",),
    "BABE": ("framescope.terms.find", "framescope.parsing.language"),
    "BASIL": ("framescope.measuring", "framescope.measures.stance"),
    "SEESAW": ("framescope.measuring", "framescope.measures.stance"),
    "GUM": ("framescope.actors.find", "framescope.parsing.language"),
    "GAP": ("framescope.actors.find", "framescope.parsing.language"),
}
"""Where the instrument begins that is measured on each corpus: what is imported from here, directly or not, makes its answers."""

WEIGHTS = "models"
"""The folder of data that holds what was learned, not written."""

_IMPORT = re.compile(r"^[ \t]*(?:from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n#]*)|import[ \t]+([\w., \t]+))", re.MULTILINE)
_FILES_OF = re.compile(r"""(?:files|package_folder)\(["'](\w+)["']\)""")  # a package that only its files are taken from
_DATA = re.compile(r"""(?:resource\(|= ?\()["']data["']((?:, ?["'][\w.]+["'])*)(, ?f["'])?""")  # what is read, up to where its name is made
_STRING = re.compile(r'^([^"\n]*)"""(?:.*?)"""[ \t]*\n?', re.MULTILINE | re.DOTALL)
_EMPTY = re.compile(r"^[ \t]*(?:#.*)?\n", re.MULTILINE)
_AS, _COMMENT, _NAME = re.compile(r"\s+as\s+\w+"), re.compile(r"#.*"), re.compile(r"\w+")


def measuring_files(package: Path = PACKAGE) -> list[Path]:
    """The modules that measure, and the lists and models they measure with."""
    data = resource("data")
    modules = sorted(reached((*ANALYSIS, *CORPUS), package).values())
    used = (p for p in sorted(data.rglob("*")) if p.is_file() and p.relative_to(data).parts[0] not in NOT_USED)
    return modules + [path for path in used if path.suffix != ".md"]


def reached(roots: Sequence[str], package: Path = PACKAGE) -> dict[str, Path]:
    """The modules of framescope that these import, directly or not, themselves included; their files by their names."""
    modules, found, waiting = _modules(package), {}, set(roots)
    while waiting:
        name = waiting.pop()
        found[name] = modules[name]
        above = name.rpartition(".")[0]  # a package is run before its modules
        waiting |= {other for other in (*imported(modules[name], name), above) if other in modules and other not in found}
    return found


def packages_used(package: Path = PACKAGE) -> tuple[str, ...]:
    """The packages beside framescope and the standard library that an analysis rests on, by the names they are imported by."""
    names: set[str] = set()
    for name, path in reached(ANALYSIS, package).items():
        names |= {*imported(path, name), *_FILES_OF.findall(path.read_text(encoding="utf-8"))}
    outside = {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"framescope"}
    return tuple(sorted(outside, key=str.lower))


def imported(path: Path, name: str) -> frozenset[str]:
    """All that a module may import, at its head or in a function: modules, and what it takes from them (`framescope.tables.SCHEMAS`)."""
    within = name if path.name == "__init__.py" else name.rpartition(".")[0]
    found: set[str] = set()
    for base, names, plain in _IMPORT.findall(path.read_text(encoding="utf-8")):
        if plain:
            found |= {part.strip() for part in _AS.sub("", plain).split(",")}
        else:
            base = resolve_name(base, within)
            found |= {base} | {f"{base}.{part}" for part in _NAME.findall(_AS.sub("", _COMMENT.sub("", names)))}
    return frozenset(found)


def _modules(package: Path) -> dict[str, Path]:
    """The files of all modules of framescope, by their names."""
    files = ((path.relative_to(package.parent).with_suffix("").parts, path) for path in package.rglob("*.py"))
    return {".".join(parts[:-1] if parts[-1] == "__init__" else parts): path for parts, path in files}


def digest(files: Sequence[Path]) -> str:
    """One digest of these files, their folders' names and their contents."""
    total = hashlib.sha256()
    for path in files:
        total.update(f"{path.parent.name}/{path.name}\0{path.stat().st_size}\0".encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


@cache
def measuring_digest() -> str:
    """`digest` of the `measuring_files`, read once in each process."""
    return digest(measuring_files())


def instrument_files(corpus: str, package: Path = PACKAGE) -> tuple[list[Path], list[Path]]:
    """The files that make an instrument's answers on a corpus of `INSTRUMENTS`: modules and lists, and weights."""
    modules = [path for name, path in sorted(reached(INSTRUMENTS[corpus], package).items()) if name != "framescope"]
    data = next(root / "data" for root in (package, package.parents[1]) if (root / "data").is_dir())
    places = {place for path in modules for place in _read_by(path)}
    read = {file for place in places for file in _files_in(data.joinpath(*place)) if file.relative_to(data).parts[0] not in NOT_USED}
    weights = sorted(path for path in read if path.relative_to(data).parts[0] == WEIGHTS)
    return modules + sorted(read - set(weights)), weights


def _read_by(module: Path) -> list[tuple[str, ...]]:
    """The files and folders of data that a module names, as the parts of their paths; the whole of data is none."""
    found = _DATA.findall(module.read_text(encoding="utf-8"))
    return [parts for names, _ in found if (parts := tuple(re.findall(r"[\w.]+", names)))]


def _files_in(path: Path) -> list[Path]:
    """A file, or the files of a folder but for its books."""
    every = sorted(path.rglob("*")) if path.is_dir() else [path]
    return [file for file in every if file.is_file() and file.suffix != ".md"]


@cache
def instrument_digests(corpus: str, package: Path = PACKAGE) -> tuple[str, str]:
    """The digests of an instrument's code and lists, and of its weights ("" where it has none).

    Two equal ones are the same instrument. What only explains (comments, docstrings, empty lines) is left out of the code's.
    """
    code, weights = instrument_files(corpus, package)
    total = hashlib.sha256()
    for path in code:
        total.update(f"{path.parent.name}/{path.name}\0".encode() + _substance(path) + b"\0")
    return total.hexdigest()[:16], _of_weights(tuple((path, path.stat().st_mtime_ns) for path in weights)) if weights else ""


@cache
def _of_weights(files: tuple[tuple[Path, int], ...]) -> str:
    """`digest` of files that were changed at these times: several instruments have the same large ones."""
    return digest([path for path, _ in files])


def _substance(path: Path) -> bytes:
    """What a file says: a module without its comments, docstrings and empty lines, anything else as it is."""
    if path.suffix != ".py":
        return path.read_bytes()
    said = _STRING.sub(lambda m: m[0] if m[1].strip() else "", path.read_text(encoding="utf-8"))  # one that stands alone explains
    return _EMPTY.sub("", said).encode()
