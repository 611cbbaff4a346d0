"""`policy-timeline work`: what is still to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from policy_timeline.cli.shared import FAULTY_DATA, folders, watched_check
from policy_timeline.coverage import OpenWork, open_work
from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.kinds import Entry
from policy_timeline.findings.diagnostics import has_errors


@click.command("work", short_help="Say what is still to be done.")
@folders
@click.pass_context
def work_command(context: click.Context, data_dir: Path, sources_dir: Path) -> None:
    """Say what is still to be done, and how much of it there is.

    Listed are drafts, quotations that are not curated yet by source, warnings, statements that nobody has reviewed
    (reviewers: names who read an entry against its source), statements without the day on which they were added (added:
    pages and feeds say by it what is new) and sources without the day on which they were published.
    """
    checked = watched_check(data_dir, sources_dir)
    work = open_work(checked.catalog, checked.proofs, checked.diagnostics)
    for line in _told(work, checked.catalog):
        click.echo(line)
    if has_errors(checked.diagnostics):
        click.echo("the data has errors, which may hide entries: run policy-timeline check")
        context.exit(FAULTY_DATA)


def _told(work: OpenWork, catalog: Catalog) -> Iterator[str]:
    """Yield the parts of the list that are not empty, each below its number, and the numbers in the last line."""
    quotations = (
        f"{source.source}: {len(source.open)} of {source.total}; policy-timeline coverage {source.source} lists them"
        for source in work.sources
    )
    warnings = (f"{finding.location}: [{finding.code}] {finding.message}" for finding in work.warnings)
    parts = (
        (len(work.drafts), "draft", "", [draft.file for draft in work.drafts]),
        (work.quotations, "quotation", " not curated", [*quotations]),
        (len(work.warnings), "warning", "", [*warnings]),
        (len(work.unreviewed), "statement", " without a reviewer", _files(work.unreviewed, catalog)),
        (len(work.unadded), "statement", " without the day it was added", _files(work.unadded, catalog)),
        (len(work.undated), "source", " without a published date", _files(work.undated, catalog)),
    )
    counts = [f"{number} {word}{'s' * (number != 1)}{what}" for number, word, what, _ in parts]
    for count, (number, _, _, lines) in zip(counts, parts, strict=True):
        if number:
            yield f"{count}:"
            yield from (f"  {line}" for line in lines)
    yield f"open: {', '.join(counts)}"


def _files(entries: Sequence[Entry], catalog: Catalog) -> list[str]:
    return [catalog.origin(entry).file for entry in entries]
