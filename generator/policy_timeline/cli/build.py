"""`policy-timeline build`: the site's Markdown and data files in a folder, for any site generator."""

from __future__ import annotations

from pathlib import Path

import click

from policy_timeline import routes
from policy_timeline.cli.folder import FolderError, holds_own, synchronize
from policy_timeline.cli.shared import MAY_BE_NEW, UnusableInput, checked_or_exit, docs_of, fixed_day, folders, show
from policy_timeline.exports import word_index
from policy_timeline.facts.history import as_of_day
from policy_timeline.outputs import NO_SITE_URL, Options
from policy_timeline.pipeline import Built, Checked, build


@click.command("build", short_help="Write pages and data files into a folder.")
@folders
@click.option("--out", required=True, type=MAY_BE_NEW, help="Folder to write into.")
@click.option("--site-name", default=Options().site_name, show_default=True, help="Name of the site.")
@click.option("--site-url", default="", metavar="URL", help="Address at which the site will stand.")
@click.option("--entry-url", default="", metavar="TEMPLATE", help="Address of an entry's file, with {path} in it.")
@click.option(
    "--contact", default="", metavar="ADDRESS", help="Where corrections go: an address, or a path within the site."
)
@click.option("--search/--no-search", default=True, show_default=True, help="Whether there is a search page.")
@click.option(
    "--share-images/--no-share-images",
    default=False,
    show_default=True,
    help="Whether to draw pictures of pages (PAGE/share.png) for a theme that names them to those who share a link.",
)
@click.option(
    "--directory-urls/--file-urls",
    default=True,
    show_default=True,
    help="Whether the site generator turns x.md into x/ or x.html.",
)
def build_command(  # noqa: PLR0913 - one argument for each option
    *,
    data_dir: Path,
    sources_dir: Path,
    out: Path,
    site_name: str,
    site_url: str,
    entry_url: str,
    contact: str,
    search: bool,
    share_images: bool,
    directory_urls: bool,
) -> None:
    """Write the site's Markdown and data files into a folder, without MkDocs.

    Only files that changed are written, and only files that this command wrote are ever replaced or removed. Pages
    that a person wrote may stand beside them; with an index.md among them, no home page is made. With errors in the
    data, nothing is written.
    """
    for read in (data_dir, sources_dir):
        _keep_out_of(read, out)
    for used in (Path.cwd(), data_dir, sources_dir):
        _refuse_moving(used, out)
    checked = checked_or_exit(data_dir, sources_dir)
    try:
        options = Options(
            site_name=site_name,
            site_url=site_url and f"{site_url.rstrip('/')}/",
            entry_url=entry_url,
            contact=contact,
            search=search,
            share_images=share_images,
            directory_urls=directory_urls,
            home=holds_own(out, routes.HOME),
        )
        built = build(checked, options, as_of_day(checked.catalog, fixed_day()))
        changes = synchronize(_contents(built) | _images(checked, docs_of(data_dir), out), out)
    except FolderError as error:
        raise UnusableInput(str(error)) from error
    show(checked)
    if not site_url:
        click.echo(f"warning: there is no --site-url: {NO_SITE_URL}", err=True)
    click.echo(f"{out}: {changes.written} files written, {changes.kept} unchanged, {changes.removed} removed")


def _contents(built: Built) -> dict[str, bytes]:
    """Return every file by path, with the index of words."""
    index, fault = word_index.made(built.words) if built.words else ({}, None)
    if fault:
        raise UnusableInput(f"{fault}; build without the search by --no-search")
    contents = {output.path: output.raw for output in built.outputs}
    return contents | {f"{routes.WORD_INDEX}/{name}": content for name, content in index.items()}


def _images(checked: Checked, docs_dir: Path, out: Path) -> dict[str, bytes]:
    """Return the images of actors by path, which are to stand beside the pages; none where they stand there already."""
    if docs_dir.resolve() == out.resolve():
        return {}
    files = {actor.image.file for actor in checked.catalog.actors.values() if actor.image}
    return {file: (docs_dir / file).read_bytes() for file in sorted(files)}


def _keep_out_of(read: Path, out: Path) -> None:
    if out.resolve().is_relative_to(read.resolve()):
        raise click.BadParameter(f"{out} lies in {read}, which is only read: choose another folder", param_hint="--out")


def _refuse_moving(used: Path, out: Path) -> None:
    if used.resolve().is_relative_to(out.resolve()):
        message = f"{out} is replaced as a whole, and {used.resolve()} lies in it: choose a folder inside"
        raise click.BadParameter(message, param_hint="--out")
