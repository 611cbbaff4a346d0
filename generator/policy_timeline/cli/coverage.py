"""`policy-timeline coverage`: which quotations of a source nobody has curated yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from policy_timeline.authoring.skeletons import scalar, skeleton
from policy_timeline.authoring.writing import schema_path, statement_id
from policy_timeline.cli.new import write_new
from policy_timeline.cli.readings import unpaired
from policy_timeline.cli.shared import FAULTY_DATA, folders, watched_check
from policy_timeline.coverage import CoveredQuotation, SourceCoverage, coverage, coverage_of
from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.kinds import Statement
from policy_timeline.evidence.speakers import Attributions
from policy_timeline.findings.diagnostics import has_errors, nearest
from policy_timeline.findings.locations import Location
from policy_timeline.pipeline import Checked

_LABELS = 8  # so many labels of a transcript that mean nobody are named


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
    for covered in found:
        show_coverage(covered, checked.catalog, covered.quotations if source else covered.open)
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
    if source is None:
        return [*coverage(checked.catalog, checked.proofs)]
    is_read = source in checked.catalog.texts
    return [coverage_of(Attributions(checked.catalog), checked.proofs, source)] if is_read else []


def show_coverage(covered: SourceCoverage, catalog: Catalog, shown: Sequence[CoveredQuotation]) -> None:
    """Print quotations of a source, each with its place, its speaker and what is made of it, then all numbers."""
    click.echo("\n".join(_told(covered, catalog, shown)))


def _told(covered: SourceCoverage, catalog: Catalog, shown: Sequence[CoveredQuotation]) -> Iterator[str]:
    text = catalog.texts[covered.source]
    for quotation in shown:
        place = Location(text.file, *text.line_of(quotation.stretch.start))
        yield f"{place}: “{quotation.words}” ({_speaker(quotation)}): {_state(quotation, catalog)}"
    yield (
        f"{covered.source}: {covered.total} quotation{'s' * (covered.total != 1)}, {covered.curated} curated, "
        f"{covered.left_out} left out for a reason, {len(covered.open)} open"
    )
    if covered.strangers:
        named = [f"{label} ({count})" for label, count in covered.strangers]
        more = f" and {len(named) - _LABELS} more" if len(named) > _LABELS else ""
        yield (
            f"{covered.source}: turns of nobody in the record: {', '.join(named[:_LABELS])}{more}; to curate what they "
            "say, begin an actor (policy-timeline new actor), or say in the source who a label means (labels:)"
        )
    for line in unpaired(text):
        yield f"{covered.source}: {line}"


def _speaker(quotation: CoveredQuotation) -> str:
    if quotation.speaker or quotation.likely:
        return quotation.speaker or f"perhaps {' or '.join(quotation.likely)}"
    return f"{quotation.name}, no actor of that name" if quotation.name else "speaker unknown"


def _state(quotation: CoveredQuotation, catalog: Catalog) -> str:
    if quotation.statements:
        return f"curated in {', '.join(quotation.statements)}"
    if quotation.reason:
        return f"left out: {quotation.reason}"
    drafts = _drafts(quotation, catalog)
    return f"open, draft: {', '.join(drafts)}" if drafts else "open"


def _drafts(quotation: CoveredQuotation, catalog: Catalog) -> Sequence[str]:
    """Return the ids of its drafts, also of those in which so much is missing that they are no entries yet."""
    unfinished = (
        id_
        for id_ in catalog.ids(Statement.kind)
        if id_ not in catalog.statements and scalar(_quote(quotation)) in catalog.origins[Statement.kind, id_].text
    )
    return (*quotation.drafts, *unfinished)


def _quote(quotation: CoveredQuotation) -> str:
    """Return its words; the comma before a closing quotation mark is none of the speaker's."""
    return quotation.words.rstrip(" ,;")


def _write_drafts(found: Sequence[SourceCoverage], catalog: Catalog, data_dir: Path) -> None:
    taken = set(catalog.ids(Statement.kind))
    for covered in found:
        for quotation in covered.open:
            if not _drafts(quotation, catalog):
                id_ = statement_id(quotation.speaker or covered.source, quotation.words, taken)
                taken.add(id_)
                path = data_dir / Statement.kind / f"{id_}.yml"
                schema = schema_path(Statement, path, data_dir)
                write_new(path, skeleton(Statement, _values(quotation, covered.source), schema))


def _values(quotation: CoveredQuotation, source: str) -> Mapping[str, object]:
    """Return what the source says for certain."""
    speaker = {"speaker": quotation.speaker} if quotation.speaker else {}
    return {**speaker, "evidence": [{"source": source, "quote": _quote(quotation)}]}
