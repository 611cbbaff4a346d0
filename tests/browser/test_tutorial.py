"""The tutorial on the curating page: it writes what the file of the command line's way says, and the check agrees."""

from pathlib import Path

import pytest
import yaml
from helpers.curating import checked, fill, part, previewed
from helpers.tutorial import Follower, blocks, document_served
from playwright.sync_api import expect


@pytest.fixture
def begun(tmp_path):
    """Follow the tutorial up to the statement; return the folder, and the statement as the page has it in a file."""
    (tmp_path / "server").mkdir()
    with document_served(tmp_path / "server") as server:
        follower = Follower(tmp_path, server)
        for block in blocks():
            if "statements/" in (block["path"] or ""):
                return follower.folder, block
            if not block["text"].startswith("policy-timeline coverage"):
                follower.follow(block)
    raise AssertionError("the tutorial writes no statement")


def test_the_curating_page_writes_the_statement_that_the_tutorial_writes_by_hand(begun, page):
    folder, block = begun
    wanted = yaml.safe_load(block["text"])
    with previewed(folder) as url:
        page.goto(f"{url}curate/harbour-report/")
        page.locator("mark.open[data-start]").first.click()
        expect(page.locator('[name="speaker"]').first).to_have_value(wanted["speaker"])
        [stance] = wanted["stances"]
        behalf, id_ = wanted["on_behalf_of"], Path(block["path"]).stem
        fill(page, summary=wanted["summary"], on_behalf_of=behalf, id=id_, status="published", **stance)
        expect(page.locator('[name="date"]').first).to_have_value(str(wanted["date"]))
        expect(part(page, "findings").locator('[data-severity="error"]')).to_have_count(0)
        part(page, "save").click()
        expect(part(page, "saved")).to_contain_text(block["path"])
    written = yaml.safe_load((folder / block["path"]).read_text("utf-8"))
    for key in ("summary", "speaker", "on_behalf_of", "date", "stances"):
        assert written[key] == wanted[key]
    [evidence], [by_hand] = written["evidence"], wanted["evidence"]
    assert (evidence["source"], evidence["quote"].rstrip(",")) == (by_hand["source"], by_hand["quote"].rstrip(","))
    assert checked(folder)["summary"]["errors"] == 0
