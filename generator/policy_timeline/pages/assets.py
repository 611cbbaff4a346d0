"""The site's own styles and scripts, as they lie in the package."""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from posixpath import basename
from typing import TYPE_CHECKING

from policy_timeline import routes
from policy_timeline.outputs import Output

if TYPE_CHECKING:
    from collections.abc import Iterator


def assets() -> Iterator[Output]:
    """Yield every style sheet, script and picture at its place in the site."""
    folder = files("policy_timeline.pages") / "static"
    for path in (*routes.STYLES, *routes.SCRIPTS, routes.SEARCH_SCRIPT, routes.FAVICON):
        yield Output(path, partial((folder / basename(path)).read_text, encoding="utf-8"), "asset")
