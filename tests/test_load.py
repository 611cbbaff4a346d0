"""The record for notebooks: typed, checked, and without drafts."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from helpers.exports import MORE, exported
from policy_timeline import FaultyDataError, load


def test_a_notebook_gets_the_published_record(project):
    project(MORE)
    record = load()
    days = [statement.date.effective for statement in record.statements]
    assert days == sorted(days)
    assert "secret-draft" not in {statement.id for statement in record.statements}
    assert "league-retracted" not in {statement.id for statement in record.counting}
    vale = record.catalog.statements["vale-supports-toll"]
    assert record.catalog.actors[vale.speaker].name == "Mira Vale"
    assert vale.stances[0].stance == "supports"
    assert [shift.id for shift in record.entries("shifts")] == ["norland-toll"]


def test_faulty_data_are_told(project):
    folder = project({"data/actors/norland.yml": "name: Norland\ntype: land\n"})
    with pytest.raises(FaultyDataError, match=r"unknown-term.*must be one of") as caught:
        load(str(folder / "data"), folder / "seeds")
    assert "unknown-term" in {found.code for found in caught.value.diagnostics}


DOC = (Path(__file__).parents[1] / "generator/policy_timeline/authoring/guide/data.md").read_text("utf-8")


def test_the_example_of_the_docs_runs(project, capsys):
    project(MORE)
    exec(re.search(r'```python title="from the entries"\n(.*?)```', DOC, re.DOTALL)[1], {})  # noqa: S102 - our own docs
    assert "2025-03-03 Mira Vale [('strait-has-toll', <StanceTerm.SUPPORTS: 'supports'>)]" in capsys.readouterr().out


def test_the_queries_of_the_docs_run(project):
    project(MORE)
    queries = [re.search(pattern, DOC, re.DOTALL)[1] for pattern in (r'query = """(.*?)"""', r"```sql\n(.*?)```")]
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(exported()["downloads/timeline.sqlite"])
        matrix, found = (database.execute(query).fetchall() for query in queries)
    assert ("Norland", "Ships should pay a toll on the strait.", "preference", "supports", "2025-03-03") in matrix
    assert found == []  # nobody speaks of a membership there
