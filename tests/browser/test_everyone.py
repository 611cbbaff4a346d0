"""Every reader: by keyboard, without a script, on paper, in the dark, in large letters, from right to left."""

import json
import re

import pytest
from helpers.browsing import serving
from helpers.world import SETTINGS, eventful_world
from playwright.sync_api import expect

FOCUS = """() => {
  const one = document.activeElement;
  const mark = one.matches(".md-option") ? one.nextElementSibling : one; // what is seen of a hidden radio button
  const style = getComputedStyle(mark);
  const box = mark.getBoundingClientRect();
  return {
    what: one.outerHTML.slice(0, 80),
    isShown: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
    isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    isGoal: one.matches(".pt-told__about a, .pt-told__words a"),
    isField: one.matches(".pt-ask input"),
  };
}"""


LAYOUT = """() => {
  const name = (one) => `${one.localName} ${one.textContent.trim().slice(0, 30)}`;
  const faults = [];
  const wider = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wider > 0) faults.push(`scrolls sideways by ${wider} px`);
  const seen = [...document.querySelectorAll("main :is(button, select, input, summary)")].filter(
    (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && one.clientWidth > 4,
  );
  const boxes = seen.map((one) => one.getBoundingClientRect());
  for (const [at, one] of boxes.entries())
    for (const [past, other] of boxes.slice(at + 1).entries()) {
      const across = Math.max(one.left, other.left) - Math.min(one.right, other.right);
      const down = Math.max(one.top, other.top) - Math.min(one.bottom, other.bottom);
      if (across < 4 && down < 4) faults.push(`${name(seen[at])} touches ${name(seen[at + 1 + past])}`);
    }
  for (const title of document.querySelectorAll("main h1:not(.pt-hidden), .md-header__topic:first-child .md-ellipsis"))
    if (title.scrollWidth > title.clientWidth + 1) faults.push(`cut: ${name(title)}`);
  return faults;
}"""
"""What is wrong with where things stand: wider than the window, controls that touch, a title that is cut."""

WIDTHS = (320, 390, 768, 1280, 1920)
KINDS = [
    *("", "timeline/", "timeline/2025/", "positions/", "positions/ukraine-joins-nato/", "issues/", "statements/"),
    *("issues/ukraine-assistance/", "actors/", "actors/united-states/", "actors/pete-hegseth/", "events/", "sources/"),
    *("events/udcg-brussels-2025/", "sources/hegseth-udcg-2025/", "statements/hegseth-ukraine-nato-not-realistic/"),
    *("shifts/", "changes/", "compare/?a=united-states&b=nato", "search/?words=nato", "about/", "about/example/"),
    *("about/fields/", "about/errors/", "404.html", "embed/timeline.html", "embed/positions/ukraine-joins-nato.html"),
    "embed/statements/hegseth-ukraine-nato-not-realistic.html",
]


def misplaced(page, address):
    """Return what is wrong with where things stand on a page, by the width of the window."""
    page.goto(address)
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = page.evaluate(LAYOUT)
    return {width: faults for width, faults in found.items() if faults}


@pytest.fixture(scope="session")
def statements(site):
    """Return every statement, as the site's own data tells it."""
    return json.loads((site.folder / "api/v1/statements.json").read_text("utf-8"))["statements"]


def wider(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def test_the_keyboard_leads_from_home_to_a_statement_and_shows_where_it_is(page):
    page.goto("./")
    passed = []
    for _ in range(60):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(FOCUS))
        if passed[-1]["isGoal"]:
            break
    assert [one["what"] for one in passed if not (one["isShown"] and one["isMarked"])] == []
    assert any(one["isField"] for one in passed)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/statements/[^/]+/$"))
    expect(page.locator("article.pt-statement")).to_be_visible()


def test_the_first_key_skips_to_the_content(page):
    page.goto("positions/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("address", ["", "positions/ukraine-joins-nato/", "actors/nato/", "statements/"])
def test_without_a_script_everything_is_there_to_be_read(browser, site, address):
    context = browser.new_context(java_script_enabled=False, base_url=site.url)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("main [data-stance]:visible").first).to_be_visible()
    expect(page.locator(".md-content :is(button, .pt-asof, .pt-filters):visible:not(.pt-ask button)")).to_have_count(0)
    context.close()


def test_on_paper_there_are_the_words_and_no_controls(page, statements):
    id_ = next(one["id"] for one in statements if one["stances"] and "quote" in one["evidence"][0])
    page.set_viewport_size({"width": 794, "height": 1123})
    for address in ("", "timeline/", "positions/", f"statements/{id_}/"):
        page.emulate_media(media="screen")
        page.goto(address)
        page.emulate_media(media="print")
        expect(page.locator(".md-header:visible, .md-tabs:visible, .md-footer:visible")).to_have_count(0)
        expect(page.locator(".md-content :is(button, select, input):visible")).to_have_count(0)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        chip = page.locator(":is(.pt-chip, .pt-mark):visible").first
        assert chip.evaluate("one => getComputedStyle(one, '::before').printColorAdjust") == "exact"
        expect(page.get_by_text("Data last changed on")).to_be_visible()
        expect(page.locator(".pt-foot :is(a, nav):visible")).to_have_count(0)
        assert wider(page) == 0
    page.goto("positions/")
    expect(page.locator(".pt-legend__marks")).to_be_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_who_wants_no_motion_sees_none(page):
    page.emulate_media(reduced_motion="reduce")
    page.goto("timeline/")
    longest = """Math.max(...[...document.querySelectorAll("*")].flatMap((one) => {
      const style = getComputedStyle(one);
      return `${style.transitionDuration},${style.animationDuration}`.split(",").map(parseFloat);
    }))"""
    assert page.evaluate(longest) <= 0.001
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def scheme(page):
    return page.locator("body").get_attribute("data-md-color-scheme")


