"""Mails (.eml): what the sender wrote, without the words of others that it answers."""

from __future__ import annotations

import re
from contextlib import suppress
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime

from policy_timeline.reading.documents.decoding import tidy
from policy_timeline.reading.documents.extracted import Extracted, ExtractionError
from policy_timeline.reading.documents.web import from_part

_QUOTED = re.compile(r"^[ \t]*>")
_INTRODUCES = re.compile(
    r"^(?:On\b.{4,200}\bwrote|Am\b.{4,200}\bschrieb\b.{0,100}|Le\b.{4,200}\ba écrit|El\b.{4,200}\bescribió)\s*:\s*$"
)
_FORWARDED = re.compile(
    r"""^\s*(?:-{2,}\s*(?:Original\ Message|Forwarded\ message|Ursprüngliche\ Nachricht|Weitergeleitete\ Nachricht
        |Message\ d'origine)\s*-{2,}|_{10,})\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_REPLIES = "lines of quoted mails"


def from_mail(raw: bytes) -> Extracted:
    """Return what the sender of a mail wrote; raises ExtractionError where the bytes are no mail."""
    message = message_from_bytes(raw, policy=default)
    if not message.keys() or message["From"] is None:
        text = "the document cannot be read as a mail: it has no header with a sender; save it anew"
        raise ExtractionError(text)
    try:
        body = message.get_body(("plain", "html"))
        content = str(body.get_content()) if body else ""
    except (LookupError, ValueError) as error:
        text = f"the mail cannot be read: {error}; save it anew"
        raise ExtractionError(text) from error
    if body and body.get_content_subtype() == "html":
        content = from_part(content)
    own, left_out = _own(content.replace("\r\n", "\n").split("\n"))
    return Extracted(
        tidy("\n".join(own)), "Python's email", _data(message), {key: n for key, n in left_out.items() if n}
    )


def _own(lines: list[str]) -> tuple[list[str], dict[str, int]]:
    """Return the lines that are the sender's, and how many are not."""
    own: list[str] = []
    forwarded = next((at for at, line in enumerate(lines) if _FORWARDED.match(line)), len(lines))
    for line in lines[:forwarded]:
        if _QUOTED.match(line):
            while own and not own[-1].strip():
                own.pop()
            if own and _INTRODUCES.match(" ".join(own[-2:]).strip() if not _INTRODUCES.match(own[-1]) else own[-1]):
                del own[-1 if _INTRODUCES.match(own[-1]) else -2 :]
            own.append("")
        else:
            own.append(line)
    return own, {_REPLIES: sum(map(bool, lines)) - sum(map(bool, own))}


def _data(message: EmailMessage) -> dict[str, str]:
    name, address = parseaddr(str(message["From"]))
    found = {"title": " ".join(str(message["Subject"] or "").split()), "author": name or address}
    with suppress(TypeError, ValueError):
        found["published"] = parsedate_to_datetime(str(message["Date"])).date().isoformat()
    return {key: value for key, value in found.items() if value}
