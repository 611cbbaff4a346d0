"""The site, built by MkDocs: every address there is, every link and fragment that must lead somewhere.

The real one is built with addresses of folders and of files, and an invented one that has something of every kind, all
as if they were to lie below a folder of their host.
"""

import json
import os
import sys
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from helpers.building import built
from helpers.programs import succeeded
from helpers.world import eventful_project
from policy_timeline.views import timeline
from policy_timeline.work.memo import VARIABLE

ROOT = Path(__file__).parent.parent
URL = "https://timeline.example/sub/"
KINDS = ("actors", "issues", "positions", "events", "statements", "sources")
LINKING = {"href", "src", "action", "data-index", "data-root"}
STANCE = {"data-stance", "data-mode", "data-position", "data-actor"}


class Site:
    """A built site: its folder, and its pages by address, each read once."""

    def __init__(self, folder, *, folders):
        self.folder = folder
        self.folders = folders
        files = [path for path in sorted(folder.rglob("*.html")) if not path.is_relative_to(folder / "embed")]
        self.pages = {self._address(path): BeautifulSoup(path.read_bytes(), "lxml") for path in files}
        self.ids = {url: {one["id"] for one in page.find_all(id=True)} for url, page in self.pages.items()}

    def _address(self, path):
        name = path.relative_to(self.folder).as_posix()
        return URL + (name.removesuffix("index.html") if self.folders else name)

    def api(self, kind):
        return json.loads((self.folder / f"api/v1/{kind}.json").read_text("utf-8"))

    def of(self, path):
        """Return the page whose source has this path, such as `actors/index.md`."""
        stem = path.removesuffix(".md")
        if self.folders:
            return self.pages[URL + (stem.removesuffix("index") if stem.endswith("index") else f"{stem}/")]
        return self.pages[f"{URL}{stem}.html"]

    def generated(self):
        """Return the generated pages by address: all but the hand-written ones and the one for unknown addresses."""
        return {
            url: page for url, page in self.pages.items() if not url.removeprefix(URL).startswith(("about/", "404"))
        }

    def fault_of(self, target):
        """Return what is wrong with an address, or None; those of other hosts are not asked."""
        address, fragment = urldefrag(target)
        if not address.startswith(URL):
            return f"leads out of the site: {target}" if urlsplit(address).netloc == urlsplit(URL).netloc else None
        address = urlsplit(address)._replace(query="").geturl()
        file = self.folder / unquote(address.removeprefix(URL))
        if not (file / "index.html" if address.endswith("/") else file).is_file():
            return f"leads nowhere: {target}"
        if fragment and unquote(fragment) not in self.ids[address]:
            return f"has no such place: {target}"
        return None


def real(_, patch):
    """Return the real site's configuration."""
    patch.chdir(ROOT)
    return ROOT / "mkdocs.yml"


def invented(folder, patch):
    """Return the configuration of a site that has something of every kind, and so much that its timeline is split."""
    patch.setattr(timeline, "WHOLE", 2)
    return eventful_project(folder)


@pytest.fixture(
    scope="session",
    params=[(real, True), (real, False), (invented, True)],
    ids=["folders", "files", "invented"],
)
def site(request, tmp_path_factory):
    """Build a site in this process, so that its coverage counts; pictures are drawn once for all of them."""
    made, folders = request.param
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", URL)
        patch.setenv(VARIABLE, str(tmp_path_factory.getbasetemp() / "kept"))
        path = made(tmp_path_factory.mktemp("project"), patch)
        built(path, site_dir=str(folder), use_directory_urls=folders, strict=True)
    return Site(folder, folders=folders)


def links(page):
    """Yield the element, attribute and value of every address on a page."""
    for element in page.find_all():
        for attribute in LINKING & element.attrs.keys():
            yield element, attribute, element[attribute]


def test_every_section_has_its_page(site):
    for section in ("timeline", *KINDS, "shifts"):
        assert site.of(f"{section}/index.md").h1


