"""The curating page of a preview, asked as a browser asks it: what it shows, writes, and refuses."""

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from helpers.programs import installed, ran
from policy_timeline.mkdocs_plugin import curating as adapter
from policy_timeline.mkdocs_plugin.curating import Desk, Folders, curating_page
from policy_timeline.pipeline import check
from policy_timeline.work.memo import Memo

HOST = "127.0.0.1:8000"
TEXT = "data/statements/2025/vale-supports-toll.yml"
WORDS = "Norland opposes any toll on the strait."
SEED = "seeds/harbour-report.txt"


class Page:
    """The page of a project, behind a host that knows nothing."""

    def __init__(self, folder):
        self.desk = Desk(lambda: Folders(Path("data"), Path("seeds"), Path("docs")), Memo)
        self.app = curating_page(self._host, "/sub/", self.desk)
        self.folder = folder
        self.token = ""

    def _host(self, _environ, start_response):
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [b"not here"]

    def ask(self, path, body=b"", **environ):
        """Return the status, the headers and the text of an answer."""
        heard = []
        path, _, query = path.partition("?")
        asked = {
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REQUEST_METHOD": "GET",
            "HTTP_HOST": HOST,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.input": BytesIO(body),
            "CONTENT_LENGTH": str(len(body)),
            **environ,
        }
        content = b"".join(self.app(asked, lambda status, headers: heard.extend((status, dict(headers)))))
        return int(heard[0][:3]), heard[1], content.decode()

    def open(self, source="harbour-report", statement=""):
        """Load the page of a source, as a browser does; return its text and what its script gets."""
        status, _, page = self.ask(f"/sub/curate/{source}/" + (f"?statement={statement}" if statement else ""))
        assert status == 200
        state = json.loads(re.search(r'id="state">(.*?)</script>', page, re.DOTALL)[1])
        self.token = state["token"]
        return page, state

    def post(self, deed, value, **environ):
        """Return the status and the answer to what the page itself asks for."""
        own = {
            "REQUEST_METHOD": "POST",
            "HTTP_ORIGIN": f"http://{HOST}",
            "HTTP_X_CURATING_TOKEN": self.token,
            "CONTENT_TYPE": "application/json",
        }
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        status, _, text = self.ask(f"/sub/curate/{deed}", body, **{**own, **environ})
        return status, json.loads(text)


@pytest.fixture
def desk(project):
    """Return a function that makes the page of the base project with changes."""

    def make(files=None):
        return Page(project(files or {}))

    return make


def statement(id_="reed-on-tolls", **values):
    """Return a statement as the form sends it."""
    held = {
        "summary": "Norland opposes any toll on the strait, its Minister of Transport says.",
        "speaker": "tomas-reed",
        "on_behalf_of": "norland",
        "date": "2023-05-12",
        "status": "published",
        "dating": {"as_written": "On 12 May 2023", "method": "stated", "note": ""},
        "evidence": [{"source": "harbour-report", "quote": WORDS, "passage": "", "note": ""}],
        "stances": [None],
        **values,
    }
    return {"kind": "statements", "id": id_, "values": held, "is_new": True}


WITHOUT_REED = {"data/statements/2023/reed-opposes-toll.yml": None, "data/shifts/norland-toll.yml": None}


def test_the_list_is_that_of_the_command(desk):
    made = desk(WITHOUT_REED)
    status, headers, text = made.ask("/sub/curate/")
    assert status == 200
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert '<li data-open="quotations"><a href="#quotations"><b>1</b> quotations not curated</a></li>' in text
    assert '<a href="harbour-report/">harbour-report: 1 of 2</a>' in text
    assert f'<a href="harbour-report/?statement=vale-supports-toll">{TEXT}</a>' in text
    assert '<li data-open="drafts"><span><b>0</b> drafts</span></li>' in text
    told = ran([installed("policy-timeline"), "work"]).stdout.splitlines()[-1]
    assert re.findall(r"<b>(\d+)</b>", text) == re.findall(r"\d+", told)


