"""The page about reliability says what its command has counted, and all of it holds."""

import json
from itertools import islice

import reliability
from policy_timeline.findings.diagnostics import has_errors
from policy_timeline.pipeline import check


def test_the_page_is_what_the_command_makes_of_its_figures():
    figures = json.loads(reliability.KEPT.read_text("utf-8"))
    assert reliability.PAGE.read_text("utf-8") == reliability.page(figures)
    assert {name: figure for name, figure in figures.items() if not reliability.HOLDS.get(name, bool)(figure)} == {}


def test_attacks_are_many_and_a_project_may_hold_them(tmp_path):
    attacks = list(reliability.strings())
    assert len(set(attacks)) == len(attacks) > 2000
    places = reliability.attacked(tmp_path, islice(attacks, None, None, 7), 12)
    assert places > 100
    assert not has_errors(check(tmp_path / "data", tmp_path / "seeds").diagnostics)
