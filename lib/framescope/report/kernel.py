"""A kernel that runs one notebook after another, each as if it were the first. Run as a script, in a process of its own.

Nothing here is imported from the rest of the package: whoever starts the script says with which Python, and that Python's own
framescope is what the notebooks get.
"""

from __future__ import annotations

import gc
import importlib
import os
import random
import sys
import warnings
from contextlib import ExitStack, suppress
from io import BytesIO
from pathlib import Path

NAME = "framescope_kernel"
"""Under which the module can be imported in the kernel: IPython gives ``__main__`` to the notebook."""

WARM = ("numpy", "pandas", "framescope.figures", "framescope.terms.find", "framescope.sentiment.occlusion")
"""What notebooks of the suite load, loaded before the first of them is there."""

SELDOM = (20_000, 50, 50)
"""How seldom the garbage collector looks for cycles: a figure makes many objects, and next to none of them wait for it."""

_until_the_next = ExitStack()
_at_first: list[tuple[dict[str, str], list[str]]] = []


def serve() -> None:
    """Be a Jupyter kernel until told to end; what is `WARM` is loaded before it answers."""
    from ipykernel.kernelapp import IPKernelApp

    app = IPKernelApp.instance()
    app.initialize()
    _warm()
    app.start()


def _warm() -> None:
    """Load what notebooks need, fonts too; none of it is looked through again by the garbage collector."""
    for module in WARM:
        with suppress(ImportError):
            importlib.import_module(module)
    with suppress(ImportError):
        from matplotlib.figure import Figure

        figure = Figure()
        figure.text(0, 0, "Warm")
        for kind in ("png", "svg"):
            figure.savefig(BytesIO(), format=kind)
    gc.freeze()
    gc.set_threshold(*SELDOM)


def fresh(folder: str) -> None:
    """Make ready for a notebook in `folder`: what the one before it has set is forgotten, only what was loaded stays loaded.

    Forgotten are its names, its figures, its options of Matplotlib and pandas, filters of warnings, random numbers, the
    environment and the search path.
    """
    from IPython import get_ipython

    _until_the_next.close()
    _as_at_first()
    os.chdir(folder)
    get_ipython().reset(new_session=True)
    _forget_options()
    _until_the_next.enter_context(warnings.catch_warnings())
    if matplotlib := sys.modules.get("matplotlib"):
        _until_the_next.enter_context(matplotlib.rc_context())


def _as_at_first() -> None:
    """The environment and the search path as they were before the first notebook."""
    if not _at_first:
        _at_first.append((dict(os.environ), list(sys.path)))
    ((environment, path),) = _at_first
    os.environ.clear()
    os.environ.update(environment)
    sys.path[:] = path


def _forget_options() -> None:
    random.seed()
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")
    if pandas := sys.modules.get("pandas"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pandas.reset_option("all")


if __name__ == "__main__":
    if sys.path and Path(sys.path[0]).absolute() == Path(__file__).absolute().parent:
        del sys.path[0]  # the script's own folder: its modules are no top-level ones
    sys.modules[NAME] = sys.modules["__main__"]
    serve()
