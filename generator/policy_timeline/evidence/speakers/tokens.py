"""The narration of a paragraph as words, names, marks and quotations, sentence by sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from policy_timeline.evidence.speakers.names import WORD, Names
from policy_timeline.texts.layout import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policy_timeline.texts import ArchivedText
    from policy_timeline.texts.language import Language
    from policy_timeline.texts.stretches import Stretch

_TOKEN = re.compile(rf"{WORD.pattern}|[.,;:!?…()–—-]")
_APOSTROPHES = frozenset("’'ʼ")
_JUNIOR = frozenset({"Jr", "Sr", "II", "III"})
_ENDS = ".!?…"
_LONGEST = 500  # tokens of a sentence
_OFFICE = 6  # words that an office may have


class Token(NamedTuple):
    """A word, a name, a punctuation mark or a whole quotation of a narration, from `start` up to `end`.

    `low` is the word in small letters, with a straight apostrophe. `actors` are those that a name may mean: none for
    somebody who is no actor. `quotation` is the index of the quotation in its text.
    """

    text: str
    start: int
    end: int
    low: str
    is_word: bool = False
    is_name: bool = False
    is_possessive: bool = False
    actors: frozenset[str] = frozenset()
    quotation: int | None = None

    @property
    def is_mark(self) -> bool:
        """Whether it is a punctuation mark."""
        return not self.is_word and not self.is_name and self.quotation is None

    @property
    def asks(self) -> bool:
        """Whether it is a quotation that ends with a question mark."""
        return self.quotation is not None and "?" in self.text[-3:]

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


Sentence = tuple[Token, ...]


def masked(text: ArchivedText) -> str:
    """Return a text of the same length whose quotations hold no words, so that its sentences are the narration's."""
    parts, done = [], 0
    for one in text.quotations:
        if one.is_nested:
            continue
        for part in one.parts:
            words = part.of(text.text)
            hidden = words[:1] + "x" * (len(words) - 2) + (words[-1] if words[-1] in _ENDS else "x")
            parts += [text.text[done : part.start], hidden[: len(words)]]
            done = part.end
    return "".join([*parts, text.text[done:]])


def sentences(text: ArchivedText, plain: str, within: Stretch, names: Names, language: Language) -> Iterator[Sentence]:
    """Yield the sentences of the narration of a paragraph; `plain` is the masked text.

    A quotation that ends with ? or ! or … and the clause that says who asks are one sentence.
    """
    waiting: Sentence = ()
    for stretch in sentences_of(plain, within):
        tokens = tuple(_named(list(_tokens(text, stretch)), names, language))
        if waiting and _calls(waiting[-1]) and _says_who(tokens, language):
            waiting += tokens
            continue
        yield from _portions(waiting)
        waiting = tokens
    yield from _portions(waiting)


def _portions(tokens: Sentence) -> Iterator[Sentence]:
    """Yield a sentence, in portions where it is longer than any that a person would write."""
    return (tokens[start : start + _LONGEST] for start in range(0, len(tokens), _LONGEST))


def _calls(token: Token) -> bool:
    return token.quotation is not None and any(mark in token.text[-3:] for mark in "?!…")


def _says_who(tokens: Sentence, language: Language) -> bool:
    """Return whether a sentence is no more than somebody and a verb of speech, as in `Rutte asked`."""
    at = next((number for number, one in enumerate(tokens) if one.low in language.speech), None)
    if at is None or any(one.quotation is not None for one in tokens) or any(one.is_mark for one in tokens[:at]):
        return False
    whom = tokens[at + 1 : at + 2]
    after = tokens[at + 2 : at + 3] if whom and whom[0].is_name else whom
    return at > 0 and all(one.is_mark or one.low in language.adverbs | language.prepositions for one in after)


