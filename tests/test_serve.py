"""`mkdocs serve` itself: it follows every save, and broken data neither stops nor hangs it."""

import os
import signal
import socket
import time
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from helpers.programs import installed, started

PATIENCE = 60
"""Seconds after which a test gives up; a healthy server needs a few."""

ACTOR = "data/actors/harbour-league.yml"
GOOD = "name: Harbour League\ntype: organization\n"
BROKEN = "name: Harbour League\ntyp: organization\n"
FINDING = f"{ACTOR}:2:1: error[unknown-key]"
OTHER_FINDING = f"{ACTOR}:1:7: error["
PAGE = "actors/harbour-league/"
CONFIG = """\
site_name: Tolls
site_url: https://t.example/sub/
dev_addr: 127.0.0.1:{port}
theme: {{name: material}}
plugins:
  - policy-timeline: {{data_dir: data, sources_dir: seeds}}
"""


class Preview:
    """A running `mkdocs serve` on the project in `folder`."""

    def __init__(self, folder, port, process):
        self.folder, self.process = folder, process
        self.url = f"http://127.0.0.1:{port}/sub/"

    def save(self, path, text):
        (self.folder / path).write_text(text, "utf-8")

    def get(self, path):
        """Return the status and the text of a page."""
        try:
            with urlopen(self.url + path, timeout=PATIENCE) as answer:  # noqa: S310 - an address of our own
                return answer.status, answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def wait_for(self, path, *parts, without=()):
        """Return the page as soon as it has the parts and none of the others."""
        end = time.monotonic() + PATIENCE
        page = ""
        while time.monotonic() < end:
            assert self.process.poll() is None, "the server has ended"
            try:
                page = self.get(path)[1]
            except OSError:
                page = ""
            if all(part in page for part in parts) and page and not any(part in page for part in without):
                return page
            time.sleep(0.2)
        pytest.fail(f"{path} never had {parts} without {without}; it has:\n{page[:3000]}")


@contextmanager
def serving(folder, *options):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "mkdocs.yml").write_text(CONFIG.format(port=port), "utf-8")
    (folder / "docs").mkdir(exist_ok=True)
    command = [installed("mkdocs"), "serve", *options]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with (
        (folder / "log.txt").open("w") as log,
        started(command, cwd=folder, env=environment, stdout=log, stderr=log) as process,
    ):
        try:
            yield Preview(folder, port, process)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE)
    assert "Traceback" not in (folder / "log.txt").read_text("utf-8")


def test_a_save_that_breaks_the_data_leaves_the_last_good_pages_with_the_findings(project):
    with serving(project({ACTOR: GOOD})) as preview:
        preview.wait_for(PAGE, "Harbour League", without=("error[",))
        preview.save(ACTOR, BROKEN)
        preview.wait_for(PAGE, "Harbour League", FINDING, "last good ones")
        for path in ("", "timeline/", "404.html", "nowhere/"):
            assert FINDING in preview.get(path)[1]
        assert "error[" not in preview.get("api/v1/actors.json")[1]
        preview.save(ACTOR, "name: [")
        preview.wait_for(PAGE, OTHER_FINDING, without=(FINDING,))
        preview.save(ACTOR, GOOD + "description: Mended.\n")
        preview.wait_for(PAGE, "Mended", without=("error[",))
    assert "the last good pages stay" in (preview.folder / "log.txt").read_text("utf-8")


@pytest.mark.parametrize("options", [(), ("--strict",)], ids=["plain", "strict"])
def test_a_start_on_broken_data_answers_everywhere_and_follows_the_mending(project, options):
    with serving(project({ACTOR: BROKEN, "docs/about.md": "[who](actors/index.md)"}), *options) as preview:
        preview.wait_for("", FINDING)
        for path in (PAGE, "about/", "nowhere/at/all/"):
            status, page = preview.get(path)
            assert status == 200
            assert FINDING in page
        preview.save(ACTOR, "name: [")
        preview.wait_for(PAGE, OTHER_FINDING, without=(FINDING,))
        preview.save(ACTOR, GOOD)
        preview.wait_for(PAGE, "Harbour League", without=("error[",))
        assert preview.get("nowhere/")[0] == 404


def test_saves_of_sources_and_pages_are_followed_too(project):
    with serving(project({"docs/about.md": "# About"})) as preview:
        preview.wait_for("about/", "About", without=("error[",))
        preview.save("docs/about.md", "# Changed")
        preview.wait_for("about/", "Changed")
        preview.save("seeds/harbour-report.txt", "Another text")
        preview.wait_for("about/", "Changed", "error[changed-source]")


def test_pages_stay_whatever_is_saved_after_what(project):
    with serving(project({ACTOR: GOOD, "docs/about.md": "# About"})) as preview:
        preview.wait_for(PAGE, "Harbour League")
        preview.save(ACTOR, GOOD + "description: Second.\n")
        preview.wait_for(PAGE, "Second")
        preview.save("docs/about.md", "# Changed")
        preview.wait_for("about/", "Changed")
        for path in ("", "timeline/", "actors/", PAGE, "api/v1/actors.json"):
            assert preview.get(path)[0] == 200
        preview.save(ACTOR, GOOD + "description: Third.\n")
        preview.wait_for(PAGE, "Third")


def test_a_broken_configuration_is_told_over_the_last_good_pages(project):
    with serving(project({ACTOR: GOOD})) as preview:
        preview.wait_for(PAGE, "Harbour League")
        good = (preview.folder / "mkdocs.yml").read_text("utf-8")
        preview.save("mkdocs.yml", "site_name: [Tolls\n")
        preview.wait_for(PAGE, "Harbour League", "last good ones", "mkdocs.yml")
        preview.save("mkdocs.yml", good.replace("Tolls", "Levies"))
        preview.wait_for(PAGE, "Levies", without=("last good ones",))


@pytest.mark.parametrize("name", ["data", "seeds", "docs"])
def test_a_folder_that_is_taken_away_and_put_back_is_noticed(project, name):
    with serving(project({ACTOR: GOOD, "docs/about.md": "# About"})) as preview:
        preview.wait_for(PAGE, "Harbour League")
        for number in range(2):
            (preview.folder / name).rename(preview.folder / "away")
            preview.wait_for(PAGE, "Harbour League", "last good ones")
            (preview.folder / "away").rename(preview.folder / name)
            preview.wait_for(PAGE, "Harbour League", without=("last good ones",))
            preview.save(ACTOR, GOOD + f"description: Change {number}.\n")
            preview.wait_for(PAGE, f"Change {number}")
