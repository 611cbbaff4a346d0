"""The tables: what frictionless, sqlite3 and spreadsheets find in them."""

import csv
import json
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from frictionless import Package, system
from helpers.exports import LEAGUE, MORE, api, exported, rows
from policy_timeline.exports.tables import TABLES
from policy_timeline.exports.tables.columns import FORMULA_SIGNS, cell, harmless
from policy_timeline.outputs import Options


def written(files, folder):
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / "downloads"


@pytest.fixture
def database(files, tmp_path):
    with closing(sqlite3.connect(written(files, tmp_path / "out") / "timeline.sqlite")) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def test_there_is_a_row_for_each_stance_of_the_statements(files):
    told = [
        (one["id"], stance["position"], stance["stance"], stance["mode"], one["status"])
        for one in api(files, "statements")["statements"]
        for stance in one["stances"]
    ]
    keys = ("statement", "position", "stance", "mode", "status")
    assert [tuple(row[key] for key in keys) for row in rows(files)] == told
    assert {row["status"] for row in rows(files)} == {"published", "retracted"}


def test_no_cell_is_a_formula(files):
    dangerous = next(row for row in rows(files) if row["statement"] == "league-conditions")
    assert dangerous["rationale"] == "'=ports"
    assert dangerous["conditions"] == "Ports are dredged."
    for table in TABLES:
        cells = [text for row in rows(files, table.name) for text in row.values()]
        assert not [text for text in cells if text.startswith(FORMULA_SIGNS)]


def test_a_row_of_a_stance_has_the_words_it_rests_on(files):
    by_id = {row["statement"]: row for row in rows(files)}
    assert by_id["vale-supports-toll"]["quote"] == "Norland supports a toll on the strait"
    assert by_id["league-retracted"]["passage"] == "The Harbour League is known to look at tolls with doubt."
    assert (by_id["league-retracted"]["reported"], by_id["vale-supports-toll"]["reported"]) == ("true", "false")


@pytest.mark.parametrize("table", [table.name for table in TABLES if table.key])
def test_a_table_holds_every_object_of_its_kind(files, table):
    found = rows(files, table)
    objects = api(files, table)[table]
    assert [row["id"] for row in found] == [each["id"] for each in objects]
    for row, each in zip(found, objects, strict=True):
        for key, value in each.items():
            if isinstance(value, str):
                assert row[key] == harmless(value)


def test_lists_are_ids_in_one_cell_or_json(files):
    event = next(row for row in rows(files, "events") if row["id"] == "harbour-conference")
    [told] = [each for each in api(files, "events")["events"] if each["id"] == "harbour-conference"]
    assert event["participants"].split() == told["participants"]
    assert json.loads(event["evidence"]) == told["evidence"]
    [vale] = [row for row in rows(files, "actors") if row["id"] == "mira-vale"]
    assert json.loads(vale["memberships"])[0]["role"] == "Minister of Transport"


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), ([], ""), ({}, ""), (True, "true"), (3, "3"), ("x", "x"), ([{"a": None, "b": "é"}], '[{"b": "é"}]')],
)
def test_a_cell_is_text(value, text):
    assert cell(value) == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=", "\r=", "'=1", "''=1", "'x", "x=1", "'"])
def test_a_cell_that_is_no_formula_gives_its_text_back(text):
    shown = harmless(text)
    assert not shown.startswith(FORMULA_SIGNS)
    assert (shown[1:] if shown != text else shown) == text
    assert (shown != text) == (text.lstrip("'").startswith(FORMULA_SIGNS))


def test_frictionless_finds_the_package_and_all_tables_valid(files, tmp_path):
    folder = written(files, tmp_path / "out")
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["fieldName", "message"])
    assert {task.name for task in report.tasks} == {table.name for table in TABLES}
    assert sum(task.stats["rows"] for task in report.tasks) == sum(len(rows(files, table.name)) for table in TABLES)


def test_frictionless_finds_a_key_that_leads_nowhere(files, tmp_path):
    folder = written(files, tmp_path / "out")
    table = folder / "stances.csv"
    table.write_bytes(table.read_bytes().replace(b",norland,", b",nowhere,"))
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    assert {kind for [kind] in report.flatten(["type"])} == {"foreign-key"}


