"""Texts that deceive the eye, anywhere in an entry."""

import pytest


@pytest.mark.parametrize(
    ("entry", "change", "line", "code"),
    [
        ("actors/anna-berg", {"aliases": ["Berg", "B\u0435rg"]}, 6, "look-alike"),
        ("issues/harbour-fees", {"title": "Harbour\u2060 fees"}, 2, "hidden-character"),
        ("actors/anna-berg", {"links": [{"url": "https://example.org", "note": "B\ufefferg"}]}, 18, "hidden-character"),
    ],
)
def test_each_is_named_where_it_stands(world, entry, change, line, code):
    world.entries[entry] |= change
    found = [one for one in world.findings() if one.code == code]
    assert [(one.severity, one.location.line) for one in found] == [("error", line)]
    assert "U+" in found[0].message


def test_a_proved_text_is_told_once(world):
    world.statement["evidence"][0]["quote"] = "Our harb\u043eurs will charge no fees"
    assert world.codes() == ["error look-alike"]


@pytest.mark.parametrize(
    "title", ["Плата за порт", "Τέλη λιμένων", "海運", "Hafengebühren – „Maut“", "Fees in €, 5 μm \\"]
)
def test_other_alphabets_are_no_deceit(world, title):
    world.entries["issues/harbour-fees"]["title"] = title
    assert world.codes() == []
