"""The page “Error messages”: every code with its example, its message word for word, and its remedy."""

import re
from html import unescape
from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup
from error_cases import cases
from errors import PARTS, finding_of, gallery
from helpers.invented import found_in
from mkdocs.config import load_config
from mkdocs.structure.files import Files, InclusionLevel
from policy_timeline.findings.codes import code_of, codes
from policy_timeline.findings.diagnostics import as_text

ROOT = Path(__file__).parent.parent
SHOWN = [case for case in cases() if not case.is_variant]


@pytest.fixture(scope="module")
def page():
    """Return the page as MkDocs makes it: its Markdown without front matter, and the headings' anchors."""
    text = gallery().split("---\n", 2)[2]
    return BeautifulSoup(markdown.markdown(text, extensions=["toc", "tables", "fenced_code"]), "html.parser")


def test_the_projects_site_has_the_page_and_its_navigation_lists_it():
    config = load_config(str(ROOT / "mkdocs.yml"))
    assert "hooks/errors.py" in config.hooks
    files = config.plugins.on_files(Files([]), config=config)
    file = files.get_file_from_path("about/errors.md")
    assert file.inclusion is InclusionLevel.INCLUDED
    assert file.content_string == gallery()
    assert {"Error messages": file.src_uri} in config.nav[-1]["For makers"]


def test_every_code_has_its_anchor_in_one_part_of_the_page(page):
    assert sorted(heading["id"] for heading in page.find_all("h3")) == sorted({code_of(name) for name in codes()})
    assert [heading.text for heading in page.find_all("h2")] == list(PARTS)


@pytest.mark.parametrize("case", SHOWN, ids=lambda case: case.code)
def test_the_page_explains_the_code_and_shows_example_message_and_remedy(case, page):
    heading = page.find("h3", id=case.code)
    text = ""
    for element in heading.find_next_siblings():
        if element.name in {"h2", "h3"}:
            break
        text += element.get_text() + "\n"
    for expected in (case.title, case.explanation, case.remedy, as_text(finding_of(case))):
        assert expected.strip() in text


@pytest.mark.parametrize("case", SHOWN, ids=lambda case: case.code)
def test_the_message_is_the_one_that_check_prints(case, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert as_text(finding_of(case)) in [as_text(one) for one in found_in(case, tmp_path)]


def test_nothing_from_a_case_is_markup():
    """All of it is entities, so neither Markdown nor the browser can take a `#`, a `<` or a backtick for one."""
    body = gallery().split("## ", 1)[1]
    inside = re.findall(r"<(?:p|code)>(.*?)</(?:p|code)>", body)
    assert inside
    for text in inside:
        own = re.sub(r"</?strong>|</?code>|&#\d+;|The message:|Remedy\.", "", text)
        assert not re.search(r"[^\w ]|_", own), unescape(text)
