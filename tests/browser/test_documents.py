"""Documents as people have them: printed to PDF by a browser, with a text in them or with the picture of one."""

import base64
import re

import pytest
from click.testing import CliRunner
from policy_timeline.cli import main
from policy_timeline.reading.documents import extract
from policy_timeline.reading.documents.extracted import ExtractionError

TRANSCRIPT = """<html><body style="width: 40em"><h1>The hearing</h1>
<p>VALE: Norland’s ports will profit, the office says, from efficient traffic – all of them, I am told, and I do not
doubt that it will be so before the year is over.</p>
<p>REED: No.</p><p style="page-break-before: always">VALE: We “will not” wait.</p></body></html>"""


@pytest.fixture
def printed(page):
    """Return a function that prints HTML to PDF and returns its bytes."""

    def make(html):
        page.set_content(html)
        return page.pdf()

    return make


def test_paragraphs_turns_and_marks_are_kept_over_lines_and_pages(printed):
    paragraphs = re.split(r"\n\n|\f", extract(printed(TRANSCRIPT), ".pdf").text)
    turn = (
        "VALE: Norland’s ports will profit, the office says, from efficient traffic – all of them, I am told, and I do"
    )
    assert [" ".join(one.split()) for one in paragraphs] == [
        "The hearing",
        f"{turn} not doubt that it will be so before the year is over.",
        "REED: No.",
        "VALE: We “will not” wait.",
    ]
    assert paragraphs[1].count("\n") > 0


def test_a_quotation_of_a_printed_transcript_is_proved(printed, project):
    folder = project()
    (folder / "hearing.pdf").write_bytes(printed(TRANSCRIPT))
    told = CliRunner().invoke(main, ["source", "add", "hearing.pdf", "--type", "transcript"])
    assert told.exit_code == 0, told.output
    assert "(mira-vale): open" in told.output
    assert "(tomas-reed): open" in told.output
    drafts = CliRunner().invoke(main, ["coverage", "hearing", "--draft"])
    assert "wrote data/statements/mira-vale-" in drafts.output
    assert "0 errors" in CliRunner().invoke(main, ["check"]).output


def test_the_picture_of_a_text_is_no_text(printed, page):
    page.set_content(TRANSCRIPT)
    picture = base64.b64encode(page.screenshot()).decode()
    with pytest.raises(ExtractionError, match="a scan must go through text recognition"):
        extract(printed(f'<img src="data:image/png;base64,{picture}">'), ".pdf")
