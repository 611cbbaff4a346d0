"""The command line: options, questions at a terminal, what is printed, exit statuses.

Each command stands in a file of its own; what they share is in `shared`. Exit status: 0 fine, 1 the data has errors,
2 wrong usage, or files that cannot be read or written.

Not here: what the commands do, which the layers below know without Click.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from io import StringIO, TextIOWrapper
from typing import Any

import click

from policy_timeline.work.system import what_is_lacking, what_system_says

NOT_DONE = 2
"""The exit status for wrong usage, and for files that cannot be read or written."""
_COMMANDS = (
    *("build", "check", "coverage", "diff", "import", "init", "new"),
    *("release", "rename", "retire", "schema", "source", "work"),
)
"""The commands; each is the function `<name>_command` in a module of this package, which has its name."""
_MODULES = {"import": "importing", "retire": "rename"}
"""The modules of commands whose name Python keeps for itself, or that stand beside another."""


class _Commands(click.Group):
    """The commands, each loaded when it is asked for: with most of them comes the whole program."""

    def list_commands(self, _: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = _MODULES.get(cmd_name, cmd_name)
        found: click.Command = getattr(import_module(f"policy_timeline.cli.{module}"), f"{cmd_name}_command")
        return found

    def main(self, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - click's own arguments
        """Run a command; where the system does not let it print or write, end with status 2 and a sentence.

        A pipe that is closed early, as by `head`, is click's business, and no fault.
        """
        try:
            return super().main(*arguments, **options)
        except OSError as error:
            sys.stdout = StringIO()  # what it still holds cannot be written, and Python would try again at its end
            with suppress(OSError):
                click.echo(f"Error: {what_system_says(error)}", err=True)
            sys.exit(NOT_DONE)
        except ModuleNotFoundError as error:
            click.echo(f"Error: {what_is_lacking(error)}", err=True)
            sys.exit(NOT_DONE)


@click.group(
    "policy-timeline",
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="From a document to a published statement: source add, new actor, new position, coverage --draft, check. "
    "Each command has --help; the tutorial is on the site under About.",
)
@click.version_option(package_name="policy-timeline")
def main() -> None:
    """Who said what on which policy question, when, and in which source: checks and builds a policy timeline."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal without a letter shows its number instead
            stream.reconfigure(errors="backslashreplace")
