"""Work on many items, on every core where that is safe and pays: the one place that starts processes.

A forked process sees everything that was read so far without a copy of it. That is safe on Linux, in a process with a
single thread; everywhere else, and wherever the system refuses, this process does all the work. What it saves stands in
CONTRIBUTING.md.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import chain, pairwise, starmap
from multiprocessing import active_children, get_context
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from policy_timeline.work.progress import Track, untracked

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess


Item = TypeVar("Item")
Result = TypeVar("Result")

LEAST = 500
"""So many items are worth a process."""

_PARTS = 32
"""Parts of the work for each process: so many that all end at about the same time."""

_SIGNAL_AT_END_OF_PARENT = 1
"""`PR_SET_PDEATHSIG` of Linux: see prctl(2)."""

_shared: tuple[Callable[[Any], Any], Sequence[Any]] = (str, ())
"""In a worker, what it was forked to do, and on what."""


class Spread(Generic[Item, Result]):
    """Work on many items, each by itself, on several cores; this process may go on until it asks for the results.

    `work` must depend on nothing but the item and what stands by now, and its results must be such as can be pickled.
    Where no process can be started all is done when the results are asked for, and so it is where one comes to grief:
    doing an item twice must do no harm.
    """

    def __init__(self, work: Callable[[Item], Result], items: Sequence[Item]) -> None:
        self._work, self._items = work, items
        self._made: Iterator[list[Result]] | None = None
        self._processes: set[BaseProcess] = set()
        workers = min(len(items) // LEAST, _cores())
        if workers > 1:
            self._begin(workers)

    def _begin(self, workers: int) -> None:
        bounds = [len(self._items) * number // (_PARTS * workers) for number in range(_PARTS * workers + 1)]
        others = set(active_children())
        told = (os.getpid(), self._work, self._items)
        self._pool = ProcessPoolExecutor(workers, get_context("fork"), _begin, told)
        with suppress(OSError):  # the system has no room for so many
            self._made = self._pool.map(_do, starmap(range, pairwise(bounds)))
        self._processes = set(active_children()) - others
        if not self._made:
            self.stop()

    def results(self, track: Track = untracked, step: str = "") -> list[Result]:
        """Return what is made of each item, in order, when all is done; raise what the work raises.

        `track` may show how far the step of that name is.
        """
        if self._made:
            try:
                made = chain.from_iterable(self._made)
                return [result for _, result in zip(track(self._items, step), made, strict=True)]
            except (BrokenProcessPool, OSError):
                self.stop()
            finally:
                self._pool.shutdown()
        return [self._work(item) for item in track(self._items, step)]

    def stop(self) -> None:
        """End what is under way, which nobody needs any more."""
        for process in self._processes:
            process.terminate()
            process.join()


def _begin(parent: int, work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    """Begin a worker: it ends with the process that waits for it, and an interrupt from the keyboard is for that."""
    global _shared  # noqa: PLW0603 - a worker is told once what it is for
    _shared = work, items
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(_SIGNAL_AT_END_OF_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)  # it ended before it could be said


def _do(part: range) -> list[Any]:
    work, items = _shared
    return [work(items[place]) for place in part]


def _cores() -> int:
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))
