"""The gates of evidence: what stands, what is refused, and what is said about it."""

import pytest
from helpers.evidence import (
    MORA,
    QUIST,
    TARR,
    catalog,
    codes,
    describing,
    entry,
    fragments,
    only,
    proved,
    quoting,
    source,
    statement,
)
from policy_timeline.facts.proving import prove
from policy_timeline.findings.diagnostics import Severity

REPORT = (
    "Foreign Minister Ann Mora spoke in Velm on Monday.\n"
    "“We will not leave the treaty before the winter of 2027,” she said. "
    "“Any guarantee must be backed by capable troops.”\n"
    "Ben Tarr disagreed, saying, “This is a bad deal, and an unrealistic plan.”\n"
    "Mora spoke of a “red line” again. The plan is dead.\n"
)


def test_true_words_are_proved_where_they_stand():
    result = proved(REPORT, quoting("Any guarantee must be backed by capable troops"))
    assert result.diagnostics == ()
    assert result.skipped == ()
    assert fragments(REPORT, result) == ["Any guarantee must be backed by capable troops"]
    (key,) = result.proofs
    assert key == ("statements", "claim", ("evidence", 0))
    (proof,) = result.proofs.values()
    assert (proof.source, proof.confirmed, proof.rest, proof.sentence) == ("report", True, (), None)


def test_a_passage_may_be_narration_and_hold_quoted_words():
    result = proved(REPORT, describing("Mora spoke of a “red line” again."))
    assert result.diagnostics == ()
    assert fragments(REPORT, result) == ["Mora spoke of a “red line” again."]


@pytest.mark.parametrize(
    ("quote", "message"),
    [
        ("Any guarantee must be backed by able troops", "… must be backed by -able- +capable+ troops"),
        (
            "We will leave the treaty before the winter of 2027",
            ": We will +not+ leave the treaty before …",
        ),
        ("We will not leave the treaty before the winter of 2026", "2027"),
        ("This is a good deal, and an unrealistic plan", "-good- +bad+"),
        ("This is bad a deal, and an unrealistic plan", "a"),
        ("This is a bad deal and an unrealistic plan", "-deal- +deal,+"),
        ("this is a bad deal, and an unrealistic plan", "-this- +This+"),
    ],
)
def test_words_that_differ_are_refused_with_the_difference(quote, message):
    found = only(proved(REPORT, quoting(quote, speaker=TARR if "deal" in quote else MORA)))
    assert (found.severity, found.code) == (Severity.ERROR, "not-in-source")
    assert message in found.message
    assert str(found.location) == "data/statements/claim.yml:1:1"


def test_words_that_nothing_is_like_are_refused():
    found = only(proved(REPORT, quoting("Zebras graze on quiet meadows, munching fresh hay")))
    assert (found.code, "nothing there is like them" in found.message) == ("not-in-source", True)


def test_words_of_another_source_name_it():
    texts = {"report": REPORT, "other": "“Zebras graze on the northern shore,” Mora said."}
    found = only(prove(catalog(texts, quoting("Zebras graze on the northern shore"))))
    assert (found.code, found.hint) == ("in-other-source", "write source: other")


def test_a_few_words_send_nobody_to_another_source():
    texts = {"report": REPORT, "other": "“Zebras graze,” Mora said."}
    assert only(prove(catalog(texts, quoting("Zebras graze")))).code == "not-in-source"


@pytest.mark.parametrize("quote", ["able troops", "unrealistic pl", "treaty before the winter of 202"])
def test_parts_of_words_are_refused(quote):
    found = only(proved(REPORT, quoting(quote)))
    assert found.code == "not-whole-words"


def test_the_word_that_was_broken_is_shown():
    assert "“capable troops”" in only(proved(REPORT, quoting("able troops"))).message


def test_narration_cannot_be_a_quote():
    found = only(proved(REPORT, quoting("The plan is dead.")))
    assert found.code == "not-in-quotation-marks"
    assert "write passage: instead of quote:" in found.hint


