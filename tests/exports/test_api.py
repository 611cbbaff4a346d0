"""The API: complete, in a stable order, without drafts, as its schemas say, and nothing lost that was renamed."""

import json
import os
import sys
from pathlib import Path

import pytest
from error_cases import BASE
from helpers.exports import MORE, REPORT, SITE, api, exported, rows, statement
from helpers.programs import succeeded
from helpers.schemas import draft2020
from policy_timeline.entries.days import Day
from policy_timeline.entries.kinds import KINDS
from policy_timeline.exports import render
from policy_timeline.outputs import Options
from policy_timeline.pipeline import check

SHOWN = (
    "api/v1/annotations.json",
    "api/v1/changes.json",
    "api/v1/index.json",
    "api/v1/shifts.json",
    "api/v1/statements.json",
    "downloads/popolo.json",
    "downloads/stances.csv",
    "downloads/timelinejs.json",
    "events.ics",
    "feed.atom",
    "feed.json",
)
"""What the model's keys alone decide is looked at by its schema."""
SCHEMA = "api/v1/schema/statement.schema.json"
RETIRED = {
    "data/retired.yml": """\
statements/reed-says-no: statements/reed-opposes-toll
statements/reed-rejects-toll: statements/reed-opposes-toll
statements/never-said: {reason: it was a test}
actors/toms-reed: actors/tomas-reed
"""
}


@pytest.mark.parametrize("path", SHOWN)
def test_files_are_as_accepted(files, path, snapshot):
    assert files[path].decode().replace("\r\n", "\n") == snapshot


def test_every_file_but_those_of_single_entries_is_in_the_index_with_its_count(files):
    index = api(files, "index")
    listed = {line["path"]: line for line in index["files"]}
    of_entries = {path for path in files if path.split("/")[-1] in {"feed.atom", "feed.json"} and "/" in path}
    of_entries |= {f"api/v1/{kind}/{found['id']}.json" for kind in KINDS for found in api(files, kind)[kind]}
    assert {*listed, *of_entries, "api/v1/index.json"} == set(files)
    for kind in KINDS:
        assert listed[f"api/v1/{kind}.json"]["count"] == len(api(files, kind)[kind])
    assert listed["downloads/stances.csv"]["count"] == len(rows(files))
    assert all(line["url"] == SITE.site_url + line["path"] for line in index["files"])


def test_drafts_and_dismissed_shifts_are_nowhere(project):
    project(MORE)
    for options in (SITE, Options(drafts=True)):
        files = exported(options)
        found = b"".join([*files.values(), *map(str.encode, files)])
        assert b"secret-draft" not in found
        assert b"Not to be seen" not in found
        assert b"2031" not in found
        assert b"looked-at" not in found


