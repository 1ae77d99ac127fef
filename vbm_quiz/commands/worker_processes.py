"""A function and a stream of batches in, its results in the same order out, worked out in several processes."""

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import connection, get_context, parent_process
from typing import Any, TypeVar

S = TypeVar("S")
T = TypeVar("T")

WAITING = 3
"""How many batches for each process are given out before the first result is taken; no more stand in memory."""
MOST_ON_WINDOWS = 61
"""How many processes one can wait for there at a time."""
_OWN: dict[str, Callable[[Any], Any]] = {}
"""The function of this process, where it is a worker."""


def in_processes(function: Callable[[S], T], batches: Iterable[S], processes: int) -> Generator[T, None, None]:
    """The results of a function that can be pickled; when the generator is closed, the processes end.

    Raises:
        BrokenProcessPool: when a process ends before its time.
    """
    given: deque[Future[T]] = deque()
    if sys.platform == "win32":
        processes = min(processes, MOST_ON_WINDOWS)
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=_become_worker, initargs=(function,))
    try:
        for batch in batches:
            with _interrupts_ignored():  # as the processes that start here will
                given.append(pool.submit(_work, batch))
            if len(given) > processes * WAITING:
                yield given.popleft().result()
        while given:
            yield given.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Ctrl-C reaches all processes of a terminal; the one that started the others ends them."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _become_worker(function: Callable[[Any], Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _OWN["function"] = function
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that was killed can end nobody, and its workers would wait for ever."""
    if (parent := parent_process()) is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _work(batch: Any) -> Any:  # noqa: ANN401 - what the function takes and gives
    return _OWN["function"](batch)
