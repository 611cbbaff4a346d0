"""A real Chromium on the real site and on a made-up one, each built once and served under a sub-path."""

import os
import shutil
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from helpers.browsing import build_beside, cleared, serving, watched
from helpers.world import eventful_project
from made_up import make
from playwright.sync_api import expect
from policy_timeline.views import timeline

ROOT = Path(__file__).parents[2]
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
LACKING = (
    f"no Chromium found (looked for {', '.join(NAMES)}); "
    "get one with: apt-get install -y --no-install-recommends chromium-headless-shell"
)
WITHOUT_PICTURES = "[search, {policy-timeline: {share_images: false}}]"  # nobody looks at the pictures of so many
STATEMENTS = int(os.environ.get("STATEMENTS", "1500"))
"""The size of the made-up record: `make audit` asks for a larger one."""
FLAGS = [
    "--no-sandbox",  # Chromium's sandbox does not start as root, as in a container
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
]


expect.set_options(timeout=20_000)  # a busy machine is no fault of the site


def pytest_collection_modifyitems(items):
    folder = f"{Path(__file__).parent}{os.sep}"
    for item in items:
        if str(item.path).startswith(folder):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium():
    """Return the browser's path; without one skip, or fail where REQUIRE_BROWSER=1 asks for one."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return found
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(LACKING, pytrace=False)
    pytest.skip(LACKING)


@pytest.fixture(scope="session")
def site(chromium, tmp_path_factory):
    """Serve the real site."""
    with serving(ROOT, tmp_path_factory.mktemp("served")) as served:
        yield served


@pytest.fixture(scope="session")
def made_up_site(chromium, tmp_path_factory):
    """Serve a site of many made-up statements, with the host's own search beside ours."""
    project = tmp_path_factory.mktemp("made-up")
    make(project, STATEMENTS)
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("[policy-timeline]", WITHOUT_PICTURES), "utf-8")
    with serving(project, tmp_path_factory.mktemp("served"), build_beside) as served:
        yield served


@pytest.fixture(scope="session")
def browser_type_launch_args(chromium):
    return {"executable_path": chromium, "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(site):
    """Let tests write `page.goto("actors/")`, and read numbers and dates the same everywhere."""
    return {"base_url": site.url, "locale": "en-GB", "timezone_id": "UTC"}


@pytest.fixture(scope="session")
def shared_page(browser, browser_context_args):
    """Open the window that the tests share: to open one takes longer than most of what is done in it."""
    with closing(browser.new_context(**browser_context_args)) as context:
        yield context.new_page()


@pytest.fixture
def page(shared_page, site):
    """Hand out the shared window as if it were new; a test that does what cannot be undone asks for `own_page`."""
    with cleared(shared_page), watched(shared_page):
        yield shared_page


@pytest.fixture
def own_page(context, site):
    """Hand out a page of a window that nobody had before, nor will have."""
    page = context.new_page()
    with watched(page):
        yield page


@pytest.fixture(scope="session")
def invented_site(chromium, tmp_path_factory):
    """Serve a site that has something of every kind, and so much that its timeline is split."""
    project = tmp_path_factory.mktemp("invented")
    eventful_project(project)
    with ExitStack() as stack:
        with pytest.MonkeyPatch.context() as patch:  # for this site alone
            patch.setattr(timeline, "WHOLE", 2)
            served = stack.enter_context(serving(project, tmp_path_factory.mktemp("served")))
        yield served
