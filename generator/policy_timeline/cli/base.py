"""The record as it was before a change: in a git revision, or in the folder of another copy of the project."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from policy_timeline.cli.shared import UnusableInput
from policy_timeline.reading.loader import Loaded, load_catalog


def loaded_base(base: str, data_dir: Path, sources_dir: Path) -> Loaded:
    """Return the entries as they are in a folder or a git revision; ends with status 2 where there is neither."""
    with _folders_of(base, data_dir, sources_dir) as (old_data, old_sources):
        return load_catalog(old_data, old_sources)


@contextmanager
def _folders_of(base: str, data_dir: Path, sources_dir: Path) -> Iterator[tuple[Path, Path]]:
    """Yield the folders of the data and the sources as they are in a folder or a revision."""
    data, sources = (Path(base) / folder.resolve().name for folder in (data_dir, sources_dir))
    if data.is_dir():
        yield data, sources
        return
    with TemporaryDirectory() as place:
        data, sources = Path(place) / "data", Path(place) / "sources"
        _export(base, data_dir, data)
        _export(base, sources_dir, sources)
        yield data, sources


def _export(revision: str, folder: Path, target: Path) -> None:
    """Write a folder as it is in a git revision, empty where it is not in it; ends with status 2 where git cannot."""
    target.mkdir()
    commit = (
        _git(revision, folder, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    )
    if _git(revision, folder, "ls-tree", commit, "--", "."):
        with ZipFile(io.BytesIO(_git(revision, folder, "archive", "--format=zip", commit, "."))) as whole:
            whole.extractall(target)


def _git(revision: str, folder: Path, *arguments: str) -> bytes:
    git = shutil.which("git")
    if git is None:
        raise UnusableInput(
            f"there is no folder {revision}/{folder.resolve().name}, and no git to look for a revision of that name"
        )
    command = [git, "-C", str(folder), *arguments]
    run = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - the revision cannot be an option
    if run.returncode:
        reason = run.stderr.decode(errors="replace").strip()
        message = f"{revision} is no folder that holds {folder.resolve().name}/, and no revision of it: {reason}"
        raise UnusableInput(message)
    return run.stdout
