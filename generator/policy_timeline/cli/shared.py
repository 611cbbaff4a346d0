"""What several commands share: the folders they read, the checked data, and how they end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from policy_timeline.cli import NOT_DONE
from policy_timeline.facts.history import day_of_epoch
from policy_timeline.findings.diagnostics import Severity, as_text, has_errors
from policy_timeline.reading.files import docs_beside
from policy_timeline.work.garbage import without_collecting
from policy_timeline.work.replacement import replace_files

if TYPE_CHECKING:  # with these comes the program, which whoever only shows findings does without
    from policy_timeline.cli.known_findings import Findings
    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.days import Day
    from policy_timeline.pipeline import Checked

Command = TypeVar("Command", bound="Callable[..., Any]")

FAULTY_DATA = 1
"""The exit status when the data has errors."""

_DOCS = "policy_timeline.docs_dir"
"""Where the options of a command remember the folder of the images, which few of its steps ask for."""


class _Folder(click.Path):
    """A folder that must be there; where it is the one that every timeline has, the command runs in another place."""

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Return the folder as a path."""
        if param and value == param.default and not Path(value).exists():
            self.fail(
                f"there is no folder {value}/ here: go to the folder of a timeline, name its {value}/ with "
                f"{param.opts[0]}, or begin a timeline with policy-timeline init DIR",
                param,
                ctx,
            )
        return super().convert(value, param, ctx)


FOLDER = _Folder(exists=True, file_okay=False, readable=True, path_type=Path)
MAY_BE_NEW = click.Path(file_okay=False, path_type=Path)


def data_option(kind: click.Path = FOLDER) -> Callable[[Command], Command]:
    """Return the option for the folder of the entries, which must be there unless `kind` says otherwise."""
    return click.option("--data-dir", type=kind, default="data", show_default=True, help="Folder of the entries.")


def sources_option(kind: click.Path = FOLDER, more: str = "") -> Callable[[Command], Command]:
    """Return the option for the folder of the sources; `more` is what its help says besides."""
    said = f"Folder of the archived documents{more}."
    return click.option("--sources-dir", type=kind, default="seeds", show_default=True, help=said)


class UnusableInput(click.ClickException):
    """Files or folders that cannot be read or written: status 2, as for wrong usage."""

    exit_code = NOT_DONE


def folders(command: Command) -> Command:
    """Add the options for the folders of the data and of the sources to a command."""
    docs = click.option(
        "--docs-dir",
        type=FOLDER,
        expose_value=False,
        callback=_note_docs,
        help="Folder of the hand-written pages, with the images.  [default: docs beside the data]",
    )
    return data_option()(sources_option()(docs(command)))


def _note_docs(context: click.Context, _parameter: click.Parameter, docs_dir: Path | None) -> None:
    context.meta[_DOCS] = docs_dir


def docs_of(data_dir: Path) -> Path:
    """Return the folder of the images: the one that the command line names, else docs/ beside the data."""
    return click.get_current_context().meta[_DOCS] or docs_beside(data_dir)


def watched_check(data_dir: Path, sources_dir: Path, before: Catalog | None = None) -> Checked:
    """Return the checked data, with what earlier commands found out; on a terminal a bar shows how far it is.

    What was published in `before` must still have its address.
    """
    # With these comes most of the program, which whoever only shows findings may do without.
    with without_collecting():
        from policy_timeline.pipeline import check, keep, recalled  # noqa: PLC0415
        from policy_timeline.work.terminal import watched  # noqa: PLC0415

    memo = recalled(data_dir, sources_dir)
    with watched() as track:
        checked = check(data_dir, sources_dir, memo, track, before, docs_dir=docs_of(data_dir))
    keep(memo, data_dir, sources_dir)
    return checked


def checked_or_exit(data_dir: Path, sources_dir: Path) -> Checked:
    """Return data without errors; where it has some, show all findings and end with status 1."""
    checked = watched_check(data_dir, sources_dir)
    if has_errors(checked.diagnostics):
        show(checked)
        click.get_current_context().exit(FAULTY_DATA)
    return checked


def show(checked: Findings | Checked, *, notes: bool = False) -> None:
    """Print the errors and warnings, and notes where they are asked for, then the summary."""
    for diagnostic in checked.diagnostics:
        if notes or diagnostic.severity is not Severity.INFO:
            click.echo(as_text(diagnostic))
    click.echo(checked.summary)


def write_all(files: Mapping[Path, bytes], remedy: str) -> None:
    """Write files of which none is there yet, all or none; `remedy` says what to do where one is there.

    They are moved to their places in the order given: when the run is ended in between, what names the others is best
    the last.
    """
    for path in files:
        if path.exists() or path.is_symlink():
            raise UnusableInput(f"{path} exists already: {remedy}")
    try:
        for folder in {path.parent for path in files}:
            folder.mkdir(parents=True, exist_ok=True)
        replace_files(files)
    except OSError:
        for path in files:
            with suppress(OSError):
                path.unlink()
        raise


def at_terminal() -> bool:
    """Return whether a person can be asked."""
    return sys.stdin.isatty()


def fixed_day() -> Day | None:
    """Return the day that SOURCE_DATE_EPOCH fixes, or None; ends with status 2 where it names none."""
    text = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return day_of_epoch(text) if text else None
    except ValueError as error:
        raise UnusableInput(str(error)) from error
