"""What is in a sentence: words with their tags, names read whole, marks, and quotations, each of them one token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policy_timeline.evidence.speakers.bearers import Bearers
from policy_timeline.evidence.speakers.names import NONE, WORD
from policy_timeline.texts import ArchivedText
from policy_timeline.texts.language import Language
from policy_timeline.texts.layout import sentences_of
from policy_timeline.texts.stretches import Stretch

_TOKEN = re.compile(rf"{WORD.pattern}|[.,;:!?…()\[\]–—―-]")
_APOSTROPHES = frozenset("’'ʼ")
_JUNIOR = frozenset({"Jr", "Sr", "II", "III", "IV"})
_PARTICLES = frozenset(
    ["de", "von", "van", "der", "den", "al", "bin", "ibn", "du", "la", "le", "da", "di", "del", "zu"]
)
ENDS = ".!?…"
_NO_PRONOUNS = frozenset({"US", "IT", "UN", "AM", "OR"})
_BY_NUMBER = re.compile(r"\d[.,]? ?[^\W\d]|[^\W\d][.,]? ?\d")  # a day or a year beside a month
_CONTRACTED = re.compile(r"(\w+)([’'](?:s|d|ll|ve|re|m))$")
_LONGEST = 400  # tokens of a sentence
_LONG_WORD = 30  # characters
_SIGNED = 25  # tokens of a signature
_NO_FIRST_NAMES = ("title", "person", "det", "prep", "linking", "that", "relative", "he", "she", "it", "they", "of")
DASHES = frozenset("–—―-")


class Token(NamedTuple):
    """A word, a name, a mark or a whole quotation of a narration, from `start` up to `end`.

    `low` is the word in small letters with a straight apostrophe, `tags` what its lexicon says of it. `actors` are
    those that a name may mean: none for somebody who is no actor; `is_oblique` says that it is in no subject's case.
    `quotation` is the index of the quotation in its text, and `part` which part of it this is.
    """

    text: str
    start: int
    end: int
    low: str
    kind: str
    tags: frozenset[str] = NONE
    is_possessive: bool = False
    actors: frozenset[str] = NONE
    is_person: bool = False
    is_oblique: bool = False
    quotation: int = -1
    part: int = 0

    @property
    def is_name(self) -> bool:
        """Whether it is a name."""
        return self.kind == "name"

    @property
    def is_word(self) -> bool:
        """Whether it is a word that is no name."""
        return self.kind == "word"

    @property
    def is_mark(self) -> bool:
        """Whether it is a punctuation mark."""
        return self.kind == "mark"

    @property
    def is_quotation(self) -> bool:
        """Whether it is a whole quotation, or a part of one that goes on over paragraphs."""
        return self.kind == "quotation"

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    def has(self, *tags: str) -> bool:
        """Return whether it bears one of some tags."""
        return bool(self.tags) and not self.tags.isdisjoint(tags)  # most words have no tag

    @property
    def place(self) -> tuple[int, int]:
        """The index of a quotation in its text, and of the part of it that this is."""
        return self.quotation, self.part

    @property
    def last(self) -> str:
        """The last character inside the marks of a quotation."""
        return self.text[1:].rstrip("\"'”’“‘»«›` \u00a0")[-1:]


Sentence = tuple[Token, ...]


def masked(text: ArchivedText) -> str:
    """Return a text of the same length whose quotations hold no words, so that its sentences are the narration's."""
    parts, done = [], 0
    for quotation in text.quotations:
        if quotation.is_nested:
            continue
        for part in quotation.parts:
            words = part.of(text.text)
            hidden = words[:1] + "x" * (len(words) - 2) + (words[-1] if words[-1] in ENDS else "x")
            parts += [text.text[done : part.start], hidden[: len(words)]]
            done = part.end
    return "".join([*parts, text.text[done:]])


def sentences(text: ArchivedText, plain: str, within: Stretch, bearers: Bearers) -> Iterator[Sentence]:
    """Yield the sentences of the narration of a paragraph; `plain` is the masked text.

    A quotation that ends with ? or ! or … and the clause that says who asks are one sentence.
    """
    waiting: Sentence = ()
    for stretch in sentences_of(plain, within):
        tokens = tuple(_with_names(list(_tokens(text, stretch, bearers.language)), bearers))
        if waiting and ((_calls(waiting[-1]) and _says_who(tokens)) or _signs(waiting[-1], tokens)):
            waiting += tokens
            continue
        yield from _portions(waiting)
        waiting = tokens
    yield from _portions(waiting)


