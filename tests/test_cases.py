"""Runs every case of tests/cases: an invented faulty entry, and what `check` must say about it. See its README."""

from dataclasses import asdict
from pathlib import Path

import pytest
import yaml
from error_cases import Case, cases
from helpers.invented import found_in
from policy_timeline.findings.diagnostics import Diagnostic, Severity
from policy_timeline.pipeline import check

CASES = cases()


def as_expected(one: Diagnostic) -> dict:
    fields = {**asdict(one.location), "severity": one.severity.value, "code": one.code, "message": one.message}
    if one.hint:
        fields["hint"] = one.hint
    if one.related:
        fields["related"] = [{**asdict(other.location), "message": other.message} for other in one.related]
    return fields


def found_by_check(case: Case, folder: Path) -> list[dict]:
    """Return every error, and what is of the code of the case or of one that is expected."""
    asked = {case.code, *(one["code"] for one in case.expected)}
    return [as_expected(one) for one in found_in(case, folder) if one.severity is Severity.ERROR or one.code in asked]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.path.stem)
def test_check_says_what_is_wrong(case, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = found_by_check(case, tmp_path)
    assert found == case.expected, yaml.safe_dump({"expected": found}, sort_keys=False, allow_unicode=True, width=1000)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.path.stem)
def test_a_case_explains_itself(case):
    assert all(text.strip() for text in (case.title, case.explanation, case.remedy))
    assert case.code in {one["code"] for one in case.expected}


def test_the_base_project_is_without_findings(project):
    project()
    checked = check(Path("data"), Path("seeds"))
    assert checked.diagnostics == ()
    assert str(checked.summary) == "checked 14 entries, 3 quotations proved: 0 errors, 0 warnings"
