"""The search page, as tests in a browser work with it."""

from playwright.sync_api import expect


def results(page):
    return page.locator("[data-search-results] article[data-statement]")


def ids(page):
    return [one.get_attribute("data-statement") for one in results(page).all()]


def state(page):
    return page.locator("[data-search-state]")


def choose(page, name, value):
    page.locator(f".pt-search select[name={name}]").select_option(value)


def plural(count):
    return "1 statement" if count == 1 else f"{count:,} statements"


def show_all(page):
    while page.locator("[data-search-more]").is_visible():
        before = results(page).count()
        page.locator("[data-search-more]").click()
        expect(results(page).nth(before)).to_be_visible()
