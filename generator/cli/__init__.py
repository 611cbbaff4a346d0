"""The command line, and with `plugin` one of the two places that know a host.

Each command stands in a file of its own; what they share is in `shared`. Exit status: 0 fine, 1 the data has errors,
2 wrong usage, or files that cannot be read or written.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper

import click

from generator.cli.build import build_command
from generator.cli.check import check_command
from generator.cli.coverage import coverage_command
from generator.cli.diff import diff_command
from generator.cli.init import init_command
from generator.cli.new import new_command
from generator.cli.schema import schema_command
from generator.cli.source import source_group


@click.group(
    "policy-timeline",
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


_COMMANDS = (
    check_command,
    build_command,
    init_command,
    new_command,
    source_group,
    coverage_command,
    diff_command,
    schema_command,
)
for _command in _COMMANDS:
    main.add_command(_command)
