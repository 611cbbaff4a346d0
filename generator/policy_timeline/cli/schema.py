"""`policy-timeline schema`: JSON Schemas for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from policy_timeline.authoring.schemas import file_name, schema_of
from policy_timeline.cli.shared import MAY_BE_NEW
from policy_timeline.entries.kinds import KINDS


@click.command("schema", short_help="Write JSON Schemas for editors.")
@click.option(
    "--out",
    default=".schemas",
    show_default=True,
    type=MAY_BE_NEW,
    help="Folder to write into; entries written by this program look for it beside the data folder.",
)
def schema_command(out: Path) -> None:
    """Write a JSON Schema for each kind of entry, so that editors complete, explain and check what you write.

    Editors with the YAML language server find it by the first line of an entry.
    """
    write_schemas(out)
    click.echo(f"{out}: {len(KINDS)} files written")


def write_schemas(out: Path) -> None:
    """Write the schema of every kind into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    for kind in KINDS.values():
        text = json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"
        (out / file_name(kind)).write_text(text, encoding="utf-8")
