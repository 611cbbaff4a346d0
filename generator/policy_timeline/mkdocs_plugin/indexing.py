"""Keeps the index of words of a preview in step with the data, behind its back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile
from pathlib import Path
from subprocess import Popen
from tempfile import TemporaryDirectory
from threading import Event, Lock, Thread

from policy_timeline.exports import word_index
from policy_timeline.outputs import Output
from policy_timeline.work.garbage import tidy

PAUSE = 4.0
"""Seconds that a preview waits before it reads all words: what was saved comes first, and so does what follows soon."""


class Indexer:
    """Runs one indexing at a time; `warn` takes what went wrong."""

    def __init__(self, warn: Callable[[str], None]) -> None:
        self._warn = warn
        self._lock = Lock()
        self._ended = Event()
        self._running: Popen[str] | None = None

    def begin(self, words: Sequence[Output], index: Path) -> None:
        """Index the pages of words into a folder before long; come back at once."""
        self.stop()
        self._ended = ended = Event()
        Thread(target=self._later, args=(words, index, ended), daemon=True).start()

    def _later(self, words: Sequence[Output], index: Path, ended: Event) -> None:
        if not ended.wait(PAUSE):
            tidy()
            if fault := self._run(words, index, ended):
                self._warn(fault)

    def _run(self, words: Sequence[Output], index: Path, ended: Event) -> str | None:
        with TemporaryDirectory(prefix="words-") as folder:
            count = word_index.write_pages(takewhile(lambda _: not ended.is_set(), words), Path(folder))
            with self._lock:
                if ended.is_set():
                    return None
                self._running = process = word_index.start(Path(folder), index)
            fault = word_index.fault_of(process, index, count)
        return None if ended.is_set() else fault

    def stop(self) -> None:
        """End what is under way: its words or its folder are about to go."""
        with self._lock:
            self._ended.set()
            process, self._running = self._running, None
        if process:
            process.kill()
            process.wait()
