"""What is left of an entry that was renamed or taken away: its address stays, and says what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policy_timeline.entries.kinds import Shift

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policy_timeline.views.cards import Ref
    from policy_timeline.views.edition import Edition


@dataclass(frozen=True, slots=True)
class RetiredView:
    """A retired entry: its kind and old id, and the entry that took its place, or the reason why none did."""

    kind: str
    id: str
    successor: Ref | None
    reason: str | None


def retired_of(edition: Edition) -> Iterator[RetiredView]:
    """Yield every retired entry that had a page of its own."""
    for old, gone in edition.catalog.retired.items():
        kind, _, id_ = old.partition("/")
        if kind != Shift.kind:
            to_kind, _, to_id = (gone.target or "").partition("/")
            yield RetiredView(kind, id_, edition.ref(to_kind, to_id) if gone.target else None, gone.reason)
