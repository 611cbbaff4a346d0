"""The addresses of entries that were renamed or taken away."""

from pathlib import Path

import pytest
from policy_timeline.entries.days import Day
from policy_timeline.outputs import Options
from policy_timeline.pipeline import build, check

FILES = {
    "data/retired.yml": """\
statements/was-it: statements/vale-supports-toll
statements/gone: {reason: It was <b>never</b> said.}
actors/vale: actors/mira-vale
shifts/turned: {reason: It was none.}
""",
}


@pytest.fixture
def pages(project):
    project(FILES)
    checked = check(Path("data"), Path("seeds"))
    assert checked.summary.errors == 0, checked.diagnostics
    built = build(checked, Options(), Day(2025, 4, 1))
    return {output.path: output.content for output in built.outputs if output.path.endswith(".md")}


def test_what_was_renamed_leads_on(pages):
    assert 'moved_to: "../../statements/vale-supports-toll/"' in pages["statements/was-it.md"]
    assert '<a href="../../statements/vale-supports-toll/">' in pages["statements/was-it.md"]
    assert 'moved_to: "../../actors/mira-vale/"' in pages["actors/vale.md"]
    assert "moved_to" not in pages["actors/mira-vale.md"]


def test_what_was_taken_away_says_why(pages):
    assert 'moved_to: ""' in pages["statements/gone.md"]
    assert "It was &#60;b&#62;never&#60;&#47;b&#62; said&#46;" in pages["statements/gone.md"]


def test_a_shift_had_no_page_of_its_own(pages):
    assert "shifts/turned.md" not in pages
