"""Tries entries out before any is written: beside copies of those that are there, a check finds what cannot stay."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from policy_timeline.entries.kinds import Statement
from policy_timeline.findings.diagnostics import Severity
from policy_timeline.imports.candidates import Candidate
from policy_timeline.imports.naming import Address
from policy_timeline.imports.planning import Plan, Planned, plan
from policy_timeline.pipeline import check
from policy_timeline.reading.loader import load_catalog
from policy_timeline.work.terminal import watched

_CURED_BY_DRAFT = "missing-"
"""What begins so is no error in a draft."""


def accepted(
    candidates: Sequence[Candidate],
    known: Mapping[Address, str],
    data_dir: Path,
    sources_dir: Path,
    written: Callable[[Planned], tuple[Path, bytes]],
) -> tuple[Plan, Mapping[Path, bytes]]:
    """Return what of the candidates can be written so that every entry passes the check, and the files of that.

    What it finds wrong in a statement that lacks something makes it a draft; any other one is left out, with what the
    check said. `written` is what makes the file of an entry, below `data_dir`.
    """
    refused: dict[Address, str] = {}
    drafts: set[Address] = set()
    with TemporaryDirectory(prefix="policy-timeline-import-") as folder:
        trial, sources = Path(folder, "data"), sources_dir if sources_dir.is_dir() else Path(folder)
        trial.mkdir()
        catalog = load_catalog(data_dir if data_dir.is_dir() else trial, sources).catalog
        while True:
            made = plan(candidates, catalog, known, refused, drafts)
            files = {path: (content, entry) for entry in made.entries for path, content in [written(entry)]}
            wrong = _tried(files, trial, sources, data_dir) if files else {}
            if not wrong:
                return made, {path: content for path, (content, _) in files.items()}
            for at, (code, message) in wrong.items():
                if at.kind == Statement.kind and at not in drafts and code.startswith(_CURED_BY_DRAFT):
                    drafts.add(at)
                else:
                    refused[at] = message


def _tried(
    files: Mapping[Path, tuple[bytes, Planned]], trial: Path, sources: Path, data_dir: Path
) -> Mapping[Address, tuple[str, str]]:
    """Return the code and the message of an error for each new entry that has one."""
    if data_dir.is_dir() and not any(trial.iterdir()):
        shutil.copytree(data_dir, trial, symlinks=True, dirs_exist_ok=True)
    new: dict[Path, Address] = {}
    with watched() as track:
        for path, (content, entry) in track(tuple(files.items()), "Trying entries"):
            copy = trial / path.relative_to(data_dir)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(content)
            new[copy] = Address(entry.kind, entry.id)
        found = check(trial, sources, track=track).diagnostics
    places = {copy.as_posix(): address for copy, address in new.items()}
    errors = [fault for fault in found if fault.severity is Severity.ERROR and fault.location.file in places]
    for copy in new if errors else ():
        copy.unlink()
    return {places[fault.location.file]: (fault.code, fault.message) for fault in reversed(errors)}
