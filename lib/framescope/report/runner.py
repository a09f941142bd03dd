"""Run notebooks, some at a time, each in a fresh kernel of the Python that runs this."""

from __future__ import annotations

import asyncio
import atexit
import os
import socket
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellControlSignal, CellExecutionError
from nbformat import NotebookNode

CELL_SECONDS = 900
START_SECONDS = 60
"""How long a kernel may take to answer."""

LONGEST_SOCKET = 88
"""How many bytes the name of a socket may have, less what is added to it."""


class NotebookError(RuntimeError):
    """A notebook did not run to its end. The message is one sentence that names the notebook and what its cell raised."""


class ThisPython(AsyncKernelManager):
    """Kernels of the running interpreter, whatever kernels are installed under the name that a notebook asks for.

    They are spoken with through sockets in a folder that is closed to other users, and need no network, not even loopback; only
    where there are no such sockets, or the folder's name is too long for them, through TCP on this machine.
    """

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings)
        self._folder = TemporaryDirectory(prefix="framescope-", ignore_cleanup_errors=True)
        self.connection_file = str(Path(self._folder.name) / "kernel.json")
        if hasattr(socket, "AF_UNIX") and os.name == "posix" and len(os.fsencode(self.connection_file)) <= LONGEST_SOCKET:
            self.transport = "ipc"

    @property
    def kernel_spec(self) -> KernelSpec:
        return KernelSpec(
            argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}", "--log-level=ERROR"], language="python"
        )


@contextmanager
def running(
    paths: list[Path], environment: Mapping[str, str], jobs: int, say: Callable[[str], None]
) -> Iterator[Future[list[NotebookNode]]]:
    """Run copies of the notebooks in the background, `jobs` at a time; the future holds them executed, in the order given.

    `environment` is the whole environment of their kernels; `say` is told of each notebook that is done. When the body
    raises (an interrupt from the keyboard, say) or a notebook fails, the others are stopped and their kernels ended.

    Raises
    ------
    NotebookError
        from the future's ``result()``, when a notebook does not run to its end.
    """
    loop = asyncio.new_event_loop()
    task = loop.create_task(_run_all(paths, environment, jobs, say))
    with ThreadPoolExecutor(1) as thread:
        future = thread.submit(_drive, loop, task)
        try:
            yield future
        except BaseException:
            with suppress(RuntimeError):  # the loop is closed: they have all ended
                loop.call_soon_threadsafe(task.cancel)
            raise


def _drive(loop: asyncio.AbstractEventLoop, task: asyncio.Task[list[NotebookNode]]) -> list[NotebookNode]:
    """Run the loop until the task ends, then end what the task has left running in it."""

    async def ended() -> list[NotebookNode]:
        return await task

    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        return runner.run(ended())


async def _run_all(paths: list[Path], environment: Mapping[str, str], jobs: int, say: Callable[[str], None]) -> list[NotebookNode]:
    turns = asyncio.Semaphore(jobs)
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(_run(path, environment, turns, say)) for path in paths]
    except BaseExceptionGroup as failed:
        raise failed.exceptions[0] from None
    return [task.result() for task in tasks]


async def _run(path: Path, environment: Mapping[str, str], turns: asyncio.Semaphore, say: Callable[[str], None]) -> NotebookNode:
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        startup_timeout=START_SECONDS,
        kernel_name="python3",
        kernel_manager_class=ThisPython,
        record_timing=False,
        shutdown_kernel="immediate",  # all that a notebook leaves has been written when its last cell ends
        resources={"metadata": {"path": str(path.parent)}},
    )
    async with turns:
        try:
            await client.async_execute(env=dict(environment))
        except (CellControlSignal, RuntimeError) as error:
            raise NotebookError(_reason(path, notebook, error)) from None
        finally:
            if client.km is None:  # it has been cleaned up, and cannot be again when Python ends
                atexit.unregister(client._cleanup_kernel)
    say(f"{path.stem} done")
    return notebook


def _reason(path: Path, notebook: NotebookNode, error: Exception) -> str:
    """One sentence on why the notebook stopped; cells are counted from 1."""
    if isinstance(error, RuntimeError):
        why = "is there enough memory, and may programs on this machine speak with one another?"
        return f"{path.name} stopped because its Python process died or did not start: {why}"
    if not isinstance(error, CellExecutionError):
        return f"{path.name} stopped because a cell took more than {CELL_SECONDS} seconds."
    failed = (n for n, cell in enumerate(notebook.cells, 1) if any(o.output_type == "error" for o in cell.get("outputs", ())))
    return f"{path.name}, cell {next(failed, '?')}: {error.ename}: {' '.join(error.evalue.split())}"