def test_the_package_describes_the_tables(files):
    package = json.loads(files["downloads/datapackage.json"])
    assert package["homepage"] == "https://timeline.example/sub/"
    for resource in package["resources"]:
        header = next(csv.reader(StringIO(files[f"downloads/{resource['path']}"].decode())))
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert "apostrophe" in resource["description"]
        assert all(field["description"] for field in resource["schema"]["fields"])
    fields = [field for resource in package["resources"] for field in resource["schema"]["fields"]]
    assert not any("draft" in field.get("constraints", {}).get("enum", ()) for field in fields)


def test_the_package_has_no_home_page_where_the_site_has_no_address(project):
    project()
    assert "homepage" not in json.loads(exported(Options())["downloads/datapackage.json"])


def test_the_database_holds_what_the_tables_hold(files, database):
    for table in TABLES:
        found = database.execute(f"SELECT * FROM {table.name}").fetchall()  # noqa: S608 - names of ours
        told = rows(files, table.name)
        assert len(found) == len(told)
        for row, shown in zip(found, told, strict=True):
            for column in table.columns:
                if column.data_type != "boolean":
                    assert harmless(str(row[column.name] or "")) == shown[column.name]
    assert database.execute("SELECT count(*) FROM statements WHERE reported").fetchone()[0] == 1


def test_every_foreign_key_of_the_database_leads_to_a_row(database):
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    keys = {row["table"] for row in database.execute("PRAGMA foreign_key_list(stances)")}
    assert keys == {"statements", "actors", "issues", "positions", "events"}
    database.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("DELETE FROM actors WHERE id = 'norland'")


def test_the_database_is_searched_by_words(database):
    found = database.execute(
        "SELECT id FROM statements JOIN statements_fts ON statements.rowid = statements_fts.rowid "
        "WHERE statements_fts MATCH 'dredged'"
    )
    assert [row["id"] for row in found] == ["league-conditions"]


def test_parts_of_entries_have_tables_of_their_own_in_the_database(project, tmp_path):
    league = Path("data/actors/harbour-league.yml")
    project()
    known = "identifiers: [{scheme: wikidata, identifier: Q42}]\n"
    project({**MORE, str(league): league.read_text("utf-8") + known})
    folder = written(exported(), tmp_path / "out")
    with closing(sqlite3.connect(folder / "timeline.sqlite")) as database:
        assert database.execute("SELECT * FROM identifiers").fetchall() == [
            ("actors", "harbour-league", "wikidata", "Q42")
        ]
        held = database.execute("SELECT actor, role, start_date FROM memberships WHERE actor = 'mira-vale'").fetchall()
        assert held == [("mira-vale", "Minister of Transport", "2024-06-01")]
        taken = {row[0] for row in database.execute("SELECT actor FROM participants")}
        assert "mira-vale" in taken
        words = database.execute("SELECT passage FROM evidence WHERE dispute").fetchall()
        assert words == [("The Harbour League is known to look at tolls with doubt.",)]


def test_datasette_gets_a_description_of_each_table_and_column(files, database):
    described = json.loads(files["downloads/datasette-metadata.json"])["databases"]["timeline"]["tables"]
    for name, table in described.items():
        columns = [row["name"] for row in database.execute(f"PRAGMA table_info({name})")]
        assert columns == list(table["columns"])


ATTACKS = ["=cmd|' /C calc'!A0", "'=1+1", "<script>alert(1)</script>", '"; DROP TABLE actors; --', "a,b;c\nd \\ \" ' |"]


@pytest.mark.parametrize("attack", ATTACKS)
def test_texts_come_back_equal_from_every_format(project, tmp_path, attack):
    entry = LEAGUE.replace('"=ports"', json.dumps(attack, ensure_ascii=False))
    project({**MORE, "data/statements/league-conditions.yml": entry})
    files = exported()
    [told] = [each for each in api(files, "statements")["statements"] if each["id"] == "league-conditions"]
    assert told["stances"][0]["rationale"] == attack
    shown = next(row["rationale"] for row in rows(files) if row["statement"] == "league-conditions")
    assert shown == harmless(attack)
    with closing(sqlite3.connect(written(files, tmp_path / "out") / "timeline.sqlite")) as database:
        query = "SELECT rationale FROM stances WHERE statement = 'league-conditions'"
        assert database.execute(query).fetchone() == (attack,)
