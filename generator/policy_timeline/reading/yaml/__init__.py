"""Reads one YAML file into plain values and their places. Only this package knows the YAML library.

Of YAML this takes what a curator needs and refuses the rest before it can do harm: no anchors, aliases, tags, merge
keys, directives or second documents, no more than 16 levels, no more than SIZE bytes. Every scalar is text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from policy_timeline.entries.origins import Origin
from policy_timeline.findings.diagnostics import Diagnostic
from policy_timeline.findings.locations import LocationTree, Path, Spot
from policy_timeline.reading.yaml.building import Builder
from policy_timeline.reading.yaml.decoding import SIZE, decode, forbidden_characters
from policy_timeline.reading.yaml.plain import plain
from policy_timeline.reading.yaml.refusal import Refused
from policy_timeline.reading.yaml.remnants import remnants

__all__ = ["SIZE", "YamlFile", "places_of", "read_yaml"]


@dataclass(frozen=True, slots=True)
class YamlFile:
    """What a file holds.

    `value` is a mapping of text to text, lists and mappings, or None where the file cannot be read to its end; an empty
    value is the empty text, and an empty item of a list is left out. `places` works out where everything in it stands,
    `text` is the decoded text, `diagnostics` the faults. `cut` holds the path and place of each unquoted value after
    which a comment begins on its line: where a person meant the `#` as text, YAML has cut it off.
    """

    value: dict[str, Any] | None
    places: Callable[[], LocationTree]
    text: str
    diagnostics: tuple[Diagnostic, ...] = ()
    cut: tuple[tuple[Path, Spot], ...] = ()

    @property
    def tree(self) -> LocationTree:
        """Where everything in it stands."""
        return self.places()


def read_yaml(raw: bytes, file: str) -> YamlFile:
    """Read the bytes of one file; `file` is its name in messages. Faults are in the answer; nothing is raised."""
    try:
        text = decode(raw)
    except Refused as fault:
        return _refused(raw[:SIZE].decode("utf-8", "replace"), file, [fault])
    if faults := forbidden_characters(text) or remnants(text):
        return _refused(text, file, faults)
    value = plain(text)
    return _closely(text, file) if value is None else YamlFile(value, partial(places_of, text), text)


def places_of(text: str) -> LocationTree:
    """Return the places of everything in a text that has no faults; they are worked out only where one is asked for."""
    return Builder(text).build()[1]


def _closely(text: str, file: str) -> YamlFile:
    """Read a text event by event, for its faults and for what only its places show."""
    builder = Builder(text)
    try:
        value, tree = builder.build()
    except Refused as fault:
        return _refused(text, file, [*builder.faults, fault])
    return YamlFile(value, partial(tree.find, ()), text, _diagnostics(text, file, builder.faults), tuple(builder.cut))


def _refused(text: str, file: str, faults: Iterable[Refused]) -> YamlFile:
    return YamlFile(None, LocationTree, text, _diagnostics(text, file, faults))


def _diagnostics(text: str, file: str, faults: Iterable[Refused]) -> tuple[Diagnostic, ...]:
    origin = Origin(file, file, text=text)
    return tuple(fault.of(origin) for fault in faults)
