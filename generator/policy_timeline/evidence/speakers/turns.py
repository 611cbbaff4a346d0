"""The turns of a transcript: whose label stands before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from policy_timeline.evidence.speakers.names import WORD
from policy_timeline.evidence.speakers.readings import Reading
from policy_timeline.texts.language import words
from policy_timeline.texts.stretches import Stretch

if TYPE_CHECKING:
    from policy_timeline.evidence.speakers.names import Names
    from policy_timeline.texts import ArchivedText
    from policy_timeline.texts.language import Language

_LABEL = re.compile(
    r"^[ \t*_#>•–-]{0,20}(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[ \t–-]{0,9})?"
    r"(?P<label>[^\s:：*_][^\n\r:：]{0,79}?)[ \t*_]{0,9}[:：](?=[\s*_]|$)",
    re.MULTILINE,
)
_BRACKETS = re.compile(r"\([^()]*\)|[\[\]]")
_SENTENCE = re.compile(r"[!?;]|\w{4,}\. ")
_LITTLE = words("of the to for and de von van der la")
_ASKING = words("""
    q a question answer moderator reporter journalist interviewer host speaker chair audience interpreter
    announcer operator narrator translator frage antwort stimme moderation
""")
_UNNAMED = words("speaker member voice reporter journalist interviewer moderator participant questioner")
_LONGEST_UNNAMED = 3  # words, as in `Unidentified female speaker`
_EDITING = words("note notes editor's correction anmerkung hinweis korrektur")
_JOINED = re.compile(r"\s(?:and|und|&)\s|/")


class Turn(NamedTuple):
    """What one speaker says without a break, and whom its label means."""

    stretch: Stretch
    reading: Reading


def turns_of(text: ArchivedText, names: Names, language: Language) -> tuple[Turn, ...]:
    """Return the turns of a transcript in order; what stands before the first label belongs to nobody."""
    found = list(_LABEL.finditer(text.text))
    singles = [one["label"] for one in found]
    labels = [one for one in found if _is_label(one["label"], singles.count(one["label"]), names)]
    ends = [*(one.start() for one in labels[1:]), len(text.text)]
    return tuple(
        Turn(_trimmed(text.text, label.end(), end), _reading(label["label"], names, language))
        for label, end in zip(labels, ends, strict=True)
    )


def _trimmed(text: str, start: int, end: int) -> Stretch:
    said = text[start:end]
    start += len(said) - len(said.lstrip(" \t\r\n*_"))
    return Stretch(start, max(start, end - len(said) + len(said.rstrip())))


def _is_label(label: str, count: int, names: Names) -> bool:
    """Return whether a text before a colon is a label: a known name, capitals, or capitalised words; no sentence."""
    found = WORD.findall(_BRACKETS.sub(" ", label))
    if not found or _SENTENCE.search(label):
        return False
    if names.labelled(label) or label.isupper():
        return True
    if len(found) == 1:
        return found[0][0].isupper() and (count > 1 or found[0].lower() in _ASKING | _EDITING)
    if len(found) <= _LONGEST_UNNAMED and found[-1].lower() in _UNNAMED:
        return bool(found[0][0].isupper())
    return found[-1][0].isupper() and all(word[0].isupper() or word[0].isdigit() or word in _LITTLE for word in found)


def _reading(label: str, names: Names, language: Language) -> Reading:
    """Return whom a label means; one that names nobody known means somebody else, unless it is a bare title."""
    several = [names.labelled(one) for one in _JOINED.split(label)]
    if len(several) > 1 and all(several):
        return Reading(frozenset().union(*several), certain=all(len(one) == 1 for one in several), name=label.strip())
    actors = names.labelled(label)
    found = {word.lower() for word in WORD.findall(_BRACKETS.sub(" ", label))}
    bare = found <= language.titles | language.determiners
    held = bool(found & language.titles - language.voices) and names.is_between(found)  # `Minister for Trade Voss`
    certain = len(actors) == 1 if actors else not (bare or held or found & _EDITING)
    return Reading(actors, certain=certain, name=label.strip())
