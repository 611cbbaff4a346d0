"""The types of single values: texts, dates, addresses, hashes and references to other entries."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, InstanceOf, PlainSerializer, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from policy_timeline.entries.dates import DateError, DateSpan, parse_date
from policy_timeline.texts.alphabet import plain_letters

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_LENGTH = 80


RESERVED = frozenset(
    ["index", "readme", "feed", "con", "prn", "aux", "nul"]
    + [f"{port}{n}" for port in ("com", "lpt") for n in range(10)]
)
"""Names that a page or a system keeps for itself: site generators make `index` and `readme` the page of a folder, a
section's feed is `feed`, and on Windows no file can be called like a device:
https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""


def is_id(text: str) -> bool:
    """Return whether `text` can be an id: well-formed, and no name that a page or a system keeps for itself."""
    return is_well_formed(text) and text not in RESERVED


def is_well_formed(text: str) -> bool:
    """Return whether `text` looks like an id: lower-case letters, digits and single hyphens, at most 80 characters."""
    return len(text) <= ID_LENGTH and re.fullmatch(ID_PATTERN, text) is not None


def suggested_id(text: str) -> str:
    """Return an id made from a text's Latin letters, without their marks, and digits; empty where that gives none."""
    bare = re.sub("['’]", "", plain_letters(text))
    suggested = "-".join(re.findall("[a-z0-9]+", bare))[:ID_LENGTH].strip("-")
    return suggested if suggested not in RESERVED else f"{suggested}-1"


def free_id(text: str, taken: Container[str]) -> str:
    """Return an id made of a text that is not taken yet, if need be with a number; empty where the text gives none."""
    base = suggested_id(text)
    id_, number = base, 1
    while id_ and id_ in taken:
        number += 1
        end = f"-{number}"
        id_ = base[: ID_LENGTH - len(end)].rstrip("-") + end
    return id_


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field as the id of an entry of one kind (the plural, as its folder is called)."""

    kind: str


@dataclass(frozen=True, slots=True)
class FreeText:
    """Marks a field as prose, where a `#` may be meant as one."""


def _to_date(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return parse_date(value)
    except DateError as error:
        raise PydanticCustomError("bad_date", "{reason}", {"reason": str(error)}) from error


def _web_address(value: str) -> str:
    """Return `value` if it is an http or https address with a host and without credentials."""
    try:
        parts = urlsplit(value)
        good = (
            parts.scheme in {"http", "https"}
            and parts.hostname
            and parts.username is None
            and parts.port != 0  # reading the port raises ValueError where it is none
            and not re.search(r"[\s\\]", value)
        )
    except ValueError:
        good = False
    if not good:
        code = "bad_url"
        raise PydanticCustomError(code, "a link must start with http:// or https://, name a host and carry no password")
    return value


def _digest(value: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", value):
        raise PydanticCustomError("bad_hash", "a sha256 must be 64 digits from 0-9 and a-f")
    return value


def _language(value: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
        raise PydanticCustomError("bad_language", "a language must be a BCP 47 tag such as en or pt-BR")
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), FreeText()]
SHORT_TITLE_LENGTH = 40
"""So many characters a short title may have: what fits a card on a phone."""
ShortTitle = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=SHORT_TITLE_LENGTH), FreeText()
]
FileName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Span = Annotated[
    InstanceOf[DateSpan],  # nothing but a text that was read makes one
    BeforeValidator(_to_date),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(
        {"type": "string", "description": "A date in EDTF: 2025-02-12, 2025-02, 2025-02~, 2014-03/2014-05."}
    ),
]
Url = Annotated[str, AfterValidator(_web_address), WithJsonSchema({"type": "string", "pattern": "^https?://"})]
Sha256 = Annotated[str, AfterValidator(_digest), WithJsonSchema({"type": "string", "pattern": "^[0-9a-f]{64}$"})]
Language = Annotated[str, AfterValidator(_language)]
ActorId = Annotated[str, Reference("actors")]
NOBODY = "nobody"
"""What stands for an actor's id where a label is nobody's of whom the record has an entry."""
LabeledId = Annotated[str, StringConstraints(min_length=1)]
IssueId = Annotated[str, Reference("issues")]
PositionId = Annotated[str, Reference("positions")]
EventId = Annotated[str, Reference("events")]
SourceId = Annotated[str, Reference("sources")]
StatementId = Annotated[str, Reference("statements")]
