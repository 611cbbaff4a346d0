"""Nobody is shut out: every kind of page, light and dark, on a phone and on a desk, without a finding of axe."""

import pytest
from helpers.browsing import COLOR_RULES, barriers, faults

REAL = [
    *("", "timeline/", "positions/", "actors/", "issues/", "events/", "statements/", "sources/", "shifts/"),
    *("about/", "about/method/", "about/errors/", "404.html"),
]
INVENTED = [
    *("timeline/", "timeline/2025/", "timeline/2025/03/", "positions/toll/", "positions/ferry/", "issues/strait/"),
    *("actors/norland/", "actors/mira-vale/", "actors/cabinet-1/", "events/meeting/", "shifts/"),
    *("statements/toll-wanted/", "statements/ferry-fast/", "statements/ferry-slow/", "statements/ferry-praised/"),
    *("sources/record/", "sources/report/"),
]


def barriers_of(page, address):
    """Return what bars anybody from a page with all its parts unfolded."""
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    return barriers(page)


@pytest.mark.parametrize("address", REAL, ids=lambda address: address.strip("/").replace("/", "-") or "home")
def test_a_page_of_the_real_site_has_no_barrier(page, address):
    assert barriers_of(page, address) == {}


@pytest.mark.parametrize("address", INVENTED, ids=lambda address: address.strip("/").replace("/", "-"))
def test_a_page_of_any_kind_has_no_barrier(page, invented_site, address):
    assert barriers_of(page, invented_site.url + address) == {}


def test_a_barrier_would_be_found(page):
    page.goto("about/")
    page.evaluate("document.querySelector('main p').innerHTML = 'Dim <img>'")
    page.evaluate("document.querySelector('main p').style.cssText = 'color: #ccc; background: #ddd'")
    assert {said[0] for said in faults(page)} == {"image-alt", "color-contrast"}
    assert {said[0] for said in faults(page, COLOR_RULES)} == {"color-contrast"}
    page.evaluate("document.querySelector('main h1').style = 'width: 5000px; max-width: none'")
    assert "scrolls sideways" in faults(page)[-1]
