"""Runs every case of tests/cases: an invented faulty entry, and what `check` must say about it. See its README."""

from dataclasses import asdict
from pathlib import Path

import pytest
import yaml

from generator.build import check
from generator.diagnostics import Diagnostic, Severity

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
KEYS = {"title", "explanation", "remedy", "files", "links", "expected"}


def load(case: Path) -> dict:
    return yaml.safe_load(case.read_text("utf-8"))


def code_of(case: Path) -> str:
    return case.name.split(".")[0]


def as_expected(one: Diagnostic) -> dict:
    fields = {**asdict(one.location), "severity": one.severity.value, "code": one.code, "message": one.message}
    if one.hint:
        fields["hint"] = one.hint
    if one.related:
        fields["related"] = [{**asdict(other.location), "message": other.message} for other in one.related]
    return fields


def found_in(folder: Path, code: str, expected: list[dict]) -> list[dict]:
    """Return every error, and what is of this code or of one that is expected."""
    asked = {code, *(one["code"] for one in expected)}
    checked = check(Path("data"), Path("seeds"))
    return [as_expected(one) for one in checked.diagnostics if one.severity is Severity.ERROR or one.code in asked]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_check_says_what_is_wrong(case, project):
    spec = load(case)
    folder = project(spec["files"])
    for path, target in spec.get("links", {}).items():
        (folder / path).symlink_to(target)
    found = found_in(folder, code_of(case), spec["expected"])
    assert found == spec["expected"], yaml.safe_dump(
        {"expected": found}, sort_keys=False, allow_unicode=True, width=1000
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_case_explains_itself(case):
    spec = load(case)
    assert KEYS >= spec.keys() >= KEYS - {"links"}
    assert all(spec[key].strip() for key in ("title", "explanation", "remedy"))
    assert code_of(case) in {one["code"] for one in spec["expected"]}


def test_the_base_project_is_without_findings(project):
    project()
    checked = check(Path("data"), Path("seeds"))
    assert checked.diagnostics == ()
    assert str(checked.summary) == "checked 14 entries, 3 quotations proved: 0 errors, 0 warnings"
