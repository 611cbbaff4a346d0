"""The reading text leaves out what is layout and nothing else, and says what it left out."""

import pytest
from policy_timeline.cli.readings import marked, summary
from policy_timeline.texts import ArchivedText
from policy_timeline.texts.deceiving import named
from policy_timeline.texts.edits import Edit, edited
from policy_timeline.texts.line_ends import readings_of
from policy_timeline.texts.stretches import Stretch

ENGLISH = " It is said that the house was of that kind and that this is what they have to do with it."


def archived(text: str) -> ArchivedText:
    return ArchivedText("seeds/x.txt", "0" * 64, text)


def kinds(text: str) -> list[str]:
    return [left_out.kind for left_out in archived(text).reading.left_out]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the num-\nbers", "the numbers"),
        ("a well-\nknown house", "a well-known house"),
        ("the house-\nkeeper and the housekeeper", "the housekeeper and the housekeeper"),
        ("a Kindle-\nlike thing and a kindle-like one", "a Kindle-like thing and a kindle-like one"),
        ("the Anglo-\nSaxon kings", "the Anglo-Saxon kings"),
        ("an F-\n16 there", "an F-16 there"),
        ("the US-\nled talks", "the US-led talks"),
        ("the pre-\nand post-war years", "the pre-\nand post-war years"),
        ("the exami -\nnation", "the examination"),
        ("we are not -\nable to go", "we are not -\nable to go"),
        ("the rules-\nbased order", "the rules-based order"),
        ("I was going to-\nMR. REED: No", "I was going to-\nMR. REED: No"),
        ("the old pier—\nolder than", "the old pier—older than"),
        ("I was going—\nMR. REED: No", "I was going—\nMR. REED: No"),
        ("sec\u00adu\u00ad\nrity and no\u200bthing", "security and nothing"),
    ],
)
def test_what_a_line_broke_is_joined(text, expected):
    assert archived(text + ENGLISH).text == expected + ENGLISH


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("re-\nsign it", ("resign", "re-sign")),
        ("exami-\nnation", None),
        ("re-\nzzzz", None),
        ("re-\nal", None),
    ],
)
def test_a_word_that_is_another_one_with_a_hyphen_has_two_readings(text, expected):
    reading = archived(text + ENGLISH).reading
    assert [readings_of(reading.text, joint) for joint in reading.joints] == [expected]


def test_a_word_in_a_language_without_a_dictionary_is_joined():
    assert archived("kon-\nsert").text == "konsert"
    assert readings_of("resign", Stretch(2, 3)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We rest¹ the nets.² And go.", "We rest the nets. And go."),
        ("It is 5 km² of water and x² too.", "It is 5 km² of water and x² too."),
        ("We rest[1] the nets.[12] [a]", "We rest the nets. [a]"),
        ("We rest1 the nets.2 Done.\n\n1 A note.\n2 Another.", "We rest the nets. Done.\n\n1 A note.\n2 Another."),
        ("The mp3 and the covid19 of 1 house.", "The mp3 and the covid19 of 1 house."),
        ("Words3 here.\n\n1 A list\n2 of things", "Words3 here.\n\n1 A list\n2 of things"),
    ],
)
def test_marks_of_footnotes_are_left_out_and_other_digits_stay(text, expected):
    assert archived(text).text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("``We go,'' she said.", "“We go,” she said."),
        ("''He said, 'I go.''' Yes.", "“He said, 'I go.'” Yes."),
        (",,Wir gehen'' sagte sie.", "„Wir gehen” sagte sie."),
        ("a board of 6'' by 8'' there", "a board of 6'' by 8'' there"),
    ],
)
def test_marks_set_as_two_signs_are_one(text, expected):
    assert archived(text).text == expected


def test_a_list_is_no_row_of_line_numbers():
    text = "1  Nets\n2  Boats\n3  Oars\n"
    assert archived(text).text == text
    assert archived("In all\n5  We go and\n6  You stay.").text == "In all\n5  We go and\n6  You stay."


def test_every_fifth_line_may_have_its_number():
    lines = [
        f"{'  ' if at % 5 else f'{at:>2}'}   {'the' if at % 2 else 'and'} nets rest in the spring of"
        for at in range(1, 21)
    ]
    assert kinds("\n".join(lines)) == ["line numbers"] * 4
    assert "10" not in archived("\n".join(lines)).text


HEAD = "Harbour Courier, page {}"


def test_heads_and_feet_of_pages_are_left_out_and_sentences_go_on():
    page = HEAD + "\n\n{}: the nets rest in the spring,\nand nobody {}\nrows out {}\nbefore the\n\nDraft of May\n{}\f"
    text = "".join(page.format(at, "abc"[at - 1] * 3, "y" * at, "z" * at, at) for at in (1, 2, 3))
    text += HEAD.format(4) + "\n\nend of June.\n\nDraft of May\n4\n"
    read = archived(text)
    assert "before the end of June." in read.text
    assert read.text.count("Draft of May") == 0
    assert read.text.count("Harbour Courier") == 1  # the first line may be the title
    assert set(kinds(text)) == {"page heads", "page feet", "page numbers"}


def test_a_page_that_ends_with_a_sentence_ends_its_paragraph():
    assert (
        archived("The nets rest.\fThe boats lie on the shore.").text == "The nets rest.\n\nThe boats lie on the shore."
    )
    assert archived("The nets of the whole harbour rest until the\fMay fair.").text.endswith("rest until the May fair.")
    assert archived("We mend the num-\n\fbers of boats." + ENGLISH).text.startswith("We mend the numbers of boats.")


