"""What all pages share: a title, a description, breadcrumbs, a template, and limits on how much one page lists."""

from __future__ import annotations

from collections.abc import Mapping, Sized
from dataclasses import dataclass, field
from html import escape
from typing import Literal

from policy_timeline import routes
from policy_timeline.entries.days import Day
from policy_timeline.views.cards import Card
from policy_timeline.views.matrix import Block
from policy_timeline.views.positions import PositionView

DESCRIPTION = 155
"""Search engines show about so many characters of a description."""

SHORT_TITLE = 40
"""A card names its source in at most so many characters."""

FEW = 4
"""So many stances of a statement stand in a list; its own page has all."""

CARDS = 25
"""Past so many statements a page shows lines: a card weighs three times as much, and nobody reads hundreds of them."""

LINES = 40
"""Past so many an entry's page shows the newest alone; the search and the timeline have them all."""

DATED_LINES = 100
"""Past so many a page of the timeline shows each statement in one short line."""

DATED = 140
"""Past so many the page of a year or a month shows the newest alone; the filters of the timeline find them all."""

MATRIX_MARKS = 450
"""Up to so many stances, those of the past included, each mark of a matrix is a link with a title of its own."""

STRIP_CELLS = 10_000
"""Past so many cells the page of all positions shows no matrix."""

ISSUE_MARKS = 250
"""Up to so many on an issue's page, which has the statements too."""

ISSUE_ROWS = 60
"""Past so many rows of a matrix whose marks are no links an issue's page shows none."""

NAMES = 2500
"""Past so many stances a page gives counts alone, without the names of those who took them."""

BARS = 100
"""Past so many positions a page that gives counts draws no bars."""

POSITIONS = 300
"""Past so many the page of all positions names the issues alone, which have them."""

OPEN_WORDS = 20
"""Up to so many stances a position's page shows with the words at once."""

FOLDED_WORDS = 60
"""Up to so many it holds the words folded; past it they are on the pages of the statements."""

PAST = 300
"""Up to so many it holds past ones as well."""

PRINCIPALS = 300
"""So many actors a position's page names on one side; the timeline has them all."""


EMBED_HEIGHT = 400
"""So many pixels an embedded page is high; what does not fit scrolls."""


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from the home page: a label and the path that it leads to."""

    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page before it is rendered: where it goes, its template and the values that the template sees.

    `changed` is the day on which what it shows last changed; None for the day of the whole record. `embedded` is what
    another site calls it that shows a part of it; empty where there is no such part.
    """

    path: str
    template: str
    title: str
    description: str
    values: Mapping[str, object]
    trail: tuple[Crumb, ...] = ()
    hide: tuple[str, ...] = field(default=("navigation",))
    changed: Day | None = None
    embedded: str = ""


def shorten(text: str) -> str:
    """Return a text of at most DESCRIPTION characters, cut between words."""
    return cut(text, DESCRIPTION)


def cut(text: str, length: int) -> str:
    """Return a text on one line of at most so many characters, cut between words."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1].rsplit(" ", 1)[0] + "…"


@dataclass(frozen=True, slots=True)
class Listing:
    """The statements that an entry's page lists, in order of time, and how many there are in all."""

    cards: tuple[Card, ...]
    count: int

    @property
    def as_lines(self) -> bool:
        """Whether they are too many for cards."""
        return self.count > CARDS

    @property
    def is_cut(self) -> bool:
        """Whether older ones are left out."""
        return self.count > LINES


def listing(cards: tuple[Card, ...]) -> Listing:
    """Return how a page lists the statements of an entry."""
    return Listing(cards[-LINES:], len(cards))


def is_long(cards: Sized) -> bool:
    """Return whether a page with so many statements shows them as lines."""
    return len(cards) > CARDS


@dataclass(frozen=True, slots=True)
class Standings:
    """How much a position's page shows of those who took a stance: the words, the past, and how many of them."""

    words: Literal["open", "folded", "elsewhere"]
    has_history: bool
    most: int


def standings(view: PositionView) -> Standings:
    """Return how a position's page shows who stands where, so that it can be read whatever their number."""
    words: Literal["open", "folded", "elsewhere"] = "open" if view.taken <= OPEN_WORDS else "folded"
    return Standings(words if view.taken <= FOLDED_WORDS else "elsewhere", view.taken <= PAST, PRINCIPALS)


@dataclass(frozen=True, slots=True)
class MatrixForm:
    """How a page shows a matrix: with a link for each stance, else each row as one drawing of marks, else in words.

    In words is who stands on each side, else how many: beside a bar, or in lines without; past these are the `issues`
    alone. `has_history` says that the page holds past stances too.
    """

    name: Literal["links", "strips", "names", "counts", "lines", "issues"]
    has_history: bool = False


def matrix_form(matrix: tuple[Block, ...], most_marks: int, most_rows: int | None = None) -> MatrixForm:
    """Return how a page shows a matrix, so that it stays light whatever its size."""
    if sum(block.stances for block in matrix) <= most_marks:
        return MatrixForm("links", has_history=True)
    if sum(block.marks for block in matrix) <= most_marks:
        return MatrixForm("links")
    cells, rows = sum(block.size for block in matrix), sum(len(block.lines) for block in matrix)
    if cells <= STRIP_CELLS and (most_rows is None or rows <= most_rows):
        return MatrixForm("strips")
    if cells <= NAMES:
        return MatrixForm("names")
    positions = sum(len(block.rows) for block in matrix)
    if positions > POSITIONS and len(matrix) > 1:
        return MatrixForm("issues")
    return MatrixForm("counts" if positions <= BARS else "lines")


def embed_code(addresses: routes.Addresses, page: str, title: str) -> str:
    """Return the HTML with which another site shows what it can embed of a page, given the path of the page.

    It is empty where the site's own address is not known.
    """
    source, name = addresses.absolute(routes.embed(page)), escape(title)
    code = f'<iframe src="{source}" title="{name}" width="100%" height="{EMBED_HEIGHT}" loading="lazy"></iframe>'
    return code if addresses.site_url else ""
