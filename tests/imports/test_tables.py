"""Tables: our own and others', as CSV, Excel and JSON."""

import os
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from helpers.imports import entries, entry, faults, given, imported
from openpyxl import Workbook
from policy_timeline.entries.kinds import KINDS
from policy_timeline.entries.records import Stance, fields_of

ISSUE = "title\nA toll\n"
POSITIONS = [
    {"nr": 1, "text": "There should be a toll.", "on": "A toll"},
    {"nr": 2, "text": "It is fair.", "on": "A toll"},
]
PARTIES = [{"nr": 1, "short": "NP", "long": "Norland Party"}, {"nr": 2, "short": "SP", "long": "Southern Party"}]
ANSWERS = [
    {"party": 1, "thesis": 1, "answer": 0, "comment": "why"},
    {"party": 1, "thesis": 2, "answer": 2, "comment": ""},
    {"party": 2, "thesis": 1, "answer": 1, "comment": None},
    {"party": 2, "thesis": 2, "answer": 9, "comment": None},
]
MAP = """\
parties.json: {kind: actors, key: nr, name: long, short_name: short, type: {value: party}}
theses.json: {kind: position, key: nr, proposition: text, issue: "on"}
answers.json:
  kind: stances
  key: [party, thesis]
  speaker: party
  position: thesis
  date: {value: "2013-09-22"}
  stance: {column: answer, terms: {"0": supports, "1": opposes, "2": neutral}}
  mode: {value: preference}
  basis: {value: explicit}
"""


def advice():
    return [given("parties.json", PARTIES), given("theses.json", POSITIONS), given("answers.json", {"of": ANSWERS})]


def test_a_voting_advice_set_is_a_map_file_away(empty):
    imported("csv", given("issues.csv", ISSUE))
    said = imported("csv", *advice(), "--map", given("map.yml", MAP))
    assert "actors: 2 taken" in said
    assert "statements: 4 taken" in said
    assert "4 of the statements are drafts" in said
    assert "no place here: answers.comment (once)" in said
    assert 'answers.json: item 4: stance was not taken: the map has no term for "9"' in said
    assert "answers.json: item 4: no stance was taken, since it has no stance" in said
    assert entry("actors/norland-party") == {"name": "Norland Party", "short_name": "NP", "type": "party"}
    assert entry("positions/there-should-be-a-toll")["issue"] == "a-toll"
    [supports, neutral, opposes] = sorted(
        stance["stance"] + " " + stance["position"]
        for address in entries()
        if address.startswith("statements/")
        for stance in entry(address).get("stances", [])
    )[::-1]
    assert [supports, neutral, opposes] == [
        "supports there-should-be-a-toll",
        "opposes there-should-be-a-toll",
        "neutral it-is-fair",
    ]
    assert faults() == []


def test_a_second_import_adds_what_is_new_and_touches_nothing_else(empty):
    imported("csv", given("issues.csv", ISSUE))
    map_ = given("map.yml", MAP)
    imported("csv", *advice(), "--map", map_)
    Path("data/actors/norland-party.yml").write_text("name: Norland's Party\ntype: party\n", "utf-8")
    given("parties.json", [*PARTIES, {"nr": 3, "short": "WP", "long": "Western Party"}])
    said = imported("csv", "parties.json", "--map", map_)
    assert "actors: 1 taken, 2 there already, 0 left out" in said
    assert entry("actors/norland-party")["name"] == "Norland's Party"
    assert "actors/western-party" in entries()


STANCES = """\
id;speaker;summary;date;position;stance;mode;basis;rationale;source;quote;event
;Mira Vale;Norland supports a toll.;3 March 2025;strait-has-toll;supports;preference;explicit;;harbour-report;{quote};
;mira-vale;A toll is likely.;4.3.2025;strait-has-toll;supports;prediction;interpreted;It says so.;harbour-report;;
;Nobody;Who is this?;2025-03-04;strait-has-toll;opposes;demand;explicit;;;words without a source;nothing
;mira-vale;These were never said.;2025-03-03;strait-has-toll;opposes;demand;explicit;;harbour-report;Not said;
"""


def test_a_sheet_of_stances_becomes_statements(project):
    project()
    table = given("stances.csv", STANCES.format(quote="Norland supports a toll on the strait"))
    said = imported("csv", table)
    whole = entry("statements/mira-vale-norland-supports-a-toll")
    assert whole == {
        "summary": "Norland supports a toll.",
        "speaker": "mira-vale",
        "date": "2025-03-03",
        "evidence": [{"source": "harbour-report", "quote": "Norland supports a toll on the strait"}],
        "stances": [{"position": "strait-has-toll", "stance": "supports", "mode": "preference", "basis": "explicit"}],
    }
    assert entry("statements/mira-vale-a-toll-is-likely")["status"] == "draft"
    nobody = entry("statements/nobody-who-is-this")
    assert (nobody["status"], "speaker" in nobody, "evidence" in nobody) == ("draft", False, False)
    assert 'line 4: speaker was not taken: no actor is called "Nobody"' in said
    assert 'line 4: event was not taken: no event is called "nothing"' in said
    assert "line 4: its words were not taken, since no source is named" in said
    assert "line 5: it was left out: " in said
    assert "statements: 3 taken, 0 there already, 1 left out" in said
    assert faults() == []


