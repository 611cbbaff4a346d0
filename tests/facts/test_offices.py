"""Who governed, and who held which office and spoke for whom, on a day."""

from pathlib import Path

import pytest
from helpers.entries import GOVERNED, actor, catalog, statement
from policy_timeline.entries.days import Day
from policy_timeline.facts.offices import government_on, may_speak, offices_on, roles
from policy_timeline.reading.loader import load_catalog


def government(day):
    found = government_on(GOVERNED, "norland", Day.fromisoformat(day))
    return found and found.id


def test_on_the_day_of_a_handover_the_new_government_governs():
    assert government("2024-05-31") == "second"
    assert government("2024-06-01") == "third"


def test_a_missing_bound_is_open():
    assert government("1000-01-01") == "first"
    assert government("3000-01-01") == "third"


def test_a_vague_first_day_may_have_been_any_of_its_days():
    assert government("2020-03-14") == "first"
    assert government("2020-03-15") == "second"


def test_a_country_without_governments_has_none_on_any_day():
    assert government_on(GOVERNED, "vastland", Day(2025, 1, 1)) is None
    assert government_on(GOVERNED, "soland", Day(1999, 12, 31)) is None


OFFICES = catalog(
    actor("norland", "country"),
    actor("cabinet", government_of="norland", end_date="2029"),
    actor("league", "alliance"),
    actor(
        "vale",
        "person",
        memberships=[
            {"role": "Deputy", "organization": "cabinet", "end_date": "2025-03-03"},
            {"role": "Minister", "organization": "cabinet", "start_date": "2025-03-03"},
            {"role": "Chair", "organization": "league", "start_date": "2025", "end_date": "2025-06"},
            {"organization": "norland"},
        ],
    ),
)


def held(day, principal=None):
    return [office.role for office in offices_on(OFFICES, "vale", Day.fromisoformat(day), principal)]


def test_an_office_is_held_from_its_first_day_up_to_its_last_which_is_the_successors():
    assert held("2025-03-02") == ["Deputy", "Chair"]
    assert held("2025-03-03") == ["Minister", "Chair"]


def test_a_vague_end_may_have_been_any_of_its_days():
    assert held("2025-06-29") == ["Minister", "Chair"]
    assert held("2025-06-30") == ["Minister"]


def test_an_office_speaks_for_its_home_and_for_the_country_that_its_home_governs():
    assert held("2025-03-03", "norland") == ["Minister"]
    assert held("2025-03-03", "cabinet") == ["Minister"]
    assert held("2025-03-03", "league") == ["Chair"]
    assert held("2025-03-03", "vale") == []


@pytest.mark.parametrize(
    ("principal", "day", "speaks"),
    [("norland", "2025-03-03", True), ("league", "2025-03-03", True), ("norland", "2030-01-01", False)],
)
def test_who_speaks_for_another_holds_an_office_in_it_and_in_a_government_while_it_governs(principal, day, speaks):
    assert may_speak(OFFICES, "vale", principal, Day.fromisoformat(day)) is speaks


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"date": "2025-03-03", "on_behalf_of": "norland"}, ("Minister",)),
        ({"date": "2025-03-03", "on_behalf_of": "league"}, ("Chair",)),
        ({"date": "2025-03-03"}, ("Minister", "Chair")),
        ({"date": "2025-03-01/2025-03-03", "on_behalf_of": "norland"}, ("Minister",)),
        ({"date": "2025-03-03", "speaker": "norland"}, ()),
    ],
)
def test_the_role_shown_is_the_one_held_for_the_principal_on_the_statements_latest_day(fields, expected):
    assert roles(OFFICES, statement("x", **fields)) == expected


def test_the_base_project_has_its_governments_and_roles(project):
    project()
    linked = load_catalog(Path("data"), Path("seeds")).catalog
    assert [government.id for government in linked.governments["norland"]] == ["norland-cabinet-1", "norland-cabinet-2"]
    assert roles(linked, linked.statements["vale-supports-toll"]) == ("Minister of Transport",)
