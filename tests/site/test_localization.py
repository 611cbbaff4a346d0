"""Dates in words say how exact they are, in the reader's language."""

import pytest
from policy_timeline.entries.dates import parse_date
from policy_timeline.interface.localization import (
    article,
    date_text,
    day_text,
    language_name,
    machine_date,
    month_text,
    translator,
)


@pytest.mark.parametrize(
    ("text", "english", "german"),
    [
        ("2025-02-12", "12 February 2025", "12. Februar 2025"),
        ("2025-02", "February 2025", "Februar 2025"),
        ("2025", "2025", "2025"),
        ("2025-02-12~", "about 12 February 2025", "etwa 12. Februar 2025"),
        ("2025-02~", "about February 2025", "etwa Februar 2025"),
        ("2025?", "probably 2025", "wahrscheinlich 2025"),
        ("2025-02%", "about February 2025 (uncertain)", "etwa Februar 2025 (unsicher)"),
        ("2014-03/2014-05", "between 1 March 2014 and 31 May 2014", "zwischen 1. März 2014 und 31. Mai 2014"),
        ("../2025-02-12", "on or before 12 February 2025", "12. Februar 2025 oder früher"),
        ("2025-02-12/..", "on or after 12 February 2025", "12. Februar 2025 oder später"),
        ("2025-02~/..", "on or after about 1 February 2025", "etwa 1. Februar 2025 oder später"),
        (
            "2014?/2015-02-01",
            "between 1 January 2014 (uncertain) and 1 February 2015",
            "zwischen 1. Januar 2014 (unsicher) und 1. Februar 2015",
        ),
        ("2025-21", "between 1 March 2025 and 31 May 2025", "zwischen 1. März 2025 und 31. Mai 2025"),
        (
            "201X",
            "between 1 January 2010 and 31 December 2019",
            "zwischen 1. Januar 2010 und 31. Dezember 2019",
        ),
    ],
)
def test_a_date_is_written_with_its_precision(text, english, german):
    assert date_text(parse_date(text), "en", translator("en")) == english
    assert date_text(parse_date(text), "de", translator("de")) == german


def test_a_language_with_a_region_is_known():
    day = parse_date("2025-02-12").effective
    assert day_text(day, "en-US") == "February 12, 2025"
    assert day_text(day, "de-AT") == "12. Februar 2025"
    assert month_text(day, "pt-BR") == "fevereiro 2025"


@pytest.mark.parametrize(
    ("text", "machine"),
    [
        ("2025-02-12", "2025-02-12"),
        ("2025-02-12?", "2025-02-12"),
        ("2025-02~", "2025-02"),
        ("2025", "2025"),
        ("2025%", "2025"),
        ("2014-03/2014-05", None),
        ("../2025-02-12", None),
        ("2025-21", None),
    ],
)
def test_a_day_a_month_and_a_year_are_for_machines_too(text, machine):
    assert machine_date(parse_date(text)) == machine


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("United States", "the "),
        ("European Union", "the "),
        ("Netherlands", "the "),
        ("Trump administration (second)", "the "),
        ("Labor Party", "the "),
        ("Republic of Moldova", "the "),
        ("Ukraine", ""),
        ("NATO", ""),
        ("Mira Vale", ""),
        ("Partyka", ""),
        ("The Hague Group", ""),
    ],
)
def test_a_sentence_puts_an_article_before_names_that_have_one_in_english(name, said):
    assert article(name, "en") == said
    assert article(name, "de") == ""


@pytest.mark.parametrize(
    ("code", "english", "german"),
    [
        ("de", "German", "Deutsch"),
        ("uk", "Ukrainian", "Ukrainisch"),
        ("pt-BR", "Portuguese (Brazil)", "Portugiesisch (Brasilien)"),
        ("tlh", "tlh", "tlh"),
        ("x", "x", "x"),
    ],
)
def test_a_language_has_its_name_in_the_language_of_the_page(code, english, german):
    assert (language_name(code, "en"), language_name(code, "de")) == (english, german)
