"""What all that a check reads looks like, as a short text: it needs no more of the program than this."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from policy_timeline.reading.files import LARGEST, Found, Unusable, files_below
from policy_timeline.reading.images import ENDINGS
from policy_timeline.work.memo import digest


def project_name(data_dir: Path, sources_dir: Path) -> str:
    """Return a name for what is kept of a project: of its two folders, wherever a command is run."""
    return digest((str(data_dir.resolve()), str(sources_dir.resolve())))


def state_of(
    data_dir: Path, sources_dir: Path, docs_dir: Path, hashes: Mapping[str, str] = MappingProxyType({})
) -> str | None:
    """Return a text that is another one when any byte has changed that a check reads, or any name that it looks for.

    `hashes` are those of the files that were read already, by path. It is None where a file or folder is in the way,
    since nobody knows what stands behind that.
    """
    try:
        files = [file for folder in (data_dir, sources_dir) for file in files_below(folder)]
        images = (
            [file for file in files_below(docs_dir) if file.name.lower().endswith(ENDINGS)] if docs_dir.is_dir() else []
        )
        parts = [f"{file.name} {hashes.get(file.path) or _hash(file)}" for file in (*files, *images)]
    except Unusable:
        return None
    return digest((str(data_dir), str(sources_dir), str(docs_dir), *parts))


def _hash(file: Found) -> str:
    if file.unusable:
        raise file.unusable
    return hashlib.sha256(file.read(LARGEST)).hexdigest()
