"""A record of 1,500 statements reads as well as one of twenty."""

import gzip
import json
import re

import pytest
from helpers.browsing import faults
from playwright.sync_api import expect


@pytest.fixture(scope="session")
def statements(made_up_site):
    """Return every statement of the large record, in order of time."""
    return json.loads((made_up_site.folder / "api/v1/statements.json").read_text("utf-8"))["statements"]


def first(folder):
    return min(one.name for one in folder.iterdir() if one.is_dir())


@pytest.mark.parametrize(
    "kind", ["", "timeline", "timeline/2025", "positions", "search", "statements/", "actors/", "issues/"]
)
def test_a_page_has_no_barrier(page, made_up_site, kind):
    address = f"{kind}{first(made_up_site.folder / kind)}/" if kind.endswith("/") else kind
    page.goto(made_up_site.url + address)
    for scheme, width in (("light", 320), ("dark", 1280)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 800})
        assert faults(page) == []


def test_the_timeline_draws_every_statement_and_lists_the_newest_year(page, made_up_site, statements):
    page.goto(f"{made_up_site.url}timeline/")
    keys = page.locator(".pt-drawing [data-mark]").evaluate_all(
        "all => all.flatMap((mark) => mark.dataset.mark.split(' '))"
    )
    assert len(keys) == len(set(keys)) == len(statements)
    newest = [one["id"] for one in statements if one["date_latest"].startswith(statements[-1]["date_latest"][:4])]
    expect(page.locator("main article[data-statement]")).to_have_count(len(newest))


def test_a_filter_shows_what_is_on_other_pages_a_few_at_a_time(page, made_up_site, statements):
    actor = statements[0]["speaker"]
    wanted = {one["id"] for one in statements if one["speaker"] == actor}
    page.goto(f"{made_up_site.url}timeline/?actor={actor}")
    expect(page.locator(".pt-filters [data-count]")).to_have_text(f"{len(wanted)} statements match.")
    others = page.get_by_role("region", name="Matching statements on other pages")
    expect(others.get_by_role("article")).to_have_count(10)
    here = page.locator(".pt-day article:visible")
    while others.get_by_role("button", name="Show more").is_visible():
        before = others.get_by_role("article").count()
        others.get_by_role("button", name="Show more").click()
        expect(others.get_by_role("article").nth(before).locator("a").first).to_be_focused()
    shown = [one.get_attribute("data-statement") for one in [*here.all(), *others.get_by_role("article").all()]]
    assert sorted(shown) == sorted(wanted)


def test_a_day_chosen_on_the_positions_is_kept_on_the_way_to_an_issue_and_a_position(page, made_up_site, statements):
    days = sorted({one["date_latest"] for one in statements if one["stances"]})
    page.goto(f"{made_up_site.url}positions/")
    page.get_by_role("button", name="Previous change").click()
    day = page.locator("[name=asof]").input_value()
    assert day in days[-3:-1]
    page.goto(f"{made_up_site.url}positions/?asof={days[len(days) // 2]}")
    page.locator("main h2 a[data-asof]").first.click()
    expect(page).to_have_url(re.compile(rf"/issues/[^/]+/\?asof={days[len(days) // 2]}$"))
    shown = [one.get_attribute("data-day") for one in page.locator("td [data-day]:visible").all()]
    assert shown
    assert max(shown) <= days[len(days) // 2]
    page.locator(".pt-matrix th[scope=row] a").first.click()
    expect(page).to_have_url(re.compile(rf"/positions/[^/]+/\?asof={days[len(days) // 2]}$"))


def test_the_headers_search_leads_to_ours_and_loads_no_large_index(page, made_up_site):
    page.goto(f"{made_up_site.url}actors/")
    page.keyboard.press("/")
    field = page.get_by_role("textbox", name="Search")
    field.fill("council")
    page.keyboard.press("End")
    expect(page.get_by_role("link", name="All results with filters")).to_be_visible()
    expect(page.locator(".pt-found a").first).to_be_visible()
    expect(page.locator(".md-search-result__meta")).to_be_hidden()
    field.press("Enter")
    expect(page.get_by_role("searchbox", name="Words")).to_have_value("council")
    expect(page.locator("[data-search-results] mark").first).to_be_visible()
    assert len(gzip.compress((made_up_site.folder / "search/search_index.json").read_bytes())) < 50_000


def test_no_page_weighs_more_than_150_kilobytes(made_up_site):
    heavy = {
        str(one.relative_to(made_up_site.folder)): size
        for one in made_up_site.folder.rglob("*.html")
        if one.stat().st_size > 150_000 and (size := len(gzip.compress(one.read_bytes()))) > 150_000
    }
    assert heavy == {}
