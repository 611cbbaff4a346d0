"""Why a file is refused, as long as it is not known which file it is."""

from __future__ import annotations

from policy_timeline.entries.origins import Origin
from policy_timeline.findings.codes import worded
from policy_timeline.findings.diagnostics import Diagnostic, Related
from policy_timeline.findings.locations import Spot


class Refused(Exception):
    """A fault of a file: its place, a row of codes.toml with what fills it in, and related places with a message."""

    def __init__(self, spot: Spot, row: str, related: tuple[tuple[Spot, str], ...] = (), **words: object) -> None:
        self.spot, self.fault, self._related = spot, worded(row, **words), related
        super().__init__(self.fault.message)

    def of(self, origin: Origin) -> Diagnostic:
        """Return the fault as a finding about a file."""
        related = tuple(Related(origin.at(spot), message) for spot, message in self._related)
        return origin.tell(self.fault, origin.at(self.spot), related)
