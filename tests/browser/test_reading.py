"""What a reader does first: look for something, and read the words."""

import json

import pytest
from playwright.sync_api import expect


@pytest.fixture(scope="session")
def quoted(site):
    """Return a statement that quotes somebody, as the site's own data tells it."""
    statements = json.loads((site.folder / "api/v1/statements.json").read_text("utf-8"))["statements"]
    return next(item for item in statements if any("quote" in piece for piece in item["evidence"]))


def words(statement):
    return next(piece["quote"] for piece in statement["evidence"] if "quote" in piece)


def test_search_finds_a_statement_by_its_summary(page, site, quoted):
    page.goto("./")
    page.keyboard.press("/")
    page.get_by_role("textbox", name="Search").fill(quoted["summary"])
    page.keyboard.press("End")  # the search reads its field when a key comes up
    result = page.locator(f'.md-search-result a[href*="statements/{quoted["id"]}/"]').first
    expect(result).to_be_visible()
    result.click()
    expect(page.locator(f'article[data-statement="{quoted["id"]}"]').first).to_be_visible()


def test_a_statement_page_shows_the_words_it_quotes(page, quoted):
    page.goto(f"statements/{quoted['id']}/")
    expect(page.locator("article[data-statement] blockquote").first).to_contain_text(words(quoted))
