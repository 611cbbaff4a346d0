"""Every code of the table has a case, and with it a place in the gallery of error messages; so has every message."""

import re
from string import Formatter

import pytest
from error_cases import cases
from policy_timeline.findings.codes import code_of, codes
from policy_timeline.findings.diagnostics import Severity

CODES = sorted({code_of(name) for name in codes()})


def expected():
    """Return every finding that a case expects."""
    return [finding for case in cases() for finding in case.expected]


def test_every_code_has_a_case_and_every_case_a_code():
    assert {case.code for case in cases() if not case.is_variant} == set(CODES)
    assert {finding["code"] for finding in expected()} <= set(CODES)


@pytest.mark.parametrize("name", codes())
def test_every_message_and_hint_of_the_table_is_said_in_a_case(name):
    code = codes()[name]
    said = [finding for finding in expected() if finding["code"] == code_of(name)]
    assert any(
        re.fullmatch(pattern(code.message), finding["message"])
        and (code.hint is None or re.fullmatch(pattern(code.hint), finding["hint"]))
        for finding in said
    )


def pattern(template):
    """Return a pattern for what a template becomes, whatever words are filled in."""
    return "".join(re.escape(text) + ".*" * (word is not None) for text, word, _, _ in Formatter().parse(template))


def test_a_finding_has_the_severity_of_its_code_and_is_but_told_where_a_draft_lacks_something():
    told = {finding["code"] for finding in expected() if not has_severity_of_its_code(finding)}
    assert all(code.startswith("missing-") for code in told), told


def has_severity_of_its_code(finding):
    severities = {code.severity for name, code in codes().items() if code_of(name) == finding["code"]}
    return Severity(finding["severity"]) in severities


def test_there_are_at_least_thirty_faulty_entries():
    assert len({(case.path.name, finding["file"]) for case in cases() for finding in case.expected}) >= 30
