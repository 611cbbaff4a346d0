"""The turns of a transcript, and in which layout it writes its labels.

The layout is settled for the whole document before it is cut into turns: where labels end in a full stop, a salutation
with a colon in a letter that somebody reads out is no label.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from policy_timeline.evidence.speakers.bearers import Bearers
from policy_timeline.evidence.speakers.meanings import ASKING, BRACKETS, EDITING, LITTLE, Meanings, plain_words
from policy_timeline.evidence.speakers.names import WORD
from policy_timeline.evidence.speakers.readings import Reading
from policy_timeline.texts import ArchivedText
from policy_timeline.texts.language import Language, words
from policy_timeline.texts.languages import ABBREVIATIONS
from policy_timeline.texts.stretches import Stretch

_LEAD = (
    r"^(?P<lead>[ \t\xa0*_#>•–-]{0,40}(?:\d{1,3}[.)][ \t]{1,9})?"
    r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?[ \t*_–-]{0,9})?)"
)
_INDENT = r"^(?P<lead>[ \t*_#\xa0]{0,40})"
_NAME = r"(?P<label>[^\W\d_][^\n\r:：<>]{0,79}?|[“\"]?[^\W\d_][^\n\r:：<>]{0,40})"
_CLOCK = r"[\[(]?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?[\])]?"
_NOTES = r"(?:[ \t]*\([^()\n]{1,80}\)){0,3}"
_SHORT = "|".join(f"(?i:{re.escape(word)})" for word in sorted(ABBREVIATIONS))
_WORDS = rf"(?:[^\W\d_][\w’'.-]*[ \t]+){{0,7}}?(?!(?:{_SHORT}|\w)\.)[^\W\d_][\w’'-]+"
_CAPITALS = r"(?:[^\W\d_a-z][^\Wa-z_]*[.]?[ ]){0,4}[^\W\d_a-z][^\Wa-z_]+"
_MORE = rf"(?P<more>(?:\r?\n[ \t]*(?:\([^()\n]{{1,60}}\)[ \t]*)+$)?(?:\r?\n[ \t]*{_CLOCK}[ \t]*$)?)(?=\s*\S)"


def _layout(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


LAYOUTS: Mapping[str, re.Pattern[str]] = {
    "colon": _layout(rf"{_LEAD}(?=.*[:：]){_NAME}(?:[ \t]*{_CLOCK})?[ \t*_]{{0,9}}[:：](?=[\s*_]|$)"),
    "stop": _layout(
        rf"{_INDENT}(?P<label>{_WORDS}{_NOTES}(?:, [^\n.:]{{1,60}}?)?{_NOTES})"
        r"\.(?:[ \t]*[–—][ \t]*(?=\S)|[ \t]+(?=\S)|[ \t]*$)"
    ),
    "dash": _layout(
        rf"{_INDENT}(?P<label>[^\W\d_][^\n\r:.–—]{{0,40}}?{_NOTES})(?:[ \t]+[–—-]{{1,2}}[ \t]+|[—―][ \t]*)(?=\S)"
    ),
    "line": _layout(
        rf"{_INDENT}(?:{_CLOCK}[ \t]+)?(?P<label>[^\W\d_][^\n\r:：.!?;,<>]{{1,59}}?)[ \t*_]*(?:[ \t]*{_CLOCK})?[ \t]*$"
        + _MORE
    ),
    "gap": _layout(rf"{_INDENT}(?P<label>{_CAPITALS})(?:[ ]{{2,}}|\t)[ \t]*(?=\S)"),
}
"""How a label may stand before what is said; of two that tie, the one whose first label stands first is chosen."""
ALWAYS: dict[str, re.Pattern[str]] = {
    "voice": _layout(r"^(?P<lead>)<v(?:\.[\w.]+)? (?P<label>[^>\n]{1,80})>[ \t]*"),
    "arrow": _layout(r"^(?P<lead>[ \t]*)(?P<label>>>>?)[ \t]*(?=[^\s>])"),
    "asked": _layout(rf"{_INDENT}(?P<label>Q)[*_]*[ \xa0](?=[“\"‘'(]?[^\W_a-z])"),
    "question": _layout(
        rf"{_INDENT}(?P<label>[QA]\d{{0,3}})(?:[.:)][*_]*(?=\s)|(?=[ \xa0]{{2,}}\S)|(?=[ \xa0]?\t))[ \t\xa0]*"
    ),
}
"""What is a label in any layout."""
IN_SUBTITLES: dict[str, re.Pattern[str]] = {"turn": _layout(r"^(?P<lead>)(?P<label>[-–—])[ \t]?(?=[^\s–—-])")}
"""What says in subtitles alone that somebody else speaks: a dash that begins a line."""
_LIKE_WORDS = frozenset({"stop", "dash", "line", "asked", "bracket"})
"""The layouts whose labels look like the words with which a line goes on."""
IF_KNOWN: Mapping[str, re.Pattern[str]] = {
    "bracket": _layout(
        rf"{_INDENT}[\[(<](?P<label>[^\W\d_][^\n\[\]()<>]{{1,60}})[\])>][ \t]*(?::[ \t]*)?(?=[“\"‘'(]?[^\W_a-z])"
    ),
    "inside": re.compile(rf"(?<=[.!?…”\")\]] ) {{0,3}}(?P<label>{_CAPITALS})[:：] (?=\S)"),
}
"""What is a label in any layout if it names somebody known: in brackets, or in capitals after a sentence."""
_LETTER = re.compile(r"[QA]\d*")
_SENTENCE = re.compile(rf"[!?;]|\b(?!(?:{_SHORT})\.)\w{{4,}}\. |^[“\"]")
_UNNAMED = words("speaker member voice reporter journalist interviewer moderator participant questioner officer clerk")
_LONGEST_UNNAMED = 3  # words, as in `Unidentified female speaker`
_LETTERS = words("dear hi hello sincerely respectfully")
_LINE = 200  # characters that a line may have
_REPEATED = 2  # times that a label which nothing else explains must stand


class Turn(NamedTuple):
    """What one speaker says without a break, the label before it, and whom that means."""

    stretch: Stretch
    label: str
    reading: Reading


class _Label(NamedTuple):
    start: int
    end: int
    text: str


def turns_of(
    text: ArchivedText, bearers: Bearers, language: Language, explained: Mapping[str, str]
) -> tuple[Turn, ...]:
    """Return the turns of a transcript in order; what stands before the first label belongs to nobody.

    `explained` says who stands behind a label that the text does not explain: the id of an actor, or `nobody`.
    """
    meanings = Meanings(bearers, language, explained)
    labels = _settled(text.text, meanings, ALWAYS | IN_SUBTITLES if text.reading.cues else ALWAYS)
    if not labels:
        return ()
    ends = [*(label.start for label in labels[1:]), len(text.text)]
    found = zip(labels, ends, strict=True)
    return tuple(
        Turn(_trimmed(text.text, label.end, end), label.text, meanings.reading(label.text)) for label, end in found
    )


def _trimmed(text: str, start: int, end: int) -> Stretch:
    said = text[start:end]
    start += len(said) - len(said.lstrip(" \t\r\n*_\xa0"))
    return Stretch(start, max(start, end - len(said) + len(said.rstrip())))


def _settled(text: str, meanings: Meanings, in_any: Mapping[str, re.Pattern[str]]) -> list[_Label]:
    """Return the labels of the layout in which a document has most of them, with those that are labels in any."""
    found = {name: list(_labels_in(text, name, layout, meanings)) for name, layout in LAYOUTS.items()}
    best = max(found, key=lambda name: (len(found[name]), -min((label.start for label in found[name]), default=0)))
    always = [label for name, layout in in_any.items() for label in _standing(text, name, _matches(text, layout))]
    known = [
        label
        for name, layout in IF_KNOWN.items()
        for label in _standing(text, name, _matches(text, layout))
        if meanings.is_named(label.text)
    ]
    told = [label for layout in map(_explained_layout, meanings.labels) for label in _matches(text, layout)]
    if found[best] and all(map(_is_letter, always)) and not _are_asked(always, found[best]):
        always = []
    chosen: dict[int, _Label] = {}
    for label in sorted([*told, *always, *known, *found[best]], key=lambda label: (label.start, -label.end)):
        last = chosen.get(label.start)
        if last is None or last.text.startswith(">>"):
            chosen[label.start] = label
    return _apart(sorted(chosen.values()))


def _explained_layout(label: str) -> re.Pattern[str]:
    """Return where a label stands that the source entry explains: at a line's start, before any sign or alone."""
    return _layout(
        rf"{_INDENT}(?P<label>{re.escape(label)})[*_]*(?:[.:：]|[ \t]*[–—-]|(?=[ \t]{{2,}})|[ \t]*$)[*_]*[ \t]*"
    )


