"""Policy Timeline: from YAML entries and archived sources to a searchable website.

For notebooks and scripts, `load` gives the record as typed objects:

    from policy_timeline import load

    record = load("data", "seeds")
    for statement in record.statements:
        print(statement.date, record.catalog.actors[statement.speaker].name, statement.summary)
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # as below
    from policy_timeline.facts.publication import Publication
    from policy_timeline.findings.diagnostics import Diagnostic

__all__ = ["FaultyDataError", "load"]


class FaultyDataError(ValueError):
    """The data has errors: `diagnostics` are all findings, and the message tells the errors among them."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        from policy_timeline.findings.diagnostics import Severity, as_text  # noqa: PLC0415 - as below

        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(as_text(found) for found in diagnostics if found.severity is Severity.ERROR))


def load(data_dir: str | Path = "data", sources_dir: str | Path = "seeds") -> Publication:
    """Return the published record below two folders, after every check; raise FaultyDataError where it has errors.

    `record.statements` are the statements in order of date, without drafts, and `record.counting` those whose stances
    count; `record.entries("actors")` are the entries of a kind, and `record.catalog.actors["an-id"]` is one. Each has
    the keys of its file as attributes. Everything is immutable.
    """
    from policy_timeline.facts.publication import Publication  # noqa: PLC0415 - with these comes all of the program
    from policy_timeline.findings.diagnostics import has_errors  # noqa: PLC0415
    from policy_timeline.pipeline import check  # noqa: PLC0415

    checked = check(Path(data_dir), Path(sources_dir))
    if has_errors(checked.diagnostics):
        raise FaultyDataError(checked.diagnostics)
    return Publication(checked.catalog)
