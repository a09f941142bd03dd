"""What shows that a file may be an archive's export: words and forms that stand in no article. Whether it is one, its reader says."""

from __future__ import annotations

import re

_MARKS = (
    r"(?im)\bof \d+ documents\b|\bend of document\b|\bload-date:|\bproquest\b|\bfactiva\b|\blexisnexis\b|\bdocument [a-z]{2,}0{2}\w{8}"
    r"|\b[a-z]{2}article\b[\"']|\barticleparagraph\b|<b>\s*+hd\s*+</b>|^hd[\s|]"
)
_IN_TEXT, _IN_BYTES = re.compile(_MARKS), re.compile(_MARKS.encode())


def may_be_export(head: str | bytes) -> bool:
    """Whether the beginning of a file has a mark of an export of Nexis, Factiva or ProQuest.

    >>> may_be_export(b"1 of 10 DOCUMENTS"), may_be_export("The mayor signed the document.")
    (True, False)
    """
    return bool(_IN_TEXT.search(head) if isinstance(head, str) else _IN_BYTES.search(head.replace(b"\0", b"")))