def test_a_date_that_can_mean_two_days_is_not_guessed(project):
    project()
    said = imported("csv", given("events.csv", "title,date\nA,3/4/2025\nB,13/4/2025\n"))
    assert "line 2: it was left out, since it has no date" in said
    assert "3/4/2025" in said
    assert entry("events/b")["date"] == "2025-04-13"


def test_a_map_says_how_dates_lists_and_constants_are_written(empty):
    map_ = """\
title: Was
date: {column: Wann, format: "%d.%m.%Y"}
participants: {column: Wer, separator: ";"}
"""
    given("actors.csv", "name,type,aliases\nMira Vale,person,M. Vale\n")
    table = given("t.csv", "Was,Wann,Wer,Wo\nMeeting,03.04.2025,M. Vale; Mira Vale ;X,Port\nOther,April,,\n")
    said = imported("csv", "actors.csv")
    said = imported("csv", table, "--kind", "event", "--map", given("map.yml", map_))
    assert entry("events/meeting") == {"title": "Meeting", "date": "2025-04-03", "participants": ["mira-vale"] * 2}
    assert 'line 3: date was not taken: "April" is not written as %d.%m.%Y' in said
    assert 'participants was not taken: no actor is called "X"' in said
    assert "no place here: t.Wo (once)" in said


def test_an_excel_file_has_a_table_in_each_sheet(empty):
    book = Workbook()
    book.active.title = "events"
    for row in (["title", "date", "note"], ["A meeting", datetime(2025, 3, 4), 5.0], [], ["More", "2025-03", None]):  # noqa: DTZ001
        book.active.append(row)
    book.create_sheet("issues").append(["title"])
    book["issues"].append(["A toll"])
    raw = BytesIO()
    book.save(raw)
    said = imported("csv", given("book.xlsx", raw.getvalue()))
    assert "issues: 1 taken" in said
    assert entry("events/a-meeting") == {"title": "A meeting", "date": "2025-03-04", "note": "5"}
    single = Workbook()
    for row in (["title", "date"], ["Else", "2025"]):
        single.active.append(row)
    single.save(raw := BytesIO())
    imported("csv", given("events.xlsx", raw.getvalue()))
    assert "events/else" in entries()


def test_a_formula_made_harmless_is_the_text_again(empty):
    imported("csv", given("issues.csv", "title,description\nA toll,'=1+1\nOther,''=2\n"))
    assert entry("issues/a-toll")["description"] == "=1+1"
    assert entry("issues/other")["description"] == "'=2"


def test_lists_in_cells_are_json(empty):
    held = '[{"scheme": "wikidata", "identifier": "Q1"}]'
    rows = f'name;type;identifiers;aliases\nMira;person;{held};["A", "B"]\nTom;person;[x;[\nAda;person;Q2;A\n'
    said = imported("csv", given("actors.csv", rows))
    assert entry("actors/mira")["identifiers"] == [{"scheme": "wikidata", "identifier": "Q1"}]
    assert entry("actors/mira")["aliases"] == ["A", "B"]
    assert entry("actors/ada") == {"name": "Ada", "type": "person", "aliases": ["A"]}
    assert "line 3: identifiers was not taken: it is no JSON" in said
    assert "line 4: identifiers was not taken: it must be JSON" in said


def test_lists_of_a_json_file_are_lists(empty):
    held = [
        {"name": "Mira", "type": "person", "aliases": ["A", "B"], "identifiers": [{"scheme": "x", "identifier": 1}]}
    ]
    imported("csv", given("actors.json", held))
    assert entry("actors/mira")["aliases"] == ["A", "B"]
    assert entry("actors/mira")["identifiers"] == [{"scheme": "x", "identifier": "1"}]


def test_stances_of_one_statement_are_one_entry(project):
    project()
    rows = """\
statement,speaker,principal,date,summary,position,stance,mode,basis,rationale,conditions,sources,passage,quote
said,mira-vale,norland,2025-03-03,Both.,strait-has-toll,supports,preference,explicit,,if,harbour-report other,X,
said,mira-vale,norland,2025-03-03,Both.,strait-has-toll,supports,demand,explicit,,,harbour-report other,X,
"""
    said = imported("csv", given("stances.csv", rows))
    found = entry("statements/said")
    assert [stance["mode"] for stance in found["stances"]] == ["preference", "demand"]
    assert (found["on_behalf_of"], found["status"]) == ("norland", "draft")
    assert "several sources are named, and not which words stand where" in said
    assert "no place here: statements.stances.conditions (in a cell) (once)" in said


