"""Work on many items, on every core where that is safe and pays: the one place that starts processes.

A fork sees all that was read so far without a copy of it. It is safe on Linux, in a process with a single thread;
everywhere else, and wherever the system refuses, this process does all the work.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Item = TypeVar("Item")
Result = TypeVar("Result")

LEAST = 500
"""So many items are worth a process."""


class _Child(NamedTuple):
    """A process at work on a share of the items; its results come through the pipe."""

    pid: int
    pipe: int


def spread(work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """Yield what `work` makes of each item, in order; it must depend on nothing but the item and what stands by now.

    Results have to be such as can be pickled. What `work` raises is raised here.
    """
    shares = _shares(items)
    children = [_start(work, share) for share in shares[1:]]
    try:
        yield from map(work, shares[0])
        for share in shares[1:]:
            results: list[Result] | None = _results(children.pop(0))
            yield from map(work, share) if results is None else results
    finally:
        for child in children:
            _end(child)


@contextmanager
def aside(work: Callable[[], Result], size: int) -> Iterator[Callable[[], Result]]:
    """Have something worked out while other work goes on; give what waits for it, to be called once.

    It must depend on nothing but what stands by now, and is about so many items: of few it is worked out when it is
    asked for. A result has to be such as can be pickled.
    """
    has_room = size >= LEAST and _cores() > 1
    waiting = [_start(lambda _: work(), (None,)) if has_room else None]

    def result() -> Result:
        results: list[Result] | None = _results(waiting.pop())
        return work() if results is None else results[0]

    try:
        yield result
    finally:
        for child in waiting:
            _end(child)


def _shares(items: Sequence[Item]) -> list[Sequence[Item]]:
    count = max(1, min(len(items) // LEAST, _cores()))
    bounds = [len(items) * number // count for number in range(count + 1)]
    return [items[start:end] for start, end in pairwise(bounds)]


def _cores() -> int:
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def _start(work: Callable[[Item], Result], share: Sequence[Item]) -> _Child | None:
    """Start a process on a share; None where the system has no room for one."""
    reading, writing = os.pipe()
    try:
        pid = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if pid:
        os.close(writing)
        return _Child(pid, reading)
    status = 1
    try:  # in the child, which must not come back from here
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump([work(one) for one in share], pipe)
        status = 0
    finally:
        os._exit(status)


def _results(child: _Child | None) -> list[Result] | None:
    """Return what a child made of its share, or None where it came to grief."""
    if child is None:
        return None
    with os.fdopen(child.pipe, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child.pid, 0)
    return None if status else pickle.loads(answer)  # noqa: S301 - from a process of our own


def _end(child: _Child | None) -> None:
    """End a child whose results nobody wants any more; it has done nothing that could be left half done."""
    if child:
        os.kill(child.pid, signal.SIGKILL)
        os.waitpid(child.pid, 0)
        os.close(child.pipe)
