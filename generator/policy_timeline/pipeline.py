"""The use case, every step by its name: load, prove, check, then view and render."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from policy_timeline.checks import entry_check, run_checks
from policy_timeline.checks.images import check_images
from policy_timeline.checks.prose import skipped_prose
from policy_timeline.checks.statements import check_reviews
from policy_timeline.differences import check_permanence
from policy_timeline.entries.catalog import Catalog, evidence_of
from policy_timeline.entries.days import Day
from policy_timeline.evidence.proof import Judged, Proofs
from policy_timeline.facts.proving import prove
from policy_timeline.findings.diagnostics import Diagnostic, Severity, Summary, count, in_order, not_too_many
from policy_timeline.outputs import Options, Output
from policy_timeline.reading.files import docs_beside
from policy_timeline.reading.loader import load_catalog
from policy_timeline.reading.state import project_name
from policy_timeline.work.garbage import without_collecting
from policy_timeline.work.memo import Memo, Store, cache_folder
from policy_timeline.work.progress import Track, untracked

_JUDGMENTS: TypeAdapter[dict[str, Judged]] = TypeAdapter(dict[str, Judged])


@dataclass(frozen=True, slots=True)
class Checked:
    """A timeline that was read and checked: nothing of it may be published while there are errors."""

    catalog: Catalog
    proofs: Proofs
    diagnostics: tuple[Diagnostic, ...]
    summary: Summary


@dataclass(frozen=True, slots=True)
class Built:
    """Every file of the site, and what goes with them.

    `home_parts` makes the parts of the home page, by name, that a hand-written one may place. `words` are pages that
    are not published: what the index of words reads, one for each statement.
    """

    outputs: tuple[Output, ...]
    home_parts: Mapping[str, Callable[[], str]]
    words: tuple[Output, ...] = ()


def check(  # noqa: PLR0913 - what is read, and what helps
    data_dir: Path,
    sources_dir: Path,
    memo: Memo | None = None,
    track: Track = untracked,
    before: Catalog | None = None,
    *,
    docs_dir: Path | None = None,
    require_review: bool = False,
) -> Checked:
    """Read the entries below `data_dir` and the archive below `sources_dir`, prove what they say, and check it.

    Images stand below `docs_dir`: where that is silent, in docs/ beside the data. What the memo knows is not worked out
    again; the result is the same. `track` may show how far that is. What was published in `before` must still have its
    address. `require_review` makes a published statement without a reviewer a warning.
    """
    memo = memo or Memo()
    with without_collecting():
        loaded = load_catalog(data_dir, sources_dir, memo, track)
        proved = prove(loaded.catalog, memo, track, entry_check(loaded.catalog))
        found = run_checks(loaded.catalog, track)
        images = check_images(loaded.catalog, docs_dir or docs_beside(data_dir))
        unread = tuple(check_reviews(loaded.catalog)) if require_review else ()
        lost = check_permanence(before, loaded.catalog, data_dir) if before else ()
    diagnostics = in_order((*loaded.diagnostics, *proved.diagnostics, *found, *images, *unread, *lost))
    summary = Summary(
        entries=loaded.files,
        proved=len(proved.proofs),
        evidence=sum(1 for entry in loaded.catalog.entries() for _ in evidence_of(entry)),
        errors=count(diagnostics, Severity.ERROR),
        warnings=count(diagnostics, Severity.WARNING),
        notes=count(diagnostics, Severity.INFO),
        skipped=(*proved.skipped, *skipped_prose(loaded.catalog)),
    )
    return Checked(loaded.catalog, proved.proofs, not_too_many(diagnostics), summary)


def build(checked: Checked, options: Options, as_of: Day, memo: Memo | None = None) -> Built:
    """Return the site as it stands on the day `as_of`; `checked` must be without errors.

    Cards that the memo knows, of statements about which nothing has changed, are not made again.
    """
    # A check need not load these.
    from policy_timeline import exports  # noqa: PLC0415
    from policy_timeline.pages import home_parts, render  # noqa: PLC0415
    from policy_timeline.pages.search import word_pages  # noqa: PLC0415
    from policy_timeline.views import views_of  # noqa: PLC0415

    with without_collecting():
        views = views_of(checked.catalog, checked.proofs, as_of, drafts=options.drafts, memo=memo)
        files = exports.render(checked.catalog, checked.proofs, options, as_of)
        words = tuple(word_pages(views, options)) if options.search else ()
        return Built(_each_once((*render(views, options), *files)), home_parts(views, options), words)


def _each_once(outputs: tuple[Output, ...]) -> tuple[Output, ...]:
    """Return the files; raise ValueError where two have one path, of which a host would silently keep one."""
    paths = [output.path for output in outputs]
    if len(set(paths)) < len(paths):
        twice = [path for path, times in Counter(paths).items() if times > 1]
        raise ValueError(f"two generated files must not have the same path: {', '.join(twice)}")
    return outputs


def recalled(data_dir: Path, sources_dir: Path) -> Memo:
    """Return what earlier processes found out about the entries of a project; nothing where that is not kept."""
    kept = Store(cache_folder()).load(f"{project_name(data_dir, sources_dir)}.judgments")
    return Memo(_JUDGMENTS.validate_json(kept) if kept else {})


def keep(memo: Memo, data_dir: Path, sources_dir: Path) -> None:
    """Keep for later processes what was asked for in a memo that came from `recalled`, where that has changed."""
    judgments = {key: value for key, value in memo.used.items() if isinstance(value, Judged)}
    if judgments.keys() != memo.recalled:
        name = f"{project_name(data_dir, sources_dir)}.judgments"
        Store(cache_folder()).save(name, _JUDGMENTS.dump_json(judgments))
