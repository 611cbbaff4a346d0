"""The linked catalog: who governed, who held which office and spoke for whom on a day, and what refers to what."""

from datetime import date
from pathlib import Path

import pytest
from policy_timeline.entries.catalog import Referrer, evidence_of, is_shown, link
from policy_timeline.entries.kinds import KINDS
from policy_timeline.entries.origins import Origin
from policy_timeline.findings.diagnostics import Severity
from policy_timeline.findings.locations import LocationTree, Spot
from policy_timeline.reading.loader import load_catalog


def actor(id_, type_="government", **fields):
    return KINDS["actors"].model_validate({"name": id_, "type": type_, **fields}, context={"id": id_})


def statement(id_, **fields):
    fields = {"summary": "s", "speaker": "vale", "date": "2025", "evidence": [{"source": "r", "quote": "q"}], **fields}
    return KINDS["statements"].model_validate(fields, context={"id": id_})


def catalog(*entries):
    origins = {
        (one.kind, one.id): Origin(f"data/{one.kind}/{one.id}.yml", f"{one.kind}/{one.id}.yml") for one in entries
    }
    return link(entries, origins, {})


GOVERNED = catalog(
    actor("norland", "country"),
    actor("third", government_of="norland", start_date="2024-06-01"),
    actor("second", government_of="norland", start_date="2020-03", end_date="2024-06-01"),
    actor("first", government_of="norland", end_date="2020-03-15"),
    actor("other", government_of="soland", start_date="2000"),
)


def government(day):
    found = GOVERNED.government_on("norland", date.fromisoformat(day))
    return found and found.id


def test_governments_stand_in_order_of_their_first_day():
    assert [one.id for one in GOVERNED.governments["norland"]] == ["first", "second", "third"]


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
    assert GOVERNED.government_on("vastland", date(2025, 1, 1)) is None
    assert GOVERNED.government_on("soland", date(1999, 12, 31)) is None


OFFICES = catalog(
    actor("norland", "country"),
    actor("cabinet", government_of="norland"),
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


def roles(day, principal=None):
    return [one.role for one in OFFICES.offices_on("vale", date.fromisoformat(day), principal)]


def test_an_office_is_held_from_its_first_day_up_to_its_last_which_is_the_successors():
    assert roles("2025-03-02") == ["Deputy", "Chair"]
    assert roles("2025-03-03") == ["Minister", "Chair"]


def test_a_vague_end_may_have_been_any_of_its_days():
    assert roles("2025-06-29") == ["Minister", "Chair"]
    assert roles("2025-06-30") == ["Minister"]


def test_an_office_speaks_for_its_home_and_for_the_country_that_its_home_governs():
    assert roles("2025-03-03", "norland") == ["Minister"]
    assert roles("2025-03-03", "cabinet") == ["Minister"]
    assert roles("2025-03-03", "league") == ["Chair"]
    assert roles("2025-03-03", "vale") == []


def test_a_plain_belonging_speaks_for_nobody():
    assert not OFFICES.speaks_for(OFFICES.actors["vale"].memberships[3], "norland")


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
    assert OFFICES.roles(statement("x", **fields)) == expected


def test_statements_stand_in_time_and_vague_dates_before_exact_ones():
    dates = {"d": "2025-02-28", "c": "2025-02", "b": "2025-02-28", "a": "2025-03-01", "e": "2024"}
    linked = catalog(*(statement(id_, date=day) for id_, day in dates.items()))
    assert [one.id for one in linked.statements_in_time] == ["e", "c", "b", "d", "a"]


def test_references_lead_back():
    linked = catalog(statement("one"), statement("two", speaker="reed"))
    assert linked.referrers("sources", "r", "statements") == [
        Referrer("statements", "one", ("evidence", 0, "source")),
        Referrer("statements", "two", ("evidence", 0, "source")),
    ]
    assert linked.referrers("actors", "reed", "statements") == [Referrer("statements", "two", ("speaker",))]
    assert linked.referrers("actors", "reed", "events") == ()


def test_entries_stand_in_order_of_kind_and_id_and_know_their_file():
    linked = catalog(statement("b"), statement("a"), actor("norland", "country"))
    assert [one.id for one in linked.entries()] == ["norland", "a", "b"]
    assert linked.origin(linked.statements["a"]).path == "statements/a.yml"


def test_nothing_in_a_catalog_can_be_changed():
    linked = catalog(statement("a"))
    for mapping in (linked.statements, linked.origins, linked.texts, linked.retired):
        with pytest.raises(TypeError):
            mapping["b"] = None


def test_all_evidence_is_found_with_its_path():
    evidence = [{"source": "r", "quote": "q"}, {"source": "r", "passage": "p"}]
    disputed = statement("a", evidence=evidence, dispute={"text": "t", "evidence": evidence[:1]})
    paths = [path for path, _ in evidence_of(disputed)]
    assert paths == [("evidence", 0), ("evidence", 1), ("dispute", "evidence", 0)]
    assert list(evidence_of(actor("a"))) == []
    talks = KINDS["events"].model_validate({"title": "T", "date": "2025", "evidence": evidence}, context={"id": "t"})
    assert [one.key for _, one in evidence_of(talks)] == ["quote", "passage"]


@pytest.mark.parametrize(
    ("status", "drafts", "shown"), [("draft", False, False), ("draft", True, True), ("retracted", False, True)]
)
def test_only_drafts_are_hidden_and_a_preview_shows_them(status, drafts, shown):
    assert is_shown(statement("a", status=status), drafts=drafts) is shown


TREE = LocationTree(Spot(1, 1), None, {"links": LocationTree(Spot(2, 3), Spot(2, 1), {})})
ORIGIN = Origin("data/x.yml", "x.yml", lambda: TREE, "a: b\rlinks: \u202e[]\r\n")


def test_a_finding_has_the_place_of_the_value_or_of_its_key_and_the_line():
    value = ORIGIN.diagnostic(Severity.ERROR, "c", "m", path=("links", 3))
    key = ORIGIN.diagnostic(Severity.ERROR, "c", "m", path=("links",), key=True)
    assert [(one.location.line, one.location.column, one.excerpt) for one in (value, key)] == [
        (2, 3, "links: \ufffd[]"),
        (2, 1, "links: \ufffd[]"),
    ]


def test_the_key_of_a_whole_file_is_its_beginning():
    assert str(ORIGIN.location((), key=True)) == "data/x.yml:1:1"


def test_a_finding_in_a_file_without_text_has_no_line():
    assert Origin("f", "f").diagnostic(Severity.ERROR, "c", "m").excerpt is None
    assert ORIGIN.diagnostic_at(ORIGIN.at(Spot(9, 1)), Severity.ERROR, "c", "m").excerpt is None


def test_the_base_project_has_its_governments_and_roles(project):
    project()
    linked = load_catalog(Path("data"), Path("seeds")).catalog
    assert [one.id for one in linked.governments["norland"]] == ["norland-cabinet-1", "norland-cabinet-2"]
    assert linked.roles(linked.statements["vale-supports-toll"]) == ("Minister of Transport",)
