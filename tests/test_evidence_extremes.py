"""Texts that are hostile or huge: an answer in good time, never a crash."""

import pytest
from helpers.evidence import MORA, codes, proved, quoting, source
from policy_timeline.texts import ArchivedText
from policy_timeline.texts.stretches import Stretch

BIG = 20_000


def read(text: str) -> ArchivedText:
    """Work out everything that can be seen in a text."""
    archived = ArchivedText("seeds/x.txt", "0" * 64, text)
    assert archived.folded is not None
    assert archived.quotations is not None
    archived.sentences_in(Stretch(0, len(text)))
    return archived


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize(
    "text",
    [
        "“" * BIG,
        "”" * BIG,
        "“’" * BIG,
        "‘" + "s’ a" * BIG,
        "‘" + "“" * BIG + "‘" * BIG,
        "„" + "‘“" * BIG,
        '"' * BIG,
        "'\"" * BIG,
        " " * BIG + "\u00ad" + " " * BIG,
        "\u00ad" * BIG,
        "-" * BIG + " " * BIG,
        "-\n" * BIG,
        "\n" * BIG,
        ". " * BIG,
        "." * BIG + "x",
        "." + "”" * BIG + "x",
        "a.\n" * BIG,
        "e" + "\u0301" * 2_000,
        "«»" * BIG,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_a_text_of_marks_is_read_in_time(text):
    assert letters(read(text).text) == letters(text)


@pytest.mark.parametrize(
    "text",
    ["-" * BIG + " " * BIG + ":", "A" * BIG, "A: " * BIG, "\n".join(["A:"] * 5_000), "*" * BIG + "A:"],
    ids=lambda text: repr(text[:6]),
)
def test_a_transcript_of_marks_is_read_in_time(text):
    assert codes(proved(f"{text}\nMora: We stay.", quoting("We stay"), source(type="transcript"))) == []


def test_a_long_report_is_read_in_time():
    text = "“We stay,” Mora said. It rained in Velm. " * 1_000 + "“We go,” she said."
    assert codes(proved(text, quoting("We go", speaker=MORA))) == []


def test_words_that_stand_in_a_text_often_are_found_in_time():
    text = "“We stay,” Tarr said. " * 500 + "“We stay,” Mora said."
    assert codes(proved(text, quoting("We stay"))) == []
    assert codes(proved(text, quoting("We […] stay"))) == []


@pytest.mark.parametrize("words", [" " * BIG + "x", "[" * BIG, "[…] " * BIG, "[a" * BIG, "we stay, " * BIG, "-" * BIG])
def test_enormous_words_are_refused_in_time(words):
    assert codes(proved("“We stay, we stay,” Mora said. " * 100, quoting(words)))[0] in {
        "not-in-source",
        "empty-cut",
        "no-words",
        "insertion",
    }
