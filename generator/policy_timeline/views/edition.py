"""An edition of the record: what is published of it on a day, every statement as a card, ready for every view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import groupby

from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.days import Day
from policy_timeline.entries.kinds import KINDS, Actor, Entry, Shift, Statement
from policy_timeline.entries.records import Evidence, Identifier, Stance
from policy_timeline.entries.terms import ActorType
from policy_timeline.evidence.proof import Proofs
from policy_timeline.facts.offices import government_of, roles
from policy_timeline.facts.publication import Publication
from policy_timeline.findings.locations import Path
from policy_timeline.views.cards import Card, Excerpt, Ref, SourceRef, StanceView, excerpt_of, grouped
from policy_timeline.work.memo import Memo, digest


@dataclass(frozen=True)
class Edition:
    """The record as a site shows it on the day `as_of`; `drafts` adds drafts, for a preview.

    `memo` knows the cards of a build before, and takes those of this one.
    """

    catalog: Catalog
    proofs: Proofs
    as_of: Day
    drafts: bool
    memo: Memo
    _sources: dict[str, SourceRef] = field(default_factory=dict, init=False, compare=False)
    _refs: dict[tuple[str, str], Ref] = field(default_factory=dict, init=False, compare=False)

    @cached_property
    def publication(self) -> Publication:
        """What of the catalog is shown."""
        return Publication(self.catalog, self.drafts)

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """Every statement that has a page, by id, in order of time."""
        days = groupby(self.publication.statements, key=lambda statement: statement.date.effective)
        placed = ((statement, place) for _, day in days for place, statement in enumerate(day))
        return {
            statement.id: self.memo.recall(
                f"card {place} {self.catalog.state(statement.kind, statement.id)} {self._around}",
                partial(self._card, statement, place),
            )
            for statement, place in placed
        }

    @cached_property
    def _around(self) -> str:
        """What is another text when anything but the statements and shifts has changed."""
        kinds = (kind for kind in KINDS if kind not in {Statement.kind, Shift.kind})
        states = (self.catalog.state(kind, id_) for kind in kinds for id_ in self.catalog.of_kind(kind))
        return digest(states)

    @cached_property
    def cards_on(self) -> Mapping[str, tuple[Card, ...]]:
        """The cards that speak to each position, in order of time."""
        return self._grouped(lambda card: (stance.position.id for stance in card.stances))

    @cached_property
    def cards_on_issue(self) -> Mapping[str, tuple[Card, ...]]:
        """The cards that speak to a position of each issue."""
        return self._grouped(lambda card: (stance.issue.id for stance in card.stances))

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
        return self._grouped(lambda card: (card.other_government.id,) if card.other_government else ())

    @cached_property
    def cards_at(self) -> Mapping[str, tuple[Card, ...]]:
        """The cards of each event."""
        return self._grouped(lambda card: (card.event.id,) if card.event else ())

    @cached_property
    def cards_from(self) -> Mapping[str, tuple[Card, ...]]:
        """The cards that rest on each source."""
        return self._grouped(lambda card: card.sources)

    def _grouped(self, keys: Callable[[Card], Iterable[str]]) -> Mapping[str, tuple[Card, ...]]:
        return grouped((key, card) for card in self.cards.values() for key in dict.fromkeys(keys(card)))

    def ref(self, kind: str, id_: str) -> Ref:
        """Return an entry to be linked."""
        key = (kind, id_)
        if key not in self._refs:
            entry = self.catalog.of_kind(kind)[id_]
            type_, image = (entry.type, entry.image) if isinstance(entry, Actor) else (None, None)
            self._refs[key] = Ref(kind, id_, entry.label, type_, _same_as(entry), entry.short_label, image)
        return self._refs[key]

    def source(self, id_: str) -> SourceRef:
        """Return a source to be named under a quotation."""
        if id_ not in self._sources:
            source = self.catalog.sources[id_]
            self._sources[id_] = SourceRef(
                ref=self.ref("sources", id_),
                type=source.type,
                publisher=source.publisher,
                published=source.published,
                url=source.url,
                sha256=source.sha256,
                language=source.language,
                publish=source.publish,
                file=source.file,
            )
        return self._sources[id_]

    def excerpt(self, entry: Entry, path: Path, evidence: Evidence) -> Callable[[], Excerpt]:
        """Return what finds the proved words of one piece of evidence, which stands in an entry at a path."""
        proof = self.proofs[entry.kind, entry.id, path]
        archived, source = self.catalog.texts[evidence.source], self.source(evidence.source)
        return partial(excerpt_of, archived, proof, source, evidence, int(path[-1]) + 1)

    def excerpts(self, entry: Entry, at: Path, evidence: tuple[Evidence, ...]) -> Callable[[], tuple[Excerpt, ...]]:
        """Return what finds the proved words of several pieces of evidence, a list at a path of an entry."""
        finders = [self.excerpt(entry, (*at, index), piece) for index, piece in enumerate(evidence)]
        return lambda: tuple(find() for find in finders)

    def _card(self, statement: Statement, place: int) -> Card:
        dispute = statement.dispute
        disputed = dispute.evidence if dispute else ()
        return Card(
            id=statement.id,
            summary=statement.summary,
            speaker=self.ref("actors", statement.speaker),
            roles=roles(self.catalog, statement),
            principal=self.ref("actors", statement.principal),
            government=self._government(statement),
            date=statement.date,
            place=place,
            dating=statement.dating,
            event=self.ref("events", statement.event) if statement.event else None,
            find_excerpts=self.excerpts(statement, ("evidence",), statement.evidence),
            sources=tuple(dict.fromkeys(piece.source for piece in statement.evidence)),
            stances=tuple(self._stance(statement, stance) for stance in statement.stances),
            status=statement.status,
            reported=statement.is_reported,
            attribution=statement.attribution.note if statement.attribution else None,
            dispute=dispute.text if dispute else None,
            find_dispute_excerpts=self.excerpts(statement, ("dispute", "evidence"), disputed),
            added=statement.added,
            curators=statement.curators,
            reviewers=statement.reviewers,
            revisions=statement.revisions,
            entry=self.catalog.origin(statement).path,
        )

    def _government(self, statement: Statement) -> Ref | None:
        if self.catalog.actors[statement.principal].type is not ActorType.COUNTRY:
            return None
        found = government_of(self.catalog, statement)
        return self.ref("actors", found.id) if found else None

    def _stance(self, statement: Statement, stance: Stance) -> StanceView:
        return StanceView(
            statement=statement.id,
            principal=self.ref("actors", statement.principal),
            position=self.ref("positions", stance.position),
            issue=self.ref("issues", self.catalog.positions[stance.position].issue),
            stance=stance.stance,
            mode=stance.mode,
            basis=stance.basis,
            rationale=stance.rationale,
            conditions=stance.conditions,
            is_described=statement.is_reported,
        )


def _same_as(entry: Entry) -> tuple[str, ...]:
    """Return the addresses at which registers tell of the same as an entry."""
    known: tuple[Identifier, ...] = getattr(entry, "identifiers", ())
    return tuple(identifier.address for identifier in known if identifier.address)
