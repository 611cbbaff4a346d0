"""The progress bar: for a person who waits, and for nobody else."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from generator.cli import progress

COMMAND = Path(sys.executable).with_name("policy-timeline")


@pytest.fixture
def terminal(monkeypatch):
    """Return what stands for the terminal, of a program that nobody needs to wait for."""
    screen = io.StringIO()
    monkeypatch.setattr(progress, "_at_terminal", lambda: True)
    monkeypatch.setattr(progress, "Console", lambda **_: Console(file=screen, force_terminal=True, width=80))
    monkeypatch.setattr(progress, "PATIENCE", 0)
    return screen


def test_a_long_run_shows_each_step_and_how_far_it_is(terminal):
    with progress.watched() as track:
        assert list(track(["a", "b"], "Reading")) == ["a", "b"]
        for item in track(["c", "d", "e"], "Proving"):
            assert item
    shown = terminal.getvalue()
    assert "Reading" in shown
    assert "Proving" in shown
    assert "/3" in shown


def test_the_bar_goes_when_a_run_breaks_off(terminal):
    def run():
        with progress.watched() as track:
            for _ in track(["a", "b"], "Reading"):
                raise RuntimeError

    with pytest.raises(RuntimeError):
        run()
    shows_the_cursor_again = "\x1b[?25h"
    assert shows_the_cursor_again in terminal.getvalue()


def test_a_short_run_shows_none(terminal, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 3600)
    with progress.watched() as track:
        assert list(track(["a"], "Reading")) == ["a"]
    assert terminal.getvalue() == ""


def test_in_a_pipe_nothing_but_the_findings_is_written(project):
    project()
    run = subprocess.run([COMMAND, "check"], capture_output=True, text=True, check=True)
    assert run.stderr == ""
    assert "\x1b" not in run.stdout


def test_a_pipe_on_one_side_is_enough_to_show_none(project):
    project()
    controller, terminal = pty.openpty()
    with subprocess.Popen([COMMAND, "check"], stdout=subprocess.PIPE, stderr=terminal, text=True) as process:
        output, _ = process.communicate(timeout=60)
    os.close(terminal)
    os.set_blocking(controller, False)
    with pytest.raises(OSError, match=r"Input/output error|temporarily unavailable"):
        os.read(controller, 1)
    os.close(controller)
    assert output.startswith("checked 14 entries")
