"""The day that a site stands for, worked out from the data and never from today's date."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import chain
from typing import TYPE_CHECKING

from generator.terms import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog
    from generator.dates import DateSpan
    from generator.model import Statement


def as_of_day(catalog: Catalog, epoch: int | None = None) -> date:
    """Return the day of `epoch` (SOURCE_DATE_EPOCH, seconds since 1970, UTC) if given, else the newest date in the data.

    The variable: https://reproducible-builds.org/specs/source-date-epoch/
    """
    if epoch is not None:
        return datetime.fromtimestamp(epoch, UTC).date()
    published = (one for one in catalog.statements.values() if one.status is not Status.DRAFT)
    spans = chain(
        chain.from_iterable(_dates(one) for one in published), (event.date for event in catalog.events.values())
    )
    return max((span.effective for span in spans), default=date(1970, 1, 1))


def _dates(statement: Statement) -> Iterator[DateSpan]:
    yield statement.date
    if statement.added:
        yield statement.added
    yield from (revision.date for revision in statement.revisions)
