"""The window that the tests of this folder share: what one of them does in it, the next one does not find."""

from helpers.browsing import cleared

STATE = """() => [
  localStorage.length, sessionStorage.length, document.cookie, history.length, innerWidth, innerHeight,
  matchMedia("print").matches, matchMedia("(prefers-color-scheme: dark)").matches,
  matchMedia("(prefers-reduced-motion: reduce)").matches,
  getComputedStyle(document.querySelector("main h1")).fontSize,
]"""


def state(page):
    page.goto("actors/")
    return page.evaluate(STATE)


def test_it_is_left_as_a_new_one(page, own_page):
    new = state(own_page)
    with cleared(page):
        page.goto("./")
        page.evaluate("localStorage.a = sessionStorage.b = document.cookie = 'c=d'")
        page.emulate_media(media="print", color_scheme="dark", reduced_motion="reduce")
        page.set_viewport_size({"width": 320, "height": 400})
        page.route("**/*.css", lambda route: route.abort())
        assert state(page) != new
    assert state(page) == new
