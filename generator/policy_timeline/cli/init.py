"""`policy-timeline init`: a small complete project to begin with."""

from __future__ import annotations

import json
import shutil
from importlib.metadata import distribution
from importlib.resources import as_file, files
from pathlib import Path

import click

from policy_timeline.cli.schema import write_schemas
from policy_timeline.cli.shared import MAY_BE_NEW, UnusableInput

_NAME = "policy-timeline"


@click.command("init", short_help="Begin a timeline of your own.")
@click.argument("folder", metavar="DIR", type=MAY_BE_NEW)
def init_command(folder: Path) -> None:
    """Begin a timeline of your own in a new folder, an empty one, or a git repository without files.

    It holds two invented bodies with an invented document, builds at once, and says in its README.md what to do next.
    """
    if folder.exists() and any(inside.name != ".git" for inside in folder.iterdir()):
        raise UnusableInput(f"{folder} is not empty: choose a new folder, or a repository without files")
    with as_file(files("policy_timeline.authoring") / "starter") as starter:
        shutil.copytree(starter, folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
    with (folder / "requirements.txt").open("a", encoding="utf-8") as requirements:
        requirements.write(f"{requirement(distribution(_NAME).read_text('direct_url.json'))}\n")
    write_schemas(folder / ".schemas")
    click.echo(f"wrote a project into {folder}; {folder / 'README.md'} says what to do next")


def requirement(origin: str | None) -> str:
    """Return how pip gets this program: from where it was installed, or by name when that was a package index.

    `origin` is what pip noted of it: https://packaging.python.org/specifications/direct-url/
    """
    if origin is None:
        return _NAME
    noted = json.loads(origin)
    if "vcs_info" in noted:
        vcs = noted["vcs_info"]
        return f"{_NAME} @ {vcs['vcs']}+{noted['url']}@{vcs['commit_id']}"
    return f"{_NAME} @ {noted['url']}"
