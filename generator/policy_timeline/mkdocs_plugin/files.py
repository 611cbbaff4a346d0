"""Generated files among hand-written ones, as MkDocs takes them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, get_files
from mkdocs.utils import nest_paths

from policy_timeline import routes
from policy_timeline.authoring import guide
from policy_timeline.interface import labels
from policy_timeline.interface.localization import translator
from policy_timeline.outputs import Output
from policy_timeline.pages import assets

HOMES = ("index.md", "README.md")
"""The names that MkDocs knows for a hand-written home page."""


def conflicts(config: MkDocsConfig, outputs: tuple[Output, ...]) -> Iterator[str]:
    """Yield each hand-written file at whose address a generated one goes: neither may silently replace the other."""
    addresses = routes.Addresses(directory_urls=config.use_directory_urls)
    written = {file.url: file.src_uri for file in get_files(config)}
    for output in outputs:
        taken = written.get(addresses.of(output.path) or "./")
        if taken:
            path = os.path.relpath(Path(config.docs_dir) / taken)
            yield f"{path} has the address of the generated file {output.path}: move {path} elsewhere"


def navigation(written: list[str], language: str) -> list[Any]:
    """Return the home page, the sections that lead every page, then what a person wrote; the foot has all sections."""
    _ = translator(language)
    home: list[Any] = [path for path in written if path in HOMES] or [{_("Home"): routes.HOME}]
    tabs = [{_(labels.SECTIONS[kind]): routes.section(kind)} for kind in labels.TABS]
    return [*home, *tabs, *nest_paths(path for path in written if path not in home)]  # type: ignore[no-untyped-call]


def add_guide(files: Files, config: MkDocsConfig) -> None:
    """Add the pages for those who curate, but where the project has one of its own."""
    for path, text in guide.pages().items():
        if path not in files.src_uris:
            files.append(File.generated(config, path, content=text, inclusion=InclusionLevel.INCLUDED))


def keep_one_page(files: Files, config: MkDocsConfig) -> None:
    """Leave one page, to carry the findings: links between the others would lead nowhere."""
    for file in list(files):
        if file.is_documentation_page():
            files.remove(file)
    for asset in assets():
        files.append(File.generated(config, asset.path, content=asset.make()))
    files.append(File.generated(config, routes.HOME, content="---\ntitle: The data has errors\n---\n"))
    config.nav = None
