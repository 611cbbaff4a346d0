"""Fixtures for all tests."""

import gc
import os
from pathlib import Path

import pytest
from error_cases import Files
from helpers.invented import write_project
from hypothesis import settings
from policy_timeline.work.memo import VARIABLE

# A busy machine is no fault of the code: nothing here has a deadline. `make fuzz` loads the other profile.
settings.register_profile("quick", deadline=None, max_examples=30)
settings.register_profile("fuzz", deadline=None, max_examples=200)
settings.load_profile("quick")

os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material's notice about the future of MkDocs: as in the Makefile


@pytest.fixture(autouse=True)
def _nothing_is_known_from_before(monkeypatch):
    """Let no test find what another one left in a cache, nor what the user of this machine did."""
    monkeypatch.setenv(VARIABLE, "")


@pytest.fixture(autouse=True)
def _nothing_stays_aside():
    """Let the garbage of one test not stay until the last: a check puts what it leaves aside."""
    yield
    gc.unfreeze()


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Return a function that writes the base project with changes, goes into its folder and returns that folder."""

    def make(files: Files | None = None) -> Path:
        monkeypatch.chdir(tmp_path)
        return write_project(tmp_path, files or {})

    return make
