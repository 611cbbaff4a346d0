"""Every message of the interface is translated, with the same places to fill, and no translation is left over."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import generator
from generator.pages.translations import translator

PACKAGE = Path(generator.__file__).parent
METHODS = [("**.py", "python"), ("**.j2", "jinja2")]
KEYWORDS = {"_": None, "N_": None, "translate": None}
CATALOGUES = sorted((PACKAGE / "locales").glob("*.po"))


@pytest.fixture(scope="module")
def messages():
    found = extract_from_dir(PACKAGE, method_map=METHODS, keywords=KEYWORDS)
    return {message for _, _, message, _, _ in found}


def _places(text):
    return sorted(re.findall(r"%\(\w+\)s|%s", text))


def test_there_are_messages_and_catalogues(messages):
    assert "Timeline" in messages
    assert "supports" in messages
    assert [path.stem for path in CATALOGUES] == ["de"]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_is_complete_and_holds_nothing_else(path, messages):
    with path.open("rb") as file:
        translated = {one.id: one.string for one in read_po(file) if one.id}
    assert messages - {one for one, text in translated.items() if text} == set()
    assert translated.keys() - messages == set()
    assert [one for one, text in translated.items() if _places(one) != _places(text)] == []


def test_a_language_without_a_catalogue_stays_english_and_a_region_takes_its_language():
    assert translator("fr")("Timeline") == "Timeline"
    assert translator("de-AT")("Timeline") == "Zeitleiste"
    assert translator("de")("no message of ours") == "no message of ours"
