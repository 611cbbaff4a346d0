"""Reads files that stand inside one folder, however they got there, and says what is in the way."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Unusable(Exception):  # noqa: N818 - what it says becomes a finding where it is caught
    """Why a file or folder cannot be used: a code, a message, a hint."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


class Found(NamedTuple):
    """A file below a folder; or, with the reason, a folder that is not looked into."""

    path: Path
    fault: Unusable | None = None


def files_below(folder: Path) -> Iterator[Found]:
    """Yield what stands below a folder at any depth, in order of path, without hidden files and folders."""
    yield from sorted((one for one in _walk(folder) if not _is_hidden(one.path, folder)), key=lambda one: one.path)


def _walk(folder: Path) -> Iterator[Found]:
    closed: list[OSError] = []
    for top, folders, names in os.walk(folder, onerror=closed.append):
        yield from (Found(Path(top, name)) for name in names)
        links = [path for name in folders if (path := Path(top, name)).is_symlink()]
        message = "a folder must not be a link: links to folders are not followed"
        yield from (Found(path, Unusable("linked-folder", message, "put the folder itself here")) for path in links)
    for error in closed:
        path = Path(error.filename)
        yield Found(path, _unreadable(path, error))


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _demand_ordinary(path: Path) -> None:
    if not S_ISREG(path.stat().st_mode):
        raise FileNotFoundError


def read_inside(folder: Path, path: Path, limit: int) -> bytes:
    """Return the bytes of a file that stands inside `folder`, links followed, or of a larger one its first `limit` + 1.

    Raises Unusable where the file stands outside, is missing or no ordinary one, or cannot be read.
    """
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        message = f'the file must stand inside the folder "{shown(folder)}"; "{shown(path)}" leads out of it'
        raise Unusable("file-outside", message, "put the file itself inside the folder")
    try:
        _demand_ordinary(path)
        with path.open("rb") as file:
            return file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        message = f'there must be an ordinary file "{shown(path)}"'
        hint = "check the name and where a link leads; capital letters count"
        raise Unusable("missing-file", message, hint) from error
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> Unusable:
    message = f'"{shown(path)}" must be readable; it is not: {error.strerror}'
    return Unusable("unreadable-file", message, "check its name and permissions")


def shown(path: Path) -> str:
    """Return a path as messages show it: with forward slashes, and what cannot be printed replaced."""
    return "".join(char if char.isprintable() else "\ufffd" for char in path.as_posix())
