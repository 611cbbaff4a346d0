import pytest
from hypothesis import given
from hypothesis import strategies as st
from policy_timeline.checks.date_words import WrittenDate, read_words
from policy_timeline.entries.dates import parse_date
from policy_timeline.entries.days import Day

THURSDAY = Day(2024, 5, 16)


def agrees(words, day, language="en", published=THURSDAY):
    return read_words(words, language, published).agrees(parse_date(day))


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("on Wednesday", "2024-05-15", "2024-05-14"),
        ("on Wednesday", "2024-05-15", "2024-05-08"),
        ("Thursday night", "2024-05-16", "2024-05-09"),
        ("last Wednesday", "2024-05-15", "2024-05-01"),
        ("last Wednesday", "2024-05-08", "2024-05-09"),
        ("today", "2024-05-16", "2024-05-15"),
        ("this morning", "2024-05-16", "2024-05-15"),
        ("Yesterday", "2024-05-15", "2024-05-16"),
        ("last night", "2024-05-15", "2024-05-16"),
        ("the day before yesterday", "2024-05-14", "2024-05-15"),
        ("two days ago", "2024-05-14", "2024-05-13"),
        ("3 days ago", "2024-05-13", "2024-05-14"),
        ("a week ago", "2024-05-08", "2024-05-02"),
        ("two months ago", "2024-03-20", "2024-05-10"),
        ("three years ago", "2021-02", "2023-12"),
        ("last week", "2024-05-08", "2024-05-15"),
        ("earlier this week", "2024-05-13", "2024-05-10"),
        ("late last month", "2024-04-30", "2024-05-01"),
        ("this month", "2024-05-02", "2024-04-30"),
        ("last year", "2023", "2024-01"),
        ("this year", "2024-01-01", "2023-12-31"),
    ],
)
def test_relative_words_are_reckoned_from_the_day_of_the_source(words, right, wrong):
    assert agrees(words, right)
    assert not agrees(words, wrong)


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("May 15", "2024-05-15", "2024-05-16"),
        ("May 15th, 2024", "2024-05-15", "2023-05-15"),
        ("the 15th of May", "1999-05-15", "1999-06-15"),
        ("Wednesday, MAY 15", "2024-05-15", "2023-05-15"),
        ("12–15 May 2024", "2024-05-13", "2024-05-16"),
        ("Sept. 3", "2024-09-03", "2024-09-04"),
        ("in late May", "2024-05-31", "2024-06-01"),
        ("in 2014", "2014", "2015"),
        ("in 2014", "../2020-01-01", "2015/2016"),
        ("in 2014", "2010/..", "2015/.."),
        ("February 29", "../2025-02-01", "2025-02"),
        ("2024-05-15", "2024-05-15", "2024-05-16"),
        ("15/5/2024", "2024-05-15", "2024-05-05"),
        ("5/15/2024", "2024-05-15", "2024-05-05"),
        ("5/6/2024", "2024-05-06", "2024-05-07"),
        ("5/6/2024", "2024-06-05", "2024-07-05"),
        ("on a Wednesday", "2024-05-15", "2024-05-16"),
        ("Wednesday of the week before", "2024-05-15", "2024-05-14"),
    ],
)
def test_names_and_figures_are_read(words, right, wrong):
    assert agrees(words, right)
    if "before" not in words:
        assert not agrees(words, wrong)


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("am Mittwoch", "2024-05-15", "2024-05-14"),
        ("am Mittwochabend", "2024-05-15", "2024-05-16"),
        ("am vergangenen Mittwoch", "2024-05-08", "2024-04-30"),
        ("gestern Abend", "2024-05-15", "2024-05-16"),
        ("vorgestern", "2024-05-14", "2024-05-15"),
        ("vor zwei Tagen", "2024-05-14", "2024-05-13"),
        ("vor einer Woche", "2024-05-09", "2024-05-01"),
        ("in der vergangenen Woche", "2024-05-08", "2024-05-15"),
        ("im vergangenen Monat", "2024-04-15", "2024-05-01"),
        ("letztes Jahr", "2023", "2024-01"),
        ("in diesem Jahr", "2024-02", "2023-12"),
        ("15. Mai 2024", "2024-05-15", "2024-05-16"),
        ("Mitte März", "2024-03-15", "2024-05-15"),
        ("5.6.2024", "2024-06-05", "2024-05-06"),
    ],
)
def test_german_is_read(words, right, wrong):
    assert agrees(words, right, "de-AT")
    assert not agrees(words, wrong, "de-AT")


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("recently", "en"),
        ("before May 15", "en"),
        ("by Wednesday", "en"),
        ("between 12 and 15 May", "en"),
        ("about two weeks ago", "en"),
        ("many days ago", "en"),
        ("a few years back", "en"),
        ("mercredi 15 mai", "fr"),
        ("on Wednesday", None),
        ("vor dem 15. Mai", "de"),
        ("seit Mittwoch", "de"),
        ("neulich", "de"),
    ],
)
def test_what_is_not_known_is_not_judged(words, language):
    assert read_words(words, language, THURSDAY) == WrittenDate()
    assert agrees(words, "1987-01-01", language)


@pytest.mark.parametrize("published", [None, Day(600, 1, 1)])
def test_without_the_day_of_the_source_relative_words_say_only_the_weekday(published):
    assert agrees("on Wednesday", "1999-05-12", published=published)
    assert not agrees("on Wednesday", "1999-05-13", published=published)
    assert agrees("yesterday", "1999-05-12", published=published)
    assert read_words("yesterday", "en", published).is_relative


@pytest.mark.parametrize(
    ("words", "relative"),
    [
        ("on Wednesday", True),
        ("two days ago", True),
        ("Wednesday, May 15", False),
        ("recently", False),
        ("2014", False),
    ],
)
def test_it_is_told_which_words_mean_nothing_without_the_source(words, relative):
    assert read_words(words, "en", THURSDAY).is_relative is relative


ENGLISH = ["on", "last", "two", "Wednesday", "May", "days", "years", "ago"]
GERMAN = ["am", "Mai", "vor", "Tagen"]
FIGURES = ["99", "0", "31", "0000-00-00", "2024-13-45", "99.99.9999", "9999", "12/31/9999", "-"]
PARTS = st.sampled_from([*ENGLISH, *GERMAN, *FIGURES])


@given(st.lists(PARTS, max_size=6), st.sampled_from(["en", "de"]), st.dates(), st.dates())
def test_no_words_are_a_bug(parts, language, published, day):
    reading = read_words(" ".join(parts), language, Day.of(published))
    assert reading.agrees(parse_date(f"{day.year:04}-{day.month:02}-{day.day:02}")) in {True, False}
    assert reading.agrees(parse_date("../9999-12-31")) in {True, False}