def test_warnings_and_drafts_lead_to_where_they_are_mended(desk):
    draft = "status: draft\nevidence:\n  - source: harbour-report\n    quote: Norland\n"
    source = Path(__file__).parent.joinpath("base/data/sources/harbour-report.yml").read_text("utf-8")
    made = desk(
        {
            "data/statements/later.yml": draft,
            "data/statements/bare.yml": "status: draft\nevidence: none\n",
            "data/actors/harbour-league.yml": "name: Harbour League # of all ports\ntype: organization\n",
            "data/sources/harbour-report.yml": source.replace("published: 2025-03-04\n", "note: a # b\n"),
        }
    )
    text = made.ask("/sub/curate/")[2]
    assert '<a href="harbour-report/?statement=later">data/statements/later.yml</a>' in text
    assert "<li>data/actors/harbour-league.yml:1:7: [cut-text]" in text
    assert '<a href="harbour-report/">data/sources/harbour-report.yml</a>' in text


def test_without_a_source_the_list_says_how_to_get_one(project):
    folder = project()
    for path in (folder / "data").rglob("*.yml"):
        path.unlink()
    assert "policy-timeline source add" in Page(folder).ask("/sub/curate/")[2]


def test_the_document_stands_whole_with_what_is_open_and_curated(desk):
    made = desk(WITHOUT_REED)
    text, state = made.open()
    shown = re.search(r'<div data-curate="text".*?>(.*?)</div>', text, re.DOTALL)[1]
    plain = re.sub(r"<[^>]+>", "", shown)
    assert plain == (made.folder / SEED).read_text("utf-8")
    start = plain.index(WORDS)
    assert f'data-start="{start}" data-end="{start + len(WORDS)}" role="button"' in shown
    assert '<a href="?statement=vale-supports-toll">Norland supports a toll on the strait' in shown
    assert state["statement"] == ""
    assert '<option value="mira-vale" label="Mira Vale">' in text


def test_drafts_what_is_left_out_and_hidden_characters_are_marked(desk):
    seed = (Path(__file__).parent / "base" / SEED).read_text("utf-8").replace("said in", "sa\u202eid in")
    source = Path(__file__).parent.joinpath("base/data/sources/harbour-report.yml").read_text("utf-8")
    made = desk(
        {
            SEED: seed,
            "data/shifts/norland-toll.yml": None,
            "data/statements/2023/reed-opposes-toll.yml": (
                Path(__file__).parent / "base/data/statements/2023/reed-opposes-toll.yml"
            ).read_text("utf-8")
            + "status: draft\n",
            "data/statements/2025/vale-supports-toll.yml": None,
            "data/sources/harbour-report.yml": source
            + 'not_curated: [{quote: "Norland supports a toll on the strait,", reason: said before}]\n',
        }
    )
    text, _ = made.open()
    assert '<mark class="draft"' in text
    assert '<mark class="left-out"' in text
    assert "data-hidden" in text
    assert "‹U+202E RIGHT-TO-LEFT OVERRIDE›" in text


def test_what_is_no_source_and_other_paths_are_not_there(desk):
    made = desk()
    for path in ("nowhere/", "harbour-report", "harbour-report/x", "harbour-report/?statement=none", "../mkdocs.yml"):
        assert made.ask(f"/sub/curate/{path}")[2] == "not here"
    assert made.ask("/sub/actors/")[2] == "not here"
    for name, media_type in (("curate.css", "text/css"), ("curate.js", "text/javascript")):
        status, headers, text = made.ask(f"/sub/curate/{name}")
        assert (status, headers["Content-Type"]) == (200, f"{media_type}; charset=utf-8")
        assert text


def test_marked_words_are_filled_in_as_the_source_has_them(desk):
    made = desk(WITHOUT_REED)
    text, _ = made.open()
    start, end = map(int, re.search(r'class="open" data-at="\d+" data-start="(\d+)" data-end="(\d+)"', text).groups())
    status, answer = made.post("propose", {"source": "harbour-report", "start": start, "end": end})
    assert status == 200
    assert answer["values"] == {
        "quote": WORDS,
        "speaker": "tomas-reed",
        "id": "tomas-reed-norland-opposes-any-toll-on-the",
        "date": "2023-05-12",
        "as_written": "12 May 2023",
        "method": "stated",
    }


def test_findings_are_those_of_a_check(desk):
    made = desk(WITHOUT_REED)
    made.open()
    sent = statement(speaker="mira-vale", date="2026-01-01")
    _, answer = made.post("findings", sent)
    path = Path(answer["file"])
    path.parent.mkdir(exist_ok=True)
    path.write_text(answer["text"], "utf-8")
    found = [each for each in check(Path("data"), Path("seeds")).diagnostics if each.location.file == answer["file"]]
    assert [each["code"] for each in answer["findings"]] == [each.code for each in found]
    assert {"wrong-speaker", "dated-after-source"} <= {each.code for each in found}
    assert ["evidence", 0, "quote"] in [each["path"] for each in answer["findings"]]
    assert [each["place"] for each in answer["findings"]] == [str(each.location) for each in found]


