"""Makes values and their places straight from the parser's events, so that nothing recurses over input."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from policy_timeline.findings.diagnostics import quoted
from policy_timeline.findings.locations import START, LocationTree, Path, Spot, lines_of
from policy_timeline.reading.yaml.decoding import refuse_escaped
from policy_timeline.reading.yaml.refusal import Refused
from policy_timeline.reading.yaml.syntax import DEPTH, NO_VALUE, LastValue, explain, odd_beginning, too_deep

BOM = "\ufeff"  # the parser passes over one at the beginning; it must not pass over one that the text has
_NODES = (yaml.ScalarEvent, yaml.AliasEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent)


@dataclass
class _Frame:
    """A mapping or list that is being read; `keys` holds the place of each key seen, `key` the one that waits."""

    value: dict[str, Any] | list[Any]
    start: Spot
    children: dict[str | int, LocationTree] = field(default_factory=dict)
    keys: dict[str, Spot] = field(default_factory=dict)
    key: str | None = None


class Builder:
    """Builds the value of one text; `faults` and `cut` are complete when it has been built."""

    def __init__(self, text: str) -> None:
        self.faults: list[Refused] = []
        self.cut: list[tuple[Path, Spot]] = []
        self._text = text
        self._lines = [*lines_of(text), ""]  # the parser may stop in the line after the last
        self._frames: list[_Frame] = []
        self._last = NO_VALUE
        self._root: tuple[Any, LocationTree] | None = None

    def build(self) -> tuple[dict[str, Any], LocationTree]:
        """Return the mapping that the text holds, and its places; raise Refused where the text cannot be read on."""
        for event in self._events():
            if isinstance(event, yaml.DocumentStartEvent):
                self._begin(event)
            elif isinstance(event, _NODES):
                _refuse_node(event, len(self._frames))
                self._refuse_odd_beginning(_start(event))
                self._node(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close(event)
        value, tree = self._root or ("", LocationTree())
        if value == "":
            raise Refused(START, "empty-file")
        if not isinstance(value, dict):
            raise Refused(tree.value, "not-a-mapping")
        return value, tree

    def _events(self) -> Iterator[Any]:
        try:
            # The fast parser alone: the slow one differs from it, so that a file would be good on one machine only.
            yield from yaml.parse(BOM + self._text, Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            raise explain(error, self._lines, self._last, self._bracket()) from error

    def _begin(self, event: yaml.DocumentStartEvent) -> None:
        if self._root is not None:
            raise Refused(_start(event), "several-documents")
        if event.version or event.tags:
            raise Refused(_start(event), "yaml-directive")

    def _refuse_odd_beginning(self, spot: Spot) -> None:
        """Raise Refused where a value begins its line with what only looks like a space or a hyphen."""
        line = self._lines[spot.line - 1]
        if not line.isascii() and (fault := odd_beginning(spot.line, line)) and not line[: spot.column - 1].strip(" -"):
            raise fault

    def _node(self, event: Any) -> None:  # noqa: ANN401 - the library's events
        frame = self._frames[-1] if self._frames else None
        if frame and isinstance(frame.value, dict) and frame.key is None:
            self._key(frame, event)
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        else:
            self._frames.append(_Frame({} if isinstance(event, yaml.MappingStartEvent) else [], _start(event)))

    def _key(self, frame: _Frame, event: Any) -> None:  # noqa: ANN401 - the library's events
        spot = _start(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise Refused(spot, "complex-key")
        if event.value == "<<" and not event.style:
            raise Refused(spot, "merge-key")
        if event.value in frame.keys:
            first = ((frame.keys[event.value], "it stands here first"),)
            self.faults.append(Refused(spot, "duplicate-key", first, key=quoted(event.value)))
        frame.keys[event.value] = spot
        frame.key = event.value

    def _scalar(self, event: Any) -> None:  # noqa: ANN401 - the library's events
        spot, end = _start(event), event.end_mark
        self._last = LastValue(spot, Spot(end.line + 1, end.column + 1), event.style or "")
        if not event.style and self._lines[end.line][end.column :].lstrip().startswith("#"):
            self.cut.append((self._path(), spot))
        self._add(event.value if event.value.strip() else "", spot, {})

    def _close(self, event: Any) -> None:  # noqa: ANN401 - the library's events
        frame, end = self._frames.pop(), event.end_mark
        self._last = LastValue(frame.start, Spot(end.line + 1, end.column + 1), self._mark(frame.start))
        self._add("" if self._frames and not frame.value else frame.value, frame.start, frame.children)

    def _add(self, value: object, spot: Spot, children: dict[str | int, LocationTree]) -> None:
        """Put a finished value into what holds it; an empty item of a list is left out."""
        if not self._frames:
            self._root = value, LocationTree(spot, None, children)
            return
        frame = self._frames[-1]
        if isinstance(frame.value, dict):
            key, frame.key = frame.key or "", None
            frame.children[key] = LocationTree(spot, frame.keys[key], children)
            frame.value[key] = value
        elif value != "":
            frame.children[len(frame.value)] = LocationTree(spot, None, children)
            frame.value.append(value)

    def _bracket(self) -> Spot:
        """Return where the innermost list or mapping in brackets begins that is still open."""
        return next((frame.start for frame in reversed(self._frames) if self._mark(frame.start) in {"[", "{"}), START)

    def _mark(self, spot: Spot) -> str:
        return self._lines[spot.line - 1][spot.column - 1 :][:1]

    def _path(self) -> Path:
        return tuple(len(frame.value) if isinstance(frame.value, list) else frame.key or "" for frame in self._frames)


def _refuse_node(event: Any, depth: int) -> None:  # noqa: ANN401 - the library's events
    """Raise Refused for what entries may not have: anchors, aliases, tags, forbidden characters, too many levels."""
    spot = _start(event)
    if isinstance(event, yaml.AliasEvent):
        raise Refused(spot, "yaml-alias")
    if event.anchor:
        raise Refused(spot, "yaml-anchor")
    if event.tag:
        raise Refused(spot, "yaml-tag")
    if isinstance(event, yaml.ScalarEvent):
        refuse_escaped(event.value, spot)
    elif depth >= DEPTH:
        raise too_deep(spot)


def _start(event: Any) -> Spot:  # noqa: ANN401 - the library's events
    return Spot(event.start_mark.line + 1, event.start_mark.column + 1)
