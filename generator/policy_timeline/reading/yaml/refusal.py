"""Why a file is refused, as long as it is not known which file it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policy_timeline.findings.diagnostics import Diagnostic, Related, Severity
from policy_timeline.findings.locations import Location, Spot
from policy_timeline.texts.characters import visible

if TYPE_CHECKING:
    from collections.abc import Sequence


class Refused(Exception):  # noqa: N818 - what it says is a value as well, and it never leaves this package
    """A fault of a file: its place, code, message and hint, and another place (with a message) that belongs to it."""

    def __init__(
        self, spot: Spot, code: str, message: str, hint: str, related: tuple[tuple[Spot, str], ...] = ()
    ) -> None:
        super().__init__(message)
        self.spot, self.code, self.message, self.hint, self.related = spot, code, message, hint, related

    def as_diagnostic(self, file: str, lines: Sequence[str]) -> Diagnostic:
        """Return the fault as an error in a file that has these lines."""
        related = tuple(Related(Location(file, *spot), message) for spot, message in self.related)
        excerpt = visible(lines[self.spot.line - 1]) if self.spot.line <= len(lines) else None
        location = Location(file, *self.spot)
        return Diagnostic(location, Severity.ERROR, self.code, self.message, self.hint, excerpt, related)
