import pytest


def test_a_government_names_its_country(world):
    world.entries["actors/third-cabinet"] = {"name": "Third Cabinet", "type": "government"}
    found = world.only()
    assert (found.severity, found.code) == ("warning", "missing-government-of")
    assert "government_of:" in found.hint


def test_only_a_government_governs_a_country(world):
    world.entries["actors/sea-alliance"]["government_of"] = "northland"
    [found] = [finding for finding in world.findings() if finding.code == "only-for-governments"]
    assert found.excerpt.strip() == '"government_of": "northland"'
    assert found.severity == "error"
    assert "government_of:" in found.hint


@pytest.mark.parametrize(("key", "value"), [("start_date", "2021"), ("end_date", "2022"), ("succeeds", "northland")])
def test_every_body_has_a_lifetime_but_no_person(world, key, value):
    world.entries["actors/sea-alliance"][key] = value
    assert world.codes() == []
    world.entries["actors/anna-berg"][key] = value
    [found] = [finding for finding in world.findings() if finding.code == "not-for-persons"]
    assert found.excerpt.strip() == f'"{key}": "{value}"'
    assert found.severity == "error"
    assert "memberships:" in found.hint


@pytest.mark.parametrize("target", ["anna-berg", "first-cabinet"])
def test_a_government_governs_no_person_and_no_government(world, target):
    world.entries["actors/third-cabinet"] = {"name": "Third Cabinet", "type": "government", "government_of": target}
    found = world.only()
    assert (found.severity, found.code) == ("error", "wrong-actor-type")
    assert "alliance, country, organization" in found.message
    assert "correct type:" in found.hint


def test_an_organization_can_have_a_government(world):
    world.entries["actors/board"] = {"name": "Board", "type": "government", "government_of": "sea-alliance"}
    assert world.codes() == []


def test_a_body_succeeds_no_person(world):
    world.entries["actors/first-cabinet"]["succeeds"] = "anna-berg"
    assert "error wrong-actor-type" in world.codes()


def test_nobody_is_a_member_of_a_person(world):
    world.entries["actors/sea-alliance"]["memberships"] = [{"organization": "anna-berg"}]
    found = world.only()
    assert (found.severity, found.code) == ("error", "wrong-actor-type")
    assert found.excerpt.strip() == '"organization": "anna-berg"'


def test_a_membership_that_ended_says_when_it_began(world):
    membership = {"organization": "sea-alliance", "end_date": "2020"}
    world.entries["actors/northland"]["memberships"] = [membership]
    assert world.codes() == ["warning missing-start-date"]
    membership["start_date"] = "2010~"
    assert world.codes() == []


NOTE = "public record, not in the archive"


def terms(world, *dates):
    base = {"role": "Foreign Minister", "organization": "second-cabinet", "note": NOTE}
    ends = [dict(zip(("start_date", "end_date"), one, strict=False)) for one in dates]
    world.entries["actors/anna-berg"]["memberships"] = [
        {**base, **{key: value for key, value in one.items() if value}} for one in ends
    ]


@pytest.mark.parametrize(
    "dates",
    [
        [("2020-01-01", "2021-01-01"), ("2021-01-01", None)],
        [("2023-01-01", None), ("2020-01-01", "2021-01-01")],
        [("2020-01-01", "2021"), ("2021", None)],
        [(None, "2021-01-01"), ("2020-06-01", None)],
    ],
)
def test_terms_that_follow_each_other_are_right(world, dates):
    terms(world, *dates)
    assert "error overlapping-terms" not in world.codes()


@pytest.mark.parametrize(
    "dates",
    [
        [("2020-01-01", "2022-01-01"), ("2021-01-01", None)],
        [("2020-01-01", None), ("2023-01-01", None)],
        [("2023-01-01", None), ("2020-01-01", "2024")],
        [(None, None), (None, None)],
    ],
)
def test_terms_in_one_office_do_not_overlap(world, dates):
    terms(world, *dates)
    found = world.only()
    assert (found.severity, found.code) == ("error", "overlapping-terms")
    assert found.related[0].location < found.location


def test_each_of_many_terms_is_told_once(world):
    terms(world, ("2020", "2030"), ("2021-02-01", "2022-01-01"), ("2023-02-01", "2024-01-01"), ("2025-02-01", None))
    found = [one for one in world.findings() if one.code == "overlapping-terms"]
    assert [one.related[0].location.line for one in found] == [found[0].related[0].location.line] * 3
    assert len({one.location for one in found}) == 3


