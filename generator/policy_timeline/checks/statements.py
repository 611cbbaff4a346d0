"""Statements: what their fields must say together, who may speak for whom, and one statement per claim."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.dates import overlap
from policy_timeline.entries.days import Day
from policy_timeline.entries.kinds import Actor, Entry, Statement
from policy_timeline.entries.origins import Origin
from policy_timeline.entries.records import Membership, Searched, Stance
from policy_timeline.entries.terms import ActorType, Basis, Mode, StanceTerm, Status
from policy_timeline.facts.offices import holds_on, may_speak
from policy_timeline.facts.publication import Publication, is_published, is_retracted
from policy_timeline.facts.stances import by_stance
from policy_timeline.findings.diagnostics import Diagnostic, Related, Severity


def check_statement(catalog: Catalog, entry: Entry) -> Iterator[Diagnostic]:
    """Yield what is wrong between the fields of a statement: its stances, its status and what they need."""
    if not isinstance(entry, Statement):
        return
    origin = catalog.origin(entry)
    yield from _status(entry, origin)
    yield from _repeated_positions(entry, origin)
    for index, stance in enumerate(entry.stances):
        yield from _rationale(entry, origin, index, stance)
        yield from _conditions(entry, origin, index, stance)
        yield from _abstention(origin, index, stance)
        yield from _condition_evidence(entry, origin, index, stance)


def _status(statement: Statement, origin: Origin) -> Iterator[Diagnostic]:
    if statement.status is Status.DISPUTED and not statement.dispute:
        yield origin.finding("missing-dispute")
    if statement.dispute and statement.status not in {Status.DISPUTED, Status.DRAFT}:
        yield origin.finding("unexpected-dispute", path=("dispute",), key=True, statement=statement)
    if statement.status in {Status.CORRECTED, Status.RETRACTED} and not statement.revisions:
        yield origin.finding("missing-revision", path=("status",), statement=statement)


def _repeated_positions(statement: Statement, origin: Origin) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, Mode], int] = {}
    for index, stance in enumerate(statement.stances):
        first = seen.setdefault((stance.position, stance.mode), index)
        if first != index:
            yield origin.finding(
                "repeated-position",
                path=("stances", index, "position"),
                related=origin.related("the first one", ("stances", first, "position")),
                stance=stance,
            )


def _rationale(statement: Statement, origin: Origin, index: int, stance: Stance) -> Iterator[Diagnostic]:
    if stance.basis is Basis.INTERPRETED and not stance.rationale:
        yield origin.finding("missing-rationale", path=("stances", index), severity=severity_of_missing(statement))


def _conditions(statement: Statement, origin: Origin, index: int, stance: Stance) -> Iterator[Diagnostic]:
    conditional = stance.stance is StanceTerm.SUPPORTS_WITH_CONDITIONS
    if conditional and not stance.conditions:
        yield origin.finding("missing-condition", path=("stances", index), severity=severity_of_missing(statement))
    if stance.conditions and not conditional:
        yield origin.finding("unexpected-condition", path=("stances", index, "conditions"), key=True, stance=stance)


def _abstention(origin: Origin, index: int, stance: Stance) -> Iterator[Diagnostic]:
    if stance.stance is StanceTerm.ABSTAINS and stance.mode is not Mode.VOTE:
        yield origin.finding("abstains-without-vote", path=("stances", index, "mode"), stance=stance)


def _condition_evidence(statement: Statement, origin: Origin, index: int, stance: Stance) -> Iterator[Diagnostic]:
    count = len(statement.evidence)
    for number, condition in enumerate(stance.conditions):
        if condition.evidence > count:
            yield origin.finding(
                "unknown-evidence-number",
                path=("stances", index, "conditions", number, "evidence"),
                condition=condition,
                count=count,
            )


def severity_of_missing(statement: Statement) -> Severity:
    """Return the severity of a missing value: info in a draft, else an error."""
    return Severity.ERROR if is_published(statement) else Severity.INFO


def check_office(catalog: Catalog, entry: Entry) -> Iterator[Diagnostic]:
    """Yield an error for a statement that counts for another than its speaker, who held no office for it that day.

    An office in an organization, in a country or in its government of that day will do; a government speaks for its
    country while it governs.
    """
    if not isinstance(entry, Statement) or entry.principal == entry.speaker:
        return
    if (entry.kind, entry.id) in catalog.unsettled:
        return
    speaker, principal = catalog.actors[entry.speaker], catalog.actors[entry.principal]
    if speaker.type is ActorType.GOVERNMENT and speaker.government_of == principal.id:
        yield from _out_of_office(catalog, entry, speaker)
    elif not may_speak(catalog, speaker.id, principal.id, entry.date.effective):
        yield _no_office(catalog, entry, speaker, principal)


def _out_of_office(catalog: Catalog, statement: Statement, speaker: Actor) -> Iterator[Diagnostic]:
    day = statement.date.effective
    if not holds_on(speaker, day):
        yield catalog.origin(statement).finding(
            "no-office.handover-of-government" if _ended_on(speaker, day) else "no-office.government",
            path=("on_behalf_of",),
            related=catalog.origin(speaker).related("the dates of the government", ("start_date",)),
            speaker=speaker,
            day=day,
            next_day=day.plus(1),
            file=catalog.origin(speaker).file,
        )


def _ended_on(term: Actor | Membership, day: Day) -> bool:
    """Return whether a day is the first on which a term no longer held: the day of its handover."""
    return term.end_date is not None and term.end_date.is_exact and term.end_date.effective == day


def _no_office(catalog: Catalog, statement: Statement, speaker: Actor, principal: Actor) -> Diagnostic:
    day, file = statement.date.effective, catalog.origin(speaker).file
    offices = [office for office in speaker.memberships if catalog.speaks_for(office, principal.id)]
    ended = next((office for office in offices if _ended_on(office, day)), None)
    return catalog.origin(statement).finding(
        "no-office.handover" if ended else "no-office",
        path=("on_behalf_of",),
        related=tuple(_offices(catalog, speaker, principal)),
        principal=principal,
        speaker=speaker,
        day=day,
        next_day=day.plus(1),
        role=ended.role if ended else None,
        file=file,
    )


def _offices(catalog: Catalog, speaker: Actor, principal: Actor) -> Iterator[Related]:
    """Yield the offices that would let the speaker speak on another day."""
    for index, office in enumerate(speaker.memberships):
        if catalog.speaks_for(office, principal.id):
            place = catalog.origin(speaker).location(("memberships", index))
            yield Related(
                place,
                f"{office.role}, {office.start_date or 'start not given'} to {office.end_date or 'end not given'}",
            )


def check_reviews(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield a warning for each published statement that nobody has reviewed, for projects that ask for it."""
    for statement in catalog.statements.values():
        if is_published(statement) and not is_retracted(statement) and not statement.reviewers:
            yield catalog.origin(statement).finding("no-reviewer")


