"""The words of ``data/layout/furniture.toml``: agencies, roles, buttons, fields of records."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from ..resources import resource


@dataclass(frozen=True)
class PageWords:
    """`agencies` is a pattern's text, any of them; the other patterns match a role anywhere, a field at the start."""

    agencies: str
    roles: re.Pattern
    buttons: frozenset[str]
    archive: re.Pattern
    mail: re.Pattern


@cache
def page_words() -> PageWords:
    """The shipped words, read once."""
    data = tomllib.loads(resource("data", "layout", "furniture.toml").read_text(encoding="utf-8"))
    any_of = {name: _any_of(re.split(r"[|\n]", data[name])) for name in ("agencies", "roles", "archive", "mail")}
    return PageWords(
        any_of["agencies"],
        re.compile(rf"\b(?:{any_of['roles']})\b", re.IGNORECASE),
        frozenset(data["buttons"].split()),
        re.compile(rf"(?:{any_of['archive']})\s*:(?:\s|$)", re.IGNORECASE),
        re.compile(rf"(?:{any_of['mail']}|x-[\w-]{{1,30}})\s*:(?:\s|$)", re.IGNORECASE),
    )


def _any_of(words: list[str]) -> str:
    return "|".join(sorted((re.escape(w.strip()) for w in words if w.strip()), key=len, reverse=True))
