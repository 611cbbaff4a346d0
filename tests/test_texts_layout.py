import textwrap

import pytest
from policy_timeline.texts import ArchivedText
from policy_timeline.texts.stretches import Stretch

LONG = (
    "The minister spoke for an hour and said that nothing had been decided, that nothing would be decided before the "
    "summer, and that Norland would wait. Nobody in the room was surprised by it."
)


def archived(text: str) -> ArchivedText:
    return ArchivedText("seeds/x.txt", "0" * 64, text)


def paragraphs(text: str) -> list[str]:
    return [" ".join(one.stretch.of(text).split()) for one in archived(text).paragraphs]


def sentences(text: str) -> list[str]:
    return [one.of(text) for one in archived(text).sentences_in(Stretch(0, len(text)))]


def test_each_line_is_a_paragraph_where_lines_are_not_wrapped():
    assert paragraphs("One.\n\n  Two.  \r\nThree.\n") == ["One.", "Two.", "Three."]


def test_wrapped_lines_are_one_paragraph_up_to_an_empty_line():
    text = "\n\n".join(textwrap.fill(LONG, 60) for _ in range(2))
    assert paragraphs(text) == [LONG, LONG]


def test_a_wrapped_line_may_begin_with_a_capital():
    text = (
        "The minister of transport spoke for an hour and\nNorland was in it, though nobody had asked for\nit.\n\nEnd."
    )
    assert paragraphs(text) == [
        "The minister of transport spoke for an hour and Norland was in it, though nobody had asked for it.",
        "End.",
    ]


def test_a_wrapped_paragraph_ends_before_an_indented_line_and_after_a_short_one():
    wrapped = "The minister of transport spoke for an hour, and\nnobody listened to what she had to say about it"
    assert paragraphs(f"{wrapped}\n   {wrapped}\nShort.\n{wrapped}") == [
        " ".join(wrapped.split()),
        " ".join(f"{wrapped} Short.".split()),
        " ".join(wrapped.split()),
    ]


def test_nothing_but_white_space_has_no_paragraphs():
    assert paragraphs(" \n\t\n") == []
    assert archived(" ").sentences_in(Stretch(0, 1)) == ()
    assert archived(" ").context(Stretch(0, 1)) == Stretch(0, 1)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Talks Go On", True),
        ("Talks go on “without end”", True),
        ("Talks went on.", False),
        ("He said “no.”", False),
        ("He said:", False),
        (LONG.rstrip("."), False),
    ],
)
def test_a_short_line_without_a_full_stop_is_a_heading(line, expected):
    assert archived(line).paragraphs[0].is_heading is expected


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Tarr came.|Dr. Mora left.",
        "J. D. Mora came.|She left!|Did she?|Yes.",
        "The U.S. Army came.|It left.",
        "It cost 2.5 million.|It was dear.",
        "It was on the 3. March in the end.|Yes.",
        "See No. 5 there.|It said no.|Yes.",
        "“We stay.”|“We go.”",
        "He said “no.”|Then he left.",
        "“Do we?” he asked.|Nobody knew.",
        "Wait… what?|Nothing.",
        "(He left.)|She stayed.",
        "At 5 p.m. Mora left.|She ran.",
        "So did I.|He ran.",
        "これは。|それは。",
    ],
)
def test_sentences_end_where_they_end(text):
    joined = text.replace("|", "" if "。" in text else " ")
    assert sentences(joined) == text.split("|")


def test_a_sentence_never_crosses_the_end_of_a_paragraph():
    assert sentences("A heading\nHe said no. She") == ["A heading", "He said no.", "She"]


def test_the_sentences_after_an_offset_begin_there():
    text = "He said no. She left.\nThey ran."
    found = archived(text).sentences_after(text.index("said"))
    assert [one.of(text) for one in found] == ["said no.", "She left.", "They ran."]


def test_a_stretch_widens_to_the_sentences_that_hold_it():
    text = "One. He said no. She left. Two."
    start = text.index("no")
    assert archived(text).context(Stretch(start, text.index("left"))).of(text) == "He said no. She left."


def test_the_paragraph_of_an_offset_is_the_one_that_holds_it():
    text = "One.\nTwo.\nThree."
    assert [archived(text).paragraph_at(text.index(word)) for word in ("One", "Two", "Three")] == [0, 1, 2]