@pytest.mark.parametrize("quote", ["spoke of a “red line” again", "“red line”"])
def test_a_quote_must_not_reach_beyond_the_marks(quote):
    found = only(proved(REPORT, quoting(quote)))
    assert found.code == "not-in-quotation-marks"
    assert "beyond" in found.message


@pytest.mark.parametrize(
    ("quote", "speaker", "hint"),
    [
        ("Any guarantee must be backed by capable troops.", TARR, f"write speaker: {MORA}"),
        ("This is a bad deal, and an unrealistic plan.", MORA, f"write speaker: {TARR}"),
        ("red line", QUIST, f"write speaker: {MORA}"),
    ],
)
def test_words_of_another_speaker_are_refused(quote, speaker, hint):
    found = only(proved(REPORT, quoting(quote, speaker=speaker)))
    assert (found.severity, found.code, found.hint) == (Severity.ERROR, "wrong-speaker", hint)


def test_words_of_two_speakers_are_neither_alone_of_a_third():
    text = "“We stay,” Mora and Quist said."
    assert codes(proved(text, quoting("We stay", speaker=QUIST))) == []
    found = only(proved(text, quoting("We stay", speaker=TARR)))
    assert (found.code, "Ann Mora (ann-mora) and Carl Quist (carl-quist)" in found.message) == ("wrong-speaker", True)
    assert found.hint.startswith("name the right actor")


def test_a_label_of_somebody_unknown_contradicts_and_names_it():
    text = "Q: We stay.\nMora: No."
    found = only(proved(text, quoting("We stay"), source(type="transcript")))
    assert found.code == "wrong-speaker"
    assert "“Q”" in found.message
    assert "write labels: {Q: ann-mora} in the source" in found.hint


def test_words_in_no_turn_are_refused():
    found = only(proved("We stay.\nMora: No.", quoting("We stay"), source(type="transcript")))
    assert (found.code, found.message) == ("not-in-quotation-marks", "the words stand in no speaker's turn")


def test_words_that_nobody_is_given_are_a_warning_that_a_note_lifts():
    text = "Mora and Tarr met.\n“We stay.”\nNobody left."
    found = only(proved(text, quoting("We stay")))
    assert (found.severity, found.code) == (Severity.WARNING, "unconfirmed-speaker")
    assert "attribution:" in found.hint
    result = proved(text, quoting("We stay", attribution={"note": "It is her motto."}))
    assert result.diagnostics == ()
    assert [one.confirmed for one in result.proofs.values()] == [False]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“We stay,” Jane Roe said.", "it may mean “Jane Roe”"),
        ("Mora said Tarr demanded “we stay”.", "it may mean Ann Mora or Ben Tarr"),
    ],
)
def test_a_doubt_says_who_may_be_meant(text, told):
    quote = "We stay" if "We" in text else "we stay"
    assert told in only(proved(text, quoting(quote))).message


def test_a_note_does_not_lift_a_contradiction():
    result = proved("“We stay,” Tarr said.", quoting("We stay", attribution={"note": "She whispered it."}))
    assert codes(result) == ["wrong-speaker"]


@pytest.mark.parametrize(
    ("text", "speaker", "expected"),
    [
        ("“We stay,” Tarr said.", "sudland", ["unconfirmed-speaker"]),
        ("“We stay,” Tarr said.", "norland", ["wrong-speaker"]),
        ("Sudland said “we stay”.", TARR, ["unconfirmed-speaker"]),
        ("Sudland said “we stay”.", "tarr-government", []),
        ("The Tarr government said “we stay”.", "sudland", []),
        ("Norland said “we stay”.", TARR, ["wrong-speaker"]),
    ],
)
def test_a_state_and_who_speaks_for_it_are_near(text, speaker, expected):
    quote = "We stay" if "We" in text else "we stay"
    assert codes(proved(text, quoting(quote, speaker=speaker))) == expected


