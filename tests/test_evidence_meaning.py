"""Cuts, insertions and what is left out beside a quotation."""

import pytest
from helpers.evidence import TARR, codes, describing, fragments, only, proved, quoting, source
from policy_timeline.findings.diagnostics import Severity

LONG = " ".join(["very"] * 61)
TEXT = (
    "“We will send forty trucks and all the grain to the border before the winter,” Mora said. "
    "“They will arrive soon.”\n"
    "“We will not send soldiers,” she said. “We will stay if asked to.”\n"
    "“Never,” Tarr said.\n"
)


def said(words: str) -> str:
    return f"“{words}” is what Mora said."


@pytest.mark.parametrize("cut", ["[…]", "[...]", "  […] "])
def test_a_cut_leaves_out_words_that_turn_nothing(cut):
    result = proved(TEXT, quoting(f"We will send forty trucks {cut} to the border"))
    assert result.diagnostics == ()
    assert fragments(TEXT, result) == ["We will send forty trucks", "to the border"]


def test_parts_of_two_quotations_of_one_speaker_may_be_joined():
    result = proved(TEXT, quoting("to the border before the winter […] They will arrive soon."))
    assert result.diagnostics == ()


def test_a_cut_is_looked_for_after_the_part_before_it():
    result = proved(said("To the sea, to the land and to the sea we go"), quoting("to the land […] to the sea"))
    assert result.diagnostics == ()
    (proof,) = result.proofs.values()
    assert [one.start for one in proof.fragments] == [13, 29]


@pytest.mark.parametrize(
    "word",
    [
        "not",
        "no",
        "never",
        "don’t",
        "unless",
        "if",
        "only",
        "except",
        "but",
        "primarily",
        "largely",
        "partly",
        "hardly",
        "without",
        "however",
        "nor",
        "refuses",
    ],
)
def test_a_cut_must_not_leave_out_what_turns_the_meaning(word):
    found = only(proved(said(f"We can {word} agree"), quoting("We can […] agree")))
    assert (found.severity, found.code) == (Severity.ERROR, "cut-changes-meaning")
    assert f"“{word.replace('’', chr(39))}”" in found.message


def test_a_cut_must_not_leave_out_that_others_say_it():
    found = only(proved(said("We fight those who say we love war"), quoting("We […] love war")))
    assert (found.code, "“say”" in found.message) == ("cut-changes-meaning", True)
    assert codes(proved(said("We said in Velm that we love peace"), quoting("We […] love peace"))) == []
    text = "“We love,” Mora said. “Peace is ours,” she added."
    assert codes(proved(text, quoting("We love […] Peace is ours"))) == []
    assert codes(proved(text, describing("love,” Mora […] ours,”"))) == []


def test_any_turns_nothing():
    assert codes(proved(said("We take any offer at all now"), quoting("We take […] at all"))) == []


def test_a_cut_leaves_out_at_most_sixty_words():
    assert codes(proved(said(f"We {LONG[5:]} agree"), quoting("We […] agree"))) == []
    found = only(proved(said(f"We {LONG} agree"), quoting("We […] agree")))
    assert (found.code, "leaves out 61" in found.message) == ("cut-too-long", True)


def test_the_parts_must_keep_the_order_of_the_source():
    found = only(proved(TEXT, quoting("to the border […] We will send forty trucks")))
    assert found.code == "cut-order"


def test_a_cut_must_not_join_two_speakers():
    text = "“We will stay,” Mora said. “We will go,” Tarr said."
    assert codes(proved(text, quoting("We will stay […] We will go"))) == ["cut-joins-speakers"]
    assert codes(proved("“One,” a voice said. “Two,” a voice said.", quoting("One […] Two"))) == ["cut-joins-speakers"]


def test_a_cut_must_not_leave_the_quotation_marks():
    found = only(proved("“We stay,” Mora said in the old town.", quoting("We stay […] in the old town")))
    assert found.code == "not-in-quotation-marks"


def test_a_passage_is_cut_by_the_same_rules():
    assert codes(proved(TEXT, describing("will send forty trucks […] Mora said."))) == []
    assert codes(proved(TEXT, describing("We will […] send soldiers"))) == ["cut-changes-meaning"]


@pytest.mark.parametrize("quote", ["[…] forty trucks", "forty trucks […]", "forty […] […] trucks", "[…]"])
def test_a_cut_stands_between_words(quote):
    assert codes(proved(TEXT, quoting(quote))) == ["empty-cut"]


@pytest.mark.parametrize("quote", ["We [the union] will send", "[They] will arrive soon", "[t]o the border"])
def test_insertions_are_refused(quote):
    found = only(proved(TEXT, quoting(quote)))
    assert found.code == "insertion"
    assert "[" in found.message


@pytest.mark.parametrize(
    "words", ["We [the union] stay here", "We […] stay here", "We… stay here", "We stay [...] here"]
)
def test_what_the_source_itself_has_is_text(words):
    result = proved(said(words), quoting(words))
    assert result.diagnostics == ()
    assert fragments(said(words), result) == [words]


