"""Every reference leads to an entry that may be published, and a hint says where it should have led."""

from pathlib import Path

import pytest
from policy_timeline.checks.references import check_references
from policy_timeline.reading.loader import load_catalog

SHIFT = "data/shifts/norland-toll.yml"
SHIFT_TEXT = """position: strait-has-toll
from: reed-opposes-toll
to: {}
type: succession
summary: Norland's first cabinet opposed a toll on the strait; the second supports one.
"""


def findings(folder=Path()):
    return list(check_references(load_catalog(folder / "data", folder / "seeds").catalog))


def told(folder=Path()):
    return [(one.location.file, one.code) for one in findings(folder)]


def hint_for(project, target):
    project({"data/issues/tides.yml": f"title: Tides\nparent: {target}\n"})
    (found,) = findings()
    return found.hint


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("shiping", 'did you mean "shipping"?'),
        ("Shipping", 'did you mean "shipping"?'),
        ("A toll on the strait", 'did you mean "strait-toll"?'),
        ("norland", '"norland" is one of the actors; here an id of the issues must stand'),
        ("fog", "write data/issues/fog.yml, or name one that exists"),
        ("null", "where there is nothing to name, leave the key out: what stands here is read as a text"),
        ("~", "where there is nothing to name, leave the key out: what stands here is read as a text"),
        ("Fog & more", "name an entry by the name of its file, without .yml"),
    ],
)
def test_a_hint_says_what_was_probably_meant(project, target, hint):
    assert hint_for(project, target) == hint


def test_an_alias_is_a_name_of_actors_alone(project):
    assert hint_for(project, "Reed") == "name an entry by the name of its file, without .yml"


def test_a_hint_names_the_folder_as_it_was_given(project):
    folder = project({"data/issues/tides.yml": "title: Tides\nparent: fog\n"})
    assert findings(folder)[0].hint.startswith(f"write {folder}/data/issues/fog.yml")


def test_a_reference_to_an_entry_with_faults_is_not_called_unknown(project):
    project({"data/issues/shipping.yml": "titel: Shipping\n"})
    assert told() == []


def test_a_reference_to_a_bad_name_is_told_the_good_one(project):
    project({"data/issues/Fog_.yml": "title: Fog\n", "data/issues/tides.yml": "title: Tides\nparent: Fog_\n"})
    (found,) = findings()
    assert found.hint == 'did you mean "fog"?'


def test_a_shift_to_an_unfinished_draft_is_told(project):
    draft = "data/statements/2025/later.yml"
    project({SHIFT: SHIFT_TEXT.format("later"), draft: "status: draft\nsummary: Later.\n"})
    assert told() == [(SHIFT, "draft-reference")]


def test_a_shift_to_a_statement_with_faults_is_not_called_one_to_a_draft(project):
    later = "data/statements/2025/later.yml"
    project({SHIFT: SHIFT_TEXT.format("later"), later: "sumary: Later.\n"})
    assert told() == []


def test_circles_of_any_length_are_told_at_each_entry_in_them(project):
    chain = {f"data/issues/{one}.yml": f"title: {one}\nparent: {parent}\n" for one, parent in ("ab", "bc", "ca", "da")}
    project(chain)
    found = {one.location.file: one.message for one in findings()}
    assert sorted(found) == [f"data/issues/{one}.yml" for one in "abc"]
    assert found["data/issues/b.yml"].endswith(": b → c → a → b")


def test_a_long_chain_is_no_circle(project):
    ids = [f"i{number}" for number in range(50)]
    project(
        {f"data/issues/{a}.yml": f"title: {a}\nparent: {b}\n" for a, b in zip(ids, [*ids[1:], "shipping"], strict=True)}
    )
    assert told() == []


def test_a_retired_address_may_lead_on_and_must_not_lead_nowhere(project):
    project({"data/retired.yml": "issues/fog: actors/norland\nissues/tides: issues/fog\n"})
    (found,) = findings()
    assert (found.code, found.location.line, found.hint) == ("unknown-issue", 2, "it went to actors/norland")


def test_a_position_may_be_related_to_another_one(world):
    related = [{"position": "harbours-charge-fees", "relation": "broader"}]
    world.copy("positions/harbours-charge-fees", "positions/ports-charge-fees", proposition="Ports should charge fees.")
    world.entries["positions/ports-charge-fees"]["related"] = related
    assert world.codes() == []
    world.entries["positions/harbours-charge-fees"]["related"] = related
    assert world.codes() == ["error relates-to-itself"]
