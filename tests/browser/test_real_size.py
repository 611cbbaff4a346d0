"""Records as large as real ones: 28 parties on 38 theses in German, 193 states on two votes, 200 actors on 40."""

from contextlib import ExitStack
from functools import cache
from itertools import product

import pytest
from helpers.browsing import COLOR_RULES, EVERY_RULE, MOST_BYTES, MOST_ELEMENTS, build_beside, faults, serving
from helpers.large import assembly, congress, election
from helpers.world import SETTINGS, invented_world
from playwright.sync_api import expect

SHAPES = {"election": (election, "de"), "assembly": (assembly, "en"), "congress": (congress, "en")}
COUNT = "document.querySelectorAll('*').length"
BROKEN = """() => [...document.querySelectorAll("main th, main td")].flatMap((cell) => {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const broken = [];
  while (texts.nextNode()) {
    for (const word of texts.currentNode.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, word.index);
      range.setEnd(texts.currentNode, word.index + word[0].length);
      if (range.getClientRects().length > 1) broken.push(word[0]);
    }
  }
  return broken;
})"""
"""The words in tables that stand on more than one line."""
NARROW = """() => [...document.querySelectorAll("main th")].flatMap((cell) => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  const [text, box] = [range.getBoundingClientRect(), cell.getBoundingClientRect()];
  return text.width > box.width + 1 || text.height > box.height + 1 ? [cell.textContent] : [];
})"""
"""The heads of tables that have no room for what stands in them."""
BREAK = """() => {
  const box = document.createElement("div");
  Object.assign(box.style, { width: "2em", whiteSpace: "normal", wordBreak: "break-all" });
  box.textContent = "Interoperability";
  document.querySelector("main th").append(box);
}"""
"""Breaks a word of a table, which the test must tell."""


@pytest.fixture(scope="session")
def sites(chromium, tmp_path_factory):
    """Return a function that serves a record by its shape, built when it is first asked for."""
    with ExitStack() as stack:

        @cache
        def site(shape):
            make, language = SHAPES[shape]
            folder = tmp_path_factory.mktemp(shape)
            world = invented_world(folder)
            make(world)
            world.write()
            (folder / "docs").mkdir()
            settings = SETTINGS.replace("font: false", f"font: false, language: {language}")
            settings = settings.replace("[search, policy-timeline]", "[policy-timeline: {share_images: false}]")
            (folder / "mkdocs.yml").write_text(settings, "utf-8")
            return stack.enter_context(serving(folder, tmp_path_factory.mktemp("served"), build_beside))

        yield site


PAGES = [
    ("election", "positions/"),
    ("election", "positions/thesis-0/"),
    ("election", "issues/issue-0/"),
    ("election", "actors/party-0/"),
    ("election", "timeline/2025/"),
    ("election", "timeline/2025/01/"),
    ("assembly", "positions/"),
    ("assembly", "positions/resolution-0/"),
    ("assembly", "issues/peace/"),
    ("assembly", "actors/state-0/"),
    ("assembly", "timeline/2025/"),
    ("congress", "positions/"),
    ("congress", "positions/motion-0/"),
    ("congress", "issues/harbors/"),
    ("congress", "actors/delegate-0/"),
    ("congress", "timeline/2025/"),
]


@pytest.mark.parametrize(("shape", "address"), PAGES)
def test_a_page_stays_small(page, sites, shape, address):
    site = sites(shape)
    page.goto(site.url + address)
    assert (site.folder / address / "index.html").stat().st_size <= MOST_BYTES
    assert page.evaluate(COUNT) <= MOST_ELEMENTS


@pytest.mark.parametrize("shape", SHAPES)
def test_the_matrix_breaks_no_word_and_bars_nobody(page, sites, shape):
    site = sites(shape)
    page.goto(f"{site.url}positions/")
    for (scheme, rules), width in product([("light", EVERY_RULE), ("dark", COLOR_RULES)], [390, 1280]):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(BROKEN) == page.evaluate(NARROW) == []
        assert faults(page, rules) == []
    page.evaluate(BREAK)
    assert page.evaluate(BROKEN) == ["Interoperability"]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_heads_of_a_matrix_stay_in_sight(page, sites, shape, width):
    page.set_viewport_size({"width": width, "height": 600})
    page.goto(f"{sites(shape).url}positions/")
    wrap = page.locator(".pt-matrix-wrap")
    wrap.scroll_into_view_if_needed()
    wrap.evaluate("one => { one.scrollTop = one.scrollHeight; one.scrollLeft = one.scrollWidth }")
    box = wrap.bounding_box()
    columns, line = page.locator(".pt-matrix thead th"), page.locator(".pt-matrix tbody th").last
    for column in (columns.first, columns.last):
        assert column.bounding_box()["y"] == pytest.approx(box["y"], abs=2)
    assert line.bounding_box()["x"] == pytest.approx(box["x"], abs=2)
    assert line.bounding_box()["width"] < 0.5 * box["width"], "there is room for the marks"


