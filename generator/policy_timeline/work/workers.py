"""Work on many items, on every core where that is safe and pays: the one place that starts processes.

A forked process sees everything that was read so far without a copy of it. That is safe on Linux, in a process with a
single thread; everywhere else, and wherever the system refuses, this process does all the work. What it saves stands in
CONTRIBUTING.md.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import chain, pairwise, starmap
from multiprocessing import active_children, get_context
from typing import TYPE_CHECKING, Any, TypeVar

from policy_timeline.work.progress import untracked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from policy_timeline.work.progress import Track

Item = TypeVar("Item")
Result = TypeVar("Result")

LEAST = 500
"""So many items are worth a process."""

_PARTS = 32
"""Parts of the work for each process: so many that all end at about the same time."""

_shared: tuple[Callable[[Any], Any], Sequence[Any]] = (str, ())
"""In a worker, what it was forked to do, and on what."""


def spread(
    work: Callable[[Item], Result], items: Sequence[Item], track: Track = untracked, step: str = ""
) -> list[Result]:
    """Return what `work` makes of each item, in order; `track` may show how far the step of that name is.

    `work` must depend on nothing but the item and what stands by now, and its results must be such as can be pickled.
    What it raises is raised here.
    """
    workers = min(len(items) // LEAST, _cores())
    if workers > 1:
        with suppress(BrokenProcessPool, OSError):  # a worker came to grief, or the system has no room for one
            return _by_workers(workers, work, items, track, step)
    return [work(item) for item in track(items, step)]


def _by_workers(
    workers: int, work: Callable[[Item], Result], items: Sequence[Item], track: Track, step: str
) -> list[Result]:
    bounds = [len(items) * number // (_PARTS * workers) for number in range(_PARTS * workers + 1)]
    others = set(active_children())
    with ProcessPoolExecutor(workers, get_context("fork"), _begin, (work, items)) as pool:
        try:
            made = chain.from_iterable(pool.map(_do, starmap(range, pairwise(bounds))))
            return [result for _, result in zip(track(items, step), made, strict=True)]
        except OSError:
            for process in set(active_children()) - others:
                process.terminate()
                process.join()
            raise


def _begin(work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    """Begin a worker: an interrupt from the keyboard is for the process that waits for it."""
    global _shared  # noqa: PLW0603 - a worker is told once what it is for
    _shared = work, items
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _do(part: range) -> list[Any]:
    work, items = _shared
    return [work(items[place]) for place in part]


def _cores() -> int:
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))
