"""Writes the small valid project of tests/base, as it is or with changes that make it a faulty one."""

from collections.abc import Mapping
from pathlib import Path

from error_cases import Files, project_files


def write_project(folder: Path, changes: Files, links: Mapping[str, str] | None = None) -> Path:
    """Write the base project with changes, and with symbolic links, into a folder; return the folder."""
    for path, content in project_files(changes).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    for path, target in (links or {}).items():
        (folder / path).symlink_to(target)
    return folder
