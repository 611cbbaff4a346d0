"""Invented names, and sentences that say nothing about anybody.

Names are put together from syllables; other words come from short lists, with new ones made up on the way, the more
rarely the more there are: as in real texts, a growing collection keeps gaining words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_ONSETS = "b br d dr f g gr h k kl l m n p r s st t tr v vr"
_VOWELS = "a e i o u ae ei ia"
_CODAS = "l n r s m rn ld nd st rk lm"
_WORKS = """corridor port pipeline railway reservoir bridge tunnel canal lighthouse dam airfield dockyard ferry archive
    observatory grain-store power-grid fishing-zone border-crossing customs-house water-treaty forest-reserve"""
_NOUNS = """harvest budget treaty border council winter price supply garrison parliament engineer farmer market river
    school hospital archive neighbor election pension road signal repair insurance station survey fleet tariff permit
    court deadline committee mandate reserve ration coast valley bridge report"""
_QUALITIES = """narrow costly common empty lasting fair hasty northern southern modest hidden public open ancient recent
    shared broken steady distant local annual joint uneven proper gentle strict quiet heavy early late"""
_VERBS = """delays protects burdens follows replaces limits supports weakens feeds opens serves crosses divides joins
    repays guards measures shapes strains shortens outlasts"""
_KNOWN = 0.75
"""So many nouns are of the list."""
_GROWTH = 20
"""With this, 1,500 statements have some 3,000 different words, and 15,000 some 16,000."""
DEEDS = (
    "be opened to freight",
    "be paid for by all members",
    "stay under joint control",
    "be inspected by neutral experts",
    "be closed in winter",
    "be extended to the coast",
    "be run by its own council",
    "be leased to its neighbors",
    "be rebuilt within ten years",
    "remain free of charge",
    "be handed over in stages",
    "be kept out of the talks",
)
"""What may be done with a thing that people are at odds about."""


class Kind(NamedTuple):
    """A kind of stance: how often it is taken, its terms, and the words of the speaker and of the summary."""

    weight: int
    stance: str
    mode: str
    words: str
    summary: str


KINDS = (
    Kind(22, "supports", "preference", "{thing} should {deed}", "says that {thing} should {deed}"),
    Kind(16, "opposes", "preference", "{thing} should not {deed}", "says that {thing} should not {deed}"),
    Kind(8, "supports", "feasibility", "{thing} can {deed}", "says that {thing} can {deed}"),
    Kind(9, "opposes", "feasibility", "{thing} cannot {deed}", "says that {thing} cannot {deed}"),
    Kind(9, "supports", "commitment", "we will help {thing} to {deed}", "will help {thing} to {deed}"),
    Kind(6, "opposes", "commitment", "we will not let {thing} {deed}", "will not let {thing} {deed}"),
    Kind(9, "supports", "demand", "we ask all to let {thing} {deed}", "asks all to let {thing} {deed}"),
    Kind(5, "supports", "prediction", "I expect that {thing} will {deed}", "expects that {thing} will {deed}"),
    Kind(3, "opposes", "prediction", "I doubt that {thing} will {deed}", "doubts that {thing} will {deed}"),
    Kind(6, "supports-with-conditions", "preference", "{thing} should {deed}", "says that {thing} should {deed}"),
    Kind(3, "mixed", "preference", "{thing} should {deed}, and yet it is too early", "sees reasons on both sides"),
    Kind(2, "declines-to-say", "preference", "I will not say whether {thing} should {deed}", "does not say"),
    Kind(2, "unclear", "preference", "we have heard that {thing} should {deed}", "says what it has heard"),
)


class Words:
    """Names and sentences from one source of chance; no place or family comes twice."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._given: set[str] = set()
        self._coined = ["varn", "tolm"]

    def place(self) -> str:
        """Return the name of a place."""
        return self._new(lambda: self._syllables(2))

    def person(self) -> str:
        """Return a first and a last name."""
        return f"{self._syllables(2)} {self._new(lambda: self._syllables(2))}"

    def publisher(self) -> str:
        """Return the name of a newspaper; a few of them come again and again."""
        return f"The {self._one(_QUALITIES).capitalize()} Courier"

    def thing(self) -> str:
        """Return something that people are at odds about, such as "the Bruvraeld dam"."""
        return f"the {self.place()} {self._one(_WORKS)}"

    def reason(self) -> str:
        """Return a clause without a name."""
        return f"the {self._matter()} {self._one(_VERBS)} the {self._matter()} of every {self._coin()}"

    def sentence(self) -> str:
        """Return a sentence as it stands in a document around the words that it quotes."""
        return f"The {self._matter()} {self._one(_VERBS)} the {self._matter()} and the {self._matter()}."

    def _matter(self) -> str:
        noun = self._one(_NOUNS) if self._random.random() < _KNOWN else self._coin()
        return f"{self._one(_QUALITIES)} {noun}"

    def _coin(self) -> str:
        """Return an invented noun: seldom a new one, once there are many."""
        if self._random.random() < _GROWTH / len(self._coined) ** 0.5:
            self._coined.append(self._syllables(3).lower())
            return self._coined[-1]
        return self._coined[int(len(self._coined) * self._random.random() ** 3)]

    def _syllables(self, count: int) -> str:
        return ("".join(self._one(_ONSETS) + self._one(_VOWELS) for _ in range(count)) + self._one(_CODAS)).capitalize()

    def _one(self, words: str) -> str:
        return self._random.choice(words.split())

    def _new(self, draw: Callable[[], str]) -> str:
        name = draw()
        while name in self._given:
            name = draw()
        self._given.add(name)
        return name
