"""Reads one YAML file into plain values and their places. The only file that knows the YAML library.

Of YAML this takes what a curator needs and refuses the rest before it can do harm: no anchors, aliases, tags, merge
keys, directives or second documents, no more than DEPTH levels, no more than SIZE bytes. Every scalar is text. An empty
value is a missing one: its key is left out. Values are made straight from the parser's events, so that nothing recurses
over input.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from generator.diagnostics import Diagnostic, Related, Severity
from generator.locations import START, Location, LocationTree, Path, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE = 1_000_000
DEPTH = 16

_FORBIDDEN = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufdd0-\\ufdef"
    "\\ud800-\\udfff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
_HINTS = (
    ("\\t", "indent with spaces; YAML takes no tabs there"),
    ("mapping values are not allowed", 'a text with ": " in it must stand in quotation marks'),
    ("cannot start any token", "a text that begins with this character must stand in quotation marks"),
    ("unexpected end of stream", "close the quotation mark or bracket that was opened"),
    ("expected <block end>", "lines that belong together must be indented by the same number of spaces"),
    (
        "could not find expected ':'",
        'every line of a mapping is "key: value"; the colon or the space after it is missing',
    ),
    ("expected ',' or", "separate the items of a list in brackets by commas and close the bracket"),
)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class YamlFile:
    """What a file holds.

    `value` is a mapping of text to text, lists and mappings, or None where the file has faults; `tree` has the places
    of everything in it, `text` the decoded text, `diagnostics` the faults. `cut` holds the path and place of each
    unquoted value after which a comment begins on its line: where a person meant the `#` as text, YAML has cut it off.
    """

    value: dict[str, Any] | None
    tree: LocationTree
    text: str
    diagnostics: tuple[Diagnostic, ...]
    cut: tuple[tuple[Path, Spot], ...] = ()


class _Refused(Exception):  # noqa: N818 - it never leaves this file
    """A construct that is refused: its place, code, message and hint."""

    def __init__(self, spot: Spot, code: str, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.spot, self.code, self.message, self.hint = spot, code, message, hint


@dataclass
class _Frame:
    """A mapping or list that is being read; `keys` holds the place of each key seen, `key` the one that waits."""

    value: dict[str, Any] | list[Any]
    start: Spot
    children: dict[str | int, LocationTree] = field(default_factory=dict)
    keys: dict[str, Spot] = field(default_factory=dict)
    key: str | None = None


def read_yaml(raw: bytes, file: str) -> YamlFile:
    """Read the bytes of one file; `file` is its name in messages. Faults are in the answer; nothing is raised."""
    try:
        text = _decode(raw)
    except _Refused as fault:
        shown = raw[: SIZE * 2].decode("utf-8", "replace")
        return YamlFile(None, LocationTree(), shown, (_diagnostic(fault, file, shown),))
    reader = _Reader(text, file)
    try:
        value, tree = reader.read()
    except _Refused as fault:
        return YamlFile(None, LocationTree(), text, (*reader.faults, _diagnostic(fault, file, text)))
    return YamlFile(None if reader.faults else value, tree, text, tuple(reader.faults), tuple(reader.cut))


def _decode(raw: bytes) -> str:
    if len(raw) > SIZE:
        message = f"the file must have at most {SIZE:,} bytes; it has {len(raw):,}"
        raise _Refused(START, "file-too-large", message, "split it: one entry a file")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig")
        message = f"the file must be UTF-8; byte 0x{raw[error.start]:02x} is not"
        raise _Refused(_spot_after(before), "bad-encoding", message, "save the file again as UTF-8") from error
    found = _FORBIDDEN.search(text)
    if found:
        message = f"the character U+{ord(found[0]):04X} is not allowed: it is invisible or turns the text's direction"
        raise _Refused(_spot_after(text[: found.start()]), "forbidden-character", message, "delete the character")
    return text


def _spot_after(before: str) -> Spot:
    lines = re.split(r"\r\n|\r|\n", before)
    return Spot(len(lines), len(lines[-1]) + 1)


class _Reader:
    """Builds the value of one file from the parser's events."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.faults: list[Diagnostic] = []
        self.cut: list[tuple[Path, Spot]] = []
        self._frames: list[_Frame] = []
        self._lines = re.split(r"\r\n|\r|\n", text) if "#" in text else []

    def read(self) -> tuple[dict[str, Any], LocationTree]:
        """Return the mapping that the file holds, and its places."""
        result: tuple[Any, LocationTree] | None = None
        for event in self._events():
            if isinstance(event, yaml.DocumentStartEvent):
                self._refuse_document(event, second=result is not None)
            elif isinstance(event, yaml.NodeEvent):
                self._refuse_node(event)
                result = self._node(event) or result
            elif isinstance(event, yaml.CollectionEndEvent):
                result = self._close() or result
        if result is None or result[0] == "":
            raise _Refused(START, "empty-file", "the file must hold an entry; it is empty", "fill it in or delete it")
        if not isinstance(result[0], dict):
            message = 'the file must hold a mapping, lines of "key: value"'
            raise _Refused(result[1].value, "not-a-mapping", message)
        return result[0], result[1]

    def _events(self) -> Iterator[Any]:
        try:
            yield from yaml.parse(self.text, Loader=_LOADER)
        except yaml.YAMLError as error:
            raise self._syntax(error) from error

    def _syntax(self, error: yaml.YAMLError) -> _Refused:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        spot = Spot(mark.line + 1, mark.column + 1) if mark else START
        problem = self._in_better_words(str(getattr(error, "problem", None) or error))
        hint = next((hint for words, hint in _HINTS if words in problem), "compare the line with a file that works")
        return _Refused(spot, "yaml-syntax", f"this is not valid YAML: {problem}", hint)

    def _in_better_words(self, problem: str) -> str:
        """Return what the slow parser has to say, whose messages say more, or else the fast one's words."""
        try:
            for _ in yaml.parse(self.text, Loader=yaml.SafeLoader):
                pass
        except yaml.MarkedYAMLError as error:
            return error.problem or problem
        except yaml.YAMLError:
            return problem
        return problem

    def _refuse_document(self, event: yaml.DocumentStartEvent, *, second: bool) -> None:
        if second:
            raise _Refused(
                _start(event), "several-documents", 'a file holds one entry; "---" starts a second', "split it"
            )
        if event.version or event.tags:
            raise _Refused(
                _start(event), "yaml-directive", 'lines that begin with "%" are not allowed', "delete the line"
            )

    def _refuse_node(self, event: yaml.NodeEvent) -> None:
        spot = _start(event)
        if isinstance(event, yaml.AliasEvent):
            raise _Refused(
                spot, "yaml-alias", "aliases (*name) are not allowed", "write the value out, or quote the text"
            )
        if event.anchor:
            raise _Refused(
                spot, "yaml-anchor", "anchors (&name) are not allowed", "delete the anchor, or quote the text"
            )
        if getattr(event, "tag", None):
            raise _Refused(spot, "yaml-tag", "tags (!name) are not allowed", "delete the tag, or quote the text")
        if len(self._frames) >= DEPTH:
            raise _Refused(spot, "too-deep", f"values must not stand deeper than {DEPTH} levels")

    def _node(self, event: Any) -> tuple[Any, LocationTree] | None:  # noqa: ANN401 - the library's events
        frame = self._frames[-1] if self._frames else None
        if frame and isinstance(frame.value, dict) and frame.key is None:
            self._key(frame, event)
            return None
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        self._frames.append(_Frame({} if isinstance(event, yaml.MappingStartEvent) else [], _start(event)))
        return None

    def _key(self, frame: _Frame, event: Any) -> None:  # noqa: ANN401 - the library's events
        spot = _start(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise _Refused(spot, "complex-key", "a key must be one word, not a list or mapping", "quote the text")
        if event.value == "<<" and not event.style:
            raise _Refused(spot, "merge-key", "merge keys (<<) are not allowed", "write the values out")
        if event.value in frame.keys:
            self._duplicate(event.value, spot, frame.keys[event.value])
        frame.keys[event.value] = spot
        frame.key = event.value

    def _duplicate(self, key: str, spot: Spot, first: Spot) -> None:
        fault = _Refused(spot, "duplicate-key", f'the key "{key}" must stand only once', "delete one of the two")
        related = Related(Location(self.file, *first), "it stands here first")
        self.faults.append(_diagnostic(fault, self.file, self.text, (related,)))

    def _scalar(self, event: yaml.ScalarEvent) -> tuple[Any, LocationTree] | None:
        spot = _start(event)
        if self._lines and not event.style and _is_cut(self._lines, event.end_mark):
            self.cut.append((self._path(), spot))
        return self._add(event.value.strip() and event.value, spot, {})

    def _close(self) -> tuple[Any, LocationTree] | None:
        frame = self._frames.pop()
        empty = not frame.value and self._frames
        return self._add("" if empty else frame.value, frame.start, frame.children)

    def _add(self, value: Any, spot: Spot, children: dict[str | int, LocationTree]) -> tuple[Any, LocationTree] | None:  # noqa: ANN401
        """Put a finished value into what holds it; return it when nothing does."""
        if not self._frames:
            return value, LocationTree(spot, None, children)
        frame = self._frames[-1]
        if isinstance(frame.value, list):
            if value != "":
                frame.children[len(frame.value)] = LocationTree(spot, None, children)
                frame.value.append(value)
            return None
        key, frame.key = frame.key or "", None
        if value != "":
            frame.children[key] = LocationTree(spot, frame.keys[key], children)
            frame.value[key] = value
        return None

    def _path(self) -> Path:
        return tuple(len(one.value) if isinstance(one.value, list) else one.key or "" for one in self._frames)


def _start(event: Any) -> Spot:  # noqa: ANN401 - the library's events
    return Spot(event.start_mark.line + 1, event.start_mark.column + 1)


def _is_cut(lines: list[str], end: Any) -> bool:  # noqa: ANN401 - the library's marks
    after = lines[end.line][end.column :] if end.line < len(lines) else ""
    return after.lstrip().startswith("#")


def _diagnostic(fault: _Refused, file: str, text: str, related: tuple[Related, ...] = ()) -> Diagnostic:
    lines = re.split(r"\r\n|\r|\n", text)
    excerpt = lines[fault.spot.line - 1] if text and fault.spot.line <= len(lines) else None
    location = Location(file, *fault.spot)
    return Diagnostic(location, Severity.ERROR, fault.code, fault.message, fault.hint, excerpt, related)
