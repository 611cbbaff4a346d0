"""When Python looks for garbage: never while a whole timeline is read, and in a long run in quiet moments."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Keep the garbage collector from looking through ever more values, hardly any of which is garbage.

    It does not look through them later either, until somebody tidies.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        (gc.enable if was_on else gc.disable)()


def tidy() -> None:
    """Look through all values for garbage, and put aside those that are left: for a quiet moment of a long run."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
