"""What the plugin takes from mkdocs.yml and from its surroundings."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from policy_timeline.entries.days import Day
from policy_timeline.facts.history import day_of_epoch


def folder(config: MkDocsConfig, name: str) -> Path:
    """Return a folder named in mkdocs.yml, as reached from the folder of the command line where it is below it."""
    path = (Path(config.config_file_path or "mkdocs.yml").parent / name).resolve()
    return Path(os.path.relpath(path)) if path.is_relative_to(Path.cwd()) else path


def language(config: MkDocsConfig) -> str:
    """Return the theme's language; a theme that has none speaks English."""
    return str(config.theme.get("language") or "en")


def fixed_day() -> Day | None:
    """Return the day that SOURCE_DATE_EPOCH fixes, or None; one that is no number ends the command."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return day_of_epoch(epoch) if epoch else None
    except ValueError as error:
        raise PluginError(str(error)) from error
