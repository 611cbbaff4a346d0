"""Nobody is shut out: every kind of page, light and dark, on a phone and on a desk, without a finding of axe."""

from itertools import product

import pytest
from helpers.browsing import COLOR_RULES, EVERY_RULE, faults

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


LOOKS = list(product([("light", EVERY_RULE), ("dark", COLOR_RULES)], [320, 1280]))


def barriers(page, address):
    """Return what bars anybody from a page with all its parts unfolded, by the look in which it does."""
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    found = {}
    for (scheme, rules), width in LOOKS:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # and no color on its way to another
        page.set_viewport_size({"width": width, "height": 800})
        found[scheme, width] = faults(page, rules)
    return {look: said for look, said in found.items() if said}


@pytest.mark.parametrize("address", REAL, ids=lambda address: address.strip("/").replace("/", "-") or "home")
def test_a_page_of_the_real_site_has_no_barrier(page, address):
    assert barriers(page, address) == {}


@pytest.mark.parametrize("address", INVENTED, ids=lambda address: address.strip("/").replace("/", "-"))
def test_a_page_of_any_kind_has_no_barrier(page, invented_site, address):
    assert barriers(page, invented_site.url + address) == {}


def test_a_barrier_would_be_found(page):
    page.goto("about/")
    page.evaluate("document.querySelector('main p').innerHTML = 'Dim <img>'")
    page.evaluate("document.querySelector('main p').style.cssText = 'color: #ccc; background: #ddd'")
    assert {said[0] for said in faults(page)} == {"image-alt", "color-contrast"}
    assert {said[0] for said in faults(page, COLOR_RULES)} == {"color-contrast"}
    page.evaluate("document.querySelector('main h1').style = 'width: 5000px; max-width: none'")
    assert "scrolls sideways" in faults(page)[-1]
