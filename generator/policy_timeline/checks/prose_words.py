"""What a text holds that must be supported by its evidence: numbers, dates and proper names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from policy_timeline.checks.date_words import LANGUAGES, month_names, pattern
from policy_timeline.texts.language import Language
from policy_timeline.texts.layout import sentences_of
from policy_timeline.texts.stretches import Stretch

_SCALE = {word: Decimal(scale) for words in LANGUAGES.values() for word, scale in words.scales.items()}
_COUNTS = {
    word: Decimal(count)
    for words in LANGUAGES.values()
    for word, count in (*words.numbers.items(), *words.further_numbers.items())
    if count != 1
}
_FEW = 2
"""Up to this number a word counts what everybody sees ("the two sides") and is no claim."""
_MONTHS = {name: number for language in LANGUAGES for name, number in month_names(language).items()}
_MONTH = rf"(?P<month>{pattern(_MONTHS)})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_DATES = (
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
    re.compile(r"\b(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})\b"),
    re.compile(rf"\b{_DAY} (?:of )?{_MONTH}(?P<year>)"),
    re.compile(rf"\b{_MONTH} (?:the )?{_DAY}(?!\d)(?P<year>)"),
)
_SCALED = rf"(?:[ -]?(?P<scale>{'|'.join(_SCALE)})\b)?"
_FIGURES = re.compile(rf"(?P<figures>\d+(?:[.,]\d+)*){_SCALED}", re.IGNORECASE)
_COUNTED = re.compile(rf"(?<!\d[ -])\b(?P<figures>{'|'.join(_COUNTS)})\b{_SCALED}", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_RUN = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_FEWEST_DOTS = 2  # of an abbreviation: most texts have one, at their end
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_OPENING = tuple(':“„«"')


@dataclass(frozen=True, slots=True)
class Held:
    """What a text holds: its words as written, the values of its numbers, and its days as (month, day)."""

    words: frozenset[str] = frozenset()
    numbers: frozenset[Decimal] = frozenset()
    days: frozenset[tuple[int, int]] = frozenset()


@lru_cache(maxsize=16384)
def held(text: str) -> Held:
    """Return what a text holds."""
    tidy = _tidy(text)
    days, rest = _split_days(tidy)
    words = frozenset(map(_bare, _WORD.findall(tidy)))
    numbers = (value for pattern_ in (_FIGURES, _COUNTED) for _, value in _values(pattern_, rest))
    return Held(words, frozenset(numbers), frozenset(day for _, day in days))


def unsupported(
    text: str, support: Iterable[str], language: Language, names: frozenset[str], *, counts: bool
) -> Iterator[str]:
    """Yield each date, number and proper name of a text that none of the texts in support of it holds, as written.

    `names` are the words of names that are known to be names even where a sentence begins. With `counts`, numbers in
    words are looked at too. Texts in support are read only until one holds what is looked for: the shared ones first.
    """
    days, rest = _split_days(_tidy(text))
    yield from (label for label, day in days if not any(day in held(other).days for other in support))
    for wanted in (_FIGURES, _COUNTED) if counts else (_FIGURES,):
        found = _values(wanted, rest)
        yield from (label for label, value in found if not any(value in held(other).numbers for other in support))
    missing = [(name, _forms(_bare(name.of(rest)))) for name in _names(rest, language, names)]
    for other in support if missing else ():
        words = held(other).words
        missing = [name for name in missing if name[1].isdisjoint(words)]
        if not missing:
            return
    yield from (_bare(name.of(rest)) for name in _joined(name for name, _ in missing))


@lru_cache(maxsize=4096)
def _forms(name: str) -> frozenset[str]:
    """Return the ways to write a name, however much of it stands in capitals."""
    return frozenset({name, name.upper(), name.capitalize(), name if _is_acronym(name) else name.lower()})


def _tidy(text: str) -> str:
    """Return a text with straight apostrophes and abbreviations without full stops, as in US."""
    text = text.replace("’", "'")
    return text if text.count(".") < _FEWEST_DOTS else _DOTTED.sub(lambda found: found[0].replace(".", ""), text)


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'S")


def _split_days(text: str) -> tuple[list[tuple[str, tuple[int, int]]], str]:
    """Return the days of a text, each as written and as (month, day), and the text without them; years stay."""
    found: list[tuple[str, tuple[int, int]]] = []
    if not _DIGIT.search(text):
        return found, text

    def take(match: re.Match[str]) -> str:
        month = match["month"]
        number = (
            int(month) if month.isdecimal() else next(n for name, n in _MONTHS.items() if month in {name, name.upper()})
        )
        found.append((match[0].rstrip("."), (number, int(match["day"]))))
        return match["year"]

    for form in _DATES:
        text = form.sub(take, text)
    return found, text


def _values(wanted: re.Pattern[str], text: str) -> Iterator[tuple[str, Decimal]]:
    """Yield each number of a text, as written and as a value; a small number in words is no claim."""
    if wanted is _COUNTED and _COUNTS.keys().isdisjoint(_RUN.findall(text.lower())):
        return  # as in most texts, which is sooner seen word by word
    for found in wanted.finditer(text):
        scale = _SCALE[found["scale"].lower()] if found["scale"] else Decimal(1)
        value = _value(found["figures"])
        if wanted is _FIGURES or scale > 1 or not 1 <= value <= _FEW:
            yield found[0], value * scale


def _value(figures: str) -> Decimal:
    """Return a number's value: 2.5 and 2,5 are the same, and so are 10,000 and 10.000."""
    if not figures[0].isdecimal():
        return _COUNTS[figures.lower()]
    if _THOUSANDS.fullmatch(figures):
        return Decimal(re.sub(r"[.,]", "", figures))
    *whole, last = re.split(r"[.,]", figures)
    return Decimal(f"{''.join(whole)}.{last}" if whole else last)


def _names(text: str, language: Language, names: frozenset[str]) -> Iterator[Stretch]:
    for sentence in sentences_of(text, Stretch(0, len(text))):
        begins = True
        for found in _WORD.finditer(text, sentence.start, sentence.end):
            if not found[0].islower():
                opens = begins or text[sentence.start : found.start()].rstrip()[-1:] in _OPENING
                word = _bare(found[0])
                certain = word in names or (opens and _speaks(text, found, language))
                if _is_name(word, language, certain=certain, begins=opens):
                    yield Stretch(*found.span())
            begins = False


def _speaks(text: str, word: re.Match[str], language: Language) -> bool:
    """Return whether a word at the start of a sentence must be a name: in `Merkel said`, not in `Ministers said`."""
    if language.capital_nouns or word[0].endswith("s"):
        return False
    after = _WORD.match(text, word.end() + 1)
    return after is not None and after[0] in language.speech


def _joined(words: Iterable[Stretch]) -> list[Stretch]:
    """Return words that stand beside each other, as in a first name and a surname, as one."""
    found: list[Stretch] = []
    for word in words:
        beside = found and word.start == found[-1].end + 1
        found[-1:] = [Stretch(found[-1].start, word.end)] if beside else [*found[-1:], word]
    return found


def _is_name(word: str, language: Language, *, certain: bool, begins: bool) -> bool:
    if _is_acronym(word):
        return True
    if not word[0].isupper() or len(word) == 1 or word.lower() in language.known:
        return False
    return certain or not (begins or language.capital_nouns)


def _is_acronym(word: str) -> bool:
    return not word[1:].islower() and sum(map(str.isupper, word)) > 1
