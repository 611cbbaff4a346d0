"""Proved words in their sentence, as much of it as their source may show."""

import pytest
from policy_timeline.entries.records import Evidence
from policy_timeline.entries.terms import Publish, SourceType
from policy_timeline.evidence.proof import Proof
from policy_timeline.texts import ArchivedText
from policy_timeline.texts.stretches import Stretch
from policy_timeline.views.cards import Ref, SourceRef, excerpt_of

TEXT = "Mira Vale: We came early. We want a toll, and soon, because ships pay nowhere else. We will build it.\n\nEnd."


def lead(world, quote, **source):
    world.source("speech", TEXT, language="en", **source)
    world.said("it", evidence=[{"source": "speech", "quote": quote}])
    return world.views().cards["it"].lead


def test_words_stand_in_their_sentence(world):
    excerpt = lead(world, "a toll, and soon")
    assert excerpt.before == "We want "
    assert excerpt.fragments == ("a toll, and soon",)
    assert excerpt.after == ", because ships pay nowhere else."
    assert TEXT[excerpt.start : excerpt.end] == "a toll, and soon"


def test_words_over_two_sentences_stand_in_both(world):
    excerpt = lead(world, "pay nowhere else. We will")
    assert (excerpt.before, excerpt.after) == ("We want a toll, and soon, because ships ", " build it.")


def test_a_cut_keeps_what_was_left_out(world):
    excerpt = lead(world, "We want a toll […] because ships pay nowhere else.")
    assert excerpt.fragments == ("We want a toll", "because ships pay nowhere else.")
    assert excerpt.gaps == (", and soon, ",)


@pytest.mark.parametrize("publish", ["excerpts", "full"])
def test_a_source_that_may_be_shown_gives_the_rest_of_the_sentence(world, publish):
    excerpt = lead(world, "We want a toll", publish=publish)
    assert excerpt.after == ", and soon, because ships pay nowhere else."


def test_a_source_that_may_not_be_shown_gives_nothing_but_the_words(world):
    excerpt = lead(world, "want a toll […] because ships", publish="none")
    assert excerpt.fragments == ("want a toll", "because ships")
    assert (excerpt.before, excerpt.after, excerpt.gaps, excerpt.rest) == ("", "", (), ())


def test_a_source_is_named_with_what_is_known_of_it(world):
    known = {"publisher": "The Gazette", "published": "2025-03-04", "url": "https://example.org/a"}
    source = lead(world, "a toll", **known).source
    assert (source.ref.label, source.publisher, str(source.published)) == ("The speech", "The Gazette", "2025-03-04")
    assert (source.url, source.language, source.type) == ("https://example.org/a", "en", "transcript")


@pytest.mark.parametrize(
    ("text", "stretch", "sentence"),
    [
        ("One. Two. Three.", "Two", "Two."),
        ("One. Two. Three.", "One", "One."),
        ("One. Two. Three.", "Three.", "Three."),
        ("First line.\nOne two\nLast line.", "two", "One two"),
        ("No end at all", "end", "No end at all"),
        ("“We stay!” “They go.”", "stay", "“We stay!”"),
        ("Is it so? (It is.) Well.", "It is", "(It is.)"),
        ("It was the U.S. navy. Then more.", "navy", "It was the U.S. navy."),
        ("Ends with space.   \nNext.", "Ends", "Ends with space."),
    ],
)
def test_a_sentence_ends_where_a_reader_says_it_does(text, stretch, sentence):
    start = text.index(stretch)
    assert ArchivedText("a.txt", "0", text).context(Stretch(start, start + len(stretch))).of(text) == sentence


def proved(text, *fragments, rest=(), publish=Publish.EXCERPTS, confirmed=True):
    """Return the words of a proof that found these fragments, and this rest, in a text."""
    stretches = [Stretch(text.index(one), text.index(one) + len(one)) for one in (*fragments, *rest)]
    proof = Proof("a", tuple(stretches[: len(fragments)]), tuple(stretches[len(fragments) :]), confirmed=confirmed)
    source = SourceRef(Ref("sources", "a", "A"), SourceType.NEWS, None, None, None, "0", None, publish)
    return excerpt_of(ArchivedText("a.txt", "0", text), proof, source, Evidence(source="a", quote="x"), 1)


def test_what_the_source_adds_is_shown_unless_nothing_of_it_may_be():
    text = "We will stay unless they leave."
    assert proved(text, "We will stay", rest=["unless they leave"]).rest == ("unless they leave",)
    assert proved(text, "We will stay", rest=["unless they leave"], publish=Publish.NONE).rest == ()
    assert proved(text, "unless they leave", rest=["We will stay"]).lead == ("We will stay",)
    assert proved(text, "unless they leave", rest=["We will stay"]).rest == ()
    assert proved(text, "unless they leave", rest=["We will stay"], publish=Publish.NONE).lead == ()


def test_words_that_the_source_gives_to_nobody_are_told_apart():
    assert proved("We stay.", "We stay").confirmed
    assert not proved("We stay.", "We stay", confirmed=False).confirmed
