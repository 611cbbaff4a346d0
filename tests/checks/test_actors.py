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
    assert "mend type:" in found.hint


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
