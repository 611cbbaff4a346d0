"""A record of very many statements reads as well as one of twenty: 1,500 by `make test`, 10,000 by `make audit`."""

import gzip
import json
import re
from urllib.parse import urlsplit

import pytest
from helpers.browsing import COLOR_RULES, EVERY_RULE, MOST_BYTES, MOST_ELEMENTS, elements, faults
from helpers.searching import choose, ids, plural, results, show_all, state
from playwright.sync_api import expect
from policy_timeline.pages.page import LINES
from policy_timeline.views.timeline import WHOLE


@pytest.fixture(scope="session")
def statements(made_up_site):
    """Return every statement of the large record, in order of time."""
    return json.loads((made_up_site.folder / "api/v1/statements.json").read_text("utf-8"))["statements"]


def heaviest(site, kind):
    """Return the address of the largest page of a kind; a page that is none of a kind has its own."""
    if not kind.endswith("/"):
        return kind
    return f"{kind}{max((site.folder / kind).glob('*/index.html'), key=lambda page: page.stat().st_size).parent.name}/"


@pytest.mark.parametrize(
    "kind",
    [
        *("", "timeline", "timeline/", "positions", "positions/", "search/?words=harvest", "statements/", "actors/"),
        *("issues/", "events/"),
    ],
)
def test_a_page_has_no_barrier(page, made_up_site, kind):
    page.goto(made_up_site.url + heaviest(made_up_site, kind))
    for scheme, width, rules in (("light", 320, EVERY_RULE), ("dark", 1280, COLOR_RULES)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 800})
        assert faults(page, rules) == []


@pytest.mark.parametrize("kind", ["issues", "events", "actors", "positions", "timeline"])
def test_a_page_of_an_entry_a_year_or_a_month_stays_small(made_up_site, kind):
    pages = {page: page.read_bytes() for page in (made_up_site.folder / kind).glob("*/**/index.html")}
    assert pages
    assert {page.parent.name: len(html) for page, html in pages.items() if len(html) > MOST_BYTES} == {}
    assert {page.parent.name for page, html in pages.items() if elements(html) > MOST_ELEMENTS} == set()


def reach(page, goal):
    """Go on by the keyboard, past what is left over by a link to skip it, until the focus is on what is looked for."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.md-skip, .pt-skip')"):
            page.keyboard.press("Enter")
        elif page.evaluate("goal => document.activeElement.matches(goal)", goal):
            return
    pytest.fail(f"the keyboard does not reach {goal}")


@pytest.mark.parametrize("kind", ["", "timeline/", "positions/", "actors/", "issues/", "search/?words=harvest"])
def test_the_keyboard_leads_to_the_words(page, made_up_site, kind):
    address = heaviest(made_up_site, kind) if kind != "timeline/" else kind
    page.goto(made_up_site.url + address)
    if "words" in kind:
        expect(results(page).first).to_be_visible()
    reach(page, "main a[href*='statements/']")
    page.keyboard.press("Enter")
    expect(page.locator("article.pt-statement")).to_be_visible()


def test_the_timeline_draws_every_statement_and_lists_the_newest_year(page, made_up_site, statements):
    page.goto(f"{made_up_site.url}timeline/")
    rows = page.locator(".pt-drawing [data-mark]").evaluate_all(
        "all => all.flatMap((mark) => mark.dataset.mark.split(' '))"
    )
    assert len(rows) == len(set(rows)) == len(statements)
    newest = [one["id"] for one in statements if one["date_latest"].startswith(statements[-1]["date_latest"][:4])]
    listed = page.locator("main article[data-statement]")
    if len(newest) <= WHOLE:
        expect(listed).to_have_count(len(newest))
    else:
        expect(listed.first).to_have_attribute("data-date", statements[-1]["date_latest"])
        assert listed.count() <= LINES


@pytest.mark.parametrize("name", ["actor", "principal", "issue", "position", "stance", "mode", "source"])
def test_a_filter_by_the_keyboard_shows_as_many_as_its_choice_says(page, made_up_site, name):
    page.goto(f"{made_up_site.url}timeline/")
    field = page.locator(f".pt-filters select[name={name}]")
    expect(field.locator("option").nth(1)).to_be_attached()
    field.focus()
    page.keyboard.press("ArrowDown")
    chosen = field.locator("option:checked").inner_text()
    count = int(re.search(r"\(([\d,]+)\)$", chosen)[1].replace(",", ""))
    says = "1 statement matches." if count == 1 else f"{count:,} statements match."
    expect(page.locator(".pt-filters [data-count]")).to_have_text(says)


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
    page.locator("main a[data-asof]").first.click()
    expect(page).to_have_url(re.compile(rf"/issues/[^/]+/\?asof={days[len(days) // 2]}$"))
    expect(page.locator("[name=asof]")).to_have_value(days[len(days) // 2])  # the script has looked at the address
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


def weight(site, url):
    """Return how many bytes of a file of the site go over the wire; Pagefind's are packed already."""
    content = (site.folder / urlsplit(url).path.removeprefix(urlsplit(site.url).path)).read_bytes()
    packed = url.partition("?")[0].endswith((".pf_meta", ".pf_index", ".pf_fragment", ".pagefind"))
    return len(content if packed else gzip.compress(content))


def test_every_row_finds_its_own_card(page, made_up_site, statements):
    page.goto(f"{made_up_site.url}search/")
    expect(state(page)).to_have_text(plural(len(statements)))
    for one in statements[:: len(statements) // 8]:
        word = max(re.findall(r"\w+", one["evidence"][0]["quote"]), key=len)
        page.get_by_role("searchbox", name="Words").fill(one["evidence"][0]["quote"])
        expect(results(page).first).to_have_attribute("data-statement", one["id"])
        expect(results(page).first.locator("mark").filter(has_text=word).first).to_be_visible()
        choose(page, "year", one["date"][:4])
        expect(results(page).first).to_have_attribute("data-statement", one["id"])
        choose(page, "year", "")


def test_what_is_said_together_is_found_together(page, made_up_site, statements):
    positions = json.loads((made_up_site.folder / "api/v1/positions.json").read_text("utf-8"))["positions"]
    issue = {one["id"]: one["issue"] for one in positions}
    wanted = (issue[statements[0]["stances"][0]["position"]], "opposes", "preference")
    found = [
        one["id"]
        for one in statements
        if any((issue[each["position"]], each["stance"], each["mode"]) == wanted for each in one["stances"])
    ]
    page.goto(f"{made_up_site.url}search/?issue={wanted[0]}&stance={wanted[1]}&mode={wanted[2]}")
    expect(state(page)).to_have_text(plural(len(found)))
    expect(results(page).first).to_be_visible()
    show_all(page)
    assert set(ids(page)) == set(found)


@pytest.mark.parametrize(("query", "most"), [("", 40), ("stance=opposes&year=2024", 40), ("words=harvest+budget", 220)])
def test_a_search_stays_small(page, made_up_site, statements, query, most):
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{made_up_site.url}search/?{query}")
    expect(results(page).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    own = [url for url in requests if re.search(r"/(timeline|pagefind)/.*\.|/search\.js", url)]
    assert any("/pagefind/" in url for url in own) == ("words" in query)
    assert sum(weight(made_up_site, url) for url in own) <= most * 1000 + 16 * len(statements)


def test_no_page_weighs_more_than_150_kilobytes(made_up_site):
    heavy = {
        str(one.relative_to(made_up_site.folder)): size
        for one in made_up_site.folder.rglob("*.html")
        if one.stat().st_size > 150_000 and (size := len(gzip.compress(one.read_bytes()))) > 150_000
    }
    assert heavy == {}
