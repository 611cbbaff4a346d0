"""`policy-timeline import`: entries from what somebody has."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from policy_timeline.authoring.writing import dated_folder, entry_text, schema_path
from policy_timeline.cli.shared import MAY_BE_NEW, UnusableInput, data_option, sources_option, write_all
from policy_timeline.cli.trial import accepted
from policy_timeline.entries.kinds import KINDS
from policy_timeline.imports.candidates import Candidate, Report, UnreadableError
from policy_timeline.imports.mapping import NO_MAP, map_file
from policy_timeline.imports.naming import Address
from policy_timeline.imports.planning import Plan, Planned
from policy_timeline.imports.popolo import popolo_candidates
from policy_timeline.imports.tables import table_candidates
from policy_timeline.imports.timelinejs import timelinejs_candidates
from policy_timeline.work.replacement import replace_files

IDS = "imported.json"
"""The file of ids, beside the folder of the entries."""
_SHOWN = 20
"""So many remarks are printed; the others are counted."""
_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)


@click.command("import", short_help="Write entries from what you have.")
@click.argument("format_", metavar="FORMAT", type=click.Choice(["csv", "popolo", "timelinejs"]))
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=_FILE)
@click.option(
    "--map", "map_", type=_FILE, help="For csv: a YAML file of ours: theirs that says which column holds what."
)
@click.option("--kind", help="For csv: what the rows are, such as events or stances, where no file's name says so.")
@click.option(
    "--ids", type=click.Path(dir_okay=False, path_type=Path), help=f"File of ids; {IDS} beside the data by default."
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@data_option(MAY_BE_NEW)
@sources_option(MAY_BE_NEW)
def import_command(  # noqa: PLR0913 - one for each option
    *,
    format_: str,
    files: tuple[Path, ...],
    map_: Path | None,
    kind: str | None,
    ids: Path | None,
    dry_run: bool,
    data_dir: Path,
    sources_dir: Path,
) -> None:
    """Write entries from FILES: tables (csv, also .tsv, .xlsx and .json), a Popolo file, or one of TimelineJS.

    Nothing that exists is changed, and nothing is guessed: what has no place here, and what is unclear, is named.
    Every entry written passes `check`; a statement that lacks something is a draft. The ids that were made up are kept
    in a file, so that a second import writes only what is new.
    """
    ids = ids or data_dir.resolve().parent / IDS
    report = Report()
    try:
        known = _known(ids)
        candidates = list(_candidates(format_, files, map_, kind, report))
    except UnreadableError as error:
        raise UnusableInput(str(error)) from error
    plan, entries = accepted(candidates, known, data_dir, sources_dir, lambda entry: _written(entry, data_dir))
    _tell(plan, report)
    if dry_run:
        click.echo("dry run: nothing was written")
        return
    write_all(entries, "import again")
    _keep(ids, known, plan)
    click.echo(f"wrote {len(entries)} entries; next: policy-timeline check")


def _candidates(
    format_: str, files: Iterable[Path], map_: Path | None, kind: str | None, report: Report
) -> Iterable[Candidate]:
    named = [(path.name, path.read_bytes()) for path in files]
    if format_ == "csv":
        maps = map_file(map_.read_bytes(), str(map_)) if map_ else NO_MAP
        return table_candidates(named, report, maps, kind)
    read = popolo_candidates if format_ == "popolo" else timelinejs_candidates
    return [candidate for name, raw in named for candidate in read(name, raw, report)]


def _written(entry: Planned, data_dir: Path) -> tuple[Path, bytes]:
    """Return the file of an entry to be, and what stands in it."""
    kind = KINDS[entry.kind]
    path = data_dir / entry.kind / dated_folder(kind, entry.values) / f"{entry.id}.yml"
    return path, entry_text(kind, entry.values, schema_path(kind, path, data_dir)).encode()


def _known(file: Path) -> Mapping[Address, str]:
    """Return the ids of what was imported earlier."""
    if not file.exists():
        return {}
    try:
        held = json.loads(file.read_bytes())
        return {Address(kind, key): str(id_) for kind, ids in held.items() for key, id_ in ids.items()}
    except (ValueError, AttributeError) as error:
        message = f"{file}: this must be JSON of kinds, keys and ids, as an import writes it: {error}"
        raise UnreadableError(message) from error


def _keep(file: Path, known: Mapping[Address, str], plan: Plan) -> None:
    """Keep the ids that were made up, for the next import."""
    held: dict[str, dict[str, str]] = {}
    for (kind, key), id_ in sorted({**known, **plan.ids}.items()):
        held.setdefault(kind, {})[key] = id_
    if plan.ids:
        replace_files({file: f"{json.dumps(held, ensure_ascii=False, indent=2)}\n".encode()})


def _tell(plan: Plan, report: Report) -> None:
    """Print how much of each kind is taken, what has no place here, and what a person should look at."""
    taken = Counter(entry.kind for entry in plan.entries)
    drafts = sum(entry.values.get("status") == "draft" for entry in plan.entries)
    for kind in KINDS:
        counts = taken[kind], plan.there[kind], plan.left_out[kind]
        if any(counts):
            click.echo(f"{kind}: {counts[0]} taken, {counts[1]} there already, {counts[2]} left out")
    if drafts:
        click.echo(f"{drafts} of the statements are drafts, since they lack something")
    lost = report.lost + plan.report.lost
    if lost:
        times = {name: "once" if number == 1 else f"{number} times" for name, number in sorted(lost.items())}
        named = ", ".join(f"{name} ({often})" for name, often in times.items())
        click.echo(f"no place here: {named}")
    remarks = [*report.remarks, *plan.report.remarks]
    for remark in remarks[:_SHOWN]:
        click.echo(f"{remark.place}: {remark.text}")
    if remarks[_SHOWN:]:
        click.echo(f"and {len(remarks) - _SHOWN} more of that kind")
