"""Reads files that stand inside one folder, however they got there, and says what is in the way."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from policy_timeline.findings.codes import worded

LARGEST = 10_000_000
"""So many bytes of a file are read at most."""

_LEFTOVER = re.compile(
    r".*~|#.*#|.*\.(?:bak|tmp|sw[a-z]|orig|rej)|4913|___jb_.*___|thumbs\.db|desktop\.ini", re.IGNORECASE | re.DOTALL
)

_SETTLED = 3.0
"""Seconds after a write at which its time tells it from every other one."""


class Unusable(Exception):
    """Why a file or folder cannot be used: a row of the table of codes, and what fills it in."""

    def __init__(self, row: str, hint: str | None = None, /, **words: object) -> None:
        self.fault = worded(row, hint, **words)
        super().__init__(self.fault.message)


class Found(NamedTuple):
    """A file below a folder, by the path to it and by its name below the folder; or a folder that is not looked into.

    Both are text, with forward slashes: paths as objects cost more than the reading. A link may lead out of the folder;
    `unusable` is why a folder is not looked into.
    """

    folder: Path
    path: str
    name: str
    is_link: bool = False
    unusable: Unusable | None = None

    def read(self, limit: int) -> bytes:
        """Return its bytes, or of a larger file its first `limit` + 1; raise Unusable as `read_inside` does."""
        return read_inside(self.folder, Path(self.path), limit) if self.is_link else _read(self.path, limit)

    def stamp(self, now: float) -> str:
        """Return what is another text whenever the file was written or replaced since; empty where none can tell.

        `now` is a time in seconds, as `time.time` gives it: a file system that tells times in steps of two seconds
        shows no difference between two writes within one, so only what is older can be told apart.
        """
        try:
            found = os.stat(self.path)  # noqa: PTH116 - paths as objects cost more than the reading
        except OSError:
            return ""
        is_settled = now - max(found.st_mtime, found.st_ctime) > _SETTLED
        times = f"{found.st_mtime_ns} {found.st_ctime_ns}"
        return f"{self.path} {times} {found.st_size} {found.st_ino} {found.st_dev}" if is_settled else ""


def files_below(folder: Path) -> Iterator[Found]:
    """Yield what stands below a folder at any depth, in order of path, without hidden files and folders."""
    yield from sorted(_walk(folder), key=lambda found: found.name.split("/"))


def docs_beside(data_dir: Path) -> Path:
    """Return the folder of the hand-written pages where nobody names another: docs/ beside the data."""
    docs = data_dir.resolve().parent / "docs"
    return Path(os.path.relpath(docs)) if docs.is_relative_to(Path.cwd()) else docs


def is_leftover(name: str) -> bool:
    """Return whether a file's name is one that editors, merges and systems give to what they leave behind."""
    return _LEFTOVER.fullmatch(name.rpartition("/")[2]) is not None


def _walk(folder: Path) -> Iterator[Found]:
    top = (folder / "x").as_posix().removesuffix("x")
    waiting = [""]
    while waiting:
        above = waiting.pop()
        try:
            inside = list(os.scandir(folder / above))
        except OSError as error:
            path = folder / above
            yield Found(folder, path.as_posix(), above.rstrip("/"), unusable=_unreadable(path, error))
            continue
        for item in inside:
            name = above + item.name
            if item.name.startswith("."):
                continue
            if not _is_folder(item):
                yield Found(folder, top + name, name, is_link=item.is_symlink())
            elif item.is_symlink():
                yield Found(folder, top + name, name, unusable=Unusable("linked-folder"))
            else:
                waiting.append(f"{name}/")


def _is_folder(item: os.DirEntry[str]) -> bool:
    try:
        return item.is_dir()
    except OSError:  # a link that leads to itself
        return False


def read_inside(folder: Path, path: Path, limit: int) -> bytes:
    """Return the bytes of a file that stands inside `folder`, links followed, or of a larger one its first `limit` + 1.

    Raises Unusable where the file stands outside, is missing or no ordinary one, or cannot be read.
    """
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        raise Unusable("file-outside", folder=shown(folder), file=shown(path))
    return _read(os.fspath(path), limit)


def _read(path: str, limit: int) -> bytes:
    try:
        wanted = min(_size(path), limit) + 1  # room for `limit` bytes each time would cost more than the reading
        # Paths as objects, and a buffer, would cost more than the reading.
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            return file.read(wanted)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Unusable("missing-file", file=shown(Path(path))) from error
    except OSError as error:
        raise _unreadable(Path(path), error) from error


def _size(path: str) -> int:
    found = os.stat(path)  # noqa: PTH116 - paths as objects cost more
    if not S_ISREG(found.st_mode):
        raise FileNotFoundError
    return found.st_size


def _unreadable(path: Path, error: OSError) -> Unusable:
    return Unusable("unreadable-file", file=shown(path), why=error.strerror)


def shown(path: Path) -> str:
    """Return a path as messages show it: with forward slashes, and what cannot be printed replaced."""
    return printable(path.as_posix())


def printable(text: str) -> str:
    """Return a text in which a replacement character stands for each one that cannot be printed."""
    return text if text.isprintable() else "".join(char if char.isprintable() else "\ufffd" for char in text)
