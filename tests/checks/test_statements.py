import pytest


def test_an_interpreted_stance_needs_a_rationale(world):
    world.stance["basis"] = "interpreted"
    assert world.codes() == ["error missing-rationale"]
    world.stance["rationale"] = "The words say what the country will do."
    assert world.codes() == []


def test_in_a_draft_a_missing_value_is_info(world):
    world.statement["status"] = "draft"
    world.stance["basis"] = "interpreted"
    assert world.codes() == ["info missing-rationale"]
    world.stance |= {"basis": "explicit", "stance": "supports-with-conditions"}
    assert world.codes() == ["info missing-condition"]


def test_a_missing_value_is_reported_at_the_mapping_that_lacks_it(world):
    world.stance["basis"] = "interpreted"
    found = world.only()
    assert found.excerpt.strip() == "{"
    assert found.location.line > 1


def test_support_with_conditions_needs_a_condition(world):
    world.stance["stance"] = "supports-with-conditions"
    assert world.codes() == ["error missing-condition"]
    world.stance["conditions"] = [{"text": "The harbours are dredged.", "evidence": 1}]
    assert world.codes() == []


def test_other_stances_have_no_conditions(world):
    world.stance["conditions"] = [{"text": "The harbours are dredged.", "evidence": 1}]
    found = world.only()
    assert (found.severity, found.code) == ("error", "unexpected-condition")
    assert found.excerpt.strip().startswith('"conditions"')


def test_a_condition_names_a_piece_of_evidence_that_exists(world):
    world.stance |= {
        "stance": "supports-with-conditions",
        "conditions": [{"text": "The harbours are dredged.", "evidence": 2}],
    }
    found = world.only()
    assert (found.severity, found.code) == ("error", "unknown-evidence-number")
    assert found.excerpt.strip() == '"evidence": 2'
    assert "the last one is number 1" in found.hint


def test_a_disputed_statement_says_what_is_disputed(world):
    world.statement["status"] = "disputed"
    assert world.codes() == ["error missing-dispute"]
    world.statement["dispute"] = {"text": "The ministry says that the words were about one harbour."}
    assert world.codes() == []


@pytest.mark.parametrize("status", ["published", "corrected"])
def test_a_dispute_that_is_not_shown_is_a_warning(world, status):
    world.statement |= {"status": status, "dispute": {"text": "The ministry disputes the words."}}
    world.statement["revisions"] = [{"date": "2024-06-01", "change": "The summary."}]
    found = world.only()
    assert (found.severity, found.code) == ("warning", "unexpected-dispute")
    assert "status: disputed" in found.hint


def test_a_draft_may_hold_a_dispute_already(world):
    world.statement |= {"status": "draft", "dispute": {"text": "The ministry disputes the words."}}
    assert world.codes() == []


@pytest.mark.parametrize("status", ["corrected", "retracted"])
def test_a_change_after_publication_is_told(world, status):
    world.statement["status"] = status
    found = world.only()
    assert (found.severity, found.code) == ("warning", "missing-revision")
    assert "revisions:" in found.hint
    world.statement["revisions"] = [{"date": "2024-06-01", "change": "The summary."}]
    assert world.codes() == []


def test_one_position_has_one_stance_in_each_mode(world):
    world.statement["stances"].append({**world.stance, "stance": "supports"})
    found = world.only()
    assert (found.severity, found.code) == ("error", "repeated-position")
    assert found.related[0].location < found.location
    world.statement["stances"][1]["mode"] = "preference"
    assert world.codes() == []
