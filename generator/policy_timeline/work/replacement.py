"""What is new is made beside what there is and takes its place at the end, a folder or files: one is always whole."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from glob import escape
from pathlib import Path

_STALE = 86_400
"""Seconds after which what stands beside a folder was left by a process that was killed, where no lock can say so."""

_AT_PATH, _EXCHANGE = -100, 2
"""`AT_FDCWD` and `RENAME_EXCHANGE` of Linux: see renameat2(2)."""


class Replacement:
    """What is to take the place of a folder: fill `new`, then call `take_place`, or `clear` to give it up.

    `new` is locked as long as this process lives, so that the next one knows what was left by one that was killed.
    Several processes may each replace the same folder: the last one to end has the last word. With `waits` each begins
    when the one before has ended, so that it may read what stands there. What is hidden in the folder, such as `.git`,
    goes on standing in it. Each step raises OSError where the system refuses it.
    """

    def __init__(self, folder: Path, *, waits: bool = False) -> None:
        self._folder = folder.resolve()  # what a link leads to is replaced, not the link
        self.new = self._folder.with_name(f".{self._folder.name}-{os.getpid()}.new")
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        self._locks = [_locked(self._folder.parent, waits=True)] if waits else []
        self._tidy()
        self.new.mkdir()
        if self._folder.exists():
            shutil.copymode(self._folder, self.new)
        self._locks.append(_locked(self.new))

    def take_place(self) -> None:
        """Put what is new in the place of the folder that there was."""
        if not _exchanged(self.new, self._folder):
            if self._folder.exists():
                self._folder.rename(self.new.with_suffix(".old"))
            self.new.rename(self._folder)
        self.clear()

    def clear(self) -> None:
        """Delete what is left beside the folder, of this process and of those that were killed."""
        self._tidy()
        for lock in self._locks:
            _unlock(lock)
        self._locks.clear()

    def _tidy(self) -> None:
        """Put the folder back if a process ended when it had just taken it away, and delete what others left."""
        for old in self._beside("old"):
            if not self._folder.exists():
                old.rename(self._folder)
        for path in (*self._beside("old"), *self._beside("new")):
            new = path.with_suffix(".new")
            if new == self.new or _is_free(new):
                self._delete(path)

    def _delete(self, left: Path) -> None:
        for path in left.glob(".*") if self._folder.exists() else ():
            if not (self._folder / path.name).exists():
                with suppress(FileNotFoundError):  # another process has been faster
                    path.rename(self._folder / path.name)
        shutil.rmtree(left, ignore_errors=True)

    def _beside(self, ending: str) -> list[Path]:
        return list(self._folder.parent.glob(f".{escape(self._folder.name)}-*.{ending}"))


def _exchanged(new: Path, folder: Path) -> bool:
    """Swap two folders in one step, where the system offers that; return whether it did."""
    if sys.platform != "linux":
        return False
    swap = getattr(ctypes.CDLL(None), "renameat2", None)
    return swap is not None and swap(_AT_PATH, os.fsencode(new), _AT_PATH, os.fsencode(folder), _EXCHANGE) == 0


def _locked(folder: Path, *, waits: bool = False) -> int | None:
    """Lock a folder until this process ends; return what the lock hangs on, None where there is none to be had."""
    if sys.platform == "win32":
        return None
    import fcntl  # noqa: PLC0415 - not everywhere

    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
    except OSError:
        os.close(lock)
        return None
    return lock


def _unlock(lock: int | None) -> None:
    if lock is not None:
        os.close(lock)


def _is_free(folder: Path) -> bool:
    """Return whether the process that made a folder has ended."""
    with suppress(FileNotFoundError):
        lock = _locked(folder)
        _unlock(lock)
        return lock is not None or time.time() - folder.stat().st_mtime > _STALE
    return True


def replace_files(files: Mapping[Path, bytes]) -> None:
    """Write files whole or not at all: each beside its place, and when all are there, moved, in the order given.

    Raises OSError where the system does not let it; nothing is then left beside them. Their folders must be there.
    """
    new = {path: path.with_name(f".{path.name}.new") for path in files}  # hidden files are passed over
    try:
        for path, content in files.items():
            new[path].write_bytes(content)
        for path, written in new.items():
            written.replace(path)
    except BaseException:
        for written in new.values():
            with suppress(OSError):
                written.unlink()
        raise
