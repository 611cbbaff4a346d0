"""Nobody is shut out: every kind of page, light and dark, on a phone and on a desk, without a finding of axe."""

from itertools import product

import pytest
from helpers.browsing import faults

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


LOOKS = list(product(["light", "dark"], [320, 1280]))


def barriers(page, address):
    """Return what bars anybody from a page with all its parts unfolded, by the look in which it does."""
    page.goto(address)
    for one in page.locator("details:not([open]) > summary").all():
        if one.is_visible():
            one.click()
    found = {}
    for scheme, width in LOOKS:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # and no colour on its way to another
        page.set_viewport_size({"width": width, "height": 800})
        found[scheme, width] = faults(page)
    return {look: said for look, said in found.items() if said}


@pytest.mark.parametrize("address", REAL, ids=lambda address: address.strip("/").replace("/", "-") or "home")
def test_a_page_of_the_real_site_has_no_barrier(page, address):
    assert barriers(page, address) == {}


@pytest.mark.parametrize("address", INVENTED, ids=lambda address: address.strip("/").replace("/", "-"))
def test_a_page_of_any_kind_has_no_barrier(page, invented_site, address):
    assert barriers(page, invented_site.url + address) == {}
