"""The findings of a check, as they were kept where nothing has changed since: then the program need not be loaded.

They are kept under the hash of every byte that a check can read, and of every name that it can look for.
"""

from __future__ import annotations

import functools
import hashlib
import json
import time
from contextlib import nullcontext
from dataclasses import asdict, astuple, dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from policy_timeline.findings.diagnostics import Diagnostic, Related, Severity, Summary
from policy_timeline.findings.locations import Location
from policy_timeline.reading.files import LARGEST, Unusable, files_below
from policy_timeline.work.workers import aside

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from policy_timeline.checked import Checked
    from policy_timeline.reading.files import Found
    from policy_timeline.work.cache import Cache

_SMALL = 10_000
"""Bytes of a file that is kept while the program loads; an entry has a tenth of it."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What is wrong with a timeline, and how much of it there is."""

    diagnostics: tuple[Diagnostic, ...]
    summary: Summary


class _Look(NamedTuple):
    """The files of a project: the hash of all that a check can read, a mark of each, and what was read, by its stamp.

    The hash is None where a file is in the way. Large files are not kept.
    """

    state: str | None
    marks: list[str]
    contents: dict[str, bytes]


def findings(
    data_dir: Path, sources_dir: Path, cache: Cache, check: Callable[[Callable[[], Mapping[str, bytes]]], Checked]
) -> Findings:
    """Return what `check` finds: as it was kept in the cache, where every file is as it was then.

    `check` is told what gives the bytes of files that were just read, by their stamps: they are read beside the loading
    of the program.
    """
    name, now = f"{project(data_dir, sources_dir)}.findings", time.time()
    kept: list[Any] = json.loads(cache.load(name) or "[]")
    work = functools.partial(_look, data_dir, sources_dir, now)
    with nullcontext(work) if kept else aside(work) as looking:
        look = functools.cache(looking)
        if kept and kept[0] == look().state:
            return _findings(*kept[1:])
        checked = check(lambda: look().contents)
        state, marks, _ = look()
    if state is not None and marks == _marks(data_dir, sources_dir, now):  # else somebody has saved a file meanwhile
        parts = [[astuple(one) for one in checked.diagnostics], asdict(checked.summary)]
        cache.save(name, json.dumps([state, *parts]).encode())
    return Findings(checked.diagnostics, checked.summary)


def project(data_dir: Path, sources_dir: Path) -> str:
    """Return a name for what is kept of a project."""
    where = f"{data_dir.resolve()}\0{sources_dir.resolve()}"
    return hashlib.blake2b(where.encode(errors="surrogateescape"), digest_size=16).hexdigest()


def _look(data_dir: Path, sources_dir: Path, now: float) -> _Look:
    found = hashlib.sha256(f"{data_dir}\0{sources_dir}\0".encode(errors="surrogateescape"))
    contents: dict[str, bytes] = {}
    marks: list[str] = []
    is_whole = True
    for folder in (data_dir, sources_dir):
        for file in files_below(folder):
            stamp, raw = file.stamp(now), _read(file)
            is_whole = is_whole and raw is not None
            marks.append(f"{file.name} {stamp or _hash(raw)}")
            found.update(f"{file.name}\0{_hash(raw)}".encode(errors="surrogateescape"))
            if stamp and raw is not None and len(raw) < _SMALL:
                contents[stamp] = raw
        found.update(b"\0")
    return _Look(found.hexdigest() if is_whole else None, marks, contents)


def _marks(data_dir: Path, sources_dir: Path, now: float) -> list[str]:
    """Return what is another list when a file has changed: times where they tell that, else hashes."""
    return [
        f"{file.name} {file.stamp(now) or _hash(_read(file))}"
        for folder in (data_dir, sources_dir)
        for file in files_below(folder)
    ]


def _hash(raw: bytes | None) -> str:
    return hashlib.sha256(raw or b"").hexdigest()


def _read(file: Found) -> bytes | None:
    """Return what a check can read of a file, None where it is in the way."""
    try:
        return None if file.fault else file.read(LARGEST)
    except Unusable:
        return None


def _findings(diagnostics: list[Any], summary: dict[str, Any]) -> Findings:
    return Findings(tuple(map(_diagnostic, diagnostics)), Summary(**summary | {"skipped": tuple(summary["skipped"])}))


def _diagnostic(parts: list[Any]) -> Diagnostic:
    place, severity, code, message, hint, excerpt, related = parts
    others = tuple(Related(Location(*where), text) for where, text in related)
    return Diagnostic(Location(*place), Severity(severity), code, message, hint, excerpt, others)
