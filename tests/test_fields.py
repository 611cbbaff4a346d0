"""Single values: what an id, an address, a hash and a language may look like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policy_timeline.entries.fields import Language, Sha256, Span, Text, Url, is_id, suggested_id
from pydantic import TypeAdapter, ValidationError


def accepts(type_, value):
    try:
        TypeAdapter(type_).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("text", ["a", "1", "a-1", "strait-has-toll", "a" * 80])
def test_what_is_an_id(text):
    assert is_id(text)


@pytest.mark.parametrize("text", ["", "A", "a_b", "-a", "a-", "a--b", "a.b", "a b", "ä", "a\n", "a" * 81, "a/b"])
def test_what_is_no_id(text):
    assert not is_id(text)


@pytest.mark.parametrize("text", ["index", "readme", "feed", "con", "nul", "com1", "lpt9"])
def test_a_name_that_a_page_or_a_system_keeps_is_no_id(text):
    assert not is_id(text)
    assert suggested_id(text.upper()) == f"{text}-1"


@given(st.text() | st.sampled_from(["Index", "CON", "n.u.l", "com1"]))
def test_a_suggested_id_is_one(text):
    suggested = suggested_id(text)
    assert suggested == "" or is_id(suggested)


def test_a_suggested_id_keeps_the_words():
    assert suggested_id("Port_League  of 2025.") == "port-league-of-2025"
    assert suggested_id("Łódź: Søren Þórðarson") == "lodz-soren-thordarson"
    assert suggested_id("“Wir zahl’n nicht!”, größte Fähre") == "wir-zahln-nicht-grosste-fahre"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org/a?b=c#d",
        "HTTPS://EXAMPLE.org",
        "https://127.0.0.1:8000/",
        "https://[::1]/",
    ],
)
def test_what_is_an_address(address):
    assert accepts(Url, address)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "example.org",
            "//example.org",
            "ftp://example.org",
            "javascript:alert(1)",
            "data:text/html,x",
            "https:example",
        ),
        *("https://", "https://u@example.org", "https://u:p@example.org", "https://:p@example.org", "http://[::1"),
        *("https://example.org/a b", "https://example.org\\@evil.org", "https://example.org:99999", "https://a:b/"),
    ],
)
def test_what_is_no_address(address):
    assert not accepts(Url, address)


def test_a_hash_has_64_small_digits():
    assert accepts(Sha256, "0a" * 32)
    assert not accepts(Sha256, "0A" * 32)
    assert not accepts(Sha256, "0a" * 31)
    assert not accepts(Sha256, "0a" * 32 + "\n")


@pytest.mark.parametrize(
    ("tag", "good"), [("en", True), ("pt-BR", True), ("gsw", True), ("English", False), ("e", False)]
)
def test_a_language_is_a_tag(tag, good):
    assert accepts(Language, tag) is good


def test_a_text_is_kept_without_the_space_around_it():
    assert TypeAdapter(Text).validate_python(" a  b\n") == "a  b"


def test_a_date_is_written_as_it_was_read():
    assert TypeAdapter(Span).dump_python(TypeAdapter(Span).validate_python("2025-02~")) == "2025-02~"
