import pytest


def test_a_government_names_its_country(world):
    world.entries["actors/third-cabinet"] = {"name": "Third Cabinet", "type": "government"}
    found = world.only()
    assert (found.severity, found.code) == ("warning", "missing-government-of")
    assert "government_of:" in found.hint


@pytest.mark.parametrize(
    ("key", "value"),
    [("government_of", "northland"), ("start_date", "2021"), ("end_date", "2022"), ("succeeds", "first-cabinet")],
)
def test_only_governments_have_the_keys_of_governments(world, key, value):
    world.entries["actors/sea-alliance"][key] = value
    found = [one for one in world.findings() if one.code == "only-for-governments"]
    assert [one.excerpt.strip() for one in found] == [f'"{key}": "{value}"']
    assert found[0].severity == "error"
    assert f"{key}:" in found[0].hint


@pytest.mark.parametrize("target", ["anna-berg", "first-cabinet"])
def test_a_government_governs_no_person_and_no_government(world, target):
    world.entries["actors/third-cabinet"] = {"name": "Third Cabinet", "type": "government", "government_of": target}
    found = world.only()
    assert (found.severity, found.code) == ("error", "wrong-actor-type")
    assert "alliance, country, organization" in found.message
    assert "mend type:" in found.hint


def test_an_organization_can_have_a_government(world):
    world.entries["actors/board"] = {"name": "Board", "type": "government", "government_of": "sea-alliance"}
    assert world.codes() == []


def test_a_government_succeeds_a_government(world):
    world.entries["actors/first-cabinet"]["succeeds"] = "northland"
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
