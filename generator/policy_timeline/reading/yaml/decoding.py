"""Turns the bytes of a file into text, and finds the characters that no entry may hold."""

from __future__ import annotations

import codecs
from itertools import islice

from policy_timeline.findings.locations import START, Spot, spot_after
from policy_timeline.reading.yaml.refusal import Refused
from policy_timeline.texts.characters import FORBIDDEN, is_clean

SIZE = 1_000_000
_MOST_FORBIDDEN = 20  # a file of another kind holds thousands


def decode(raw: bytes) -> str:
    """Return the text of at most SIZE bytes of UTF-8, without a byte order mark; raise Refused for anything else."""
    if len(raw) > SIZE:
        raise Refused(START, "file-too-large", most=SIZE)
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        spot = spot_after(raw[: error.start].decode())
        raise Refused(spot, "bad-encoding", byte=raw[error.start]) from error


def forbidden_characters(text: str) -> list[Refused]:
    """Return a fault for each character of a text that no entry may hold, but not for more than a person will read."""
    found = () if is_clean(text) else islice(FORBIDDEN.finditer(text), _MOST_FORBIDDEN)
    return [Refused(spot_after(text[: at.start()]), "forbidden-character", point=ord(at[0])) for at in found]


def refuse_escaped(value: str, spot: Spot) -> None:
    """Raise Refused where a value, which stands at `spot`, holds a forbidden character: it was written as an escape."""
    if found := FORBIDDEN.search(value):
        raise Refused(spot, "forbidden-character.escaped", point=ord(found[0]))
