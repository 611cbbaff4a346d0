import pytest


def test_an_office_in_the_government_of_the_day_speaks_for_its_country(world):
    assert world.codes() == []


@pytest.mark.parametrize("change", [{"start_date": "2024-05-16"}, {"end_date": "2024-05-15"}])
def test_the_office_is_held_on_the_day(world, change):
    world.entries["actors/anna-berg"]["memberships"][0] |= change
    found = world.only()
    assert (found.severity, found.code) == ("error", "no-office")
    assert found.excerpt.strip().startswith('"on_behalf_of"')
    assert "on 2024-05-15" in found.message
    assert "Foreign Minister" in found.related[0].message


def test_on_the_day_of_the_handover_the_new_government_speaks(world):
    world.entries["actors/anna-berg"]["memberships"][0]["start_date"] = "2024-05-15"
    assert world.codes() == []


def test_an_uncertain_date_takes_effect_at_its_latest_day(world):
    world.entries["actors/anna-berg"]["memberships"][0]["start_date"] = "2024-05-15"
    world.statement |= {"date": "../2024-05-15", "dating": {"method": "bounded"}}
    assert world.codes() == []


def test_a_government_that_no_longer_governs_gives_no_voice(world):
    world.entries["actors/anna-berg"]["memberships"][0] = {"role": "Foreign Minister", "organization": "first-cabinet"}
    assert world.codes() == ["error no-office"]


def test_a_belonging_without_a_role_gives_no_voice(world):
    del world.entries["actors/anna-berg"]["memberships"][0]["role"]
    found = world.only()
    assert found.code == "no-office"
    assert found.related == ()


def test_a_country_does_not_speak_for_its_alliance(world):
    world.entries["actors/northland"]["memberships"] = [{"organization": "sea-alliance"}]
    world.statement |= {"speaker": "northland", "on_behalf_of": "sea-alliance"}
    assert "error no-office" in world.codes()


def test_an_office_in_an_organization_speaks_for_it(world):
    world.entries["actors/anna-berg"]["memberships"].append({"role": "Chair", "organization": "sea-alliance"})
    world.statement["on_behalf_of"] = "sea-alliance"
    assert "error no-office" not in world.codes()


@pytest.mark.parametrize("on_behalf_of", [None, "anna-berg"])
def test_who_speaks_for_herself_needs_no_office(world, on_behalf_of):
    world.entries["actors/anna-berg"]["memberships"] = []
    world.statement["on_behalf_of"] = on_behalf_of
    if on_behalf_of is None:
        del world.statement["on_behalf_of"]
    assert "error no-office" not in world.codes()


@pytest.mark.parametrize(("speaker", "fault"), [("second-cabinet", False), ("first-cabinet", True)])
def test_a_government_speaks_for_its_country_while_it_governs(world, speaker, fault):
    world.statement["speaker"] = speaker
    found = [one for one in world.findings() if one.code == "no-office"]
    assert bool(found) is fault
    if fault:
        assert "First Cabinet did not on 2024-05-15" in found[0].message
        assert found[0].related[0].location.file.endswith("first-cabinet.yml")


def test_what_follows_from_a_broken_reference_is_not_reported(world):
    world.entries["actors/anna-berg"]["memberships"][0]["organization"] = "third-cabinet"
    assert world.codes() == ["error unknown-actor"]
