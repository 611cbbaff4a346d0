"""Findings as people and programs read them, and the hints with the nearest name."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policy_timeline.findings.diagnostics import (
    Diagnostic,
    Related,
    Severity,
    Summary,
    as_github,
    as_json,
    as_text,
    closest,
    count,
    has_errors,
    in_order,
    nearest,
    not_too_many,
    quoted,
)
from policy_timeline.findings.locations import Location
from rich.cells import cell_len

PLACE = Location("data/actors/x.yml", 4, 11)
FINDING = Diagnostic(PLACE, Severity.ERROR, "unknown-position", 'no position "a"', 'did you mean "b"?', "position: a")
SUMMARY = Summary(entries=2, proved=1, evidence=1, errors=1, warnings=0)


def at(line, column, excerpt):
    return Diagnostic(Location("x.yml", line, column), Severity.WARNING, "some-code", "a message", None, excerpt)


def test_the_text_names_the_place_and_shows_the_line_with_a_caret_and_the_hint():
    assert as_text(FINDING) == (
        'data/actors/x.yml:4:11: error[unknown-position]: no position "a"\n'
        "  4 | position: a\n"
        "    |           ^\n"
        '  hint: did you mean "b"?'
    )


def many(number, file="x.yml", severity=Severity.ERROR):
    return [
        Diagnostic(Location(file, line, 1), severity, "some-code", f"fault {line}") for line in range(1, number + 1)
    ]


def test_of_many_findings_of_one_code_twenty_are_shown_and_the_rest_counted():
    found = not_too_many([*many(8000), *many(3, "y.yml")])
    assert [one.message for one in found] == [
        *(f"fault {line}" for line in range(1, 21)),
        "7,980 more findings of this kind in this file are not shown",
        *(f"fault {line}" for line in range(1, 4)),
    ]
    assert found[20].location == Location("x.yml", 21, 1)
    assert found[20].severity is Severity.ERROR


def test_what_would_be_counted_alone_is_shown_itself():
    assert not_too_many(many(21)) == tuple(many(21))
    kinds = sorted([*many(20), *many(20, severity=Severity.INFO)], key=lambda one: one.location)
    assert not_too_many(kinds) == tuple(kinds)


def test_the_text_does_without_line_and_hint():
    assert as_text(at(1, 1, None)) == "x.yml:1:1: warning[some-code]: a message"


def test_the_caret_follows_tabs_and_wide_characters():
    lines = as_text(at(12, 5, "\ta漢\u0301b")).splitlines()
    assert lines[1:] == ["  12 | \ta漢\u0301b", "     | \t   ^"]


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1, max_size=400), st.data()
)
def test_the_caret_stands_under_its_character_in_a_line_of_any_length(line, data):
    column = data.draw(st.integers(1, len(line)))
    shown, caret = as_text(at(1, column, line)).splitlines()[1:]
    before = next(end for end in range(len(shown)) if cell_len(shown[:end]) == len(caret) - 1)
    assert line[column - 1] in shown[before : before + 4] or cell_len(line[column - 1]) == 0


def test_of_a_long_line_the_part_around_the_place_is_shown():
    lines = as_text(at(1, 501, "a" * 500 + "b" + "c" * 500)).splitlines()
    assert lines[1] == f"  1 | …{'a' * 120}b{'c' * 119}…"
    assert lines[2].index("^") == lines[1].index("b")


def test_the_text_shows_related_places():
    finding = Diagnostic(PLACE, Severity.ERROR, "c", "m", None, None, (Related(Location("y.yml", 1, 2), "the first"),))
    assert as_text(finding).splitlines()[1] == "  see y.yml:1:2: the first"


def test_the_json_holds_what_the_contract_names_and_nothing_else():
    assert json.loads(json.dumps(as_json([FINDING], SUMMARY))) == {
        "diagnostics": [
            {
                "file": "data/actors/x.yml",
                "line": 4,
                "column": 11,
                "severity": "error",
                "code": "unknown-position",
                "message": 'no position "a"',
                "hint": 'did you mean "b"?',
            }
        ],
        "summary": {"entries": 2, "proved": 1, "evidence": 1, "errors": 1, "warnings": 0, "notes": 0},
    }


def test_the_json_names_related_places_where_there_are_any():
    finding = Diagnostic(PLACE, Severity.INFO, "c", "m", related=(Related(Location("y.yml", 1, 2), "the first"),))
    (found,) = as_json([finding], SUMMARY)["diagnostics"]
    assert (found["hint"], found["severity"]) == (None, "info")
    assert found["related"] == [{"file": "y.yml", "line": 1, "column": 2, "message": "the first"}]


@pytest.mark.parametrize(("severity", "level"), [*zip(Severity, ["error", "warning", "notice"], strict=True)])
def test_github_is_told_the_level_the_place_and_the_hint(severity, level):
    finding = Diagnostic(PLACE, severity, "some-code", "a message", "a hint")
    place = "file=data/actors/x.yml,line=4,col=11,title=some-code"
    assert as_github(finding) == f"::{level} {place}::a message%0Ahint: a hint"


def test_nothing_in_a_finding_can_end_the_command_for_github():
    finding = Diagnostic(Location("a,b:c%.yml", 1, 1), Severity.ERROR, "c", "100 %\r\n::error::x")
    assert as_github(finding) == "::error file=a%2Cb%3Ac%25.yml,line=1,col=1,title=c::100 %25%0D%0A::error::x"


def test_findings_stand_in_order_and_once():
    first, second, third = at(1, 2, None), at(1, 10, None), at(2, 1, None)
    assert in_order([third, second, first, second]) == (first, second, third)


def test_errors_are_told_from_the_rest():
    findings = [at(1, 1, None), Diagnostic(PLACE, Severity.INFO, "c", "m")]
    assert not has_errors(findings)
    assert has_errors([*findings, FINDING])
    assert count([*findings, FINDING], Severity.WARNING) == 1


@pytest.mark.parametrize(
    ("summary", "line"),
    [
        (Summary(42, 57, 57, 1, 0), "checked 42 entries, 57 quotations proved: 1 error, 0 warnings"),
        (Summary(1, 1, 1, 0, 1), "checked 1 entry, 1 quotation proved: 0 errors, 1 warning"),
        (Summary(0, 2, 3, 2, 2), "checked 0 entries, 2 of 3 quotations proved: 2 errors, 2 warnings"),
        (
            Summary(0, 0, 0, 0, 0, skipped=("no lists for xx",)),
            "checked 0 entries, 0 quotations proved: 0 errors, 0 warnings; ",
        ),
        (Summary(1, 0, 0, 0, 0, 1), "checked 1 entry, 0 quotations proved: 0 errors, 0 warnings, 1 note"),
        (
            Summary(1, 0, 0, 0, 0, 2, ("no lists for xx",)),
            "checked 1 entry, 0 quotations proved: 0 errors, 0 warnings, 2 notes; ",
        ),
    ],
)
def test_the_last_line_counts_in_words(summary, line):
    assert str(summary) == line + "; ".join(summary.skipped)


KEYS = ["summary", "speaker", "on_behalf_of", "date", "to", "url", "evidence", "harbour-report"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("sumary", "summary"),
        ("speeker", "speaker"),
        ("onBehalfOf", "on_behalf_of"),
        ("on behalf of", "on_behalf_of"),
        ("DATE", "date"),
        ("ot", "to"),
        ("ulr", "url"),
        ("evidnece", "evidence"),
        ("color", None),
        ("x", None),
        ("", None),
    ],
)
def test_the_nearest_name_is_the_one_that_was_meant(name, found):
    assert closest(name, KEYS) == found


def test_a_hint_names_the_nearest():
    assert nearest("sumary", KEYS) == 'did you mean "summary"?'
    assert nearest("color", KEYS) is None
    assert nearest("sumary", []) is None


@given(st.sampled_from(KEYS[:1] + KEYS[6:]), st.data())
def test_one_slip_of_the_pen_is_always_found(name, data):
    place = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz-_"))
    slips = [
        name[:place] + name[place + 1 :],
        name[:place] + letter + name[place:],
        name[:place] + letter + name[place + 1 :],
    ]
    assert closest(data.draw(st.sampled_from(slips)), KEYS) == name


def test_quoted_texts_stay_on_one_line():
    assert quoted("a\n  b") == '"a b"'
    assert quoted("x" * 61) == f'"{"x" * 60}…"'
