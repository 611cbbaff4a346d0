"""A statement of the record that shows how each of them comes from a document to the matrix."""

from __future__ import annotations

from dataclasses import dataclass

from policy_timeline.entries.terms import Status
from policy_timeline.views.cards import Card, Ref, StanceView
from policy_timeline.views.edition import Edition
from policy_timeline.views.matrix import Block, Cell, MatrixRow

FITTING = 280
"""Up to so many characters of words can be taken in at a glance."""

ACROSS = 6
"""So many actors the row of an example shows."""


@dataclass(frozen=True, slots=True)
class Example:
    """A statement in somebody's own words, the stance that was read in it, and the position's row of the matrix."""

    card: Card
    stance: StanceView
    row: MatrixRow

    @property
    def rows(self) -> tuple[MatrixRow, ...]:
        """The row with a cell for each of `actors`."""
        return (MatrixRow(self.row.position, self._cells),)

    @property
    def actors(self) -> tuple[Ref, ...]:
        """Some of those who stand on the position, with whom the words count for."""
        return tuple(cell.principal for cell in self._cells)

    @property
    def _cells(self) -> tuple[Cell, ...]:
        taken = [cell for cell in self.row.cells if cell.latest]
        own = [cell for cell in taken if cell.principal == self.stance.principal]
        others = [cell for cell in taken if cell.principal != self.stance.principal]
        return (*own, *others[: ACROSS - 1])


def example_of(edition: Edition, matrix: tuple[Block, ...]) -> Example | None:
    """Return the newest statement that shows everything: words with their paragraph, and a stance that has a reason.

    Where there is none, one that shows less; None where nobody is quoted with a stance.
    """
    rows = {row.position.id: row for block in matrix for row in block.rows}
    told = [card for card in reversed(tuple(edition.cards.values())) if _can_tell(card)]
    card = next(filter(_tells_all, told), next(iter(told), None))
    if card is None:
        return None
    stance = next((stance for stance in card.stances if stance.rationale), card.stances[0])
    return Example(card, stance, rows[stance.position.id])


def _can_tell(card: Card) -> bool:
    return card.status in {Status.PUBLISHED, Status.CORRECTED} and bool(card.stances) and not card.reported


def _tells_all(card: Card) -> bool:
    lead = card.lead
    is_short = sum(map(len, lead.fragments)) <= FITTING
    return is_short and bool(lead.paragraph) and any(stance.rationale for stance in card.stances)
