"""What no article is ever to make a process do, by the first word of a text; nothing heavy is imported here."""

import ctypes
import os
import re
import time


def _hang_in_c():
    """A regular expression that backtracks for ever: it holds Python's lock and no signal of Python's gets through."""
    re.match(r"(a+)+$", "a" * 64 + "b")


def _grow():
    kept = []
    while True:
        kept.append(bytearray(50_000_000))


def _fail():
    raise RuntimeError("cannot")


DEEDS = {
    "SLEEP": lambda: time.sleep(10_000),
    "HANG": _hang_in_c,
    "GROW": _grow,
    "ABORT": os.abort,
    "CRASH": lambda: ctypes.string_at(0),
    "EXIT": lambda: os._exit(3),
    "FAIL": _fail,
    "PRINT": lambda: print("noise"),
}


def do(deed):
    DEEDS[deed]()


def add(one, other):
    print("what is printed does not get between the answers")
    return one + other


def count(number):
    yield from range(number)


def ready():
    return os.getpid()
