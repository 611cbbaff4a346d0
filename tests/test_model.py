"""The kinds of entry: their ids and labels, what is empty, and what nobody can change."""

import pytest
from policy_timeline.entries.kinds import KINDS, Actor, Entry, Issue, Position, Shift, Statement
from policy_timeline.entries.records import Evidence
from pydantic import ValidationError

STATEMENT = {
    "summary": "Norland supports a toll.",
    "speaker": "mira-vale",
    "date": "2025-03-03",
    "evidence": [{"source": "report", "quote": "a toll"}],
}


def make(kind, value, id_="x"):
    return kind.model_validate(value, context={"id": id_})


def errors(kind, value):
    with pytest.raises(ValidationError) as refused:
        make(kind, value)
    return {(error["type"], error["loc"]) for error in refused.value.errors()}


def test_the_id_comes_with_the_file():
    assert make(Issue, {"title": "Tides"}, "tides").id == "tides"


def test_the_id_cannot_stand_in_the_file():
    assert errors(Issue, {"title": "Tides", "id": "tides"}) == {("extra_forbidden", ("id",))}


@pytest.mark.parametrize(
    ("kind", "value", "label"),
    [
        ("actors", {"name": "Norland", "type": "country"}, "Norland"),
        ("issues", {"title": "Tides"}, "Tides"),
        ("positions", {"proposition": "Ships should pay.", "issue": "tides"}, "Ships should pay."),
        ("events", {"title": "Talks", "date": "2025"}, "Talks"),
        ("sources", {"title": "[Letter]", "type": "news", "file": "a.txt", "sha256": "0" * 64}, "[Letter]"),
        ("statements", STATEMENT, "Norland supports a toll."),
        ("shifts", {"position": "p", "from": "a", "to": "b", "type": "change", "summary": "It did."}, "It did."),
    ],
)
def test_every_kind_has_a_label(kind, value, label):
    assert make(KINDS[kind], value).label == label
    assert set(value) == {
        field.alias or name for name, field in KINDS[kind].model_fields.items() if field.is_required()
    }


def test_a_kind_without_a_label_cannot_be_forgotten():
    class Nameless(Entry):
        pass

    with pytest.raises(AttributeError, match="called_by"):
        _ = make(Nameless, {}).label


def test_an_entry_cannot_be_changed():
    with pytest.raises(ValidationError):
        make(Issue, {"title": "Tides"}).title = "Fog"


@pytest.mark.parametrize("empty", ["", [], {}])
def test_an_empty_value_is_a_missing_one(empty):
    if empty == "":
        assert make(Actor, {"name": "N", "type": "country", "aliases": empty, "description": empty}).aliases == ()
        assert errors(Issue, {"title": empty}) == {("missing", ("title",))}
    else:
        assert errors(Issue, {"title": empty}) == {("string_type", ("title",))}


def test_an_empty_value_inside_is_a_missing_one():
    value = {**STATEMENT, "dating": {"method": "", "note": ""}}
    assert errors(Statement, value) == {("missing", ("dating", "method"))}


def test_an_unknown_key_without_a_value_is_still_unknown():
    assert errors(Issue, {"title": "T", "titel": ""}) == {("extra_forbidden", ("titel",))}


def test_the_key_from_is_written_as_such():
    value = {"position": "p", "from_": "a", "to": "b", "type": "change", "summary": "s"}
    assert errors(Shift, value) == {("missing", ("from",)), ("extra_forbidden", ("from_",))}


@pytest.mark.parametrize(("changes", "principal"), [({}, "mira-vale"), ({"on_behalf_of": "norland"}, "norland")])
def test_a_statement_counts_for_its_principal(changes, principal):
    assert make(Statement, {**STATEMENT, **changes}).principal == principal


def test_a_statement_without_the_speakers_words_is_reported():
    passage = {"source": "report", "passage": "for a toll"}
    assert not make(Statement, STATEMENT).is_reported
    assert not make(Statement, {**STATEMENT, "evidence": [passage, *STATEMENT["evidence"]]}).is_reported
    assert make(Statement, {**STATEMENT, "evidence": [passage]}).is_reported


def test_evidence_knows_whose_words_it_holds():
    quote, passage, neither = (Evidence(source="s", **words) for words in ({"quote": "a"}, {"passage": "b"}, {}))
    assert [(one.is_quote, one.key, one.words) for one in (quote, passage, neither)] == [
        (True, "quote", "a"),
        (False, "passage", "b"),
        (False, "passage", ""),
    ]


def test_conditions_count_evidence_from_one():
    condition = {"text": "if built", "evidence": "0"}
    stance = {"position": "p", "stance": "supports-with-conditions", "mode": "demand", "basis": "explicit"}
    value = {**STATEMENT, "stances": [{**stance, "conditions": [condition]}]}
    place = ("stances", 0, "conditions", 0, "evidence")
    assert errors(Statement, value) == {("greater_than_equal", place)}


def test_every_field_says_in_words_what_it_is():
    for kind in KINDS.values():
        assert all(field.description for field in kind.model_fields.values())


def test_a_position_lists_where_was_searched():
    value = {"proposition": "P.", "issue": "i", "searched": [{"actor": "a", "date": "2025", "sources": ["s", "t"]}]}
    assert make(Position, value).searched[0].sources == ("s", "t")
