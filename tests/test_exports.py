"""The data files: complete, in a stable order, without drafts, and what their formats ask for."""

import csv
import json
import os
import re
import sys
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from helpers.programs import succeeded
from policy_timeline.checked import check
from policy_timeline.entries.kinds import KINDS
from policy_timeline.exports import EXPORTS, render
from policy_timeline.exports.news import LATEST
from policy_timeline.exports.stances import COLUMNS, FORMULA_SIGNS
from policy_timeline.facts.history import as_of_day
from policy_timeline.outputs import Options

SITE = Options(site_name="Straits & <Tolls>", site_url="https://timeline.example/sub/")
ATOM = "{http://www.w3.org/2005/Atom}"
REPORT = (Path(__file__).parent / "base/seeds/harbour-report.txt").read_text("utf-8") + (
    "\n“We would pay it if ports are dredged,” said a speaker of the Harbour League. "
    "“It is nobody’s business,” it added."
    "\n\nThe Harbour League is known to look at tolls with doubt.\n"
)
LEAGUE = """\
summary: The Harbour League would accept a toll if ports are dredged.
speaker: harbour-league
date: 2025-02/2025-03-04
evidence: [{source: harbour-report, quote: "We would pay it if ports are dredged"}]
attribution: {note: The speaker is not named.}
stances:
  - position: strait-has-toll
    stance: supports-with-conditions
    mode: commitment
    basis: interpreted
    rationale: "=ports"
    conditions: [{text: Ports are dredged., evidence: 1}]
"""
MORE = {
    "seeds/harbour-report.txt": REPORT,
    "data/statements/league-conditions.yml": LEAGUE,
    "data/statements/2024/league-retracted.yml": """\
summary: The Harbour League is reported to doubt tolls.
speaker: harbour-league
date: ../2025-03-04
evidence: [{source: harbour-report, passage: The Harbour League is known to look at tolls with doubt.}]
stances: [{position: strait-has-toll, stance: unclear, mode: preference, basis: explicit}]
status: retracted
added: 2025-03-06
revisions:
  - {date: 2025-03-07, change: the summary, reason: it was too strong}
  - {date: 2025-03-09, change: withdrawn}
""",
    "data/statements/disputed.yml": """\
summary: The Harbour League calls it nobody's business.
speaker: harbour-league
date: 2025-03-04
evidence: [{source: harbour-report, quote: It is nobody's business}]
attribution: {note: The speaker is not named.}
status: disputed
dispute:
  text: Who spoke is disputed.
  evidence: [{source: harbour-report, passage: The Harbour League is known to look at tolls with doubt.}]
""",
    "data/statements/secret-draft.yml": """\
summary: Not to be seen.
speaker: mira-vale
date: 2025-03-03
added: 2031-01-01
evidence: [{source: harbour-report, quote: Norland supports a toll on the strait}]
stances: [{position: strait-has-toll, stance: mixed, mode: demand, basis: explicit}]
status: draft
""",
    "data/shifts/looked-at.yml": """\
position: strait-has-toll
from: league-retracted
to: league-conditions
type: dismissed
summary: No shift.
""",
}


def exported(options=SITE, day=None):
    """Return the content of every data file of the project in the current folder, by path."""
    checked = check(Path("data"), Path("seeds"))
    assert checked.summary.errors == 0, checked.diagnostics
    files = render(checked.catalog, checked.proofs, options, day or as_of_day(checked.catalog))
    return {one.path: one.content for one in files}


@pytest.fixture
def files(project):
    project(MORE)
    return exported()


def api(files, kind):
    return json.loads(files[f"api/v1/{kind}.json"])


def statement(files, id_):
    return next(one for one in api(files, "statements")["statements"] if one["id"] == id_)


def rows(files):
    return list(csv.DictReader(StringIO(files["downloads/stances.csv"], newline="")))


@pytest.mark.parametrize("path", [*(one.path for one in EXPORTS), "api/v1/index.json"])
def test_files_are_as_accepted(files, path, snapshot):
    assert files[path].replace("\r\n", "\n") == snapshot


def test_every_file_is_in_the_index_with_its_count(files):
    index = api(files, "index")
    listed = {one["path"]: one for one in index["files"]}
    assert {*listed, "api/v1/index.json"} == set(files)
    for kind in KINDS:
        assert listed[f"api/v1/{kind}.json"]["count"] == len(api(files, kind)[kind])
    assert listed["downloads/stances.csv"]["count"] == len(rows(files))
    assert all(one["url"] == SITE.site_url + one["path"] for one in index["files"])


@pytest.mark.parametrize("kind", [*KINDS, "index"])
def test_each_api_file_says_its_version_and_day(files, kind):
    content = api(files, kind)
    assert (content["version"], content["updated"]) == ("1.0", "2025-03-09")


def test_drafts_and_dismissed_shifts_are_nowhere(project):
    project(MORE)
    for options in (SITE, Options(drafts=True)):
        found = "".join(exported(options).values())
        assert "secret-draft" not in found
        assert "Not to be seen" not in found
        assert "2031" not in found
        assert "looked-at" not in found


