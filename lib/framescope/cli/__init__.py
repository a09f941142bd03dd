"""The command line: ``framescope --help``. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
import warnings
from collections.abc import Callable
from typing import Any

from ..errors import InputError, OldName, reason
from .arguments import parser
from .spoken import interrupted, say


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns 0, or 1 after one plain sentence on what was wrong, 2 on wrong usage, 130 when interrupted.

    With FRAMESCOPE_TRACEBACK=1 in the environment, what was wrong is shown as Python shows it.
    """
    options = parser().parse_args(arguments)
    gc.set_threshold(20_000, 50, 50)  # loading makes many objects, next to none of which wait to be collected
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return _run(options)
    except KeyboardInterrupt:  # wherever it falls, while another error is put into words too
        return interrupted("nothing was written.")
    finally:
        gc.freeze()  # Python ends twice as soon when it does not look once more for what could be collected


def _run(options: argparse.Namespace) -> int:
    """Run the command; its status."""
    try:
        with warnings.catch_warnings():
            warnings.showwarning = _shown(warnings.showwarning)
            warnings.simplefilter("once", OldName)
            options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read the output has seen enough
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (Python flushes it at its end)
        return 1
    except Exception as error:
        if os.environ.get("FRAMESCOPE_TRACEBACK"):
            raise
        return say(f"framescope: {' '.join(_in_words(error).splitlines())}", 1)
    return 0


def _in_words(error: Exception) -> str:
    """One sentence on what stopped a command."""
    match error:
        case InputError():
            return str(error)
        case MemoryError():
            return "there is not enough memory for this: close other programs, or give it a smaller text."
        case OSError(filename=str(name)):
            return f"{name}: {reason(error)}: check the name, the permissions and the room on the disk."
        case OSError():
            return f"the system refused ({reason(error)}): check the permissions and the room on the disk."
        case RecursionError():
            return "something in the input is nested too deeply to be read."
    kind = type(error).__name__
    return f"framescope did not foresee this ({kind}: {error}): please report it, with what FRAMESCOPE_TRACEBACK=1 shows."


def _shown(otherwise: Callable[..., None]) -> Callable[..., None]:
    """What shows warnings: that a name is old in one plain sentence, all others as Python shows them."""

    def show(message: Warning | str, category: type[Warning], *where: Any) -> None:
        if issubclass(category, OldName):
            say(f"framescope: {message}")
        else:
            otherwise(message, category, *where)

    return show
