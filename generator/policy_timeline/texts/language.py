"""What a set of word lists holds: what turns a meaning, who speaks, how a sentence is built.

The sets themselves stand in a module each; `languages` knows them all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_BEGINNING = 80  # characters of a sentence that hold its first words
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, with straight apostrophes."""
    return [one.lower() for one in _WORD.findall(text.replace("’", "'"))]


def words(text: str) -> frozenset[str]:
    """Return the set of the words in a list separated by white space."""
    return frozenset(text.split())


@dataclass(frozen=True)
class Language:
    """The word lists of one language; all words in small letters and separated by white space.

    - `turning`: negations, conditions, reversals and words of degree: where one is left out, the meaning may turn;
    - `turning_ends`: endings that make a word such a one; `turning_phrases`: several words that do;
    - `reversing`: those that take back what was said before, when a sentence begins with them, as the
      `reversing_phrases` do; `opening`: what may stand before them; `others`: who else says something;
    - `speech`: finite forms of verbs of speech; `speech_bases`: their base forms, which need an auxiliary;
    - `perfects`: participles of speech that end a clause after what is said ("hat vor „…“ gewarnt");
    - `speech_participles`: forms that share the subject of the clause before ("stating");
    - `he`, `she`, `it`: pronouns as a subject; `first_person`: "I", who is whoever writes; `relative`: "who";
    - `auxiliaries`: verbs that say nothing of their own; `passive`: those of them that turn the subject into the
      object;
    - `finite`: further verb forms, `finite_ends` their endings: what can follow a subject;
    - `linking`: what can stand before a subject; `subordinate`: those of them that begin a clause inside another one;
    - `adverbs`: what may stand between subject and verb; `adverb_ends`: endings of further ones;
    - `prepositions`: what makes a name no subject; `according`: what names a source after it, `according_after`
      before it;
    - `joining`: "and"; `agents`: "by"; `of`, `to`, `as_`, `that` (as a relative pronoun), `what`: these little words;
    - `denying`: what says that nobody said it; `conditional`: what leaves open whether somebody did ("if");
      `supposing`: auxiliaries that do ("would"); `complements`: what begins a clause that is part of what is said;
    - `relaying`: verbs of speech for another's words ("quoted"); `refusing`: those whose object may be another's words;
      `answering`: those of a second speaker; `crying`: what a crowd utters ("cheers of");
    - `clear`, `makes`: together a verb of speech ("made it clear");
    - `contrasting`: linking words after a comma that begin a clause of equal rank;
    - `speech_nouns`: what somebody says ("claim"); `own_words`: what makes a possessive name a source ("in her words");
    - `determiners`, `definite`, `indefinite`: articles and possessives; `titles`: what stands before a name;
    - `mr`, `ms`: what tells a man or a woman; `voices`: who speaks for somebody else ("spokesman");
    - `people`: what somebody can be called without a name, in the singular;
    - `common`: further frequent words, by which a language is recognized;
    - `inverts`: whether the subject often follows its verb.
    """

    code: str
    name: str
    turning: frozenset[str]
    turning_ends: tuple[str, ...]
    turning_phrases: tuple[str, ...]
    reversing: frozenset[str]
    reversing_phrases: tuple[str, ...]
    opening: frozenset[str]
    others: frozenset[str]
    speech: frozenset[str]
    speech_bases: frozenset[str]
    perfects: frozenset[str]
    speech_participles: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    it: frozenset[str]
    first_person: frozenset[str]
    relative: frozenset[str]
    auxiliaries: frozenset[str]
    passive: frozenset[str]
    finite: frozenset[str]
    finite_ends: tuple[str, ...]
    linking: frozenset[str]
    subordinate: frozenset[str]
    adverbs: frozenset[str]
    adverb_ends: tuple[str, ...]
    prepositions: frozenset[str]
    according: tuple[str, ...]
    joining: frozenset[str]
    agents: frozenset[str]
    of: frozenset[str]
    to: frozenset[str]
    as_: frozenset[str]
    that: frozenset[str]
    what: frozenset[str]
    denying: frozenset[str]
    conditional: frozenset[str]
    supposing: frozenset[str]
    complements: frozenset[str]
    relaying: frozenset[str]
    refusing: frozenset[str]
    answering: frozenset[str]
    crying: frozenset[str]
    clear: frozenset[str]
    makes: frozenset[str]
    contrasting: frozenset[str]
    own_words: frozenset[str]
    speech_nouns: frozenset[str]
    according_after: frozenset[str]
    determiners: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    titles: frozenset[str]
    mr: frozenset[str]
    ms: frozenset[str]
    voices: frozenset[str]
    people: frozenset[str]
    common: frozenset[str]
    inverts: bool = False

    @cached_property
    def pronouns(self) -> frozenset[str]:
        """Every pronoun that can be a subject."""
        return self.he | self.she | self.it

    @cached_property
    def according_phrases(self) -> dict[str, list[tuple[str, ...]]]:
        """The words of what names a source after it, by the first of them."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for phrase in self.according:
            found.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
        return found

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Every finite form in the lists."""
        return self.finite | self.auxiliaries | self.speech

    @cached_property
    def helping(self) -> frozenset[str]:
        """What helps another verb."""
        return self.auxiliaries | self.to

    @cached_property
    def hedging(self) -> frozenset[str]:
        """What beside a verb says that nobody may have done it."""
        return self.denying | self.supposing | self.conditional

    @cached_property
    def after_phrases(self) -> frozenset[str]:
        """What a noun phrase ends before."""
        return (self.prepositions - self.of) | self.linking | self.adverbs

    @cached_property
    def before_subjects(self) -> frozenset[str]:
        """What can stand directly before a subject."""
        return self.linking | self.adverbs | self.speech | self.speech_participles | (self.relative - self.determiners)

    @cached_property
    def enclosing(self) -> frozenset[str]:
        """What begins a clause inside another one."""
        return self.subordinate | self.speech | self.speech_participles | (self.relative - self.determiners)

    @cached_property
    def before_names(self) -> frozenset[str]:
        """What belongs to a name that it stands before."""
        return (self.titles | self.determiners) - self.linking - self.adverbs

    @cached_property
    def no_verbs(self) -> frozenset[str]:
        """What is no verb, though it may follow a name."""
        return (
            self.prepositions | self.linking | self.determiners | self.titles | self.voices | self.relative
        )  # fmt: skip

    @cached_property
    def no_nouns(self) -> frozenset[str]:
        """What does not say what somebody is, though it may stand before a name."""
        return (
            self.verbs | self.prepositions | self.linking | self.adverbs | self.relative | self.pronouns
            | self.first_person | self.speech_participles | self.speech_bases | self.to
        )  # fmt: skip

    @cached_property
    def no_first_names(self) -> frozenset[str]:
        """What is no first name, though it may begin with a capital letter."""
        return self.known | self.titles

    @cached_property
    def known(self) -> frozenset[str]:
        """Every word by which the language is recognized."""
        return (
            self.common | self.speech | self.auxiliaries | self.determiners | self.prepositions | self.turning
            | self.he | self.she | self.it | self.linking | self.adverbs
        )  # fmt: skip

    def turning_word(self, text: str) -> str | None:
        """Return the first word or phrase of a text that may turn the meaning of what stands beside it, or None."""
        words = words_of(text)
        for word in words:
            if word in self.turning or word.endswith(self.turning_ends):
                return word
        line = f" {' '.join(words)} "
        return next((one for one in self.turning_phrases if f" {one} " in line), None)

    def reversal(self, sentence: str) -> str | None:
        """Return the first word or phrase of a sentence that takes back what was said before it, or None."""
        words = words_of(sentence[:_BEGINNING])
        while len(words) > 1 and words[0] in self.opening:
            words = words[1:]
        line = f"{' '.join(words)} "
        phrase = next((one for one in self.reversing_phrases if line.startswith(f"{one} ")), None)
        return phrase or (words[0] if words and words[0] in self.reversing else None)

    def reported(self, text: str, before: str = "") -> str | None:
        """Return the first verb of a text by which somebody else than "I" or "we" says what follows, or None.

        `before` is what stands before the text: its last word may be who says it.
        """
        words = words_of(text)
        for by, word in zip([*(words_of(before)[-1:] or [""]), *words], words, strict=False):
            finite = word in self.speech and by not in self.first_person
            if finite or (word in self.speech_bases and by in self.others):
                return word
        return None