def signature_in(text: ArchivedText, line: Stretch, bearers: Bearers) -> Token | None:
    """Return the name with which a line of its own signs what stands above it: `Mira Vale, minister of ports`."""
    tokens = list(_with_names(list(_words(text.text, *line, bearers.language)), bearers))
    is_full = bool(tokens) and tokens[0].is_name and " " in tokens[0].text
    is_plain = len(tokens) < _SIGNED and not any(token.has("finite") for token in tokens)
    return tokens[0] if is_full and is_plain and all(token.is_mark for token in tokens[1:2]) else None


def _portions(tokens: Sentence) -> Iterator[Sentence]:
    """Yield a sentence, in portions where it is longer than any that a person would write."""
    return (tokens[start : start + _LONGEST] for start in range(0, len(tokens), _LONGEST))


def _calls(token: Token) -> bool:
    return token.is_quotation and any(mark in token.text[-3:] for mark in "?!…")


def _signs(quotation: Token, tokens: Sentence) -> bool:
    """Return whether a sentence is a signature behind a quotation."""
    return quotation.is_quotation and is_signature(tokens)


def is_signature(tokens: Sequence[Token]) -> bool:
    """Return whether words sign what stands before them: `― Mira Vale, in a letter`, `(Mira Vale)`."""
    opening = tokens[0].text if tokens else ""
    named = next((at for at, token in enumerate(tokens) if token.is_name), len(tokens))
    if opening not in {"(", *DASHES} or not all(token.has("title") for token in tokens[1:named]):
        return False
    closing = [at for at, token in enumerate(tokens) if token.text == ")"]
    if opening == "(" and not (closing and all(token.text in ENDS for token in tokens[closing[0] + 1 :])):
        return False
    plain = all(token.is_name or token.is_mark or token.is_capital or token.has("of") for token in tokens)
    tells = any(token.has("finite", "auxiliary", "sharing", "relay") or token.is_quotation for token in tokens)
    return len(tokens) < _SIGNED and (plain or not tells)


def _says_who(tokens: Sentence) -> bool:
    """Return whether a sentence begins with somebody and a verb of speech, as in `Rutte asked`, and says no more."""
    at = next((number for number, token in enumerate(tokens) if token.has("say") and token.has("finite")), None)
    if at is None:
        return False
    closed = next((number for number, token in enumerate(tokens) if number > at and token.is_mark), len(tokens))
    said = any(token.is_quotation for token in tokens[: closed + 2])  # `She answered, “no”`
    if said or any(token.text == ":" for token in tokens):
        return False
    if any(token.is_mark for token in tokens[:at]) and not tokens[0].is_name:
        return False
    after = tokens[at + 1 : at + 2]
    return not (after and after[0].has("that", "he", "she", "it", "they"))


def _tokens(text: ArchivedText, stretch: Stretch, language: Language) -> Iterator[Token]:
    done = stretch.start
    for number, quotation in text.quotations_in(stretch):
        if quotation.is_nested:
            continue
        part, start, end = next(
            (at, max(each.start - 1, stretch.start), min(each.end + 1, stretch.end))
            for at, each in enumerate(quotation.parts)
            if each.touches(stretch) or at == len(quotation.parts) - 1
        )
        start = max(quotation.outer.start, stretch.start) if part == 0 else start
        end = min(quotation.outer.end, stretch.end)
        if done < start:
            yield from _words(text.text, done, start, language)
        yield Token(text.text[start:end], start, end, "", "quotation", quotation=number, part=part)
        done = end
    yield from _words(text.text, done, stretch.end, language)


