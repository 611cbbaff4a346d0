"""What holds for any text and any file at all: who speaks in it, what of it is read, and what is taken from it.

`make fuzz` tries many more of them than `make test` does.
"""

import json
import re
from itertools import pairwise

from helpers.attribution import voices
from helpers.evidence import MORA, QUIST, TARR
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from policy_timeline.imports.candidates import Report, UnreadableError
from policy_timeline.imports.popolo import popolo_candidates
from policy_timeline.imports.tables import table_candidates
from policy_timeline.imports.timelinejs import timelinejs_candidates
from policy_timeline.reading.documents import KINDS, extract
from policy_timeline.reading.documents.extracted import ExtractionError
from policy_timeline.texts import ArchivedText

NAMED = {MORA: r"Mora|Foreign Minister", TARR: r"Tarr|Secretary of Defense", QUIST: r"Quist|Secretary General"}
PIECES = st.sampled_from(
    [
        *(
            "Ann Mora",
            "Mora",
            "Ben Tarr",
            "Mr. Tarr",
            "CARL QUIST",
            "the Secretary General",
            "a spokesman",
            "he",
            "She",
        ),
        *(" said", " added that ", " told reporters", ", according to ", " was asked about ", " and ", " wrote:"),
        *("“", "”", '"', "‘", "’", "«", "»", "—", "– ", "...", "[", "]", "(", ")"),
        *("We will sign it", "the treaty is dead", "No.", "Why now?", "not", " if ", "U.S.", "3.5 percent"),
        *(
            ". ",
            ", ",
            "\n",
            "\n\n",
            ": ",
            "- ",
            " | ",
            "\f",
            "\u00ad",
            "\u200b",
            "12",
            "\n12\n",
            "Q: ",
            "MORA: ",
            ">> ",
        ),
        *("00:00:01,000 --> 00:00:04,000\n", "<v Ann Mora>", "WEBVTT\n\n", "Page 3 of 9\n", "[1]", "¹"),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=40).map("".join)


def check_order(stretches, text):
    """Check that stretches lie in a text, one after the other."""
    assert all(0 <= one.start <= one.end <= len(text) for one in stretches)
    assert all(one.end <= other.start for one, other in pairwise(stretches))


@given(TEXTS)
@example("WEBVTT\n\n")
def test_what_is_read_leads_back_into_the_archived_text_in_order(text):
    archived = ArchivedText("seeds/x.txt", "0" * 64, text)
    reading = archived.reading
    check_order([paragraph.stretch for paragraph in reading.paragraphs], reading.text)
    places = [reading.archived(archived.sentences_in(paragraph.stretch)[0]) for paragraph in reading.paragraphs]
    assert all(0 <= place.start <= place.end <= len(text) for place in places)
    assert all(one.start <= other.start for one, other in pairwise(places))
    for left_out in reading.left_out:
        assert 0 <= left_out.stretch.start <= left_out.stretch.end <= len(text)
        assert 0 <= left_out.at <= len(reading.text)


@given(TEXTS)
def test_no_word_is_made_up_by_the_reading(text):
    reading = ArchivedText("seeds/x.txt", "0" * 64, text).reading
    letters = iter(text)
    assert all(letter in letters for letter in reading.text if letter.isalnum())


@given(TEXTS, st.sampled_from(["news", "transcript", "official", "speech"]))
def test_words_are_given_for_certain_to_nobody_whom_the_text_does_not_name(text, type_):
    found = voices(text, type=type_)
    for spoken in (*found.regions, *found.turns):
        for actor in spoken.reading.actors if spoken.reading.certain else ():
            assert actor not in NAMED or re.search(NAMED[actor], found.text.text, re.IGNORECASE)


@given(TEXTS)
def test_turns_of_a_transcript_follow_one_another(text):
    turns = [turn.stretch for turn in voices(text, type="transcript").turns]
    assert turns == sorted(turns)
    assert all(one.end <= other.start for one, other in pairwise(turns))


TAGS = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div hidden>",
            "</div>",
            "<main>",
            "<article>",
            "<script>",
            "</script>",
            "<br>",
            "<table><tr><td>",
        ),
        *(
            "<meta charset=base64>",
            "<meta charset=utf-16>",
            "<!--",
            "-->",
            "<![CDATA[",
            "&#0;",
            "&#x202e;",
            "&nbsp;",
            "<",
            ">",
        ),
        *(
            "<p style='display:none'>",
            "<svg><style>",
            "<template>",
            "<noscript>",
            "<title>",
            "<html lang=\x00>",
            "<h1>",
        ),
    ]
)
PAGES = st.lists(TAGS | PIECES | st.text(max_size=9), max_size=40).map("".join)


@given(st.sampled_from(sorted(KINDS)), PAGES.map(str.encode) | st.binary(max_size=300), st.none() | st.text(max_size=9))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_a_document_of_any_bytes_is_read_or_refused_in_words(suffix, raw, charset):
    try:
        found = extract(raw, suffix, charset=charset)
    except ExtractionError:
        return
    assert any(map(str.isalnum, found.text))


KEYS = st.sampled_from(
    [
        *("persons", "organizations", "memberships", "posts", "areas", "events", "id", "name", "other_names", "label"),
        *("person_id", "organization_id", "role", "start_date", "end_date", "identifiers", "scheme", "links", "url"),
        *(
            "title",
            "text",
            "headline",
            "start_date",
            "year",
            "month",
            "day",
            "media",
            "caption",
            "eras",
            "date",
            "speaker",
        ),
    ]
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=9)
    | st.sampled_from(["a", "2025-02-12", "p1"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)
FILES = st.dictionaries(KEYS, VALUES, max_size=6).map(lambda value: json.dumps(value).encode()) | st.binary(
    max_size=200
)
SHEETS = (
    st.lists(st.lists(KEYS | st.text(max_size=9), max_size=5).map(",".join), max_size=6).map("\n".join).map(str.encode)
)
READERS = {
    "popolo.json": popolo_candidates,
    "timeline.json": timelinejs_candidates,
    "events.csv": lambda name, raw, report: table_candidates([(name, raw)], report),
    "actors.json": lambda name, raw, report: table_candidates([(name, raw)], report),
}


@given(st.sampled_from(sorted(READERS)), FILES | SHEETS)
def test_a_file_of_others_is_taken_or_refused_in_words(name, raw):
    report = Report()
    try:
        taken = list(READERS[name](name, raw, report))
    except UnreadableError:
        return
    assert all(candidate.kind for candidate in taken)
