"""`policy-timeline coverage`: which quotations of a source nobody has curated yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from policy_timeline.authoring.skeletons import scalar, skeleton
from policy_timeline.cli.answers import free_id
from policy_timeline.cli.new import schema_path, write_new
from policy_timeline.cli.shared import FAULTY_DATA, folders, watched_check
from policy_timeline.coverage import coverage
from policy_timeline.entries.kinds import Statement
from policy_timeline.findings.diagnostics import has_errors, nearest
from policy_timeline.findings.locations import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from policy_timeline.checked import Checked
    from policy_timeline.coverage import CoveredQuotation, SourceCoverage
    from policy_timeline.entries.catalog import Catalog

_WORDS_IN_ID = 6


@click.command("coverage", short_help="Say which quotations are not curated yet.")
@click.argument("source", required=False)
@click.option("--draft", is_flag=True, help="Write a skeleton statement for each quotation that is not curated yet.")
@folders
@click.pass_context
def coverage_command(
    context: click.Context, *, source: str | None, draft: bool, data_dir: Path, sources_dir: Path
) -> None:
    """Say of each quotation of SOURCE who speaks and which statements rest on it, or of all sources what is left.

    Without SOURCE only the quotations that are not curated yet are listed. A quotation is settled when a published
    statement rests on it, or when the source entry leaves it out for a reason (`not_curated`). With --draft, each other
    one gets a draft with its speaker, source and words filled in; what it means is left to you.
    """
    checked = watched_check(data_dir, sources_dir)
    found = _of(source, checked)
    for one in found:
        show_coverage(one, checked.catalog, one.quotations if source else one.open)
    if draft:
        _write_drafts(found, checked.catalog, data_dir)
    if has_errors(checked.diagnostics):
        click.echo("the data has errors, which may hide statements: run policy-timeline check")
        context.exit(FAULTY_DATA)


def _of(source: str | None, checked: Checked) -> Sequence[SourceCoverage]:
    sources = checked.catalog.sources
    if source is not None and source not in sources:
        hint = nearest(source, sources) or "see data/sources/ for those there are"
        raise click.BadParameter(f'there is no source "{source}"; {hint}', param_hint="SOURCE")
    return [one for one in coverage(checked.catalog, checked.proofs) if source in {None, one.source}]


def show_coverage(one: SourceCoverage, catalog: Catalog, shown: Sequence[CoveredQuotation]) -> None:
    """Print quotations of a source, each with its place, its speaker and what is made of it, then all numbers."""
    click.echo("\n".join(_told(one, catalog, shown)))


def _told(one: SourceCoverage, catalog: Catalog, shown: Sequence[CoveredQuotation]) -> Iterator[str]:
    text = catalog.texts[one.source]
    for each in shown:
        place = _place(text.file, text.text, each.stretch.start)
        yield f"{place}: “{each.words}” ({_speaker(each)}): {_state(each, catalog)}"
    yield (
        f"{one.source}: {one.total} quotation{'s' * (one.total != 1)}, {one.curated} curated, "
        f"{one.left_out} left out for a reason, {len(one.open)} open"
    )


def _place(file: str, text: str, offset: int) -> Location:
    before = text[:offset]
    return Location(file, before.count("\n") + 1, offset - before.rfind("\n"))


def _speaker(one: CoveredQuotation) -> str:
    if one.speaker or one.likely:
        return one.speaker or f"perhaps {' or '.join(one.likely)}"
    return f"{one.name}, no actor of that name" if one.name else "speaker unknown"


def _state(one: CoveredQuotation, catalog: Catalog) -> str:
    if one.statements:
        return f"curated in {', '.join(one.statements)}"
    if one.reason:
        return f"left out: {one.reason}"
    drafts = _drafts(one, catalog)
    return f"open, draft: {', '.join(drafts)}" if drafts else "open"


def _drafts(one: CoveredQuotation, catalog: Catalog) -> Sequence[str]:
    """Return the ids of its drafts, also of those in which so much is missing that they are no entries yet."""
    unfinished = (
        id_
        for id_ in catalog.ids(Statement.kind)
        if id_ not in catalog.statements and scalar(_quote(one)) in catalog.origins[Statement.kind, id_].text
    )
    return (*one.drafts, *unfinished)


def _quote(one: CoveredQuotation) -> str:
    """Return its words; the comma before a closing quotation mark is none of the speaker's."""
    return one.words.rstrip(" ,;")


def _write_drafts(found: Sequence[SourceCoverage], catalog: Catalog, data_dir: Path) -> None:
    taken = set(catalog.ids(Statement.kind))
    for one in found:
        for quotation in one.open:
            if not _drafts(quotation, catalog):
                id_ = _free_id(quotation, one.source, taken)
                taken.add(id_)
                path = data_dir / Statement.kind / f"{id_}.yml"
                schema = schema_path(Statement, path, data_dir)
                write_new(path, skeleton(Statement, _values(quotation, one.source), schema))


def _values(one: CoveredQuotation, source: str) -> Mapping[str, object]:
    """Return what the source says for certain."""
    speaker = {"speaker": one.speaker} if one.speaker else {}
    return {**speaker, "evidence": [{"source": source, "quote": _quote(one)}]}


def _free_id(one: CoveredQuotation, source: str, taken: set[str]) -> str:
    """Return an id made of the speaker and the first words that no other statement has."""
    words = " ".join(one.words.split()[:_WORDS_IN_ID])
    return free_id(f"{one.speaker or source} {words}", taken)
