"""Kills a piece of work at each change that it makes to a file, as suddenly as a power cut."""

import os
import signal
import sys
from collections.abc import Callable

CHANGES = {"os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink", "os.utime", "shutil.rmtree"}


def kill_at(step: int) -> list[int]:
    """Kill this process when it is about to change a file for the time of this number, counted from 0.

    Return how many changes are left until then, a number that goes on changing.
    """
    left = [step]

    def hear(event: str, arguments: tuple) -> None:
        if event in CHANGES or (event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1

    sys.addaudithook(hear)
    return left


def ended_at(step: int, work: Callable[[], object]) -> bool:
    """Do work in a process of its own that is killed at a step of it; return whether it came to its end before."""
    child = os.fork()
    if not child:
        kill_at(step)
        try:
            work()
        finally:
            os._exit(0)
    return os.WIFEXITED(os.waitpid(child, 0)[1])
