"""A running preview of a project, and the parts of its curating page."""

import json
import socket
from contextlib import contextmanager
from time import monotonic, sleep
from urllib.request import urlopen

from helpers.programs import installed, ran, started


@contextmanager
def previewed(folder):
    """Run `mkdocs serve` on the project in a folder; yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [installed("mkdocs"), "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    url = f"http://127.0.0.1:{port}/"
    with started(command, cwd=folder):
        end = monotonic() + 60
        while True:
            try:
                with urlopen(f"{url}curate/", timeout=60):  # noqa: S310 - an address of our own
                    break
            except OSError:
                assert monotonic() < end, "the preview has not started"
                sleep(0.2)
        yield url


def checked(folder):
    """Return what a check of the project finds, as JSON."""
    done = ran([installed("policy-timeline"), "check", "--format", "json"], cwd=folder)
    return json.loads(done.stdout)


def fill(page, **values):
    """Type values into the fields of the form."""
    for name, value in values.items():
        field = page.locator(f'form[data-curate="statement"] [name="{name}"]').first
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def part(page, name):
    """Return a part of the page by its name."""
    return page.locator(f'[data-curate="{name}"]')
