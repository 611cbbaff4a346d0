"""The timeline: filters in the address, zoom by mouse and keyboard, and everything there without a script."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect


@pytest.fixture(scope="session")
def statements(site):
    """Return every statement, as the site's own data tells it."""
    return json.loads((site.folder / "api/v1/statements.json").read_text("utf-8"))["statements"]


def articles(page):
    return page.locator("main article[data-statement]:visible")


def ids(page):
    return {one.get_attribute("data-statement") for one in articles(page).all()}


def state(page):
    return page.locator(".pt-filters [data-count]")


def choose(page, name, value):
    page.locator(f".pt-filters select[name={name}]").select_option(value)


def asked(page):
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def having(statements, **wanted):
    return {
        one["id"]
        for one in statements
        if any(all(each[name] == value for name, value in wanted.items()) for each in one["stances"])
    }


def drawn(marks):
    """Return how many statements each mark says that it is."""
    return [
        int(one.locator(".pt-m__count").text_content()) if one.get_attribute("data-count") else 1 for one in marks.all()
    ]


def principals(statements, wanted):
    return {one["on_behalf_of"] or one["speaker"] for one in statements if one["id"] in wanted}


def matched(count):
    return "1 statement matches." if count == 1 else f"{count} statements match."


def test_a_filter_shows_what_matches_in_list_drawing_and_headings(page, statements):
    page.goto("timeline/")
    expect(state(page)).to_have_text("All statements are shown.")
    choose(page, "stance", "supports")
    wanted = having(statements, stance="supports")
    expect(state(page)).to_have_text(matched(len(wanted)))
    assert ids(page) == wanted
    bright = page.locator(".pt-drawing [data-mark]:not(.pt-m--out)")
    assert sum(drawn(bright)) == len(wanted)
    expect(page.locator(".pt-lane[data-lane]:visible")).to_have_count(len(principals(statements, wanted)))
    years = {one["date_latest"][:4] for one in statements if one["id"] in wanted}
    assert {one.inner_text()[:4] for one in page.locator("main h2:visible").all()} == years
    for day in page.locator(".pt-day:visible").all():
        assert day.locator("article:visible").count() > 0


def test_each_choice_says_how_many_it_matches(page):
    page.goto("timeline/")
    for name in ("actor", "principal", "issue", "position", "stance", "mode", "source"):
        option = page.locator(f".pt-filters select[name={name}] option").last
        expect(option).to_have_text(re.compile(r"\(\d+\)$"))  # choices are offered after the page is painted
        count = int(re.search(r"\((\d+)\)$", option.inner_text())[1])
        choose(page, name, option.get_attribute("value"))
        expect(state(page)).to_have_text(matched(count))
        expect(articles(page)).to_have_count(count)
        choose(page, name, "")
        expect(state(page)).to_have_text("All statements are shown.")


def test_filters_are_in_the_address_and_go_back(page, statements):
    page.goto("timeline/")
    everything = ids(page)
    choose(page, "stance", "opposes")
    choose(page, "mode", "preference")
    both = having(statements, stance="opposes", mode="preference")
    expect(articles(page)).to_have_count(len(both))
    assert asked(page) == {"stance": "opposes", "mode": "preference"}
    page.reload()
    expect(articles(page)).to_have_count(len(both))
    expect(page.locator("select[name=stance]")).to_have_value("opposes")
    page.go_back()
    expect(articles(page)).to_have_count(len(having(statements, stance="opposes")))
    expect(page.locator("select[name=mode]")).to_have_value("")
    page.go_back()
    expect(articles(page)).to_have_count(len(everything))
    page.go_forward()
    expect(articles(page)).to_have_count(len(having(statements, stance="opposes")))


def test_a_period_is_filtered_by_the_day_on_which_a_date_takes_effect(page, statements):
    days = sorted(one["date_latest"] for one in statements)
    page.goto(f"timeline/?from={days[1]}&to={days[-2]}")
    wanted = {one["id"] for one in statements if days[1] <= one["date_latest"] <= days[-2]}
    expect(state(page)).to_have_text(matched(len(wanted)))
    assert ids(page) == wanted
    expect(page.locator("input[name=from]")).to_have_value(days[1])


def test_nothing_found_is_said_and_cleared_in_one_click(page):
    page.goto("timeline/?from=1900-01-01&to=1900-01-02")
    expect(state(page)).to_have_text("Nothing matches these filters. Try removing some.")
    expect(articles(page)).to_have_count(0)
    expect(page.locator("main h2:visible")).to_have_count(0)
    page.get_by_role("button", name="Clear all filters").click()
    expect(state(page)).to_have_text("All statements are shown.")
    expect(articles(page)).not_to_have_count(0)
    assert asked(page) == {}
    expect(page.get_by_role("button", name="Clear all filters")).to_be_hidden()
    expect(page.locator("select[name=actor]")).to_be_focused()


