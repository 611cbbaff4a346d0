"""A statement's own prose says nothing that its evidence does not, and reports without judging."""

from __future__ import annotations

import re
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from policy_timeline.checks.prose_words import held, unsupported
from policy_timeline.checks.reporting_verbs import loaded_verbs
from policy_timeline.checks.support import Support, support_of
from policy_timeline.entries.catalog import evidence_of
from policy_timeline.entries.kinds import Statement
from policy_timeline.texts.folding import fold
from policy_timeline.texts.languages import language_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from policy_timeline.entries.catalog import Catalog
    from policy_timeline.entries.kinds import Entry
    from policy_timeline.evidence.proof import Proof
    from policy_timeline.findings.diagnostics import Diagnostic
    from policy_timeline.findings.locations import Path
    from policy_timeline.texts.language import Language

_QUOTED = re.compile(r"“([^“”]+)”|„([^„“”]+)[“”]|\"([^\"]+)\"")
_END_MARKS = " .,;:!?…"
SUMMARY: Path = ("summary",)


def prose_check(catalog: Catalog) -> Callable[[Entry, Mapping[Path, Proof]], Iterator[Diagnostic]]:
    """Return what yields a warning for each word of a summary or rationale that has no support, or that judges.

    Looked at are numbers, dates and proper names, quotations that are in none of the statement's sources, and loaded
    reporting verbs. A text in a language without word lists is left out; `skipped_prose` says so.
    """
    # Both are worked out here, once for all processes that judge.
    return partial(_judge, catalog, catalog.unsettled, _known_names(catalog))


def _judge(
    catalog: Catalog,
    unsettled: frozenset[tuple[str, str]],
    names: frozenset[str],
    entry: Entry,
    proofs: Mapping[Path, Proof],
) -> Iterator[Diagnostic]:
    if not isinstance(entry, Statement) or (entry.kind, entry.id) in unsettled:
        return
    if _is_readable(catalog, entry):
        support = Support(support_of(catalog, proofs, entry))
        for path, text in _texts(entry):
            yield from _unsupported(catalog, entry, (path, text), support, names)
            yield from _false_quotations(catalog, entry, path, text)
            yield from _loaded(catalog, entry, path, text)


def skipped_prose(catalog: Catalog) -> tuple[str, ...]:
    """Return in words how many statements have prose that was left out, since there are no word lists for it."""
    unread = {one.id for one in catalog.sources.values() if one.id in catalog.texts and not _language(catalog, one.id)}
    if not unread:
        return ()
    found = [one for one in catalog.statements.values() if any(each.source in unread for each in one.evidence)]
    skipped = sum(_is_readable(catalog, one) for one in found)
    what = "statement" if skipped == 1 else "statements"
    return (f"names and numbers not compared in the prose of {skipped} {what} without word lists",) if skipped else ()


def _is_readable(catalog: Catalog, statement: Statement) -> bool:
    """Return whether the archive has the text of every source of a statement."""
    return all(one.source in catalog.sources and one.source in catalog.texts for _, one in evidence_of(statement))


def _texts(statement: Statement) -> Iterator[tuple[Path, str]]:
    yield SUMMARY, statement.summary
    for index, one in enumerate(statement.stances):
        if one.rationale:
            yield ("stances", index, "rationale"), one.rationale


def _language(catalog: Catalog, source: str) -> Language | None:
    """Return the language of a source that can be read, or None where there are no word lists for it."""
    return catalog.texts[source].language_for(catalog.sources[source].language)


def _unsupported(
    catalog: Catalog, statement: Statement, place: tuple[Path, str], support: Support, names: frozenset[str]
) -> Iterator[Diagnostic]:
    path, text = place
    languages = [_language(catalog, one.source) for one in statement.evidence]
    language = language_of(None, text) or languages[0]
    if language is None or not all(languages):
        return
    quoted = [one for one in _quotations(text) if _stands_in_source(catalog, statement, one)]
    texts = Support(chain(support, quoted)) if quoted else support
    for word in dict.fromkeys(unsupported(text, texts, language, names, counts=path == SUMMARY)):
        yield catalog.origin(statement).finding("unsupported-word", path=path, field=path[-1], word=word)


def _false_quotations(catalog: Catalog, statement: Statement, path: Path, text: str) -> Iterator[Diagnostic]:
    for quotation in _quotations(text):
        if not _stands_in_source(catalog, statement, quotation):
            yield catalog.origin(statement).finding("unsupported-quotation", path=path, quotation=quotation)


def _loaded(catalog: Catalog, statement: Statement, path: Path, text: str) -> Iterator[Diagnostic]:
    for verb, neutral in loaded_verbs(_QUOTED.sub("", text)):
        yield catalog.origin(statement).finding("loaded-verb", path=path, field=path[-1], verb=verb, neutral=neutral)


def _quotations(text: str) -> tuple[str, ...]:
    return tuple("".join(groups) for groups in _QUOTED.findall(text))


def _stands_in_source(catalog: Catalog, statement: Statement, quotation: str) -> bool:
    """Return whether a source has these words, whichever way the first letter is written."""
    words = fold(quotation).text.strip(_END_MARKS)
    forms = (words, words[:1].swapcase() + words[1:])
    texts = (catalog.texts[one.source].folded.text for one in statement.evidence)
    return any(form in text for text in texts for form in forms)


def _known_names(catalog: Catalog) -> frozenset[str]:
    """Return the words of all names of actors that are written with a capital."""
    names = (name for actor in catalog.actors.values() for name in (actor.name, *actor.aliases))
    return frozenset(word for name in names for word in held(name).words if word[0].isupper())
