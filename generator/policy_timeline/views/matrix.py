"""The matrix: where each principal stands on each position, issue by issue; and the pages of issues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from policy_timeline.entries.dates import DateSpan
from policy_timeline.entries.days import Day
from policy_timeline.entries.kinds import Issue, Statement
from policy_timeline.facts.sides import Side, side_of
from policy_timeline.facts.stances import StanceDay, held_since, possible_later, stances_by_day
from policy_timeline.texts.alphabet import alphabetical
from policy_timeline.views.cards import Card, Ref, StanceView, grouped
from policy_timeline.views.edition import Edition

ABREAST = 40
"""So many actors can be read as the columns of a matrix."""


@dataclass(frozen=True, slots=True)
class TakenStance:
    """A stance together with the statement that shows it."""

    stance: StanceView
    card: Card


@dataclass(frozen=True, slots=True)
class CellDay:
    """Every stance of one principal on one position on one day."""

    day: Day
    taken: tuple[TakenStance, ...]

    @property
    def side(self) -> Side:
        """The one side by which the principal is counted on that day."""
        return side_of((taken.stance.stance, taken.stance.mode) for taken in self.taken)


@dataclass(frozen=True, slots=True)
class PossibleStances:
    """The stances of one statement on one position, made some time inside a span of days with both ends known.

    `first` and `last` are the ends; `is_open` says whether the site's day lies before the last, so that they are shown.
    """

    first: Day
    last: Day
    taken: tuple[TakenStance, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class EmptySearch:
    """A search that found no stance: when, and in which sources."""

    date: DateSpan
    sources: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A principal on a position: its days in order of time, and the searches that found nothing.

    The last day is where it stands, `since` the first of the days since when the same stances have been recorded; a
    cell without days and searches is silence. `possible` holds what was said some time in a span of days.
    """

    principal: Ref
    position: Ref
    days: tuple[CellDay, ...] = ()
    since: Day | None = None
    searches: tuple[EmptySearch, ...] = ()
    possible: tuple[PossibleStances, ...] = ()

    @property
    def current(self) -> tuple[CellDay, ...]:
        """The last day alone; empty where there is none."""
        return self.days[-1:]

    @property
    def latest(self) -> CellDay | None:
        """The last day, or None."""
        return self.days[-1] if self.days else None


@dataclass(frozen=True, slots=True)
class SideGroup:
    """A side of a position, and the cells of those who stand on it."""

    side: Side
    cells: tuple[Cell, ...]


def by_side(cells: Iterable[Cell]) -> tuple[SideGroup, ...]:
    """Return the cells of a position by the side on which each stands, in the order of sides; silence is on none."""
    groups = grouped((cell.latest.side, cell) for cell in cells if cell.latest)
    return tuple(SideGroup(side, groups[side]) for side in Side if side in groups)


@dataclass(frozen=True)
class Cells:
    """Cells by (principal, position), in order of these; only those that have days or searches."""

    cells: Mapping[tuple[str, str], Cell]

    @cached_property
    def by_principal(self) -> Mapping[str, tuple[Cell, ...]]:
        """The cells of each principal, in order of position."""
        return grouped((cell.principal.id, cell) for cell in self.cells.values())

    @cached_property
    def by_position(self) -> Mapping[str, tuple[Cell, ...]]:
        """The cells of each position, in order of principal."""
        return grouped((cell.position.id, cell) for cell in self.cells.values())


def cells_of(edition: Edition) -> Cells:
    """Return where everyone stands on the day `edition.as_of`."""
    stances = stances_by_day(edition.publication.counting, edition.as_of)
    searches = _searches(edition)
    possible = possible_later(edition.publication.counting, edition.as_of)
    cells = {}
    for actor, position in sorted(stances.keys() | searches.keys() | possible.keys()):
        days = stances.get((actor, position), ())
        cells[actor, position] = Cell(
            principal=edition.ref("actors", actor),
            position=edition.ref("positions", position),
            days=tuple(_cell_day(edition, day) for day in days),
            since=held_since(days) if days else None,
            searches=searches.get((actor, position), ()),
            possible=tuple(_possible(edition, said, position) for said in possible.get((actor, position), ())),
        )
    return Cells(cells)


def _possible(edition: Edition, statement: Statement, position: str) -> PossibleStances:
    card, span = edition.cards[statement.id], statement.date
    taken = tuple(TakenStance(stance, card) for stance in card.stances_on(position))
    return PossibleStances(span.first, span.effective, taken, is_open=edition.as_of < span.effective)


def _cell_day(edition: Edition, day: StanceDay) -> CellDay:
    cards = [edition.cards[statement.id] for statement in day.statements]
    return CellDay(
        day.day, tuple(TakenStance(stance, card) for card in cards for stance in card.stances_on(day.position))
    )


def _searches(edition: Edition) -> Mapping[tuple[str, str], tuple[EmptySearch, ...]]:
    return grouped(
        (
            (search.actor, position.id),
            EmptySearch(search.date, tuple(edition.ref("sources", source) for source in search.sources)),
        )
        for position in edition.catalog.positions.values()
        for search in position.searched
    )


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A position with one cell for each actor of its block, in the block's order; silence is a cell too."""

    position: Ref
    cells: tuple[Cell, ...]

    @property
    def groups(self) -> tuple[SideGroup, ...]:
        """Those who stand on each side, in the order of sides."""
        return by_side(self.cells)


