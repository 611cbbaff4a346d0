"""A progress bar for long runs: on a terminal alone, and only when there is time to read it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from policy_timeline.work.progress import Track, untracked

if TYPE_CHECKING:
    from rich.progress import Progress


Item = TypeVar("Item")

PATIENCE = 1.0
"""Seconds before the bar appears: a run that is over by then needs none."""
BEAT = 0.1
"""Seconds between two movements of the bar: to move it with each item would cost more than many an item does."""


@contextmanager
def watched() -> Iterator[Track]:
    """Yield a function that shows on the terminal how far a step is; none shows where there is no terminal."""
    if not _at_terminal():
        yield untracked
        return
    # What draws the bar takes its time to load, which nobody should wait for where there is none.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bar = _Bar(Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False))
    try:
        yield bar.track
    finally:
        bar.progress.stop()


def _at_terminal() -> bool:
    return sys.stdout.isatty() and sys.stderr.isatty()


class _Bar:
    """Shows the steps of one run, one at a time."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self._due = monotonic() + PATIENCE

    def track(self, items: Sequence[Item], step: str, /) -> Iterator[Item]:
        """Hand on the items, and count those that are done."""
        task = self.progress.add_task(step, total=len(items))
        for number, item in enumerate(items):
            if monotonic() >= self._due:
                self.progress.start()
                self.progress.update(task, completed=number, refresh=True)
                self._due = monotonic() + BEAT
            yield item
        self.progress.remove_task(task)
