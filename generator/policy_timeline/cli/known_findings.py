"""The findings of a check as they were kept, where nothing has changed since: then the program need not be loaded."""

from __future__ import annotations

import json
from dataclasses import asdict, astuple, dataclass
from typing import TYPE_CHECKING, Any

from policy_timeline.cli.shared import watched_check
from policy_timeline.findings.diagnostics import Diagnostic, Related, Severity, Summary
from policy_timeline.findings.locations import Location
from policy_timeline.reading.state import project_name, state_of
from policy_timeline.work.memo import Store, cache_folder

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Findings:
    """What is wrong with a timeline, and how much of it there is."""

    diagnostics: tuple[Diagnostic, ...]
    summary: Summary


def findings(data_dir: Path, sources_dir: Path) -> Findings:
    """Return what a check finds: as it was kept, where every byte that a check can read is as it was then."""
    store, name = Store(cache_folder()), f"{project_name(data_dir, sources_dir)}.findings"
    state = state_of(data_dir, sources_dir)
    kept = json.loads(store.load(name) or "[]")
    if kept and kept[0] == state:
        return _findings(*kept[1:])
    checked = watched_check(data_dir, sources_dir)
    if state and state == state_of(data_dir, sources_dir):  # else somebody has saved a file meanwhile
        parts = [[astuple(finding) for finding in checked.diagnostics], asdict(checked.summary)]
        store.save(name, json.dumps([state, *parts]).encode())
    return Findings(checked.diagnostics, checked.summary)


def _findings(diagnostics: list[Any], summary: dict[str, Any]) -> Findings:
    return Findings(tuple(map(_diagnostic, diagnostics)), Summary(**summary | {"skipped": tuple(summary["skipped"])}))


def _diagnostic(parts: list[Any]) -> Diagnostic:
    place, severity, code, message, hint, excerpt, related = parts
    others = tuple(Related(Location(*where), text) for where, text in related)
    return Diagnostic(Location(*place), Severity(severity), code, message, hint, excerpt, others)
