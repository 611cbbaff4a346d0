"""TimelineJS files as candidates: its JSON, or the sheet from which it makes that.

https://timeline.knightlab.com/docs/json-format.html; a slide is an event, and so is an era. Its texts are HTML: what
they say is taken, without tags.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml.html import fromstring

from policy_timeline.entries.kinds import Event
from policy_timeline.imports.candidates import Candidate, Report, UnreadableError
from policy_timeline.imports.files import Row, json_of, sheets_of

_Thing = dict[str, Any]

_TAKEN = frozenset({"place", "type", "text", "media", "start_date", "end_date", "unique_id", "uniqueid"})
_PARTS = ("year", "month", "day")
_TIMES = ("hour", "minute", "second", "millisecond")
_MONTHS_AND_DAYS = 2


def timelinejs_candidates(name: str, raw: bytes, report: Report) -> Iterator[Candidate]:
    """Yield a candidate for each slide and each era; the title has no place here."""
    found = json_of(name, raw) if name.endswith(".json") else _from_sheet(name, raw)
    if not isinstance(found, dict) or not isinstance(found.get("events"), list):
        raise UnreadableError(f"{name}: a file of TimelineJS must have a list called events")
    report.lose("title", found.get("title"))
    for part in ("events", "eras"):
        slides = found.get(part)
        for number, slide in enumerate(map(_mapping, slides if isinstance(slides, list) else ()), start=1):
            place = f"{name}: {slide.get('place') or f'{part} {number}'}"
            candidate = _candidate(slide, name, place, report)
            if candidate:
                yield candidate


def _candidate(slide: _Thing, name: str, place: str, report: Report) -> Candidate | None:
    for key in slide.keys() - _TAKEN:
        report.lose(key, slide[key])
    text = _mapping(slide.get("text"))
    when = _date(slide, report)
    title = plain(text.get("headline"))
    if not when or not title:
        report.remark(place, "this was not taken, since it has no year or no headline")
        return None
    values = {
        "title": title,
        "date": when,
        "description": plain(text.get("text")),
        "links": _links(_mapping(slide.get("media")), report),
        "note": f"imported from {name}",
    }
    key = str(
        slide.get("unique_id") or slide.get("uniqueid") or hashlib.sha256(f"{when}\n{title}".encode()).hexdigest()[:16]
    )
    return Candidate(Event.kind, key, {key: value for key, value in values.items() if value}, place)


def _mapping(value: object) -> _Thing:
    return value if isinstance(value, dict) else {}


def plain(html: object) -> str:
    """Return what a text in HTML says, without tags."""
    text = str(html or "")
    if "<" not in text and "&" not in text:
        return text.strip()
    spaced = re.sub(r"(?i)</p>|<br ?/?>|</li>|</div>", r"\g<0> ", text)
    return " ".join(fromstring(f"<div>{spaced}</div>").text_content().split())


def _links(media: Mapping[str, Any], report: Report) -> list[_Thing]:
    """Return the address of a medium with its caption and credit; what is embedded has no address."""
    for key in media.keys() - {"url", "caption", "credit"}:
        report.lose(f"media.{key}", media[key])
    url = str(media.get("url") or "").strip()
    note = ". ".join(filter(None, (plain(media.get("caption")), plain(media.get("credit")))))
    if re.match(r"https?://", url):
        return [{"url": url, **({"note": note} if note else {})}]
    report.lose("media.url", url)
    return []


def _date(slide: _Thing, report: Report) -> str | None:
    """Return when a slide is: both of its ends are part of it, as in EDTF."""
    start, end = (_one_date(_mapping(slide.get(key)), report) for key in ("start_date", "end_date"))
    return f"{start}/{end}" if start and end and end != start else start


def _one_date(parts: Mapping[str, Any], report: Report) -> str | None:
    """Return a date as EDTF: -44 is the year 44 before Christ, which EDTF and astronomers call -0043."""
    if any(str(parts.get(key) or "0").strip() not in {"", "0"} for key in _TIMES):
        report.lose("time of day", "some")
    report.lose("display_date", parts.get("display_date"))
    numbers = [str(parts.get(part) or "").strip() for part in _PARTS]
    if not re.fullmatch(r"-?\d+", numbers[0]):
        return None
    year = int(numbers[0])
    shown = f"-{-year - 1:04}" if year < -1 else f"{max(year, 0):04}"
    rest = [number.zfill(_MONTHS_AND_DAYS) for number in numbers[1:] if number]
    return "-".join([shown, *rest])


def _from_sheet(name: str, raw: bytes) -> _Thing:
    """Return a sheet as the JSON that TimelineJS makes of it."""
    found: dict[str, Any] = {"events": [], "eras": [], "title": None}
    for row in sheets_of(name, raw)[0].rows:
        slide = _slide(row)
        if slide["type"] == "title":
            found["title"] = slide
        else:
            found["eras" if slide["type"] == "era" else "events"].append(slide)
    return found


def _slide(row: Row) -> _Thing:
    cells = {str(key).strip().lower(): value for key, value in row.cells.items()}
    media = {key: cells.get(f"media {key}") for key in ("caption", "credit", "thumbnail")}
    media |= {"url": cells.get("media"), "alt": cells.get("alt text"), "link": cells.get("link")}
    ends = {
        key: {part: cells.get(f"{before}{part}") for part in _PARTS} | {"hour": cells.get(f"{before}time")}
        for key, before in (("start_date", ""), ("end_date", "end "))
    }
    return {
        "place": row.place.partition(": ")[2],
        "type": str(cells.get("type") or "").strip().lower(),
        "text": {"headline": cells.get("headline"), "text": cells.get("text")},
        "media": {key: value for key, value in media.items() if value},
        "group": cells.get("group"),
        "background": cells.get("background"),
        "display_date": cells.get("display date"),
        **ends,
    }