def test_the_colors_follow_the_system_until_a_reader_chooses(page):
    page.emulate_media(color_scheme="dark")
    page.goto("./")
    assert scheme(page) == "slate"
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.locator("label[title='Switch to light colors']:visible").click()
    page.locator("label[title='Switch to dark colors']:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto("actors/")
    assert scheme(page) == "slate"
    page.locator('label[title="Follow the system\'s colors"]:visible').click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.parametrize("address", KINDS)
def test_at_every_width_all_has_its_place(page, address):
    assert misplaced(page, address) == {}


@pytest.mark.parametrize("address", ["", "timeline/", "positions/", "positions/toll/", "compare/", "search/"])
def test_at_every_width_longer_words_have_their_place(page, german_site, address):
    assert misplaced(page, german_site.url + address) == {}


def test_what_is_out_of_place_would_be_found(page):
    page.goto("timeline/")
    page.evaluate("document.querySelector('.pt-zoom').style.gap = 0")
    page.evaluate(
        "document.querySelector('main h1').style.cssText = 'overflow: hidden; white-space: nowrap; width: 2em'"
    )
    faults = page.evaluate(LAYOUT)
    assert any("touches" in fault for fault in faults)
    assert any("cut" in fault for fault in faults)


def test_letters_of_twice_the_size_stay_inside_the_window(page, invented_site):
    page.set_viewport_size({"width": 1280, "height": 900})
    for address in (
        "timeline/",
        "positions/",
        "positions/toll/",
        "actors/norland/",
        "statements/toll-wanted/",
        "search/",
    ):
        page.goto(invented_site.url + address)
        before = page.locator("main h1").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
        page.evaluate("document.documentElement.style.fontSize = '275%'")
        assert page.locator("main h1").evaluate("one => parseFloat(getComputedStyle(one).fontSize)") > 1.4 * before
        assert wider(page) == 0, address


LONG = {
    "actors": {"mira-vale": {"name": "عبد" * 60, "aliases": ["Mira Vale"]}, "norland": {"name": "N" * 90}},
    "issues": {"strait": {"title": "S" * 120}},
    "positions": {"toll": {"proposition": "T" * 150 + "."}},
    "sources": {"report": {"title": "R" * 150}},
}


@pytest.fixture(scope="session")
def far_site(chromium, tmp_path_factory):
    """Serve a site in a language that is written from the right, with names that have no end and no gap."""
    project = tmp_path_factory.mktemp("far")
    world = eventful_world(project)
    for kind, entries in LONG.items():
        for id_, fields in entries.items():
            world.change(kind, id_, **fields)
    world.write()
    (project / "docs").mkdir()
    (project / "mkdocs.yml").write_text(SETTINGS.replace("font: false", "font: false, language: ar"), "utf-8")
    with serving(project, tmp_path_factory.mktemp("served")) as served:
        yield served


@pytest.mark.parametrize("width", [320, 1280])
def test_from_the_right_and_with_endless_names_nothing_leaves_the_window(page, far_site, width):
    page.set_viewport_size({"width": width, "height": 800})
    for address in (
        *("", "timeline/", "positions/", "positions/toll/", "actors/", "actors/norland/", "issues/strait/"),
        *("statements/toll-wanted/", "sources/report/", "shifts/", "search/"),
    ):
        page.goto(far_site.url + address)
        assert page.locator("body").get_attribute("dir") == "rtl"
        assert wider(page) == 0, address


@pytest.fixture(scope="session")
def german_site(chromium, tmp_path_factory):
    """Serve a site in German."""
    project = tmp_path_factory.mktemp("german")
    eventful_world(project).write()
    (project / "docs").mkdir()
    (project / "mkdocs.yml").write_text(SETTINGS.replace("font: false", "font: false, language: de"), "utf-8")
    with serving(project, tmp_path_factory.mktemp("served")) as served:
        yield served


def test_in_german_words_dates_and_what_scripts_say_are_german(page, german_site):
    page.goto(f"{german_site.url}timeline/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Zeitleiste")
    expect(page.locator(".pt-filters [data-count]")).to_have_text("Alle Aussagen werden gezeigt.")
    page.locator("select[name=stance]").select_option("opposes")
    expect(page.locator(".pt-filters [data-count]")).to_have_text("2 Aussagen passen.")
    expect(page.locator(".pt-day__date", has_text="3. März 2025")).to_be_visible()
    page.goto(f"{german_site.url}search/?stance=unclear")
    expect(page.locator("[data-search-state]")).to_have_text("1 Aussage")
    page.goto(f"{german_site.url}positions/toll/")
    expect(page.get_by_role("button", name="Vorige Änderung")).to_be_visible()
