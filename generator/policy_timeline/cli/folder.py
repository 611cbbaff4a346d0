"""Keeps a folder of generated files in step with a build, beside files that a person wrote.

A manifest in the folder names every file written and the SHA-256 of its content. Whatever it does not name, or what no
longer has that content, belongs to a person: it is never replaced or removed.

Where anything changes, the folder is made anew beside, of links to all that stays, and takes the place of the other in
one step: whatever ends a build leaves the folder as it was or as it is to be.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from policy_timeline.work.replacement import Replacement
from policy_timeline.work.system import what_system_says

MANIFEST = ".policy-timeline.json"


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
    """Make the generated files of a folder, by path, have these contents, touching nothing where none differs.

    Raises FolderError, with the folder as it was, where a person's file stands in the way, where the manifest cannot be
    read, or where the system does not let it read or write.
    """
    try:
        replacement = Replacement(folder, waits=True)
        try:
            return _replace(folder, contents, replacement)
        finally:
            replacement.clear()
    except OSError as error:
        raise FolderError(f"{what_system_says(error)}; choose a folder that can be read, written and moved") from error


def _replace(folder: Path, contents: Mapping[str, bytes], replacement: Replacement) -> Changes:
    earlier = _manifest(folder)
    _refuse_foreign(folder, contents, earlier)
    changed = [path for path, content in contents.items() if _content(folder / path) != content]
    gone = [path for path, digest in earlier.items() if path not in contents and _is_own(folder / path, digest)]
    digests = {path: _digest(content) for path, content in contents.items()}
    if changed or digests != earlier:
        _keep(folder, replacement.new, {*changed, *gone})
        written = {path: contents[path] for path in changed}
        manifest = json.dumps(dict(sorted(digests.items())), indent=2) + "\n"
        for path, content in (written | {MANIFEST: manifest.encode()}).items():
            (replacement.new / path).parent.mkdir(parents=True, exist_ok=True)
            (replacement.new / path).write_bytes(content)
        for path in gone:
            with suppress(OSError):  # something else is in it
                os.removedirs((replacement.new / path).parent)
        replacement.take_place()
    return Changes(len(changed), len(contents) - len(changed), len(gone))


def _keep(folder: Path, new: Path, but: Collection[str]) -> None:
    """Let all files of a folder but these, and but what is hidden at its top, stand in a new one too."""
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if relative.parts[0].startswith(".") or relative.as_posix() in but:
            continue
        if path.is_dir() and not path.is_symlink():
            (new / relative).mkdir()
            continue
        try:
            os.link(path, new / relative, follow_symlinks=False)
        except (OSError, NotImplementedError):  # a file system or a system without links
            shutil.copy2(path, new / relative, follow_symlinks=False)


def _manifest(folder: Path) -> Mapping[str, str]:
    """Return the digest of every file of the last build by path."""
    file = folder / MANIFEST
    try:
        found = json.loads(file.read_bytes()) if file.exists() else {}
        return {str(path): str(digest) for path, digest in found.items()}
    except (OSError, ValueError, AttributeError) as error:
        raise FolderError(f"{file} cannot be read: delete it and the generated files, then build again") from error


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


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
