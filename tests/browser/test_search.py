"""The search page: words, filters, the address, and everything by the keyboard too."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from helpers.browsing import barriers
from helpers.searching import choose, ids, plural, results, show_all, state
from playwright.sync_api import expect


@pytest.fixture(scope="session")
def statements(site):
    """Return every statement, as the site's own data tells it, newest first."""
    found = json.loads((site.folder / "api/v1/statements.json").read_text("utf-8"))["statements"]
    return sorted(found, key=lambda one: one["date_latest"] or one["date_earliest"], reverse=True)


def asked(page):
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def with_stance(statements, stance):
    return {one["id"] for one in statements if any(taken["stance"] == stance for taken in one["stances"])}


def test_a_word_finds_statements_as_cards_with_the_word_marked(page, statements):
    page.goto("search/")
    page.get_by_role("searchbox", name="Words").fill("nato")
    expect(results(page).first.locator("mark").first).to_have_text("NATO")
    show_all(page)
    said = [one["id"] for one in statements if "nato" in json.dumps([one["evidence"], one["summary"]]).lower()]
    assert set(ids(page)) >= set(said)
    expect(state(page)).to_have_text(plural(results(page).count()))
    card = results(page).first
    expect(card.locator(".pt-speaker")).to_be_visible()
    expect(card.locator(".pt-chip").first).to_be_visible()
    name = card.get_attribute("data-statement")
    card.locator(".pt-card__summary a").click()
    expect(page).to_have_url(re.compile(f"/statements/{name}/$"))


def test_a_whole_quotation_finds_its_statement_first(page, statements):
    wanted = next(one for one in statements if len(one["evidence"][0].get("quote", "").split()) > 8)
    page.goto("search/")
    page.get_by_role("searchbox", name="Words").fill(wanted["evidence"][0]["quote"])
    expect(results(page).first).to_have_attribute("data-statement", wanted["id"])


def test_words_that_a_card_does_not_show_come_below_it(page, statements):
    wanted = next(one for one in statements if len(one["evidence"]) > 1)
    words = [re.findall(r"\w+", piece.get("quote") or piece["passage"]) for piece in wanted["evidence"]]
    word = next(one for one in words[1] if len(one) > 4 and one not in words[0] and one not in wanted["summary"])
    page.goto(f"search/?words={word}")
    card = page.locator(f'[data-search-results] article[data-statement="{wanted["id"]}"]')
    expect(card.locator("mark", has_text=re.compile(f"^{word}$", re.IGNORECASE)).first).to_be_visible()


def test_filters_narrow_are_in_the_address_and_go_back(page, statements):
    page.goto("search/")
    expect(state(page)).to_have_text(plural(len(statements)))
    choose(page, "stance", "opposes")
    expect(state(page)).to_have_text(plural(len(with_stance(statements, "opposes"))))
    page.get_by_role("searchbox", name="Words").fill("troops")
    expect(results(page).locator("mark").first).to_be_visible()
    assert asked(page) == {"stance": "opposes", "words": "troops"}
    both = ids(page)
    assert 0 < len(both) < len(with_stance(statements, "opposes"))
    page.reload()
    expect(results(page)).to_have_count(len(both))
    assert ids(page) == both
    page.go_back()
    expect(state(page)).to_have_text(plural(len(with_stance(statements, "opposes"))))
    expect(page.get_by_role("searchbox", name="Words")).to_have_value("")
    page.go_back()
    expect(state(page)).to_have_text(plural(len(statements)))
    assert asked(page) == {}
    page.go_forward()
    expect(page.locator("select[name=stance]")).to_have_value("opposes")


def test_each_search_is_one_step_of_the_history_however_many_letters_it_has(page):
    page.goto("about/")
    page.goto("search/")
    field = page.get_by_role("searchbox", name="Words")
    for words in ("nato", "troops"):
        field.fill("")
        field.press_sequentially(words, delay=350)
        field.press("Enter")
        expect(results(page).locator("mark").first).to_have_text(re.compile(words, re.IGNORECASE))
    page.go_back()
    expect(field).to_have_value("nato")
    expect(results(page).locator("mark").first).to_have_text("NATO")
    page.go_back()
    expect(field).to_have_value("")
    page.go_back()
    expect(page).to_have_url(re.compile("/about/$"))


@pytest.mark.parametrize("start", ["search/", "search/?words=nato", "search/?year=2025"])
def test_the_count_beside_a_value_is_what_choosing_it_finds(page, start):
    page.goto(start)
    expect(results(page).first).to_be_visible()
    for name in ("actor", "issue", "stance", "mode", "source"):
        options = page.locator(f"select[name={name}] option:not([value='']):not([disabled])")
        value, text = options.last.get_attribute("value"), options.last.inner_text()
        count = re.search(r"\((\d+)\)$", text)[1]
        choose(page, name, value)
        expect(state(page)).to_have_text(plural(int(count)))
        assert asked(page)[name] == value
        choose(page, name, "")
        expect(page.locator(f"select[name={name}]")).to_have_value("")


