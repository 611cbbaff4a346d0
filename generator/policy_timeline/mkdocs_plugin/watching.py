"""Hears of a save at once, where MkDocs would look through all files twice a second.

The system tells of changes in a folder, but not of those made elsewhere to a folder that several machines share. So the
looking goes on until the system has told of a first change.
"""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

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
from watchdog.observers.polling import PollingObserver

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.livereload import LiveReloadServer
    from watchdog.observers.api import ObservedWatch

PAUSE = 0.05
"""Seconds without a change after which a save is over: an editor that saves in several steps needs far less."""

_LOOK = 0.5
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


def watch_folders(server: LiveReloadServer, folders: Iterable[Path]) -> None:
    """Have a server notice, as long as it runs, that a folder which it watches was taken away or put back.

    Neither the system nor MkDocs tells that of the watched folder itself, and both stop watching one that is gone.
    """
    paths = tuple(folder.resolve() for folder in folders)

    def look(before: tuple[object, ...]) -> None:
        while not server._shutdown:  # noqa: SLF001 - MkDocs tells nowhere else that it ends
            now = _identities(paths)
            for path in (path for path, old, new in zip(paths, before, now, strict=True) if old != new):
                _renew(server, path)
            before = now
            time.sleep(_LOOK)

    Thread(target=look, args=(_identities(paths),), daemon=True).start()


def _identities(paths: Iterable[Path]) -> tuple[object, ...]:
    return tuple((path.stat().st_dev, path.stat().st_ino) if path.is_dir() else None for path in paths)


def _renew(server: LiveReloadServer, path: Path) -> None:
    """Watch a folder anew if it is there, and have the site follow."""
    with suppress(KeyError):  # it was no longer watched
        server.observer.unschedule(server._watch_refs[str(path)])  # noqa: SLF001 - the same
    server._watched_paths.pop(str(path), None)  # noqa: SLF001 - the same
    if path.is_dir():
        server.watch(str(path))
    with server._rebuild_cond:  # noqa: SLF001 - as MkDocs does when a file has changed
        server._want_rebuild = True  # noqa: SLF001 - the same
        server._rebuild_cond.notify_all()  # noqa: SLF001 - the same


def watch_at_once(server: LiveReloadServer, folders: Iterable[Path]) -> None:
    """Have a server, before it starts, hear of changes in these folders, and below them, as soon as they happen."""
    watched = [path for path, times in server._watched_paths.items() for _ in range(times)]  # noqa: SLF001 - MkDocs tells nowhere else what it watches
    for path in watched:
        server.unwatch(path)
    server.observer = _Observer(folders, server.observer.timeout)
    server.build_delay = PAUSE
    for path in watched:
        server.watch(path)


class _Observer(PollingObserver):
    """Looks for changes, every `timeout` seconds, but in the folders only as long as the system has told of none."""

    def __init__(self, folders: Iterable[Path], timeout: float) -> None:
        super().__init__(timeout=timeout)
        self._folders = {folder.resolve() for folder in folders}
        self._system = Observer()
        self._told: dict[str | Path, ObservedWatch] = {}

    def schedule(
        self,
        event_handler: FileSystemEventHandler,
        path: str | Path,
        *,
        recursive: bool = False,
        event_filter: list[type[FileSystemEvent]] | None = None,
        follow_symlink: bool = False,
    ) -> ObservedWatch:
        watch = super().schedule(
            event_handler, path, recursive=recursive, event_filter=event_filter, follow_symlink=follow_symlink
        )
        if Path(path).resolve() in self._folders:
            heard = _Heard(event_handler, self, watch)
            if path in self._told:  # it was taken away and put back: the system still tells of the old one
                self._system.unschedule(self._told[path])
            self._told[path] = self._system.schedule(heard, path, recursive=True, event_filter=_CHANGES)
        return watch

    def on_thread_start(self) -> None:
        super().on_thread_start()
        with suppress(OSError):  # the system has no room for more: the looking goes on
            self._system.start()

    def on_thread_stop(self) -> None:
        self._system.stop()
        super().on_thread_stop()


class _Heard(FileSystemEventHandler):
    """Hands on what the system tells; the first time, the looking for it ends."""

    def __init__(self, handler: FileSystemEventHandler, observer: _Observer, watch: ObservedWatch) -> None:
        self._handler, self._observer, self._watch = handler, observer, watch
        self._is_first = True

    def on_any_event(self, event: FileSystemEvent) -> None:
        self._handler.dispatch(FileModifiedEvent(event.src_path))  # the host lets changes of folders pass
        if self._is_first:
            self._is_first = False
            with suppress(KeyError):  # its folder was taken away
                self._observer.unschedule(self._watch)
