"""Values of a kind that the model does not want: each is told once, and none breaks the run."""

from pathlib import Path

import pytest

from generator.loader import load_catalog

EVENT = "title: Harbour day\nnote: public record, not in the archive\ndate: {}\n"


def told(project, files):
    """Return line, code and message of everything that the loader says of these files."""
    project(files)
    return [(one.location.line, one.code, one.message) for one in load_catalog(Path("data"), Path("seeds")).diagnostics]


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("[2025]", "a list"),
        ("{text: '2025', earliest: 2020-01-01, latest: 2020-01-02}", "a mapping"),  # what a date is made of inside
        ("{reason: a}", "a mapping"),
    ],
)
def test_a_date_is_one_text_and_nothing_that_looks_like_a_date_inside(project, value, what):
    found = told(project, {"data/events/harbour-day.yml": EVENT.format(value)})
    assert found == [(3, "wrong-type", f'"date" must be one text; this is {what}')]


def test_a_number_of_any_length_is_told_and_cut_in_the_message(project):
    statement = "data/statements/2025/vale-supports-toll.yml"
    text = (Path(__file__).parent / "base" / statement).read_text("utf-8")
    stance = f"supports-with-conditions\n    conditions: [{{text: a, evidence: {'9' * 5000}}}]\n    mode:"
    found = told(project, {statement: text.replace("supports\n    mode:", stance)})
    assert [(line, code) for line, code, _ in found] == [(15, "wrong-type")]
    assert len(found[0][2]) < 150


def test_a_list_whose_every_item_has_a_fault_is_not_called_empty_too(project):
    statement = "data/statements/2025/vale-supports-toll.yml"
    text = (Path(__file__).parent / "base" / statement).read_text("utf-8")
    found = told(project, {statement: text.replace("    quote:", "    quotes:")})
    assert found == [(11, "unknown-key", 'each item of "evidence" has no key "quotes"')]
