"""Who measures the chunks: processes of this machine over pipes, with no port open, or the workers of a Dask scheduler."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from ipaddress import ip_address
from queue import Empty, Queue
from threading import Thread
from typing import TYPE_CHECKING, Any, Protocol

from ..errors import InputError
from .chunks import Chunk
from .dataset import Finished
from .partition import How, make_partition, on_worker
from .processes import Bench, room

if TYPE_CHECKING:
    from distributed import Client

SECONDS_FOR_SCHEDULER = 30
TLS = "set DASK_DISTRIBUTED__COMM__TLS__CA_FILE, __CLIENT__CERT and __CLIENT__KEY to the files of its certificates"


class Workers(Protocol):
    """Those that measure chunks, `count` at a time; `busy` are measured or wait."""

    busy: int

    @property
    def count(self) -> int:
        """How many measure at a time."""

    def measure(self, chunk: Chunk, folder: str, how: How) -> None:
        """Let a chunk be measured."""

    def next(self) -> Finished:
        """What was noted of the next partition that is finished."""


class _Waiting:
    """Futures that are waited for in the order in which they end."""

    def __init__(self) -> None:
        self.busy = 0
        self._back: Queue = Queue()

    def _submitted(self, future: Any) -> None:
        self.busy += 1
        future.add_done_callback(self._back.put)

    def next(self) -> Finished:
        """The result of the next future that ends; raises what it raises."""
        while True:
            try:
                future = self._back.get(timeout=1)  # without a limit, an interrupt would wait on Windows
            except Empty:
                continue
            self.busy -= 1
            return future.result()


class _Here(_Waiting):
    """Threads of this process, each of which waits for a process that measures."""

    def __init__(self, pool: ThreadPoolExecutor, count: int, bench: Bench) -> None:
        super().__init__()
        self.pool, self.count, self.bench = pool, count, bench

    def measure(self, chunk: Chunk, folder: str, how: How) -> None:
        self._submitted(self.pool.submit(make_partition, chunk, folder, how, self.bench))


@contextmanager
def local(count: int, say: Callable[[str], None]) -> Iterator[Workers]:
    """So many processes on this machine, fewer where its memory does not suffice; they end with the block.

    Raises
    ------
    InputError
        when there is too little memory for one.
    """
    fit, memory = room(count)
    if fit < count:
        say(f"framescope: there is memory for {fit} of {count} workers, so that no more are started.")
    bench, pool = Bench(memory), ThreadPoolExecutor(fit, thread_name_prefix="framescope")
    try:
        yield _Here(pool, fit, bench)
    finally:
        bench.end()
        pool.shutdown(cancel_futures=True)


class _Cluster(_Waiting):
    """The workers of a Dask scheduler."""

    def __init__(self, client: Client, address: str) -> None:
        super().__init__()
        self.client, self.address = client, address

    @property
    def count(self) -> int:
        return max(1, sum(self.client.nthreads().values()))

    def measure(self, chunk: Chunk, folder: str, how: How) -> None:
        self._submitted(self.client.submit(on_worker, chunk, folder, how, pure=False))

    def next(self) -> Finished:
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        try:
            return super().next()
        except KilledWorker:
            raise InputError("The Dask workers keep dying: give them more memory and run the same command again.") from None
        except FutureCancelledError:
            raise InputError(f"The Dask scheduler at {self.address} no longer answers: start it again and run the same command.") from None


@contextmanager
def cluster(address: str, say: Callable[[str], None]) -> Iterator[Workers]:
    """The workers of the scheduler at an address.

    Raises
    ------
    InputError
        when none answers in `SECONDS_FOR_SCHEDULER`, or when its certificates are not known.
    """
    from distributed import Client

    if not _is_safe(address):
        say(f"framescope: whoever reaches {address} can run any code as you: use a scheduler with certificates (tls://…).")
    with _quiet():
        try:
            client = _in_time(partial(Client, address, timeout=SECONDS_FOR_SCHEDULER), 2 * SECONDS_FOR_SCHEDULER)
        except (
            OSError,
            TimeoutError,
            ValueError,
            TypeError,
            RuntimeError,
            AssertionError,
        ) as error:  # the last: its own loop did not start
            raise _no_scheduler(address, error) from None
        with client:
            try:
                client.wait_for_workers(1, timeout=SECONDS_FOR_SCHEDULER)
            except (OSError, TimeoutError) as error:
                raise _no_scheduler(address, error) from None
            yield _Cluster(client, address)


def _in_time(make: Callable[[], Any], seconds: float) -> Any:
    """What `make` makes, in so many seconds; it may wait for ever where the other side speaks another protocol, whatever its own limit."""
    made: Queue = Queue()

    def work() -> None:
        try:
            made.put((make(), None))
        except BaseException as error:
            made.put((None, error))

    Thread(target=work, daemon=True).start()
    try:
        found, error = made.get(timeout=seconds)
    except Empty:
        raise TimeoutError("it does not answer") from None
    if error is not None:
        raise error
    return found


def _no_scheduler(address: str, error: Exception) -> InputError:
    remedy = f"; {TLS}" if address.startswith("tls:") or "TLS" in str(error) else ""
    return InputError(f"No Dask scheduler with workers answers at {address}: check the address, and that workers are running{remedy}.")


def _is_safe(address: str) -> bool:
    """Whether nobody on a network can speak to the scheduler: it has certificates, or is this machine's own."""
    scheme, _, rest = address.rpartition("://")
    host = rest.rpartition(":")[0].strip("[]")
    try:
        return scheme == "tls" or ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or scheme not in {"", "tcp", "ws"}


@contextmanager
def _quiet() -> Iterator[None]:
    """Dask's own messages, tracebacks among them, are not said: what is wrong is said once, in a sentence."""
    logger = logging.getLogger("distributed")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)
