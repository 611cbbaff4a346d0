"""Speech after a dash: in Ukrainian, French, Spanish and other languages a paragraph that begins with one is spoken.

The clause that says who speaks stands between dashes, in French after a comma: `— Ми підемо, — сказала вона. — Завтра.`
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policy_timeline.texts.language import Language
from policy_timeline.texts.languages import language_of
from policy_timeline.texts.marks import Quotation
from policy_timeline.texts.stretches import Stretch

_BEGINS = re.compile(r"(?P<dash>[—–―]|-(?= ))[ \u00a0\u202f]?(?=[^\W\d_a-zà-ÿа-яіїєґ]|[¿¡…«“\"])")
_BETWEEN = r"[—–―-][ \u00a0]?(?=[a-zà-ÿа-яіїєґё])"  # — сказала вона; —dijo Ana
_CLAUSE = rf"(?:(?<=[,.!?…])[ \u00a0]?|[ \u00a0]){_BETWEEN}"
_SHOWN = re.compile(rf"(?<=[,.!?…])[ \u00a0]?{_BETWEEN}|[ \u00a0][—–―](?=[a-zà-ÿа-яіїєґё])")
_SPOKEN_AGAIN = re.compile(r"(?:[.,:;!?…][ \u00a0]?[—–―-]|[—–―-](?=[.,:;])[.,:;]?)[ \u00a0]?")
_FINISHES = re.compile(r"[.!?…][»”\"]?$")


def dialogue_of(text: str, paragraphs: Sequence[Stretch]) -> Iterator[Quotation]:
    """Yield what stands after dashes, paragraph by paragraph, without the clauses that say who speaks.

    Nothing where the language of the text does not set speech so by its lexicon, nor, in a language without a lexicon,
    where no clause stands between dashes.
    """
    dashed = [paragraph for paragraph in paragraphs if _BEGINS.match(text, *paragraph)]
    language = language_of(None, text) if dashed else None
    if language and not language.dialogue:
        return
    if not language and not any(_SHOWN.search(text, *paragraph) for paragraph in dashed):
        return
    clause = _clause_of(language)
    for paragraph in dashed:
        begins = _BEGINS.match(text, *paragraph)
        if begins and _FINISHES.search(paragraph.of(text)):
            for spoken in _spoken(text, begins.end(), paragraph.end, clause):
                words = spoken.of(text).rstrip(" ,\u00a0")
                yield Quotation((Stretch(spoken.start, spoken.start + len(words)),), spoken)


def _clause_of(language: Language | None) -> re.Pattern[str]:
    """Return where a clause of speaking begins: at a dash, and in some languages at a comma before its verb."""
    if not language or "," not in language.dialogue:
        return re.compile(_CLAUSE)
    told = language.words("say") & language.words("finite", "perfect")
    helps = language.words("auxiliary", "elided")
    verb = f"(?:{'|'.join(sorted(told))})"
    return re.compile(rf"{_CLAUSE}|, (?=(?:(?:{'|'.join(sorted(helps))})[ '’])?{verb}(?:-\w+)*(?!\w))")


def _spoken(text: str, start: int, end: int, clauses: re.Pattern[str]) -> Iterator[Stretch]:
    while start < end:
        clause = clauses.search(text, start, end)
        yield Stretch(start, clause.start() if clause else end)
        again = _SPOKEN_AGAIN.search(text, clause.end(), end) if clause else None
        start = again.end() if again else end
