"""Writes the small valid project of tests/base, as it is or with changes that make it a faulty one."""

from collections.abc import Mapping
from pathlib import Path

from error_cases import Case, Files, project_files
from policy_timeline.findings.diagnostics import Diagnostic
from policy_timeline.pipeline import check
from policy_timeline.reading.loader import load_catalog


def write_project(folder: Path, changes: Files, links: Mapping[str, str] | None = None) -> Path:
    """Write the base project with changes, and with symbolic links, into a folder; return the folder."""
    for path, content in project_files(changes).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    for path, target in (links or {}).items():
        (folder / path).symlink_to(target)
    return folder


def found_in(case: Case, folder: Path) -> tuple[Diagnostic, ...]:
    """Write the project of a case into the folder that is the current one; return what `check` finds."""
    write_project(folder, case.files, case.links)
    before = None
    if case.before is not None:
        old = write_project(folder / "before", case.before)
        before = load_catalog(old / "data", old / "seeds").catalog
    return check(Path("data"), Path("seeds"), before=before, require_review=case.require_review).diagnostics
