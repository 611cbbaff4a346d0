"""Asks whom a text lets speak, without the files of a project."""

from policy_timeline.evidence.speakers import Attributions, Voices

from helpers.evidence import catalog, source


def voices(text: str, actors: dict[str, dict] | None = None, **fields: object) -> Voices:
    return Attributions(catalog({"report": text}, source(**fields), actors=actors)).of("report")


def speakers(text: str, actors: dict[str, dict] | None = None, **fields: object) -> list:
    """Return for each quotation the actor that it is given to for certain, several as a tuple, or None."""
    found = []
    for region in voices(text, actors, **fields).regions:
        if region.is_quoted and not region.is_nested:
            certain = tuple(sorted(region.reading.actors)) if region.reading.certain else ()
            found.append(certain if len(certain) > 1 else next(iter(certain), None))
    return found
