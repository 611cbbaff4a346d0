"""The command `coverage`: what of a source nobody has curated yet, and drafts for it."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from policy_timeline.cli import main

REPORT = (Path(__file__).parent / "base/seeds/harbour-report.txt").read_text("utf-8") + (
    "\n“We will begin in May: ‘soon’,” Vale added.\n\n“We will wait,” said Jane Roe.\n\nIt is a “great day”.\n"
)
MORE = {"seeds/harbour-report.txt": REPORT}
DRAFT = "data/statements/mira-vale-we-will-begin-in-may-soon.yml"


def run(*arguments):
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_what_is_open_has_its_place_and_speaker(project):
    project(MORE)
    result = run("coverage")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "seeds/harbour-report.txt:11:2: “We will begin in May: ‘soon’,” (mira-vale): open",
        "seeds/harbour-report.txt:13:2: “We will wait,” (Jane Roe, no actor of that name): open",
        "seeds/harbour-report.txt:15:10: “great day” (speaker unknown): open",
        "harbour-report: 5 quotations, 2 curated, 0 left out for a reason, 3 open",
    ]


def test_a_source_that_is_named_shows_every_quotation_and_what_rests_on_it(project):
    project({"seeds/harbour-report.txt": REPORT + "\nVale said Reed called it a “joke”.\n"})
    lines = run("coverage", "harbour-report").stdout.splitlines()
    assert len(lines) == 7
    assert lines[0].endswith("(mira-vale): curated in vale-supports-toll")
    assert lines[5].endswith("“joke” (perhaps mira-vale or tomas-reed): open")
    assert lines[6] == "harbour-report: 6 quotations, 2 curated, 0 left out for a reason, 4 open"


def test_what_is_left_out_for_a_reason_is_not_open(project):
    entry = "data/sources/harbour-report.yml"
    text = (Path(__file__).parent / "base" / entry).read_text("utf-8")
    project({**MORE, entry: f"{text}not_curated: [{{quote: great day, reason: a figure of speech}}]\n"})
    result = run("coverage", "harbour-report")
    assert "“great day” (speaker unknown): left out: a figure of speech\n" in result.stdout
    assert "great day" not in run("coverage").stdout
    assert "1 left out for a reason, 2 open" in result.stdout


def test_drafts_hold_what_the_source_says_and_are_no_error(project):
    folder = project(MORE)
    result = run("coverage", "harbour-report", "--draft")
    assert result.exit_code == 0
    assert [line for line in result.stdout.splitlines() if line.startswith("wrote ")] == [
        f"wrote {DRAFT}",
        "wrote data/statements/harbour-report-we-will-wait.yml",
        "wrote data/statements/harbour-report-great-day.yml",
    ]
    draft = (folder / DRAFT).read_text("utf-8")
    assert "\nspeaker: mira-vale\n" in draft
    assert '    quote: "We will begin in May: ‘soon’"\n' in draft
    assert "\nspeaker:\n" in (folder / "data/statements/harbour-report-great-day.yml").read_text("utf-8")
    checked = run("check")
    assert checked.exit_code == 0
    assert "0 errors, 0 warnings" in checked.stdout


def test_a_draft_is_written_once(project):
    folder = project(MORE)
    run("coverage", "--draft")
    before = sorted(folder.rglob("*.yml"))
    result = run("coverage", "--draft")
    assert (
        "“We will begin in May: ‘soon’,” (mira-vale): open, draft: mira-vale-we-will-begin-in-may-soon" in result.stdout
    )
    assert "wrote" not in result.stdout
    assert sorted(folder.rglob("*.yml")) == before


def test_a_draft_that_is_an_entry_already_counts_too(project):
    project(MORE)
    run("coverage", "--draft")
    text = Path(DRAFT).read_text("utf-8")
    Path(DRAFT).write_text(
        text.replace("\nsummary:", "\nsummary: It begins.").replace("\ndate:", "\ndate: 2025-03"), "utf-8"
    )
    result = run("coverage", "--draft")
    assert "(mira-vale): open, draft: mira-vale-we-will-begin-in-may-soon" in result.stdout
    assert "wrote" not in result.stdout


def test_quotations_that_begin_alike_get_ids_of_their_own(project):
    words = "We will begin in May as planned"
    quotations = "".join(f"\n“{words}{end},” Vale said.\n" for end in (" and go on", " or never", " " + "x" * 200))
    project({"seeds/harbour-report.txt": REPORT + quotations})
    result = run("coverage", "--draft")
    for id_ in ("we-will-begin-in-may-as", "we-will-begin-in-may-as-2", "we-will-begin-in-may-as-3"):
        assert f"wrote data/statements/mira-vale-{id_}.yml" in result.stdout
    assert run("check").exit_code == 0


def test_an_unknown_source_is_status_2_with_the_nearest_name(project):
    project()
    result = run("coverage", "harbor-report")
    assert result.exit_code == 2
    assert 'did you mean "harbour-report"?' in result.stderr
    assert "see data/sources/" in run("coverage", "qqq").stderr


def test_with_errors_in_the_data_it_says_so(project):
    project({**MORE, "data/actors/norland.yml": "name: Norland\ntyp: country\n"})
    result = run("coverage")
    assert result.exit_code == 1
    assert "great day" in result.stdout
    assert result.stdout.endswith("the data has errors, which may hide statements: run policy-timeline check\n")


@pytest.mark.parametrize("place", ["data/statements"])
def test_a_place_that_cannot_be_written_is_status_2(project, place):
    folder = project({**MORE, **dict.fromkeys(_statements()), "data/shifts/norland-toll.yml": None})
    (folder / place).write_text("a file", "utf-8")
    result = run("coverage", "--draft")
    assert result.exit_code == 2
    assert place in result.stderr


def _statements():
    base = Path(__file__).parent / "base"
    return [path.relative_to(base).as_posix() for path in (base / "data/statements").rglob("*.yml")]
