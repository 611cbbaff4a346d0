"""A statement's page: made to be read, checked and cited."""

import json
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect


@pytest.fixture(scope="session")
def statements(site):
    """Return every statement in order of time, as the site's own data tells it."""
    return json.loads((site.folder / "api/v1/statements.json").read_text("utf-8"))["statements"]


@pytest.fixture(scope="session")
def quoted(statements):
    """Return a statement with a quotation long enough to stand for itself, and that quotation."""
    found = [(one, piece["quote"]) for one in statements for piece in one["evidence"] if "quote" in piece]
    return max(found, key=lambda one: len(one[1]))


def size(locator):
    return float(locator.evaluate("one => getComputedStyle(one).fontSize").removesuffix("px"))


def test_the_words_are_the_largest_thing_on_it(page, quoted):
    statement, quote = quoted
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"statements/{statement['id']}/")
        words = page.locator(".pt-statement blockquote").first
        expect(words).to_contain_text(quote)
        assert size(words) > size(page.get_by_role("heading", level=1))
        assert words.bounding_box()["y"] < 800


def test_the_proof_leads_to_the_marked_place_in_the_source(page, quoted):
    statement, quote = quoted
    page.goto(f"statements/{statement['id']}/")
    page.get_by_role("link", name="See it in context").first.click()
    expect(page).to_have_url(re.compile(rf"/sources/{statement['evidence'][0]['source']}/#at-\d+$"))
    place = page.locator(":target")
    expect(place).to_be_in_viewport()
    expect(place.locator("mark")).to_have_text(quote)
    expect(place.get_by_role("link", name=statement["summary"])).to_be_visible()


def test_it_is_cited_by_one_click_as_text_and_as_bibtex(page, site, quoted):
    statement, _ = quoted
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.url.removesuffix("/sub/"))
    page.goto(f"statements/{statement['id']}/")
    for button, target in {"Copy the citation": "#cite-plain", "Copy BibTeX": "#cite-bibtex"}.items():
        if target == "#cite-bibtex":
            page.get_by_text("BibTeX", exact=True).click()
        page.get_by_role("button", name=button).click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.locator(target).text_content()
        assert page.url in copied
        expect(page.get_by_role("button", name=button)).to_be_visible()


def test_it_leads_to_the_statements_before_and_after(page, statements):
    ids = [one["id"] for one in statements]
    page.goto(f"statements/{ids[0]}/")
    rows = page.get_by_role("navigation", name="The statements before and after")
    in_time = rows.locator(".pt-row", has_text="All statements, by date")
    expect(in_time.locator("[rel=prev]")).to_have_count(0)
    for id_ in ids[1:4]:
        in_time.locator("[rel=next]").click()
        expect(page).to_have_url(re.compile(f"/statements/{id_}/$"))
    in_time.locator("[rel=prev]").click()
    expect(page).to_have_url(re.compile(f"/statements/{ids[2]}/$"))


def test_it_leads_along_its_speaker_and_its_positions(page, statements):
    speaker = max({one["speaker"] for one in statements}, key=[one["speaker"] for one in statements].count)
    own = [one for one in statements if one["speaker"] == speaker]
    page.goto(f"statements/{own[0]['id']}/")
    row = page.locator(".pt-row", has=page.locator(f'a[href*="actors/{speaker}/"]'))
    row.locator("[rel=next]").click()
    expect(page).to_have_url(re.compile(f"/statements/{own[1]['id']}/$"))
    taken = [each["position"] for one in statements for each in one["stances"]]
    position = max(set(taken), key=taken.count)
    on_it = [one for one in statements if position in {each["position"] for each in one["stances"]}]
    page.goto(f"statements/{on_it[0]['id']}/")
    page.locator(".pt-row", has=page.locator(f'a[href*="positions/{position}/"]')).locator("[rel=next]").click()
    expect(page).to_have_url(re.compile(f"/statements/{on_it[1]['id']}/$"))


def test_it_tells_machines_what_it_is(page, quoted):
    statement, quote = quoted
    page.goto(f"statements/{statement['id']}/")
    (data,) = [json.loads(one.text_content()) for one in page.locator("script[type='application/ld+json']").all()]
    assert data["@type"] == "Quotation"
    assert quote in data["text"]
    assert data["url"] == page.url
    assert urlsplit(page.locator("link[rel=canonical]").get_attribute("href")).path == urlsplit(page.url).path
    assert page.locator("meta[property='og:title']").get_attribute("content") == statement["summary"]