def _tokens(text: ArchivedText, stretch: Stretch) -> Iterator[Token]:
    done = stretch.start
    for number, one in text.quotations_in(stretch):
        if one.is_nested:
            continue
        yield from _words(text.text, done, one.outer.start)
        start, end = max(one.outer.start, stretch.start), min(one.outer.end, stretch.end)
        yield Token(text.text[start:end], start, end, "", quotation=number)
        done = one.outer.end
    yield from _words(text.text, done, stretch.end)


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        word, stop = match[0], match.end()
        if not word[0].isalnum():
            if word not in _ENDS or not text[stop:end].strip():  # a stop inside a sentence belongs to an abbreviation
                yield Token(word, match.start(), stop, word)
            continue
        owns = word[-1] in "sS" and word[-2:-1] in _APOSTROPHES
        plural = not owns and word[-1] == "s" and text[stop : stop + 1] in _APOSTROPHES
        bare = word[:-2] if owns else word
        low = bare.lower().replace("’", "'")
        yield Token(bare, match.start(), stop, low, is_word=True, is_possessive=owns or plural)


def _named(tokens: list[Token], names: Names, language: Language) -> Iterator[Token]:
    """Yield the tokens with the words of each name as one; a name that may be somebody else's means nobody known."""
    at = 0
    while at < len(tokens):
        length, actors = _name_at(tokens, at, names)
        if not length and tokens[at].is_capital:
            length = _stranger_at(tokens, at, names, language)
        if not length:
            yield tokens[at]
            at += 1
            continue
        if actors and length == 1 and _is_namesake(tokens, at, names, language):
            actors = frozenset()
        yield _joined(tokens[at : at + length], actors)
        at += length


def _joined(tokens: Sequence[Token], actors: frozenset[str]) -> Token:
    words = " ".join(one.text for one in tokens)
    last = tokens[-1]
    return Token(
        words, tokens[0].start, last.end, words.lower(), is_name=True, is_possessive=last.is_possessive, actors=actors
    )


def _name_at(tokens: Sequence[Token], at: int, names: Names) -> tuple[int, frozenset[str]]:
    for words, actors in names.by_first_word.get(tokens[at].text, ()):
        end = at + len(words)
        if tuple(one.text for one in tokens[at:end]) != words or any(one.is_possessive for one in tokens[at : end - 1]):
            continue
        after = tokens[end].text if end < len(tokens) else ""
        return (len(words) + 1, frozenset()) if after in _JUNIOR else (len(words), actors)
    return 0, frozenset()


def _is_namesake(tokens: Sequence[Token], at: int, names: Names, language: Language) -> bool:
    """Return whether a surname stands after the first name of somebody else."""
    others = names.surnames.get(tokens[at].text)
    before = tokens[at - 1] if at else None
    if others is None or before is None or before.is_possessive or not _may_be_first_name(before, language):
        return False
    return before.text not in others and before.text not in names.by_first_word


def _may_be_first_name(token: Token, language: Language) -> bool:
    if not token.is_capital or not token.is_word or token.text.isupper():
        return False
    return token.low not in language.no_first_names and not token.low.endswith(language.adverb_ends)


def _stranger_at(tokens: Sequence[Token], at: int, names: Names, language: Language) -> int:
    """Return how many words of a name stand here that no actor has: two or more capitalised ones, titles aside."""
    length = 0
    for one in tokens[at:]:
        if not _may_be_first_name(one, language) or one.text in names.by_first_word:
            break
        length += 1
        if one.is_possessive:
            break
    return length if length > 1 else 0


def spoken_of(tokens: Sequence[Token], names: Names) -> frozenset[str]:
    """Return every actor that a narration means for sure, by name or by an office that one alone holds."""
    named = frozenset(actor for one in tokens for actor in one.actors if len(one.actors) == 1)
    return named.union(*(names.only_holder(*one) for one in _offices(tokens, names)))


def _offices(tokens: Sequence[Token], names: Names) -> Iterator[tuple[list[str], frozenset[str]]]:
    """Yield the words that may name an office, with the actors named beside them."""
    for start, token in enumerate(tokens):
        if token.low not in names.office_words:
            continue
        for end in range(start + 1, min(start + _OFFICE, len(tokens)) + 1):
            if not tokens[end - 1].is_word:
                break
            beside = [*tokens[max(0, start - 1) : start], *tokens[end : end + 1]]
            yield [one.low for one in tokens[start:end]], frozenset(actor for one in beside for actor in one.actors)
