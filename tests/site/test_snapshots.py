"""The Markdown of one page of each kind, as it was when somebody last looked at it.

After a change that is meant: `pytest tests/site/test_snapshots.py --snapshot-update`, and read the difference.
"""

import re

import pytest
from helpers.world import eventful_world
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

PAGES = [
    "index.md",
    "timeline/index.md",
    "timeline/2025/index.md",
    "positions/index.md",
    "positions/toll.md",
    "actors/index.md",
    "actors/norland.md",
    "actors/mira-vale.md",
    "issues/index.md",
    "issues/strait.md",
    "events/index.md",
    "events/meeting.md",
    "statements/index.md",
    "statements/toll-refused.md",
    "statements/ferry-fast.md",
    "statements/ferry-slow.md",
    "sources/index.md",
    "sources/report.md",
    "shifts/index.md",
]


class MarkdownFile(SingleFileSnapshotExtension):
    """Keeps each page in a file of its own."""

    _write_mode = WriteMode.TEXT
    file_extension = "md"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return eventful_world(tmp_path_factory.mktemp("world")).build(site_url="https://example.org/")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.removesuffix(".md").replace("/", "-"))
def test_a_page_is_as_it_was(built, path, snapshot):
    # what a hash is made of stands in the tests of the archive, and would change with every word of the world
    page = re.sub(r"\b[0-9a-f]{64}\b", "0" * 64, built[path])
    assert page == snapshot(extension_class=MarkdownFile)
