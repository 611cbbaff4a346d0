"""The interface in a language: translated messages, dates in words, numbers in figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from policy_timeline.entries.dates import DateSpan
from policy_timeline.entries.days import Day


def translator(language: str) -> Callable[[str], str]:
    """Return a function from English messages to a language's; what has no translation stays English."""
    return _translations(language.partition("-")[0]).gettext


def counted(language: str) -> Callable[[str, str, int], str]:
    """Return gettext's `ngettext` for a language: from a singular, a plural and a number to the translated form."""
    return _translations(language.partition("-")[0]).ngettext


@lru_cache
def _translations(language: str) -> NullTranslations:
    """Return the messages of locales/<language>.po; none where there is no such file."""
    path = files("policy_timeline.interface") / "locales" / f"{language}.po"
    if not path.is_file():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


@cache
def day_text(day: Day, language: str) -> str:
    """Return a day in words, such as 12 February 2025 or 15 March 44 BC."""
    return _with_era(day, "long", language)


def month_text(day: Day, language: str) -> str:
    """Return a day's month in words, such as February 2025."""
    return _with_era(day, "LLLL y", language)


def year_text(day: Day, language: str) -> str:
    """Return a day's year in words, such as 2025 or 44 BC."""
    return str(day.year) if day.year > 0 else _with_era(day, "y", language)


def _with_era(day: Day, form: str, language: str) -> str:
    """Return a day in a form of Babel's, before the year 1 with the language's word for that after it."""
    locale = Locale.parse(_locale(language))
    if day.year > 0:
        return format_date(day.of_library(), form, locale=locale)
    pattern = locale.date_formats[form].pattern if form in locale.date_formats else form
    before = locale.eras["abbreviated"][0]
    of_its_own = pattern.replace("y", f"'{1 - day.year}'")
    return f"{format_date(day.in_cycle(), of_its_own, locale=locale)} {before}"


@lru_cache(maxsize=4096)
def number_text(number: int, language: str) -> str:
    """Return a number as the language groups its digits, such as 1,500."""
    return format_decimal(number, locale=_locale(language))


def date_text(span: DateSpan, language: str, _: Callable[[str], str]) -> str:
    """Return a date in words that say how exact it is; `_` translates the words around it."""
    if span.precision == "span":
        return _span_text(span, language, _)
    return _marked(_exact_text(span, language), span.text, _, _("probably %s"))


def _marked(words: str, text: str, _: Callable[[str], str], uncertain: str) -> str:
    """Return the words for a date with what the mark at the end of its text says: uncertain, about, or both."""
    form = {"?": uncertain, "~": _("about %s"), "%": _("about %s (uncertain)")}.get(text[-1:])
    return form % words if form else words


def _exact_text(span: DateSpan, language: str) -> str:
    if span.precision == "day":
        return day_text(span.effective, language)
    return month_text(span.effective, language) if span.precision == "month" else year_text(span.effective, language)


def _span_text(span: DateSpan, language: str, _: Callable[[str], str]) -> str:
    """Return a span in words. A translation's words around a day must suit `about` before it: no article, no case."""
    first, last = (span.text.split("/")[at] for at in (0, -1))

    def end(day: Day, text: str) -> str:
        return _marked(day_text(day, language), text, _, _("%s (uncertain)"))

    if span.earliest is None:
        return _("on or before %s") % end(span.effective, last)
    if span.latest is None:
        return _("on or after %s") % end(span.effective, first)
    return _("between %s and %s") % (end(span.earliest, first), end(span.latest, last))


_WITH_ARTICLE = re.compile(
    r"(United|Republic|Kingdom|Democratic|Federal|Holy|People['’]s|Czech Republic)\b"
    r"|(?:.* )?(Union|States|Kingdom|Republic|Federation|Emirates|Nations|Netherlands|Philippines|Islands|Gambia"
    r"|[Aa]dministration|[Gg]overnment|[Cc]abinet|Commission|Council|Parliament|Congress|Senate|House|Ministry|Department"
    r"|Alliance|Organization|Association|Agency|Authority|Committee|Bank|Court|Fund|Party)( \([^()]+\))?$"
)
"""English names of bodies and countries that a sentence puts an article before; most countries have none."""


@lru_cache(maxsize=4096)
def article(name: str, language: str) -> str:
    """Return what a sentence puts before a name, with a space behind it: `the ` before United States, or nothing."""
    return "the " if language.partition("-")[0] == "en" and _WITH_ARTICLE.match(name) else ""


def language_name(code: str, language: str) -> str:
    """Return what a language calls one of a code, such as German for `de`; the code where nobody knows."""
    try:
        return Locale.parse(code, sep="-").get_display_name(_locale(language)) or code
    except (UnknownLocaleError, ValueError):
        return code


def machine_date(span: DateSpan) -> str | None:
    """Return what HTML's `time` element takes for a date: a day, a month or a year; None for another span.

    It knows no year before the first.
    """
    return None if span.precision == "span" or span.first.year < 1 else span.text.rstrip("~?%")


def _locale(language: str) -> str:
    """Return Babel's locale; plain English writes the day before the month, as international usage does."""
    return "en_GB" if language == "en" else language.replace("-", "_")