def test_a_bare_ellipsis_is_text_that_the_source_must_have():
    assert codes(proved(TEXT, quoting("We will send … forty trucks"))) == ["not-in-source"]


def test_leaving_out_the_end_punctuation_is_no_cut():
    result = proved(TEXT, quoting("Never", speaker=TARR), quoting("They will arrive soon"))
    assert result.diagnostics == ()


@pytest.mark.parametrize(
    ("words", "quote", "rest"),
    [
        ("We will stay if asked to.", "We will stay", "if asked to."),
        ("If asked to, we will stay.", "we will stay", "If asked to,"),
        ("It is not true that we stay.", "we stay", "It is not true that"),
        ("We stay. Full stop. But not for long.", "We stay", "Full stop. But not for long."),
        ("We stay. But not for long. Yes.", "We stay.", "But not for long."),
        ("We stay. One. Two. But not for long.", "We stay.", None),
        ("Will they join us?", "they join us", "?"),
        ("We stay here, do we, friends?", "We stay here", ", do we, friends?"),
        ("We stay in the old town.", "We stay", None),
        ("They say that we stay.", "we stay", "They say that"),
        ("I say that we stay.", "we stay", None),
        ("We stay in principle.", "We stay", "in principle."),
        ("Should they leave, we stay.", "we stay", "Should they leave,"),
        ("We should have the right to say that we stay.", "we stay", None),
        ("We stay once they leave.", "We stay", "once they leave."),
        ("Few think that we stay.", "we stay", "Few think that"),
        ("We stay. And yet we doubt.", "We stay.", "And yet we doubt."),
        ("We stay. Friends. Not really.", "We stay.", "Friends. Not really."),
        ("We stay. Then again, who knows?", "We stay.", "Then again, who knows?"),
        ("We never left. We stay. It is fine.", "We stay", None),
    ],
)
def test_what_may_turn_the_meaning_is_said_and_shown(words, quote, rest):
    text = said(words)
    result = proved(text, quoting(quote))
    (proof,) = result.proofs.values()
    assert [one.of(text) for one in proof.rest] == ([rest] if rest else [])
    assert codes(result) == (["meaning-may-turn"] if rest else [])
    assert all(one.severity is Severity.INFO for one in result.diagnostics)
    assert all(" ".join(rest.split()) in one.message for one in result.diagnostics)


def test_only_what_stands_in_the_same_quotation_marks_counts():
    assert codes(proved("“We stay,” Mora said, but nobody heard it.", quoting("We stay"))) == []
    assert codes(proved("“We stay,” Mora said. “But who knows?”", quoting("We stay"))) == []


@pytest.mark.parametrize(
    ("text", "quote", "rest"),
    [
        ("“We stay,” Mora said, “unless it rains.”", "We stay", "unless it rains."),
        ("“If it rains,” Mora said, “we stay.”", "we stay", "If it rains,"),
        ("“We stay,” Mora said, “in the old town.”", "We stay", None),
        ("“We stay,” Mora said, but Tarr said “never”.", "We stay", None),
        ("“We stay,” Mora said. “Unless it rains.”", "We stay", None),
        ("“We stay, unless it rains,” Mora said, “in town.”", "We stay, unless it rains", None),
        ("“We stay,” Mora said, “not ‘never’.”", "We stay", "not ‘never’."),
    ],
)
def test_a_sentence_that_a_clause_interrupts_is_looked_at_as_a_whole(text, quote, rest):
    result = proved(text, quoting(quote))
    (proof,) = result.proofs.values()
    assert [one.of(text) for one in proof.rest] == ([rest] if rest else [])


def test_both_sides_of_a_quotation_are_looked_at():
    text = said("If they ask, we stay in town unless it rains.")
    (proof,) = proved(text, quoting("we stay in town")).proofs.values()
    assert [one.of(text) for one in proof.rest] == ["If they ask,", "unless it rains."]


def test_a_turn_and_a_speech_go_on_over_paragraphs():
    text = "Mora: We stay.\nBut not for long.\nTarr: Good."
    assert codes(proved(text, quoting("We stay"), source(type="transcript"))) == ["meaning-may-turn"]
    assert codes(
        proved("We stay.\nBut not for long.", quoting("We stay"), source(type="speech", speaker="ann-mora"))
    ) == ["meaning-may-turn"]
    assert codes(proved("Mora: We stay.\nTarr: But why?", quoting("We stay"), source(type="transcript"))) == []


def test_the_rest_of_a_passage_is_that_of_its_sentence():
    text = "Mora will stay, but not for long. But she may go."
    (proof,) = proved(text, describing("Mora will stay")).proofs.values()
    assert [one.of(text) for one in proof.rest] == [", but not for long."]
    assert codes(proved("Mora will stay. But she may go.", describing("Mora will stay."))) == []
