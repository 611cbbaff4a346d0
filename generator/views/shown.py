"""What may be shown: the catalog's statements without drafts, each as a card, ready for every view."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from generator.catalog import is_shown
from generator.terms import ActorType, Status
from generator.views.each import Each
from generator.views.parts import Card, ConditionView, Ref, RevisionView, SourceRef, StanceView, Words
from generator.views.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from generator.catalog import Catalog
    from generator.locations import Path
    from generator.model import Entry, Statement
    from generator.proofs import Proofs
    from generator.records import Evidence, Stance


@dataclass(frozen=True)
class Shown:
    """The catalog as a site shows it on the day `as_of`; `drafts` adds drafts, for a preview."""

    catalog: Catalog
    proofs: Proofs
    as_of: date
    drafts: bool = False

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """Every statement that has a page, by id, in order of time."""
        shown = (one for one in self.catalog.statements_in_time if is_shown(one, drafts=self.drafts))
        days = groupby(shown, key=lambda one: one.date.effective)
        return {one.id: self._card(one, place) for _, day in days for place, one in enumerate(day)}

    @cached_property
    def standing_cards(self) -> tuple[Card, ...]:
        """The cards that count for where an actor stands: all but retracted ones, in order of time."""
        return tuple(card for card in self.cards.values() if card.status is not Status.RETRACTED)

    @cached_property
    def cards_on(self) -> Mapping[str, tuple[Card, ...]]:
        """The cards that speak to each position, in order of time."""
        return self._grouped(lambda card: (one.position.id for one in card.stances))

    @cached_property
    def cards_on_issue(self) -> Mapping[str, tuple[Card, ...]]:
        """The cards that speak to a position of each issue."""
        return self._grouped(lambda card: (one.issue.id for one in card.stances))

    @cached_property
    def cards_by(self) -> Mapping[str, tuple[Card, ...]]:
        """The cards of each speaker."""
        return self._grouped(lambda card: (card.speaker.id,))

    @cached_property
    def cards_for(self) -> Mapping[str, tuple[Card, ...]]:
        """The cards that count for another actor than their speaker, by that actor."""
        return self._grouped(lambda card: (card.principal.id,) if card.speaks_for_another else ())

    @cached_property
    def cards_under(self) -> Mapping[str, tuple[Card, ...]]:
        """The cards that count for a country, by its government of the day, without those it spoke itself."""
        return self._grouped(
            lambda card: (card.government.id,) if card.government and card.government.id != card.speaker.id else ()
        )

    @cached_property
    def cards_at(self) -> Mapping[str, tuple[Card, ...]]:
        """The cards of each event."""
        return self._grouped(lambda card: (card.event.id,) if card.event else ())

    def _grouped(self, keys: Callable[[Card], Iterable[str]]) -> Mapping[str, tuple[Card, ...]]:
        groups: defaultdict[str, list[Card]] = defaultdict(list)
        for card in self.cards.values():
            for key in dict.fromkeys(keys(card)):
                groups[key].append(card)
        return {key: tuple(cards) for key, cards in groups.items()}

    def ref(self, kind: str, id_: str) -> Ref:
        """Return an entry to be linked."""
        key = (kind, id_)
        if key not in self._refs:
            self._refs[key] = Ref(kind, id_, self.catalog.of_kind(kind)[id_].label)
        return self._refs[key]

    @cached_property
    def _refs(self) -> dict[tuple[str, str], Ref]:
        return {}

    def source(self, id_: str) -> SourceRef:
        """Return a source to be named under a quotation."""
        one = self.catalog.sources[id_]
        return SourceRef(
            ref=self.ref("sources", id_),
            type=one.type,
            publisher=one.publisher,
            published=one.published,
            url=one.url,
            sha256=one.sha256,
            language=one.language,
            publish=one.publish,
        )

    def words(self, kind: str, id_: str, path: Path, evidence: Evidence) -> Words:
        """Return the proved words of one piece of evidence."""
        proof = self.proofs[kind, id_, path]
        archived = self.catalog.texts[evidence.source]
        number = int(path[-1]) + 1
        return words_of(archived, proof, self.source(evidence.source), is_quote=evidence.is_quote, number=number)

    def all_words(self, entry: Entry, at: Path, evidence: tuple[Evidence, ...]) -> Each[int, Words]:
        """Return the proved words of several pieces of evidence, which stand in an entry at the path `at`."""
        return Each(range(len(evidence)), lambda index: self.words(entry.kind, entry.id, (*at, index), evidence[index]))

    def _card(self, one: Statement, place: int) -> Card:
        dispute = one.dispute
        return Card(
            id=one.id,
            summary=one.summary,
            speaker=self.ref("actors", one.speaker),
            roles=self.catalog.roles(one),
            principal=self.ref("actors", one.principal),
            government=self._government(one),
            date=one.date,
            place=place,
            dating=one.dating,
            event=self.ref("events", one.event) if one.event else None,
            words=self.all_words(one, ("evidence",), one.evidence),
            sources=tuple(dict.fromkeys(each.source for each in one.evidence)),
            stances=tuple(self._stance(one, stance) for stance in one.stances),
            status=one.status,
            reported=one.is_reported,
            attribution=one.attribution.note if one.attribution else None,
            dispute=dispute.text if dispute else None,
            dispute_words=self.all_words(one, ("dispute", "evidence"), dispute.evidence if dispute else ()),
            added=one.added,
            revisions=tuple(RevisionView(each.date, each.change, each.reason) for each in one.revisions),
            entry=self.catalog.origin(one).path,
        )

    def _government(self, one: Statement) -> Ref | None:
        if self.catalog.actors[one.principal].type is not ActorType.COUNTRY:
            return None
        found = self.catalog.government_on(one.principal, one.date.effective)
        return self.ref("actors", found.id) if found else None

    def _stance(self, one: Statement, stance: Stance) -> StanceView:
        return StanceView(
            statement=one.id,
            principal=self.ref("actors", one.principal),
            position=self.ref("positions", stance.position),
            issue=self.ref("issues", self.catalog.positions[stance.position].issue),
            stance=stance.stance,
            mode=stance.mode,
            basis=stance.basis,
            rationale=stance.rationale,
            conditions=tuple(ConditionView(each.text, each.evidence) for each in stance.conditions),
        )