@dataclass(frozen=True, slots=True)
class Block:
    """An issue, the actors that took a stance in it, and its positions."""

    issue: Ref
    actors: tuple[Ref, ...]
    rows: tuple[MatrixRow, ...]

    @property
    def size(self) -> int:
        """How many cells it has."""
        return len(self.actors) * len(self.rows)

    @property
    def is_turned(self) -> bool:
        """Whether it is easier to read with a line for each actor: so many names cannot stand side by side."""
        return len(self.actors) > ABREAST and len(self.actors) > len(self.rows)

    @property
    def heads(self) -> tuple[Ref, ...]:
        """What stands above its columns: the actors or, when turned, the positions."""
        return tuple(row.position for row in self.rows) if self.is_turned else self.actors

    @property
    def lines(self) -> tuple[tuple[Ref, tuple[Cell, ...]], ...]:
        """Its lines: the positions or, when turned, the actors, with those together that stand on the same sides."""
        if not self.is_turned:
            return tuple((row.position, row.cells) for row in self.rows)
        order = list(Side)
        lines = zip(self.actors, zip(*(row.cells for row in self.rows), strict=True), strict=True)
        return tuple(
            sorted(
                lines,
                key=lambda line: [order.index(cell.latest.side) if cell.latest else len(order) for cell in line[1]],
            )
        )

    @property
    def marks(self) -> int:
        """How many stances hold today: so many marks it shows."""
        return sum(len(cell.latest.taken) for row in self.rows for cell in row.cells if cell.latest)

    @property
    def stances(self) -> int:
        """How many stances were ever taken on its positions."""
        return sum(len(day.taken) for row in self.rows for cell in row.cells for day in cell.days)

    @property
    def days(self) -> frozenset[Day]:
        """The days on which somebody took a stance."""
        return frozenset(day.day for row in self.rows for cell in row.cells for day in cell.days)


def matrix_of(edition: Edition, cells: Cells, issue: str | None = None) -> tuple[Block, ...]:
    """Return a block for every issue that has positions (or for `issue` alone), in order of title."""
    issues = sorted(edition.catalog.issues.values(), key=lambda entry: alphabetical(entry.title))
    blocks = (_block(edition, cells, entry.id) for entry in issues if issue in {None, entry.id})
    return tuple(block for block in blocks if block.rows)


def _block(edition: Edition, cells: Cells, issue: str) -> Block:
    positions = _positions(edition, issue)
    found = (cell for position in positions for cell in cells.by_position.get(position, ()))
    there = {cell.principal for cell in found if cell.days or cell.possible}
    actors = sorted(there, key=lambda ref: alphabetical(ref.label))
    rows = [_row(edition, cells, position, tuple(actors)) for position in positions]
    return Block(edition.ref("issues", issue), tuple(actors), tuple(rows))


def _row(edition: Edition, cells: Cells, position: str, actors: tuple[Ref, ...]) -> MatrixRow:
    ref = edition.ref("positions", position)
    return MatrixRow(ref, tuple(cells.cells.get((actor.id, position)) or Cell(actor, ref) for actor in actors))


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An issue in the list of all, with its positions and how many statements speak to them; `depth` counts parents."""

    ref: Ref
    depth: int
    positions: tuple[Ref, ...]
    count: int


@dataclass(frozen=True, slots=True)
class IssueView:
    """An issue with its positions, and the statements that speak to them."""

    ref: Ref
    description: str | None
    parent: Ref | None
    children: tuple[Ref, ...]
    matrix: tuple[Block, ...]
    cards: tuple[Card, ...]
    entry: str


def issue_lines(edition: Edition, parent: str | None = None, depth: int = 0) -> Iterator[IssueLine]:
    """Yield the issues as a tree, written down in order: each followed by the issues inside it."""
    inside = [issue for issue in edition.catalog.issues.values() if issue.parent == parent]
    for issue in sorted(inside, key=lambda issue: alphabetical(issue.title)):
        positions = tuple(edition.ref("positions", id_) for id_ in _positions(edition, issue.id))
        count = len(edition.cards_on_issue.get(issue.id, ()))
        yield IssueLine(edition.ref("issues", issue.id), depth, positions, count)
        yield from issue_lines(edition, issue.id, depth + 1)


def issue_view(edition: Edition, cells: Cells, issue: Issue) -> IssueView:
    """Return the view of one issue."""
    children = sorted(child.id for child in edition.catalog.issues.values() if child.parent == issue.id)
    return IssueView(
        ref=edition.ref("issues", issue.id),
        description=issue.description,
        parent=edition.ref("issues", issue.parent) if issue.parent else None,
        children=tuple(edition.ref("issues", id_) for id_ in children),
        matrix=matrix_of(edition, cells, issue.id),
        cards=edition.cards_on_issue.get(issue.id, ()),
        entry=edition.catalog.origin(issue).path,
    )


def _positions(edition: Edition, issue: str) -> list[str]:
    found = (position.id for position in edition.catalog.positions.values() if position.issue == issue)
    return sorted(found, key=alphabetical)
