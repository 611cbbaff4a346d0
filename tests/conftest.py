"""A small valid project of invented entries, and a fixture that writes it out with changes."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

BASE = Path(__file__).parent / "base"
_SHA256 = re.compile(rb"\{sha256:([^}]+)\}")

Files = Mapping[str, str | bytes | None]
"""What to change in the base project: path to the new content, or to None for a file that must not be there."""


def base_files() -> dict[str, bytes]:
    """Return every file of the base project: its path, such as `data/actors/norland.yml`, to its content."""
    paths = [path for top in ("data", "seeds") for path in sorted((BASE / top).rglob("*")) if path.is_file()]
    return {path.relative_to(BASE).as_posix(): path.read_bytes() for path in paths}


def project_files(changes: Files) -> dict[str, bytes]:
    """Return the files of the base project with changes; `{sha256:PATH}` becomes the hash of that file."""
    files = base_files()
    for path, content in changes.items():
        files.pop(path, None)
        if content is not None:
            files[path] = content.encode() if isinstance(content, str) else content
    return {path: _SHA256.sub(lambda named: _digest(files, named[1].decode()), raw) for path, raw in files.items()}


def _digest(files: Mapping[str, bytes], path: str) -> bytes:
    return hashlib.sha256(files[path]).hexdigest().encode()


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Return a function that writes the base project with changes, goes into its folder and returns that folder."""

    def make(files: Files | None = None) -> Path:
        monkeypatch.chdir(write(tmp_path, project_files(files or {})))
        return tmp_path

    return make
