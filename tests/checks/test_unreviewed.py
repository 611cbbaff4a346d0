import copy

import pytest


def said(world, id_, date, *stances, **changes):
    """Add a statement of the same speaker on a day, with (stance, mode) pairs."""
    one = world.copy("statements/berg-no-fees", f"statements/{id_}", date=date, **changes)
    one.pop("dating")
    one.pop("event")
    one["evidence"] = [{"source": "report", "quote": "Fees are wrong"}]
    one["stances"] = [{**copy.deepcopy(world.stance), "stance": term, "mode": mode} for term, mode in stances]
    return one


@pytest.fixture
def earlier(world):
    """Nothing is dated after its source, so the source is as late as can be."""
    world.entries["sources/report"]["published"] = "2024-05-16"
    world.statement["date"] = "2024-05-15"
    return world


def test_a_differing_stance_asks_for_a_shift(earlier):
    said(earlier, "later", "2024-05-16", ("supports", "commitment"))
    found = earlier.only()
    assert (found.severity, found.code) == ("warning", "unreviewed-shift")
    assert found.location.file.endswith("later.yml")
    assert "from: berg-no-fees, to: later and type: change" in found.hint
    assert found.related[0].location.file.endswith("berg-no-fees.yml")


def test_a_differing_mode_asks_for_a_shift(earlier):
    said(earlier, "later", "2024-05-16", ("opposes", "feasibility"))
    assert earlier.codes() == ["warning unreviewed-shift"]


@pytest.mark.parametrize("type_", ["change", "dismissed"])
def test_a_shift_answers_it(earlier, type_):
    said(earlier, "later", "2024-05-16", ("supports", "commitment"))
    earlier.entries["shifts/fees"] = {
        "position": "harbours-charge-fees",
        "from": "berg-no-fees",
        "to": "later",
        "type": type_,
        "summary": "Northland came to support fees.",
    }
    assert earlier.codes() == []


def test_a_new_government_is_suggested_as_a_succession(earlier):
    earlier.entries["actors/second-cabinet"]["end_date"] = "2024-05-16"
    earlier.copy("actors/second-cabinet", "actors/third", name="Third", start_date="2024-05-16")
    del earlier.entries["actors/third"]["end_date"]
    earlier.entries["actors/third"]["succeeds"] = "second-cabinet"
    said(earlier, "later", "2024-05-16", ("supports", "commitment"), speaker="third")
    found = [one for one in earlier.findings() if one.code == "unreviewed-shift"]
    assert "type: succession" in found[0].hint


def test_another_holder_of_an_office_is_suggested_as_a_succession(earlier):
    office = {"role": "Chair", "organization": "sea-alliance"}
    earlier.entries["actors/anna-berg"]["memberships"].append(office)
    earlier.entries["actors/bo-dahl"] = {"name": "Bo Dahl", "type": "person", "memberships": [office]}
    earlier.statement["on_behalf_of"] = "sea-alliance"
    changes = {"speaker": "bo-dahl", "on_behalf_of": "sea-alliance"}
    said(earlier, "later", "2024-05-16", ("supports", "commitment"), **changes)
    found = [one for one in earlier.findings() if one.code == "unreviewed-shift"]
    assert "type: succession" in found[0].hint


def test_stances_of_one_day_stand_side_by_side(earlier):
    said(earlier, "later", "2024-05-15", ("supports", "feasibility"))
    assert earlier.codes() == []


def test_a_day_that_repeats_a_part_of_the_one_before_changes_nothing(earlier):
    said(earlier, "earlier", "2024-05-14", ("opposes", "commitment"), ("opposes", "preference"))
    assert earlier.codes() == []


def test_only_days_that_follow_each_other_are_compared(earlier):
    said(earlier, "aa-first", "2024-05-13", ("supports", "commitment"))
    said(earlier, "bb-second", "2024-05-14", ("opposes", "commitment"))
    found = earlier.only()
    assert "from: aa-first, to: bb-second" in found.hint


def test_the_stance_before_is_the_one_in_the_same_mode(earlier):
    said(earlier, "aa", "2024-05-14", ("opposes", "commitment"))
    said(earlier, "bb", "2024-05-14", ("opposes", "preference"))
    said(earlier, "cc", "2024-05-14", ("supports", "feasibility"))
    earlier.stance["stance"] = "mixed"
    assert "from: aa," in earlier.only().hint
    earlier.stance["mode"] = "prediction"
    assert "from: cc," in earlier.only().hint


@pytest.mark.parametrize("status", ["draft", "retracted"])
def test_what_does_not_stand_does_not_count(earlier, status):
    revisions = [{"date": "2024-06-01", "change": "Taken back."}]
    said(earlier, "later", "2024-05-16", ("supports", "commitment"), status=status, revisions=revisions)
    assert earlier.codes() == []


def test_another_actor_is_another_matter(earlier):
    other = said(earlier, "later", "2024-05-16", ("supports", "commitment"))
    del other["on_behalf_of"]
    assert earlier.codes() == []


def test_an_unknown_speaker_does_not_hide_a_shift(earlier):
    for government in ("first-cabinet", "second-cabinet"):
        del earlier.entries[f"actors/{government}"]
    earlier.entries["actors/anna-berg"]["memberships"] = [{"role": "Minister", "organization": "northland"}]
    said(earlier, "later", "2024-05-16", ("supports", "commitment"), speaker="nobody")
    assert earlier.codes() == ["error unknown-actor", "warning unreviewed-shift"]