def side_of_row(page, at):
    """Return what stands in the first columns of a line of strips, by column."""
    return (
        page.locator(".pt-matrix--strips tbody tr")
        .nth(at)
        .evaluate(
            """(line) => Object.fromEntries([...line.querySelectorAll("path")].flatMap((path) => {
          const [x, , ...ways] = path.getAttribute("d").match(/\\d+/g).map(Number);
          let at = x;
          return ways.map((way) => [((at += way) - 12) / 24, path.classList[0]]);
        }))"""
        )
    )


def test_a_reader_orders_the_actors_by_where_they_stand_on_a_position(page, sites):
    page.goto(f"{sites('election').url}positions/")
    heads = page.locator(".pt-matrix thead th[data-id]")
    names, before = heads.all_text_contents(), side_of_row(page, 1)
    assert len(before) == len(names) == 28
    page.get_by_label("Reihenfolge der Akteure").select_option("0")
    now = heads.all_text_contents()
    assert now != names
    sides = list(side_of_row(page, 0).values())
    assert sorted(sides, key=sides.index) == sides, "those who stand alike stand beside each other"
    assert sides[0] == "pt-chip--supports"
    moved = side_of_row(page, 1)
    assert {now[int(at)]: side for at, side in moved.items()} == {names[int(at)]: side for at, side in before.items()}
    page.get_by_label("Reihenfolge der Akteure").select_option("")
    assert heads.all_text_contents() == names
    assert side_of_row(page, 1) == before


def test_a_reader_orders_lines_and_columns_of_links_too(page, sites):
    page.goto(f"{sites('assembly').url}positions/")
    lines = page.locator(".pt-matrix tbody th")
    alike = lines.all_text_contents()
    order = page.get_by_label("Order of the actors")
    order.select_option("name")
    assert [one.strip() for one in lines.all_text_contents()] == [
        f"Republic of Statia {number}" for number in range(193)
    ]
    order.select_option("1")
    marks = page.locator(".pt-matrix tbody td:nth-child(3) a").evaluate_all(
        "all => all.map((one) => one.dataset.stance)"
    )
    assert marks == sorted(marks, key=["supports", "opposes", "abstains"].index)
    order.select_option("")
    assert lines.all_text_contents() == alike


def test_a_reader_orders_the_lines_of_strips(page, sites):
    page.goto(f"{sites('congress').url}positions/")
    lines = page.locator(".pt-matrix--strips tbody th")
    alike = lines.all_text_contents()
    order = page.get_by_label("Order of the actors")
    order.select_option("name")
    assert lines.all_text_contents() == [f"North Harbor {number}" for number in range(200)]
    order.select_option("0")
    shown = [side_of_row(page, at)["0"] for at in range(0, 200, 10)]
    sides = ["supports", "opposes", "neutral", "unclear"]
    assert shown == sorted(shown, key=[f"pt-chip--{side}" for side in sides].index)
    assert len(set(shown)) == len(sides)
    order.select_option("")
    assert lines.all_text_contents() == alike


def test_a_mark_of_a_strip_says_what_it_is_and_leads_to_its_words(page, sites):
    page.goto(f"{sites('election').url}positions/")
    strip = page.locator(".pt-matrix--strips svg").nth(1)
    column = next(int(at) for at, side in side_of_row(page, 1).items() if side == "pt-chip--opposes")
    strip.hover(position={"x": 24 * column + 12, "y": 12})
    cell = page.locator(".pt-matrix--strips td[colspan]").nth(1)
    assert cell.get_attribute("title").startswith(f"Alliance for the Improvement of Public Baths {column} – Every town")
    assert cell.get_attribute("title").endswith(": dagegen")
    strip.click(position={"x": 24 * column + 12, "y": 12})
    page.wait_for_url(f"**/timeline/?principal=party-{column}&position=thesis-1")
    expect(page.locator(".pt-filters [data-count]")).to_have_text("1 Aussage passt.")


def test_the_keyboard_leads_from_the_head_of_a_column_to_the_words(page, sites):
    page.goto(f"{sites('election').url}positions/")
    page.locator(".pt-matrix thead a").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/party-1/")
    expect(page.locator("[data-stance][data-position=thesis-1]").first).to_be_visible()
