"""Addresses: every link leads where its page will stand, whatever the host's setting and wherever the site lies."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policy_timeline import routes
from policy_timeline.entries.days import Day
from policy_timeline.routes import Addresses

PATHS = [
    "index.md",
    "timeline/index.md",
    "timeline/2025/index.md",
    "timeline/2025/02/index.md",
    "actors/index.md",
    "actors/mira-vale.md",
    "statements/we-want-it.md",
    "about/index.md",
    "about/method.md",
    "timeline/index.json",
    "assets/policy-timeline/policy-timeline.css",
]


@pytest.mark.parametrize(
    ("path", "with_folders", "with_files"),
    [
        ("index.md", "", "index.html"),
        ("actors/index.md", "actors/", "actors/index.html"),
        ("actors/mira-vale.md", "actors/mira-vale/", "actors/mira-vale.html"),
        ("timeline/2025/02/index.md", "timeline/2025/02/", "timeline/2025/02/index.html"),
        ("actors/an-index.md", "actors/an-index/", "actors/an-index.html"),
        ("api/v1/actors.json", "api/v1/actors.json", "api/v1/actors.json"),
    ],
)
def test_a_path_has_its_address(path, with_folders, with_files):
    assert Addresses().of(path) == with_folders
    assert Addresses(directory_urls=False).of(path) == with_files


@pytest.mark.parametrize(
    ("source", "with_folders", "with_files"),
    [
        ("index.md", "", ""),
        ("actors/index.md", "../", "../"),
        ("actors/mira-vale.md", "../../", "../"),
        ("timeline/2025/02/index.md", "../../../", "../../../"),
    ],
)
def test_a_page_knows_its_way_to_the_root(source, with_folders, with_files):
    assert Addresses().to_root(source) == with_folders
    assert Addresses(directory_urls=False).to_root(source) == with_files


@given(st.sampled_from(PATHS), st.sampled_from(PATHS), st.booleans(), st.sampled_from(["", "sub/", "a/b/"]))
def test_a_link_resolves_to_its_target_also_below_a_folder(source, target, directory_urls, below):
    root = f"https://example.org/{below}"
    addresses = Addresses(root, directory_urls)
    link = addresses.to_root(source) + addresses.of(target)
    assert urljoin(root + addresses.of(source), link) == root + addresses.of(target)


def test_an_absolute_address_begins_at_the_site_else_at_the_root():
    assert Addresses("https://example.org/sub/").absolute("actors/a.md") == "https://example.org/sub/actors/a/"
    assert Addresses().absolute("index.md") == "/"
    assert Addresses(directory_urls=False).absolute("index.md") == "/index.html"


def test_every_entry_has_a_page_but_a_shift_which_is_an_anchor():
    assert routes.entry("actors", "mira-vale") + routes.anchor("actors", "mira-vale") == "actors/mira-vale.md"
    assert routes.entry("shifts", "turn") + routes.anchor("shifts", "turn") == "shifts/index.md#turn"


def test_years_and_months_have_folders_of_four_and_two_digits():
    assert routes.year(Day(987, 3, 4)) == "timeline/0987/index.md"
    assert routes.month(Day(2025, 3, 4)) == "timeline/2025/03/index.md"


def test_the_data_lies_below_its_version():
    assert routes.api("statements") == "api/v1/statements.json"


def test_an_entrys_file_has_its_path_in_the_hosts_template():
    template = "https://example.org/edit/{path}?x"
    assert routes.entry_file(template, "actors/a b.yml") == "https://example.org/edit/actors/a%20b.yml?x"
    assert routes.entry_file("https://example.org/{path}", "a.yml", 7) == "https://example.org/a.yml#L7"
    assert routes.entry_file("editor://{path}:{line}", "a.yml", 7) == "editor://a.yml:7"
    assert routes.entry_file("editor://{path}:{line}", "a.yml") == "editor://a.yml:1"
