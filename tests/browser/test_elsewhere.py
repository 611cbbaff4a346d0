"""Pages that nobody serves, or that stand in another theme than Material: they work, or say why they do not."""

import pytest
from helpers.browsing import build_beside
from playwright.sync_api import expect


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("timeline/index.html?actor=nato", "output[data-count]"),
        ("search/index.html?q=nato", "[data-search-state]"),
        ("compare/index.html", ".pt-compare__state"),
    ],
)
def test_what_cannot_read_its_data_from_a_file_says_so(context, site, path, state):
    page = context.new_page()  # of which nobody expects that nothing is told
    page.goto(f"{site.folder.as_uri()}/{path}")
    expect(page.locator(state)).to_contain_text("This page was opened from a file")


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_lay_pages_out_by_our_styles(context, project, theme):
    settings = f"site_name: Tolls\ntheme: {{name: {theme}, highlightjs: false}}\nplugins: [search, policy-timeline]\n"
    folder = project({"mkdocs.yml": settings, "docs/about.md": "# About"})
    build_beside(folder, folder / "site")
    page = context.new_page()
    page.goto((folder / "site/timeline/index.html").as_uri())
    expect(page.locator(".pt-crumbs ol")).to_have_css("list-style-type", "none")
    lanes = page.locator(".pt-lane")
    drawn = page.locator(".pt-drawing__canvas").bounding_box()["height"]
    assert drawn == pytest.approx(sum(lane.bounding_box()["height"] for lane in lanes.all()), abs=2)
