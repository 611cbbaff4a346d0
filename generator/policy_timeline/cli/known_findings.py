"""The findings of a check as they were kept, where nothing has changed since: then the program need not be loaded."""

from __future__ import annotations

import json
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policy_timeline.findings.diagnostics import Diagnostic, Related, Severity, Summary
from policy_timeline.findings.locations import Location
from policy_timeline.reading.state import project_name, state_of
from policy_timeline.work.memo import Store, cache_folder

if TYPE_CHECKING:  # with it comes the program, which is not needed here
    from policy_timeline.pipeline import Checked


@dataclass(frozen=True, slots=True)
class Findings:
    """What is wrong with a timeline, and how much of it there is."""

    diagnostics: tuple[Diagnostic, ...]
    summary: Summary


def recall_findings(data_dir: Path, sources_dir: Path, state: str | None) -> Findings | None:
    """Return the findings that were kept of a project in this state; None where there are none."""
    kept = json.loads(Store(cache_folder()).load(_name(data_dir, sources_dir)) or "[]")
    return _findings(*kept[1:]) if kept and kept[0] == state else None


def keep_findings(found: Checked, data_dir: Path, sources_dir: Path, docs_dir: Path, state: str | None) -> None:
    """Keep what a check found in this state of a project, unless somebody had saved a file by the time it was read."""
    hashes = {origin.file: origin.digest for origin in found.catalog.origins.values()}
    hashes |= {text.file: text.sha256 for text in found.catalog.texts.values()}
    if state and state == state_of(data_dir, sources_dir, docs_dir, hashes):
        parts = [[astuple(finding) for finding in found.diagnostics], asdict(found.summary)]
        Store(cache_folder()).save(_name(data_dir, sources_dir), json.dumps([state, *parts]).encode())


def _name(data_dir: Path, sources_dir: Path) -> str:
    return f"{project_name(data_dir, sources_dir)}.findings"


def _findings(diagnostics: list[Any], summary: dict[str, Any]) -> Findings:
    return Findings(tuple(map(_diagnostic, diagnostics)), Summary(**summary | {"skipped": tuple(summary["skipped"])}))


def _diagnostic(parts: list[Any]) -> Diagnostic:
    place, severity, code, message, hint, excerpt, related = parts
    others = tuple(Related(Location(*where), text) for where, text in related)
    return Diagnostic(Location(*place), Severity(severity), code, message, hint, excerpt, others)
