"""The interface's words in one catalog for each language, complete and well-formed."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast
from policy_timeline.interface import labels
from policy_timeline.interface.localization import counted, translator

GENERATOR = Path(labels.__file__).parents[1]
LOCALES = sorted((GENERATOR / "interface/locales").glob("*.po"))
MARKS = {"_", "N_", "translate"}


def in_templates():
    """Yield every message of the templates."""
    for template in (GENERATOR / "pages/templates").iterdir():
        parsed = Environment(autoescape=True).parse(template.read_text("utf-8"))
        for _, _, message in extract_from_ast(parsed, gettext_functions=("_", "ngettext")):
            if message:
                yield message[:2] if isinstance(message, tuple) else message


def in_code():
    """Yield every message of the code: the texts in `_(…)`, `N_(…)` and `translate(…)`."""
    for module in GENERATOR.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) == "NN_":
                yield tuple(form.value for form in node.args)
            elif isinstance(node, ast.Call) and _name(node.func) in MARKS and node.args:
                found = node.args[0]
                if isinstance(found, ast.Constant):
                    yield found.value
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Call) and _name(node.func.func) == "counted":
                yield tuple(one.value for one in node.args[:2])


def _name(func):
    return getattr(func, "attr", None) or getattr(func, "id", None)


def catalog(path):
    with path.open("rb") as file:
        return {one.id: one for one in read_po(file, locale=path.stem) if one.id}


@cache
def messages():
    """Return every message that the program shows, as the catalogs must have it."""
    return {*in_templates(), *in_code()}


def test_there_are_messages_and_a_german_catalog():
    assert {"Compare two actors", "in favor", "Timeline", "about %s"} <= messages()
    assert [path.stem for path in LOCALES] == ["de"]


@pytest.mark.parametrize("path", LOCALES, ids=lambda path: path.stem)
def test_a_catalog_has_every_message_and_no_other(path):
    assert set(catalog(path)) == messages()


@pytest.mark.parametrize("path", LOCALES, ids=lambda path: path.stem)
def test_a_translation_is_sure_not_empty_and_has_the_places_of_its_message(path):
    for message in catalog(path).values():
        assert not message.fuzzy, message.id
        forms = message.string if message.pluralizable else [message.string]
        for form in forms:
            assert form, message.id
            assert places(form) == places(message.id[1] if message.pluralizable else message.id)


def places(text):
    return sorted(re.findall(r"%\(\w+\)s|%s", text))


def test_what_has_no_translation_stays_english():
    assert translator("de")("Timeline") == "Zeitleiste"
    assert translator("de-AT")("Timeline") == "Zeitleiste"
    assert translator("de")("No such message") == "No such message"
    assert translator("xx")("Timeline") == "Timeline"
    assert translator("en")("Timeline") == "Timeline"


def test_a_message_is_counted_as_the_language_counts():
    forms = ("by %(count)s actor", "by %(count)s actors")
    assert [counted("de")(*forms, number) for number in (0, 1, 2)] == [
        "von %(count)s Akteuren",
        "von %(count)s Akteur",
        "von %(count)s Akteuren",
    ]
    assert [counted("xx")(*forms, number) for number in (1, 2)] == list(forms)


@pytest.mark.parametrize("language", ["../secrets", "", "de/../../x"])
def test_a_language_names_no_path(language):
    assert translator(language)("Timeline") == "Timeline"


def test_every_term_of_the_data_has_words():
    for terms in (
        labels.STANCES,
        labels.MODES,
        labels.MODE_QUESTIONS,
        labels.ACTOR_TYPES,
        labels.SOURCE_TYPES,
        labels.DATINGS,
        labels.SHIFT_TYPES,
    ):
        assert set(terms) == set(type(next(iter(terms))))


def test_what_is_not_feasible_is_never_against():
    for mode in labels.MODES:
        phrases = [labels.phrase(stance, mode, translator("en")) for stance in labels.STANCES]
        assert len(set(phrases)) == len(phrases)
        assert ("against" in phrases) is (mode == "preference")


def test_a_stance_without_a_phrase_is_named_with_its_mode():
    assert labels.phrase("mixed", "feasibility", translator("en")) == "mixed (feasibility)"
