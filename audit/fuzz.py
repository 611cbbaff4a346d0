"""Feeds the readers of strangers' files what is made up to reach ever more of their code (atheris, like libFuzzer).

    .venv/bin/python -m pip install 'atheris>=3,<4'
    .venv/bin/python audit/fuzz.py -max_total_time=60

Whatever the bytes, a reader must return or refuse: any other exception ends the run with status 77 and keeps the bytes
in a file. Further arguments are libFuzzer's (https://llvm.org/docs/LibFuzzer.html#options). Status 2 where atheris is
lacking: it has no package for every system.
"""

from __future__ import annotations

import sys
from contextlib import suppress

try:
    import atheris
except ModuleNotFoundError:
    sys.exit("error: atheris is lacking\n  hint: install it: .venv/bin/python -m pip install 'atheris>=3,<4'")

with atheris.instrument_imports(include=["policy_timeline"]):
    from policy_timeline.entries.dates import DateError, parse_date
    from policy_timeline.pages.escaping import entities
    from policy_timeline.reading.yaml import read_yaml
    from policy_timeline.texts import ArchivedText


def read(made: bytes) -> None:
    """Read some bytes as an entry, as a date, as an archived text and as what a page shows."""
    read_yaml(made, "made-up.yml")
    text = made.decode("utf-8", "replace")
    with suppress(DateError):
        parse_date(text[:40])
    archived = ArchivedText("made-up.txt", "0" * 64, text)
    for quotation in archived.quotations:
        archived.sentences_in(quotation.outer)
    if set(entities(text)) & set("<>\"'`"):
        message = "a page would show markup"
        raise AssertionError(message)


if __name__ == "__main__":
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()
