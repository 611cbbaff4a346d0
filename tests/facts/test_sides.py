"""On which side somebody is counted."""

import pytest
from policy_timeline.entries.terms import Mode, StanceTerm
from policy_timeline.facts.sides import Side, side_of


@pytest.mark.parametrize(
    ("terms", "side"),
    [
        ([("supports", "preference")], "supports"),
        ([("supports-with-conditions", "demand")], "supports-with-conditions"),
        ([("opposes", "commitment")], "opposes"),
        ([("opposes", "vote")], "opposes"),
        ([("abstains", "vote")], "abstains"),
        ([("neutral", "preference")], "neutral"),
        ([("opposes", "feasibility")], "out-of-reach"),
        ([("supports", "feasibility")], "within-reach"),
        ([("supports-with-conditions", "feasibility")], "within-reach"),
        ([("unclear", "feasibility")], "unclear"),
        ([("supports", "prediction")], "expected"),
        ([("opposes", "prediction")], "not-expected"),
        ([("supports", "preference"), ("opposes", "feasibility")], "supports"),
        ([("declines-to-say", "preference"), ("opposes", "feasibility")], "out-of-reach"),
        ([("declines-to-say", "preference")], "declines-to-say"),
        ([("supports", "preference"), ("opposes", "preference")], "mixed"),
        ([("supports", "preference"), ("supports-with-conditions", "preference")], "supports-with-conditions"),
        ([("mixed", "preference")], "mixed"),
        ([("supports", "preference"), ("opposes", "vote")], "opposes"),
    ],
)
def test_everybody_is_counted_once_and_what_can_be_is_no_side(terms, side):
    assert side_of((StanceTerm(stance), Mode(mode)) for stance, mode in terms) == Side(side)


def test_every_stance_in_every_sense_has_a_side():
    for stance in StanceTerm:
        for mode in Mode:
            assert side_of([(stance, mode)]) in Side
