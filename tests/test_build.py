"""The program's table of contents: all findings at once, counted, and files that depend on nothing but the data."""

from pathlib import Path

import pytest
from error_cases import project_files
from policy_timeline.entries import introspection
from policy_timeline.entries.days import Day
from policy_timeline.entries.introspection import class_of, references
from policy_timeline.entries.kinds import KINDS
from policy_timeline.entries.records import Record, fields_of
from policy_timeline.outputs import Options, Output
from policy_timeline.pipeline import build, check
from policy_timeline.reading.yaml import read_yaml
from policy_timeline.views.edition import Edition
from policy_timeline.work.memo import Memo

AS_OF = Day(2025, 4, 1)


def checked():
    return check(Path("data"), Path("seeds"))


def test_findings_of_reading_and_of_checking_come_together_and_in_order(project):
    project(
        {
            "data/issues/fog.yml": "titel: Fog\n",
            "data/actors/aba.yml": "name: Aba\ntype: government\ngovernment_of: x\n",
        }
    )
    found = checked().diagnostics
    assert [(one.location.file, one.code) for one in found if one.code in {"unknown-actor", "unknown-key"}] == [
        ("data/actors/aba.yml", "unknown-actor"),
        ("data/issues/fog.yml", "unknown-key"),
    ]
    assert list(found) == sorted(found, key=lambda one: one.location)


def test_the_summary_counts_files_proofs_and_findings(project):
    project({"data/issues/fog.yml": "titel: Fog\n", "data/events/2025/harbour-conference.yml": None})
    summary = checked().summary
    assert (summary.entries, summary.proved, summary.evidence) == (14, 2, 2)
    assert summary.errors == sum(one.severity == "error" for one in checked().diagnostics) >= 2
    assert summary.warnings == sum(one.severity == "warning" for one in checked().diagnostics)


def test_evidence_that_is_not_proved_is_counted(project):
    text = (Path(__file__).parent / "base/data/statements/2025/vale-supports-toll.yml").read_text("utf-8")
    project(
        {"data/statements/2025/vale-supports-toll.yml": text.replace('supports a toll on the strait"', 'likes tolls"')}
    )
    assert str(checked().summary).startswith("checked 14 entries, 2 of 3 quotations proved: ")


def test_a_build_makes_every_kind_of_page_and_export(project):
    project()
    outputs = {one.path for one in build(checked(), Options(), AS_OF).outputs}
    assert outputs >= {
        "index.md",
        "actors/norland.md",
        "positions/strait-has-toll.md",
        "statements/vale-supports-toll.md",
        "sources/harbour-report.md",
        "api/v1/statements.json",
        "downloads/stances.csv",
    }


def test_a_build_gives_the_parts_of_a_hand_written_home_page(project):
    project()
    assert "latest" in build(checked(), Options(), AS_OF).home_parts


def test_the_same_data_make_the_same_files(project):
    project()
    first, second = (build(checked(), Options(), AS_OF) for _ in range(2))
    assert {one.path: one.raw for one in first.outputs} == {one.path: one.raw for one in second.outputs}


def contents(memo=None):
    return {one.path: one.raw for one in build(checked(), Options(), AS_OF, memo).outputs}


@pytest.mark.parametrize(
    ("path", "line", "made"),
    [
        (None, "", set()),
        ("data/issues/shipping.yml", "description: Who may sail where.", {"vale-supports-toll", "reed-opposes-toll"}),
        ("data/statements/2025/vale-supports-toll.yml", "# Looked at again.", {"vale-supports-toll"}),
    ],
)
def test_known_cards_are_made_again_only_where_something_about_them_changed(project, monkeypatch, path, line, made):
    project()
    memo, again, make = Memo(), set(), Edition._card
    contents(memo)

    def making(self, one, place):
        again.add(one.id)
        return make(self, one, place)

    monkeypatch.setattr(Edition, "_card", making)
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
    after = contents(memo)
    assert again == made
    assert after == contents()


@pytest.mark.parametrize("drafts", [True, False])
def test_drafts_are_built_for_a_preview_alone(project, drafts):
    text = (Path(__file__).parent / "base/data/statements/2025/vale-supports-toll.yml").read_text("utf-8")
    changes = {
        "data/statements/2025/vale-supports-toll.yml": text + "status: draft\n",
        "data/shifts/norland-toll.yml": None,
    }
    project(changes)
    paths = {one.path for one in build(checked(), Options(drafts=drafts), AS_OF).outputs}
    assert ("statements/vale-supports-toll.md" in paths) is drafts