def test_a_statement_says_when_who_and_where_its_words_stand(files):
    found = statement(files, "vale-supports-toll")
    assert (found["date"], found["date_earliest"], found["date_latest"]) == ("2025-03-03", "2025-03-03", "2025-03-03")
    assert (found["role"], found["principal"]) == ("Minister of Transport", "norland")
    [evidence] = found["evidence"]
    assert REPORT[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert evidence.keys() == {"source", "quote", "start", "end"}


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
    assert not [cell for row in rows(files) for cell in row.values() if cell.startswith(FORMULA_SIGNS)]


def test_the_package_describes_the_table(files):
    package = json.loads(files["downloads/datapackage.json"])
    [table] = package["resources"]
    assert table["path"] == "stances.csv"
    assert "apostrophe" in table["description"]
    fields = table["schema"]["fields"]
    header = next(csv.reader(StringIO(files["downloads/stances.csv"])))
    assert [field["name"] for field in fields] == header == [column.name for column in COLUMNS]
    for field in fields:
        cells = {row[field["name"]] for row in rows(files)} - {""}
        if field["type"] == "date":
            assert all(date.fromisoformat(cell) for cell in cells)
        if "constraints" in field:
            assert cells <= set(field["constraints"]["enum"])
    assert not any("draft" in field.get("constraints", {}).get("enum", ()) for field in fields)


def test_the_package_has_no_home_page_where_the_site_has_no_address(project):
    project()
    assert "homepage" not in json.loads(exported(Options())["downloads/datapackage.json"])


def test_feeds_date_anew_what_was_corrected(files):
    feed = json.loads(files["feed.json"])
    first = feed["items"][0]
    assert first["id"].endswith("/statements/league-retracted/")
    assert first["title"] == "The Harbour League is reported to doubt tolls. [retracted]"
    assert (first["date_published"], first["date_modified"]) == ("2025-03-06T00:00:00Z", "2025-03-09T00:00:00Z")
    assert first["content_text"].endswith("2025-03-09: withdrawn\n\n2025-03-07: the summary (it was too strong)")
    moments = [item["date_modified"] for item in feed["items"]]
    assert moments == sorted(moments, reverse=True)
    assert len(feed["items"]) == len(api(files, "statements")["statements"])


def test_feeds_put_only_the_speakers_words_in_quotation_marks(files):
    texts = {item["url"].split("/")[-2]: item["content_text"] for item in json.loads(files["feed.json"])["items"]}
    assert "“Norland supports a toll on the strait” — A toll on the strait" in texts["vale-supports-toll"]
    assert "A toll on the strait: The Harbour League is known to look" in texts["league-retracted"]
    assert "“" not in texts["league-retracted"]
    assert texts["vale-supports-toll"].startswith("Mira Vale, Minister of Transport, 2025-03-03")
    assert texts["disputed"].startswith("Harbour League, 2025-03-04")


@pytest.mark.parametrize("options", [SITE, Options()], ids=["with address", "without"])
def test_atom_is_what_the_standard_asks_for(project, options):
    project(MORE)
    feed = ET.fromstring(exported(options)["feed.atom"].encode())
    entries = feed.findall(f"{ATOM}entry")
    assert feed.findtext(f"{ATOM}title") == options.site_name
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    assert feed.findtext(f"{ATOM}updated") == "2025-03-09T00:00:00Z"
    ids = [element.findtext(f"{ATOM}id") for element in (feed, *entries)]
    assert len(set(ids)) == len(ids) == 6
    assert all(urlsplit(one).scheme in {"https", "urn"} for one in ids)
    for element in (feed, *entries):
        assert all(len(element.findall(f"{ATOM}{name}")) == 1 for name in ("id", "title", "updated"))
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo
        assert element.find(f"{ATOM}link[@rel='alternate']").get("href")


def test_ids_of_a_feed_stay_when_a_statement_changes(project):
    project(MORE)
    before = {item["id"] for item in json.loads(exported(Options())["feed.json"])["items"]}
    project({**MORE, "data/statements/league-conditions.yml": LEAGUE.replace("would accept", "could accept")})
    after = {item["id"] for item in json.loads(exported(Options())["feed.json"])["items"]}
    assert before == after


def test_a_feed_holds_the_latest_only(project):
    many = {
        f"data/statements/said-{number:03}.yml": LEAGUE + f"added: 2025-04-{number % 28 + 1:02}\n"
        for number in range(LATEST)
    }
    project({**MORE, **many})
    items = json.loads(exported()["feed.json"])["items"]
    assert len(items) == LATEST
    assert {item["url"].split("/")[-2] for item in items} == {Path(path).stem for path in many}


def test_an_empty_record_has_its_files_too(tmp_path):
    checked = check(tmp_path, tmp_path)
    day = date(2025, 1, 1)
    files = {one.path: one.content for one in render(checked.catalog, checked.proofs, Options(), day)}
    assert api(files, "statements") == {"version": "1.0", "updated": "2025-01-01", "statements": []}
    assert ET.fromstring(files["feed.atom"]).findtext(f"{ATOM}updated") == "2025-01-01T00:00:00Z"
    assert len(files["downloads/stances.csv"].splitlines()) == 1


def test_text_is_in_its_own_letters_and_files_end_in_a_line_break(files):
    assert "nobody's business" in files["api/v1/statements.json"]
    assert all(content.endswith("\n") for content in files.values())
    assert not re.search(r"\\u[0-9a-f]{4}", files["api/v1/statements.json"])


def test_files_are_the_same_bytes_under_any_hash_seed_zone_and_locale(project):
    project(MORE)
    script = (
        "import sys; from pathlib import Path\n"
        "from policy_timeline.checked import check; from policy_timeline.exports import render\n"
        "from policy_timeline.facts.history import as_of_day; from policy_timeline.outputs import Options\n"
        "c = check(Path('data'), Path('seeds'))\n"
        "for o in render(c.catalog, c.proofs, Options(), as_of_day(c.catalog)):\n"
        "    sys.stdout.buffer.write(o.path.encode() + o.content.encode())\n"
    )
    found = set()
    for seed, zone, locale in (("1", "Pacific/Kiritimati", "C"), ("2", "America/Adak", "C.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        found.add(succeeded([sys.executable, "-c", script], env=environment, text=False).stdout)
    assert len(found) == 1
