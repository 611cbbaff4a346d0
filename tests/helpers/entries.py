"""Entries made in memory, linked to a catalog: for what needs neither files nor texts."""

from policy_timeline.entries.catalog import link
from policy_timeline.entries.kinds import KINDS
from policy_timeline.entries.origins import Origin


def actor(id_, type_="government", **fields):
    return KINDS["actors"].model_validate({"name": id_, "type": type_, **fields}, context={"id": id_})


def statement(id_, **fields):
    fields = {"summary": "s", "speaker": "vale", "date": "2025", "evidence": [{"source": "r", "quote": "q"}], **fields}
    return KINDS["statements"].model_validate(fields, context={"id": id_})


def catalog(*entries):
    origins = {
        (one.kind, one.id): Origin(f"data/{one.kind}/{one.id}.yml", f"{one.kind}/{one.id}.yml") for one in entries
    }
    return link(entries, origins, {})


GOVERNED = catalog(
    actor("norland", "country"),
    actor("third", government_of="norland", start_date="2024-06-01"),
    actor("second", government_of="norland", start_date="2020-03", end_date="2024-06-01"),
    actor("first", government_of="norland", end_date="2020-03-15"),
    actor("other", government_of="soland", start_date="2000"),
)
"""A country with three governments, and one of another."""
