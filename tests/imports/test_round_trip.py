"""What is exported and imported into an empty project with the same sources is the same record."""

import shutil
from pathlib import Path

import made_up
import pytest
from helpers.exports import MORE, exported
from helpers.imports import entries, faults, imported
from helpers.invented import write_project

ROOT = Path(__file__).parents[2]
TABLES = ("actors", "issues", "positions", "events", "sources", "statements", "shifts", "stances")


def invented(folder):
    return write_project(folder, MORE)


def real(folder):
    for name in ("data", "seeds"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def made(folder):
    made_up.make(folder, 300, 1)
    return folder


def brought_back(folder, tmp_path, monkeypatch):
    """Return the exports of a project, and those of another one into which its tables were imported."""
    before = exported(folder=folder)
    empty = tmp_path / "empty"
    shutil.copytree(folder / "seeds", empty / "seeds")
    monkeypatch.chdir(empty)
    tables = [f"downloads/{table}.csv" for table in TABLES]
    for table in tables:
        (empty / table).parent.mkdir(exist_ok=True)
        (empty / table).write_bytes(before[table])
    said = imported("csv", *tables)
    return before, exported(folder=empty), said


@pytest.mark.parametrize("project", [invented, real, made], ids=["invented", "real", "made up"])
def test_a_record_survives_the_round_trip(project, tmp_path, monkeypatch):
    before, after, said = brought_back(project(tmp_path / "project"), tmp_path, monkeypatch)
    assert after == before
    assert "no place here" not in said
    assert faults() == []


def test_a_second_import_changes_nothing(tmp_path, monkeypatch):
    brought_back(invented(tmp_path / "project"), tmp_path, monkeypatch)
    files = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    said = imported("csv", *Path("downloads").glob("*.csv"))
    assert "wrote 0 entries" in said
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == files
    assert len(entries()) > 10