def test_what_may_be_there_already_waits_for_a_person(project):
    project()
    said = imported("csv", given("actors.csv", "name,type\nMira Vale,person\n"))
    assert "actors: 0 taken, 0 there already, 1 left out" in said
    assert "it may be actors/mira-vale, which is called the same" in said


def test_the_same_in_a_register_is_the_same(project):
    project()
    path = Path("data/actors/mira-vale.yml")
    known = "identifiers: [{scheme: wikidata, identifier: Q7}]\n"
    path.write_text(path.read_text("utf-8") + known, "utf-8")
    held = [{"name": "M. Vale", "type": "person", "identifiers": [{"scheme": "wikidata", "identifier": "Q7"}]}]
    assert "actors: 0 taken, 1 there already" in imported("csv", given("actors.json", held))


def test_ids_are_made_that_are_free_and_can_be_names_of_pages(empty):
    rows = "title\nA toll\nA toll!\nIndex\nФлот\n" + "word " * 30 + "\n" + "word " * 30 + "2\n"
    imported("csv", given("issues.csv", rows))
    made = [address.partition("/")[2] for address in entries()]
    assert {"a-toll", "a-toll-2", "index-1"} <= set(made)
    assert len(made) == 6
    assert all(len(id_) <= 80 for id_ in made)
    assert faults() == []


def test_a_given_id_stays_and_one_that_is_none_is_replaced(empty):
    imported("csv", given("issues.csv", "id,title\nmy-toll,A toll\nNot An Id,Other\n"))
    assert entries() == ["issues/my-toll", "issues/other"]


def test_what_cannot_be_takes_with_it_what_cannot_be_without_it(empty):
    given("positions.csv", "proposition,issue\nFair.,nowhere\n")
    given("shifts.csv", "position,from,to,type,summary\nFair.,a,b,change,So.\n")
    said = imported("csv", "positions.csv", "shifts.csv")
    assert entries() == []
    assert "it was left out, since it has no issue" in said
    assert "it was left out, since it has no position and no from and no to" in said


def test_a_wrong_value_goes_and_its_entry_stays(empty):
    held = [
        {
            "name": "Mira",
            "type": "person",
            "start_date": "soon",
            "links": [{"url": "ftp://x"}, {"url": "https://x.example/"}, {"note": "none"}],
            "memberships": [{"role": "x", "organization": "nowhere", "start_date": "then"}],
        }
    ]
    said = imported("csv", given("actors.json", held))
    assert entry("actors/mira") == {"name": "Mira", "type": "person", "links": [{"url": "https://x.example/"}]}
    assert "a link must start with http:// or https://" in said
    assert '"soon" is not a date' in said


def test_a_dry_run_writes_nothing(empty):
    said = imported("csv", given("issues.csv", ISSUE), "--dry-run")
    assert "issues: 1 taken" in said
    assert "dry run: nothing was written" in said
    assert sorted(path.name for path in empty.iterdir()) == ["issues.csv"]


def test_many_remarks_are_counted(empty):
    said = imported("csv", given("events.csv", "title,date\n" + "".join(f"A{number},soon\n" for number in range(30))))
    assert "and 40 more of that kind" in said


@pytest.mark.parametrize(
    ("name", "content", "options", "message"),
    [
        ("t.csv", "title\nx\n", (), "of which kind its rows are must be said"),
        ("t.txt", "title\nx\n", (), "a table must be a .csv, .tsv, .xlsx or .json file"),
        ("issues.csv", b"\xff\xfe", (), "save it as CSV in UTF-8; byte 0 is none"),
        ("issues.csv", 'title\n"x', (), "this is no CSV"),
        ("issues.csv", "title\nx,y\n", (), "line 2 has more cells than there are columns"),
        ("issues.csv", "title,title\nx,y\n", (), 'two columns are called "title"'),
        ("issues.xlsx", b"no", (), "this is no Excel file"),
        ("issues.json", b"{", (), "this is no JSON"),
        ("issues.json", b'["x"]', (), "a table in JSON must be a list of objects"),
        ("issues.json", b"[]", (), "a table in JSON must be a list of objects"),
        ("issues.csv", "title\nx\n", ("--map", "m.yml"), 'the map names "titel", which is no key of issues'),
        ("stances.csv", "Name,Stimme\nx,y\n", (), "no column is named as a key of stances; say in a map file"),
        ("issues.csv", "title\nx\n", ("--map", "bad.yml"), "bad.yml:1: "),
        ("issues.csv", "title\nx\n", ("--map", "odd.yml"), "write the name of a column, or a mapping"),
        ("issues.csv", "title\nx\n", ("--map", "kind.yml"), "kind must be one kind"),
        ("issues.csv", "title\nx\n", ("--map", "terms.yml"), "write the name of a column, or a mapping"),
        ("issues.csv", "title\nx\n", ("--map", "key.yml"), "key must be the name of a column, or a list of them"),
        ("issues.csv", "title\nx\n", ("--ids", "issues.csv"), "this must be JSON of kinds, keys and ids"),
    ],
)
def test_what_cannot_be_read_is_said(empty, name, content, options, message):
    given("m.yml", "titel: x\n")
    given("bad.yml", "a: [\n")
    given("odd.yml", "title: [x]\n")
    given("kind.yml", "kind: [x]\n")
    given("terms.yml", "title: {column: title, terms: [x]}\n")
    given("key.yml", "key: {column: x}\n")
    assert message in imported("csv", given(name, content), *options, status=2)


