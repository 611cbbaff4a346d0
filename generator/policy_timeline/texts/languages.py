"""The languages that have a lexicon, and how a text is matched with one.

A source in a language without one gets the gate of exact words alone. To add a language, write its file in `lexicons/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from policy_timeline.texts.language import Language, language_from, words, words_of

_LEXICONS = files("policy_timeline.texts") / "lexicons"
ABBREVIATIONS = words("""
    mr mrs ms dr prof sen rep gen col lt sgt st jr sr vs gov pres rev hon maj capt adm amb u.s u.k u.n e.g i.e inc ltd
    corp jan feb mar apr jun jul aug sep sept oct nov dec bzw z.b u.a d.h hr dipl ca str usw evtl ggf a.m p.m
    approx dept est del supt cmdr insp det fr msgr cllr
""")
"""What ends with a full stop and does not end its sentence; not told apart by language."""
NUMBERED = words("no nr art abs fig vol")
"""What is an abbreviation before a number alone: `No. 5`, but `He said no.`"""
_LEAST_SHARE = 0.15  # of a text's words; a language it is not in stays well below
_LOOKED_AT = 20_000  # characters


@cache
def languages() -> Mapping[str, Language]:
    """Return every language that has a lexicon, by its code."""
    found = (language_from(file) for file in _LEXICONS.iterdir() if file.name.endswith(".toml"))
    return {language.code: language for language in sorted(found, key=lambda language: language.code)}


def language_of(tag: str | None, text: str) -> Language | None:
    """Return the lexicon for a BCP 47 tag; without a tag, the one that knows most of a text's words; else None."""
    if tag is not None:
        return languages().get(tag.split("-")[0].lower())
    found = words_of(text[:_LOOKED_AT])
    known = {language.code: sum(map(language.known.__contains__, found)) for language in languages().values()}
    best = max(known, key=lambda code: known[code])
    return languages()[best] if known[best] > _LEAST_SHARE * len(found) else None
