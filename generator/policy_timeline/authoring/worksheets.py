"""What a curator works on, as plain values: a source with what is curated and open in it, and all that is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from policy_timeline.coverage import CoveredQuotation, OpenWork, coverage_of
from policy_timeline.entries.catalog import Catalog, evidence_of
from policy_timeline.entries.kinds import KINDS, Statement
from policy_timeline.entries.origins import Origin
from policy_timeline.evidence.proof import Proofs
from policy_timeline.evidence.speakers import Attributions
from policy_timeline.reading.yaml import read_yaml
from policy_timeline.texts.characters import FORBIDDEN
from policy_timeline.texts.deceiving import hidden_at, unseen
from policy_timeline.texts.stretches import Stretch, overlaid

State = Literal["", "open", "draft", "curated", "left-out"]
"""What became of some words; empty where nobody has asked."""


class Piece(NamedTuple):
    """A run of a source's reading text of one state: its words, where it begins, the stretch that is marked.

    `statements` rest on it, and `about` says that in words; `is_first` tells the first piece of what is marked from
    those that go on. `is_hidden` is a character that nobody could see: its name stands in its place.
    """

    text: str
    at: int
    is_hidden: bool = False
    state: State = ""
    start: int = 0
    end: int = 0
    statements: tuple[str, ...] = ()
    about: str = ""
    is_first: bool = True

    @property
    def statement(self) -> str:
        """The statement that is opened from here; empty where none rests on the words."""
        return self.statements[0] if self.statements else ""


class FieldChoice(NamedTuple):
    """What a field may hold, and what that is called."""

    id: str
    label: str


class WorkItem(NamedTuple):
    """Something to be done: in words, and where it can be done; `source` is empty where no page can help."""

    text: str
    source: str = ""
    statement: str = ""


class WorkPart(NamedTuple):
    """A part of the open work: its key, what it counts, how many of them there are, and each of them."""

    key: str
    title: str
    number: int
    items: tuple[WorkItem, ...]


class Worksheet(NamedTuple):
    """A source as the curating page shows it."""

    id: str
    title: str
    language: str
    pieces: tuple[Piece, ...]
    total: int
    open: int


class _Mark(NamedTuple):
    stretch: Stretch
    state: State
    statements: tuple[str, ...]
    about: str


def worksheet(attributions: Attributions, proofs: Proofs, source: str) -> Worksheet:
    """Return a source whose text could be read, cut where what became of its words changes."""
    catalog, voices = attributions.catalog, attributions.of(source)
    covered = coverage_of(attributions, proofs, source)
    marks = [*_unsettled(covered.quotations), *_resting(catalog, proofs, source)]
    pieces = tuple(_pieces(voices.text.text, marks))
    entry = catalog.sources[source]
    return Worksheet(source, entry.title, entry.language or "", pieces, covered.total, len(covered.open))


def _unsettled(quotations: Iterable[CoveredQuotation]) -> Iterator[_Mark]:
    """Yield the quotations on which nothing rests: those that are open, and those that are left out for a reason."""
    for quotation in quotations:
        if not (quotation.statements or quotation.drafts):
            state: State = "open" if quotation.reason is None else "left-out"
            about = quotation.reason or quotation.speaker or quotation.name or "speaker open"
            yield _Mark(quotation.stretch, state, (), about)


def _resting(catalog: Catalog, proofs: Proofs, source: str) -> Iterator[_Mark]:
    """Yield the words that statements rest on, each for itself."""
    for statement in catalog.statements.values():
        state: State = "draft" if statement.status == "draft" else "curated"
        for path, evidence in evidence_of(statement):
            proof = proofs.get((statement.kind, statement.id, path))
            for stretch in proof.fragments if proof and evidence.source == source else ():
                yield _Mark(stretch, state, (statement.id,), f"in {statement.id}")


def _pieces(text: str, marks: list[_Mark]) -> Iterator[Piece]:
    """Yield the text in pieces; where marks overlap, the shortest is on top."""
    hidden = {*hidden_at(text), *(found.start() for found in FORBIDDEN.finditer(text))}
    around = (edge for at in hidden for edge in (at, at + 1))
    seen: set[_Mark] = set()
    for run, over in overlaid([mark.stretch for mark in marks], (0, len(text), *around)):
        words, is_hidden = run.of(text), run.start in hidden
        shown = unseen(words) if is_hidden else words
        if not over:
            yield Piece(shown, run.start, is_hidden)
            continue
        top = marks[over[0]]
        yield Piece(shown, run.start, is_hidden, top.state, *top.stretch, top.statements, top.about, top not in seen)
        seen.add(top)


def choices(catalog: Catalog) -> dict[str, tuple[FieldChoice, ...]]:
    """Return the entries of each kind that a field may name, with what they are called."""
    return {
        kind: tuple(
            FieldChoice(entry.id, str(getattr(entry, model.called_by))) for entry in catalog.of_kind(kind).values()
        )
        for kind, model in KINDS.items()
    }


def work_parts(work: OpenWork, catalog: Catalog) -> tuple[WorkPart, ...]:
    """Return the open work in parts, each with what can be opened on a page."""
    quotations = tuple(
        WorkItem(f"{source.source}: {len(source.open)} of {source.total}", source.source) for source in work.sources
    )
    by_file = {origin.file: key for key, origin in catalog.origins.items()}
    warnings = tuple(
        _item(catalog, by_file.get(finding.location.file), f"{finding.location}: [{finding.code}] {finding.message}")
        for finding in work.warnings
    )
    drafts = tuple(_of_file(catalog, by_file, work.drafts))
    unreviewed = tuple(_of_file(catalog, by_file, map(catalog.origin, work.unreviewed)))
    unadded = tuple(_of_file(catalog, by_file, map(catalog.origin, work.unadded)))
    undated = tuple(
        WorkItem(catalog.origin(source).file, source.id if source.id in catalog.texts else "")
        for source in work.undated
    )
    return (
        WorkPart("drafts", "drafts", len(drafts), drafts),
        WorkPart("quotations", "quotations not curated", work.quotations, quotations),
        WorkPart("warnings", "warnings", len(warnings), warnings),
        WorkPart("unreviewed", "statements without a reviewer", len(unreviewed), unreviewed),
        WorkPart("unadded", "statements without the day they were added", len(unadded), unadded),
        WorkPart("undated", "sources without a published date", len(undated), undated),
    )


def _of_file(catalog: Catalog, by_file: dict[str, tuple[str, str]], origins: Iterable[Origin]) -> Iterator[WorkItem]:
    return (_item(catalog, by_file[origin.file], origin.file) for origin in origins)


def _item(catalog: Catalog, key: tuple[str, str] | None, text: str) -> WorkItem:
    """Return the item of an entry: a statement is opened beside its first source, a source by itself."""
    kind, id_ = key or ("", "")
    if kind == "sources" and id_ in catalog.texts:
        return WorkItem(text, id_)
    source = source_of(catalog, id_) if kind == Statement.kind else ""
    return WorkItem(text, source, id_) if source else WorkItem(text)


def source_of(catalog: Catalog, statement: str) -> str:
    """Return the first source of a statement, finished or not, whose text could be read; empty where there is none."""
    values = values_of(catalog.origins[Statement.kind, statement])
    evidence = values.get("evidence")
    found = [each.get("source") for each in evidence if isinstance(each, dict)] if isinstance(evidence, list) else []
    return next((str(id_) for id_ in found if id_ in catalog.texts), "")


def values_of(origin: Origin) -> dict[str, object]:
    """Return what stands in the file of an entry, as plain values; nothing where it cannot be read."""
    return read_yaml(origin.text.encode(), origin.file).value or {}
