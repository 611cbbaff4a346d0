"""An example for every field that holds a value, as it stands in a file; records are made of their own."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_HASH = "6c8f2c3d0d1a4b5e9f7a8b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e"
_SOURCE = "harbour-report"
_NOTE = "public record, not in the archive"

Example = str | tuple[str, ...] | dict[str, str]
EXAMPLES: Mapping[str, Mapping[str, Example]] = MappingProxyType(
    {
        "Actor": {
            "name": "Mira Vale",
            "short_name": "Vale",
            "type": "person",
            "aliases": ("Vale", "Minister Vale"),
            "description": "Minister of Transport of Norland.",
            "government_of": "norland",
            "start_date": "2024-06-01",
            "end_date": "2028-06-01",
            "succeeds": "norland-cabinet-1",
            "note": _NOTE,
        },
        "Issue": {
            "title": "A toll on the strait",
            "description": "Whether ships pay for passing the strait.",
            "parent": "shipping",
        },
        "Position": {
            "proposition": "Ships should pay a toll on the strait.",
            "short_title": "A toll on the strait",
            "issue": "strait-toll",
            "scope_note": "Any toll, however high; not the fees of ports.",
        },
        "Event": {
            "title": "Harbour conference",
            "date": "2025-03-03",
            "location": "Port Ellery",
            "participants": ("mira-vale", "harbour-league"),
            "issues": ("strait-toll",),
            "description": "A yearly meeting of ministers and ports.",
            "note": _NOTE,
        },
        "Source": {
            "title": "A toll on the strait",
            "short_title": "Ellery Gazette, 4 March 2025",
            "type": "news",
            "file": "harbour-report.txt",
            "sha256": _HASH,
            "original": "harbour-report.pdf",
            "original_sha256": _HASH[::-1],
            "extracted_with": "pdfminer.six 20250506",
            "language": "en",
            "publisher": "Ellery Gazette",
            "author": "Ana Brook",
            "published": "2025-03-04",
            "accessed": "2025-03-05",
            "url": "https://gazette.example/toll",
            "replaces": "gazette-toll-first-edition",
            "archive_url": "https://archive.example/gazette.example/toll",
            "rights": "Ellery Gazette; excerpts are quoted to show what each statement rests on.",
            "publish": "excerpts",
            "speaker": "mira-vale",
            "labels": {"Ms. VALE": "mira-vale", "Q": "nobody"},
            "note": "The document names no publisher.",
        },
        "Statement": {
            "summary": "Norland supports a toll on the strait.",
            "speaker": "mira-vale",
            "on_behalf_of": "norland",
            "date": "2025-03-03",
            "event": "harbour-conference",
            "added": "2025-03-05",
            "curators": ("A. Holm",),
            "reviewers": ("T. Brandt",),
            "status": "published",
        },
        "Shift": {
            "position": "strait-has-toll",
            "from": "reed-opposes-toll",
            "to": "vale-supports-toll",
            "type": "succession",
            "summary": "The first cabinet opposed a toll on the strait; the second supports one.",
        },
        "Link": {"url": "https://norland.example/cabinet", "note": "The list of ministers."},
        "Identifier": {"scheme": "wikidata", "identifier": "Q42"},
        "Image": {
            "file": "images/mira-vale.jpg",
            "alt": "Mira Vale at a lectern, in front of the harbor of Port Ellery.",
            "credit": "Ana Brook",
            "license": "CC BY 4.0",
        },
        "Membership": {
            "role": "Minister of Transport",
            "organization": "norland-cabinet-2",
            "start_date": "2024-06-01",
            "end_date": "2025-09-30",
            "note": _NOTE,
        },
        "Evidence": {
            "source": _SOURCE,
            "quote": "Norland supports a toll on the strait",
            "passage": "The minister is known to look at free passage with doubt.",
            "note": "What follows is about the money, not about the toll.",
        },
        "Translation": {"text": "Norland is for a toll on the strait", "by": "the editors"},
        "RelatedPosition": {"position": "toll-is-lowered", "relation": "opposite"},
        "Searched": {"actor": "harbour-league", "date": "2025-03-05", "sources": (_SOURCE,)},
        "Dating": {"as_written": "on Monday", "method": "resolved", "note": "The report is dated 4 March 2025."},
        "Condition": {"text": "The money goes to the ports.", "evidence": "1"},
        "Stance": {
            "position": "strait-has-toll",
            "stance": "supports",
            "mode": "preference",
            "basis": "explicit",
            "rationale": "The words name the toll and speak for it.",
        },
        "Attribution": {"note": "The paragraph before names the minister."},
        "Dispute": {"text": "The ministry says that the words were taken from a draft."},
        "Revision": {"date": "2025-03-07", "change": "the summary", "reason": "It said more than the words do."},
        "Exclusion": {"quote": "Toll ahoy", "reason": "A heading; nobody is named as its speaker."},
    }
)
"""By the name of the record's class and the key in the file; a list is a tuple."""