@pytest.mark.parametrize(("end", "fault"), [("2020-01-01", False), ("2020-03-01", True)])
def test_an_office_goes_over_from_one_government_to_the_next(world, end, fault):
    terms(world, ("2018-01-01", end), ("2020-01-01", None))
    world.entries["actors/anna-berg"]["memberships"][0]["organization"] = "first-cabinet"
    assert ("error overlapping-terms" in world.codes()) is fault


def test_two_offices_may_be_held_at_once(world):
    terms(world, ("2020-01-01", None), ("2020-01-01", None))
    world.entries["actors/anna-berg"]["memberships"][1]["role"] = "Deputy Prime Minister"
    assert world.codes() == []


@pytest.mark.parametrize(
    ("end", "fault"), [("2023-12-31", True), ("2024-01-01", True), ("2024-01-02", False), ("2024", False)]
)
def test_a_term_ends_after_it_begins(world, end, fault):
    terms(world, ("2024-01-01", end))
    world.statement["date"] = "2024-01-01"
    found = [one for one in world.findings() if one.code == "runs-backwards"]
    assert bool(found) is fault
    assert all(one.excerpt.strip().startswith('"end_date"') and one.severity == "error" for one in found)


def test_a_government_ends_after_it_begins(world):
    world.entries["actors/first-cabinet"]["start_date"] = "2021-01-01"
    assert "error runs-backwards" in world.codes()


def test_governments_of_one_country_do_not_overlap(world):
    world.entries["actors/first-cabinet"]["end_date"] = "2020-01-02"
    found = world.only()
    assert (found.severity, found.code) == ("error", "overlapping-terms")
    assert found.location.file.endswith("second-cabinet.yml")
    assert found.excerpt.strip().startswith('"start_date"')
    assert found.related[0].location.file.endswith("first-cabinet.yml")


def test_governments_of_two_countries_may_overlap(world):
    world.entries["actors/southland"] = {"name": "Southland", "type": "country"}
    world.copy("actors/second-cabinet", "actors/south-cabinet", name="South Cabinet", government_of="southland")
    del world.entries["actors/south-cabinet"]["succeeds"]
    assert world.codes() == []


@pytest.mark.parametrize("change", [{"start_date": "2019-12-31"}, {"end_date": "2025-06-01"}])
def test_an_office_is_held_while_its_government_governs(world, change):
    world.entries["actors/second-cabinet"]["end_date"] = "2025-01-01"
    world.entries["actors/anna-berg"]["memberships"][0] |= change
    found = world.only()
    assert (found.severity, found.code) == ("warning", "outside-government")
    assert "from 2020-01-01 to 2025-01-01" in found.message
    assert found.related[0].location.file.endswith("second-cabinet.yml")


def test_the_limits_of_a_government_are_told_as_far_as_they_are_known(world):
    world.entries["actors/anna-berg"]["memberships"][0]["start_date"] = "2019"
    assert "from 2020-01-01 to a day not given" in world.only().message


def test_a_government_succeeds_the_one_before_it(world):
    world.copy("actors/second-cabinet", "actors/third-cabinet", name="Third", start_date="2025-01-01")
    world.entries["actors/second-cabinet"]["end_date"] = "2025-01-01"
    found = world.only()
    assert (found.severity, found.code) == ("warning", "wrong-predecessor")
    assert "second-cabinet" in found.hint
    world.entries["actors/third-cabinet"]["succeeds"] = "second-cabinet"
    assert world.codes() == []
    del world.entries["actors/third-cabinet"]["succeeds"]
    assert world.codes() == []


def test_the_first_government_succeeds_none_of_another_country(world):
    world.entries["actors/board"] = {"name": "Board", "type": "government", "government_of": "sea-alliance"}
    world.entries["actors/first-cabinet"]["succeeds"] = "board"
    found = world.only()
    assert (found.code, found.severity) == ("wrong-predecessor", "warning")
    assert found.hint.startswith("remove succeeds:")


def test_a_predecessor_without_dates_is_not_judged(world):
    world.entries["actors/early-cabinet"] = {
        "name": "Early Cabinet",
        "type": "government",
        "government_of": "northland",
        "end_date": "2016-01-01",
        "note": NOTE,
    }
    world.entries["actors/first-cabinet"]["succeeds"] = "early-cabinet"
    assert world.codes() == []