def test_a_saved_statement_is_valid_and_written_as_a_person_would(desk):
    made = desk(WITHOUT_REED)
    made.open()
    status, answer = made.post("save", statement())
    assert (status, answer["file"]) == (200, "data/statements/2023/reed-on-tolls.yml")
    assert (
        Path(answer["file"]).read_text("utf-8")
        == f"""\
# yaml-language-server: $schema=../../../.schemas/statement.schema.json
summary: "Norland opposes any toll on the strait, its Minister of Transport says."
speaker: tomas-reed
on_behalf_of: norland
date: "2023-05-12"
dating:
  as_written: On 12 May 2023
  method: stated
evidence:
  - source: harbour-report
    quote: {WORDS}
status: published
""".replace('"2023-05-12"', "2023-05-12")
    )
    assert check(Path("data"), Path("seeds")).summary.errors == 0


def test_a_saved_entry_is_opened_again_with_comments_and_order_kept(desk):
    text = (Path(__file__).parent / "base" / TEXT).read_text("utf-8")
    commented = f"# the minister\nstatus: published  # since March\n{text}# the end\n"
    made = desk({TEXT: commented})
    _, state = made.open(statement="vale-supports-toll")
    sent = {
        "kind": "statements",
        "id": "vale-supports-toll",
        "is_new": False,
        "digest": state["digest"],
        "values": {
            **state["values"],
            "summary": "Norland supports a toll on the strait: its Minister of Transport says so.",
            "curators": ["A. Holm"],
            "attribution": "",
        },
    }
    status, answer = made.post("save", sent)
    assert (status, answer["file"]) == (200, TEXT)
    expected = commented.replace(
        "summary: Norland supports a toll on the strait.",
        'summary: "Norland supports a toll on the strait: its Minister of Transport says so."',
    ).replace("added: 2025-03-05\n# the end", "added: 2025-03-05\n# the end\ncurators: [A. Holm]")
    assert Path(TEXT).read_text("utf-8") == expected
    assert made.post("save", {**sent, "digest": state["digest"]})[0] == 409
    assert made.post("save", {**sent, "digest": answer["digest"]})[0] == 200


def test_the_last_saves_are_undone_one_by_one(desk):
    made = desk(WITHOUT_REED)
    made.open()
    before = Path(TEXT).read_bytes()
    made.post("save", statement())
    _, state = made.open(statement="vale-supports-toll")
    values = {**state["values"], "summary": "Norland supports a toll."}
    opened = {"kind": "statements", "id": "vale-supports-toll", "is_new": False, "digest": state["digest"]}
    made.post("save", {**opened, "values": values})
    assert Path(TEXT).read_bytes() != before
    assert made.post("undo", {})[1] == {"file": TEXT, "is_gone": False, "undo": True}
    assert Path(TEXT).read_bytes() == before
    assert made.post("undo", {})[1]["is_gone"] is True
    assert not Path("data/statements/2023/reed-on-tolls.yml").exists()
    assert made.post("undo", {})[0] == 409


@pytest.mark.parametrize("change", ["edit", "remove"])
def test_what_was_changed_since_is_not_undone(desk, change):
    made = desk(WITHOUT_REED)
    made.open()
    path = Path(made.post("save", statement())[1]["file"])
    if change == "edit":
        path.write_text(path.read_text("utf-8") + "# mine\n", "utf-8")
    else:
        path.unlink()
    status, answer = made.post("undo", {})
    assert status == 409
    assert "was changed since" in answer["error"]
    assert path.exists() == (change == "edit")


def test_new_entries_are_written_beside_it(desk):
    made = desk()
    made.open()
    sent = {"kind": "actors", "id": "ana-brook", "values": {"name": "Ana Brook", "type": "person"}, "is_new": True}
    assert made.post("save", sent)[1]["file"] == "data/actors/ana-brook.yml"
    assert Path("data/actors/ana-brook.yml").read_text("utf-8").endswith("name: Ana Brook\ntype: person\n")