def test_values_that_are_none_of_the_choices_filter_nothing(page):
    page.goto("timeline/?stance=against&from=yesterday")
    expect(state(page)).to_have_text("All statements are shown.")
    warning = page.get_by_text(
        "The address asks for stance=against, from=yesterday, which this timeline does not have."
    )
    expect(warning).to_be_visible()
    choose(page, "stance", "opposes")
    expect(warning).to_be_hidden()


def test_the_last_of_several_quick_choices_wins(page, statements):
    page.route("**/timeline/index.json*", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.goto("timeline/")
    choose(page, "stance", "supports")
    choose(page, "stance", "opposes")
    wanted = having(statements, stance="opposes")
    expect(state(page)).to_have_text(matched(len(wanted)))
    page.wait_for_timeout(600)
    assert ids(page) == wanted


def test_where_the_index_cannot_be_read_everything_stays_and_that_is_said(page):
    page.route("**/timeline/index.json*", lambda route: route.abort())
    page.goto("timeline/?stance=opposes")
    expect(state(page)).to_have_text("The filters are not working right now. All statements are shown.")
    expect(articles(page)).not_to_have_count(0)


def test_a_long_timeline_names_matches_on_other_pages(page, invented_site):
    page.goto(f"{invented_site.url}timeline/?position=ferry")
    expect(state(page)).to_have_text(matched(4))
    others = page.get_by_role("region", name="Matching statements on other pages")
    expect(others.get_by_role("article")).to_have_count(3)
    assert ids(page) == {
        "ferry-slow",
        *(one.get_attribute("data-statement") for one in others.get_by_role("article").all()),
    }
    expect(others.get_by_role("button", name="Show more")).to_be_hidden()
    others.get_by_role("link", name="Summary of ferry-fast").click()
    expect(page.locator("article.pt-statement")).to_have_attribute("data-statement", "ferry-fast")


def test_a_mark_of_several_leads_to_its_statements(page, statements):
    page.goto("timeline/")
    mark = page.locator(".pt-drawing [data-count]").first
    count = int(mark.get_attribute("data-count"))
    mark.focus()
    page.keyboard.press("Enter")
    expect(state(page)).to_have_text(matched(count))
    expect(articles(page)).to_have_count(count)
    assert set(asked(page)) == {"principal", "from", "to"}


def test_the_filters_and_a_way_past_the_drawing_stand_before_it(page):
    page.goto("timeline/")
    order = page.evaluate(
        """() => [".pt-filters", ".pt-skip", ".pt-drawing__scroll", "#after-the-drawing"].map((name) => {
          const all = [...document.querySelectorAll("*")];
          return all.indexOf(document.querySelector(name));
        })"""
    )
    assert order == sorted(order)
    assert -1 not in order
    page.locator(".pt-skip").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#after-the-drawing$"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#after-the-drawing').contains(document.activeElement)")


@pytest.mark.parametrize("window", [390, 1280])
def test_marks_are_in_sight_at_first_and_after_the_first_zoom(page, window):
    page.set_viewport_size({"width": window, "height": 800})
    page.goto("timeline/")
    in_sight = """() => {
      const box = document.querySelector(".pt-drawing__scroll").getBoundingClientRect();
      return [...document.querySelectorAll("[data-mark]")].filter((mark) => {
        const { left, right } = mark.getBoundingClientRect();
        return left >= box.left && right <= box.right;
      }).length;
    }"""
    assert page.evaluate(in_sight) > 0
    page.get_by_role("button", name="Zoom in").click()
    assert page.evaluate(in_sight) > 0
    page.get_by_role("button", name="Zoom in").click()
    assert page.evaluate(in_sight) > 0


def test_a_finger_can_hit_each_mark(page):
    page.goto("timeline/")
    for box in [mark.bounding_box() for mark in page.locator(".pt-drawing a.pt-m").all()]:
        assert min(box["width"], box["height"]) >= 24


def test_on_a_phone_the_list_is_short(page, statements):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("timeline/")
    assert page.evaluate("document.documentElement.scrollHeight") < 330 * len(statements)


def width(page):
    return page.locator(".pt-axis").evaluate("one => one.getBoundingClientRect().width")


def left(page):
    return page.locator(".pt-drawing__scroll").evaluate("one => one.scrollLeft")


def test_the_drawing_zooms_by_its_buttons(page):
    page.goto("timeline/")
    whole = width(page)
    expect(page.get_by_role("button", name="Zoom out")).to_be_disabled()
    page.get_by_role("button", name="Zoom in").click()
    assert width(page) == pytest.approx(2 * whole, abs=2)
    page.get_by_role("button", name="Zoom in").click()
    assert width(page) == pytest.approx(4 * whole, abs=4)
    page.get_by_role("button", name="Zoom out").click()
    assert width(page) == pytest.approx(2 * whole, abs=2)
    for _ in range(4):
        page.get_by_role("button", name="Zoom in").click()
    expect(page.get_by_role("button", name="Zoom in")).to_be_disabled()
    page.get_by_role("button", name="Whole timeline").click()
    assert width(page) == pytest.approx(whole, abs=2)


def test_the_drawing_zooms_and_moves_by_the_keyboard(page):
    page.goto("timeline/")
    whole = width(page)
    drawing = page.locator(".pt-drawing__scroll")
    drawing.focus()
    page.keyboard.press("+")
    page.keyboard.press("+")
    assert width(page) == pytest.approx(4 * whole, abs=4)
    before = left(page)
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("before => document.querySelector('.pt-drawing__scroll').scrollLeft < before", arg=before)
    page.keyboard.press("-")
    assert width(page) == pytest.approx(2 * whole, abs=2)
    page.keyboard.press("0")
    assert width(page) == pytest.approx(whole, abs=2)
    page.keyboard.press("Control+0")
    assert width(page) == pytest.approx(whole, abs=2)


def test_the_drawing_zooms_by_the_wheel_where_the_mouse_points(page):
    page.goto("timeline/")
    whole = width(page)
    box = page.locator(".pt-drawing__scroll").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + 20)
    page.mouse.wheel(0, -100)
    assert width(page) == whole
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    page.wait_for_function(
        "whole => document.querySelector('.pt-axis').getBoundingClientRect().width > 1.9 * whole", arg=whole
    )
    assert left(page) > 0