def check_claims(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield a warning for each statement that holds the claim of an earlier one in the same words.

    One passage can hold several claims, so the same words alone are not enough: the two must also take a stance to the
    same position in the same mode, or none at all. A retracted statement may have been replaced.
    """
    groups: dict[tuple[str, ...], list[Statement]] = {}
    for statement in catalog.statements.values():
        if not is_retracted(statement):
            groups.setdefault((statement.speaker, statement.principal, statement.date.text), []).append(statement)
    for first, second in (pair for group in groups.values() for pair in combinations(group, 2)):
        if not _claims(first).isdisjoint(_claims(second)) and _share_words(first, second):
            yield catalog.origin(second).finding(
                "duplicate-claim",
                path=("evidence",),
                related=catalog.origin(first).related("the other one", ("evidence",)),
                first=first,
            )


def _claims(statement: Statement) -> set[tuple[str | None, str | None]]:
    """Return the position and the mode of each stance; of a statement without any, a pair of nothing."""
    return {(stance.position, stance.mode) for stance in statement.stances} or {(None, None)}


def _share_words(first: Statement, second: Statement) -> bool:
    """Return whether any words of one statement hold words of the other, in the same source."""
    pairs = ((left, right) for left in first.evidence for right in second.evidence if left.source == right.source)
    return any(_holds(left.words, right.words) or _holds(right.words, left.words) for left, right in pairs)


def _holds(outer: str, inner: str) -> bool:
    return " ".join(inner.split()) in " ".join(outer.split())


def check_searches(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield a warning for each search without a find in a source that holds a curated stance of that time."""
    sought = {search.actor for position in catalog.positions.values() for search in position.searched}
    taken = by_stance(statement for statement in Publication(catalog).counting if statement.principal in sought)
    for position in catalog.positions.values():
        for index, search in enumerate(position.searched):
            found = next(
                (statement for statement in taken.get((search.actor, position.id), ()) if _answers(search, statement)),
                None,
            )
            if found:
                yield catalog.origin(position).finding(
                    "searched-but-found",
                    path=("searched", index),
                    related=catalog.origin(found).related("the stance", ("stances",)),
                    found=found,
                )


def check_thin_searches(catalog: Catalog) -> Iterator[Diagnostic]:
    """Yield a warning for each search in sources that hold no statement of the actor at all: it found nothing out."""
    heard = {
        (actor, evidence.source)
        for statement in catalog.statements.values()
        for actor in (statement.speaker, statement.principal)
        for evidence in statement.evidence
    }
    for position in catalog.positions.values():
        for index, search in enumerate(position.searched):
            actor = catalog.actors.get(search.actor)
            if actor and not any((search.actor, source) in heard for source in search.sources):
                yield catalog.origin(position).finding("thin-search", path=("searched", index), actor=actor)


def _answers(search: Searched, statement: Statement) -> bool:
    sources = {evidence.source for evidence in statement.evidence}
    return not sources.isdisjoint(search.sources) and overlap(search.date, statement.date)
