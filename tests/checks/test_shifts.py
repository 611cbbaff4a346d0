import copy

import pytest


@pytest.fixture
def pair(world):
    """Two statements of one country on one position under one government, which differ, and their shift."""
    later = world.copy(
        "statements/berg-no-fees",
        "statements/berg-low-fees",
        date="2024-05-16",
        evidence=[{"source": "report", "quote": "Fees are wrong"}],
    )
    del later["dating"], later["event"]
    later["stances"][0]["stance"] = "supports"
    world.later = later
    world.shift = world.entries["shifts/fees"] = {
        "position": "harbours-charge-fees",
        "from": "berg-no-fees",
        "to": "berg-low-fees",
        "type": "change",
        "summary": "Northland came to support harbour fees.",
    }
    return world


@pytest.fixture
def succession(pair):
    """The later statement falls under another government."""
    pair.copy("actors/second-cabinet", "actors/third-cabinet", name="Third", start_date="2024-05-16")
    pair.entries["actors/third-cabinet"]["succeeds"] = "second-cabinet"
    pair.entries["actors/second-cabinet"]["end_date"] = "2024-05-16"
    before = pair.entries["actors/anna-berg"]["memberships"][0]
    office = {**before, "organization": "third-cabinet", "start_date": "2024-05-16"}
    before["end_date"] = "2024-05-16"
    pair.entries["actors/anna-berg"]["memberships"].append(office)
    pair.shift["type"] = "succession"
    return pair


def test_a_change_within_one_government_is_right(pair):
    assert pair.codes() == []


def test_a_succession_between_two_governments_is_right(succession):
    assert succession.codes() == []


def test_a_succession_is_never_called_a_change_of_mind(succession):
    succession.shift["type"] = "change"
    found = succession.only()
    assert (found.severity, found.code) == ("error", "wrong-shift-type")
    assert "Second Cabinet and Third" in found.message
    assert found.hint == "write type: succession"


def test_within_one_government_there_is_no_succession(pair):
    pair.shift["type"] = "succession"
    found = pair.only()
    assert (found.severity, found.code) == ("error", "wrong-shift-type")
    assert found.excerpt.strip().startswith('"type"')
    assert "write type: change" in found.hint


@pytest.mark.parametrize("type_", ["change", "succession"])
def test_another_holder_of_an_office_in_an_organization_may_be_either(pair, type_):
    office = {"role": "Chair", "organization": "sea-alliance"}
    pair.entries["actors/anna-berg"]["memberships"].append(office)
    pair.entries["actors/bo-dahl"] = {"name": "Bo Dahl", "type": "person", "memberships": [office]}
    pair.statement["on_behalf_of"] = pair.later["on_behalf_of"] = "sea-alliance"
    pair.later["speaker"] = "bo-dahl"
    pair.later["attribution"] = {"note": "Bo Dahl is meant."}
    pair.shift["type"] = type_
    assert "error wrong-shift-type" not in pair.codes()


def test_the_same_speaker_is_no_succession(pair):
    office = {"role": "Chair", "organization": "sea-alliance"}
    pair.entries["actors/anna-berg"]["memberships"].append(office)
    pair.statement["on_behalf_of"] = pair.later["on_behalf_of"] = "sea-alliance"
    pair.shift["type"] = "succession"
    assert "error wrong-shift-type" in pair.codes()


def test_both_statements_take_a_stance_to_the_position(pair):
    pair.later["stances"] = []
    found = pair.only()
    assert (found.severity, found.code) == ("error", "shift-without-stance")
    assert found.excerpt.strip().startswith('"to"')
    assert found.related[0].location.file.endswith("berg-low-fees.yml")


def test_both_statements_count_for_one_actor(pair):
    del pair.later["on_behalf_of"]
    found = pair.only()
    assert (found.severity, found.code) == ("error", "shift-between-principals")
    assert '"northland" and "anna-berg"' in found.message


def test_the_two_stances_differ(pair):
    pair.later["stances"][0]["stance"] = "opposes"
    found = pair.only()
    assert (found.severity, found.code) == ("error", "shift-without-difference")
    pair.shift["type"] = "dismissed"
    assert pair.codes() == []


@pytest.mark.parametrize("day", ["2024-05-15", "2024-05-14"])
def test_the_first_statement_is_before_the_second(pair, day):
    pair.later["date"] = day
    found = [one for one in pair.findings() if one.code == "shift-against-time"]
    assert [one.severity for one in found] == ["error"]
    assert f"on {day}" in found[0].message


def test_a_dismissed_pair_needs_no_order(pair):
    pair.later["date"] = "2024-05-15"
    pair.shift["type"] = "dismissed"
    assert pair.codes() == []


def test_a_shift_rests_on_statements_that_stand(pair):
    pair.later |= {"status": "retracted", "revisions": [{"date": "2024-06-01", "change": "Taken back."}]}
    found = pair.only()
    assert (found.severity, found.code) == ("warning", "shift-of-retracted")
    assert "berg-low-fees" in found.message


def test_a_pair_has_one_shift(pair):
    pair.copy("shifts/fees", "shifts/fees-again")
    found = pair.only()
    assert (found.severity, found.code) == ("error", "repeated-shift")
    assert found.location.file.endswith("fees-again.yml")


def test_what_follows_from_a_broken_reference_is_not_reported(pair):
    pair.shift["to"] = "nothing"
    assert pair.codes() == ["error unknown-statement", "warning unreviewed-shift"]


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