@pytest.mark.parametrize(
    ("id_", "status"),
    [
        ("vale-supports-toll", 409),
        ("../../mkdocs", 422),
        ("a/b", 422),
        ("..", 422),
        ("", 422),
        ("x\0y", 422),
        ("index", 422),
        ("Ü" * 300, 422),
    ],
)
def test_no_id_leads_out_of_its_folder_or_over_a_file(desk, id_, status):
    made = desk()
    made.open()
    before = {path: path.read_bytes() for path in made.folder.rglob("*") if path.is_file()}
    assert made.post("save", statement(id_))[0] == status
    assert made.post("findings", statement(id_))[0] == 200
    assert {path: path.read_bytes() for path in made.folder.rglob("*") if path.is_file()} == before


def test_what_is_gone_is_not_written_again(desk):
    made = desk()
    _, state = made.open(statement="vale-supports-toll")
    Path(TEXT).unlink()
    sent = {"kind": "statements", "id": "vale-supports-toll", "is_new": False, "values": state["values"]}
    assert made.post("save", sent)[0] == 409
    assert not Path(TEXT).exists()


def test_errors_are_refused_and_told(desk):
    made = desk()
    made.open()
    status, answer = made.post("save", statement(speaker="nobody-known"))
    assert status == 422
    assert [each["path"] for each in answer["findings"] if each["code"] == "unknown-actor"] == [["speaker"]]
    assert not Path("data/statements/2023/reed-on-tolls.yml").exists()


def test_a_folder_or_file_that_leads_out_is_not_written(desk, tmp_path_factory):
    made = desk(WITHOUT_REED)
    made.open()
    outside = tmp_path_factory.mktemp("outside")
    year = Path("data/statements/2023")
    for path in year.iterdir() if year.is_dir() else ():
        path.unlink()
    if year.is_dir():
        year.rmdir()
    year.symlink_to(outside)
    assert made.post("save", statement())[0] == 403
    assert list(outside.iterdir()) == []


def test_a_file_that_comes_between_is_left_alone(desk, monkeypatch):
    made = desk(WITHOUT_REED)
    made.open()
    path = Path("data/statements/2023/reed-on-tolls.yml")
    real = adapter.tried

    def late(*values):
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine\n", "utf-8")
        return real(*values)

    monkeypatch.setattr(adapter, "tried", late)
    assert made.post("save", statement())[0] == 409
    assert path.read_text("utf-8") == "mine\n"


def test_a_system_that_writes_nothing_is_told(desk, monkeypatch):
    made = desk(WITHOUT_REED)
    made.open()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(adapter, "create", full)
    status, answer = made.post("save", statement())
    assert status == 500
    assert "No space left" in answer["error"]


@pytest.mark.parametrize(
    ("environ", "status"),
    [
        ({"HTTP_ORIGIN": "https://evil.example"}, 403),
        ({"HTTP_ORIGIN": "null"}, 403),
        ({"HTTP_ORIGIN": ""}, 403),
        ({"HTTP_ORIGIN": f"https://{HOST}"}, 403),
        ({"HTTP_ORIGIN": "http://127.0.0.1:9999"}, 403),
        ({"HTTP_X_CURATING_TOKEN": ""}, 403),
        ({"HTTP_X_CURATING_TOKEN": "wrong-ü"}, 403),
        ({"CONTENT_TYPE": "text/plain"}, 415),
        ({"CONTENT_TYPE": ""}, 415),
        ({"CONTENT_LENGTH": "300000"}, 413),
        ({"CONTENT_LENGTH": "-1"}, 413),
        ({"CONTENT_LENGTH": ""}, 400),
    ],
)
def test_requests_of_others_write_nothing(desk, environ, status):
    made = desk(WITHOUT_REED)
    made.open()
    for deed in ("save", "undo", "findings", "propose"):
        assert made.post(deed, statement(), **environ)[0] == status
    assert not Path("data/statements/2023/reed-on-tolls.yml").exists()


@pytest.mark.parametrize("host", ["evil.example:8000", "192.168.1.2:8000", "127.0.0.1.evil.example", "", "[::1", "a@b"])
def test_for_another_host_the_page_is_not_there(desk, host):
    made = desk()
    for path in ("", "harbour-report/", "curate.js"):
        assert made.ask(f"/sub/curate/{path}", HTTP_HOST=host)[2] == "not here"


