"""Each piece of evidence as a Web Annotation on its source (https://www.w3.org/TR/annotation-model/)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policy_timeline import routes
from policy_timeline.entries.catalog import evidence_of
from policy_timeline.entries.kinds import Entry, Source, Statement
from policy_timeline.entries.records import Evidence
from policy_timeline.entries.terms import Publish
from policy_timeline.exports.json_text import json_list
from policy_timeline.exports.published import Published
from policy_timeline.texts.stretches import Stretch

_AROUND = 32
"""So many characters before and after the words tell them from the same words elsewhere."""


def annotation_page(published: Published) -> str:
    """Return one page of annotations: those of statements in order of date, then those of events."""
    entries = (*published.publication.statements, *published.publication.entries("events"))
    head = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": published.addresses.absolute(routes.ANNOTATIONS),
        "type": "AnnotationPage",
    }
    return json_list(head, "items", (item for entry in entries for item in _annotations(published, entry)))


def _annotations(published: Published, entry: Entry) -> Iterator[dict[str, Any]]:
    for path, evidence in evidence_of(entry):
        proof = published.proofs[entry.kind, entry.id, path]
        at = "-".join(str(step) for step in path)
        yield {
            "id": f"{published.addresses.absolute(routes.ANNOTATIONS)}#{entry.singular}-{entry.id}-{at}",
            "type": "Annotation",
            "motivation": "describing",
            "body": _bodies(published, entry, evidence),
            "target": [_target(published, evidence, stretch) for stretch in proof.fragments],
        }


def _bodies(published: Published, entry: Entry, evidence: Evidence) -> list[dict[str, Any]]:
    """Return what the words are evidence of: the entry in a sentence, and where it stands."""
    is_said = isinstance(entry, Statement) and evidence.is_quote
    return [
        {"type": "TextualBody", "value": entry.label, "format": "text/plain", "purpose": "describing"},
        {"type": "SpecificResource", "source": published.url(entry.kind, entry.id), "purpose": "linking"},
        {"type": "TextualBody", "value": "quote" if is_said else "passage", "purpose": "classifying"},
    ]


def _target(published: Published, evidence: Evidence, stretch: Stretch) -> dict[str, Any]:
    """Return the place of words: by offsets in the archived text, and by the words as they stand there."""
    source = published.catalog.sources[evidence.source]
    place = published.catalog.texts[evidence.source].in_archive(stretch)
    described = {
        "id": published.url(Source.kind, source.id),
        "type": "Text",
        "language": source.language,
        "via": source.url,
    }
    return {
        "source": {key: value for key, value in described.items() if value},
        "selector": [
            {"type": "TextPositionSelector", "start": place.start, "end": place.end},
            _quote(published, source, place),
        ],
    }


def _quote(published: Published, source: Source, stretch: Stretch) -> dict[str, str]:
    """Return the words as the archive has them, with what stands around them where any of that may be shown."""
    text = published.catalog.texts[source.id].archived
    selector = {"type": "TextQuoteSelector", "exact": text[stretch.start : stretch.end]}
    if source.publish is Publish.NONE:
        return selector
    before, after = text[max(0, stretch.start - _AROUND) : stretch.start], text[stretch.end : stretch.end + _AROUND]
    return selector | {"prefix": before, "suffix": after}
