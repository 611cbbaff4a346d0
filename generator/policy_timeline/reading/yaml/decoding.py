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
        message = f"a file must have at most {SIZE:,} bytes; this one has more"
        raise Refused(START, "file-too-large", message, "split it: one entry a file")
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        spot = spot_after(raw[: error.start].decode())
        message = f"the file must be UTF-8 text; the byte 0x{raw[error.start]:02x} here is not"
        raise Refused(spot, "bad-encoding", message, "save the file again with the encoding UTF-8") from error


def forbidden_characters(text: str) -> list[Refused]:
    """Return a fault for each character of a text that no entry may hold, but not for more than a person will read."""
    found = () if is_clean(text) else islice(FORBIDDEN.finditer(text), _MOST_FORBIDDEN)
    hint = "delete the character; some editors show it only on request"
    return [_forbidden(spot_after(text[: match.start()]), match[0], hint) for match in found]


def refuse_escaped(value: str, spot: Spot) -> None:
    """Raise Refused where a value, which stands at `spot`, holds a forbidden character: it was written as an escape."""
    if found := FORBIDDEN.search(value):
        raise _forbidden(spot, found[0], "it is written with a backslash here; if a backslash is meant, write two")


def _forbidden(spot: Spot, char: str, hint: str) -> Refused:
    message = f"the text must not hold U+{ord(char):04X}: the character is invisible or turns the text's direction"
    return Refused(spot, "forbidden-character", message, hint)
