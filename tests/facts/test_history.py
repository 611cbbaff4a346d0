"""When the record changed: never by the clock."""

from pathlib import Path

import pytest
from policy_timeline.entries.days import Day
from policy_timeline.facts.history import NO_DATE, as_of_day, day_of_epoch, newest_change
from policy_timeline.pipeline import check

VALE = "data/statements/2025/vale-supports-toll.yml"


def catalog_of(folder):
    return check(Path("data"), Path("seeds")).catalog


def statement(**fields):
    """Return Vale's statement with other or further fields, one a line."""
    lines = [
        "summary: Norland supports a toll on the strait.",
        "speaker: mira-vale",
        "evidence: [{source: harbour-report, quote: Norland supports a toll on the strait}]",
        *(f"{key}: {value}" for key, value in fields.items()),
    ]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("fields", "newest"),
    [
        ({"date": "2025-03-03"}, "2025-03-05"),  # the other statement's publication
        ({"date": "2025-03-03", "added": "2025-04-01"}, "2025-04-01"),
        ({"date": "2025-04"}, "2025-04-30"),  # a month takes effect on its last day
        (
            {"date": "2025-03-03", "added": "2025-04-01", "revisions": "[{date: 2025-06-02, change: wording}]"},
            "2025-06-02",
        ),
        ({"date": "2025-03-03", "added": "2030-01-01", "status": "draft"}, "2025-03-05"),
    ],
)
def test_as_of_is_the_newest_date_in_the_data(project, fields, newest):
    catalog = catalog_of(project({VALE: statement(**fields)}))
    assert as_of_day(catalog) == Day.fromisoformat(newest)


def test_an_event_to_come_does_not_count_and_a_fixed_day_wins(project):
    catalog = catalog_of(project({"data/events/talks.yml": "title: Talks\ndate: 2045-09-01\n"}))
    assert as_of_day(catalog) == newest_change(catalog) == Day(2025, 3, 5)
    assert as_of_day(catalog, Day(2020, 1, 1)) == Day(2020, 1, 1)


def test_words_are_no_change_of_the_record_on_the_day_they_were_said(project):
    kept = "data/statements/2023/reed-opposes-toll.yml"
    assert newest_change(catalog_of(project({kept: None, VALE: statement(date="2025-03-03")}))) is None


def test_a_record_without_dates_has_a_day_all_the_same(tmp_path):
    catalog = check(tmp_path, tmp_path).catalog
    assert newest_change(catalog) is None
    assert as_of_day(catalog) == NO_DATE


def test_an_epoch_is_a_day_in_utc():
    assert day_of_epoch("1767225599") == Day(2025, 12, 31)
    assert day_of_epoch("1767225600") == Day(2026, 1, 1)


@pytest.mark.parametrize("text", ["yesterday", "", "1e9", "9" * 30])
def test_what_is_no_epoch_is_refused_in_words(text):
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH must be a number of seconds since 1970"):
        day_of_epoch(text)
