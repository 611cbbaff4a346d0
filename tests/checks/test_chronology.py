import pytest


@pytest.fixture
def undated(world):
    del world.statement["dating"]
    return world


@pytest.mark.parametrize("published", ["2024-05-14", "2024-04", "2024-04~"])
def test_nothing_is_said_after_its_source(undated, published):
    undated.entries["sources/report"]["published"] = published
    found = [one for one in undated.findings() if "berg-no-fees" in one.location.file]
    assert [(one.severity, one.code) for one in found] == [("error", "dated-after-source")]
    assert found[0].excerpt.strip() == '"date": "2024-05-15",'
    assert found[0].related[0].location.file.endswith("report.yml")


@pytest.mark.parametrize("published", [None, "2024-05-16", "2024-05-13"])
def test_nothing_is_said_after_its_source_was_archived(undated, published):
    source = undated.entries["sources/report"]
    source["accessed"] = "2024-05-14"
    source.pop("published")
    if published:
        source["published"] = published
    found = [one for one in undated.findings() if one.code == "dated-after-source"]
    assert found
    key = "published" if published == "2024-05-13" else "accessed"
    assert all(f"{key}:" in one.hint for one in found)


def test_a_source_is_archived_after_it_was_published(undated):
    undated.entries["sources/report"]["accessed"] = "2024-05-15"
    found = undated.only()
    assert (found.severity, found.code) == ("error", "published-after-archived")
    assert found.excerpt.strip().startswith('"published"')


def test_no_event_is_after_its_source(undated):
    undated.entries["events/talks"]["date"] = "2024-05-17"
    undated.statement.pop("event")
    found = undated.only()
    assert (found.code, found.severity) == ("dated-after-source", "error")
    assert found.location.file.endswith("talks.yml")


@pytest.mark.parametrize("published", ["2024-05-15", "2024-05", "2024", "2024-05-15/.."])
def test_the_day_of_the_source_itself_is_right(undated, published):
    undated.entries["sources/report"]["published"] = published
    assert undated.codes() == []


@pytest.mark.parametrize(("date", "limits"), [("2024-05", "2024-05-01/2024-05-16"), ("../2024-05-20", "../2024-05-16")])
def test_an_uncertain_date_can_end_with_its_source(undated, date, limits):
    undated.statement["date"] = date
    found = undated.only()
    assert (found.severity, found.code) == ("info", "date-reaches-past-source")
    assert limits in found.hint
    undated.statement["date"] = limits
    assert undated.codes() == []


def test_a_source_is_named_once(undated):
    undated.statement["evidence"] *= 2
    undated.entries["sources/report"]["published"] = "2024-05-14"
    found = [one for one in undated.findings() if "berg-no-fees" in one.location.file]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("date", "codes"),
    [
        ("2024-05-14", ["warning outside-event"]),
        ("2024-04", ["warning outside-event"]),
        ("../2024-05-14", ["warning outside-event"]),
        ("2024-05-14~", []),
        ("../2024-05-16", []),
        ("2024-05-15/..", []),
    ],
)
def test_a_statement_is_made_within_its_event(undated, date, codes):
    undated.statement["date"] = date
    assert undated.codes() == codes


def test_the_event_is_shown_with_the_fault(undated):
    undated.statement["date"] = "2024-05-14"
    found = undated.only()
    assert found.related[0].location.file.endswith("talks.yml")
    assert '"talks"' in found.message


def test_what_follows_from_a_broken_reference_is_not_reported(undated):
    undated.statement["evidence"].append({"source": "nothing", "quote": "Fees are wrong"})
    undated.statement["event"] = "no-talks"
    assert undated.codes() == ["error unknown-event", "error unknown-source"]
