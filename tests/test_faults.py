"""Values of a kind that the model does not want: each is told once, and none breaks the run."""

from pathlib import Path

import pytest
import yaml
from error_cases import BASE
from hypothesis import given
from hypothesis import strategies as st
from policy_timeline.entries.introspection import class_of
from policy_timeline.entries.kinds import KINDS
from policy_timeline.entries.origins import Origin
from policy_timeline.entries.records import Record, fields_of
from policy_timeline.reading.faults import faults_of
from policy_timeline.reading.loader import load_catalog
from policy_timeline.reading.yaml import read_yaml
from pydantic import ValidationError

EVENT = "title: Harbour day\nnote: public record, not in the archive\ndate: {}\n"


def told(project, files):
    """Return line, code and message of everything that the loader says of these files."""
    project(files)
    return [(one.location.line, one.code, one.message) for one in load_catalog(Path("data"), Path("seeds")).diagnostics]


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("[2025]", "a list"),
        ("{text: '2025', earliest: 2020-01-01, latest: 2020-01-02}", "a mapping"),  # what a date is made of inside
        ("{reason: a}", "a mapping"),
    ],
)
def test_a_date_is_one_text_and_nothing_that_looks_like_a_date_inside(project, value, what):
    found = told(project, {"data/events/harbour-day.yml": EVENT.format(value)})
    assert found == [(3, "wrong-type", f'"date" must be one date; this is {what}')]


def test_a_number_of_any_length_is_told_and_cut_in_the_message(project):
    statement = "data/statements/2025/vale-supports-toll.yml"
    text = (Path(__file__).parent / "base" / statement).read_text("utf-8")
    stance = f"supports-with-conditions\n    conditions: [{{text: a, evidence: {'9' * 5000}}}]\n    mode:"
    found = told(project, {statement: text.replace("supports\n    mode:", stance)})
    assert [(line, code) for line, code, _ in found] == [(15, "wrong-type")]
    assert len(found[0][2]) < 150


def test_a_list_whose_every_item_has_a_fault_is_not_called_empty_too(project):
    statement = "data/statements/2025/vale-supports-toll.yml"
    text = (Path(__file__).parent / "base" / statement).read_text("utf-8")
    found = told(project, {statement: text.replace("    quote:", "    quotes:")})
    assert found == [(11, "unknown-key", 'each item of "evidence" has no key "quotes"')]


def hints(project, files):
    project(files)
    found = load_catalog(Path("data"), Path("seeds")).diagnostics
    return [one.hint for one in found if one.code in {"unknown-key", "bad-url", "bad-date"}]


def test_an_entry_in_the_folder_of_another_kind_is_told_where_it_belongs(project):
    issue = "title: Ferries\ndescription: Ships that go to and fro.\n"
    moved = {"data/statements/ferries.yml": issue, "data/issues/vale.yml": "name: Vale\ntype: person\n"}
    project(moved)
    found = load_catalog(Path("data"), Path("seeds")).diagnostics
    assert [(one.location.file, one.code, one.hint) for one in found] == [
        (
            "data/issues/vale.yml",
            "wrong-folder",
            "move the file to the folder actors, unless one of its name is there already",
        ),
        (
            "data/statements/ferries.yml",
            "wrong-folder",
            "move the file to the folder issues, unless one of its name is there already",
        ),
    ]


def test_one_strange_key_is_no_reason_to_move_an_entry(project):
    assert hints(project, {"data/issues/x.yml": "title: X\nproposition: Y\n"}) == [
        "the keys are title, description, parent, identifiers"
    ]


def test_a_date_in_other_words_and_an_address_without_its_beginning_are_mended_in_the_hint(project):
    event = EVENT.format("3 March 2025") + "links: [{url: harbour.example/day}]\n"
    assert hints(project, {"data/events/harbour-day.yml": event}) == [
        'did you mean "2025-03-03"?',
        'did you mean "https://harbour.example/day"?',
    ]


SCALARS = st.sampled_from(
    [
        "",
        "x",
        "2025-02-12",
        "2025-2-1",
        "0",
        "1",
        "9" * 5000,
        "https://example.org",
        "draft",
        "published",
        "person",
        "en",
    ]
) | st.text(max_size=10)
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(SCALARS, inner, max_size=3), max_leaves=5
)


def shaped(record):
    """Return a strategy for mappings that have the keys of a record and values of, or near, the right shape."""
    return st.fixed_dictionaries({}, optional={key: near(field) for key, field in fields_of(record).items()}) | ANYTHING


def near(field):
    inner = class_of(field.annotation)
    one = st.deferred(lambda: shaped(inner)) if issubclass(inner, Record) else SCALARS
    return one | st.lists(one, max_size=3) | ANYTHING


@pytest.mark.parametrize("kind", KINDS.values())
@given(data=st.data())
def test_no_value_of_any_field_breaks_the_run(kind, data):
    drawn = data.draw(shaped(kind).filter(lambda value: isinstance(value, dict)))
    value = read_yaml(yaml.safe_dump(drawn, default_style='"').encode(), "x.yml").value or {}
    origin = Origin(f"data/{kind.kind}/x.yml", f"{kind.kind}/x.yml")
    try:
        kind.model_validate(value, context={"id": "x"})
    except ValidationError as error:
        found = list(faults_of(error, kind, value, origin))
        assert found
        assert all(one.message and one.hint for one in found)


@pytest.mark.parametrize("labels", ["Q", "[Q]"])
def test_labels_must_be_a_mapping(project, labels):
    source = "data/sources/harbour-report.yml"
    found = told(project, {source: (BASE / source).read_text("utf-8") + f"labels: {labels}\n"})
    assert [code for _, code, message in found if '"labels" must be a mapping' in message] == ["wrong-type"]
