"""The words for days and dates in each language that has a list: names from CLDR (by Babel), the rest written here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from babel.dates import get_day_names, get_month_names

if TYPE_CHECKING:
    from collections.abc import Mapping

Unit = Literal["days", "weeks", "months", "years"]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; the patterns are for a whole text, which is in lower case.

    `limits` are words that make a date a limit or a guess ("before", "about"): with one of them nothing is judged.
    `days` count back from the day of the document. `ago` has groups n and unit; `calendar` has the groups last or this,
    and unit; `last_weekday` and `weekday` stand around a weekday's name, written as {weekday}.
    """

    locales: tuple[str, ...]
    more_names: Mapping[str, int]
    weekday_endings: str
    limits: str
    days: Mapping[str, int]
    numbers: Mapping[str, int]
    units: Mapping[str, Unit]
    ago: str
    calendar: str
    last_weekday: str
    weekday: str


_ENGLISH = Words(
    locales=("en", "en_GB"),
    more_names=MappingProxyType({"Mon": 0, "Tue": 1, "Tues": 1, "Wed": 2, "Thu": 3, "Thur": 3, "Thurs": 3, "Fri": 4}),
    weekday_endings=r"(?:s)?",
    limits=(
        r"about|after|almost|around|before(?! yesterday)|between|by|circa|during|earliest|from|later|"
        r"latest|more|nearly|next|over|past|"
        r"previous|prior|roughly|since|some|through|till|to|until|within"
    ),
    days=MappingProxyType(
        {
            r"(earlier )?today|tonight|this (morning|afternoon|evening)": 0,
            r"yesterday( (morning|afternoon|evening))?|last night": 1,
            r"the day before yesterday": 2,
        }
    ),
    numbers=MappingProxyType(
        {
            **dict.fromkeys(("a", "an", "one"), 1),
            **{word: count for count, word in enumerate("two three four five six seven eight nine ten".split(), 2)},  # noqa: SIM905
            "eleven": 11,
            "twelve": 12,
        }
    ),
    units=MappingProxyType({"day": "days", "week": "weeks", "month": "months", "year": "years"}),
    ago=r"(?P<n>\d{1,2}|[^\W\d]+) (?P<unit>day|week|month|year)s? ago",
    calendar=r"(?:(?:earlier|early|late) )?(?:(?P<last>last)|(?P<this>this)) (?P<unit>week|month|year)",
    last_weekday=r"(?:on )?last {weekday}(?: (?:morning|afternoon|evening|night))?",
    weekday=r"(?:on |early (?:on )?|late (?:on )?)?{weekday}(?: (?:morning|afternoon|evening|night))?",
)
_GERMAN = Words(
    locales=("de", "de_AT"),
    more_names=MappingProxyType({"Sonnabend": 5}),
    weekday_endings=r"(?:s|früh|abends?|morgens?|vormittags?|nachmittags?|mittags?|nacht)?",
    limits=(
        r"ab|bis|circa|etwa|gegen|knapp|kommende\w*|mehr|nach|nächste\w*|rund|seit|spätestens|über|um|ungefähr|"
        r"vorherige\w*|vorige\w*|während|zwischen|von|vor(?! (?:\w+) (?:tag|woche|monat|jahr))"
    ),
    days=MappingProxyType(
        {
            r"heute( (früh|morgen|vormittag|mittag|nachmittag|abend))?": 0,
            r"gestern( (früh|morgen|vormittag|mittag|nachmittag|abend))?": 1,
            r"vorgestern( (früh|morgen|vormittag|mittag|nachmittag|abend))?": 2,
        }
    ),
    numbers=MappingProxyType(
        {
            **dict.fromkeys(("ein", "eine", "einem", "einer", "einen"), 1),
            **{word: count for count, word in enumerate("zwei drei vier fünf sechs sieben acht neun zehn".split(), 2)},  # noqa: SIM905
            "elf": 11,
            "zwölf": 12,
        }
    ),
    units=MappingProxyType({"tag": "days", "woche": "weeks", "monat": "months", "jahr": "years"}),
    ago=r"vor (?P<n>\d{1,2}|[^\W\d]+) (?P<unit>tag|woche|monat|jahr)(?:e|n|en)?",
    calendar=(
        r"(?:(?:anfang|mitte|ende) )?(?:in der |im |in )?"
        r"(?:(?P<last>letzte|vergangene|vorige)|(?P<this>diese))[nmrs]? (?P<unit>woche|monat|jahr)(?:e?s)?"
    ),
    last_weekday=r"(?:am )?(?:letzten|vergangenen) {weekday}",
    weekday=r"(?:am )?{weekday}",
)
LANGUAGES: Mapping[str, Words] = MappingProxyType({"en": _ENGLISH, "de": _GERMAN})
"""The languages whose dates can be read, by the first part of their tag."""


@lru_cache(maxsize=8)
def month_names(language: str) -> Mapping[str, int]:
    """Return the names of the months, full and short, without a full stop, each with its number from 1."""
    return {
        name.rstrip("."): number
        for locale in LANGUAGES[language].locales
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, locale).items()
    }


@lru_cache(maxsize=8)
def weekday_names(language: str) -> Mapping[str, int]:
    """Return the names of the weekdays, each with its number from Monday, 0."""
    words = LANGUAGES[language]
    full = {
        name: number for locale in words.locales for number, name in get_day_names("wide", "format", locale).items()
    }
    return {**full, **words.more_names}


def pattern(names: Mapping[str, int]) -> str:
    """Return a pattern for any of these names, as they are or in capitals, the longest first."""
    both = {form for name in names for form in (name, name.upper())}
    return "|".join(re.escape(name) for name in sorted(both, key=lambda name: (-len(name), name)))
