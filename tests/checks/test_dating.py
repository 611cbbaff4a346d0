import pytest


def test_the_words_agree_with_the_date(world):
    world.statement["date"] = "2024-05-14"
    world.entries["events/talks"]["date"] = "2024-05-14"
    found = world.only()
    assert (found.severity, found.code) == ("error", "date-words-disagree")
    assert found.excerpt.strip().startswith('"as_written"')
    assert "there it means 2024-05-15" in found.message


def test_where_the_source_has_no_date_the_weekday_is_named(world):
    del world.entries["sources/report"]["published"]
    world.statement |= {"date": "2024-05-14", "event": None}
    del world.statement["event"]
    world.statement["dating"] |= {"method": "inferred", "note": "The record of the meeting."}
    found = world.only()
    assert "2024-05-14, a Tuesday," in found.message
    world.statement["date"] = "2024-05-13/2024-05-14"
    assert "2024-05-13/2024-05-14 does not fit" in world.only().message


def test_a_time_of_several_days_is_named(world):
    world.texts["report.txt"] = world.texts["report.txt"].replace("on Wednesday", "last week")
    world.statement["dating"]["as_written"] = "last week"
    assert "2024-05-05 to 2024-05-12" in world.only().message


def test_an_approximate_date_is_not_judged(world):
    world.statement["date"] = "2024-05-14~"
    assert world.codes() == []


def test_a_month_agrees_with_a_day_in_it(world):
    world.statement |= {"date": "2024-05-01/2024-05-16"}
    assert world.codes() == []


def test_the_words_stand_in_a_source(world):
    world.statement["dating"]["as_written"] = "On  wednesday"
    assert world.codes() == []
    world.statement["dating"]["as_written"] = "on Tuesday"
    found = next(one for one in world.findings() if one.code == "date-words-not-found")
    assert found.severity == "warning"
    assert "as_written:" in found.hint


def test_words_that_no_source_has_are_judged_too(world):
    world.statement["dating"]["as_written"] = "on Tuesday"
    assert world.codes() == ["error date-words-disagree", "warning date-words-not-found"]


def test_where_the_source_names_no_language_its_text_does(world):
    del world.entries["sources/report"]["language"]
    world.statement["dating"]["as_written"] = "on Tuesday"
    assert "error date-words-disagree" in world.codes()


def test_a_language_without_words_for_dates_is_not_judged(world):
    world.entries["sources/report"]["language"] = "es"
    world.statement["dating"]["as_written"] = "on Tuesday"
    assert world.codes() == ["warning date-words-not-found"]


def test_words_agree_if_they_do_in_one_of_the_sources(world):
    world.texts["later.txt"] = (
        "A week later: on Wednesday she had said “Our harbours will charge no fees”, Anna Berg told us."
    )
    world.copy("sources/report", "sources/later", file="later.txt", title="Later", published="2024-05-30")
    world.statement["evidence"].append({"source": "later", "quote": "Our harbours will charge no fees"})
    assert world.codes() == []


def test_without_a_text_the_words_are_not_judged(world):
    world.statement["dating"] = {"method": "resolved"}
    assert world.codes() == []


def test_an_inferred_date_needs_a_note(world):
    world.statement["dating"]["method"] = "inferred"
    assert world.codes() == ["error missing-dating-note"]
    world.statement["status"] = "draft"
    assert world.codes() == ["info missing-dating-note"]


@pytest.mark.parametrize(("date", "codes"), [("2024-05-15", ["error wrong-dating-method"]), ("../2024-05-15", [])])
def test_a_bounded_date_is_no_certain_day(world, date, codes):
    world.statement |= {"date": date, "dating": {"method": "bounded"}}
    assert world.codes() == codes


def test_a_resolved_date_needs_the_date_of_a_source(world):
    del world.entries["sources/report"]["published"]
    found = world.only()
    assert (found.severity, found.code) == ("error", "wrong-dating-method")
    assert "published:" in found.hint


def test_a_relative_date_is_not_stated(world):
    world.statement["dating"]["method"] = "stated"
    found = world.only()
    assert (found.severity, found.code) == ("info", "relative-date-stated")
    assert "resolved" in found.hint


def test_a_date_without_dating_is_right(world):
    del world.statement["dating"]
    assert world.codes() == []


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
