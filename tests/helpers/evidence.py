"""Builds small catalogs in memory for tests of the evidence gates: invented people, one or more sources, statements."""

from policy_timeline.entries.catalog import Catalog, link
from policy_timeline.entries.kinds import KINDS, Entry
from policy_timeline.entries.origins import Origin
from policy_timeline.facts.proving import Proved, prove
from policy_timeline.findings.diagnostics import Diagnostic
from policy_timeline.texts import ArchivedText

MORA, TARR, QUIST = "ann-mora", "ben-tarr", "carl-quist"
ACTORS = {
    MORA: {
        "name": "Ann Mora",
        "type": "person",
        "aliases": ["Mora"],
        "memberships": [{"role": "Foreign Minister", "organization": "norland"}],
    },
    TARR: {
        "name": "Ben Tarr",
        "type": "person",
        "memberships": [{"role": "Secretary of Defense", "organization": "tarr-government"}],
    },
    QUIST: {
        "name": "Carl Quist",
        "type": "person",
        "memberships": [{"role": "Secretary General", "organization": "pact"}],
    },
    "norland": {"name": "Norland", "type": "country"},
    "sudland": {"name": "Sudland", "type": "country"},
    "tarr-government": {"name": "Tarr government", "type": "government", "government_of": "sudland"},
    "pact": {"name": "Northern Pact", "type": "alliance", "aliases": ["the Pact", "Pact"]},
}


def entry(kind: str, id_: str, **fields: object) -> Entry:
    return KINDS[kind].model_validate(fields, context={"id": id_})


def source(id_: str = "report", **fields: object) -> Entry:
    given = {"title": id_, "type": "news", "file": f"{id_}.txt", "sha256": "0" * 64, "language": "en", **fields}
    return entry("sources", id_, **{key: value for key, value in given.items() if value is not None})


def statement(id_: str = "claim", speaker: str = MORA, **fields: object) -> Entry:
    given = {"summary": "A claim.", "speaker": speaker, "date": "2027-01-01", **fields}
    return entry("statements", id_, **given)


def quoting(quote: str, speaker: str = MORA, **fields: object) -> Entry:
    return statement(speaker=speaker, evidence=[{"source": "report", "quote": quote}], **fields)


def describing(passage: str, speaker: str = MORA, **fields: object) -> Entry:
    return statement(speaker=speaker, evidence=[{"source": "report", "passage": passage}], **fields)


def catalog(texts: dict[str, str], *entries: Entry, actors: dict[str, dict] | None = None) -> Catalog:
    """Return a catalog of the entries, with a news report for each text that has no source among them."""
    people = [entry("actors", id_, **fields) for id_, fields in (actors or ACTORS).items()]
    known = {one.id for one in entries if one.kind == "sources"}
    everything = [*people, *entries, *(source(id_) for id_ in texts if id_ not in known)]
    origins = {(one.kind, one.id): Origin(f"data/{one.kind}/{one.id}.yml", one.id) for one in everything}
    archived = {id_: ArchivedText(f"seeds/{id_}.txt", "0" * 64, text) for id_, text in texts.items()}
    return link(everything, origins, archived)


def proved(text: str, *entries: Entry, **options: object) -> Proved:
    return prove(catalog({"report": text}, *entries, **options))


def codes(result: Proved) -> list[str]:
    return [one.code for one in result.diagnostics]


def only(result: Proved) -> Diagnostic:
    assert len(result.diagnostics) == 1, result.diagnostics
    return result.diagnostics[0]


def fragments(text: str, result: Proved) -> list[str]:
    """Return the proved words of the one piece of evidence."""
    (proof,) = result.proofs.values()
    return [one.of(text) for one in proof.fragments]
