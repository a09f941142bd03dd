"""What no article is ever to make a process do, by the first word of a text; nothing heavy is imported here."""

import ctypes
import os
import re
import sys
import time


def _hang_in_c():
    """C code that never ends: it holds Python's lock and no signal of Python's gets through.

    On Linux it waits for a lock that it holds itself, and takes no processor meanwhile; elsewhere a regular expression backtracks for ever.
    """
    if sys.platform == "linux":
        lock, library = ctypes.create_string_buffer(64), ctypes.PyDLL(None)
        library.pthread_mutex_lock(lock)
        library.pthread_mutex_lock(lock)
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