def test_values_that_would_find_nothing_cannot_be_chosen(page, statements):
    page.goto("search/?stance=unclear")
    modes = {taken["mode"] for one in statements for taken in one["stances"] if taken["stance"] == "unclear"}
    expect(state(page)).to_have_text(plural(len(with_stance(statements, "unclear"))))
    open_ = page.locator("select[name=mode] option:not([value='']):not([disabled])")
    assert {one.get_attribute("value") for one in open_.all()} == modes


def test_without_a_word_the_filters_answer_and_no_index_of_words_is_loaded(page, statements):
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto("search/?actor=nato")
    found = {one["id"] for one in statements if "nato" in {one["speaker"], one.get("on_behalf_of")}}
    expect(results(page)).to_have_count(len(found))
    assert set(ids(page)) == found
    expect(state(page)).to_have_text(plural(len(found)))
    assert not [url for url in requests if "/pagefind/" in url]


def test_without_anything_asked_the_newest_come_first_and_more_on_demand(page, statements):
    page.goto("search/")
    expect(results(page)).to_have_count(10)
    more = page.get_by_role("button", name="Show more")
    more.click()
    expect(results(page)).to_have_count(20)
    expect(results(page).nth(10).locator("a").first).to_be_focused()
    show_all(page)
    dates = [one.get_attribute("data-date") for one in results(page).all()]
    assert dates == sorted(dates, reverse=True)
    assert set(ids(page)) == {one["id"] for one in statements}
    choose(page, "order", "oldest")
    expect(results(page).first).to_have_attribute("data-date", dates[-1])
    assert asked(page) == {"order": "oldest"}


def test_nothing_found_is_said_and_cleared_in_one_click(page, statements):
    page.goto("search/?words=xylophone&stance=supports")
    expect(state(page)).to_have_text("Nothing matches. Try other words, fewer words or fewer filters.")
    expect(results(page)).to_have_count(0)
    page.get_by_role("button", name="Clear the search").click()
    expect(state(page)).to_have_text(plural(len(statements)))
    expect(page.get_by_role("searchbox", name="Words")).to_be_focused()
    expect(page.get_by_role("button", name="Clear the search")).to_be_hidden()
    assert asked(page) == {}


def test_pages_of_the_name_typed_are_offered(page):
    page.goto("search/?words=mark+rutte")
    link = page.get_by_role("navigation", name="Pages of that name").get_by_role("link", name="Mark Rutte")
    link.click()
    expect(page).to_have_url(re.compile("/actors/mark-rutte/$"))


def test_an_address_with_q_and_unknown_values_is_understood(page, statements):
    page.goto("search/?q=troops&stance=against&actor=nobody")
    expect(page.get_by_role("searchbox", name="Words")).to_have_value("troops")
    expect(results(page).locator("mark").first).to_be_visible()
    expect(page.locator(".md-search")).to_have_count(0)


