"""Hears of a save at once, where MkDocs would look through all files twice a second.

The system tells of changes in a folder, but not of those made elsewhere to a folder that several machines share. So
MkDocs goes on looking until the system has told of a first change. Neither tells that a watched folder itself was taken
away or put back, and both stop watching one that is gone: that is looked for here.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Thread

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

PAUSE = 0.05
"""Seconds without a change after which a save is over: an editor that saves in several steps needs far less."""

LOOK = 0.5
"""Seconds between two looks at the folders themselves."""

_CHANGES: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]  # that a file was opened or read is none


class Watcher(Thread):
    """Watches folders for a server until that ends: `told` with the help of the system, `others` as MkDocs does."""

    def __init__(self, server: LiveReloadServer, told: Iterable[Path], others: Iterable[Path]) -> None:
        super().__init__(daemon=True)
        self._server, self._system = server, Observer()
        self._told = {path.resolve() for path in told}
        self._watches: dict[Path, ObservedWatch] = {}
        self._seen = {path: _identity(path) for path in (*self._told, *(path.resolve() for path in others))}
        server.build_delay = PAUSE

    def start(self) -> None:
        """Listen to the system from now on, and begin to look at the folders themselves."""
        self._system.start()
        for path in self._told:
            self._listen(path)
        super().start()

    def run(self) -> None:
        """Look at the folders now and then, until the server ends."""
        while not self._server._shutdown:  # noqa: SLF001 - MkDocs tells nowhere else that it ends
            self.look()
            time.sleep(LOOK)
        self._system.stop()

    def look(self) -> None:
        """Watch each folder anew that was taken away or put back since the last look, and have the site follow."""
        for path, before in self._seen.items():
            now = self._seen[path] = _identity(path)
            if now != before:
                self._stop_looking(path)
                self._server._watched_paths.pop(str(path), None)  # noqa: SLF001 - the same
                try:
                    self._server.watch(str(path))
                except OSError:  # it is not there, or no longer
                    self._seen[path] = None
                self._listen(path)
                self._rebuild()

    def _listen(self, path: Path) -> None:
        """Have the system tell of changes in a folder, if it should and can."""
        if path not in self._told:
            return
        with suppress(KeyError):  # nothing was told so far
            self._system.unschedule(self._watches[path])
        with suppress(OSError):  # it is not there, or the system has no room for more: the looking goes on
            heard = _Heard(self, path)
            self._watches[path] = self._system.schedule(heard, str(path), recursive=True, event_filter=_CHANGES)

    def heard(self, path: Path) -> None:
        """Have the site follow a change of which the system has told; from now on nobody has to look."""
        self._rebuild()
        self._stop_looking(path)

    def _stop_looking(self, path: Path) -> None:
        with suppress(KeyError):  # nobody does
            self._server.observer.unschedule(self._server._watch_refs.pop(str(path)))  # noqa: SLF001 - the same

    def _rebuild(self) -> None:
        with self._server._rebuild_cond:  # noqa: SLF001 - as MkDocs does when a file has changed
            self._server._want_rebuild = True  # noqa: SLF001 - the same
            self._server._rebuild_cond.notify_all()  # noqa: SLF001 - the same


class _Heard(FileSystemEventHandler):
    """Hands on what the system tells of a folder."""

    def __init__(self, watcher: Watcher, path: Path) -> None:
        self._watcher, self._path = watcher, path

    def on_any_event(self, _event: FileSystemEvent) -> None:
        self._watcher.heard(self._path)


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a folder from another one at its place, or None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
