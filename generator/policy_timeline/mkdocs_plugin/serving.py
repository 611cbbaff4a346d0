"""A running preview: which of its files a save has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path


def following(
    watched: Iterable[str],
    data: Callable[[], Iterable[Path]],
    builder: Callable[[], None],
    refresh: Callable[[], bool],
) -> Callable[[], None]:
    """Return what follows a save: `refresh` where nothing changed but files in the folders of `data`, else `builder`.

    `watched` are all files and folders in which a change counts as a save. `builder` also follows where `refresh` says
    that it can do nothing.
    """
    paths = {Path(path).resolve() for path in watched}
    seen = _others(paths, data())

    def follow() -> None:
        nonlocal seen
        now = _others(paths, data())
        if now != seen or not refresh():
            builder()
            seen = now

    return follow


def _others(watched: Iterable[Path], data: Iterable[Path]) -> Mapping[Path, tuple[int, int]]:
    """Return the time and size of every file that is watched, but for those of the data."""
    left_out = {folder.resolve() for folder in data}
    files = (file for path in watched if path not in left_out for file in (path, *path.rglob("*")) if file.is_file())
    return {file: (file.stat().st_mtime_ns, file.stat().st_size) for file in files}
