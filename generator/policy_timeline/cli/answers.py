"""What a person says about an entry, at a terminal or in options: each value is looked at by the model."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import click
from pydantic import ValidationError

from policy_timeline.authoring.skeletons import explained
from policy_timeline.cli.shared import at_terminal
from policy_timeline.entries.fields import ID_LENGTH, is_id, suggested_id
from policy_timeline.entries.kinds import Entry
from policy_timeline.entries.origins import Origin
from policy_timeline.entries.records import fields_of
from policy_timeline.findings.diagnostics import Diagnostic
from policy_timeline.reading.faults import faults_of
from policy_timeline.texts.characters import FORBIDDEN
from policy_timeline.texts.deceiving import code_point


def good(kind: type[Entry], key: str, text: str) -> str:
    """Return a value that a kind of entry takes for a key, empty where it is empty; else raise click.BadParameter."""
    value = text.strip()
    odd = FORBIDDEN.search(value)
    if odd:
        message = f"it must not contain {code_point(odd[0])}: the character is invisible or turns the text's direction"
        raise click.BadParameter(message)
    fault = _fault(kind, key, value) if value else None
    if fault:
        raise click.BadParameter(f"{fault.message}; {fault.hint}")
    return value


def _fault(kind: type[Entry], key: str, value: str) -> Diagnostic | None:
    """Return what is wrong with a value; that the rest of its entry is missing is none of its faults."""
    try:
        kind.model_validate({key: value}, context={"id": "x"})
    except ValidationError as error:
        found = faults_of(error, kind, {key: value}, Origin("", ""))
        return next((fault for fault in found if fault.code != "missing-key"), None)
    return None


def asked(kind: type[Entry], key: str, suggestion: str = "") -> str:
    """Return what a person at a terminal answers for a key of an entry; without a terminal what is suggested.

    Enter takes the suggestion, or leaves the value open where there is none.
    """
    return _prompted("\n".join(explained(fields_of(kind)[key])), key, suggestion, partial(good, kind, key))


def asked_words(key: str, explanation: str) -> str:
    """Return what a person at a terminal answers, as it is; nothing without a terminal."""
    return _prompted(explanation, key, "", str.strip)


def asked_id(suggestion: str) -> str:
    """Return the id that a person at a terminal gives, or the suggestion; empty where there is neither."""
    return _prompted("The id: its permanent name, and that of its file.", "id", suggestion, good_id)


def say_at_terminal(text: str) -> None:
    """Print something for a person who is about to be asked."""
    if at_terminal():
        click.echo(text)


def _prompted(explanation: str, name: str, suggestion: str, look: Callable[[str], str]) -> str:
    if not at_terminal():
        return suggestion
    click.echo(explanation)
    return str(click.prompt(f"  {name}", default=suggestion, show_default=bool(suggestion), value_proc=look))


def good_id(text: str) -> str:
    """Return a text that can be an id; else raise click.BadParameter with one that could."""
    if is_id(text):
        return text
    suggestion = suggested_id(text)
    hint = f'; "{suggestion}" would do' if suggestion else ""
    message = f'"{text}" must be lower-case letters, digits and single hyphens, at most {ID_LENGTH}{hint}'
    raise click.BadParameter(message, param_hint="ID")
