"""Why a file is refused, as long as it is not known which file it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policy_timeline.findings.codes import code_of, codes
from policy_timeline.findings.diagnostics import Diagnostic, Related
from policy_timeline.findings.locations import Location, Spot
from policy_timeline.texts.characters import visible

if TYPE_CHECKING:
    from collections.abc import Sequence


class Refused(Exception):  # noqa: N818 - what it says is a value as well, and it never leaves this package
    """A fault of a file: its place, a row of codes.toml with what fills it in, and related places with a message."""

    def __init__(self, spot: Spot, row: str, related: tuple[tuple[Spot, str], ...] = (), **fields: object) -> None:
        self._code = codes()[row]
        super().__init__(self._code.message.format(**fields))
        self.spot, self.code, self.related = spot, code_of(row), related
        self.hint = self._code.hint.format(**fields) if self._code.hint else None

    def as_diagnostic(self, file: str, lines: Sequence[str]) -> Diagnostic:
        """Return the fault as an error in a file that has these lines."""
        related = tuple(Related(Location(file, *spot), message) for spot, message in self.related)
        excerpt = visible(lines[self.spot.line - 1]) if self.spot.line <= len(lines) else None
        location = Location(file, *self.spot)
        return Diagnostic(location, self._code.severity, self.code, str(self), self.hint, excerpt, related)
