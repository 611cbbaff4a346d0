"""No test hangs, and none leaves a program behind: what the other tests start programs with."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from helpers.programs import ran, started

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"
WITH_A_CHILD = ["sh", "-c", "sleep 1000 & echo $!; wait"]
HANGING = f"""
from helpers.programs import ran

def test_it():
    ran({WITH_A_CHILD!r})
"""


@pytest.fixture
def _nobody_interrupts():
    """Let it be as in a job in the background of a shell, or after `nohup`."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_nobody_interrupts")
def test_a_program_can_be_interrupted_wherever_the_tests_were_started():
    with started(["sleep", "1000"]) as process:
        process.send_signal(signal.SIGINT)
        assert process.wait() == -signal.SIGINT
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_a_program_ends_with_the_block_and_so_do_those_that_it_started():
    with started(WITH_A_CHILD, stdout=subprocess.PIPE) as process:
        child = int(process.stdout.readline())
        os.kill(child, 0)
    assert process.returncode == -signal.SIGKILL
    with suppress(ProcessLookupError):
        while True:  # the system takes a moment to clear it away
            os.kill(child, 0)
            time.sleep(0.01)


def test_a_test_that_waits_for_ever_fails(tmp_path):
    (tmp_path / "test_hanging.py").write_text(HANGING)
    pytest_here = [sys.executable, "-m", "pytest", f"--config-file={PYPROJECT}", "-p", "no:cacheprovider"]
    done = ran([*pytest_here, "--timeout=1", "test_hanging.py"], cwd=tmp_path)
    assert done.returncode == 1, done.stdout
    assert "Timeout (>1.0s) from pytest-timeout" in done.stdout
