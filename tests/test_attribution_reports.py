"""Whole reports as newspapers and agencies write them, invented: whose each quotation is, and what is left open."""

import hand_written
import pytest

REPORTS = [pytest.param(report, id=name) for name, report in hand_written.reports()]


@pytest.mark.parametrize("report", REPORTS)
def test_no_quotation_is_given_to_somebody_else(report):
    truth, found = hand_written.truth(report), hand_written.told(report)
    assert [words for words, _ in found] == list(truth)
    assert {words: name for words, name in found if name not in {truth[words], hand_written.OPEN}} == {}


@pytest.mark.parametrize("report", REPORTS)
def test_few_quotations_are_left_open(report):
    found = dict(hand_written.told(report))
    known = [words for words, name in report["spoken"].items() if name != hand_written.NOBODY]
    assert [words for words in known if found[words] == hand_written.OPEN] == report["left_open"]
