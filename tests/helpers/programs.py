"""Starts programs as a person at a shell does, and leaves nothing of them running, whatever becomes of the test.

How long a program may take is not asked here: each test has a time limit, and what it has started ends with it.
"""

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from resource import RLIMIT_FSIZE, setrlimit


def installed(name: str) -> str:
    """Return the path of a command of the environment that the tests run in."""
    return str(Path(sys.executable).with_name(name))


@contextmanager
def started(command: list[str], **options: object) -> Iterator[subprocess.Popen]:
    """Start a program; at the end of the block it is killed, if it still runs, with every program it has started."""
    with _interruptible():
        process = subprocess.Popen(command, start_new_session=True, **options)
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for pipe in filter(None, (process.stdin, process.stdout, process.stderr)):
            pipe.close()


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let what is started here hear an interrupt, though the tests may run where nobody does, as after `nohup`.

    What a process ignores is ignored by all that it starts.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def ran(command: list[str], **options: object) -> subprocess.CompletedProcess:
    """Return how a program ended, and what it wrote."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with started(command, **pipes | options) as process:
        output, errors = process.communicate()
    return subprocess.CompletedProcess(command, process.returncode, output, errors)


def ran_without_room(command: list[str], most: int) -> subprocess.CompletedProcess:
    """Return the same of a program that can write no file of more bytes than so many, as on a full disk.

    It keeps no bytecode either: Python would leave a torn file of that for every later run.
    """
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return ran(command, env=environment, preexec_fn=lambda: setrlimit(RLIMIT_FSIZE, (most, most)))


def succeeded(command: list[str], **options: object) -> subprocess.CompletedProcess:
    """Return the same of a program that must end well."""
    done = ran(command, **options)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done


def answered(command: list[str], typed: str) -> subprocess.CompletedProcess:
    """Return the same of a program that asks a person, who types this."""
    with terminal() as (person, program):
        person.write(typed.encode())
        return ran(command, stdin=program)


def shown(command: list[str]) -> tuple[int, str]:
    """Return the exit status of a program, and all that it shows on a terminal of its own."""
    with terminal() as (person, program), started(command, stdin=program, stdout=program, stderr=program) as process:
        program.close()
        written = b""
        with suppress(OSError):  # what reading from a terminal ends with
            while part := person.read(65536):
                written += part
        return process.wait(), written.decode()


@contextmanager
def terminal() -> Iterator[tuple[FileIO, FileIO]]:
    """Open a terminal: the side on which a person sits, and the side that a program reads from and writes to."""
    person, program = (os.fdopen(number, "r+b", buffering=0) for number in pty.openpty())
    with person, program:
        yield person, program
