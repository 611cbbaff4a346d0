"""The curating page of a preview: plain HTML with a style and a script of its own, in no build's output.

It speaks English, as the findings and the command line do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from policy_timeline import routes
from policy_timeline.authoring.forms import Form, FormField
from policy_timeline.authoring.worksheets import FieldChoice, WorkPart, Worksheet
from policy_timeline.pages.escaping import script_data

FILES = {"curate.css": "text/css", "curate.js": "text/javascript"}
"""The files that the pages need, with their media types."""


def static_file(name: str) -> str:
    """Return the text of one of the files that the pages need."""
    return (files("policy_timeline.pages") / "static" / name).read_text(encoding="utf-8")


def work_page(parts: Sequence[WorkPart], sources: Sequence[str], errors: Sequence[str]) -> str:
    """Return the page of the open work, with all sources that can be curated, and the errors that may hide entries."""
    return _environment().get_template("curate_work.html.j2").render(parts=parts, sources=sources, errors=errors)


def source_page(
    sheet: Worksheet,
    form: Form,
    small: Mapping[str, Sequence[FormField]],
    choices: Mapping[str, Sequence[FieldChoice]],
    state: Mapping[str, Any],
) -> str:
    """Return the page of a source beside the form; `state` is for its script."""
    template = _environment().get_template("curate.html.j2")
    return template.render(sheet=sheet, form=form, small=small, choices=choices, state=script_data(state))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("policy_timeline.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["favicon"] = routes.FAVICON
    return environment
