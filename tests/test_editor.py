"""Editors complete and explain keys: every entry names its schema, and every schema takes the real entries."""

import json
import os
import re
from functools import cache
from pathlib import Path

import pytest
from helpers.schemas import draft7
from policy_timeline.authoring.schemas import file_name, schema_of
from policy_timeline.entries.kinds import KINDS
from policy_timeline.reading.yaml import read_yaml

ROOT = Path(__file__).parents[1]
ENTRIES = sorted(path for kind in KINDS for path in (ROOT / "data" / kind).rglob("*.yml"))


@cache
def schema_for(kind):
    """Return what takes the entries of a kind, made at the first call."""
    return draft7(schema_of(KINDS[kind]))


def kind_of(path):
    return path.relative_to(ROOT / "data").parts[0]


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.stem)
def test_an_entry_begins_with_the_way_to_its_schema_and_is_taken_by_it(path):
    text = path.read_text(encoding="utf-8")
    schema = os.path.relpath(ROOT / ".schemas" / file_name(KINDS[kind_of(path)]), path.parent)
    assert text.startswith(f"# yaml-language-server: $schema={schema}\n")
    value = read_yaml(path.read_bytes(), path.name).value
    assert [error.message for error in schema_for(kind_of(path)).iter_errors(value)] == []


def test_the_editor_settings_map_every_kind_to_its_schema():
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    expected = {f".schemas/{file_name(kind)}": f"data/{kind.kind}/**/*.yml" for kind in KINDS.values()}
    assert settings["yaml.schemas"] == expected


def test_a_wrong_term_and_an_unknown_key_are_told():
    wrong = {"name": "Norland", "type": "contry", "alias": ["N"]}
    found = {re.sub(r"\W+", " ", error.message) for error in schema_for("actors").iter_errors(wrong)}
    assert any("contry" in message for message in found)
    assert any("alias" in message for message in found)
