"""Run notebooks in warm kernels of the Python that runs this: started once, they take one notebook after another."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from ..files import uninterrupted
from ..resources import resource
from . import kernel, parameters
from .jupyter import (
    AsyncKernelClient,
    AsyncKernelManager,
    CellControlSignal,
    CellExecutionError,
    KernelSpec,
    NotebookClient,
    NotebookNode,
    nbformat,
)

CELL_SECONDS = 900
START_SECONDS = 60
"""How long a kernel may take to answer."""

LONGEST_SOCKET = 88
"""How many bytes the name of a socket may have, less what is added to it."""

Say = Callable[[str], None]
Started = tuple["ThisPython", AsyncKernelClient]
Run = tuple[Path, NotebookNode, Future[NotebookNode]]


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
        options = ["--log-level=ERROR", "--HistoryManager.hist_file=:memory:"]
        return KernelSpec(argv=[sys.executable, str(Path(kernel.__file__)), "-f", "{connection_file}", *options], language="python")


@contextmanager
def kernels(environment: Mapping[str, str], jobs: int) -> Iterator[Kernels]:
    """`jobs` kernels, which start at once and get warm while the body does something else; they have ended when it is left.

    `environment` is the whole environment of the kernels. When the body raises (an interrupt from the keyboard, say), what
    runs is stopped too.
    """
    loop = asyncio.SelectorEventLoop()  # zmq needs this one on Windows too
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    ready = Kernels(loop, environment, jobs)
    try:
        yield ready
    finally:
        with uninterrupted():
            asyncio.run_coroutine_threadsafe(ready.end(), loop).result()
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            loop.close()


class Kernels:
    """Some warm kernels, driven by an event loop in another thread."""

    def __init__(self, loop: asyncio.AbstractEventLoop, environment: Mapping[str, str], jobs: int) -> None:
        self._loop, self._released, self._starting = loop, asyncio.Event(), asyncio.Lock()
        self._warm = [asyncio.run_coroutine_threadsafe(self._start(_with_search_path(environment)), loop) for _ in range(jobs)]

    def run(
        self, paths: list[Path], say: Say, values: Mapping[str, object] | None = None, later: Collection[str] = ()
    ) -> list[Future[NotebookNode]]:
        """Run copies of the notebooks in the background, each in the next free kernel, with these values of their parameters.

        Those named `later` wait for `release`, and are the next from then on; `say` is told of each that is done. The futures hold
        the notebooks executed, in the order given; when one fails, the others are stopped.

        Raises
        ------
        NotebookError
            from ``result()`` of every future that is not done, when a notebook does not run to its end.
        """
        runs = [(path, nbformat.read(path, as_version=4), Future[NotebookNode]()) for path in paths]
        asyncio.run_coroutine_threadsafe(self._run_all(runs, say, values or {}, later), self._loop)
        return [done for *_, done in runs]

    def release(self) -> None:
        """Let the notebooks run that wait."""
        self._loop.call_soon_threadsafe(self._released.set)

    async def end(self) -> None:
        """Stop what runs and end the kernels."""
        started = [warm.result() for warm in self._warm if warm.done() and not warm.cancelled() and not warm.exception()]
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await asyncio.gather(*(_ended(*pair) for pair in started), return_exceptions=True)

    async def _start(self, environment: dict[str, str]) -> Started:
        """One at a time: beside whoever started them, more than one that gets warm would take the processor from it."""
        async with self._starting:
            return await _started(environment)

    async def _run_all(self, runs: Sequence[Run], say: Say, values: Mapping[str, object], later: Collection[str]) -> None:
        waiting = list(runs)

        async def work(warm: Future[Started]) -> None:
            while waiting:
                waiting.sort(key=lambda run: (run[0].stem in later) != self._released.is_set())
                if waiting[0][0].stem in later and not self._released.is_set():
                    await self._released.wait()
                    continue
                path, notebook, done = waiting.pop(0)
                await _run(path, notebook, values, warm)
                say(f"{path.stem} done")
                done.set_result(notebook)

        try:
            async with asyncio.TaskGroup() as group:
                for warm in self._warm:
                    group.create_task(work(warm))
        except BaseExceptionGroup as failed:
            for *_, done in runs:
                if not done.done():
                    done.set_exception(failed.exceptions[0])


def _with_search_path(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for a process in another folder: the search path for modules counts from this one."""
    folders = environment.get("PYTHONPATH", "").split(os.pathsep)
    absolute = os.pathsep.join(str(Path(folder).absolute()) for folder in folders if folder)
    return {**environment, "PYTHONPATH": absolute} if absolute else dict(environment)


async def _started(environment: dict[str, str]) -> Started:
    """A kernel that is warm, and a client that talks to it; the kernel has ended when this is cancelled or fails."""
    manager = ThisPython()
    try:
        await manager.start_kernel(env=environment, cwd=str(resource("templates")))  # a folder with no module to be loaded by mistake
        client = manager.client()
        client.allow_stdin = False
        client.start_channels()
        await client.wait_for_ready(timeout=START_SECONDS)
    except BaseException:
        await _ended(manager)
        raise
    return manager, client


async def _ended(manager: ThisPython, client: AsyncKernelClient | None = None) -> None:
    """End a kernel at once: all that a notebook leaves has been written when its last cell ends."""
    if client:
        client.stop_channels()
    with suppress(RuntimeError):  # it is dead already
        await manager.shutdown_kernel(now=True)
    await manager.cleanup_resources()


async def _run(path: Path, notebook: NotebookNode, values: Mapping[str, object], warm: Future[Started]) -> None:
    """Run one notebook in a kernel, in place; the values that its parameters are given do not stay in it."""
    parameters.fill(notebook, values)
    try:
        manager, client = await asyncio.wrap_future(warm)
        driver = NotebookClient(notebook, km=manager, timeout=CELL_SECONDS, record_timing=False)
        driver.kc = client
        await _make_fresh(driver, path.parent)
        await driver.async_execute()
    except (CellControlSignal, RuntimeError) as error:
        raise NotebookError(_reason(path, notebook, error)) from None
    parameters.empty(notebook)


async def _make_fresh(driver: NotebookClient, folder: Path) -> None:
    asked = driver.kc.execute(f"import {kernel.NAME}; {kernel.NAME}.fresh({str(folder)!r})", silent=True)
    answer = await driver.async_wait_for_reply(asked)
    if answer is None or answer["content"]["status"] != "ok":
        raise RuntimeError("the kernel does not answer")


def _reason(path: Path, notebook: NotebookNode, error: Exception) -> str:
    """One sentence on why the notebook stopped; cells are counted from 1, as they stand in its file."""
    if isinstance(error, RuntimeError):
        why = "is there enough memory, and may programs on this machine speak with one another?"
        return f"{path.name} stopped because its Python process died or did not start: {why}"
    if not isinstance(error, CellExecutionError):
        return f"{path.name} stopped because a cell took more than {CELL_SECONDS} seconds."
    parameters.empty(notebook)
    failed = (n for n, cell in enumerate(notebook.cells, 1) if any(o.output_type == "error" for o in cell.get("outputs", ())))
    return f"{path.name}, cell {next(failed, '?')}: {error.ename}: {' '.join(error.evalue.split())}"
