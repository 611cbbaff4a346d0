"""The reading text of a document: its words as a reader takes them in, with the way back to the archived characters.

What is layout is left out, and each thing that is left out can be shown. The steps are conservative, and each sees what
the step before it made: whatever might be words stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from policy_timeline.texts.dialogue import dialogue_of
from policy_timeline.texts.edits import Edit, Edited, apart, edited
from policy_timeline.texts.layout import Paragraph, paragraphs_of
from policy_timeline.texts.line_ends import JOINED, KEPT, joined_lines
from policy_timeline.texts.marks import Quotation, marks_of
from policy_timeline.texts.pages import without_double_spacing, without_furniture, without_line_numbers
from policy_timeline.texts.signs import with_plain_marks, without_note_marks, without_unseen
from policy_timeline.texts.stretches import Stretch
from policy_timeline.texts.subtitles import Cue, cues_of, without_cues

REPEATED_MARKS = "opening marks repeated at a paragraph"

_STEPS: tuple[Callable[[str], Iterator[Edit]], ...] = (
    without_cues,
    without_line_numbers,
    without_furniture,
    without_double_spacing,
    without_unseen,
    without_note_marks,
    with_plain_marks,
    joined_lines,
)


class LeftOut(NamedTuple):
    """What is left out: its kind, where it stands in the archived text, and before which character of the reading text.

    A kind is a plural, such as `page numbers`.
    """

    kind: str
    stretch: Stretch
    at: int


@dataclass(frozen=True)
class ReadingText:
    """The reading text of a document, and what is seen in it on the way.

    `layers` lead from the archived text to the reading text, step by step. `joints` are the places where the archived
    text has a hyphen at a line's end: the hyphen where it was kept, else the letter after it. `unpaired` are
    quotation marks without a partner, and `cues` the cues of subtitles, by their place in the archived text.
    """

    text: str
    layers: tuple[Edited, ...]
    left_out: tuple[LeftOut, ...]
    joints: tuple[Stretch, ...]
    paragraphs: tuple[Paragraph, ...]
    quotations: tuple[Quotation, ...]
    unpaired: tuple[int, ...]
    cues: tuple[Cue, ...]

    def archived(self, stretch: Stretch) -> Stretch:
        """Return where a stretch of the reading text stands in the archived text."""
        return _back(self.layers, stretch)


def read(archived: str) -> ReadingText:
    """Return the reading text of an archived text."""
    text, layers, done = archived, list[Edited](), list[tuple[int, Edit]]()
    for step in _STEPS:
        text = _apply(text, step(text), layers, done)
    paragraphs = paragraphs_of(text)
    marked = marks_of(text, [paragraph.stretch for paragraph in paragraphs])
    count = len(layers)
    text = _apply(text, (Edit(at, at + 1, "", REPEATED_MARKS) for at in marked.repeated), layers, done)
    last = tuple(layers[count:])
    paragraphs = paragraphs_of(text) if last else paragraphs
    quotations = [_moved(last, quotation) for quotation in marked.quotations]
    quotations += dialogue_of(text, [paragraph.stretch for paragraph in paragraphs])
    return ReadingText(
        text=text,
        layers=tuple(layers),
        left_out=tuple(sorted(_left_out(layers, done), key=lambda left: left.stretch)),
        joints=tuple(_joints(layers, done)),
        paragraphs=paragraphs,
        quotations=tuple(sorted(quotations, key=lambda quotation: (quotation.outer.start, -quotation.outer.end))),
        unpaired=tuple(_now(last, at) for at in marked.unpaired),
        cues=cues_of(archived),
    )


def _apply(text: str, edits: Iterable[Edit], layers: list[Edited], done: list[tuple[int, Edit]]) -> str:
    """Return a text with a step's edits, of which layers and edits done take note."""
    found = list(apart(edits))
    if not found:
        return text
    layers.append(edited(text, found))
    done += [(len(layers) - 1, edit) for edit in found]
    return layers[-1].text


def _left_out(layers: list[Edited], done: list[tuple[int, Edit]]) -> Iterator[LeftOut]:
    for number, edit in done:
        if edit.kind:
            stretch = _back(layers[:number], Stretch(edit.start, edit.end))
            yield LeftOut(edit.kind, stretch, _now(layers[number:], edit.start))


def _joints(layers: list[Edited], done: list[tuple[int, Edit]]) -> Iterator[Stretch]:
    for number, edit in done:
        if edit.kind in {JOINED, KEPT}:
            at = _now(layers[number:], edit.start if edit.kind == KEPT else edit.end)
            yield Stretch(at, at + 1)


def _moved(layers: tuple[Edited, ...], quotation: Quotation) -> Quotation:
    parts = tuple(_forward(layers, part) for part in quotation.parts)
    return Quotation(parts, _forward(layers, quotation.outer), quotation.is_nested)


def _forward(layers: Iterable[Edited], stretch: Stretch) -> Stretch:
    return Stretch(_now(layers, stretch.start), _now(layers, stretch.end - 1) + 1)


def _back(layers: Iterable[Edited], stretch: Stretch) -> Stretch:
    for layer in reversed(tuple(layers)):
        found = layer.original(stretch.start, max(stretch.end, stretch.start + 1))
        stretch = found if stretch.start < stretch.end else Stretch(found.start, found.start)
    return stretch


def _now(layers: Iterable[Edited], offset: int) -> int:
    for layer in layers:
        offset = layer.edited(offset)
    return offset
