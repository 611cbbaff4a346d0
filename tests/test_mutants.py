"""Entries of the real data, broken in one place each: `check` says so, at the right place, with the right hint.

`MUTANTS=2000 pytest tests/test_mutants.py` breaks more of them, as `benchmarks/reliability.py` does.
"""

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from helpers.mutants import OPERATORS, Mutant, mutants
from policy_timeline.cli import main
from policy_timeline.findings.diagnostics import Diagnostic, Severity, as_text, has_errors
from policy_timeline.pipeline import check
from policy_timeline.work.memo import Memo

ROOT = Path(__file__).parent.parent
COUNT = int(os.environ.get("MUTANTS", "200"))
SEED = 20250212


@contextmanager
def in_its_place(mutant: Mutant) -> Iterator[None]:
    """Let the mutant stand in the place of its entry."""
    before = mutant.file.read_bytes() if mutant.file.exists() else None
    mutant.file.parent.mkdir(exist_ok=True)
    mutant.file.write_bytes(mutant.content)
    try:
        yield
    finally:
        mutant.file.unlink() if before is None else mutant.file.write_bytes(before)


@dataclass(frozen=True)
class Outcome:
    """What the check did not get right about a mutant, and what it said."""

    mutant: Mutant
    missed: frozenset[str]
    said: str

    def __str__(self) -> str:
        wanted = (
            f"{self.mutant.spot.line}:{self.mutant.spot.column} {sorted(self.mutant.codes)} {self.mutant.hint or ''}"
        )
        return f"{self.mutant.name}: {sorted(self.missed)} missed, wanted {wanted}\n{self.said}"


def told(mutant: Mutant, memo: Memo) -> tuple[Diagnostic, ...]:
    """Return what a check says that knows the entries that are not broken."""
    with in_its_place(mutant):
        return check(Path("data"), Path("seeds"), memo).diagnostics


def outcome(mutant: Mutant, memo: Memo) -> Outcome:
    found = told(mutant, memo)
    there = [
        finding
        for finding in found
        if finding.severity is Severity.ERROR
        and finding.location.file == mutant.file.as_posix()
        and finding.code in mutant.codes
    ]
    right = {
        "status": has_errors(found),
        "line": mutant.spot.line in {finding.location.line for finding in there},
        "column": mutant.spot in {(finding.location.line, finding.location.column) for finding in there},
        "hint": mutant.hint is None or mutant.hint in {finding.hint for finding in there},
    }
    missed = frozenset(what for what, is_right in right.items() if not is_right)
    return Outcome(mutant, missed, "\n".join(map(as_text, found)))


@pytest.fixture
def real_data(tmp_path, monkeypatch):
    for folder in ("data", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    return Path("data")


def test_what_is_broken_is_told_where_it_is_broken(real_data):
    memo = Memo()
    outcomes = [outcome(mutant, memo) for mutant in mutants(real_data, COUNT, SEED)]
    missed = Counter(what for one in outcomes for what in one.missed)
    report = "\n\n".join(str(one) for one in outcomes if one.missed)
    assert missed["status"] == 0, report
    assert missed["line"] <= 0.01 * COUNT, report
    assert missed["column"] <= 0.05 * COUNT, report
    assert missed["hint"] == 0, report


def test_the_command_says_the_same_of_each_way_to_break_an_entry(real_data):
    memo = Memo()
    for mutant in mutants(real_data, len(OPERATORS), SEED):
        with in_its_place(mutant):
            result = CliRunner().invoke(main, ["check", "--format", "json"], catch_exceptions=False)
        said = json.loads(result.stdout)["diagnostics"]
        places = [(finding["file"], finding["line"], finding["code"]) for finding in said]
        found = [(finding.location.file, finding.location.line, finding.code) for finding in told(mutant, memo)]
        assert (result.exit_code, places) == (1, found), mutant.name
