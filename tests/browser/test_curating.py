"""The curating page in a running preview: from opening it to a saved, valid statement, by hand and by keyboard."""

import re
from gzip import compress
from pathlib import Path
from time import monotonic

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from helpers.browsing import EVERY_RULE, VIOLATIONS
from helpers.curating import checked, fill, part, previewed
from helpers.programs import installed, ran
from playwright.sync_api import expect

STARTER = Path(__file__).parents[2] / "generator/policy_timeline/authoring/starter"
OPEN = "data/statements/2025/holm-stop-every-spring.yml"


@pytest.fixture(scope="module")
def preview(chromium, tmp_path_factory):
    """Serve a new project, in which one quotation is open; return its address and its folder."""
    folder = tmp_path_factory.mktemp("curated") / "project"
    assert ran([installed("policy-timeline"), "init", str(folder)]).returncode == 0
    (folder / OPEN).unlink()
    with previewed(folder) as url:
        yield url, folder


@pytest.fixture
def opened(preview, page):
    """Open the document of the project; return the page, and its folder."""
    url, folder = preview
    page.goto(f"{url}curate/lake-hearing/")
    return page, folder


def test_from_the_page_to_a_valid_statement_opened_again_and_undone(opened):
    page, folder = opened
    begun = monotonic()
    page.locator("mark.open[data-start]").first.click()
    expect(page.locator('[name="speaker"]')).to_have_value("ada-holm")
    expect(page.locator('[name="quote"]')).not_to_have_value("")
    assert re.fullmatch(r"ada-holm-[a-z0-9-]+", page.locator("#entry-id").input_value())
    fill(page, summary="Pike fishing should stop every spring, Ada Holm says.", status="published", reviewers="T. Reed")
    fill(page, date="2025-13-03")
    expect(part(page, "findings").locator('[data-severity="error"]').first).to_be_visible()
    expect(page.locator('[name="date"]')).to_have_attribute("aria-invalid", "true")
    fill(page, date="2025-03-03", position="closed-season-every-spring", stance="supports", mode="demand")
    fill(page, basis="explicit")
    expect(part(page, "findings").locator('[data-severity="error"]')).to_have_count(0)
    part(page, "save").click()
    expect(part(page, "saved")).to_contain_text("data/statements/2025/ada-holm-")
    assert monotonic() - begun < 30
    file = folder / re.search(r"data/\S+\.yml", part(page, "saved").inner_text())[0]
    assert "stance: supports" in file.read_text("utf-8")
    assert checked(folder)["summary"]["errors"] == 0
    expect(page.locator("mark.open[data-start]")).to_have_count(0)

    part(page, "undo").click()
    expect(part(page, "saved")).to_contain_text("is gone")
    assert not file.exists()
    expect(page.locator('[name="reviewers"]')).to_have_value("T. Reed")
    part(page, "save").click()
    expect(part(page, "saved").locator("a")).to_be_visible()
    file.write_text("# a comment\n" + file.read_text("utf-8").replace("speaker:", "# who\nspeaker:"), "utf-8")
    part(page, "saved").locator("a").click()
    expect(page.locator('[name="reviewers"]')).to_have_value("T. Reed")
    fill(page, summary="There should be no pike fishing in spring, Ada Holm says.")
    page.keyboard.press("Control+Enter")
    expect(part(page, "saved")).to_contain_text(file.name)
    text = file.read_text("utf-8")
    assert text.startswith("# a comment\n")
    assert "no pike fishing in spring, Ada Holm says" in text
    assert "\n# who\nspeaker: ada-holm\n" in text
    part(page, "undo").click()
    expect(page.locator('[name="summary"]')).to_have_value("Pike fishing should stop every spring, Ada Holm says.")
    assert file.read_text("utf-8").startswith("# a comment\n")
    file.unlink()


def test_by_keyboard_alone_with_a_new_actor(opened):
    page, folder = opened
    page.keyboard.press("Alt+n")
    expect(page.locator("mark.open[data-start]").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator('[name="summary"]').first).to_be_focused()
    page.keyboard.type("Pike fishing should stop every spring, she says.")
    page.keyboard.press("Tab")  # the speaker
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    dialog = page.locator('dialog[data-kind="actors"]')
    expect(dialog).to_be_visible()
    page.keyboard.type("Lena Ström")
    expect(dialog.locator('[name="id"]')).to_have_value("lena-strom")
    page.keyboard.press("Tab")
    page.keyboard.type("person")
    page.keyboard.press("Control+Enter")
    expect(dialog).to_be_hidden()
    expect(page.locator('[name="speaker"]').first).to_have_value("lena-strom")
    assert 'name: "Lena Ström"' in (folder / "data/actors/lena-strom.yml").read_text("utf-8")
    part(page, "undo").focus()
    page.keyboard.press("Enter")
    expect(part(page, "saved")).to_contain_text("lena-strom.yml is gone")


def test_words_are_selected_by_keyboard_and_by_pointer(opened):
    page, _ = opened
    part(page, "text").focus()
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    page.wait_for_function(
        """() => ["passage", "quote"].some((name) => document.querySelector(`[name=${name}]`).value)"""
    )
    first = page.locator("[data-curate=text] [data-at]").first
    words = first.evaluate("""(piece) => {
      const range = document.createRange()
      range.setStart(piece.firstChild, 0)
      range.setEnd(piece.firstChild, 5)
      getSelection().removeAllRanges()
      getSelection().addRange(range)
      document.querySelector("[data-curate=text]").dispatchEvent(new PointerEvent("pointerdown"))
      return String(getSelection())
    }""")
    page.evaluate("document.dispatchEvent(new Event('selectionchange'))")
    expect(page.locator('[name="passage"]')).to_have_value(re.compile(re.escape(words.strip())))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_anybody_and_a_phone_is_wide_enough(preview, page, scheme):
    url, _ = preview
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 640})
    for path in ("curate/", "curate/lake-hearing/"):
        page.goto(url + path)
        if "lake" in path:
            page.locator("mark.open[data-start]").first.click()
            expect(part(page, "findings").locator("li").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.evaluate(AXE_SCRIPT)
        assert page.evaluate(VIOLATIONS, EVERY_RULE) == []


def test_the_page_is_light_and_no_build_has_a_trace_of_it(preview, page):
    url, folder = preview
    with page.expect_response("**/curate.js") as script, page.expect_response("**/curate.css") as style:
        page.goto(f"{url}curate/lake-hearing/")
    assert sum(len(compress(answer.value.body())) for answer in (script, style)) < 25_000
    assert ran([installed("mkdocs"), "build", "--quiet"], cwd=folder).returncode == 0
    assert not (folder / "site/curate").exists()
    assert [path for path in (folder / "site").rglob("*") if "curate." in path.name] == []
