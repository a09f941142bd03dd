"""The one exception that users are meant to read, and how a text is shown to them."""

from __future__ import annotations

import re
import shutil
import unicodedata

_NUMBER_AND_NAMES = re.compile(r"^\[Errno \d+\] |: ['\"].*", re.DOTALL)
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


class InputError(ValueError):
    """The input cannot be measured. The message is one plain sentence that names the file (or field) and the remedy.

    Examples
    --------
    >>> import framescope as fs
    >>> try:
    ...     fs.read_article("   ")
    ... except fs.InputError as error:
    ...     print(error)
    the text is empty: there is nothing to measure.
    """


class OldName(FutureWarning):
    """Something was called by a name that it no longer has. The message is one plain sentence with the new name."""


def reason(error: BaseException) -> str:
    """What the operating system says went wrong, without the names and numbers around it."""
    if isinstance(error, shutil.Error) and error.args and isinstance(error.args[0], list):  # of a folder: every file, and why in words
        return _NUMBER_AND_NAMES.sub("", str(error.args[0][0][-1])) or "it cannot be copied"
    return getattr(error, "strerror", None) or " ".join(str(error).split()) or type(error).__name__


def visible(text: str) -> str:
    """The text as a terminal may get it: what would act on the terminal, or not be seen there, as an escape such as ``\\x1b``."""
    return "".join(c.encode("unicode_escape").decode("ascii") if unicodedata.category(c) in _UNSEEN else c for c in text)