def _words(text: str, start: int, end: int, language: Language) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        word, stop = match[0], match.end()
        if not word[0].isalnum():
            if word not in ENDS or not text[stop:end].strip():  # a stop inside a sentence belongs to an abbreviation
                yield Token(word, match.start(), stop, word, "mark")
            continue
        owns = (
            word[-1] in "sS"
            and word[-2:-1] in _APOSTROPHES
            and word[:-2].lower() not in ("here", "that", "it", "he", "she")
        )
        plural = not owns and word[-1] == "s" and text[stop : stop + 1] in _APOSTROPHES
        parts: tuple[Token, ...] = ()
        if "-" in word:
            parts = _inverted(word, match.start(), stop, language)
        if not parts and not _APOSTROPHES.isdisjoint(word):
            parts = _contracted(word, match.start(), stop, language) or _elided(text, match, language)
        if parts:
            yield from parts
            continue
        bare = word[:-2] if owns else word
        low = bare.lower().replace("’", "'")
        tags = NONE if bare in _NO_PRONOUNS else language.tags(low)
        if "dated" in tags and bare[0].isupper() and _BY_NUMBER.search(text[max(start, match.start() - 4) : stop + 4]):
            yield Token(bare, match.start(), stop, low, "word", frozenset({"date"}))
            continue
        yield Token(bare, match.start(), stop, low, "word", tags, is_possessive=owns or plural)


def _contracted(word: str, start: int, end: int, language: Language) -> tuple[Token, ...]:
    """Return a pronoun and the verb that hangs on it as two tokens: `he’s`."""
    cut = _CONTRACTED.match(word)
    low = cut[1].lower() if cut else ""
    if cut is None or language.tags(low).isdisjoint({"he", "she", "it", "they", "first_person"}):
        return ()
    middle, tail = start + len(low), cut[2].lower().replace("’", "'")
    first = Token(cut[1], start, middle, low, "word", language.tags(low))
    return first, Token(cut[2], middle, end, tail, "word", language.tags(tail))


def _elided(text: str, word: re.Match[str], language: Language) -> tuple[Token, ...]:
    """Return a word that lost its vowel and those that it hangs on as tokens of their own: `l'Hôtel`, `qu'il`.

    Not where it belongs to a name: `Paul d'Orval`.
    """
    low = re.split("[’'ʼ]", word[0].lower(), maxsplit=1)[0]
    tags, rest = language.tags(low), word.start() + len(low) + 1
    before = text[max(0, word.start() - _LONG_WORD) : word.start()].split()
    in_name = "of" in tags and text[rest].isupper() and bool(before) and before[-1][0].isupper()
    if "elided" not in tags or in_name:
        return ()
    first = Token(text[word.start() : rest - 1], word.start(), rest - 1, low, "word", tags)
    return first, *_words(text, rest, word.end(), language)


def _inverted(word: str, start: int, end: int, language: Language) -> tuple[Token, ...]:
    """Return a verb and the pronoun that hangs on it as two tokens, the pronoun first: `dit-elle`."""
    verb, _, pronoun = word.lower().partition("-")
    pronoun = pronoun.rpartition("-")[2]
    told, who = language.tags(verb), language.tags(pronoun)
    if told.isdisjoint({"finite", "auxiliary"}) or who.isdisjoint({"he", "she", "it", "they"}):
        return ()
    middle = end - len(pronoun)
    return Token(pronoun, middle, end, pronoun, "word", who), Token(verb, start, middle, verb, "word", told)


def _with_names(tokens: list[Token], bearers: Bearers) -> Iterator[Token]:
    """Yield the tokens with the words of each name as one, read whole."""
    at = 0
    while at < len(tokens):
        length, actors = _known_at(tokens, at, bearers)
        if not length and tokens[at].is_word and tokens[at].is_capital and _may_begin(tokens, at):
            length, actors = _whole_at(tokens, at, bearers)
        if length:
            yield _joined(tokens[at : at + length], actors, bearers)
        else:
            yield tokens[at]
        at += max(length, 1)


def _joined(tokens: Sequence[Token], actors: frozenset[str], bearers: Bearers) -> Token:
    words = " ".join(token.text for token in tokens)
    last = tokens[-1]
    person = all(map(bearers.names.is_person, actors)) if actors else True
    return Token(
        words, tokens[0].start, last.end, words.lower(), "name",
        is_possessive=last.is_possessive, actors=actors, is_person=person,
        is_oblique=bool(actors) and bearers.names.is_oblique([token.text for token in tokens]),
    )  # fmt: skip


