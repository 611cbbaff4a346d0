"""Where an entry was read from, and where in its file everything stands: what findings point at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from policy_timeline.findings.codes import Fault, worded
from policy_timeline.findings.diagnostics import Diagnostic, Related, Severity
from policy_timeline.findings.locations import Location, LocationTree, Spot, lines_of
from policy_timeline.texts.characters import visible


@dataclass(frozen=True)
class Origin:
    """The file of an entry: its path as messages show it, its path below the data folder, its text.

    `places` works out where everything in it stands, when that is asked for: few files have findings. `digest` is the
    SHA-256 of its bytes.
    """

    file: str
    path: str
    places: Callable[[], LocationTree] = field(default=LocationTree, compare=False)
    text: str = ""
    digest: str = ""

    @cached_property
    def mark(self) -> str:
        """What is another text for each file, and whenever its bytes have changed."""
        return f"{self.file} {self.digest}"

    @cached_property
    def tree(self) -> LocationTree:
        """Where everything in the file stands."""
        return self.places()

    def location(self, path: Sequence[str | int] = (), *, key: bool = False) -> Location:
        """Return where the value at `path` stands (with `key`, where its key does), or its nearest ancestor."""
        found = self.tree.find(path)
        return self.at((found.key if key else None) or found.value)

    def at(self, spot: Spot) -> Location:
        """Return the location of a spot in this file."""
        return Location(self.file, spot.line, spot.column)

    def finding(  # noqa: PLR0913 - one argument for each part of a finding
        self,
        row: str,
        /,
        *,
        path: Sequence[str | int] = (),
        key: bool = False,
        spot: Spot | None = None,
        severity: Severity | None = None,
        hint: str | None = None,
        related: tuple[Related, ...] = (),
        **words: object,
    ) -> Diagnostic:
        """Return a finding about the value (or the key) at `path`, or about a spot, in the words of the table of codes.

        The `words` are filled in there; `severity` and `hint` take the place of the row's.
        """
        fault = worded(row, hint, **words)
        fault = fault._replace(severity=severity) if severity else fault
        return self.tell(fault, self.at(spot) if spot else self.location(path, key=key), related)

    def tell(self, fault: Fault, location: Location | None = None, related: tuple[Related, ...] = ()) -> Diagnostic:
        """Return a finding that says what is wrong at a place in this file; without a place, about the file as such."""
        location = location or self.location()
        return Diagnostic(location, *fault, self._line(location.line), related)

    def related(self, message: str, path: Sequence[str | int] = ()) -> tuple[Related, ...]:
        """Return the value at `path` as the other place that a finding speaks of, and why."""
        return (Related(self.location(path), message),)

    def _line(self, number: int) -> str | None:
        return self._lines[number - 1] if self.text and number <= len(self._lines) else None

    @cached_property
    def _lines(self) -> list[str]:
        """The lines as they are shown: split once, however many findings a file has."""
        return lines_of(visible(self.text))
