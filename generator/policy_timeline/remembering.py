"""Checks with what an earlier process found out, and keeps what this one does.

What is kept are the plain values of the files without faults, under the hash of their bytes, and the judgements on the
entries, each under all that it follows from. The model validates the values again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from policy_timeline.checked import check
from policy_timeline.evidence.proof import Judged
from policy_timeline.known_findings import project
from policy_timeline.work.memory import Memory, Shelf
from policy_timeline.work.progress import untracked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from policy_timeline.checked import Checked
    from policy_timeline.work.cache import Cache
    from policy_timeline.work.progress import Track

_KEPT: TypeAdapter[tuple[Mapping[str, Any], Mapping[str, Judged]]] = TypeAdapter(
    tuple[dict[str, Any], dict[str, Judged]]
)


def remembered_check(
    data_dir: Path, sources_dir: Path, cache: Cache, track: Track = untracked, memory: Memory | None = None
) -> Checked:
    """Return what `check` finds, and keep what is new in the memory, which comes from the cache where none is given."""
    memory = memory or recall(data_dir, sources_dir, cache)
    known = _names(memory)
    checked = check(data_dir, sources_dir, track, memory)
    if _names(memory) != known:
        keep(memory, data_dir, sources_dir, cache)
    return checked


def recall(data_dir: Path, sources_dir: Path, cache: Cache) -> Memory:
    """Return what is kept of a project; a memory without anything where that is nothing."""
    kept = cache.load(f"{project(data_dir, sources_dir)}.memory")
    values, judged = _KEPT.validate_json(kept) if kept else ({}, {})
    return Memory(values, judged=Shelf(judged))


def keep(memory: Memory, data_dir: Path, sources_dir: Path, cache: Cache) -> None:
    """Keep what a memory holds of a project."""
    cache.save(f"{project(data_dir, sources_dir)}.memory", _KEPT.dump_json((_values(memory), memory.judged.known)))


def _values(memory: Memory) -> dict[str, Any]:
    read = memory.reads.known.values()
    return {one.origin.digest: one.value for one in read if one.value is not None} or dict(memory.values)


def _names(memory: Memory) -> set[str]:
    return {*_values(memory), *memory.judged.known}
