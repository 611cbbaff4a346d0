"""A folder of the user's in which one process leaves for the next what it has worked out.

What stands there is taken for nothing where it is damaged, was written by another version of the program, or by anybody
without the key that lies beside it, which only the user can read. So nothing in there can make a result wrong, and all
of it can be deleted at any time. Where the folder cannot be written, everything is worked out anew.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import sys
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLE = "POLICY_TIMELINE_CACHE"
"""The environment variable that names another folder for the cache; empty, it switches the cache off."""

_KEY = "key"
_LENGTH = 32  # bytes of a key and of a seal
_MOST = 40  # files: two for each of the projects that were checked last


def cache_folder() -> Path | None:
    """Return the folder of the cache, or None where there is to be none."""
    named = os.environ.get(VARIABLE)
    if named is None:
        return user_cache_path("policy-timeline")
    return Path(named) if named else None


class Cache:
    """The files of one cache; without a folder it takes everything and keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def load(self, name: str) -> bytes | None:
        """Return what was saved under a name, or None where there is nothing, or nothing that can be trusted."""
        if self._folder is None or self._key is None:
            return None
        try:
            raw = (self._folder / name).read_bytes()
        except OSError:
            return None
        seal, content = raw[:_LENGTH], raw[_LENGTH:]
        return content if hmac.compare_digest(seal, self._seal(name, content)) else None

    def save(self, name: str, content: bytes) -> None:
        """Keep something under a name, whole or not at all, in place of what was there."""
        if self._folder is None or self._key is None:
            return
        try:
            _write(self._folder / name, self._seal(name, content) + content)
            self._forget_the_oldest(self._folder)
        except OSError:  # no room, or no right to write: the next process works it out again
            return

    def _forget_the_oldest(self, folder: Path) -> None:
        files = sorted((one for one in folder.iterdir() if one.name != _KEY), key=lambda one: one.stat().st_mtime)
        for one in files[:-_MOST]:
            one.unlink(missing_ok=True)

    def _seal(self, name: str, content: bytes) -> bytes:
        """Return what nobody can write without the key, and no other version of the program writes."""
        sealed = hashlib.blake2b(key=self._key or b"", digest_size=_LENGTH)
        sealed.update(f"{program()} {name} ".encode())
        sealed.update(content)
        return sealed.digest()

    @cached_property
    def _key(self) -> bytes | None:
        """The key of this cache, made where there is none; None where it cannot be kept from others."""
        assert self._folder is not None  # noqa: S101 - asked for by those who have one
        path = self._folder / _KEY
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not path.exists():
                _write(path, os.urandom(_LENGTH))
            key = path.read_bytes()
            return key if len(key) == _LENGTH and _is_private(path) else None
        except OSError:
            return None


def _write(path: Path, content: bytes) -> None:
    """Write a file that is the user's alone, whole or not at all; others may do the same at the same time."""
    new = path.with_name(f"{path.name}.{os.urandom(8).hex()}")
    with open(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:  # noqa: PTH123 - by descriptor
        file.write(content)
    new.replace(path)


def _is_private(path: Path) -> bool:
    """Return whether a file is the user's, and nobody else's to read or write; Windows keeps its own rules."""
    if sys.platform == "win32":
        return True
    found = path.stat()
    return found.st_uid == os.getuid() and not found.st_mode & 0o077


@cache
def program() -> str:
    """Return a text that is another one for each state of this program, of Python and of the installed packages."""
    found = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for path in sorted(Path(__file__).parents[1].rglob("*.py")):
        found.update(path.read_bytes())
    for name in sorted(set(_installed())):
        found.update(name.encode())
    return found.hexdigest()


def _installed() -> Iterator[str]:
    """Yield the name and the version of each package that can be imported."""
    for folder in filter(os.path.isdir, sys.path):
        yield from (name for name in os.listdir(folder) if name.endswith(".dist-info"))  # noqa: PTH208 - a third of the time
