"""Work that may hang, grow or crash, done by another process, which is ended when it takes too long or too much memory.

The two speak over pipes that nobody else can reach: no port is opened. What sits in C code (a regular expression, a parser)
cannot be interrupted from inside; a process can always be ended from outside, on every system.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Event, Lock, Thread
from typing import IO, Any

import psutil

from ..errors import InputError
from .serving import ERROR, ITEM, receive, send

SECONDS_BETWEEN_LOOKS = 0.2
"""How often the memory and the time of a working process are looked at."""

GIGABYTE = 2**30
NEEDED = GIGABYTE
"""Bytes that a process that measures needs (half of it for the model and the networks, the rest for an article)."""

USUAL = 4 * GIGABYTE
"""Bytes that a process may take where the others leave it as much."""

GROUPS = Path("/sys/fs/cgroup")
"""Where Linux says how much memory a group of processes (a container) may take."""

_START = "import sys; sys.path[:] = {path!r}; from framescope.corpus.serving import serve; serve()"
_ENDED = object()


class Lost(Exception):
    """The process did not answer: it was ended, or it ended itself. The message says why."""


class TooSlow(Lost):
    """It took more than its time."""


class TooLarge(Lost):
    """It took more than its memory."""


class Stopped(Exception):
    """The process was ended on purpose: what called it is to end too."""


class Process:
    """Another process that is started at the first call, and again after each `Lost`.

    memory: how many bytes it may take (resident) before it is ended.
    """

    def __init__(self, memory: int) -> None:
        self.memory = memory
        self._stopped = False
        self._child: subprocess.Popen | None = None

    @property
    def started(self) -> bool:
        """Whether there is a process to call."""
        return self._child is not None

    def call(self, function: Callable, *arguments: object, seconds: float) -> Any:
        """What the function returns there within so many seconds.

        Raises
        ------
        Lost
            when it does not answer in its time or its memory, or ends. What the function itself raises is raised here.
        """
        child = self._ask(function, arguments, seconds)
        return self._next(child, seconds)[1]

    def stream(self, function: Callable, *arguments: object, seconds: float) -> Iterator[Any]:
        """What the generator function yields there, each item within so many seconds; raises as `call`."""
        child = self._ask(function, arguments, _FOREVER)
        ended = False
        try:
            while not ended:
                kind, value = self._next(child, seconds)
                ended = kind != ITEM
                if not ended:
                    yield value
        finally:
            if not ended:
                self._kill()

    def end(self) -> None:
        """End the process for good; a call that waits for it raises `Stopped`."""
        self._stopped = True
        self._kill()

    def _ask(self, function: Callable, arguments: tuple, seconds: float) -> subprocess.Popen:
        child = self._child or self._start()
        with suppress(OSError):  # a process that has ended is told of when its answer is waited for
            send(_there(child.stdin), (function, arguments, seconds))
        return child

    def _start(self) -> subprocess.Popen:
        if self._stopped:
            raise Stopped
        code = _START.format(path=sys.path)
        command, pipe, nothing = [sys.executable, "-c", code], subprocess.PIPE, subprocess.DEVNULL
        self._child = child = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nothing)
        self._found: Queue = Queue(maxsize=2)
        Thread(target=_read, args=(child, self._found), daemon=True).start()
        return child

    def _next(self, child: subprocess.Popen, seconds: float) -> tuple[str, Any]:
        """The next answer, or what the function raised; without an answer, the process is ended."""
        try:
            kind, value = self._wait(child, seconds)
        except BaseException:
            self._kill()
            raise
        if kind == ERROR:
            raise value
        return kind, value

    def _wait(self, child: subprocess.Popen, seconds: float) -> tuple[str, Any]:
        """The next answer; meanwhile time and memory are watched."""
        until = time.monotonic() + seconds
        while True:
            try:
                found = self._found.get(timeout=SECONDS_BETWEEN_LOOKS)
            except Empty:
                self._look(child, until, seconds)
            else:
                if found is _ENDED:
                    self._look(child, until, seconds)
                    raise Lost(f"ended the process that worked on it ({_how(child)})")
                return found

    def _look(self, child: subprocess.Popen, until: float, seconds: float) -> None:
        if self._stopped:
            raise Stopped
        if time.monotonic() > until:
            raise TooSlow(f"took more than {seconds:g} seconds")
        with suppress(psutil.Error):
            if psutil.Process(child.pid).memory_info().rss > self.memory:
                raise TooLarge(f"took more than {self.memory / GIGABYTE:.1f} GB of memory")

    def _kill(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()
            with suppress(OSError):
                _there(child.stdin).close()


_FOREVER = 10**7
"""Seconds that are no limit: each item of a stream has its own, on this side."""


def _there(pipe: IO[bytes] | None) -> IO[bytes]:
    """A pipe of a process that was started with one."""
    assert pipe is not None
    return pipe


def _read(child: subprocess.Popen, found: Queue) -> None:
    """Hand on the answers of a process until it ends; one at a time, so that it waits for whoever takes them."""
    with _there(child.stdout) as pipe:
        while True:
            try:
                answer = receive(pipe)
            except Exception:
                answer = _ENDED
            while True:
                try:
                    found.put(answer, timeout=1)
                    break
                except Full:
                    if child.poll() is not None:
                        return
            if answer is _ENDED:
                return


def _how(child: subprocess.Popen) -> str:
    """How a process ended, in words."""
    with suppress(subprocess.TimeoutExpired):
        code = child.wait(timeout=5)
        return f"signal {-code}" if code < 0 else f"exit status {code}"
    return "it closed its output"


class Bench:
    """The processes that measure here: as many as are called at a time, each used again and again.

    memory: how many bytes each of them may take.
    """

    def __init__(self, memory: int) -> None:
        self.memory, self._ended = memory, Event()
        self._idle: list[Process] = []
        self._all: list[Process] = []
        self._lock = Lock()

    @contextmanager
    def process(self) -> Iterator[Process]:
        """One that nobody else uses meanwhile."""
        with self._lock:
            if self._ended.is_set():
                raise Stopped
            one = self._idle.pop() if self._idle else Process(self.memory)
            if one not in self._all:
                self._all.append(one)
        try:
            yield one
        finally:
            with self._lock:
                self._idle.append(one)

    def rest(self) -> None:
        """End those that nobody uses; new ones are started when they are called for."""
        with self._lock:
            while self._idle:
                one = self._idle.pop()
                self._all.remove(one)
                one.end()

    def end(self) -> None:
        """End all of them, for good."""
        with self._lock:
            self._ended.set()
            for one in self._all:
                one.end()


def available() -> int:
    """Bytes of memory that this process and its children may still take: of the machine, or of the group that holds them."""
    free = psutil.virtual_memory().available
    for most, now in (("memory.max", "memory.current"), ("memory/memory.limit_in_bytes", "memory/memory.usage_in_bytes")):
        with suppress(OSError, ValueError):
            limit, used = (int((GROUPS / name).read_text(encoding="ascii")) for name in (most, now))
            free = min(free, max(0, limit - used))
    return free


def room(workers: int) -> tuple[int, int]:
    """How many of these workers the memory suffices for, and how many bytes each of them may take.

    Raises
    ------
    InputError
        when it suffices for none.
    """
    free = available()
    fit = min(workers, free // NEEDED)
    if fit < 1:
        raise InputError(
            f"There is too little memory to measure a corpus ({free / GIGABYTE:.1f} GB free): close other programs until "
            f"{NEEDED / GIGABYTE:.0f} GB is free for each worker, and run the same command again."
        )
    return fit, max(free // fit, min(USUAL, free - (fit - 1) * NEEDED))