def test_a_passage_must_name_the_speaker_in_its_paragraph():
    text = "Mora came.\nIt rained in Velm.\nShe left again."
    assert codes(proved(text, describing("Mora came."))) == []
    assert codes(proved(text, describing("She left again."))) == []
    found = only(proved(text, describing("It rained in Velm.")))
    assert (found.severity, found.code) == (Severity.WARNING, "unconfirmed-speaker")
    assert "does not name ann-mora" in found.message


def test_of_several_places_the_one_with_exactly_these_words_is_meant():
    text = "Must end, said the sign. “The war must end now,” Mora said. “Must end,” she said. “It Must end,” she said."
    (proof,) = proved(text, quoting("Must end")).proofs.values()
    assert proof.start == text.index("“Must end,") + 1


def test_of_several_places_the_first_in_the_speakers_mouth_is_meant():
    text = "It must end. “It must end soon,” Tarr said. “It must end now,” Mora said. “It must end,” Jane Roe said."
    (proof,) = proved(text, quoting("must end")).proofs.values()
    assert proof.start == text.index("must end now")


def test_words_that_another_said_exactly_do_not_hide_the_speakers_own():
    text = "“Must end,” Tarr said. “This war Must end now,” Mora said."
    assert codes(proved(text, quoting("Must end"))) == []


def test_evidence_of_events_and_the_other_view_of_a_dispute_claim_no_mouth():
    event = entry("events", "talks", title="Talks", date="2027", evidence=[{"source": "report", "quote": "red line"}])
    disputed = quoting(
        "red line",
        status="disputed",
        dispute={"text": "x", "evidence": [{"source": "report", "passage": "The plan is dead."}]},
    )
    result = proved(REPORT, event, disputed)
    assert result.diagnostics == ()
    assert set(result.proofs) == {
        ("events", "talks", ("evidence", 0)),
        ("statements", "claim", ("evidence", 0)),
        ("statements", "claim", ("dispute", "evidence", 0)),
    }


def test_an_events_quote_must_stand_in_quotation_marks_too():
    event = entry(
        "events", "talks", title="Talks", date="2027", evidence=[{"source": "report", "quote": "The plan is dead."}]
    )
    assert codes(proved(REPORT, event)) == ["not-in-quotation-marks"]


def test_a_speaker_who_is_no_actor_is_another_checks_business():
    assert codes(proved(REPORT, quoting("red line", speaker="nobody"))) == []


def test_a_source_without_a_text_is_another_checks_business():
    result = prove(catalog({}, quoting("red line"), source(not_curated=[{"quote": "x", "reason": "y"}])))
    assert (dict(result.proofs), result.diagnostics) == ({}, ())
    result = prove(catalog({"other": "x"}, quoting("red line")))
    assert (dict(result.proofs), result.diagnostics) == ({}, ())


@pytest.mark.parametrize(
    ("fields", "status", "severity"),
    [
        ({}, "published", Severity.ERROR),
        ({}, "draft", Severity.INFO),
        ({"quote": "red line", "passage": "red line"}, "published", Severity.ERROR),
        ({"quote": "red line", "passage": "red line"}, "draft", Severity.ERROR),
    ],
)
def test_evidence_is_either_a_quote_or_a_passage(fields, status, severity):
    found = only(proved(REPORT, statement(evidence=[{"source": "report", **fields}], status=status)))
    assert (found.severity, found.code) == (severity, "evidence-needs-words")


def test_what_is_left_out_of_a_source_must_stand_in_it_in_quotation_marks():
    given = source(
        not_curated=[{"quote": one, "reason": "x"} for one in ("red line", "dead", "zebra", "re\u200bd line")]
    )
    result = proved(REPORT, given)
    assert codes(result) == ["not-in-quotation-marks", "not-in-source", "hidden-character"]
    assert {one.location.file for one in result.diagnostics} == {"data/sources/report.yml"}


