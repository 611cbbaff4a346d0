"""`policy-timeline check`: what is wrong with the data."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policy_timeline.cli.known_findings import Findings, keep_findings, recall_findings
from policy_timeline.cli.shared import FAULTY_DATA, docs_of, folders, show, watched_check
from policy_timeline.findings.diagnostics import Diagnostic, Severity, as_github, as_json, has_errors
from policy_timeline.reading.state import state_of

if TYPE_CHECKING:  # with it comes the program, which whoever only shows findings does without
    from policy_timeline.pipeline import Checked


@click.command("check", short_help="Validate the data, prove the quotations.")
@folders
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for programs, or as annotations on the lines of a GitHub pull request.",
)
@click.option("--notes", is_flag=True, help="Print notes too: what a curator may want to know but need not correct.")
@click.option(
    "--against",
    "base",
    metavar="BASE",
    help="Demand that whatever is published in BASE, a git revision or another copy's folder, keeps an address.",
)
@click.pass_context
def check_command(  # noqa: PLR0913 - one argument for each option
    context: click.Context, *, data_dir: Path, sources_dir: Path, form: str, notes: bool, base: str | None
) -> None:
    """Validate the data and prove every quotation against its archived source.

    Findings are errors (they stop a build), warnings (to be resolved) and notes, which are counted, and printed where
    --notes asks for them. JSON always holds them; annotations for GitHub have those on lines that differ from BASE.
    Ends with 1 if there is an error.
    """
    checked: Findings | Checked
    touched: tuple[Diagnostic, ...] = ()
    if base is None:
        docs_dir = docs_of(data_dir)
        state = state_of(data_dir, sources_dir, docs_dir)
        if known := recall_findings(data_dir, sources_dir, state):
            checked = known
        else:
            checked = watched_check(data_dir, sources_dir)
            keep_findings(checked, data_dir, sources_dir, docs_dir, state)
    else:
        checked, touched = _check_against(base, data_dir, sources_dir)
    if form == "json":
        click.echo(json.dumps(as_json(checked.diagnostics, checked.summary), indent=2))
    elif form == "github":
        _annotate(checked, checked.diagnostics if notes else touched)
    else:
        show(checked, notes=notes)
    context.exit(FAULTY_DATA if has_errors(checked.diagnostics) else 0)


def _check_against(base: str, data_dir: Path, sources_dir: Path) -> tuple[Checked, tuple[Diagnostic, ...]]:
    """Return what a check finds that compares with an earlier state, and those findings whose lines are new since."""
    # With these comes the program, which whoever only shows findings may do without.
    from policy_timeline.cli.base import loaded_base  # noqa: PLC0415
    from policy_timeline.differences import touched  # noqa: PLC0415

    before = loaded_base(base, data_dir, sources_dir).catalog
    checked = watched_check(data_dir, sources_dir, before)
    return checked, tuple(touched(before, checked.catalog, checked.diagnostics))


def _annotate(checked: Findings | Checked, noted: Collection[Diagnostic]) -> None:
    """Print a workflow command for each error and warning, and for each note that is among `noted`."""
    for finding in checked.diagnostics:
        if finding.severity is not Severity.INFO or finding in noted:
            click.echo(as_github(finding))
    click.echo(checked.summary)
