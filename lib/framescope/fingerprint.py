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

_IMPORT = re.compile(r"^[ \t]*(?:from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n#]*)|import[ \t]+([\w., \t]+))", re.MULTILINE)
_FILES_OF = re.compile(r"""(?:files|package_folder)\(["'](\w+)["']\)""")  # a package that only its files are taken from
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
