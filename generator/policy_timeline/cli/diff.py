"""`policy-timeline diff`: what a change does to the published record, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from policy_timeline.cli.base import loaded_base
from policy_timeline.cli.shared import FAULTY_DATA, folders, show, watched_check
from policy_timeline.differences import ChangeType, Difference, EntryEdit, RecordPart, differences, lost_addresses
from policy_timeline.entries.kinds import KINDS
from policy_timeline.findings.diagnostics import has_errors

_EDITED = (ChangeType.CHANGED, ChangeType.RENAMED)
_WIDTH = 300
"""A text longer than so many characters is shortened in the middle."""


@click.command("diff", short_help="Say what a change does to the record.")
@click.argument("base")
@folders
@click.pass_context
def diff_command(context: click.Context, base: str, data_dir: Path, sources_dir: Path) -> None:
    """Say what the data as it is now changes in the published record, against BASE.

    BASE is a git revision, such as main or HEAD~1, or the folder of another copy of the project. Told are statements
    that are new, changed or withdrawn, stances that change, quotations that are edited, sources whose archived text
    changed, and whatever else differs in an entry. Ends with 1 where something that was published has neither an entry
    nor a line in retired.yml, so that its address would be lost, or where the data has errors.
    """
    checked = watched_check(data_dir, sources_dir)
    old = loaded_base(base, data_dir, sources_dir)
    found = differences(old.catalog, checked.catalog)
    for difference in found:
        click.echo("\n".join(_told(difference)))
    if has_errors(old.diagnostics):
        click.echo(f"{base} has errors of its own: an entry that cannot be read there counts as new here")
    lost = lost_addresses(old.catalog, checked.catalog)
    for address in lost:
        click.echo(f"lost: the address {address.kind}/{address.id}; {address.remedy}")
    if is_faulty := has_errors(checked.diagnostics):
        show(checked)
        click.echo("the data has errors: an entry that cannot be read counts as it was")
    click.echo(_summary(found))
    context.exit(FAULTY_DATA if lost or is_faulty else 0)


def _told(difference: Difference) -> Iterator[str]:
    name = f"{difference.was} -> {difference.id}" if difference.was else difference.id
    yield f"{difference.change} {KINDS[difference.kind].singular} {name}: {_short(difference.label)}"
    yield from (f"  {_line(edit, difference.change)}" for edit in difference.edits if _is_news(edit, difference.change))


def _is_news(edit: EntryEdit, change: ChangeType) -> bool:
    """Return whether a part must be told: of what came or went, the label says enough but for stances and words."""
    return change in _EDITED or edit.part in {RecordPart.STANCE, RecordPart.QUOTATION, RecordPart.STATUS}


def _line(edit: EntryEdit, change: ChangeType) -> str:
    name = {
        RecordPart.FIELD: edit.name,
        RecordPart.STATUS: edit.name,
        RecordPart.STANCE: f"stance on {edit.name}",
        RecordPart.QUOTATION: f"words from {edit.name}",
        RecordPart.ARCHIVE: f"archived text, {edit.name}",
    }[edit.part]
    if change not in _EDITED:
        return f"{name}: {_short(edit.after or edit.before)}"
    return f"{name}: {_short(edit.before)} -> {_short(edit.after)}"


def _short(text: str | None) -> str:
    if text is None:
        return "(none)"
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH // 2]} […] {text[-_WIDTH // 2 :]}"


def _summary(found: Sequence[Difference]) -> str:
    statements = Counter(difference.change for difference in found if difference.kind == "statements")
    changed = [difference for difference in found if difference.change in _EDITED]
    parts = Counter(edit.part for difference in changed for edit in difference.edits)
    archives = sum(any(edit.part is RecordPart.ARCHIVE for edit in difference.edits) for difference in changed)
    others = sum(difference.kind != "statements" for difference in found)
    renamed = f", {statements[ChangeType.RENAMED]} renamed" if statements[ChangeType.RENAMED] else ""
    return (
        f"statements: {statements[ChangeType.NEW]} new, {statements[ChangeType.CHANGED]} changed, "
        f"{statements[ChangeType.WITHDRAWN]} withdrawn{renamed}; stances changed: {parts[RecordPart.STANCE]}; "
        f"quotations edited: {parts[RecordPart.QUOTATION]}; archived texts changed: {archives}; other entries: {others}"
    )
