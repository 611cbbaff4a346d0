"""The command `work`: what is still to be done, and how much of it."""

from pathlib import Path

from click.testing import CliRunner
from policy_timeline.cli import main

NOTHING = {
    "data/statements/2025/vale-supports-toll.yml": "reviewers: [T. Brandt]\n",
    "data/statements/2023/reed-opposes-toll.yml": "reviewers: [T. Brandt]\ncurators: [A. Holm]\n",
}


def run():
    return CliRunner().invoke(main, ["work"], catch_exceptions=False)


def reviewed():
    for path, more in NOTHING.items():
        Path(path).write_text(Path(path).read_text("utf-8") + more, "utf-8")


def test_where_all_is_done_the_numbers_say_so(project):
    project()
    reviewed()
    result = run()
    assert result.exit_code == 0
    assert result.stdout == (
        "open: 0 drafts, 0 quotations not curated, 0 warnings, 0 statements without a reviewer, "
        "0 statements without the day it was added, 0 sources without a published date\n"
    )


def test_each_kind_of_work_is_listed_below_its_number(project):
    source = Path(__file__).parent.joinpath("base/data/sources/harbour-report.yml").read_text("utf-8")
    statement = Path(__file__).parent.joinpath("base/data/statements/2025/vale-supports-toll.yml").read_text("utf-8")
    undated = "".join(line for line in source.splitlines(keepends=True) if not line.startswith("published:"))
    project(
        {
            "data/statements/later.yml": "status: draft\n",
            "data/statements/2025/vale-supports-toll.yml": statement.replace("added: 2025-03-05\n", ""),
            "data/statements/2023/reed-opposes-toll.yml": None,
            "data/shifts/norland-toll.yml": None,
            "data/positions/strait-has-toll.yml": "proposition: Ships should pay a toll.\nissue: strait-toll\n",
            "data/sources/harbour-report.yml": undated,
            "data/actors/harbour-league.yml": "name: Harbour League # of all ports\ntype: organization\n",
        }
    )
    assert (
        run().stdout
        == """\
1 draft:
  data/statements/later.yml
1 quotation not curated:
  harbour-report: 1 of 2; policy-timeline coverage harbour-report lists them
1 warning:
  data/actors/harbour-league.yml:1:7: [cut-text] a text must not contain " #" unless it is in quotation marks: YAML \
has cut it off there
1 statement without a reviewer:
  data/statements/2025/vale-supports-toll.yml
1 statement without the day it was added:
  data/statements/2025/vale-supports-toll.yml
1 source without a published date:
  data/sources/harbour-report.yml
open: 1 draft, 1 quotation not curated, 1 warning, 1 statement without a reviewer, 1 statement without the day it was \
added, 1 source without a published date
"""
    )


def test_a_finished_draft_is_one_too_and_errors_may_hide_work(project):
    text = Path(__file__).parent.joinpath("base/data/statements/2025/vale-supports-toll.yml").read_text("utf-8")
    project({"data/statements/later.yml": f"status: draft\n{text}", "data/issues/fog.yml": "titel: Fog\n"})
    result = run()
    assert result.exit_code == 1
    assert result.stdout.startswith("1 draft:\n  data/statements/later.yml\n")
    assert result.stdout.endswith("the data has errors, which may hide entries: run policy-timeline check\n")
