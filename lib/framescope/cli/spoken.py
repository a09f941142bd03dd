"""What a command says on the terminal: nothing in it acts there, be it from a file's name or from an article."""

from __future__ import annotations

import json
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from ..errors import visible

SECONDS_BETWEEN_LINES = 5


_IMPATIENT = 5
"""So many interrupts may come while the first is answered."""


_Item = TypeVar("_Item")


def say(line: str, status: int = 0) -> int:
    """Tell the user something. Nothing in it acts on the terminal, be it from a file's name or from an article."""
    print(*map(visible, line.split("\n")), sep="\n", file=sys.stderr, flush=True)
    return status


def show(result: str | Path) -> None:
    """Print the result of a command, as `say` does; a character that the terminal does not know is an escape."""
    encoding = sys.stdout.encoding or "utf-8"
    for line in result.split("\n") if isinstance(result, str) else [str(result)]:
        print(visible(line).encode(encoding, "backslashreplace").decode(encoding))


def interrupted(rest: str) -> int:
    """Say that a command was interrupted. What it left is cleared by now: another interrupt would only end Python halfway."""
    for _ in range(_IMPATIENT):
        with suppress(KeyboardInterrupt):
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, signal.SIG_IGN)
            break
    exec("pass")  # where the interrupt fell into source that Python was running (a dataclass being made), Python would end by the signal
    return say(f"framescope: interrupted; {rest}", 130)


def counted(predictions: Iterable[dict], name: str) -> Iterator[str]:
    """Each prediction as a line of JSON; how many there are is said every few seconds."""
    for prediction in so_far(predictions, name, "predictions"):
        yield json.dumps(prediction, ensure_ascii=False)


def so_far(items: Iterable[_Item], name: str, what: str) -> Iterator[_Item]:
    """The items; how many there are is said every few seconds."""
    said = time.monotonic()
    for number, item in enumerate(items, 1):
        yield item
        if time.monotonic() - said > SECONDS_BETWEEN_LINES:
            say(f"{name}: {number} {what} so far")
            said = time.monotonic()