def test_a_tsv_is_separated_by_tabs(empty):
    imported("csv", given("issues.tsv", "title\tdescription\nA toll\tx, y; z\n"))
    assert entry("issues/a-toll")["description"] == "x, y; z"


def test_texts_of_any_kind_survive_the_way_into_yaml(empty):
    texts = [
        "=1",
        "NO",
        "0x10",
        "a: b # c",
        "- x",
        '"',
        "'",
        "\\",
        "a\nb",
        "é…",
        "[x",
        "{y}",
        "2025-02-30",
        "~",
        "null",
        "*a",
    ]
    imported("csv", given("issues.json", [{"id": f"i-{n}", "title": text} for n, text in enumerate(texts)]))
    assert [entry(f"issues/i-{n}")["title"] for n in range(len(texts))] == texts
    assert faults() == []


def test_a_text_that_no_entry_may_hold_is_left_out(empty):
    said = imported("csv", given("issues.json", [{"title": "a\u202eb"}, {"title": "a\u2028b"}]))
    assert "issues: 0 taken, 0 there already, 2 left out" in said


def test_a_statement_that_lacks_what_a_check_asks_for_is_a_draft(project):
    project()
    words = [{"source": "harbour-report", "quote": "Norland supports a toll on the strait"}]
    stance = {"position": "strait-has-toll", "stance": "supports", "mode": "preference", "basis": "interpreted"}
    held = {"id": "x", "summary": "S.", "speaker": "mira-vale", "date": "2025-03-03", "evidence": words}
    imported("csv", given("statements.json", [held | {"stances": [stance]}]))
    assert entry("statements/x")["status"] == "draft"
    assert faults() == []


def test_an_id_that_is_taken_by_a_file_meanwhile_is_never_overwritten(project, monkeypatch):
    project()
    imported("csv", given("issues.csv", "id,title\nnew-issue,New\n"))
    before = Path("data/issues/new-issue.yml").read_bytes()
    imported("csv", given("issues.csv", "id,title\nnew-issue,Newer\n"))
    assert Path("data/issues/new-issue.yml").read_bytes() == before


@pytest.mark.parametrize("place", ["data", "imported.json"])
def test_a_place_that_cannot_be_written_is_status_2(empty, place):
    table = given("issues.csv", ISSUE)
    if place == "data":
        given("data", "no folder")
        imported("csv", table, status=2)
    else:
        Path(".imported.json.new").mkdir()
        assert ".imported.json.new" in imported("csv", table, status=2)


def test_truths_of_json_are_texts(empty):
    imported("csv", given("issues.json", [{"title": True, "description": None}]))
    assert entry("issues/true")["title"] == "true"


def test_a_file_that_the_system_does_not_let_it_read_is_status_2(empty):
    assert "error" in imported("popolo", "/proc/self/mem", status=2)


def test_a_data_folder_that_cannot_be_copied_is_status_2(project):
    os.mkfifo(project() / "data/issues/pipe.yml")
    assert "pipe" in imported("csv", given("issues.csv", ISSUE), status=2)


@pytest.mark.parametrize(
    "kind", ["actors", "issues", "positions", "events", "sources", "statements", "shifts", "stances"]
)
@pytest.mark.parametrize("odd", ["x", 1, True, ["x"], {"x": 1}, [["x"]], "[1]", '{"a": "b"}', "\x00", "=1"], ids=repr)
def test_no_value_of_the_wrong_kind_breaks_a_table(empty, kind, odd):
    fields = {*fields_of(KINDS[kind]), "id"} if kind in KINDS else {*fields_of(Stance), "speaker", "quote", "source"}
    imported("csv", given(f"{kind}.json", [dict.fromkeys(sorted(fields), odd)]))
    assert faults() == []
