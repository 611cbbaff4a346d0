"""The findings of a check, as they were kept where nothing has changed since: then the program need not be loaded.

They are kept under the hash of every byte that a check can read, and of every name that it can look for.
"""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import asdict, astuple, dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from generator.diagnostics import Diagnostic, Related, Severity, Summary
from generator.files import LARGEST, Unusable, files_below
from generator.locations import Location
from generator.processes import aside

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.cache import Cache
    from generator.checked import Checked
    from generator.files import Found


@dataclass(frozen=True, slots=True)
class Findings:
    """What is wrong with a timeline, and how much of it there is."""

    diagnostics: tuple[Diagnostic, ...]
    summary: Summary


def findings(data_dir: Path, sources_dir: Path, cache: Cache, check: Callable[[], Checked]) -> Findings:
    """Return what `check` finds: as it was kept in the cache, where every file is as it was then."""
    name = f"{project(data_dir, sources_dir)}.findings"
    kept = cache.load(name)
    if kept is not None:
        then, *parts = json.loads(kept)
        if then == _state(data_dir, sources_dir):
            return _findings(*parts)
    now = time.time()
    marks = _marks(data_dir, sources_dir, now)
    with aside(partial(_state, data_dir, sources_dir), len(marks)) as coming:
        checked = check()
        state = coming()
    if state is not None and marks == _marks(data_dir, sources_dir, now):  # else somebody has saved a file meanwhile
        parts = [[astuple(one) for one in checked.diagnostics], asdict(checked.summary)]
        cache.save(name, json.dumps([state, *parts]).encode())
    return Findings(checked.diagnostics, checked.summary)


def project(data_dir: Path, sources_dir: Path) -> str:
    """Return a name for what is kept of a project."""
    where = f"{data_dir.resolve()}\0{sources_dir.resolve()}"
    return hashlib.blake2b(where.encode(errors="surrogateescape"), digest_size=16).hexdigest()


def _state(data_dir: Path, sources_dir: Path) -> str | None:
    """Return the hash of what a check can read, and of how the folders are called; None where a file is in the way."""
    found = hashlib.sha256(f"{data_dir}\0{sources_dir}\0".encode(errors="surrogateescape"))
    try:
        for folder in (data_dir, sources_dir):
            for file in files_below(folder):
                if file.fault:
                    return None
                raw = file.read(LARGEST)
                found.update(f"{file.name}\0{len(raw)}\0".encode(errors="surrogateescape"))
                found.update(raw)
            found.update(b"\0")
    except Unusable:
        return None
    return found.hexdigest()


def _marks(data_dir: Path, sources_dir: Path, now: float) -> list[str]:
    """Return what is another list when a file has changed: times where they tell that, else hashes."""
    files = (file for folder in (data_dir, sources_dir) for file in files_below(folder) if not file.fault)
    return [f"{file.name} {file.stamp(now) or _hash(file)}" for file in files]


def _hash(file: Found) -> str:
    try:
        return hashlib.sha256(file.read(LARGEST)).hexdigest()
    except Unusable:
        return ""


def _findings(diagnostics: list[Any], summary: dict[str, Any]) -> Findings:
    return Findings(tuple(map(_diagnostic, diagnostics)), Summary(**summary | {"skipped": tuple(summary["skipped"])}))


def _diagnostic(parts: list[Any]) -> Diagnostic:
    place, severity, code, message, hint, excerpt, related = parts
    others = tuple(Related(Location(*where), text) for where, text in related)
    return Diagnostic(Location(*place), Severity(severity), code, message, hint, excerpt, others)
