"""`policy-timeline release`: the data of a day, to be archived and cited."""

from __future__ import annotations

from pathlib import Path

import click

from policy_timeline.cli.shared import MAY_BE_NEW, UnusableInput, checked_or_exit, fixed_day, folders, write_all
from policy_timeline.entries.fields import suggested_id
from policy_timeline.exports.release import release, zipped
from policy_timeline.facts.history import as_of_day
from policy_timeline.facts.publication import Publication
from policy_timeline.outputs import Options


@click.command("release", short_help="Write a dated, citable release of the data.")
@click.option("--out", type=MAY_BE_NEW, default="release", show_default=True, help="Folder for it.")
@click.option("--site-name", default="Policy timeline", show_default=True, help="Name of the site, for its citation.")
@click.option("--site-url", default="", help="Full address of the site, for the addresses of entries.")
@folders
def release_command(out: Path, data_dir: Path, sources_dir: Path, site_name: str, site_url: str) -> None:
    """Write the data files as of the record's last day, with CITATION.cff and SHA256SUMS, and all as a ZIP.

    The release is named after the site and that day. Nothing is ever overwritten: what was cited stays.
    """
    checked = checked_or_exit(data_dir, sources_dir)
    options = Options(site_name=site_name, site_url=site_url and f"{site_url.rstrip('/')}/")
    if not Publication(checked.catalog).statements:
        raise UnusableInput("no statement is published yet: there is nothing to release")
    day = as_of_day(checked.catalog, fixed_day())
    name = f"{suggested_id(site_name) or 'policy-timeline'}-{day}"
    files = release(checked.catalog, checked.proofs, options, day)
    contents = {out / name / path: content for path, content in files.items()}
    write_all({**contents, out / f"{name}.zip": zipped(files, name)}, "a release stays as it is; choose another --out")
    click.echo(f"wrote {out / name}/ and {out / name}.zip: {len(files)} files")