def _is_letter(label: _Label) -> bool:
    """Return whether a label is Q or A, for a question or an answer, by itself or with a number."""
    return _LETTER.fullmatch(label.text) is not None


def _are_asked(always: list[_Label], found: list[_Label]) -> bool:
    """Return whether lines that begin with a lone letter are labels beside others: every Q is, and A with it."""
    return any(label.text.startswith("Q") for label in always) or not found


def _apart(labels: list[_Label]) -> list[_Label]:
    """Leave out what lies inside the label before it."""
    kept: list[_Label] = []
    for label in labels:
        if not kept or label.start >= kept[-1].end:
            kept.append(label)
    return kept


def _matches(text: str, layout: re.Pattern[str]) -> Iterator[_Label]:
    for match in layout.finditer(text):
        yield _Label(match.start(), match.end(), " ".join(match["label"].split()))


def _labels_in(text: str, name: str, layout: re.Pattern[str], meanings: Meanings) -> Iterator[_Label]:
    """Yield what may be labels in one layout."""
    found = list(_matches(text, layout))
    counts = Counter(label.text for label in found)
    may_be = {label: _MAY_BE[name](label, counts[label], meanings) for label in counts}
    yield from _standing(text, name, (label for label in found if may_be[label.text]))


def _standing(text: str, name: str, labels: Iterable[_Label]) -> Iterator[_Label]:
    """Yield the labels of one layout that stand for themselves, and are no words with which a sentence goes on."""
    for label in labels:
        is_own = name not in _LIKE_WORDS or not _is_inside(text, label.start)
        if is_own or (name == "stop" and _is_upper(label.text) and _broke_early(text, label.start)):
            yield label


