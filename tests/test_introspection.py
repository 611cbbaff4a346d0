"""What the model knows of its fields: records, classes, free text and references by path."""

import pytest
from policy_timeline.entries.introspection import class_of, field_at, is_free_text, record_at, references
from policy_timeline.entries.kinds import KINDS, Actor, Position, Shift, Statement
from policy_timeline.entries.records import Condition, Evidence, Membership, Stance
from policy_timeline.entries.terms import StanceTerm


def test_a_path_leads_to_the_record_at_it():
    assert record_at(Statement, ()) is Statement
    assert record_at(Statement, ("stances", 0)) is Stance
    assert record_at(Statement, ("stances", 0, "conditions", 3)) is Condition
    assert record_at(Statement, ("dispute", "evidence", 0)) is Evidence
    assert record_at(Actor, ("memberships",)) is Membership


def test_a_path_leads_to_the_field_at_it():
    assert field_at(Shift, ("from",)).alias == "from"
    assert class_of(field_at(Statement, ("stances", 0, "stance")).annotation) is StanceTerm


@pytest.mark.parametrize("path", [("nothing",), ("summary", "inside"), ("stances", 0, "nothing"), ("from_",)])
def test_a_path_to_nothing_is_an_error(path):
    with pytest.raises(KeyError):
        field_at(Statement, path)


@pytest.mark.parametrize(
    ("kind", "path", "prose"),
    [
        ("actors", ("name",), True),
        ("actors", ("aliases", 1), True),
        ("actors", ("description",), True),
        ("actors", ("type",), False),
        ("actors", ("memberships", 0, "role"), True),
        ("actors", ("memberships", 0, "organization"), False),
        ("actors", ("links", 0, "url"), False),
        ("actors", ("nickname",), False),
        ("sources", ("file",), False),
        ("statements", ("evidence", 0, "quote"), True),
        ("statements", ("stances", 0, "conditions", 0, "evidence"), False),
        ("statements", ("date",), False),
    ],
)
def test_free_text_is_told_from_the_rest(kind, path, prose):
    assert is_free_text(KINDS[kind], path) is prose


def made(kind, value):
    return list(references(kind.model_validate(value, context={"id": "x"})))


def test_references_are_found_at_any_depth_in_the_order_of_the_fields():
    found = made(
        Statement,
        {
            "summary": "s",
            "speaker": "a",
            "on_behalf_of": "b",
            "date": "2025",
            "event": "e",
            "evidence": [{"source": "s1", "quote": "q"}, {"source": "s2", "passage": "p"}],
            "stances": [{"position": "p1", "stance": "mixed", "mode": "demand", "basis": "explicit"}],
            "dispute": {"text": "t", "evidence": [{"source": "s3", "quote": "q"}]},
        },
    )
    assert found == [
        (("speaker",), "actors", "a"),
        (("on_behalf_of",), "actors", "b"),
        (("event",), "events", "e"),
        (("evidence", 0, "source"), "sources", "s1"),
        (("evidence", 1, "source"), "sources", "s2"),
        (("stances", 0, "position"), "positions", "p1"),
        (("dispute", "evidence", 0, "source"), "sources", "s3"),
    ]


def test_references_in_lists_have_their_index():
    searched = [{"actor": "a", "date": "2025", "sources": ["s", "t"]}]
    assert made(Position, {"proposition": "P.", "issue": "i", "searched": searched}) == [
        (("issue",), "issues", "i"),
        (("searched", 0, "actor"), "actors", "a"),
        (("searched", 0, "sources", 0), "sources", "s"),
        (("searched", 0, "sources", 1), "sources", "t"),
    ]


def test_a_reference_is_named_by_the_key_in_the_file():
    shift = {"position": "p", "from": "a", "to": "b", "type": "change", "summary": "s"}
    assert [path for path, _, _ in made(Shift, shift)] == [("position",), ("from",), ("to",)]


def test_an_entry_without_references_has_none():
    assert made(Actor, {"name": "Norland", "type": "country"}) == []
