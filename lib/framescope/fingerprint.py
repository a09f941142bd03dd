"""What measures, and a digest of it: two results with the same one were measured with the same code, lists and models."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from .resources import resource

MEASURING = ("", "reading", "parsing", "gazetteer", "actors", "attribution", "sentiment", "terms", "corpus")
"""The folders of the package whose modules have a say in the rows; "" is the package's own."""

NOT_USED = ("articles", "gold", "validation")
"""The folders of data that no measure reads."""


def measuring_files() -> list[Path]:
    """The modules that measure, and the lists and models they measure with."""
    package, data = Path(__file__).parent, resource("data")
    modules = [path for folder in MEASURING for path in sorted((package / folder).glob("*.py"))]
    used = (p for p in sorted(data.rglob("*")) if p.is_file() and p.relative_to(data).parts[0] not in NOT_USED)
    return modules + [path for path in used if path.suffix != ".md"]


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
