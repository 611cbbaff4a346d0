"""Generated files among hand-written ones, as MkDocs takes them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, InclusionLevel, get_files
from mkdocs.utils import nest_paths

from generator import routes
from generator.outputs import Output
from generator.pages.assets import assets
from generator.pages.translations import translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

HOMES = ("index.md", "README.md")
"""The names that MkDocs knows for a hand-written home page."""


def conflicts(config: MkDocsConfig, outputs: tuple[Output, ...]) -> Iterator[str]:
    """Yield each hand-written file at whose address a generated one goes: neither may silently replace the other."""
    written = {file.dest_uri: file.src_uri for file in get_files(config)}
    for one in outputs:
        taken = written.get(file_of(config, one).dest_uri)
        if taken:
            path = os.path.relpath(Path(config.docs_dir) / taken)
            yield f"{path} has the address of the generated file {one.path}: move {path} elsewhere"


def file_of(config: MkDocsConfig, one: Output) -> File:
    """Return an output as MkDocs takes it: never in the navigation by itself, which would grow with every entry."""
    return File.generated(config, one.path, content=one.content, inclusion=InclusionLevel.NOT_IN_NAV)


def navigation(written: list[str], outputs: tuple[Output, ...], language: str) -> list[Any]:
    """Return the home page, the sections in their order, then what a person wrote."""
    titles = {routes.HOME: translator(language)("Home")}
    home = [path for path in written if path in HOMES]
    sections: list[Any] = [{titles.get(one.path, one.title): one.path} for one in outputs if one.role == "section"]
    return [*home, *sections, *nest_paths(path for path in written if path not in home)]  # type: ignore[no-untyped-call]


def keep_one_page(files: Files, config: MkDocsConfig) -> None:
    """Leave one page, to carry the findings: links between the others would lead nowhere."""
    for file in list(files):
        if file.is_documentation_page():
            files.remove(file)
    for one in assets():
        files.append(file_of(config, one))
    files.append(file_of(config, Output(routes.HOME, lambda: "---\ntitle: The data has errors\n---\n", "section")))
    config.nav = None
