"""Reads the cases of tests/cases, and the small valid project of tests/base that each changes into a faulty one."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

TESTS = Path(__file__).parents[1] / "tests"
BASE = TESTS / "base"
CASES = TESTS / "cases"
_FILL = re.compile(rb"\{fill:(\d+)\}")
_SHA256 = re.compile(rb"\{sha256:([^}]+)\}")

Files = Mapping[str, str | bytes | None]
"""What to change in the base project: path to the new content, or to None for a file that must not be there."""


def base_files() -> dict[str, bytes]:
    """Return every file of the base project: its path, such as `data/actors/norland.yml`, to its content."""
    paths = [path for top in ("data", "seeds") for path in sorted((BASE / top).rglob("*")) if path.is_file()]
    return {path.relative_to(BASE).as_posix(): path.read_bytes() for path in paths}


def project_files(changes: Files) -> dict[str, bytes]:
    """Return the files of the base project with changes.

    In each, `{fill:N}` becomes N letters x, and `{sha256:PATH}` the hash of that file.
    """
    files = base_files()
    for path, content in changes.items():
        files.pop(path, None)
        if content is not None:
            raw = content.encode() if isinstance(content, str) else content
            files[path] = _FILL.sub(lambda fill: b"x" * int(fill[1]), raw)
    return {path: _SHA256.sub(lambda named: _digest(files, named[1].decode()), raw) for path, raw in files.items()}


def _digest(files: Mapping[str, bytes], path: str) -> bytes:
    return hashlib.sha256(files[path]).hexdigest().encode()


@dataclass(frozen=True)
class Case:
    """One file of tests/cases; its README says what stands in it."""

    path: Path
    title: str
    explanation: str
    remedy: str
    files: Files
    expected: list[dict]
    links: Mapping[str, str]
    before: Files | None
    require_review: bool

    @property
    def code(self) -> str:
        """The code that the case is about; a variant's name follows it after a dot."""
        return self.path.name.split(".")[0]

    @property
    def is_variant(self) -> bool:
        """Whether it is a further case of its code, which the gallery leaves out."""
        return self.path.stem != self.code


def cases() -> list[Case]:
    """Return every case, in order of its file's name; raise TypeError where one lacks a key or has one too many."""
    read = {path: yaml.load(path.read_bytes(), yaml.CSafeLoader) for path in sorted(CASES.glob("*.yml"))}
    return [Case(path, **{"links": {}, "before": None, "require_review": False, **spec}) for path, spec in read.items()]
