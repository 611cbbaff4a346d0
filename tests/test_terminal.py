"""The progress bar: for a person who waits, and for nobody else."""

import io
import os
import pty
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from made_up import make
from policy_timeline.work import terminal as progress
from rich.console import Console

COMMAND = Path(sys.executable).with_name("policy-timeline")


@pytest.fixture
def terminal(monkeypatch):
    """Return what stands for the terminal, of a program that nobody needs to wait for."""
    screen = io.StringIO()
    monkeypatch.setattr(progress, "_at_terminal", lambda: True)
    monkeypatch.setattr("rich.console.Console", lambda **_: Console(file=screen, force_terminal=True, width=80))
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setattr(progress, "BEAT", 0)
    return screen


def test_a_long_run_shows_each_step_and_how_far_it_is(terminal):
    with progress.watched() as track:
        assert list(track(["a", "b"], "Reading")) == ["a", "b"]
        for item in track(["c", "d", "e"], "Proving"):
            assert item
    shown = terminal.getvalue()
    assert "Reading" in shown
    assert "Proving" in shown
    assert "2/3" in shown


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


def test_the_bar_moves_only_so_often(terminal, monkeypatch):
    monkeypatch.setattr(progress, "BEAT", 3600)
    with progress.watched() as track:
        assert list(track(["a", "b", "c"], "Reading")) == ["a", "b", "c"]
    assert "2/3" not in terminal.getvalue()


def on_a_terminal(command):
    """Return the exit status of a command, and all that it shows on a terminal of its own."""
    screen, terminal = pty.openpty()
    with subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal) as process:
        os.close(terminal)
        shown = b""
        with suppress(OSError):  # what reading from a terminal ends with
            while part := os.read(screen, 65536):
                shown += part
    os.close(screen)
    return process.returncode, shown.decode()


def test_ten_thousand_entries_are_watched_on_a_terminal_and_not_in_a_pipe(tmp_path, monkeypatch):
    assert make(tmp_path, 8_000).total() > 10_000
    monkeypatch.chdir(tmp_path)
    status, shown = on_a_terminal([COMMAND, "check"])
    last = re.search(r"checked \d{5} entries, 8000 quotations proved: 0 errors, 0 warnings", shown)
    assert status == 0
    assert last
    # a quick machine has read everything by the time at which the bar appears
    assert re.search(r"(Reading|Checking) entries .*\d/1\d{4}", shown)
    assert shown.rindex("entries ", 0, last.start()) < shown.rindex("\x1b[2K", 0, last.start())  # wiped off
    piped = subprocess.run([COMMAND, "check"], capture_output=True, text=True, check=True)
    assert (piped.stdout, piped.stderr) == (f"{last[0]}\n", "")


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
