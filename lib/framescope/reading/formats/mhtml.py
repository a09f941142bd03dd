"""Pages saved as one file (.mhtml, .mht): the page itself, without the pictures and frames that lie in the file beside it."""

from __future__ import annotations

from email import policy
from email.message import Message
from email.parser import BytesParser

from ...errors import InputError
from ..files import decoded
from ..markup import decode_as_declared

MOST_PARTS = 2_000
LONGEST_HEADER = 10_000
"""Characters of a header that are read: what it lists is taken apart in n² steps."""


class _Short(policy.Compat32):
    """How mail is read, its headers up to `LONGEST_HEADER`."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_HEADER]


def page(data: bytes, name: str) -> tuple[str, str | None]:
    """The HTML of a page and the address it was saved from.

    Raises
    ------
    InputError
        when no page is in the file.
    """
    try:
        message = BytesParser(policy=_Short()).parsebytes(data)
        parts = [
            part
            for part, _ in zip(message.walk(), range(MOST_PARTS), strict=False)
            if part.get_content_type() in ("text/html", "application/xhtml+xml")
        ]
    except (ValueError, LookupError, RecursionError):
        parts, message = [], Message()
    if not parts:
        raise InputError(f"{name} holds no page: save it again in the browser as “Webpage, HTML only”, or its text as .txt.")
    address = message.get("Snapshot-Content-Location") or parts[0].get("Content-Location")
    whole = next((part for part in parts if part.get("Content-Location") == address), parts[0])
    return _text(whole, name), str(address).strip() if address and str(address).startswith("http") else None


def _text(part: Message, name: str) -> str:
    data = part.get_payload(decode=True)
    given = data if isinstance(data, bytes) else b""
    charset = part.get_content_charset()
    try:
        return given.decode(charset) if charset else decoded(given, name)
    except (LookupError, ValueError):  # no such encoding, a name that cannot be one, or bytes that it has not
        return decode_as_declared(given) or given.decode("utf-8", "replace")
