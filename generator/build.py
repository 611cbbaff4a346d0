"""The table of contents of the program: load, check, view, render."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import exports
from generator.catalog import evidence_of
from generator.checks import run_checks
from generator.diagnostics import Diagnostic, Severity, Summary, count, in_order
from generator.loader import load_catalog
from generator.memory import Memory, Shelf
from generator.pages import home_parts, render
from generator.pages.search import word_pages
from generator.progress import untracked
from generator.views import views_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from generator.catalog import Catalog
    from generator.outputs import Options, Output
    from generator.progress import Track
    from generator.proofs import Proofs
    from generator.views.parts import Card


@dataclass(frozen=True, slots=True)
class Checked:
    """A timeline that was read and checked: nothing of it may be published while there are errors."""

    catalog: Catalog
    proofs: Proofs
    diagnostics: tuple[Diagnostic, ...]
    summary: Summary


def check(data_dir: Path, sources_dir: Path, track: Track = untracked, memory: Memory | None = None) -> Checked:
    """Read the entries below `data_dir` and the archive below `sources_dir`, and prove what they say.

    `track` may show how far that is. With a memory, what has not changed since its last use is not worked out again;
    the result is the same.
    """
    memory = memory or Memory()
    with _without_collecting():
        loaded = load_catalog(data_dir, sources_dir, track, memory)
        result = run_checks(loaded.catalog, track, memory.judged)
    memory.turn()
    diagnostics = in_order((*loaded.diagnostics, *result.diagnostics))
    summary = Summary(
        entries=loaded.files,
        proved=len(result.proofs),
        evidence=sum(1 for entry in loaded.catalog.entries() for _ in evidence_of(entry)),
        errors=count(diagnostics, Severity.ERROR),
        warnings=count(diagnostics, Severity.WARNING),
        skipped=result.skipped,
    )
    return Checked(loaded.catalog, result.proofs, diagnostics, summary)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep the garbage collector from looking through ever more values, hardly any of which is garbage.

    It does not look through them later either, until somebody tidies.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        (gc.enable if was_on else gc.disable)()


def tidy() -> None:
    """Look through all values for garbage, and put aside those that are left: for a quiet moment of a long run."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


@dataclass(frozen=True, slots=True)
class Built:
    """Every file of the site, and what goes with them.

    `home_parts` makes the parts of the home page, by name, that a hand-written one may place. `words` are pages that
    are not published: what the index of words reads, one for each statement.
    """

    outputs: tuple[Output, ...]
    home_parts: Mapping[str, Callable[[], str]]
    words: tuple[Output, ...] = ()


def build(checked: Checked, options: Options, as_of: date, known: Shelf[Card] | None = None) -> Built:
    """Return the site as it stands on the day `as_of`; `checked` must be without errors.

    With cards that are known, those of statements about which nothing has changed are not made again.
    """
    known = known or Shelf()
    views = views_of(checked.catalog, checked.proofs, as_of, drafts=options.drafts, known=known)
    files = exports.render(checked.catalog, checked.proofs, options, as_of)
    with _without_collecting():
        words = tuple(word_pages(views, options)) if options.search else ()
        built = Built((*render(views, options), *files), home_parts(views, options), words)
    known.turn()
    return built