def test_every_mark_is_a_link_with_a_name_that_the_keyboard_reaches(page, statements):
    page.goto("timeline/")
    marks = page.locator(".pt-drawing").get_by_role("link", name=re.compile(": "))
    events = page.get_by_role("group", name="Events").get_by_role("link")
    assert events.count() > 0
    assert sum(drawn(page.locator(".pt-drawing [data-mark]"))) == len(statements)
    assert marks.count() == page.locator(".pt-drawing [data-mark]").count() + events.count()
    page.locator(".pt-drawing__scroll").focus()
    for _ in range(2 + events.count() + 2):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('a.pt-m[data-statement]')"):
            break
    name = page.evaluate("document.activeElement.getAttribute('href').split('/').at(-2)")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/statements/{name}/$"))


def test_without_javascript_the_list_and_the_drawing_stand(browser, site, statements):
    context = browser.new_context(java_script_enabled=False, base_url=site.url)
    page = context.new_page()
    page.goto("timeline/?stance=opposes")
    assert ids(page) == {one["id"] for one in statements}
    expect(page.locator(".pt-filters")).to_be_hidden()
    expect(page.locator(".pt-zoom")).to_be_hidden()
    expect(page.locator(".pt-drawing [data-mark]").first).to_be_visible()
    page.locator(".pt-drawing [data-statement]").first.click()
    expect(page.locator("article.pt-statement")).to_be_visible()
    context.close()


def test_on_a_phone_only_the_drawing_scrolls_sideways(page):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("timeline/")
    scroll = page.locator(".pt-drawing__scroll")
    assert scroll.evaluate("one => one.scrollWidth > one.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_mouse_drags_the_drawing_and_a_drag_is_no_click(page):
    page.goto("timeline/")
    for _ in range(2):
        page.get_by_role("button", name="Zoom in").click()
    mark = page.locator(".pt-drawing a.pt-m[data-statement]").last
    mark.scroll_into_view_if_needed()
    before, box = left(page), mark.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 120, y, steps=6)
    page.mouse.up()
    assert left(page) == pytest.approx(before - 120, abs=3)
    expect(page).to_have_url(re.compile("/timeline/$"))
    mark.click()
    expect(page).to_have_url(re.compile("/statements/[^/]+/$"))


def test_two_fingers_zoom_the_drawing(page):
    page.goto("timeline/")
    whole = width(page)
    move = """([before, after]) => {
      const target = document.querySelector(".pt-drawing__scroll");
      const finger = (clientX, identifier) => new Touch({identifier, target, clientX, clientY: 9});
      const touches = (gap) => [finger(150, 0), finger(150 + gap, 1)];
      target.dispatchEvent(new TouchEvent("touchstart", {touches: touches(before)}));
      target.dispatchEvent(new TouchEvent("touchmove", {touches: touches(after)}));
    }"""
    page.evaluate(move, [100, 110])
    assert width(page) == whole
    page.evaluate(move, [100, 200])
    assert width(page) == pytest.approx(2 * whole, abs=2)
    page.evaluate(move, [200, 100])
    assert width(page) == pytest.approx(whole, abs=2)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_year_and_its_month_stay_in_sight(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("timeline/")
    page.locator(".pt-day article").nth(6).evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY)")
    on_top = """one => {
      const box = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint(box.left + 20, box.top + box.height / 2));
    }"""
    for name in ("2025", "February 2025"):
        assert page.get_by_role("heading", name=name, exact=True).evaluate(on_top)
