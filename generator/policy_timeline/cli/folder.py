"""Keeps a folder of generated files in step with a build, beside files that a person wrote.

A manifest in the folder names every file written and the SHA-256 of its content. Whatever it does not name, or what no
longer has that content, belongs to a person: it is never replaced or removed.

What changes is written beside first, with the manifest that will hold, and then only moved into place: a full disk
changes nothing, no file is ever half written, and what a kill broke off is ended by the next build.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policy_timeline.cli.system import what_system_says

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MANIFEST = ".policy-timeline.json"
STAGE = ".policy-timeline.new"
"""The folder, in the other one, of what is about to be moved into place."""


class FolderError(Exception):
    """The folder cannot be kept in step; the message says why and what to do. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How many files were written, left as they were, and removed."""

    written: int
    kept: int
    removed: int


def holds_own(folder: Path, path: str) -> bool:
    """Return whether the file at `path` may be generated: there is none, or an earlier build wrote it."""
    return not (folder / path).exists() or path in _manifest(folder)


def synchronize(contents: Mapping[str, bytes], folder: Path) -> Changes:
    """Make the generated files of a folder, by path, have these contents, touching only what differs.

    Raises FolderError before anything is changed where a person's file stands in the way or the manifest cannot be
    read, and at the first file that the system does not let it read or write.
    """
    try:
        _resume(folder)
        earlier = _manifest(folder)
        _refuse_foreign(folder, contents, earlier)
        return _write(folder, contents, earlier)
    except OSError as error:
        if not (folder / STAGE / MANIFEST).exists():  # else all is there that the next build needs
            shutil.rmtree(folder / STAGE, ignore_errors=True)
        message = f"{what_system_says(error)}; choose a folder that can be read and written"
        raise FolderError(message) from error


def _write(folder: Path, contents: Mapping[str, bytes], earlier: Mapping[str, str]) -> Changes:
    changed = [path for path, content in contents.items() if _content(folder / path) != content]
    gone = [path for path, digest in earlier.items() if path not in contents and _is_own(folder / path, digest)]
    digests = {path: _digest(content) for path, content in contents.items()}
    if changed or digests != earlier:
        _stage(folder, contents, changed)
        _stage_manifest(folder, digests)
        _move(folder, changed, gone)
    return Changes(len(changed), len(contents) - len(changed), len(gone))


def _move(folder: Path, changed: Sequence[str], gone: Sequence[str]) -> None:
    """Bring the folder into the staged state; from here on there is nothing that a full disk could break off."""
    for path in changed:
        _put(folder, path)
    for path in gone:
        _remove(folder, path)
    (folder / STAGE / MANIFEST).replace(folder / MANIFEST)
    shutil.rmtree(folder / STAGE)


def _stage(folder: Path, contents: Mapping[str, bytes], changed: Sequence[str]) -> None:
    """Write the changed files beside."""
    for path in changed:
        (folder / STAGE / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / STAGE / path).write_bytes(contents[path])


def _stage_manifest(folder: Path, digests: Mapping[str, str]) -> None:
    """Write the manifest that will hold when all is in place; with it the staged files count."""
    (folder / STAGE).mkdir(parents=True, exist_ok=True)
    new = folder / STAGE / f"{MANIFEST}.new"
    new.write_text(json.dumps(dict(sorted(digests.items())), indent=2) + "\n", "utf-8", newline="")
    new.replace(folder / STAGE / MANIFEST)


def _resume(folder: Path) -> None:
    """Move into place what a build had written beside before it was broken off; what a person changed since stays."""
    old, new = _digests(folder / MANIFEST), _digests(folder / STAGE / MANIFEST)
    for path in new:
        is_free = not (folder / path).exists() or _is_own(folder / path, old.get(path))
        if is_free and (folder / STAGE / path).exists():
            _put(folder, path)
    if new:
        _stage_manifest(folder, {**old, **new})
        (folder / STAGE / MANIFEST).replace(folder / MANIFEST)
    shutil.rmtree(folder / STAGE, ignore_errors=True)


def _put(folder: Path, path: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / STAGE / path).replace(folder / path)


def _manifest(folder: Path) -> Mapping[str, str]:
    """Return the digest of every file of the last build by path, also of one that was broken off."""
    return {**_digests(folder / MANIFEST), **_digests(folder / STAGE / MANIFEST)}


def _digests(file: Path) -> Mapping[str, str]:
    try:
        found = json.loads(file.read_bytes()) if file.exists() else {}
        return {str(path): str(digest) for path, digest in found.items()}
    except (OSError, ValueError, AttributeError) as error:
        message = f"{file} cannot be read: delete it and the generated files, then build again"
        raise FolderError(message) from error


def _refuse_foreign(folder: Path, contents: Mapping[str, bytes], earlier: Mapping[str, str]) -> None:
    paths = sorted({*contents, *earlier})
    outside = [path for path in paths if not (folder / path).resolve().is_relative_to(folder.resolve())]
    foreign = [
        path
        for path, content in contents.items()
        if (folder / path).exists()
        and _content(folder / path) != content
        and not _is_own(folder / path, earlier.get(path))
    ]
    if not outside and not foreign:
        return
    lines = [f"{folder / path}: leads out of the folder" for path in outside]
    lines += [f"{folder / path}: not written by this command, or changed since" for path in foreign]
    raise FolderError("\n".join(["nothing was written; move or delete first:", *lines]))


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _is_own(file: Path, digest: str | None) -> bool:
    content = _content(file)
    return content is not None and _digest(content) == digest


def _remove(folder: Path, path: str) -> None:
    """Remove a file, and the folders that it leaves empty."""
    (folder / path).unlink()
    parent = (folder / path).parent
    while parent != folder and not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
