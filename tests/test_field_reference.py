"""The field reference names every key of the model, says which are required and which terms there are."""

from policy_timeline.authoring.schemas import field_reference
from policy_timeline.entries.introspection import class_of
from policy_timeline.entries.kinds import KINDS
from policy_timeline.entries.records import Record, fields_of
from policy_timeline.entries.terms import StanceTerm


def keys(record, prefix=""):
    for key, field in fields_of(record).items():
        yield f"{prefix}{key}", field.is_required()
        inside = class_of(field.annotation)
        if issubclass(inside, Record):
            yield from keys(inside, f"{prefix}{key}.")


def test_every_key_of_every_kind_has_a_row_that_says_whether_it_is_required():
    page = field_reference()
    for kind in KINDS.values():
        part = page.split(f"\n## {kind.singular.capitalize()}\n")[1].split("\n## ")[0]
        rows = {line.split("|")[1].strip(): line for line in part.splitlines() if line.startswith("| `")}
        expected = dict(keys(kind))
        assert list(rows) == [f"`{key}`" for key in expected]
        assert [key for key in expected if ("| **Required.** " in rows[f"`{key}`"]) != expected[key]] == []


def test_terms_and_lists_are_told():
    page = field_reference()
    row = next(line for line in page.splitlines() if line.startswith("| `stances.stance`"))
    assert [term.value for term in StanceTerm if f"`{term.value}`: {term.meaning}" not in row] == []
    aliases = next(line for line in page.splitlines() if line.startswith("| `aliases`"))
    assert aliases.endswith("A list. For instance: `[Vale, Minister Vale]` |")
    assert "For instance: `2024-06-01`" in next(line for line in page.splitlines() if "memberships.start_date" in line)
