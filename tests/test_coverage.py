"""Which quotations of a source are curated."""

from helpers.evidence import MORA, QUIST, TARR, catalog, source, statement
from policy_timeline.coverage import SourceCoverage, coverage
from policy_timeline.facts.proving import prove

TEXT = "“We stay,” Mora said. “We never ‘left’.”\n“We go,” Tarr said. It is a “plan”.\n“Perhaps,” Jane Roe said.\n"


def covered(text: str, *statements: object, **fields: object) -> SourceCoverage:
    built = catalog({"report": text}, source(**fields), *statements)
    (found,) = coverage(built, prove(built).proofs)
    return found


def quote(id_: str, words: str, speaker: str = MORA, key: str = "quote", **fields: object) -> object:
    return statement(id_, speaker, evidence=[{"source": "report", key: words}], **fields)


def test_each_quotation_names_its_speaker_and_the_statements_that_rest_on_it():
    found = covered(TEXT, quote("b", "We stay"), quote("a", "We stay"), quote("c", "never"))
    assert [(one.words, one.speaker, one.name, one.statements) for one in found.quotations] == [
        ("We stay,", MORA, "Mora", ("a", "b")),
        ("We never ‘left’.", MORA, "Mora", ("c",)),
        ("We go,", TARR, "Tarr", ()),
        ("plan", None, "", ()),
        ("Perhaps,", None, "Jane Roe", ()),
    ]
    assert found.quotations[0].stretch.of(TEXT) == "We stay,"
    assert (found.source, found.total, found.curated, found.left_out) == ("report", 5, 2, 0)
    assert [one.words for one in found.open] == ["We go,", "plan", "Perhaps,"]


def test_a_draft_does_not_curate():
    found = covered(TEXT, quote("a", "We stay", status="draft"))
    assert (found.quotations[0].statements, found.quotations[0].drafts) == ((), ("a",))
    assert not found.quotations[0].is_settled


def test_a_quotation_may_be_left_out_for_a_reason():
    found = covered(TEXT, not_curated=[{"quote": "Perhaps", "reason": "no position"}, {"quote": "We", "reason": "x"}])
    assert found.quotations[4].reason == "no position"
    assert (found.quotations[0].reason, found.left_out, found.total) == (None, 1, 5)


def test_a_passage_curates_the_quotations_of_its_own_speaker_alone():
    words = "“We go,” Tarr said."
    assert covered(TEXT, quote("a", words, TARR, "passage")).quotations[2].statements == ("a",)
    assert covered(TEXT, quote("a", words, MORA, "passage")).quotations[2].statements == ()
    assert covered(TEXT, quote("a", "“Perhaps,” Jane Roe said.", MORA, "passage")).quotations[4].statements == ("a",)


def test_a_quotation_over_paragraphs_is_one():
    found = covered("Mora said: “We stay.\n“We fight.”\n", quote("a", "We fight"))
    assert [(one.words, one.statements) for one in found.quotations] == [("We stay. We fight.", ("a",))]


def test_in_a_transcript_the_turns_of_actors_count():
    text = "MORA: We stay. I said “no”.\nQ: Why?\nTarr: We go."
    found = covered(text, quote("a", "We stay"), type="transcript")
    assert [(one.words, one.speaker, one.statements) for one in found.quotations] == [
        ("We stay. I said “no”.", MORA, ("a",)),
        ("We go.", TARR, ()),
    ]
    assert [one.words for one in covered("Mora : « Non ».", type="transcript", language="es").quotations] == ["Non"]


def test_in_a_speech_the_paragraphs_count():
    found = covered("A Speech\nWe stay. I said “no”.\nWe win.", type="speech", speaker=QUIST)
    assert [(one.words, one.speaker) for one in found.quotations] == [
        ("We stay. I said “no”.", QUIST),
        ("We win.", QUIST),
    ]


def test_a_statement_that_is_not_proved_curates_nothing():
    assert covered(TEXT, quote("a", "We stayed")).curated == 0


def test_a_source_without_a_text_is_left_out():
    built = catalog({}, source())
    assert list(coverage(built, {})) == []
