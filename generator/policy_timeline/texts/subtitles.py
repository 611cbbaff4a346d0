"""Subtitles (SubRip and WebVTT) as their readers read them: the words, without numbers, times and styles.

The formats: https://www.w3.org/TR/webvtt1/ and, of SubRip, what players read. A library that reads them into a list
would lose where each word stands in the archived file, which offsets count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from policy_timeline.texts.edits import Edit

CUES = "time codes of cues"
TAGS = "tags of captions"

_TIME = r"(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_CUE = re.compile(
    rf"(?:(?<=\n)|\A)(?:(?<=\n\n)|(?<=\n\r\n)|\A|(?=[ \t]*{_TIME}))"  # an identifier needs an empty line before it
    rf"(?:(?!NOTE\b|WEBVTT)[^\r\n]*\S[^\r\n]*\r?\n)??[ \t]*(?P<begin>{_TIME})[ \t]+-->[ \t]+(?P<end>{_TIME})[^\r\n]*"
    r"(?:\r?\n|\Z)"
)
_IS_SUBTITLES = re.compile(rf"(?:WEBVTT\b|(?:\d+[ \t]*\r?\n)?[ \t]*{_TIME}[ \t]+-->)")
_ASIDE = re.compile(r"(?:\A|\n[ \t]*\r?\n)(?:NOTE|STYLE|REGION)\b(?:[^\n]*\S[^\n]*\n?)*")
_TAG = re.compile(rf"<v(?:\.[^\s>]*)?[ \t]+(?P<voice>[^>]+)>|</?[a-zA-Z][^>\n]*>|<{_TIME}>|\{{\\[^}}\n]*\}}")
_ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|lrm|rlm|#\d+|#x[0-9a-fA-F]+);")
_NEW_TURN = re.compile(r"\s*(?:>>|[-–—] |\(|\[|♪|<v[ .]|[^\W\d_a-z][^:\n]{0,60}:(?=\s))")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"”’»)\]]*\s*$")
_PAUSE = 2.0  # seconds, after which a new sentence is a new paragraph
_FLASH = 0.1  # seconds, in which nobody reads a cue
_LOOKED_BACK = 20  # characters, in which a sentence ends
_ROLLING = 3  # cues that begin as the one before ended: fewer may be words said twice


class Cue(NamedTuple):
    """Where the words of a cue begin in the text that holds it, and when they are said, in seconds."""

    start: int
    seconds: float


class _Said(NamedTuple):
    """What a cue says: when it begins and ends, and where each of its lines begins and ends."""

    begin: float
    end: float
    lines: Sequence[tuple[int, int]]


def cues_of(text: str) -> tuple[Cue, ...]:
    """Return the cues of subtitles, in order; none where a text is something else."""
    if not _is_subtitles(text):
        return ()
    return tuple(Cue(found.end(), _seconds(found["begin"])) for found in _CUE.finditer(text))


def without_cues(text: str) -> Iterator[Edit]:
    """Yield what is left out of subtitles, whose lines are joined to sentences; a voice becomes a label."""
    if not _is_subtitles(text):
        return
    done, ended, voice = 0, 0.0, ""
    for cue in _without_rolling(text, list(_said(text))):
        for number, (start, end) in enumerate(cue.lines):
            pause = 0.0 if number else cue.begin - ended
            between = _between(text[max(0, done - _LOOKED_BACK) : done], text[start:end], pause) if done else ""
            yield Edit(done, start, between, "" if number else CUES)
            yield from _signs(text, start, end, voice)
            voice = _voice(text[start:end]) or ("" if _NEW_TURN.match(text[start:end]) else voice)
            done = end
        ended = cue.end
    if text[done:].strip():
        yield Edit(done, len(text), "", CUES)


def _is_subtitles(text: str) -> bool:
    return bool(_IS_SUBTITLES.match(text, len(text) - len(text.lstrip())))


def _said(text: str) -> Iterator[_Said]:
    found = list(_CUE.finditer(text))
    ends = [*(cue.start() for cue in found[1:]), len(text)]
    for cue, after in zip(found, ends, strict=False):  # there may be none
        aside = _ASIDE.search(text, max(0, cue.end() - 1), after)
        lines = _lines(text, cue.end(), aside.start() if aside else after)
        yield _Said(_seconds(cue["begin"]), _seconds(cue["end"]), lines)


def _without_rolling(text: str, cues: Sequence[_Said]) -> Iterator[_Said]:
    """Yield the cues without what rolling captions show once more: the last line of a cue as the next one's first."""
    new = [_new_lines(text, before, cue) for before, cue in pairwise([_Said(0, 0, ()), *cues])]
    rolls = sum(len(lines) < len(cue.lines) for lines, cue in zip(new, cues, strict=True)) >= _ROLLING
    return (cue._replace(lines=lines) if rolls else cue for lines, cue in zip(new, cues, strict=True))


def _new_lines(text: str, before: _Said, cue: _Said) -> Sequence[tuple[int, int]]:
    shown = [_plain(text, line) for line in before.lines[-1:]]
    is_shown_again = shown == [_plain(text, line) for line in cue.lines[:1]]
    return cue.lines[1:] if is_shown_again and (cue.lines[1:] or cue.end - cue.begin < _FLASH) else cue.lines


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    for line in text[start:end].splitlines(keepends=True):
        words = line.strip()
        if words:
            at = start + line.index(words)
            found.append((at, at + len(words)))
        start += len(line)
    return found


def _plain(text: str, line: tuple[int, int]) -> str:
    return " ".join(_TAG.sub("", text[slice(*line)]).split())


def _between(before: str, words: str, pause: float) -> str:
    """Return what parts a line from the one before: a space where the sentence goes on, else a line's end."""
    if _NEW_TURN.match(words) or (pause >= _PAUSE and _ENDS_SENTENCE.search(before)):
        return "\n"
    return " "


def _signs(text: str, start: int, end: int, voice: str) -> Iterator[Edit]:
    """Yield the tags and entities of a line; a voice that was not the last one is written as a label."""
    for tag in _TAG.finditer(text, start, end):
        name = " ".join((tag["voice"] or "").split())
        yield Edit(*tag.span(), f"{name}: " if name and name != voice else "", TAGS)
        voice = name or voice
    for entity in _ENTITY.finditer(text, start, end):
        yield Edit(*entity.span(), unescape(entity[0]))


def _voice(line: str) -> str:
    voices = [" ".join(tag["voice"].split()) for tag in _TAG.finditer(line) if tag["voice"]]
    return voices[-1] if voices else ""


def _seconds(time: str) -> float:
    total = 0.0
    for part in time.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total
