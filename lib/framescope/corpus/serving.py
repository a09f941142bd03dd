"""What a process of `framescope.corpus.processes` does: it takes calls from its own standard input and answers on its standard output.

Nothing heavy is imported here: what a call needs is imported when the call comes.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from types import GeneratorType
from typing import IO, Any

VALUE, ITEM, ERROR = "value", "item", "error"
"""Answers: what a call returns (None at the end of several items), one of several items, or what it raises."""

SECONDS_OF_GRACE = 10
"""How long after its time a call ends this process itself, when nobody is left to end it."""

_LENGTH = struct.Struct("!Q")


def send(pipe: IO[bytes], message: object) -> None:
    """Write a message to a pipe."""
    data = pickle.dumps(message, protocol=5)
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:
    """Read a message from a pipe; EOFError when the other side has ended."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)


def serve() -> None:
    """Answer calls until the other side has ended. An interrupt of the terminal is the other side's affair."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _first_to_go()
    calls, answers = _pipes()
    with suppress(EOFError, OSError):
        while True:
            function, arguments, seconds = receive(calls)
            faulthandler.dump_traceback_later(seconds + SECONDS_OF_GRACE, exit=True)  # a watch in C: no Python code can hold it up
            _answer(answers, function, arguments)
            faulthandler.cancel_dump_traceback_later()


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """The two pipes; what libraries print must not get into them."""
    calls, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(nothing, standard)
    return calls, answers


def _answer(answers: IO[bytes], function: Callable, arguments: tuple) -> None:
    try:
        found = function(*arguments)
        if isinstance(found, GeneratorType):
            for item in found:
                send(answers, (ITEM, item))
            found = None
    except Exception as error:
        send(answers, (ERROR, _plain(error)))
    else:
        send(answers, (VALUE, found))


def _plain(error: Exception) -> Exception:
    """The error as it can be sent: itself, or its words."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _first_to_go() -> None:
    """Where memory runs out, let Linux end this process and not the one that knows what to do then."""
    if sys.platform == "linux":
        with suppress(OSError), open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:
            file.write("500")
