"""The address of quoted words in the original document."""

import pytest
from policy_timeline.entries.records import Evidence
from policy_timeline.entries.terms import SourceType
from policy_timeline.evidence.proof import Proof
from policy_timeline.pages.citations import at_original
from policy_timeline.texts import ArchivedText
from policy_timeline.texts.stretches import Stretch
from policy_timeline.views.cards import Ref, SourceRef, excerpt_of

TEXT = "He spoke of a “well-known, red line” & more. We will leave it as it is until the end of next year or later."
LONG = "We will leave it as it is until the end of next year"


def address(*fragments, url="https://example.org/a?b=1", short=False):
    stretches = tuple(Stretch(TEXT.index(one), TEXT.index(one) + len(one)) for one in fragments)
    sentence = Stretch(0, TEXT.index(" We will")) if short else None
    proof = Proof("a", stretches, sentence=sentence)
    source = SourceRef(Ref("sources", "a", "A"), SourceType.NEWS, None, None, url, "0", "en", "excerpts")
    return at_original(excerpt_of(ArchivedText("a.txt", "0", TEXT), proof, source, Evidence(source="a", quote="x"), 1))


@pytest.mark.parametrize(
    ("fragments", "directives"),
    [
        (["We will leave it"], "text=We%20will%20leave%20it"),
        (["red line” & more"], "text=red%20line%E2%80%9D%20%26%20more"),
        (["well-known, red"], "text=well%2Dknown%2C%20red"),
        ([LONG], "text=We%20will%20leave%20it%20as,the%20end%20of%20next%20year"),
        (["We will leave", "next year"], "text=We%20will%20leave&text=next%20year"),
    ],
)
def test_it_names_the_words(fragments, directives):
    assert address(*fragments) == f"https://example.org/a?b=1#:~:{directives}"


def test_a_short_fragment_is_told_from_others_by_what_stands_beside_it():
    around = "spoke%20of%20a-,%E2%80%9Cwell%2Dknown%2C,-red%20line%E2%80%9D%20%26"
    assert address("“well-known,", short=True).endswith(f"#:~:text={around}")
    assert address("He spoke", short=True).endswith("text=He%20spoke,-of%20a%20%E2%80%9Cwell%2Dknown%2C")


def test_an_address_with_a_fragment_of_its_own_keeps_it():
    assert address("We will", url="https://example.org/a#top") == "https://example.org/a#top:~:text=We%20will"


def test_without_an_address_there_is_none():
    assert address("We will", url=None) is None


CUES = "1\n00:00:09,000 --> 00:00:10,000\nWe rest.\n\n2\n01:02:03,500 --> 01:02:05,000\nWe go now.\n"


@pytest.mark.parametrize(
    ("url", "words", "time", "expected"),
    [
        ("https://example.org/a.mp4#x", "We go now", "1:02:03", "https://example.org/a.mp4#t=3723"),
        ("https://www.youtube.com/watch?v=a", "We rest", "0:09", "https://www.youtube.com/watch?v=a&t=9s"),
        ("https://youtu.be/a", "We rest", "0:09", "https://youtu.be/a?t=9s"),
    ],
)
def test_words_of_a_recording_lead_to_the_moment_at_which_they_are_said(url, words, time, expected):
    archived = ArchivedText("a.srt", "0", CUES)
    start = archived.text.index(words)
    source = SourceRef(Ref("sources", "a", "A"), SourceType.TRANSCRIPT, None, None, url, "0", "en", "excerpts")
    found = excerpt_of(
        archived, Proof("a", (Stretch(start, start + len(words)),)), source, Evidence(source="a", quote="x"), 1
    )
    assert found.time == time
    assert at_original(found) == expected
