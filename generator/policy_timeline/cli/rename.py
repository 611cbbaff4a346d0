"""`policy-timeline rename` and `retire`: another id for an entry, or none any more, and its address kept."""

from __future__ import annotations

from pathlib import Path

import click

from policy_timeline.authoring.renaming import NotPossible, renaming, retirement
from policy_timeline.cli.answers import good_id
from policy_timeline.cli.shared import UnusableInput, data_option
from policy_timeline.entries.kinds import KINDS

_KINDS = {kind.singular: kind.kind for kind in KINDS.values()}


@click.command("rename", short_help="Give an entry another id.")
@click.argument("kind", type=click.Choice(list(_KINDS)))
@click.argument("old")
@click.argument("new")
@data_option()
def rename_command(kind: str, old: str, new: str, data_dir: Path) -> None:
    """Give an entry another id: its file, every reference to it, and a line in retired.yml for its old address.

    Only the ids are edited; comments and layout stay. Titles may change at any time: an id is part of an address that
    others cite, so that most entries never need another.
    """
    try:
        edits = renaming(data_dir, _KINDS[kind], old, good_id(new))
    except NotPossible as reason:
        raise UnusableInput(str(reason)) from reason
    edits.apply()
    count = edits.references
    click.echo(f"renamed {edits.entry} to {edits.target}; {count} reference{'s' * (count != 1)} edited")


@click.command("retire", short_help="Remove an entry, and say why.")
@click.argument("kind", type=click.Choice(list(_KINDS)))
@click.argument("id_", metavar="ID")
@click.option("--reason", required=True, metavar="TEXT", help="Why there is nothing at its address any more.")
@data_option()
def retire_command(kind: str, id_: str, reason: str, data_dir: Path) -> None:
    """Remove an entry, with a line in retired.yml that says at its address why.

    A statement that was wrong is better retracted (status: retracted): its page stays, with a notice.
    """
    if not (reason.strip() and reason.isprintable()):
        raise click.BadParameter("say in words of one line why there is nothing any more", param_hint="--reason")
    try:
        edits = retirement(data_dir, _KINDS[kind], id_, reason.strip())
    except NotPossible as impossible:
        raise UnusableInput(str(impossible)) from impossible
    edits.apply()
    click.echo(f"took away {edits.entry}")