def test_a_short_fragment_is_shown_in_its_sentence():
    (proof,) = proved(REPORT, quoting("red line")).proofs.values()
    assert proof.sentence.of(REPORT) == "Mora spoke of a “red line” again."


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        ("red\u200b line", "hidden-character", "U+200B ZERO WIDTH SPACE"),
        ("red\u202e line", "hidden-character", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("red\ufeff line", "hidden-character", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("red\u200d line", "hidden-character", "U+200D ZERO WIDTH JOINER"),
        ("rеd line", "look-alike", "“rеd” mixes alphabets: it holds U+0435 CYRILLIC SMALL LETTER IE"),
        ("red linе", "look-alike", "U+0435"),
        ("𝐫ed line", "look-alike", "U+1D42B MATHEMATICAL BOLD SMALL R"),
    ],
)
def test_characters_that_deceive_the_eye_are_named(words, code, named):
    found = only(proved(REPORT, quoting(words)))
    assert (found.severity, found.code) == (Severity.ERROR, code)
    assert named in found.message


@pytest.mark.parametrize(
    "words", ["\u200dred line", "می\u200cخواهم", "👩\u200d🚀", "5 μm", "Ωm", "β-carotene", "Öl", "ὀρθός"]
)
def test_other_characters_are_no_deceit(words):
    found = codes(proved(f"“{words}” is what Mora said.", quoting(words)))
    assert found == (["hidden-character"] if words.startswith("\u200d") else found)
    assert "look-alike" not in found


def test_a_word_of_look_alikes_alone_is_told_from_the_sources():
    found = only(proved("“The cop left quickly,” Mora said.", quoting("The сор left quickly")))
    assert found.code == "not-in-source"
    assert "сор: U+0441 CYRILLIC SMALL LETTER ES; the source has U+0063 LATIN SMALL LETTER C" in found.message


def test_what_nobody_can_see_in_the_source_is_passed_over():
    text = "“The plan is d\u200bead, my\u202e friends,” Mora said."
    assert codes(proved(text, quoting("The plan is dead, my friends"))) == []


def test_a_language_without_lists_gets_the_gate_of_exact_words_alone():
    text = "« Nous restons », dit Tarr. C’est fini."
    french = source(language="es")
    result = proved(text, quoting("C'est fini."), french)
    assert result.diagnostics == ()
    assert [one.confirmed for one in result.proofs.values()] == [True]
    assert result.skipped == ("speakers, quotation marks and cuts not checked in 1 source without word lists (es)",)
    assert codes(proved(text, quoting("C'est la fin."), french)) == ["not-in-source"]


def test_the_last_line_counts_the_sources_that_were_not_checked_in_full():
    texts = {"report": "Nous restons.", "second": "Zostajemy tutaj."}
    claims = [
        statement(f"s{number}", evidence=[{"source": id_, "passage": text}])
        for number, (id_, text) in enumerate(texts.items())
    ]
    result = prove(catalog(texts, *claims, source(language="es"), source("second", language=None)))
    assert result.skipped == (
        "speakers, quotation marks and cuts not checked in 2 sources without word lists (es, language not given)",
    )


def test_a_source_that_names_no_language_is_checked_by_the_words_in_it():
    found = only(proved(REPORT, quoting("red line", speaker=TARR), source(language=None)))
    assert found.code == "wrong-speaker"


@pytest.mark.parametrize("words", ["“This is a bad deal”", '"Any guarantee must be backed"', "‘Mora spoke of a’"])
def test_quotation_marks_of_the_curators_own_are_told_as_what_they_are(words):
    found = only(proved(REPORT, quoting(words)))
    assert found.code == "not-in-source"
    assert found.message == "the words do not stand in source report with quotation marks close around them"
    assert found.hint.startswith("leave these quotation marks out")
