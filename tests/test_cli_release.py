"""The command `release`: the data of a day, with how to cite them and checksums."""

import hashlib
import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from click.testing import CliRunner
from helpers.exports import MORE, exported
from policy_timeline.cli import main
from policy_timeline.outputs import Options

NAME = "tolls-straits-2025-03-09"


def run(*arguments):
    return CliRunner().invoke(main, ["release", "--site-name", "Tolls & “Straits”", *arguments], catch_exceptions=False)


def test_where_nothing_is_published_there_is_nothing_to_release(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir()
    Path("seeds").mkdir()
    result = run()
    assert result.exit_code == 2
    assert "no statement is published yet" in result.output
    assert not Path("release").exists()


@pytest.fixture
def released(project):
    project(MORE)
    result = run("--site-url", "https://t.example")
    assert result.exit_code == 0, result.output
    return Path("release", NAME)


def test_a_release_holds_the_data_of_its_day(released):
    made = exported(Options(site_name="Tolls & “Straits”", site_url="https://t.example/"))
    for path in ("downloads/timeline.sqlite", "downloads/stances.csv", "api/v1/statements.json"):
        assert (released / path).read_bytes() == made[path]
    assert not (released / "feed.atom").exists()


def test_its_checksums_are_those_of_its_files(released):
    sums = dict(line.split("  ")[::-1] for line in (released / "SHA256SUMS").read_text("utf-8").splitlines())
    files = {path.relative_to(released).as_posix() for path in released.rglob("*") if path.is_file()} - {"SHA256SUMS"}
    assert set(sums) == files
    assert all(hashlib.sha256((released / path).read_bytes()).hexdigest() == digest for path, digest in sums.items())


def test_its_citation_names_title_day_and_address(released):
    cited = yaml.safe_load((released / "CITATION.cff").read_text("utf-8"))
    assert cited["cff-version"] == "1.2.0"
    assert (cited["type"], cited["title"]) == ("dataset", "Tolls & “Straits”")
    assert (cited["version"], cited["url"]) == ("2025-03-09", "https://t.example/")
    assert cited["authors"] == [{"name": "The editors of Tolls & “Straits”"}]


def test_the_archive_is_the_same_bytes_and_holds_the_same(released):
    raw = released.with_name(f"{NAME}.zip").read_bytes()
    with ZipFile(BytesIO(raw)) as archive:
        assert json.loads(archive.read(f"{NAME}/api/v1/actors.json"))["actors"]
    assert run("--site-url", "https://t.example", "--out", "again").exit_code == 0
    assert Path("again", f"{NAME}.zip").read_bytes() == raw


def test_a_release_is_never_overwritten(released):
    before = (released / "SHA256SUMS").read_bytes()
    result = run()
    assert result.exit_code == 2
    assert "a release stays as it is" in result.output
    assert (released / "SHA256SUMS").read_bytes() == before


def test_a_release_needs_no_address(project):
    project()
    assert run().exit_code == 0
    [cited] = Path("release").glob("*/CITATION.cff")
    assert "url" not in yaml.safe_load(cited.read_text("utf-8"))


def test_faulty_data_are_not_released(project):
    project({"data/actors/norland.yml": "name: Norland\ntype: land\n"})
    assert run().exit_code == 1
    assert not Path("release").exists()
