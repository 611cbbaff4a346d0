"""Keeps the index of words in step with the pages: a build waits for it, a preview does not."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from generator import word_index

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import Popen


class Indexer:
    """Runs one indexing at a time; `warn` takes what went wrong in words."""

    def __init__(self, warn: Callable[[str], None]) -> None:
        self._warn = warn
        self._running: Popen[str] | None = None

    def begin(self, site: Path, *, wait: bool) -> None:
        """Index a finished site, and come back at once unless told to wait."""
        self._running = process = word_index.start(site)
        if wait:
            self._finish(process)
        else:
            Thread(target=self._finish, args=(process,), daemon=True).start()

    def _finish(self, process: Popen[str]) -> None:
        fault = word_index.fault_of(process)
        if fault and process is self._running:
            self._warn(f"the search page finds no words, since their index could not be made: {fault}")

    def stop(self) -> None:
        """End what is under way: the pages that it reads are about to go."""
        process, self._running = self._running, None
        if process:
            process.kill()
            process.wait()