def test_an_unfinished_draft_stops_no_build(project):
    project({"data/statements/2025/later.yml": "status: draft\nsummary: Later.\n"})
    result = checked()
    assert result.summary.errors == 0
    assert not any("later" in one.path for one in build(result, Options(drafts=True), AS_OF).outputs)


SPEECH = "A toll is right.\nIt will come on 1 May 2025.\n"
RICH = {
    "seeds/speech.txt": SPEECH,
    "data/sources/speech.yml": "title: Speech\ntype: speech\nfile: speech.txt\nsha256: {sha256:seeds/speech.txt}\n"
    "speaker: mira-vale\nlanguage: en\npublished: 2025-03-04\nreplaces: harbour-report\n",
    "data/statements/2025/vale-toll-is-right.yml": "summary: Mira Vale calls a toll right.\nspeaker: mira-vale\n"
    "on_behalf_of: norland\ndate: 2025-03-03\nevent: harbour-conference\nstatus: disputed\n"
    "dating: {method: inferred, note: the day of the conference}\n"
    'evidence: [{source: speech, quote: "A toll is right."}]\n'
    "stances: [{position: strait-has-toll, stance: supports, mode: preference, basis: explicit}]\n"
    "dispute:\n  text: Another report has other words.\n"
    '  evidence: [{source: harbour-report, passage: "A toll on the strait"}]\n',
    "data/events/2025/vote.yml": "title: Vote\ndate: 2025-03-06\nissues: [strait-toll]\nnote: public record\n",
    "data/positions/strait-stays-free.yml": "proposition: The strait should stay free.\nissue: strait-toll\n"
    "related: [{position: strait-has-toll, relation: opposite}]\n",
}
"""What the base project lacks to use every field that is a reference."""


def every_reference():
    """Yield the file, path, spot, text and kind of each reference in the rich project."""
    entries = {path: raw.decode() for path, raw in project_files(RICH).items() if path.startswith("data/")}
    for path, text in entries.items():
        kind = KINDS[path.split("/")[1]]
        read = read_yaml(text.encode(), path)
        entry = kind.model_validate(read.value, context={"id": Path(path).stem})
        for place, to, target in references(entry):
            yield path, place, read.tree.find(place).value, target, to


def paths_of_references(record, above=()):
    """Yield the keys that lead to each reference of a kind of record."""
    for key, field in fields_of(record).items():
        inside = class_of(field.annotation)
        if issubclass(inside, Record):
            yield from paths_of_references(inside, (*above, key))
        elif introspection.reference_kind(field):
            yield (*above, key)


def test_the_rich_project_uses_every_reference_and_is_without_errors(project):
    project(RICH)
    assert [one for one in checked().diagnostics if one.severity == "error"] == []
    used = {tuple(step for step in place if isinstance(step, str)) for _, place, *_ in every_reference()}
    assert used == {path for kind in KINDS.values() for path in paths_of_references(kind)}


@pytest.mark.parametrize("reference", list(every_reference()), ids=lambda one: f"{one[0]}:{one[1]}")
def test_a_reference_that_leads_nowhere_is_told_there_and_breaks_nothing(project, reference):
    path, _, spot, target, kind = reference
    lines = project_files(RICH)[path].decode().splitlines(keepends=True)
    line = lines[spot.line - 1]
    lines[spot.line - 1] = line[: spot.column - 1] + line[spot.column - 1 :].replace(target, "nobody-at-all", 1)
    project({**RICH, path: "".join(lines)})
    found = [(one.location.file, one.location.line, one.location.column, one.code) for one in checked().diagnostics]
    assert (path, *spot, f"unknown-{KINDS[kind].singular}") in found


@pytest.mark.parametrize("path", sorted(path for path in project_files(RICH) if path.startswith("data/")))
@pytest.mark.parametrize("content", [None, "titel: x\n", "a: [\n", b"\xff"])
def test_an_entry_that_is_gone_or_faulty_breaks_nothing(project, path, content):
    project({**RICH, path: content})
    assert checked().summary.errors + (content is None) >= 1


def test_two_files_of_one_path_are_a_mistake_of_the_program(project, monkeypatch):
    project()
    page = Output("actors/index.md", str, "page")
    monkeypatch.setattr("policy_timeline.exports.render", lambda *_: (page,))
    with pytest.raises(ValueError, match=r"two generated files must not have the same path: actors/index\.md"):
        build(checked(), Options(), AS_OF)
