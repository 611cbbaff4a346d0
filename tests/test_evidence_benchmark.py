"""The measurements of benchmarks/evidence.py, in small."""

import re

import evidence
import hand_written
import pytest
from documents import KINDS, LAYOUTS, documents


@pytest.fixture(scope="module")
def found():
    return documents(len(KINDS) * len(LAYOUTS), seed=11)


def test_the_documents_are_the_same_for_the_same_seed(found):
    assert found == documents(len(found), seed=11)
    assert {(one.kind, one.layout) for one in found} == {(kind, layout) for kind in KINDS for layout in LAYOUTS}
    assert found != documents(len(found), seed=12)


def test_every_one_word_edit_of_a_true_quotation_is_refused(found):
    measured = evidence.measure_edits(found, 300, seed=5)
    assert measured.wrong == []
    assert sum(measured.tried.values()) == 300
    assert len(measured.tried) == 5


def test_no_harmless_variant_is_refused(found):
    measured = evidence.measure_variants(found, 90, seed=6)
    assert measured.wrong == []
    assert set(measured.tried) == set(evidence.VARIANTS)


def test_every_swap_of_speakers_is_caught(found):
    measured = evidence.measure_swaps(found)
    assert measured.wrong == []
    assert measured.tried["error"] > 10 * measured.tried["warning"]


def test_no_true_speaker_is_contradicted_and_few_are_left_open(found):
    for kind, measured in evidence.measure_true(found).items():
        assert measured.wrong == [], kind
        assert measured.tried["confirmed"] > 4 * measured.tried["unconfirmed"], kind


def test_the_real_document_is_understood_as_a_whole():
    found = evidence.measure_real()
    assert {kind for kind in found if kind.startswith(("true", "swapped"))} == {
        "true speakers confirmed",
        "swapped speakers contradicted",
    }


def test_in_the_reports_written_by_hand_most_quotations_are_told_and_none_wrongly():
    measured = evidence.measure_reports()
    assert measured.wrong == []
    assert measured.tried["given rightly"] > 3 * measured.tried["somebody's, left open"]


def test_the_page_on_evidence_gives_these_figures():
    page = (evidence.ROOT / "docs/about/evidence.md").read_text("utf-8")
    measured = evidence.measure_reports()
    assert f"{len(hand_written.reports())} short reports" in page
    assert f"Of {sum(measured.tried.values())} quotations written to mislead" in page
    shown = [int(one) for one in re.findall(r"^\| (?:attributed|left).*\| (\d+) \|$", page, re.MULTILINE)]
    assert shown == [
        measured.tried[one] for one in ("given rightly", "nobody's, left open", "somebody's, left open")
    ] + [0]


def test_what_is_timed_is_proved():
    seconds, proved = evidence.measure_time(8, 80, seed=7)
    assert proved == 80
    assert seconds > 0


def test_the_figures_are_printed(monkeypatch, capsys, found):
    monkeypatch.setattr(evidence, "documents", lambda *_, **__: found)
    monkeypatch.setattr(evidence, "measure_edits", lambda *_, **__: evidence.Measured(wrong=["an example"]))
    monkeypatch.setattr(evidence, "measure_variants", lambda *_, **__: evidence.Measured())
    monkeypatch.setattr(evidence, "measure_time", lambda *_, **__: (1.5, 80))
    evidence.main()
    printed = capsys.readouterr().out
    assert "an example" in printed
    assert "80 quotations proved" in printed
