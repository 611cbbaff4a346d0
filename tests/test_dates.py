"""What a date may look like, which days it covers, and what is said of one that is none."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policy_timeline.entries.dates import DateError, is_short_year, meant_dates, parse_date
from policy_timeline.entries.days import FIRST_DAY, LAST_DAY, Day

READ = {
    "2025-02-12": ("2025-02-12", "2025-02-12", "day"),
    "2024-02": ("2024-02-01", "2024-02-29", "month"),
    "2025-02~": ("2025-02-01", "2025-02-28", "month"),
    "2025": ("2025-01-01", "2025-12-31", "year"),
    "2025?": ("2025-01-01", "2025-12-31", "year"),
    "2025-02-12~": ("2025-02-12", "2025-02-12", "day"),
    "2014-03/2014-05": ("2014-03-01", "2014-05-31", "span"),
    "2004-06~/2005": ("2004-06-01", "2005-12-31", "span"),
    "../2025-02-12": (None, "2025-02-12", "span"),
    "/2025": (None, "2025-12-31", "span"),
    "2025-02-12/..": ("2025-02-12", None, "span"),
    "2025-02-12/": ("2025-02-12", None, "span"),
    "201X": ("2010-01-01", "2019-12-31", "span"),
    "2025-XX": ("2025-01-01", "2025-12-31", "span"),
    "2025-21": ("2025-03-01", "2025-05-31", "span"),  # spring
    "2024-24": ("2024-12-01", "2025-02-28", "span"),  # winter
    "2023-24~": ("2023-12-01", "2024-02-29", "span"),
    "2024-24/2025-21": ("2024-12-01", "2025-05-31", "span"),
    "../2024-24": (None, "2025-02-28", "span"),
    "-0043-03-15": ("-0043-03-15", "-0043-03-15", "day"),
    "-0043-03-15?": ("-0043-03-15", "-0043-03-15", "day"),
    "-0003-02": ("-0003-02-01", "-0003-02-28", "month"),
    "-0004-02~": ("-0004-02-01", "-0004-02-29", "month"),
    "-0043": ("-0043-01-01", "-0043-12-31", "year"),
    "0000": ("0000-01-01", "0000-12-31", "year"),
    "-0043/0014": ("-0043-01-01", "0014-12-31", "span"),
    "../-0043-03": (None, "-0043-03-31", "span"),
    "-0001-24": ("-0001-12-01", "0000-02-29", "span"),
    "-9999-01-01": ("-9999-01-01", "-9999-01-01", "day"),
}


@pytest.mark.parametrize("text", READ)
def test_a_date_covers_its_days(text):
    found = parse_date(text)
    days = [day and day.isoformat() for day in (found.earliest, found.latest)]
    assert (*days, found.precision) == READ[text]
    assert str(found) == text


REFUSED = {
    "2025-02-30": "no calendar has the day 2025-02-30",
    "2025-02-12T10:00": "a date has no time of day",
    "2025-02-12 10:00": "a date has no time of day",
    "-0043-02-30": "no calendar has the day -0043-02-30",
    "-0000": '"-0000" is not a date: write YYYY-MM-DD, YYYY-MM, YYYY, or an interval such as 2014-03/2014-05',
    "-0043-XX": '"-0043-XX" is not a date: write YYYY-MM-DD, YYYY-MM, YYYY, or an interval such as 2014-03/2014-05',
    "-0043/-0044": "the interval runs backwards: -0044-12-31 is before -0043-01-01",
    "2025/2024": "the interval runs backwards: 2024-12-31 is before 2025-01-01",
    "9999-24": "a date must lie in the years -9999 to 9999",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_date_is_told_why(text):
    with pytest.raises(DateError) as refused:
        parse_date(text)
    assert str(refused.value) == REFUSED[text]


@pytest.mark.parametrize(
    "text",
    [
        *("", "Tuesday", "12.2.2025", "2025-2-1", "2025-13", " 2025", "..", "../..", "/", "2025-02-30/2025-03-01"),
        *("٢٠٢٥-٠٢-١٢", "2025-XX/2026", "{2020,2021}"),  # other digits, and what only level 2 of EDTF has
    ],
)
def test_what_is_no_date_is_told_how_to_write_one(text):
    with pytest.raises(DateError, match="is not a date: write YYYY-MM-DD, YYYY-MM, YYYY, or an interval"):
        parse_date(text)


def test_a_long_text_is_cut_in_the_message():
    with pytest.raises(DateError) as refused:
        parse_date("[2020" + ",2020" * 2000 + "]")
    assert len(str(refused.value)) < 150


def test_a_calendar_counts_on_through_the_year_0():
    with pytest.raises(ValueError, match="-0000-01-01 is no day"):
        Day.fromisoformat("-0000-01-01")
    day = Day.fromisoformat("-0043-03-15")
    assert day.weekday() == Day.fromisoformat("1957-03-15").weekday()  # five times 400 years later
    assert day.since(Day(-44, 3, 15)) == 365
    assert Day(1, 1, 1).since(Day(0, 1, 1)) == 366
    assert [str(Day.fromordinal(ordinal)) for ordinal in (1, 0, -365)] == ["0001-01-01", "0000-12-31", "0000-01-01"]
    assert (FIRST_DAY.plus(-1), LAST_DAY.plus(1)) == (FIRST_DAY, LAST_DAY)
    assert sorted([Day(1, 1, 1), Day(-43, 1, 1), Day(-44, 12, 31)]) == [Day(-44, 12, 31), Day(-43, 1, 1), Day(1, 1, 1)]


@given(st.dates())
def test_since_the_year_1_days_are_those_of_the_library(day):
    found = Day.of(day)
    assert (str(found), found.toordinal(), found.weekday()) == (str(day), day.toordinal(), day.weekday())
    assert Day.fromordinal(day.toordinal()) == Day.fromisoformat(str(day)) == found
    assert found.of_library() == day


SIMPLE = [
    "2025",
    "2025-02",
    "2025-13",
    "2025-21",
    "2025-41",
    "2025-02-12",
    "2025-02-00",
    "0000",
    "0000-01",
    "9999-12-31",
]
ROUND = ["202X", "20XX", "2025-XX", "2025-02-XX", "2025-XX-XX", "0000-XX"]


def test_whatever_looks_like_a_date_is_read_or_refused_in_silence(capsys):
    """The library that reads them stumbles over some, and prints what it thinks of them."""
    texts = [f"{one}/{two}" for one, two in product([*SIMPLE[::2], *ROUND[::2]], repeat=2)]
    for text in [*SIMPLE, *ROUND, *texts, *(f"../{one}" for one in ROUND)]:
        try:
            assert parse_date(text).effective
        except DateError:
            continue
    assert capsys.readouterr().out == ""


@given(st.text(alphabet="0123-/.~?%XT: ", max_size=12) | st.text(max_size=30))
def test_no_text_breaks_the_reading(text):
    try:
        found = parse_date(text)
    except DateError:
        return
    assert found.first <= found.effective


def test_an_uncertain_date_takes_effect_at_its_latest_day_else_its_earliest():
    assert parse_date("2025-02").effective == Day(2025, 2, 28)
    assert parse_date("2025-02-12/..").effective == Day(2025, 2, 12)


def test_a_date_without_a_beginning_begins_at_its_end():
    assert parse_date("../2025-02-12").first == Day(2025, 2, 12)
    assert parse_date("2025-02").first == Day(2025, 2, 1)


@pytest.mark.parametrize(("text", "exact", "approximate"), [("2025-02-12", True, False), ("2025-02-12~", False, True)])
def test_a_marked_date_is_not_exact(text, exact, approximate):
    found = parse_date(text)
    assert (found.is_exact, found.is_approximate) == (exact, approximate)


def test_a_vague_date_sorts_before_an_exact_one_of_the_same_day():
    dates = [parse_date(text) for text in ("2025-02-28", "2025-02", "../2025-02-28")]
    assert [str(one) for one in sorted(dates, key=lambda one: one.order)] == ["../2025-02-28", "2025-02", "2025-02-28"]


def test_a_month_is_not_exact():
    assert not parse_date("2025-02").is_exact


@pytest.mark.parametrize(
    ("text", "after"), [("2025-02-13", True), ("2025-02-12", False), ("2025-02", False), ("../2025-03-01", False)]
)
def test_a_date_is_after_a_day_when_all_of_it_is(text, after):
    assert parse_date(text).is_after(Day(2025, 2, 12)) is after


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3 March 2025", ("2025-03-03",)),
        ("on March 3, 2025", ("2025-03-03",)),
        ("March 2025", ("2025-03",)),
        ("03.03.2025", ("2025-03-03",)),
        ("13/4/2025", ("2025-04-13",)),
        ("2025/3/4", ("2025-03-04",)),
        ("20250304", ("2025-03-04",)),
        ("“2025-03-03”", ("2025-03-03",)),
        ("2025-13-03", ("2025-03-13",)),  # day and month exchanged
        ("2025-02-12T10:00", ("2025-02-12",)),
        ("2025-02?~", ("2025-02%",)),
        ("2025-14~?", ()),
        ("3/4/2025", ("2025-03-04", "2025-04-03")),  # in March or in April
        ("2025-02-30", ()),
        ("2025/13/32", ()),
        ("2025–03–03", ("2025-03-03",)),  # dashes of print
        ("2025-03-03 to 2025-03-05", ("2025-03-03/2025-03-05",)),
        ("3 March 2025 – 5 March 2025", ("2025-03-03/2025-03-05",)),
        ("2025-03..2025-05", ("2025-03/2025-05",)),
        ("3/4/2025 to 5 May 2025", ()),
        ("2025 to 2024", ()),
        ("3-5 March 2025", ()),  # no day of the year 2003
        ("some day of the year 2025 or so", ()),
        ("25-03-03", ()),  # in 2025, or in 2003
        ("3/4/25", ()),
        ("March 25", ()),
        ("-0043-03-15", ()),
        ("15 March 0044 BC", ()),
        ("15 March 0044 B.C.", ()),
        ("Wednesday", ()),
        ("soon", ()),
        ("12:30", ()),
        ("2025-02-12", ()),  # nothing to mend
        ("2025-03-05/2025-03-04", ()),
        ("9" * 5000, ()),
    ],
)
def test_the_dates_that_a_text_can_mean_are_found(text, meant):
    assert meant_dates(text) == meant


@pytest.mark.parametrize(
    ("text", "short"), [("25-03-03", True), ("3. 4. 25", True), ("3/4/2025", False), ("12:30", False)]
)
def test_a_year_of_two_digits_is_told(text, short):
    assert is_short_year(text) is short
