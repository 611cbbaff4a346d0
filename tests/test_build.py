"""The program's table of contents: all findings at once, counted, and files that depend on nothing but the data."""

from datetime import date
from pathlib import Path

import pytest

from generator.build import build, check
from generator.outputs import Options

AS_OF = date(2025, 4, 1)


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
    assert [(one.location.file, one.code) for one in found if one.code in {"unknown-actor", "missing-key"}] == [
        ("data/actors/aba.yml", "unknown-actor"),
        ("data/issues/fog.yml", "missing-key"),
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
    assert first.outputs == second.outputs


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