def test_a_statement_says_when_who_and_where_its_words_stand(files):
    found = statement(files, "vale-supports-toll")
    assert (found["date"], found["date_earliest"], found["date_latest"]) == ("2025-03-03", "2025-03-03", "2025-03-03")
    assert (found["role"], found["principal"], found["reported"]) == ("Minister of Transport", "norland", False)
    [evidence] = found["evidence"]
    assert REPORT[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert evidence["source_url"] == "https://timeline.example/sub/sources/harbour-report/"
    assert evidence.keys() == {"source", "quote", "start", "end", "source_url"}


def test_a_statement_without_words_of_the_speaker_is_reported(files):
    assert statement(files, "league-retracted")["reported"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_object_stands_alone_at_its_own_address(files, kind):
    for found in api(files, kind)[kind]:
        path = f"api/v1/{kind}/{found['id']}.json"
        assert json.loads(files[path]) == found
        assert found["api_url"] == SITE.site_url + path


@pytest.mark.parametrize("kind", KINDS.values())
def test_objects_and_files_are_as_their_schemas_say(files, kind):
    for name, value in (
        (kind.kind, api(files, kind.kind)),
        *((kind.singular, found) for found in api(files, kind.kind)[kind.kind]),
    ):
        schema = json.loads(files[f"api/v1/schema/{name}.schema.json"])
        assert [error.message for error in draft2020(schema).iter_errors(value)] == []


def test_a_schema_wants_every_key_and_lets_others_come(files):
    schema = draft2020(json.loads(files[SCHEMA]))
    found = statement(files, "disputed")
    assert schema.is_valid(found | {"new": 1})
    assert not schema.is_valid({key: value for key, value in found.items() if key != "reported"})
    assert not schema.is_valid(found | {"evidence": [{"source": "harbour-report"}]})
    assert not schema.is_valid(found | {"date_latest": "2025"} | {"date": None})


def test_what_was_renamed_says_where_it_went_and_what_is_gone_says_why(project):
    project(RETIRED)
    files = exported()
    moved = json.loads(files["api/v1/statements/reed-says-no.json"])
    assert (moved["retired"], moved["moved_to"]["id"]) == (True, "reed-opposes-toll")
    assert moved["moved_to"]["url"] == "https://timeline.example/sub/statements/reed-opposes-toll/"
    gone = json.loads(files["api/v1/statements/never-said.json"])
    assert (gone["moved_to"], gone["reason"]) == (None, "it was a test")
    schema = draft2020(json.loads(files[SCHEMA]))
    assert schema.is_valid(moved)
    assert schema.is_valid(gone)
    assert not schema.is_valid({"id": "never-said"})


def test_changes_tell_day_by_day_what_was_done(project):
    project({**MORE, **RETIRED})
    changes = api(exported(), "changes")["changes"]
    told = [(line["date"], line["change"], line["id"]) for line in changes]
    assert told[:3] == [
        ("2025-03-09", "retracted", "league-retracted"),
        ("2025-03-07", "corrected", "league-retracted"),
        ("2025-03-06", "new", "league-retracted"),
    ]
    assert changes[0]["note"] == "withdrawn"
    assert [line["date"] for line in changes if line["date"]] == sorted(
        (line["date"] for line in changes if line["date"]), reverse=True
    )
    undated = {line["id"]: (line["change"], line["moved_to"], line["reason"]) for line in changes if not line["date"]}
    assert undated == {
        "toms-reed": ("renamed", "actors/tomas-reed", None),
        "reed-says-no": ("renamed", "statements/reed-opposes-toll", None),
        "reed-rejects-toll": ("renamed", "statements/reed-opposes-toll", None),
        "never-said": ("removed", None, "it was a test"),
        "disputed": ("new", None, None),  # their entries do not say when they were added
        "league-conditions": ("new", None, None),
    }


def test_a_dispute_is_told_as_one(project):
    disputed = MORE["data/statements/disputed.yml"] + "revisions: [{date: 2025-03-08, change: disputed}]\n"
    project({**MORE, "data/statements/disputed.yml": disputed})
    changes = api(exported(), "changes")["changes"]
    assert ("2025-03-08", "disputed", "disputed") in [(line["date"], line["change"], line["id"]) for line in changes]


@pytest.mark.parametrize("kind", [*KINDS, "index"])
def test_each_api_file_says_its_version_and_day(files, kind):
    content = api(files, kind)
    assert (content["version"], content["updated"]) == ("1.0", "2025-03-09")


def test_dates_have_null_at_an_open_end_and_roles_where_there_is_none(files):
    found = statement(files, "league-retracted")
    assert (found["date"], found["date_earliest"], found["date_latest"]) == ("../2025-03-04", None, "2025-03-04")
    assert found["role"] is None
    assert found["status"] == "retracted"
    assert [one["date"] for one in found["revisions"]] == ["2025-03-07", "2025-03-09"]


def test_evidence_of_disputes_and_events_has_its_place_too(files):
    [event] = api(files, "events")["events"]
    for one in (*statement(files, "disputed")["dispute"]["evidence"], *event["evidence"]):
        assert REPORT[one["start"] : one["end"]] == one["passage"]


def test_statements_are_in_order_of_date_and_other_entries_of_id(files):
    statements = api(files, "statements")["statements"]
    days = [one["date_latest"] or one["date_earliest"] for one in statements]
    assert days == sorted(days)
    actors = [one["id"] for one in api(files, "actors")["actors"]]
    assert actors == sorted(actors)


def test_addresses_are_absolute_where_the_site_has_one(files, project):
    assert statement(files, "disputed")["url"] == "https://timeline.example/sub/statements/disputed/"
    [shift] = api(files, "shifts")["shifts"]
    assert shift["url"] == "https://timeline.example/sub/shifts/#norland-toll"
    project(MORE)
    plain = exported(Options(directory_urls=False))
    assert statement(plain, "disputed")["url"] == "/statements/disputed.html"


def test_a_source_keeps_the_address_of_its_page_and_of_its_document(project):
    source = "data/sources/harbour-report.yml"
    project()
    text = Path(source).read_text("utf-8") + "url: https://gazette.example/toll\n"
    project({source: text})
    [found] = api(exported(), "sources")["sources"]
    assert found["url"] == "https://timeline.example/sub/sources/harbour-report/"
    assert found["document_url"] == "https://gazette.example/toll"
    assert {"title", "file", "sha256"} <= found.keys()


def test_an_empty_record_has_its_files_too(tmp_path):
    checked = check(tmp_path, tmp_path)
    day = Day(2025, 1, 1)
    files = {file.path: file.raw for file in render(checked.catalog, checked.proofs, Options(), day)}
    assert api(files, "statements") == {"version": "1.0", "updated": "2025-01-01", "statements": []}
    assert b"2025-01-01T00:00:00Z" in files["feed.atom"]
    assert len(files["downloads/stances.csv"].splitlines()) == 1


def test_text_is_in_its_own_letters_and_files_end_in_a_line_break(files):
    texts = [content for path, content in files.items() if not path.endswith(".sqlite")]
    assert b"nobody's business" in files["api/v1/statements.json"]
    assert all(content.endswith(b"\n") for content in texts)
    assert not any(b"\\u" in content for content in texts)


def test_files_are_the_same_bytes_under_any_hash_seed_zone_and_locale(project):
    project(MORE)
    script = (
        "import sys; from pathlib import Path\n"
        "from policy_timeline.pipeline import check; from policy_timeline.exports import render\n"
        "from policy_timeline.facts.history import as_of_day; from policy_timeline.outputs import Options\n"
        "c = check(Path('data'), Path('seeds'))\n"
        "for o in render(c.catalog, c.proofs, Options(), as_of_day(c.catalog)):\n"
        "    sys.stdout.buffer.write(o.path.encode() + o.raw)\n"
    )
    found = set()
    for seed, zone, locale in (("1", "Pacific/Kiritimati", "C"), ("2", "America/Adak", "C.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        found.add(succeeded([sys.executable, "-c", script], env=environment, text=False).stdout)
    assert len(found) == 1


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_an_archived_file_that_may_be_shown_whole_comes_byte_for_byte_and_others_do_not(project, mark):
    entry = (BASE / "data/sources/harbour-report.yml").read_text("utf-8") + "publish: full\n"
    text = mark + REPORT.replace("\n\nThe", "\r\n\r\nThe") + "\ttail  "
    folder = project({**MORE, "seeds/harbour-report.txt": text, "data/sources/harbour-report.yml": entry})
    archived = {path: raw for path, raw in exported().items() if path.endswith("/archived.txt")}
    assert archived == {"sources/harbour-report/archived.txt": (folder / "seeds/harbour-report.txt").read_bytes()}
