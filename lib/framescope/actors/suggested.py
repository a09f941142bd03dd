"""A first actor file, written from what was found in an article, and which entries of a user's own file found nothing.

An entry is suggested where the strings that name the actor name nobody else in the article, so that the file, read back, gives
the same actors; who is left out is found without it. Documents and the actors that are known anyway have no entry.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..gazetteer.actor_files import GENDERS, KINDS

if TYPE_CHECKING:
    from ..analysis import Analysis

_KINDS = frozenset(KINDS) - {"document"}
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def suggested(analysis: Analysis) -> Iterator[str]:
    """The lines of the actor file, most mentioned actors first."""
    known = analysis.settings.gazetteer().entries
    strings = _Strings(analysis)
    yield f"# The actors that framescope found in {analysis.article.id}, most mentioned first. Correct what is wrong and delete what is not needed;"
    yield "# then measure with --actors and the name of this file. A comment after a side says why it is that one."
    actors = analysis.actors.sort_values("mentions", ascending=False, kind="stable")
    new = [row for row in actors.itertuples() if row.actor_id not in known and row.kind in _KINDS]
    kept = [row for row in new if strings.of(row.actor_id, row.name) is not None]
    while (writable := {*known, *(row.actor_id for row in kept)}) and not all(row.side in writable for row in kept):
        kept = [row for row in kept if row.side in writable]  # without its side an entry would say that it has none
    for row in kept:
        yield from _entry(row, strings)


def _entry(row: Any, strings: _Strings) -> Iterator[str]:
    names, phrases = strings.of(row.actor_id, row.name) or ([], [])
    yield ""
    yield f"[{row.actor_id if _BARE.fullmatch(row.actor_id) else _text(row.actor_id)}]"
    yield f"name = {_text(row.name)}"
    yield f"kind = {_text(row.kind)}"
    why = "itself" if row.side == row.actor_id else _comment(row.reason) if isinstance(row.reason, str) else ""
    yield f"side = {_text(row.side)}" + (f"  # {why}" if why else "")
    if row.kind == "person":
        yield f"# gender = {_text(GENDERS[0])}"
    if names:
        yield f"aliases = [{', '.join(map(_text, names))}]"
    if phrases:
        yield f"descriptions = [{', '.join(map(_text, phrases))}]"


class _Strings:
    """The strings of an article that name one actor wherever they stand."""

    def __init__(self, analysis: Analysis) -> None:
        self._text = analysis.article.text
        self._folded = self._text.casefold() if len(self._text.casefold()) == len(self._text) else self._text.lower()
        self._at: dict[int, str] = {}
        self._forms: dict[str, dict[str, list[str]]] = {}
        for row in analysis.mentions.itertuples():
            if isinstance(row.actor_id, str):
                self._at.update(dict.fromkeys(range(row.start, row.end), row.actor_id))
                texts = self._forms.setdefault(row.actor_id, {}).setdefault(row.form, [])
                texts.append(" ".join(row.text.split()))

    def of(self, actor_id: str, name: str) -> tuple[list[str], list[str]] | None:
        """(other names, descriptions) of an actor; None when its own name means another too, or nothing in the text is sure to be it."""
        forms = self._forms.get(actor_id, {})
        names = [t for t in dict.fromkeys(forms.get("name", [])) if t != name and t[:1].isupper() and self._only(actor_id, t, self._text)]
        described = dict.fromkeys(t.casefold() for t in forms.get("description", []))
        phrases = [t for t in described if self._only(actor_id, t, self._folded)]
        named = name in forms.get("name", []) and self._only(actor_id, name, self._text)
        return (names, phrases) if named or (phrases and name not in forms.get("name", [])) else None

    def _only(self, actor_id: str, words: str, text: str) -> bool:
        """Whether the words, wherever they stand, are a mention of the actor."""
        found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))
        return bool(found) and all({self._at.get(i) for i in (m.start(), m.end() - 1)} == {actor_id} for m in found)


def unmatched(analysis: Analysis) -> list[str]:
    """The ids of those entries of the user's actor file that nothing in the article refers to and nobody acts for."""
    actors = analysis.actors
    found = {*actors.actor_id, *actors.side.dropna()}
    return [entry.actor_id for entry in analysis.settings.gazetteer().entries.values() if entry.given and entry.actor_id not in found]


def in_words(analysis: Analysis) -> str | None:
    """One sentence on the entries that found nothing; None where there are none."""
    missing = unmatched(analysis)
    if not missing:
        return None
    shown = ", ".join(missing[:10]) + (f" and {len(missing) - 10} more" if len(missing) > 10 else "")
    entries = "this entry" if len(missing) == 1 else "these entries"
    return f"nothing in {analysis.article.id} is named by {entries} of the actor file: {shown}. Add the names that the article uses as aliases."


def _text(value: str) -> str:
    """A text as TOML writes it."""
    return json.dumps(" ".join(value.split()), ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(value: str) -> str:
    """A text as it may stand in a comment: on one line, without control characters."""
    return "".join(c if c.isprintable() else " " for c in " ".join(value.split()))
