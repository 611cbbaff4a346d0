"""What a reader does first: look for something, and read the words."""

import json

import pytest
from playwright.sync_api import expect
from policy_timeline.entries.records import Evidence
from policy_timeline.entries.terms import Publish, SourceType
from policy_timeline.evidence.proof import Proof
from policy_timeline.pages.citations import at_original
from policy_timeline.texts import ArchivedText
from policy_timeline.texts.stretches import Stretch
from policy_timeline.views.cards import Ref, SourceRef, excerpt_of


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
    result = page.locator(f'.pt-found a[href*="statements/{quoted["id"]}/"]').first
    expect(result).to_be_visible()
    result.click()
    expect(page.locator(f'article[data-statement="{quoted["id"]}"]').first).to_be_visible()


def test_a_statement_page_shows_the_words_it_quotes(page, quoted):
    page.goto(f"statements/{quoted['id']}/")
    expect(page.locator("article[data-statement] blockquote").first).to_contain_text(words(quoted))


@pytest.mark.parametrize(
    "words", ["We will leave it “as it is”, full-stop", "We will leave it as it is until the end of next year"]
)
def test_the_address_in_the_original_leads_to_the_words(page, site, words):
    original = f"{site.url}original?b=1"
    source = SourceRef(Ref("sources", "a", "A"), SourceType.NEWS, None, None, original, "0", "en", Publish.EXCERPTS)
    proof = Proof("a", (Stretch(0, len(words)),))
    shown = excerpt_of(ArchivedText("a.txt", "0", words), proof, source, Evidence(source="a", quote="x"), 1)
    rain = "<p>It rained in Velm.</p>" * 300
    body = f"{rain}<p id=here>{words}</p>{rain}"
    page.route("**/original?*", lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
    page.goto(at_original(shown))
    expect(page.locator("#here")).to_be_in_viewport()
    page.goto("about:blank")
    page.goto(original)
    expect(page.locator("#here")).not_to_be_in_viewport()


def test_nobody_loads_the_index_of_the_headers_search_before_turning_to_it(page):
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto("timeline/", wait_until="networkidle")
    assert not [url for url in requests if "search_index" in url]
    with page.expect_request("**/search/search_index.json"):
        page.keyboard.press("/")
    page.get_by_role("textbox", name="Search").press_sequentially("troops")
    expect(page.locator(".md-search-result__item:visible").first).to_be_visible()
