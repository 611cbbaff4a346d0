"""A text made from another one by replacing runs of it, with the way there and back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from policy_timeline.texts.stretches import Stretch


class Edit(NamedTuple):
    """A run of a text, of at least one character, and what stands in its place; `kind` says what was done."""

    start: int
    end: int
    new: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Edited:
    """A text, and where its characters came from.

    It is a row of pieces: `starts` holds where each begins in the text, `origins` where it begins in the original, and
    `widths` how many characters of the original became the piece, or 0 where each became one.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    widths: tuple[int, ...]

    def original(self, start: int, end: int) -> Stretch:
        """Return where the characters from `start` up to `end` of the text stand in the original; at least one."""
        first, last = self._piece(start), self._piece(end - 1)
        begin = self.origins[first] + (0 if self.widths[first] else start - self.starts[first])
        stop = self.origins[last] + (self.widths[last] or end - self.starts[last])
        return Stretch(begin, stop)

    def edited(self, offset: int) -> int:
        """Return where a character of the original stands in the text; of one left out, where the next one stands."""
        piece = bisect_right(self.origins, offset) - 1
        if piece < 0:
            return 0
        length = (self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)) - self.starts[piece]
        inside = offset - self.origins[piece]
        if self.widths[piece]:
            inside = length if inside >= self.widths[piece] else 0
        return self.starts[piece] + min(inside, length)

    def splits(self, offset: int) -> bool:
        """Return whether an offset of the text lies inside a piece that became another one as a whole."""
        piece = self._piece(offset)
        return piece >= 0 and self.widths[piece] > 0 and self.starts[piece] != offset

    def _piece(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1


def edited(text: str, edits: Iterable[Edit]) -> Edited:
    """Return a text with some of its runs replaced; of edits that overlap the earlier, then the longer one is done."""
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    done = length = 0
    for edit in [*apart(edits), Edit(len(text), len(text), "")]:
        for part, origin, width in ((text[done : edit.start], done, 0), (edit.new, edit.start, edit.end - edit.start)):
            if part:
                pieces.append((length, origin, width))
                parts.append(part)
                length += len(part)
        done = edit.end
    starts, origins, widths = zip(*pieces, strict=True) if pieces else ((), (), ())
    return Edited("".join(parts), starts, origins, widths)


def apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield edits in order; of those that overlap the earlier, then the longer one."""
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= done:
            yield edit
            done = edit.end
