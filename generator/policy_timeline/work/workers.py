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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from policy_timeline.work.progress import untracked

if TYPE_CHECKING:
    from policy_timeline.work.progress import Track

Item = TypeVar("Item")
Result = TypeVar("Result")
Finish = Callable[["Track", str], list[Result]]
"""What ends some work, and returns its results; the track may show how far the step of that name is."""

LEAST = 500
"""So many items are worth a process."""


_PARTS = 32
"""Parts of the work for each process: so many that all end at about the same time."""


class _Child(NamedTuple):
    """A process at work; what it has made comes through the pipe."""

    pid: int
    pipe: int


def spread(work: Callable[[Item], Result], items: Sequence[Item], track: Track, step: str) -> list[Result]:
    """Return what `work` makes of each item, in order; `track` may show how far the step is.

    It must depend on nothing but the item and what stands by now. Results have to be such as can be pickled. What
    `work` raises is raised here.
    """
    with begun(work, items) as finish:
        return finish(track, step)


@contextmanager
def begun(work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Finish[Result]]:
    """Do as `spread` does, in other processes from now on, in this one too when what this gives is called, once."""
    processes = max(1, min(len(items) // LEAST, _cores()))
    with _begun(work, items, processes - 1) as finish:
        yield finish


@contextmanager
def aside(work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Have something worked out while other work goes on; give what waits for it, to be called once.

    It must depend on nothing but what stands by now. A result has to be such as can be pickled.
    """
    with _begun(lambda _: work(), (None,), int(_cores() > 1)) as finish:
        yield lambda: finish(untracked, "")[0]


@contextmanager
def _begun(work: Callable[[Item], Result], items: Sequence[Item], helpers: int) -> Iterator[Finish[Result]]:
    parts = _parts(len(items), helpers)
    queue = _queue(len(parts))
    children = [_start(lambda: _share(work, items, parts, queue)) for _ in range(helpers)]

    def made() -> Iterator[tuple[int, Result]]:
        """Yield the place and the result of each item, when it is there."""
        missing = dict.fromkeys(range(len(parts)))
        for number in _waiting(queue):
            yield from ((place, work(items[place])) for place in parts[number])
            del missing[number]
        while children:
            for number, results in _results(children.pop()):
                yield from zip(parts[number], pickle.loads(results), strict=True)  # noqa: S301 - from our own process
                del missing[number]
        for number in missing:  # what a child came to grief with
            yield from ((place, work(items[place])) for place in parts[number])

    def finish(track: Track, step: str) -> list[Result]:
        found = dict(one for _, one in zip(track(items, step), made(), strict=True))
        return [found[place] for place in range(len(items))]

    try:
        yield finish
    finally:
        os.close(queue)
        for child in children:
            _end(child)


def _parts(size: int, helpers: int) -> list[range]:
    """Return the places of so many items in parts, few enough for their numbers to be bytes."""
    count = min(_PARTS * (helpers + 1), size, 256) if helpers else 1
    bounds = [size * number // count for number in range(count + 1)]
    return [range(*one) for one in pairwise(bounds)]


def _queue(size: int) -> int:
    """Return a pipe with so many numbers; each process takes the next one as a byte, until there is none."""
    reading, writing = os.pipe()
    os.write(writing, bytes(range(size)))
    os.close(writing)
    return reading


def _waiting(queue: int) -> Iterator[int]:
    while number := os.read(queue, 1):
        yield number[0]


def _share(
    work: Callable[[Item], Result], items: Sequence[Item], parts: Sequence[range], queue: int
) -> list[tuple[int, bytes]]:
    """Return the number of each part that was done here, with its results; they are packed while others work too."""
    return [(number, pickle.dumps([work(items[place]) for place in parts[number]])) for number in _waiting(queue)]


def _cores() -> int:
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def _start(work: Callable[[], list[tuple[int, bytes]]]) -> _Child | None:
    """Start a process on some work; None where the system has no room for one."""
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
            pickle.dump(work(), pipe)
        status = 0
    finally:
        os._exit(status)


def _results(child: _Child | None) -> list[tuple[int, bytes]]:
    """Return what a child has made; nothing where it came to grief."""
    if child is None:
        return []
    with os.fdopen(child.pipe, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child.pid, 0)
    return [] if status else pickle.loads(answer)  # noqa: S301 - from our own process


def _end(child: _Child | None) -> None:
    """End a child whose results nobody wants any more; it has done nothing that could be left half done."""
    if child:
        os.kill(child.pid, signal.SIGKILL)
        os.waitpid(child.pid, 0)
        os.close(child.pipe)