def _is_inside(text: str, start: int) -> bool:
    """Return whether a line only goes on with the sentence of the line before it."""
    before = text[max(0, start - _LINE) : start].rstrip(" \t\xa0")
    if not before.strip() or re.search(r"\n[ \t\r]*\n[ \t\r]*$", before):
        return False
    last = before.rstrip()[-1]
    return last.isalnum() or last in ",;"


def _broke_early(text: str, start: int) -> bool:
    """Return whether the line before had room for the first word of this one: it ends by itself, as a date does."""
    before, line = text[:start].rstrip().rpartition("\n")[2], text[start:].partition("\n")[0]
    return len(before.strip()) + len(" ".join(line.split(maxsplit=1)[:1])) < len(line.strip())


def _before_colon(label: str, count: int, meanings: Meanings) -> bool:
    """Return whether a text before a colon is a label: a known name, capitals, or capitalized words; no sentence."""
    found = WORD.findall(BRACKETS.sub(" ", label))
    if not found or _SENTENCE.search(label) or found[0].lower() in _LETTERS:
        return False
    if meanings.explained(label) or meanings.labeled(label) or _is_upper(label):
        return True
    if len(found) == 1:
        return found[0][0].isupper() and (count >= _REPEATED or found[0].lower() in ASKING | EDITING)
    if len(found) <= _LONGEST_UNNAMED and found[-1].lower() in _UNNAMED:
        return bool(found[0][0].isupper())
    return (
        found[-1][0].isupper() and all(word[0].isupper() or word[0].isdigit() or word in LITTLE for word in found)
    ) or (found[0][0].isupper() and found[-1].isdigit() and count >= _REPEATED)


def _is_upper(label: str) -> bool:
    plain = BRACKETS.sub(" ", label)
    return plain.isupper() and any(len(word) > 1 or word == "Q" for word in WORD.findall(plain))


def _before_stop(label: str, count: int, meanings: Meanings) -> bool:
    """Return whether a text before a full stop is a label: a title and a surname, a known name, capitals."""
    found = plain_words(label)
    if not found or len(found) > 7 or found[0].lower() in _LETTERS:  # noqa: PLR2004 - of the longest title with a name
        return False
    if meanings.explained(label) or (meanings.labeled(label) and len(found) > 1):
        return True
    capitals = [word for word in found if len(word) > 2 and word.isupper()]  # noqa: PLR2004 - U.S. is no surname
    titled = "title" in meanings.language.tags(found[0].lower()) or found[0] == "The"
    rest = all(word in LITTLE or word[0].isupper() for word in found)
    if capitals and rest and (titled or len(capitals) == len(found) > 1):
        return True
    return titled and rest and count >= _REPEATED and 1 < len(found) < 4 and found[0] != "The"  # noqa: PLR2004


def _before_dash(label: str, count: int, meanings: Meanings) -> bool:
    found = plain_words(label)
    if not found or len(found) > _LONGEST_UNNAMED + 1:
        return False
    known = meanings.explained(label) or meanings.labeled(label) or _is_upper(label)
    return bool(known) or (count >= _REPEATED and all(word[0].isupper() for word in found))


def _on_a_line(label: str, count: int, meanings: Meanings) -> bool:
    found = plain_words(label)
    if not found or len(found) > _LONGEST_UNNAMED + 2:
        return False
    known = meanings.explained(label) or meanings.labeled(label)
    capital = all(word[0].isupper() or word in LITTLE for word in found)
    return (bool(known) and (capital or bool(meanings.explained(label)))) or (
        count >= _REPEATED and capital and len(found) > 1
    )


def _before_gap(label: str, count: int, meanings: Meanings) -> bool:
    found = plain_words(label)
    titled = len(found) > 1 and "title" in meanings.language.tags(found[0].lower())
    return bool(meanings.explained(label) or meanings.labeled(label)) or (titled and count > 0)


_MAY_BE: Mapping[str, Callable[[str, int, Meanings], bool]] = {
    "colon": _before_colon,
    "stop": _before_stop,
    "dash": _before_dash,
    "line": _on_a_line,
    "gap": _before_gap,
}
