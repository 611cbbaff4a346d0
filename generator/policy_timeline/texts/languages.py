"""The languages that have word lists, and how a text is matched with one.

A source in a language without lists gets the gate of exact words alone. To add a language, write its lists as a module
beside `english` and name it in `LANGUAGES`.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from policy_timeline.texts.english import ENGLISH
from policy_timeline.texts.german import GERMAN
from policy_timeline.texts.language import words, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policy_timeline.texts.language import Language

LANGUAGES: Mapping[str, Language] = MappingProxyType({one.code: one for one in (ENGLISH, GERMAN)})
ABBREVIATIONS = words("""
    mr mrs ms dr prof sen rep gen col lt sgt st jr sr vs gov pres rev hon maj capt adm amb u.s u.k u.n e.g i.e inc ltd
    corp jan feb mar apr jun jul aug sep sept oct nov dec bzw z.b u.a d.h hr fr dipl ca str usw evtl ggf a.m p.m
    approx dept est
""")
"""What ends with a full stop and does not end its sentence; not told apart by language."""
NUMBERED = words("no nr art abs fig vol")
"""What is an abbreviation before a number alone: `No. 5`, but `He said no.`"""
_LEAST_SHARE = 0.15  # of a text's words; a language it is not in stays well below
_LOOKED_AT = 20_000  # characters


def language_of(tag: str | None, text: str) -> Language | None:
    """Return the word lists for a BCP 47 tag; without a tag, those that know most of a text's words; else None."""
    if tag is not None:
        return LANGUAGES.get(tag.split("-")[0].lower())
    found = words_of(text[:_LOOKED_AT])
    known = {one.code: sum(map(one.known.__contains__, found)) for one in LANGUAGES.values()}
    best = max(known, key=lambda code: known[code])
    return LANGUAGES[best] if known[best] > _LEAST_SHARE * len(found) else None
