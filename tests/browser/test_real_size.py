"""Records of the size of real ones: 28 parties on 38 theses in German, 193 states on two votes."""

from contextlib import ExitStack
from functools import cache

import pytest
from helpers.browsing import build_beside, faults, serving
from helpers.large import assembly, election
from helpers.world import SETTINGS, invented_world

SHAPES = {"election": (election, "de"), "assembly": (assembly, "en")}
MOST_BYTES = 150_000
MOST_ELEMENTS = 3_000
COUNT = "document.querySelectorAll('*').length"
BROKEN = """() => [...document.querySelectorAll("main th, main td")].flatMap((cell) => {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const broken = [];
  while (texts.nextNode()) {
    for (const word of texts.currentNode.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, word.index);
      range.setEnd(texts.currentNode, word.index + word[0].length);
      if (range.getClientRects().length > 1) broken.push(word[0]);
    }
  }
  return broken;
})"""
"""The words in tables that stand on more than one line."""
BREAK = """() => {
  const box = document.createElement("div");
  Object.assign(box.style, { width: "2em", whiteSpace: "normal", wordBreak: "break-all" });
  box.textContent = "Interoperability";
  document.querySelector("main th").append(box);
}"""
"""Breaks a word of a table, which the test must tell."""


@pytest.fixture(scope="session")
def sites(chromium, tmp_path_factory):
    """Return a function that serves a record by its shape, built when it is first asked for."""
    with ExitStack() as stack:

        @cache
        def site(shape):
            make, language = SHAPES[shape]
            folder = tmp_path_factory.mktemp(shape)
            world = invented_world(folder)
            make(world)
            world.write()
            (folder / "docs").mkdir()
            settings = SETTINGS.replace("font: false", f"font: false, language: {language}")
            settings = settings.replace("policy-timeline]", "policy-timeline: {share_images: false}]")
            (folder / "mkdocs.yml").write_text(settings, "utf-8")
            return stack.enter_context(serving(folder, tmp_path_factory.mktemp("served"), build_beside))

        yield site


PAGES = [
    ("election", "positions/thesis-0/"),
    ("election", "issues/issue-0/"),
    ("election", "actors/party-0/"),
    ("election", "timeline/2025/"),
    ("assembly", "positions/resolution-0/"),
    ("assembly", "issues/peace/"),
    ("assembly", "actors/state-0/"),
]


@pytest.mark.parametrize(("shape", "address"), PAGES)
def test_a_page_stays_small(page, sites, shape, address):
    site = sites(shape)
    page.goto(site.url + address)
    assert (site.folder / address / "index.html").stat().st_size <= MOST_BYTES
    assert page.evaluate(COUNT) <= MOST_ELEMENTS


@pytest.mark.parametrize("shape", SHAPES)
def test_the_matrix_breaks_no_word_and_bars_nobody(page, sites, shape):
    site = sites(shape)
    for scheme, width in (("light", 390), ("dark", 1280)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{site.url}positions/")
        assert page.evaluate(BROKEN) == []
        assert faults(page) == []
    page.evaluate(BREAK)
    assert page.evaluate(BROKEN) == ["Interoperability"]