@pytest.mark.parametrize("address", ["192.168.1.7", "", "2001:db8::1", "localhost"])
def test_from_another_machine_the_page_is_not_there_whatever_it_calls_this_one(desk, address):
    assert desk().ask("/sub/curate/", REMOTE_ADDR=address)[2] == "not here"


@pytest.mark.parametrize("host", ["localhost:8000", "[::1]:8000"])
def test_the_loopback_has_several_names(desk, host):
    assert desk().ask("/sub/curate/", HTTP_HOST=host)[0] == 200


@pytest.mark.parametrize(
    "sent",
    [
        b"{",
        b"[]",
        b"[" * 100_000,
        b"\xff",
        {"kind": "retired", "id": "x", "values": {}},
        {"kind": "sources", "id": "x", "values": {}},
        {"kind": ["actors"], "id": "x", "values": {}},
        {"kind": "actors", "id": 7, "values": {}},
        {"kind": "actors", "id": "x"},
        {"kind": "actors", "id": "x", "values": []},
        {"kind": "actors", "id": "x", "values": {"name": 7}},
        {"kind": "actors", "id": "\ud800", "values": {}},
        {"kind": "actors", "id": "x", "values": {"a": {"b": {"c": {"d": {"e": "f"}}}}}},
    ],
)
def test_what_is_no_form_is_refused(desk, sent):
    made = desk()
    made.open()
    assert made.post("save", sent)[0] == 400


def test_marks_of_no_text_and_other_deeds_are_refused(desk):
    made = desk()
    made.open()
    assert made.post("propose", {"source": "none", "start": 1, "end": 2})[0] == 400
    assert made.post("propose", {"source": "harbour-report", "start": "1", "end": 2})[0] == 400
    assert made.post("propose", {"source": "harbour-report", "start": 5, "end": 5})[1]["values"] == {}
    assert made.post("format", {})[0] == 404


def test_another_process_has_another_token(desk):
    made = desk()
    made.token = Page(made.folder).open()[1]["token"]
    status, answer = made.post("findings", statement())
    assert status == 403
    assert "load this page again" in answer["error"]


def test_the_page_answers_before_anything_was_shown(desk):
    made = desk()
    _, _, script = made.ask("/sub/curate/curate.js")
    assert script
    found = made.desk.findings(statement("vale-supports-toll"))
    assert "duplicate-id" in [each["code"] for each in found["findings"]]
    assert (
        Page(made.folder).desk.propose({"source": "harbour-report", "start": 0, "end": 6})["values"]["passage"]
        == "A toll"
    )


def test_values_of_odd_kinds_are_findings(desk):
    made = desk()
    made.open()
    _, answer = made.post("findings", statement(date=["2025"], evidence="x"))
    assert [each["path"] for each in answer["findings"]] == [["date"], ["evidence"]]
    assert made.post("findings", statement(date="soon"))[1]["file"] == "data/statements/reed-on-tolls.yml"


def test_a_finding_that_another_entry_causes_is_told_with_it(desk):
    made = desk({"data/shifts/norland-toll.yml": None})
    _, state = made.open(statement="vale-supports-toll")
    sent = {"kind": "statements", "id": "vale-supports-toll", "is_new": False, "values": state["values"]}
    found = made.post("findings", sent)[1]["findings"]
    assert "unreviewed-shift" in [each["code"] for each in found]
    copied = (Path(__file__).parent / "base" / TEXT).read_text("utf-8")
    Path("data/statements/z-copy.yml").write_text(copied, "utf-8")
    made.open()
    found = made.post("findings", sent)[1]["findings"]
    assert [each["path"] for each in found if each["code"] == "duplicate-claim"] == [[]]


def test_a_document_is_read_again_only_where_it_or_an_actor_has_changed(desk):
    made = desk(WITHOUT_REED)
    made.open()
    known = made.desk.read().attributions
    voices = known.of("harbour-report")
    assert made.post("save", statement())[0] == 200
    kept = made.desk.read().attributions
    assert kept.of("harbour-report") is voices
    assert "reed-on-tolls" in kept.catalog.statements
    assert "harbour-report: 1 of 2" not in made.ask("/sub/curate/")[2]  # what was saved counts
    actor = Path("data/actors/norland.yml")
    actor.write_text(actor.read_text("utf-8") + "aliases: [The North]\n", "utf-8")
    assert made.desk.read().attributions.of("harbour-report") is not voices
