"""Whatever ends a build, the site that there was stays whole; only a whole one takes its place."""

import os
from pathlib import Path

import pytest
from helpers.programs import installed, ran_without_room
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError

CONFIG = """\
site_name: Tolls
site_url: https://t.example/
theme: {name: material, font: false}
plugins: [policy-timeline: {search: false}]
hooks: [hook.py]
"""
HOOK = """\
import os

def on_post_page(output, page, **_):
    if page.file.src_uri == os.environ.get("ENDS_AT"):
        if os.environ["ENDS_BY"] == "fault":
            raise ValueError("no more")
        raise KeyboardInterrupt
"""


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def beside(folder):
    return sorted(path.name for path in folder.glob(".site*"))


@pytest.fixture
def site(project, monkeypatch):
    """Return the folder of a site that was built, of a project in which another build would change it."""
    folder = project({"mkdocs.yml": CONFIG, "hook.py": HOOK, "docs/about.md": "# About"})
    made()
    (folder / "data/issues/shipping.yml").write_text("title: Boats\n", "utf-8")
    return folder / "site"


def made(*, dirty=False, is_killed=False):
    config = load_config("mkdocs.yml")
    config.plugins.on_startup(command="build", dirty=dirty)
    try:
        build(config, dirty=dirty)
    finally:
        if not is_killed:
            config.plugins.on_shutdown()
    return config


def test_a_new_site_takes_the_place_of_the_old_one(site):
    (site / ".nojekyll").touch()
    (site / "old").mkdir()
    (site / "old/page.html").touch()
    config = made()
    assert config.site_dir == str(site)
    assert "Boats" in (site / "issues/shipping/index.html").read_text("utf-8")
    assert (site / ".nojekyll").exists()
    assert not (site / "old").exists()
    assert beside(site.parent) == []


@pytest.mark.parametrize("way", ["fault", "interrupt", "kill"])
def test_a_build_that_ends_early_leaves_the_old_site(site, monkeypatch, way):
    before = contents(site)
    with monkeypatch.context() as during:
        during.setenv("ENDS_AT", "about.md")
        during.setenv("ENDS_BY", way)
        with pytest.raises((Abort, ValueError, KeyboardInterrupt)):
            made(is_killed=way == "kill")
    assert contents(site) == before
    assert beside(site.parent) == ([f".site-{os.getpid()}.new"] if way == "kill" else [])
    made()
    assert "Boats" in (site / "issues/shipping/index.html").read_text("utf-8")
    assert beside(site.parent) == []


def test_a_site_that_was_taken_away_when_a_build_was_killed_is_back_at_the_next(site):
    before = contents(site)
    site.rename(site.with_name(".site-1.old"))
    (site.parent / "data/issues/shipping.yml").write_text("titel: Boats\n", "utf-8")
    with pytest.raises(Abort):  # at the very start of it
        made()
    (site.parent / "data/issues/shipping.yml").write_text("title: Boats\n", "utf-8")
    with pytest.MonkeyPatch.context() as during:
        during.setenv("ENDS_AT", "about.md")
        during.setenv("ENDS_BY", "fault")
        with pytest.raises((Abort, ValueError)):
            made()
    assert contents(site) == before


def test_a_fault_in_a_build_of_what_changed_alone_is_told(site, monkeypatch):
    monkeypatch.setenv("ENDS_AT", "about.md")
    monkeypatch.setenv("ENDS_BY", "fault")
    (site.parent / "docs/about.md").write_text("# About us", "utf-8")
    with pytest.raises((Abort, ValueError)):
        made(dirty=True)
    assert beside(site.parent) == []


def test_faults_of_the_data_touch_nothing(site):
    before = contents(site)
    Path("data/issues/shipping.yml").write_text("titel: Boats\n", "utf-8")
    with pytest.raises(Abort):
        made()
    assert contents(site) == before


def test_a_disk_without_room_is_told_in_words_and_leaves_the_old_site(site):
    before = contents(site)
    done = ran_without_room([installed("mkdocs"), "build"], 9000)
    assert done.returncode == 1
    assert "nothing was built: " in done.stderr
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(site) == before
    assert beside(site.parent) == []


def test_a_folder_that_cannot_be_written_is_told_in_words(site, monkeypatch):
    before = contents(site)
    with monkeypatch.context() as during:
        during.setattr(Path, "mkdir", refused)
        with pytest.raises((Abort, PluginError), match="Read-only file system"):
            made()
    assert contents(site) == before


def refused(path, *_, **__):
    raise OSError(30, "Read-only file system", str(path))


def test_a_build_of_what_changed_alone_writes_into_the_site(site):
    inode = site.stat().st_ino
    made(dirty=True)
    assert site.stat().st_ino == inode
    assert "Boats" in (site / "issues/shipping/index.html").read_text("utf-8")