def test_everything_works_by_the_keyboard(page):
    page.goto("search/")
    expect(results(page).first).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Words")).to_be_focused()
    page.keyboard.type("ukraine/")
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    expect(results(page).locator("mark").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Search", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("select[name=actor]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("select[name=stance]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("stance="))
    chosen = asked(page)["stance"]
    expect(results(page).first.locator(f"[data-stance={chosen}]").first).to_be_visible()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.pt-card__summary') !== null"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/statements/[^/]+/$"))


@pytest.mark.parametrize("address", ["search/?words=nato&stance=supports", "search/?words=xylophone", "search/"])
def test_nobody_is_shut_out(page, address):
    page.goto(address)
    expect(state(page)).not_to_be_empty()
    assert barriers(page) == {}


def test_the_state_is_announced_and_the_results_have_a_name(page):
    page.goto("search/?words=nato")
    expect(page.get_by_role("status").filter(has_text="statements")).to_be_visible()
    expect(page.get_by_role("region", name="Results").get_by_role("article").first).to_be_visible()


def test_enter_in_the_header_leads_to_all_results(page):
    page.goto("actors/")
    page.keyboard.press("/")
    field = page.get_by_role("textbox", name="Search")
    field.fill("troops & guarantees")
    field.press("Enter")
    expect(page.get_by_role("searchbox", name="Words")).to_have_value("troops & guarantees")
    expect(page).to_have_url(re.compile("/search/"))


def test_enter_in_the_empty_header_leads_to_the_search_page(page):
    page.goto("actors/")
    page.keyboard.press("/")
    page.get_by_role("textbox", name="Search").press("Enter")
    expect(page).to_have_url(re.compile("/search/$"))


def test_the_headers_results_lead_to_all_of_them_by_keyboard_and_mouse(page):
    page.goto("./")
    page.keyboard.press("/")
    page.get_by_role("textbox", name="Search").fill("nato")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="All results with filters")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox", name="Words")).to_have_value("nato")


def test_the_home_page_asks_what_to_look_for(page):
    page.goto("./")
    field = page.locator("main").get_by_role("searchbox", name="Words")
    field.fill("borders")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?"))
    expect(results(page).locator("mark").first).to_be_visible()


def test_without_javascript_the_page_points_to_the_timeline(browser, site):
    context = browser.new_context(java_script_enabled=False, base_url=site.url)
    page = context.new_page()
    page.goto("./")
    page.locator("main").get_by_role("searchbox", name="Words").fill("borders")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The search needs JavaScript.")).to_be_visible()
    expect(page.locator(".pt-search")).to_be_hidden()
    page.get_by_role("link", name="The whole timeline").click()
    expect(page.locator("article[data-statement]").first).to_be_visible()
    context.close()


def test_where_words_cannot_be_searched_the_filters_still_work(page, statements):
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto("search/?words=nato")
    expect(state(page)).to_have_text(re.compile("^Searching by words is not working right now"))
    expect(results(page)).to_have_count(0)
    page.get_by_role("button", name="Clear the search").click()
    choose(page, "stance", "opposes")
    expect(state(page)).to_have_text(plural(len(with_stance(statements, "opposes"))))


def test_where_nothing_can_be_read_the_timeline_is_named(page):
    page.route("**/timeline/index.json*", lambda route: route.abort())
    page.goto("search/")
    expect(state(page)).to_have_text("The search is not working right now. The timeline has every statement.")


@pytest.mark.parametrize(
    ("typed", "entry", "lacks"),
    [
        ("UK", "united-kingdom", "ukraine"),  # a short word is looked for whole
        ("U.K.", "united-kingdom", "ukraine"),
        ("Zelenskyy", "volodymyr-zelensky", None),  # by an alias
        ("zelen", "volodymyr-zelensky", None),  # by a beginning
        ("defence spending", "nato-defense-spending", None),  # as the British spell it
        ("North Atlantic Treaty", "nato", None),
        ("26th meeting", "udcg-brussels-2025", None),
    ],
)
def test_an_entry_is_found_by_whatever_it_is_called_in_the_header_as_on_the_page(page, typed, entry, lacks):
    page.goto(f"search/?words={typed}")
    places = page.locator("[data-search-places]")
    expect(places.locator(f"a[href$='/{entry}/']")).to_be_visible()
    assert not lacks or places.locator(f"a[href$='/{lacks}/']").count() == 0
    expect(state(page)).not_to_be_empty()
    shown = ids(page)
    page.goto("about/")
    page.keyboard.press("/")
    page.get_by_role("textbox", name="Search").fill(typed)
    found = page.locator(".pt-found a")
    expect(found.locator(f"xpath=self::*[contains(@href, '/{entry}/')]")).to_be_visible()
    linked = [link.get_attribute("href").split("/")[-2] for link in found.all()]
    assert [name for name in linked if name in shown] == shown[:5]


def test_a_number_is_found_whole(page, statements):
    page.goto("search/?words=2%25")
    said = {one["id"] for one in statements if re.search(r"\b2(%| percent)", json.dumps(one))}
    expect(page.locator("[data-search-results] mark").first).to_have_text("2")
    assert said <= set(ids(page)) < {one["id"] for one in statements}
    page.goto("search/?words=202")
    expect(state(page)).to_have_text(re.compile("^Nothing matches"))


def test_a_miss_offers_the_nearest_name(page):
    page.goto("search/?words=Selenskyj")
    page.get_by_role("button", name="Did you mean “Volodymyr Zelensky”?").click()
    expect(page.get_by_role("searchbox", name="Words")).to_have_value("Volodymyr Zelensky")
    expect(results(page).first).to_be_visible()
    page.goto("about/")
    page.keyboard.press("/")
    page.get_by_role("textbox", name="Search").fill("Selenskyj")
    page.get_by_role("link", name="Did you mean “Volodymyr Zelensky”?").click()
    expect(page.get_by_role("searchbox", name="Words")).to_have_value("Volodymyr Zelensky")
    page.goto("search/?words=xylophone")
    expect(state(page)).to_have_text(re.compile("^Nothing matches"))
    expect(page.locator("[data-search-nearest]")).to_be_hidden()


def test_words_in_quotation_marks_are_looked_for_as_they_stand(page):
    page.goto('search/?words="realistic outcome"')
    expect(results(page)).to_have_count(2)
    page.goto('search/?words="outcome realistic"')
    expect(state(page)).to_have_text(re.compile("^Nothing matches"))
