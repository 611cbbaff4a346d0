"""Positions as they stood on any day, from the address."""

import json
import re

import pytest
from playwright.sync_api import expect


@pytest.fixture(scope="session")
def changed(site):
    """Return a principal and a position on which it took several stances, with their days in order."""
    statements = json.loads((site.folder / "api/v1/statements.json").read_text("utf-8"))["statements"]
    days = {}
    for one in statements:
        for stance in one["stances"]:
            key = (one["on_behalf_of"] or one["speaker"], stance["position"])
            days.setdefault(key, set()).add(one["date_latest"])
    key = max(days, key=lambda one: (len(days[one]), one))
    assert len(days[key]) > 1
    return *key, sorted(days[key])


def day_of(page, principal, position):
    """Return the day that a cell of the matrix shows, or None where it shows none."""
    row = page.locator("tr", has=page.locator(f'th a[href*="positions/{position}/"]'))
    shown = row.locator(f'td a[data-actor="{principal}"][data-day]:not([hidden])')
    return shown.first.get_attribute("data-day") if shown.count() else None


def test_the_matrix_shows_the_latest_until_asked_for_a_day(page, changed):
    principal, position, days = changed
    page.goto("positions/")
    assert day_of(page, principal, position) == days[-1]
    page.goto(f"positions/?asof={days[0]}")
    expect(page.locator("[name=asof]")).to_have_value(days[0])
    assert day_of(page, principal, position) == days[0]
    page.goto("positions/?asof=1900-01-01")
    assert day_of(page, principal, position) is None
    expect(page.locator("td[data-days] > [data-day]:not([hidden])")).to_have_count(0)


def test_a_day_is_put_into_the_address_and_goes_back(page, changed):
    principal, position, days = changed
    page.goto("positions/")
    page.locator("[name=asof]").fill(days[0])
    expect(page).to_have_url(re.compile(f"asof={days[0]}"))
    assert day_of(page, principal, position) == days[0]
    page.go_back()
    expect(page.locator("[name=asof]")).to_have_value("")
    assert day_of(page, principal, position) == days[-1]


def test_days_on_which_something_changed_are_steps(page):
    page.goto("positions/")
    steps = sorted({one.get_attribute("data-day") for one in page.locator("[data-day]").all()})
    back, on = page.get_by_role("button", name="Previous change"), page.get_by_role("button", name="Next change")
    expect(on).to_be_disabled()
    for day in reversed(steps[:-1]):
        back.click()
        expect(page.locator("[name=asof]")).to_have_value(day)
    expect(back).to_be_disabled()
    for day in steps[1:]:
        on.click()
        expect(page.locator("[name=asof]")).to_have_value(day)
    expect(on).to_be_disabled()
    page.get_by_role("button", name="Show the latest").click()
    expect(page.locator("[name=asof]")).to_have_value("")
    expect(page.get_by_role("button", name="Show the latest")).to_be_hidden()


def test_a_positions_page_shows_who_stood_where_on_a_day(page, changed):
    principal, position, days = changed
    page.goto(f"positions/{position}/?asof={days[0]}")
    person = page.locator(".pt-person", has=page.locator(f'.pt-person__who a[href*="actors/{principal}/"]'))
    expect(person.locator("[data-day]:visible")).to_have_attribute("data-day", days[0])
    page.goto(f"positions/{position}/?asof=1900-01-01")
    expect(page.get_by_text("Nothing on record on that day.")).to_be_visible()
    expect(page.locator(".pt-person:visible, .pt-side:visible")).to_have_count(0)


def test_a_positions_page_counts_again_for_a_day(page, invented_site):
    page.goto(f"{invented_site.url}positions/toll/")
    words = page.locator(".pt-tally__words li:visible")
    now = words.all_inner_texts()
    page.goto(f"{invented_site.url}positions/toll/?asof=2025-01-15")
    then = words.all_inner_texts()
    assert then != now
    shown = page.locator(".pt-person:visible").count()
    assert sum(int(text.split()[0]) for text in then if "not on record" not in text) == shown
    parts = page.locator(".pt-tally .pt-bar rect")
    assert sum(float(part.get_attribute("width").rstrip("%")) for part in parts.all()) == pytest.approx(100)
    page.get_by_role("button", name="Show the latest").click()
    assert words.all_inner_texts() == now


