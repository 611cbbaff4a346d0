"""Entries of the real data, broken in one place each: `check` says so, at the right place, with the right hint.

`MUTANTS=100 pytest tests/test_mutants.py` breaks fewer, while you try something out.
"""

import json
import os
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from helpers.mutants import Mutant, mutants
from policy_timeline.cli import main

ROOT = Path(__file__).parent.parent
COUNT = int(os.environ.get("MUTANTS", "1000"))
SEED = 20250212


def checked(mutant: Mutant) -> Result:
    """Return what the command says when the mutant stands in the place of its entry."""
    before = mutant.file.read_bytes() if mutant.file.exists() else None
    mutant.file.parent.mkdir(exist_ok=True)
    mutant.file.write_bytes(mutant.content)
    try:
        return CliRunner().invoke(main, ["check", "--format", "json"], catch_exceptions=False)
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


def outcome(mutant: Mutant) -> Outcome:
    result = checked(mutant)
    found = json.loads(result.stdout)["diagnostics"]
    there = [
        one
        for one in found
        if one["severity"] == "error" and one["file"] == mutant.file.as_posix() and one["code"] in mutant.codes
    ]
    right = {
        "status": result.exit_code == 1,
        "line": mutant.spot.line in {one["line"] for one in there},
        "column": mutant.spot in {(one["line"], one["column"]) for one in there},
        "hint": mutant.hint is None or mutant.hint in {one["hint"] for one in there},
    }
    return Outcome(mutant, frozenset(what for what, is_right in right.items() if not is_right), result.stdout)


@pytest.fixture
def real_data(tmp_path, monkeypatch):
    for folder in ("data", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    return Path("data")


def test_what_is_broken_is_told_where_it_is_broken(real_data):
    outcomes = [outcome(mutant) for mutant in mutants(real_data, COUNT, SEED)]
    missed = Counter(what for one in outcomes for what in one.missed)
    report = "\n\n".join(str(one) for one in outcomes if one.missed)
    assert missed["status"] == 0, report
    assert missed["line"] <= 0.01 * COUNT, report
    assert missed["column"] <= 0.05 * COUNT, report
    assert missed["hint"] == 0, report
