"""TimelineJS: its JSON and its sheet."""

import pytest
from helpers.exports import MORE, exported
from helpers.imports import entries, entry, faults, given, imported
from policy_timeline.imports.timelinejs import plain

SLIDES = {
    "title": {"text": {"headline": "The strait"}},
    "eras": [{"start_date": {"year": "600"}, "end_date": {"year": "650"}, "text": {"headline": "An era"}}],
    "events": [
        {
            "start_date": {"year": "1900", "month": "1", "day": "5", "hour": "6"},
            "end_date": {"year": 1900, "month": 2, "day": 1, "display_date": "then"},
            "text": {"headline": "<b>A &amp; B</b>", "text": "<p>One.</p><p>Two.</p>"},
            "media": {"url": "https://media.example/a", "caption": "A <i>cap</i>", "credit": "Me", "thumbnail": "z"},
            "group": "G",
            "unique_id": "first",
        },
        {"start_date": {"year": "1901", "month": "03"}, "text": {"headline": "C"}, "media": {"url": "<iframe>"}},
        {"start_date": {"year": "1902"}, "end_date": {"year": "1902"}, "text": {"headline": "D", "text": "<!--x-->"}},
        {"start_date": {"year": ""}, "text": {"headline": "No year"}},
        {"start_date": {"year": "1903"}, "text": {}},
        {"start_date": {"year": "-44", "month": "3", "day": "15"}, "text": {"headline": "Ides"}},
        {"start_date": {"year": "-1"}, "text": {"headline": "Before"}},
    ],
}


@pytest.fixture
def said(empty):
    return imported("timelinejs", given("slides.json", SLIDES))


def test_slides_and_eras_are_events(said):
    assert entry("events/a-b") == {
        "title": "A & B",
        "date": "1900-01-05/1900-02-01",
        "description": "One. Two.",
        "links": [{"url": "https://media.example/a", "note": "A cap. Me"}],
        "note": "imported from slides.json",
    }
    assert (entry("events/c")["date"], entry("events/d")["date"]) == ("1901-03", "1902")
    assert entry("events/an-era")["date"] == "0600/0650"
    assert faults() == []


def test_what_has_no_place_is_named(said):
    lost = next(line for line in said.splitlines() if line.startswith("no place here"))
    for field in ("display_date", "group", "media.thumbnail", "media.url", "time of day", "title"):
        assert f"{field} (once)" in lost
    assert "events 4: this was not taken, since it has no year or no headline" in said
    assert "events 5: this was not taken" in said


def test_a_second_import_changes_nothing(said):
    before = entries()
    assert "wrote 0 entries" in imported("timelinejs", "slides.json")
    assert entries() == before


SHEET = """\
Year,Month,Day,Time,End Year,End Month,Display Date,Headline,Text,Media,Media Credit,Type,Group,Background
,,,,,,,The strait,,,,title,,
1900,1,5,,,,,Opened,It was opened.,https://media.example/a,Me,,G,#fff
1901,,,,1905,,,War,,,,era,,
"""


def test_its_sheet_is_read_too(empty):
    said = imported("timelinejs", given("sheet.csv", SHEET))
    assert entry("events/opened")["date"] == "1900-01-05"
    assert entry("events/opened")["links"] == [{"url": "https://media.example/a", "note": "Me"}]
    assert entry("events/war")["date"] == "1901/1905"
    assert "no place here: background (once), group (once), title (once)" in said


def test_what_we_export_comes_back(project, tmp_path, monkeypatch):
    project(MORE)
    before = exported()["downloads/timelinejs.json"]
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    imported("timelinejs", given("timelinejs.json", before))
    assert entry("events/harbour-conference")["date"] == "2025-03-03"


@pytest.mark.parametrize(
    ("html", "text"),
    [("a < b", "a < b"), ("a<br>b", "a b"), ("&lt;b&gt;", "<b>"), (None, ""), (" x ", "x"), ("<!-- -->", "")],
)
def test_html_is_what_it_says(html, text):
    assert plain(html) == text


@pytest.mark.parametrize("content", ["[]", '{"events": 1}', "{"])
def test_what_is_no_timeline_is_said(empty, content):
    assert "slides.json: " in imported("timelinejs", given("slides.json", content), status=2)


@pytest.mark.parametrize("odd", ["x", 1, None, True, ["x"], {"x": 1}, [None]], ids=repr)
def test_no_value_of_the_wrong_kind_breaks_it(empty, odd):
    slide = dict.fromkeys(("text", "media", "start_date", "end_date", "unique_id", "group"), odd)
    halves = [{"start_date": {"year": odd}, "text": {"headline": odd, "text": odd}, "media": {"url": odd}}, slide, odd]
    imported("timelinejs", given("odd.json", {"events": halves, "eras": odd, "title": odd}))
    assert faults() == []