def test_a_position_with_one_day_has_no_step_back(page, invented_site):
    page.goto(f"{invented_site.url}positions/ferry/")
    expect(page.locator(".pt-asof")).to_be_visible()
    days = {one.get_attribute("data-day") for one in page.locator("[data-day]").all()}
    back = page.get_by_role("button", name="Previous change")
    for _ in range(len(days) - 1):
        back.click()
    expect(back).to_be_disabled()


@pytest.mark.parametrize("day", ["yesterday", "2025", "2025-02-30T00:00", "<b>"])
def test_what_is_no_day_shows_the_latest(page, changed, day):
    principal, position, days = changed
    page.goto(f"positions/?asof={day}")
    assert day_of(page, principal, position) == days[-1]


def test_without_javascript_the_latest_stands(browser, site, changed):
    principal, position, days = changed
    context = browser.new_context(java_script_enabled=False, base_url=site.url)
    page = context.new_page()
    page.goto("positions/?asof=1900-01-01")
    expect(page.locator(".pt-asof")).to_be_hidden()
    assert day_of(page, principal, position) == days[-1]
    context.close()


def test_what_was_looked_for_and_not_found_is_quiet_and_can_be_hidden(page):
    page.goto("positions/")
    searched = page.locator("td > [data-searched]:not([hidden])").first
    expect(searched).to_have_attribute("title", re.compile("not in the 1 source searched"))
    expect(searched).to_be_visible()
    page.get_by_label("Show where a search found nothing").uncheck()
    expect(page.locator("td > [data-searched]:visible")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_name_in_a_matrix_is_broken_and_the_page_never_scrolls_sideways(page, width):
    page.set_viewport_size({"width": width, "height": 700})
    page.goto("positions/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    broken = """() => [...document.querySelectorAll(".pt-matrix thead a")]
        .filter((link) => !link.textContent.includes(" ") && link.getClientRects().length > 1)
        .map((link) => link.textContent)"""
    assert page.evaluate(broken) == []


@pytest.fixture(scope="session")
def vague(site):
    """Return a statement whose date is a span of several days with both ends known."""
    statements = json.loads((site.folder / "api/v1/statements.json").read_text("utf-8"))["statements"]
    ends = ("date_earliest", "date_latest")
    return next(one for one in statements if None not in (spans := [one[end] for end in ends]) and len(set(spans)) == 2)


def test_on_a_day_inside_its_span_a_stance_is_shown_as_possible(page, vague):
    position = vague["stances"][0]["position"]
    page.goto(f"positions/{position}/?asof={vague['date_earliest']}")
    possible = page.locator(f'[data-possible="{vague["date_earliest"]}/{vague["date_latest"]}"]').first
    expect(possible).to_be_visible()
    expect(possible).to_contain_text("some time between")
    expect(page.get_by_text("Nothing on record on that day.")).to_be_hidden()
    page.goto(f"positions/{position}/?asof={vague['date_latest']}")
    expect(possible).to_be_hidden()
    page.goto(f"positions/{position}/")
    expect(possible).to_be_hidden()


def test_a_day_changes_what_the_page_says_around_the_stances(page, site):
    shift = json.loads((site.folder / "api/v1/shifts.json").read_text("utf-8"))["shifts"][0]
    page.goto(f"positions/{shift['position']}/?asof=2024-06-01")
    expect(page.get_by_text("As of 1 June 2024:")).to_be_visible()
    expect(page.locator(".pt-shift")).to_have_count(1)
    expect(page.locator(".pt-shift")).to_be_hidden()
    expect(page.get_by_role("heading", name="What changed")).to_be_hidden()
    page.get_by_role("button", name="Show the latest").click()
    expect(page.locator(".pt-shift")).to_be_visible()
    expect(page.get_by_role("heading", name="What changed")).to_be_visible()
    expect(page.locator("[data-asof-said]")).to_be_hidden()