def test_every_entry_has_its_page_and_every_address_of_the_data_leads_there(site):
    for kind in (*KINDS, "shifts"):
        entries = site.api(kind)[kind]
        assert entries
        assert [one["id"] for one in entries if site.fault_of(one["url"])] == []


def test_every_year_has_its_page(site):
    for year in {one["date_latest"][:4] for one in site.api("statements")["statements"]}:
        assert site.of(f"timeline/{year}/index.md").h1


def test_the_data_and_the_feeds_are_there(site):
    for one in site.api("index")["files"]:
        assert site.fault_of(one["url"]) is None
    for name in (
        "downloads/stances.csv",
        "downloads/datapackage.json",
        "feed.atom",
        "feed.json",
        "timeline/index.json",
    ):
        assert (site.folder / name).stat().st_size


def test_every_address_in_the_feeds_and_the_map_of_the_site_leads_to_a_page(site):
    feed = json.loads((site.folder / "feed.json").read_text("utf-8"))
    addresses = [feed["home_page_url"], feed["feed_url"], *(one["url"] for one in feed["items"])]
    for name in ("feed.atom", "sitemap.xml"):
        tree = ET.parse(site.folder / name)
        addresses += [one.text for one in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
        addresses += [one.get("href") for one in tree.iter("{http://www.w3.org/2005/Atom}link")]
    assert len(addresses) > len(site.generated())
    assert list(filter(None, map(site.fault_of, addresses))) == []


def test_the_index_of_the_timeline_leads_to_the_cards_of_all_statements(site):
    index = json.loads((site.folder / "timeline/index.json").read_text("utf-8"))
    found = []
    for day, count in index["days"]:
        files = sorted((site.folder / "timeline/cards").glob(f"{day}-*.json"))
        cards = [BeautifulSoup(one, "lxml").article for file in files for one in json.loads(file.read_text("utf-8"))]
        assert [(one["data-date"], one["data-place"]) for one in cards] == [(day, str(at)) for at in range(count)]
        found += [one["data-statement"] for one in cards]
    assert [one["id"] for one in site.api("statements")["statements"]] == found


def test_every_link_and_fragment_leads_somewhere(site):
    found = {
        (url.removeprefix(URL), site.fault_of(urljoin(url, value)))
        for url, page in site.pages.items()
        for _, _, value in links(page)
    }
    assert [one for one in sorted(found, key=str) if one[1]] == []


def test_nothing_is_loaded_from_another_host(site):
    loaded = [
        value
        for page in site.pages.values()
        for element, _, value in links(page)
        if element.name in {"script", "img", "iframe", "source", "video", "audio", "embed", "object"}
        or (element.name == "link" and "canonical" not in element["rel"])
    ]
    assert [value for value in set(loaded) if urlsplit(value).netloc not in {"", urlsplit(URL).netloc}] == []
    for style in site.folder.rglob("*.css"):
        assert "url(http" not in style.read_text("utf-8").replace(" ", "")


def test_every_page_has_a_title_a_description_and_one_heading_of_the_first_level(site):
    for url, page in site.pages.items():
        if url.endswith("404.html"):
            continue
        assert page.title.text.strip(), url
        assert page.find("meta", {"name": "description"})["content"].strip(), url
        assert len(page.select("h1")) == 1, url
        assert page.find("link", rel="canonical")["href"] == url
        assert page.html["lang"] == "en"


def test_titles_tell_pages_apart(site):
    titles = [page.title.text for page in site.pages.values()]
    assert sorted(one for one in titles if titles.count(one) > 1) == []


def test_no_id_stands_twice_on_a_page(site):
    for url, page in site.pages.items():
        ids = [one["id"] for one in page.find_all(id=True)]
        assert sorted(one for one in ids if ids.count(one) > 1) == [], url


def test_headings_go_down_one_level_at_a_time(site):
    for url, page in site.generated().items():
        levels = [int(one.name[1]) for one in page.select(".md-content :is(h1, h2, h3, h4, h5, h6)")]
        assert levels[0] == 1, url
        assert all(after <= before + 1 for before, after in pairwise(levels)), (url, levels)


def test_no_markdown_is_left_over(site):
    for url, page in site.generated().items():
        text = page.select_one(".md-content").get_text("\n")
        code = {one.text for one in page.select("#embed-code")}  # which is to be copied as it is
        assert not [
            line
            for line in text.splitlines()
            if line not in code and line.lstrip().startswith(("#", "```", "{{", "{%", "<"))
        ], url


def test_every_generated_page_but_home_has_breadcrumbs_that_end_at_itself(site):
    for url, page in site.generated().items():
        crumbs = page.select(".pt-crumbs li")
        if page is site.of("index.md"):
            assert crumbs == []
        else:
            assert crumbs[0].text.strip() == "Home", url
            assert crumbs[-1].select("[aria-current=page]"), url
            last = crumbs[-1].text.strip()
            has_short_name = any(f"/{kind}/" in url for kind in ("actors", "positions", "sources", "statements"))
            assert last if has_short_name else page.h1.text.strip().endswith(last), url


def test_every_statement_page_has_one_block_of_structured_data(site):
    for one in site.api("statements")["statements"]:
        page = site.of(f"statements/{one['id']}.md")
        (script,) = page.select('script[type="application/ld+json"]')
        data = json.loads(script.string)
        assert data["@type"] in {"Quotation", "Claim"}
        assert data["url"] == one["url"]


def test_a_statement_is_an_article_that_names_it(site):
    known = {one["id"] for one in site.api("statements")["statements"]}
    found = [
        one.get("data-statement")
        for page in site.pages.values()
        for one in page.select("article.pt-card, article.pt-statement")
    ]
    assert set(found) == known
    for id_ in known:
        assert site.of(f"statements/{id_}.md").select_one(f'article[data-statement="{id_}"]')


def test_a_stance_carries_what_it_is_and_whose(site):
    known = {
        (one["id"], each["stance"], each["mode"], each["position"], one["on_behalf_of"] or one["speaker"])
        for one in site.api("statements")["statements"]
        for each in one["stances"]
    }
    terms = {one[1:] for one in known}
    for page in site.pages.values():
        for element in page.select("[data-stance]"):
            assert element.attrs.keys() >= STANCE
            assert tuple(element[name] for name in ("data-stance", "data-mode", "data-position", "data-actor")) in terms
    for id_, *rest in known:
        page = site.of(f"statements/{id_}.md")
        found = [
            [one[f"data-{name}"] for name in ("stance", "mode", "position", "actor")]
            for one in page.select("[data-stance]")
        ]
        assert rest in found


def test_every_quotation_stands_on_its_page_and_leads_to_its_place_in_the_source(site):
    for one in site.api("statements")["statements"]:
        page = site.of(f"statements/{one['id']}.md")
        for piece in one["evidence"]:
            source = site.of(f"sources/{piece['source']}.md")
            assert source.select_one(f"#at-{piece['start']}")
            link = next(each["href"] for each in page.select(f'a[href$="#at-{piece["start"]}"]'))
            assert f"sources/{piece['source']}" in link


def test_what_was_looked_for_and_not_found_is_told_from_silence(site):
    for position in site.api("positions")["positions"]:
        page = site.of(f"positions/{position['id']}.md")
        told = {link["href"] for link in page.select("details.pt-how a")}
        for search in position["searched"]:
            assert any(f"actors/{search['actor']}" in href for href in told)
        assert bool(page.select("details.pt-how")) >= bool(position["searched"])


ENVIRONMENTS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4711", "TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8"},
)


def test_the_same_data_makes_the_same_bytes_everywhere(tmp_path):
    for number, environment in enumerate(ENVIRONMENTS):
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", tmp_path / str(number)]
        common = {"SOURCE_DATE_EPOCH": "1767225600", "SITE_URL": URL, "NO_MKDOCS_2_WARNING": "1"}
        succeeded(command, cwd=ROOT, env={**os.environ, **common, **environment})
    one, two = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in "01"
    )
    assert len(one) > 100
    assert sorted(one) == sorted(two)
    assert [str(path) for path in one if one[path] != two[path]] == []
