"""Signs in a text that are no words of it: footnote marks, and characters that nobody sees; and marks set as two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_timeline.texts.edits import Edit

NOTES, UNSEEN, DOUBLED = "footnote marks", "invisible characters", "doubled quotation marks"

_RAISED = re.compile(
    r"(?<=[^\W\d_]{2})(?<!\b[kcmd]m)[.,;:!?]?[\"”’»)]?(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|(?<=[.,;:!?\"”’»)])(?P<after>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
)
_RAISED_DIGIT = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]")
_BRACKETED = re.compile(r"(?<=[\w.,;:!?\"”’»)\]])(?P<mark>\[(?:\d{1,3}|[a-z]|note \d{1,3})\])")
_GLUED = re.compile(r"(?<=[a-zà-ÿ])(?:[.,;:!?]?[\"”’»)]?)(?P<mark>\d{1,2})(?=[\s.,;:!?\"”’»)]|\Z)")
_NOTE = re.compile(r"^[ \t]*(?P<number>\d{1,2})[.)]?[ \t]+(?=[^\W\d])", re.MULTILINE)
# these begin with the sign, so that a text without one is passed over fast
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\u180e](?:(?<=\u00ad)[^\\S\n]*\n[^\\S\n]*(?=\\w))?")
_OPENING = re.compile(r"(?:``|''|´´|,,)(?<![^\s(\[{–—/-]..)(?=[\w“‘'(¿¡…\[$€£])")
_CLOSING = re.compile(r"(?P<inner>'?)(?<=[^\s(\[{])(?:''|´´|``)(?![\w'])")


def without_note_marks(text: str) -> Iterator[Edit]:
    """Yield the marks of footnotes: raised digits, digits in brackets, and digits that a list of notes explains."""
    # most texts have none, and looking behind each of their letters for one takes long
    for found in _RAISED.finditer(text) if _RAISED_DIGIT.search(text) else ():
        yield Edit(*found.span("mark" if found["mark"] else "after"), "", NOTES)
    for found in _BRACKETED.finditer(text) if "[" in text else ():
        yield Edit(*found.span("mark"), "", NOTES)
    yield from _explained(text)


def _explained(text: str) -> Iterator[Edit]:
    """Yield digits that are set close to a word, where there is a note for each, both in the order of numbers."""
    notes = {int(note["number"]): note.start() for note in _NOTE.finditer(text)}
    if 1 not in notes:
        return
    wanted = 1
    for found in _GLUED.finditer(text):
        number = int(found["mark"])
        if number == wanted and found.start("mark") < notes.get(number, 0):
            yield Edit(*found.span("mark"), "", NOTES)
            wanted += 1


def without_unseen(text: str) -> Iterator[Edit]:
    """Yield the soft hyphens and the characters without width."""
    return (Edit(*found.span(), "", UNSEEN) for found in _UNSEEN.finditer(text))


def with_plain_marks(text: str) -> Iterator[Edit]:
    """Yield quotation marks that are set as two signs, as on the wire, each with the one that it means."""
    opening = list(_OPENING.finditer(text))
    for found in opening:
        yield Edit(*found.span(), "„" if found[0] == ",," else "“", DOUBLED)
    if not opening:
        return
    for found in _CLOSING.finditer(text, opening[0].end()):
        yield Edit(found.end("inner"), found.end(), "”", DOUBLED)