def test_what_may_be_words_stays_on_every_page():
    for line in ("“We go,” said Holm.", "MR. REED: Yes.", "so they rowed."):
        text = "\f".join(
            f"{line}\nThe text of page {number} is not that of another {number * 'x'}." for number in range(1, 6)
        )
        assert archived(text).text.count(line) == 5


def test_roman_numbers_of_pages_are_numbers():
    text = "\f".join(f"{'words ' * at}end.\n{roman}" for at, roman in enumerate(["iii", "iv", "v"], 1))
    assert kinds(text) == ["page numbers"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "We count the boats:\n\n12\n\nAnd then we go.",
        "A list\n\nNets\n\nBoats\n\nNets\n\nOars",
        "The boats lie\n\n3\n\nhigh and\n\n9\n\ndry.",
    ],
)
def test_lines_that_nothing_shows_to_be_furniture_stay(text):
    assert set(kinds(text)) <= {"empty lines of double spacing"}


def test_a_head_without_a_number_is_one_where_it_interrupts_a_sentence():
    text = "Port news\n\nThe boats lie\n\nPort news\n\nhigh and dry.\n\nPort news\n\nThe end."
    assert archived(text).text == "Port news\n\nThe boats lie high and dry.\n\nThe end."


def test_page_numbers_in_order_are_left_out_where_they_interrupt():
    assert archived("The boats lie\n\n3\n\nhigh and\n\n4\n\ndry.").text == "The boats lie high and dry."
    assert archived("The boats lie high.\n\n7").text == "The boats lie high.\n\n7"


CUE = "{}\n00:00:{:02},000 --> 00:00:{:02},900\n{}\n"


def test_rolling_captions_say_each_line_once_and_a_flash_is_none():
    said = ["we go", "we go\nto the", "to the\nold pier", "old pier\ntoday"]
    text = "\n".join(CUE.format(at, at, at, words) for at, words in enumerate(said, 1))
    assert archived(text).text.strip() == "we go to the old pier today"
    flash = text + "\n5\n00:00:05,000 --> 00:00:05,010\ntoday\n"
    assert archived(flash).text.strip() == "we go to the old pier today"


def test_what_is_said_twice_stays():
    text = "\n".join(CUE.format(at, at, at, "No.") for at in (1, 2))
    assert archived(text).text.strip() == "No. No."


def test_a_pause_after_a_sentence_parts_paragraphs_and_signs_are_read():
    text = """WEBVTT

NOTE nobody says this

STYLE
::cue { color: red }

intro
00:01.000 --> 00:02.000
<v Ann Mora>We <i>go</i>.

00:09.000 --> 00:10.000
<v Ann Mora>You &amp; I stay.

00:10.000 --> 00:11.000
- No.

NOTE and not this
"""
    read = archived(text)
    assert read.text == "Ann Mora: We go.\nYou & I stay.\n- No."
    assert read.second_of(read.text.index("stay")) == 9
    assert archived("No subtitles").second_of(0) is None
    assert archived("1\n00:00:01,000 --> 00:00:02,000\n").text.strip() == ""


def test_an_edit_leads_there_and_back():
    made = edited("abcdef", [Edit(1, 3, "X"), Edit(2, 4, "lost"), Edit(4, 5, "")])
    assert made.text == "aXdf"
    assert [made.edited(at) for at in range(6)] == [0, 1, 1, 2, 3, 3]
    assert made.original(1, 3) == Stretch(1, 4)
    assert edited("ab", [Edit(0, 1, "")]).edited(0) == 0


def test_quotations_go_on_over_paragraphs_with_and_without_a_repeated_mark():
    text = "“We rest. We wait.\n\nAnd then we go,” she said.\n\n“We stop here.\n\n“And there,” he said."
    read = archived(text)
    words = [" ".join(part.of(read.text) for part in quotation.parts) for quotation in read.quotations]
    assert words == ["We rest. We wait. And then we go,", "We stop here. And there,"]
    assert kinds(text) == ["opening marks repeated at a paragraph"]


def test_marks_without_a_partner_are_listed_with_their_places():
    text = "“We rest, she said.\n\nThey go” there.\n\n“We end"
    read = archived(text)
    (line,) = summary(read)
    assert line.startswith("1 quotation mark has no partner, opened and never closed or the other way round, at seeds/")
    assert "seeds/x.txt:5:1: what they hold" in line
    many = archived("\n\n".join(f"He left {at} “rest, she said." for at in range(7)))
    assert "and 2 more" in " ".join(summary(many))
    assert "1 quotation mark has no partner" in " ".join(summary(archived("He left “rest, she said.")))


def test_what_was_left_out_is_marked_and_summed_up():
    read = archived("The boats lie\n\n3\n\nhigh and\n\n4\n\ndry, num-\nbers and so-\ncalled ``words'' too." + ENGLISH)
    assert marked(read).startswith("The boats lie⟨page number⟩ high and⟨page number⟩ dry, ")
    line, *_ = summary(read, {"page feet": 1})
    assert line.startswith("left out 1 page foot, 2 page numbers; joined 1 hyphen at a line's end; kept 1 hyphen")


def test_characters_that_nobody_sees_are_shown_by_name():
    assert named("a\u202eb\x80c") == "a‹U+202E RIGHT-TO-LEFT OVERRIDE›b‹U+0080 without a name›c"
    assert named("plain\n") == "plain\n"
