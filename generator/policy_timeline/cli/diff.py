"""`policy-timeline diff`: what a change does to the published record, in words."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zipfile import ZipFile

import click

from policy_timeline.cli.shared import Unusable, checked_or_exit, folders
from policy_timeline.differences import ChangeType, Difference, Edit, Part, differences
from policy_timeline.entries.kinds import KINDS
from policy_timeline.findings.diagnostics import has_errors
from policy_timeline.reading.loader import load_catalog

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WIDTH = 300
"""A text longer than so many characters is shortened in the middle."""


@click.command("diff", short_help="Say what a change does to the record.")
@click.argument("base")
@folders
def diff_command(base: str, data_dir: Path, sources_dir: Path) -> None:
    """Say what the data as it is now changes in the published record, against BASE.

    BASE is a git revision, such as main or HEAD~1, or the folder of another copy of the project. Told are statements
    that are new, changed or withdrawn, stances that change, quotations that are edited, sources whose archived text
    changed, and whatever else differs in an entry.
    """
    checked = checked_or_exit(data_dir, sources_dir)
    with _folders_of(base, data_dir, sources_dir) as (old_data, old_sources):
        old = load_catalog(old_data, old_sources)
        found = differences(old.catalog, checked.catalog)
    for difference in found:
        click.echo("\n".join(_told(difference)))
    if has_errors(old.diagnostics):
        click.echo(f"{base} has errors of its own: an entry that cannot be read there counts as new here")
    click.echo(_summary(found))


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
    """Write a folder as it is in a git revision; ends with status 2 where git cannot."""
    git = shutil.which("git")
    if git is None:
        message = (
            f"there is no folder {revision}/{folder.resolve().name}, and no git to look for a revision of that name"
        )
        raise Unusable(message)
    command = [git, "-C", str(folder), "archive", "--format=zip", "--end-of-options", revision, "."]
    run = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - the revision cannot be an option
    if run.returncode:
        reason = run.stderr.decode(errors="replace").strip()
        message = f"{revision} is no folder that holds {folder.resolve().name}/, and no revision of it: {reason}"
        raise Unusable(message)
    with ZipFile(io.BytesIO(run.stdout)) as archive:
        archive.extractall(target)


def _told(difference: Difference) -> Iterator[str]:
    yield f"{difference.change} {KINDS[difference.kind].singular} {difference.id}: {_short(difference.label)}"
    yield from (f"  {_line(edit, difference.change)}" for edit in difference.edits if _is_news(edit, difference.change))


def _is_news(edit: Edit, change: ChangeType) -> bool:
    """Return whether a part must be told: of what came or went, the label says enough but for stances and words."""
    return change is ChangeType.CHANGED or edit.part in {Part.STANCE, Part.QUOTATION, Part.STATUS}


def _line(edit: Edit, change: ChangeType) -> str:
    name = {
        Part.FIELD: edit.name,
        Part.STATUS: edit.name,
        Part.STANCE: f"stance on {edit.name}",
        Part.QUOTATION: f"words from {edit.name}",
        Part.ARCHIVE: f"archived text, {edit.name}",
    }[edit.part]
    if change is not ChangeType.CHANGED:
        return f"{name}: {_short(edit.after or edit.before)}"
    return f"{name}: {_short(edit.before)} -> {_short(edit.after)}"


def _short(text: str | None) -> str:
    if text is None:
        return "(none)"
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH // 2]} […] {text[-_WIDTH // 2 :]}"


def _summary(found: Sequence[Difference]) -> str:
    statements = Counter(difference.change for difference in found if difference.kind == "statements")
    changed = [difference for difference in found if difference.change is ChangeType.CHANGED]
    parts = Counter(edit.part for difference in changed for edit in difference.edits)
    archives = sum(any(edit.part is Part.ARCHIVE for edit in difference.edits) for difference in changed)
    others = sum(difference.kind != "statements" for difference in found)
    return (
        f"statements: {statements[ChangeType.NEW]} new, {statements[ChangeType.CHANGED]} changed, "
        f"{statements[ChangeType.WITHDRAWN]} withdrawn; stances changed: {parts[Part.STANCE]}; "
        f"quotations edited: {parts[Part.QUOTATION]}; archived texts changed: {archives}; other entries: {others}"
    )
