"""Lets framescope's modules see what Python has on Windows: no `fcntl` or `resource`, fewer signals, fewer functions in `os`.

Only they do: the packages they use have ways of their own on each system, and must go on seeing the one they run on.
"""

import builtins
import os
import signal
import socket
import sys
import time
from types import ModuleType

MODULES = "crypt curses fcntl grp nis posix pty pwd readline resource spwd syslog termios tty"
OS = """
chown chroot fchmod fchown fork forkpty fpathconf geteuid getegid getgid getgroups getloadavg getpgid getpgrp getpriority getsid getuid
initgroups killpg lchown lockf mkfifo mknod nice openpty pathconf posix_fadvise posix_spawn pread pwrite sched_getaffinity sched_yield
sendfile setegid seteuid setgid setpgid setpgrp setpriority setsid setuid statvfs sync sysconf uname wait wait3 wait4
O_ASYNC O_CLOEXEC O_DIRECTORY O_DSYNC O_NOCTTY O_NOFOLLOW O_NONBLOCK O_SYNC WNOHANG
"""
SIGNAL = """
SIGALRM SIGBUS SIGCHLD SIGCONT SIGHUP SIGIO SIGKILL SIGPIPE SIGPROF SIGQUIT SIGSTOP SIGTSTP SIGTTIN SIGTTOU SIGUSR1 SIGUSR2 SIGVTALRM
SIGWINCH SIGXCPU SIGXFSZ SIG_BLOCK SIG_SETMASK SIG_UNBLOCK alarm getitimer pause pthread_kill pthread_sigmask setitimer siginterrupt
sigpending sigtimedwait sigwait sigwaitinfo
"""
MISSING = {
    "os": frozenset(OS.split()),
    "signal": frozenset(SIGNAL.split()),
    "socket": frozenset({"AF_UNIX"}),
    "time": frozenset({"pthread_getcpuclockid", "tzset"}),
}
VALUES = {"os": {"name": "nt"}, "sys": {"platform": "win32"}}

_import = builtins.__import__


class Seen(ModuleType):
    """A module of the standard library as another system has it."""

    def __init__(self, module):
        super().__init__(module.__name__)
        self._module = module

    def __getattribute__(self, name):
        own = super().__getattribute__("__dict__")
        true, called = own["_module"], own["__name__"]
        if name in MISSING.get(called, ()):
            raise AttributeError(f"module {called!r} has no attribute {name!r} on Windows")
        return VALUES.get(called, {}).get(name, getattr(true, name))


SEEN = {module.__name__: Seen(module) for module in (os, signal, socket, sys, time)}


def seen_import(name, globals=None, locals=None, fromlist=(), level=0):
    """`__import__`, where the module that imports is framescope's: for it alone something is missing."""
    if level or not ((globals or {}).get("__name__") or "").startswith("framescope"):
        return _import(name, globals, locals, fromlist, level)
    if name.partition(".")[0] in MODULES.split():
        raise ModuleNotFoundError(f"No module named {name!r} on Windows", name=name)
    return SEEN.get(name) or _import(name, globals, locals, fromlist, level)


def see_windows():
    """From now on what framescope's modules import looks as on Windows; call it before the first of them is loaded."""
    builtins.__import__ = seen_import
