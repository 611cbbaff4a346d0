"""Documents in the likeness of real ones: every quotation is found, none with what is layout, none from beside."""

import re
from collections import Counter
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest
from helpers.documents import DOCUMENTS
from helpers.evidence import catalog, codes, quoting, source
from policy_timeline.cli.readings import singular
from policy_timeline.coverage import coverage
from policy_timeline.facts.proving import prove
from policy_timeline.reading.documents import extract
from policy_timeline.texts.line_ends import JOINED
from policy_timeline.texts.signs import DOUBLED

PAGE = Path(__file__).parents[1] / "generator/policy_timeline/authoring/guide/documents.md"
IDS = [f"{document.kind}, {number % 2 + 1}" for number, document in enumerate(DOCUMENTS)]


@cache
def read(document):
    """Return the catalog that holds a document alone, its quotations in words, and what was left out of it."""
    extracted = extract(document.raw, document.suffix)
    held = catalog({"report": extracted.text}, source(type=document.type, language=document.language))
    found = tuple(quotation.words for one in coverage(held, {}) for quotation in one.quotations)
    left_out = Counter(extracted.left_out)
    left_out.update(one.kind for one in held.texts["report"].reading.left_out)
    return held, found, left_out


@pytest.mark.parametrize("document", DOCUMENTS, ids=IDS)
def test_every_quotation_is_found_whole_and_nothing_else(document):
    held, found, _ = read(document)
    assert sorted(found) == sorted(document.quotations)
    assert [words for words in document.beside if words in held.texts["report"].text] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=IDS)
def test_what_is_found_can_be_proved(document):
    held, found, _ = read(document)
    for words in found:
        again = catalog(
            {"report": held.texts["report"].archived}, source(type=document.type, language=document.language),
            quoting(words.rstrip(" ,"))
        )  # fmt: skip
        assert {"not-in-source", "not-whole-words", "not-in-quotation-marks", "no-words"} & set(
            codes(prove(again))
        ) == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=IDS)
def test_the_reading_text_leads_back_to_the_archived_characters(document):
    text = read(document)[0].texts["report"]
    for quotation in text.quotations:
        place = text.in_archive(quotation.parts[0])
        assert text.archived[place.start] == text.text[quotation.parts[0].start]
        assert text.archived[place.end - 1] == text.text[quotation.parts[0].end - 1]


def table():
    """Return the rows of the table on the page about documents."""
    lines = [
        "| Kind of document | Left out or joined, in two documents | Quotations there | Found whole |",
        "|---|---|---|---|",
    ]
    for kind, documents in groupby(DOCUMENTS, key=lambda document: document.kind):
        pair = list(documents)
        left_out = sum((read(document)[2] for document in pair), Counter())
        told = ", ".join(
            f"{count} {name if count != 1 else singular(name)}" for name, count in sorted(left_out.items())
        )
        there = sum(len(document.quotations) for document in pair)
        found = sum(len(set(document.quotations) & set(read(document)[1])) for document in pair)
        lines.append(f"| {kind} | {told or 'nothing'} | {there} | {found} |")
    return "\n".join(lines)


def test_the_page_on_documents_gives_these_figures():
    assert table() in PAGE.read_text("utf-8"), table()


def test_there_are_enough_documents():
    kinds = Counter(document.kind for document in DOCUMENTS)
    assert len(DOCUMENTS) >= 25
    assert set(kinds.values()) == {2}
    assert re.search(rf"\b{len(DOCUMENTS)} documents of {len(kinds)} kinds", PAGE.read_text("utf-8"))
    assert {JOINED, DOUBLED} <= set().union(*(read(document)[2] for document in DOCUMENTS))
