"""Speech after a dash: in Ukrainian, French, Spanish and other languages a paragraph that begins with one is spoken.

The clause that says who speaks stands between dashes, in French after a comma: `— Ми підемо, — сказала вона. — Завтра.`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policy_timeline.texts.marks import Quotation
from policy_timeline.texts.stretches import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BEGINS = re.compile(r"(?P<dash>[—–―]|-(?= ))[ \u00a0\u202f]?(?=[^\W\d_a-zà-ÿа-яіїєґ]|[¿¡…«“\"])")
_DASHED = re.compile(r"^\s*[—–―-]", re.MULTILINE)
_CLAUSE = re.compile(
    r"""(?:(?<=[,.!?…])[ \u00a0]?|[ \u00a0])[—–―-][ \u00a0]?(?=[a-zà-ÿа-яіїєґё])   # — сказала вона; —dijo Ana
    | ,\ (?=(?:a\ |s['’])?(?:dit|répond|répondit|demande|demanda|ajoute|ajouta|lance|lança|déclare|déclara|explique
        |expliqua|affirme|affirma|précise|assure|murmura|fit|reprit|poursuit|insiste|\w+-t-(?:il|elle)|\w+-(?:il|elle)))""",
    re.VERBOSE,
)
_SPOKEN_AGAIN = re.compile(r"(?:[.,:;!?…][ \u00a0]?[—–―-]|[—–―-](?=[.,:;])[.,:;]?)[ \u00a0]?")
_FINISHES = re.compile(r"[.!?…][»”\"]?$")
_CYRILLIC = re.compile(r"[а-яіїєґё]")
_LATIN = re.compile(r"[a-zà-ÿ]")
_FUNCTION_WORDS = re.compile(
    r"\b(?:le|la|les|des|est|que|dans|une|pour|du|el|los|las|del|una|por|con|más|não|uma|os|nie|jest|się|że)\b"
)
_ENGLISH = re.compile(r"\b(?:the|of|and|to|is|der|die|und|das)\b")
_LOOKED_AT = 20_000


def speaks_after_dashes(text: str) -> bool:
    """Return whether a paragraph begins with a dash, in a language that sets speech after dashes."""
    if not _DASHED.search(text):
        return False
    shown = text[:_LOOKED_AT].casefold()
    if len(_CYRILLIC.findall(shown)) > len(_LATIN.findall(shown)):
        return True
    return len(_FUNCTION_WORDS.findall(shown)) > 2 * len(_ENGLISH.findall(shown))


def dialogue_of(text: str, paragraphs: Iterable[Stretch]) -> Iterator[Quotation]:
    """Yield what stands after dashes, paragraph by paragraph, without the clauses that say who speaks."""
    for paragraph in paragraphs:
        begins = _BEGINS.match(text, paragraph.start, paragraph.end)
        if begins and _FINISHES.search(paragraph.of(text)):
            for spoken in _spoken(text, begins.end(), paragraph.end):
                words = spoken.of(text).rstrip(" ,\u00a0")
                yield Quotation((Stretch(spoken.start, spoken.start + len(words)),), spoken)


def _spoken(text: str, start: int, end: int) -> Iterator[Stretch]:
    while start < end:
        clause = _CLAUSE.search(text, start, end)
        yield Stretch(start, clause.start() if clause else end)
        again = _SPOKEN_AGAIN.search(text, clause.end(), end) if clause else None
        start = again.end() if again else end
