"""`policy-timeline check`: what is wrong with the data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from policy_timeline.cli.known_findings import keep_findings, recall_findings
from policy_timeline.cli.shared import FAULTY_DATA, folders, show, watched_check
from policy_timeline.findings.diagnostics import as_github, as_json, has_errors
from policy_timeline.reading.state import state_of

if TYPE_CHECKING:
    from pathlib import Path

    from policy_timeline.cli.known_findings import Findings
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
@click.pass_context
def check_command(context: click.Context, data_dir: Path, sources_dir: Path, form: str) -> None:
    """Validate the data and prove every quotation against its archived source.

    Findings are errors (they stop a build), warnings (to be resolved) and infos. Ends with 1 if there is an error.
    """
    state = state_of(data_dir, sources_dir)
    checked: Findings | Checked | None = recall_findings(data_dir, sources_dir, state)
    if checked is None:
        checked = watched_check(data_dir, sources_dir)
        keep_findings(checked, data_dir, sources_dir, state)
    {"text": show, "json": _show_json, "github": _show_github}[form](checked)
    context.exit(FAULTY_DATA if has_errors(checked.diagnostics) else 0)


def _show_json(checked: Findings | Checked) -> None:
    click.echo(json.dumps(as_json(checked.diagnostics, checked.summary), indent=2))


def _show_github(checked: Findings | Checked) -> None:
    for one in checked.diagnostics:
        click.echo(as_github(one))
    click.echo(checked.summary)
