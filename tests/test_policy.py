"""The policy of what each page may load and run."""

import hashlib
import re
from base64 import b64encode

import pytest
from bs4 import BeautifulSoup
from helpers.building import built
from policy_timeline.mkdocs_plugin.policy import SecurityPolicy

SETTINGS = """\
site_name: Tolls
theme: {{name: {theme}}}
plugins:
  - search
  - policy-timeline: {{data_dir: data, sources_dir: seeds, {options}}}
{more}
"""
THEIRS = "<html><head><script>theirs()</script></head><body>{}</body></html>"


def hashed(text):
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy_of(html):
    """Return the directives of a page's policy, each with its sources."""
    text = BeautifulSoup(html, "html.parser").select_one("meta[http-equiv=Content-Security-Policy]")["content"]
    return {name: sources for name, *sources in (directive.split() for directive in text.split("; "))}


@pytest.fixture
def site(project, monkeypatch):
    """Return a function that builds a project and returns the folder of its site."""

    def make(files=None, *, theme="material", options="search: true", more="", command="build"):
        settings = SETTINGS.format(theme=theme, options=options, more=more)
        folder = project({"mkdocs.yml": settings, "docs/about.md": "# About\n", **(files or {})})
        return built(folder / "mkdocs.yml", command)

    return make


def pages(site):
    """Return the pages of a site by path; what others embed has a policy of its own, the same for each."""
    found = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    return {path: html for path, html in found.items() if not path.startswith("embed/")}


@pytest.mark.parametrize("theme", ["material", "readthedocs", "mkdocs"])
def test_each_page_allows_the_scripts_of_its_theme_by_their_hashes_and_nothing_else_inline(site, theme):
    for path, html in pages(site(theme=theme)).items():
        policy = policy_of(html)
        inline = [
            script.string for script in BeautifulSoup(html, "html.parser").select("script:not([src], [type*=json])")
        ]
        assert {hashed(text) for text in inline if text} <= {*policy["script-src"]}, path
        assert "'unsafe-inline'" not in policy["script-src"] + policy["style-src"]
        assert (policy["default-src"], policy["base-uri"]) == (["'none'"], ["'none'"])
        assert html.index("Content-Security-Policy") < html.index("<script")


def test_a_policy_comes_after_the_charset_which_must_come_first(site):
    html = (site() / "actors/mira-vale/index.html").read_text("utf-8")
    assert re.search(r'<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy"', html)


def test_one_file_says_the_same_for_all_pages_together(site):
    built = site()
    said = (built / "_headers").read_text("utf-8")
    assert said.startswith("/*\n  Content-Security-Policy: default-src 'none'; ")
    for html in pages(built).values():
        assert all(source in said for sources in policy_of(html).values() for source in sources)


def test_what_others_embed_runs_nothing(site):
    embedded = [path.read_text("utf-8") for path in (site() / "embed").rglob("*.html")]
    assert embedded
    assert all(policy_of(html)["default-src"] == ["'none'"] for html in embedded)
    assert all("script-src" not in policy_of(html) for html in embedded)


def test_a_file_of_ones_own_stays(site):
    built = site({"docs/_headers": "/*\n  X-Mine: 1\n"})
    assert (built / "_headers").read_text("utf-8") == "/*\n  X-Mine: 1\n"


def test_there_may_be_none(site):
    built = site(options="content_security_policy: false")
    assert not (built / "_headers").exists()
    assert not [path for path, html in pages(built).items() if "Content-Security-Policy" in html]


def test_a_preview_has_none_since_what_reloads_it_is_another_script_each_time(site):
    built = site(command="serve")
    assert not [path for path, html in pages(built).items() if "Content-Security-Policy" in html]


def test_what_an_owner_loads_from_elsewhere_is_allowed_where_it_is_loaded(site):
    own = (
        "# About\n\n| a |\n|--:|\n| 1 |\n\n<script>mine()</script>\n"
        '<img alt="" src="https://pictures.example/a.png"><iframe src="//video.example/1"></iframe>'
        '<a href="https://elsewhere.example/">a link loads nothing</a>\n'
    )
    more = "extra_javascript: [https://scripts.example/x.js]\nextra_css: ['https://styles.example/x.css']"
    built = site({"docs/about.md": own}, more=more)
    policy = policy_of((built / "about/index.html").read_text("utf-8"))
    assert {"https://scripts.example", hashed("mine()")} <= {*policy["script-src"]}
    assert {"https://styles.example", "'unsafe-hashes'", hashed("text-align: right;")} <= {*policy["style-src"]}
    assert "https://pictures.example" in policy["img-src"]
    assert "https://video.example" in policy["frame-src"]
    assert "elsewhere.example" not in str(policy)
    elsewhere = policy_of((built / "actors/mira-vale/index.html").read_text("utf-8"))
    assert "https://scripts.example" in elsewhere["script-src"]
    assert "https://pictures.example" not in elsewhere["img-src"]


def test_the_fonts_that_a_theme_loads_are_allowed(site):
    built = site(theme="material, font: {text: Roboto}")
    policy = policy_of((built / "index.html").read_text("utf-8"))
    assert "https://fonts.googleapis.com" in policy["style-src"]
    assert "https://fonts.gstatic.com" in policy["font-src"]


def test_what_stands_in_the_content_of_a_generated_page_allows_nothing():
    content = "<p><script>evil()</script><img src=https://evil.example/x></p>"
    html = SecurityPolicy().put_into(THEIRS.format(content), content)
    assert hashed("theirs()") in policy_of(html)["script-src"]
    assert hashed("evil()") not in html
    assert "evil.example" not in str(policy_of(html))


def test_data_and_empty_blocks_need_no_leave():
    blocks = '<script type="application/ld+json">{}</script><script type=application/json>{}</script><style> </style>'
    html = SecurityPolicy().put_into(f"<html><head>{blocks}</head></html>")
    assert "sha256" not in html
