"""Findings about the data as values, and the three forms in which people and programs read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA
from rich.cells import cell_len

from policy_timeline.findings.locations import Location
from policy_timeline.texts.deceiving import unmasked

MOST = 20
"""So many findings of one code are shown for one file."""
_LONGEST_QUOTED = 60
_LONGEST_BEFORE = 120  # what of a long line is shown on either side of a place


class Severity(StrEnum):
    """How much a finding matters: an error stops the build, a warning must be resolved, info is for the curator."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of, and why."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: where, how bad, its kebab-case code, what is wrong and how to correct it.

    `excerpt` is the line of the file at the location, for the text form; None where there is none to show.
    """

    location: Location
    severity: Severity
    code: str
    message: str
    hint: str | None = None
    excerpt: str | None = None
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run looked at and what came of it; `skipped` says in words which checks were left out, and why."""

    entries: int
    proved: int
    evidence: int
    errors: int
    warnings: int
    notes: int = 0
    skipped: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the last line of a run; notes are counted there when there are any."""
        line = (
            f"checked {self.entries} {_plural(self.entries, 'entry', 'entries')}, {self._proved()}: "
            f"{self.errors} {_plural(self.errors, 'error', 'errors')}, "
            f"{self.warnings} {_plural(self.warnings, 'warning', 'warnings')}"
        )
        notes = f", {self.notes} {_plural(self.notes, 'note', 'notes')}" if self.notes else ""
        return "".join([line, notes, *(f"; {text}" for text in self.skipped)])

    def _proved(self) -> str:
        of = "" if self.proved == self.evidence else f" of {self.evidence}"
        return f"{self.proved}{of} {_plural(self.evidence, 'quotation', 'quotations')} proved"


def _plural(count: int, singular: str, plural: str) -> str:
    return singular if count == 1 else plural


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the findings sorted by file, line and column, then by code and message, without repeats."""
    return tuple(sorted(set(diagnostics), key=lambda finding: (finding.location, finding.code, finding.message)))


def not_too_many(diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings in order, of each code in each file at most MOST, and then one that counts the rest."""
    counts = Counter(map(_alike, diagnostics))
    seen: Counter[tuple[str, str, Severity]] = Counter()
    shown: list[Diagnostic] = []
    for finding in diagnostics:
        alike = _alike(finding)
        seen[alike] += 1
        if counts[alike] <= MOST + 1 or seen[alike] <= MOST:
            shown.append(finding)
        elif seen[alike] == MOST + 1:
            message = f"{counts[alike] - MOST:,} more findings of this kind in this file are not shown"
            shown.append(
                replace(finding, message=message, hint="correct those above first, then check again", related=())
            )
    return tuple(shown)


def _alike(finding: Diagnostic) -> tuple[str, str, Severity]:
    return finding.location.file, finding.code, finding.severity


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Return whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in diagnostics)


def count(diagnostics: Iterable[Diagnostic], severity: Severity) -> int:
    """Return how many findings have this severity."""
    return sum(finding.severity is severity for finding in diagnostics)


def closest(name: str, names: Iterable[str]) -> str | None:
    """Return the most similar of `names`, or None where none is near: case aside, a third of the letters may differ."""
    near = max(1, len(name) // 3)
    found = process.extractOne(name, list(names), scorer=OSA.distance, processor=str.casefold, score_cutoff=near)
    return found[0] if found else None


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return a hint with the nearest of `names`, or None where none is near."""
    found = closest(name, names)
    return found and f'did you mean "{found}"?'


def quoted(text: str) -> str:
    """Return a text of the data as a message shows it: in quotation marks, on one line, cut where it is long.

    What nobody can see in it is named.
    """
    line = " ".join(unmasked(text).split())
    return f'"{line}"' if len(line) <= _LONGEST_QUOTED else f'"{line[:_LONGEST_QUOTED]}…"'


def as_text(finding: Diagnostic) -> str:
    """Return a finding as a terminal shows it: its place and message, the line, a caret, related places, the hint."""
    lines = [f"{finding.location}: {finding.severity}[{finding.code}]: {finding.message}"]
    if finding.excerpt is not None:
        lines += _with_caret(finding.excerpt, finding.location)
    lines += [f"  see {other.location}: {other.message}" for other in finding.related]
    lines += [f"  hint: {finding.hint}"] if finding.hint else []
    return "\n".join(lines)


def _with_caret(line: str, location: Location) -> list[str]:
    """Return the line, of a long one the part around the place, and below it the caret."""
    at = location.column - 1
    start = max(0, at - _LONGEST_BEFORE)
    before = "…" * bool(start) + line[start:at]
    after = line[at : at + _LONGEST_BEFORE]
    shown = before + after + "…" * (at + len(after) < len(line))
    number = str(location.line)
    return [f"  {number} | {shown}", f"  {' ' * len(number)} | {_blank(before)}^"]


def _blank(text: str) -> str:
    """Return space as wide as a text; tabs stay tabs, so that the caret stands under its character."""
    return "".join("\t" if char == "\t" else " " * cell_len(char) for char in text)


def as_json(diagnostics: Sequence[Diagnostic], summary: Summary) -> dict[str, Any]:
    """Return the object that `check --format json` prints; `related` is there only where there is any."""
    counts = {name: number for name, number in asdict(summary).items() if name != "skipped"}
    return {"diagnostics": [_as_object(finding) for finding in diagnostics], "summary": counts}


def _as_object(finding: Diagnostic) -> dict[str, Any]:
    fields: dict[str, Any] = {
        **asdict(finding.location),
        "severity": finding.severity.value,
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
    }
    if finding.related:
        fields["related"] = [{**asdict(other.location), "message": other.message} for other in finding.related]
    return fields


def as_github(finding: Diagnostic) -> str:
    """Return a GitHub workflow command that puts the finding on its line of a pull request.

    The format: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    level = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}[finding.severity]
    place = finding.location
    text = finding.message if finding.hint is None else f"{finding.message}\nhint: {finding.hint}"
    properties = f"file={_property(place.file)},line={place.line},col={place.column},title={_property(finding.code)}"
    return f"::{level} {properties}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
