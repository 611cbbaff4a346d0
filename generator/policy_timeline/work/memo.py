"""What was worked out before, each value under a key that names all that it follows from.

What changes gets another key, so nothing goes out of date. One process keeps a `Memo`; a `Store` hands texts on to
later ones. What stands in its folder is taken for nothing where it is damaged, from another version of the program, or
not the user's alone to write. Which threat that answers, and which not, stands in CONTRIBUTING.md.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from platformdirs import user_cache_path

from policy_timeline.work.progress import Track, untracked
from policy_timeline.work.workers import Spread

Item = TypeVar("Item")
Value = TypeVar("Value")

VARIABLE = "POLICY_TIMELINE_CACHE"
"""The environment variable that names another folder for the cache; empty, it switches the cache off."""

_LENGTH = 32  # bytes of a seal
_MOST = 40  # files: two for each of the projects that were checked last


def digest(parts: Iterable[str]) -> str:
    """Return a short text that is another one when any of the parts is."""
    return hashlib.blake2b("\0".join(parts).encode(errors="surrogateescape"), digest_size=16).hexdigest()


class Memo:
    """Values by key: those `known`, those `used` since `forget` was called, and the keys that another process left."""

    def __init__(self, known: Mapping[str, Any] | None = None) -> None:
        self.known: dict[str, Any] = dict(known or {})
        self.used: dict[str, Any] = {}
        self.recalled = frozenset(self.known)

    def recall(self, key: str, make: Callable[[], Value], *, lasts: bool = True) -> Value:
        """Return the known value, or else the one that `make` returns; one that does not last is not kept."""
        value: Value = self.known[key] if key in self.known else make()
        if lasts:
            self.known[key] = self.used[key] = value
        return value

    def recall_all(  # noqa: PLR0913, PLR0917 - what to do, on what, and how to tell of it
        self,
        work: Callable[[Item], Value],
        items: Sequence[Item],
        keys: Sequence[str],
        lasts: Callable[[Value], bool],
        track: Track = untracked,
        step: str = "",
    ) -> list[Value]:
        """Return the value of each item, in order, given the keys; `work` makes those that are not known."""
        new = [item for item, key in zip(items, keys, strict=True) if key not in self.known]
        made = iter(Spread(work, new).results(track, step))
        values = [self.known[key] if key in self.known else next(made) for key in keys]
        lasting = {key: value for key, value in zip(keys, values, strict=True) if lasts(value)}
        self.known.update(lasting)
        self.used.update(lasting)
        return values

    def forget(self) -> None:
        """Forget what nobody has asked for since this was called last."""
        self.known, self.used = self.used, {}


def cache_folder() -> Path | None:
    """Return the folder of the store, or None where there is to be none."""
    named = os.environ.get(VARIABLE)
    if named is None:
        return user_cache_path("policy-timeline")
    return Path(named) if named else None


class Store:
    """A folder of the user's with what one process leaves for the next; without a folder it keeps nothing.

    `most` says how many files stay, those that were written last; None that all do until `clear_out` is called.
    """

    def __init__(self, folder: Path | None, most: int | None = _MOST) -> None:
        self._folder, self._most = folder, most

    def load(self, name: str) -> bytes | None:
        """Return what was saved under a name, or None where there is nothing, or nothing that is to be trusted."""
        try:
            if self._folder is None or not (_is_private(self._folder) and _is_private(self._folder / name)):
                return None
            raw = (self._folder / name).read_bytes()
        except OSError:
            return None
        return raw[_LENGTH:] if raw[:_LENGTH] == _seal(name, raw[_LENGTH:]) else None

    def save(self, name: str, content: bytes) -> None:
        """Keep something under a name, whole or not at all, in place of what was there."""
        if self._folder is None:
            return
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            new = self._folder / f"{name}.{os.urandom(8).hex()}"  # others may do the same at the same time
            new.touch(mode=0o600, exist_ok=False)
            new.write_bytes(_seal(name, content) + content)
            new.replace(self._folder / name)
            if self._most is not None:
                for path in sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime)[: -self._most]:
                    path.unlink(missing_ok=True)
        except OSError:  # no room, or no right to write: the next process works it out again
            return

    def clear_out(self, days: int) -> None:
        """Take away what was written more than so many days ago."""
        oldest = time.time() - days * 24 * 60 * 60
        with suppress(OSError):
            for file in os.scandir(self._folder) if self._folder else ():
                if file.stat().st_mtime < oldest:
                    Path(file.path).unlink(missing_ok=True)


def _is_private(path: Path) -> bool:
    """Return whether a file or folder is the user's, and nobody else's to write; Windows keeps its own rules."""
    if sys.platform == "win32":
        return True
    found = path.stat()
    return found.st_uid == os.getuid() and not found.st_mode & 0o022


def _seal(name: str, content: bytes) -> bytes:
    """Return what shows that a content is whole, and that this version of the program wrote it under this name."""
    return hashlib.blake2b(f"{_program()} {name} ".encode() + content, digest_size=_LENGTH).digest()


@cache
def _program() -> str:
    """Return a text that is another one for each state of this program, of Python and of the installed packages."""
    sources = (path.read_bytes() for path in sorted(Path(__file__).parents[1].rglob("*.py")))
    return hashlib.blake2b(b"\0".join([sys.version.encode(), *sorted(set(_installed())), *sources])).hexdigest()


def _installed() -> Iterator[bytes]:
    """Yield the name and the version of each package that can be imported."""
    for folder in filter(os.path.isdir, sys.path):
        names = os.listdir(folder)  # noqa: PTH208 - a third of the time of paths as objects
        yield from (os.fsencode(name) for name in names if name.endswith(".dist-info"))
