"""What helps to write entries follows from the model: every example is good, every skeleton and schema fits."""

import json
from pathlib import Path

import pytest
import yaml
from helpers.schemas import draft7
from policy_timeline.authoring.examples import examples
from policy_timeline.authoring.schemas import schema_of
from policy_timeline.authoring.skeletons import scalar, skeleton
from policy_timeline.entries.introspection import class_of
from policy_timeline.entries.kinds import KINDS
from policy_timeline.entries.records import Record
from policy_timeline.entries.terms import Mode
from policy_timeline.findings.diagnostics import Severity
from policy_timeline.reading.yaml import read_yaml

ROOT = Path(__file__).parent.parent
SCHEMA = "../../.schemas/x.schema.json"


def uncommented(text):
    """Return a skeleton with all that is optional in use."""
    lines = text.splitlines()[3:]
    return "\n".join(
        line.removeprefix("# ") if line.startswith(("# ", "#  ")) and _is_yaml(line) else line for line in lines
    )


def _is_yaml(line):
    body = line.removeprefix("# ")
    return body.startswith(("  ", "- ")) or (":" in body and " " not in body.partition(":")[0])


def filled(record):
    """Return the example of a record with everything in it."""
    found = {}
    for name, field in record.model_fields.items():
        key, inner = field.alias or name, class_of(field.annotation)
        if issubclass(inner, Record):
            one = filled(inner)
            found[key] = [one] if str(field.annotation).startswith("tuple") else one
        else:
            value = examples()[record.__name__][key]
            found[key] = list(value) if isinstance(value, tuple) else value
    return found


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.singular)
def test_an_entry_made_of_the_examples_is_good(kind):
    entry = kind.model_validate(filled(kind), context={"id": "x"})
    assert entry.label
    assert list(draft7(schema_of(kind)).iter_errors(filled(kind))) == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.singular)
def test_a_skeleton_is_yaml_whether_its_comments_are_used_or_not(kind):
    text = skeleton(kind, {}, SCHEMA)
    assert text.startswith(f"# yaml-language-server: $schema={SCHEMA}\n")
    for one in (text, uncommented(text)):
        found = read_yaml(one.encode(), "x.yml")
        assert found.diagnostics == ()
        assert found.cut == ()
    required = {field.alias or name for name, field in kind.model_fields.items() if field.is_required()}
    written = yaml.safe_load(text)
    assert written.keys() - {"status"} == required
    assert yaml.safe_load(uncommented(text)).keys() == {
        field.alias or name for name, field in kind.model_fields.items()
    }


def test_a_skeleton_says_what_each_key_holds():
    text = skeleton(KINDS["statements"], {}, SCHEMA)
    for name, field in KINDS["statements"].model_fields.items():
        assert f"# {field.description}" in text, name
    assert "For instance: mira-vale\nspeaker:\n" in text


def test_a_skeleton_explains_the_terms_and_what_conditions_look_like():
    text = skeleton(KINDS["statements"], {}, SCHEMA)
    assert "\n#     # * feasibility: can it be? They judge what is possible or realistic\n" in text
    assert "\n# * draft: not finished; shown only in a preview\n" in text
    assert "\n#     # conditions:\n#     #   # The condition in plain words.\n#     #   - text: " in text
    assert "\ntype:\n" in skeleton(KINDS["actors"], {}, SCHEMA).partition("* organization:")[2]


def test_schemas_give_the_meaning_of_each_term():
    mode = schema_of(KINDS["statements"])["properties"]["stances"]["items"]["properties"]["mode"]
    assert dict(zip(mode["enum"], mode["enumDescriptions"], strict=True)) == {one.value: one.meaning for one in Mode}


def test_a_skeleton_holds_what_is_known():
    evidence = [{"source": "a", "quote": 'He said: "no" # twice'}, {"source": "b", "passage": "Words."}]
    text = skeleton(KINDS["statements"], {"speaker": "mira-vale", "date": "2025", "evidence": evidence}, SCHEMA)
    found = read_yaml(text.encode(), "x.yml")
    assert found.diagnostics == ()
    value = {key: one for key, one in found.value.items() if one}
    assert value == {"speaker": "mira-vale", "date": "2025", "evidence": evidence, "status": "draft"}


@pytest.mark.parametrize(
    "text", ["NO", "plain words", "a: b", "#x", "- x", "“q”", 'say "x"', "[a]", "x #y", "tab\t", "5%"]
)
def test_a_scalar_is_read_back_as_it_was(text):
    assert read_yaml(f"key: {scalar(text)}\n".encode(), "x.yml").value == {"key": text}


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.singular)
def test_schemas_are_schemas_and_explain_every_key(kind):
    schema = schema_of(kind)
    draft7(schema)  # which looks at it
    assert "$ref" not in json.dumps(schema)
    assert schema["properties"].keys() == {field.alias or name for name, field in kind.model_fields.items()}
    assert all(one["description"] for one in schema["properties"].values())


@pytest.mark.parametrize("path", sorted((ROOT / "data").rglob("*.yml")), ids=lambda path: path.stem)
def test_schemas_take_the_real_entries_as_editors_read_them(path):
    kind = path.relative_to(ROOT / "data").parts[0]
    if kind not in KINDS:
        pytest.skip("no entry")
    value = yaml.load(path.read_text("utf-8"), yaml.SafeLoader)
    as_json = json.loads(json.dumps(value, default=str))
    assert [error.message for error in draft7(schema_of(KINDS[kind])).iter_errors(as_json)] == []


@pytest.mark.parametrize(
    ("change", "is_good"),
    [
        ({"date": 2025}, True),
        ({"summary": True}, True),
        ({"event": None}, True),
        ({"stances": None}, True),
        ({"summary": None}, False),
        ({"speaker": ["x"]}, False),
        ({"status": "publishd"}, False),
        ({"color": "red"}, False),
        ({"evidence": []}, False),
        ({"stances": [{"position": "x", "stance": "no", "mode": "demand", "basis": "explicit"}]}, False),
    ],
)
def test_schemas_underline_what_is_wrong_and_nothing_else(change, is_good):
    value = {"summary": "x", "speaker": "y", "date": "2025", "evidence": [{"source": "a", "quote": "b"}], **change}
    assert draft7(schema_of(KINDS["statements"])).is_valid(value) is is_good


def test_severity_of_an_open_skeleton_is_info(project):
    from policy_timeline.pipeline import check

    project({"data/statements/x.yml": skeleton(KINDS["statements"], {}, SCHEMA)})
    found = [one for one in check(Path("data"), Path("seeds")).diagnostics if one.location.file.endswith("x.yml")]
    assert [(one.severity, one.message) for one in found] == [
        (Severity.INFO, "a draft that still lacks: summary, speaker, date, evidence.1.source")
    ]