def _known_at(tokens: Sequence[Token], at: int, bearers: Bearers) -> tuple[int, frozenset[str]]:
    """Return how long the longest name of an actor is that begins at a token and goes on no further, and whose."""
    for length in bearers.names.lengths.get(tokens[at].text, ()):
        chosen = tokens[at : at + length]
        words = tuple(token.text for token in chosen)
        inner = any(token.is_possessive for token in chosen[:-1]) or not all(token.is_word for token in chosen)
        if inner or words not in bearers.names.by_words:
            continue
        office = at + length < len(tokens) and tokens[at + length].has("title") and not _may_be_person(words, bearers)
        if not office and _goes_on(tokens, at + length, chosen) and not _is_beside(tokens, at, length, bearers):
            continue
        titled = at > 0 and tokens[at - 1].has("mr", "ms")  # `Ms. White`
        is_title = tokens[at].has("title") and not titled
        if length == 1 and (not tokens[at].is_capital or is_title or _is_part(tokens, at)):
            return 0, NONE
        return length, bearers.meant(words, tokens[at].start)
    return 0, NONE


def _may_be_person(words: tuple[str, ...], bearers: Bearers) -> bool:
    return any(map(bearers.names.is_person, bearers.names.by_words[words]))


def _goes_on(tokens: Sequence[Token], after: int, before: Sequence[Token]) -> bool:
    """Return whether a name goes on after the words of a known one: `Holm Lake Hotel`."""
    if before[-1].is_possessive or after >= len(tokens) or not tokens[after].is_word:
        return False
    if tokens[after].text in _JUNIOR:
        return True
    return tokens[after].is_capital and not _parts_names(tokens, after)


def _is_beside(tokens: Sequence[Token], at: int, length: int, bearers: Bearers) -> bool:
    """Return whether the full names of two people stand side by side, in different cases: `Бен Тарр Анні Морі`."""
    after = at + length
    found = (
        tuple(token.text for token in tokens[after : after + count])
        for count in bearers.names.lengths.get(tokens[after].text, ())
    )
    is_full = any(len(words) > 1 and words in bearers.names.by_words for words in found)
    return is_full and length > 1 and bool(bearers.language.cases)


def _parts_names(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a capitalized word is no part of the name before it: a title of the next one, or a day."""
    token = tokens[at]
    if token.has("date"):
        return True
    if token.has("title") and at + 1 < len(tokens) and tokens[at + 1].has("of"):
        return True  # `US Secretary of Defense`
    return token.has("title", "person") and any(
        other.is_capital and other.is_word and not other.has("title") for other in _run_after(tokens, at + 1)
    )


def _run_after(tokens: Sequence[Token], at: int) -> Iterator[Token]:
    while at < len(tokens) and tokens[at].is_word and tokens[at].is_capital:
        yield tokens[at]
        if tokens[at].is_possessive:
            return
        at += 1


def _is_part(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word is only the last one of a longer name, whose first words the sentence begins with."""
    before = tokens[at - 1] if at else None
    if before is None or not before.is_word or not before.is_capital or before.is_possessive:
        return False
    return not before.tags


def _may_begin(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a capitalized word may begin a name: none that the lexicon has, but for a name that is one too."""
    token = tokens[at]
    if token.has("date") or token.text == "I":
        return False
    if not token.tags:
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    begins = after is not None and after.is_word and after.is_capital and not after.tags
    return at > 0 and begins and not token.has(*_NO_FIRST_NAMES)


def _whole_at(tokens: Sequence[Token], at: int, bearers: Bearers) -> tuple[int, frozenset[str]]:
    """Return how long a name that begins at a token is, and whom it means: nobody known where it is a stranger's."""
    end = at + 1
    while end < len(tokens) and not tokens[end - 1].is_possessive and _continues(tokens, end):
        end += 1
    words = tuple(token.text for token in tokens[at:end])
    for start in range(at, end - 1):  # `Gazette reporter` is no part of `Ann Mora` behind it
        if bearers.names.named(words[start - at :]):
            if start > at:
                return start - at, NONE
            return end - at, bearers.meant(words, tokens[at].start)
    return end - at, bearers.meant(words, tokens[at].start) if end - at == 1 else NONE


def _continues(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if not token.is_word:
        return False
    if token.text in _PARTICLES:
        return at + 1 < len(tokens) and tokens[at + 1].is_word and tokens[at + 1].is_capital
    if token.text in _JUNIOR:
        return True
    return token.is_capital and not _parts_names(tokens, at) and not token.has("prep", "linking", "det", "auxiliary")
