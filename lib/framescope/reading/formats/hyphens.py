"""Words that are cut at the end of a printed line, put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...word_forms import word_forms

_CUT = re.compile(r"(?P<head>[^\W\d_]{1,60})[-‐\u00ad]$")
_REST = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")


class Hyphens:
    """Joins the lines of a text; which hyphens are the printer's is told by the words of that text, and by English.

    >>> Hyphens(["The govern-", "ment is anti-", "Baku."]).joined(["The govern-", "ment is anti-", "Baku."])
    'The government is anti-Baku.'
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._seen = {word.lower() for line in lines for word in _WORD.findall(line.rstrip("-‐\u00ad"))}

    def joined(self, lines: Sequence[str]) -> str:
        """The lines of a paragraph as one."""
        text = ""
        for line in lines:
            cut, rest = _CUT.search(text), _REST.match(line)
            if cut and rest:
                text = (text[:-1] if self._is_printers(cut["head"], rest[0], text[-1]) else text) + line
            else:
                text += (" " if text else "") + line
        return text.replace("\u00ad", "")

    def _is_printers(self, head: str, rest: str, hyphen: str) -> bool:
        """Whether the hyphen stands only since the line ended there."""
        if hyphen == "\u00ad":
            return True
        whole, with_hyphen = (head + rest).lower(), f"{head}-{rest}".lower()
        if not rest[0].islower() or with_hyphen in self._seen or with_hyphen in word_forms():
            return False
        if whole in self._seen or whole in word_forms():
            return True
        return rest.lower() not in word_forms() or head.lower() not in word_forms()
