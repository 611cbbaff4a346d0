"""The progress bar: for a person who waits, and for nobody else."""

import io
import os
import re

import pytest
from helpers.programs import installed, ran, shown, succeeded, terminal
from made_up import make
from policy_timeline.work import terminal as progress
from rich.console import Console

CHECK = [installed("policy-timeline"), "check"]


@pytest.fixture
def screen(monkeypatch):
    """Return what stands for the terminal, of a program that nobody needs to wait for."""
    written = io.StringIO()
    monkeypatch.setattr(progress, "_at_terminal", lambda: True)
    monkeypatch.setattr("rich.console.Console", lambda **_: Console(file=written, force_terminal=True, width=80))
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setattr(progress, "BEAT", 0)
    return written


def test_a_long_run_shows_each_step_and_how_far_it_is(screen):
    with progress.watched() as track:
        assert list(track(["a", "b"], "Reading")) == ["a", "b"]
        for item in track(["c", "d", "e"], "Proving"):
            assert item
    shown = screen.getvalue()
    assert "Reading" in shown
    assert "Proving" in shown
    assert "2/3" in shown


def test_the_bar_goes_when_a_run_breaks_off(screen):
    def run():
        with progress.watched() as track:
            for _ in track(["a", "b"], "Reading"):
                raise RuntimeError

    with pytest.raises(RuntimeError):
        run()
    shows_the_cursor_again = "\x1b[?25h"
    assert shows_the_cursor_again in screen.getvalue()


def test_a_short_run_shows_none(screen, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 3600)
    with progress.watched() as track:
        assert list(track(["a"], "Reading")) == ["a"]
    assert screen.getvalue() == ""


def test_the_bar_moves_only_so_often(screen, monkeypatch):
    monkeypatch.setattr(progress, "BEAT", 3600)
    with progress.watched() as track:
        assert list(track(["a", "b", "c"], "Reading")) == ["a", "b", "c"]
    assert "2/3" not in screen.getvalue()


def test_thousands_of_entries_are_watched_on_a_terminal_and_not_in_a_pipe(tmp_path, monkeypatch):
    assert make(tmp_path, 2_500).total() > 3_000
    monkeypatch.chdir(tmp_path)
    status, screen = shown(CHECK)
    last = re.search(r"checked \d{4} entries, 2500 quotations proved: 0 errors, 0 warnings", screen)
    assert status == 0
    assert last
    # a quick machine has read everything by the time at which the bar appears
    assert re.search(r"(Reading|Checking) entries .*\d/\d{4}", screen)
    assert screen.rindex("entries ", 0, last.start()) < screen.rindex("\x1b[2K", 0, last.start())  # wiped off
    piped = succeeded(CHECK)
    assert (piped.stdout, piped.stderr) == (f"{last[0]}\n", "")


def test_in_a_pipe_nothing_but_the_findings_is_written(project):
    project()
    run = succeeded(CHECK)
    assert run.stderr == ""
    assert "\x1b" not in run.stdout


def test_a_pipe_on_one_side_is_enough_to_show_none(project):
    project()
    with terminal() as (person, program):
        run = ran(CHECK, stderr=program)
        os.set_blocking(person.fileno(), False)
        assert person.read(1) is None
    assert run.stdout.startswith("checked 14 entries")
