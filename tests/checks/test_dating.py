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
    world.entries["sources/report"]["language"] = "fr"
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
