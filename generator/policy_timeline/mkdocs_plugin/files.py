"""Generated files among hand-written ones, as MkDocs takes them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from mkdocs.structure.files import File, InclusionLevel, get_files
from mkdocs.utils import get_build_date, nest_paths

from policy_timeline import routes
from policy_timeline.interface import labels
from policy_timeline.interface.localization import translator
from policy_timeline.mkdocs_plugin.links import places
from policy_timeline.outputs import Output
from policy_timeline.pages import assets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

HOMES = ("index.md", "README.md")
"""The names that MkDocs knows for a hand-written home page."""


def conflicts(config: MkDocsConfig, outputs: tuple[Output, ...]) -> Iterator[str]:
    """Yield each hand-written file at whose address a generated one goes: neither may silently replace the other."""
    addresses = routes.Addresses(directory_urls=config.use_directory_urls)
    written = {file.url: file.src_uri for file in get_files(config)}
    for one in outputs:
        taken = written.get(addresses.of(one.path) or "./")
        if taken:
            path = os.path.relpath(Path(config.docs_dir) / taken)
            yield f"{path} has the address of the generated file {one.path}: move {path} elsewhere"


def destination(addresses: routes.Addresses, path: str) -> str:
    """Return the path, in the folder of the site, of the file that is served at an output's address."""
    address = addresses.of(path)
    return f"{address}index.html" if address.endswith("/") or not address else address


def file_of(config: MkDocsConfig, one: Output) -> File:
    """Return an output as MkDocs takes it: never in the navigation by itself, which would grow with every entry."""
    return File.generated(config, one.path, content=one.make(), inclusion=InclusionLevel.NOT_IN_NAV)


@dataclass(frozen=True)
class FinishedPage:
    """What MkDocs has to know of a page that it does not make: its address, and the places that links may lead to."""

    canonical_url: str | None
    abs_url: str | None
    update_date: str
    content: Callable[[], str]
    is_link: bool = False

    @property
    def present_anchor_ids(self) -> set[str]:
        """The places that a link from a hand-written page can lead to."""
        return set(places(self.content()))


class FinishedFile(File):
    """A generated file that MkDocs does not make: it knows the address, and leaves the content to us."""

    def is_documentation_page(self) -> bool:
        """Return False: MkDocs has nothing to convert."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs' signature
        """Do nothing: the content is made when every page is known."""


def finished_file(config: MkDocsConfig, one: Output, day: date | None, content: Callable[[], str]) -> File:
    """Return an output as MkDocs takes it when we finish it ourselves; `content` makes what stands on its page."""
    file = FinishedFile.generated(config, one.path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    addresses = routes.Addresses(directory_urls=config.use_directory_urls)
    address = addresses.of(one.path)
    file.dest_uri = destination(addresses, one.path)
    if one.path.endswith(".md"):
        full = urljoin(config.site_url, address) if config.site_url else None
        date_ = str(day) if day else get_build_date()
        file.page = FinishedPage(full, urlsplit(full).path if full else None, date_, content)  # type: ignore[assignment]
    return file


def navigation(written: list[str], language: str) -> list[Any]:
    """Return the home page, the sections that lead every page, then what a person wrote; the foot has all sections."""
    _ = translator(language)
    home: list[Any] = [path for path in written if path in HOMES] or [{_("Home"): routes.HOME}]
    tabs = [{_(labels.SECTIONS[kind]): routes.section(kind)} for kind in labels.TABS]
    return [*home, *tabs, *nest_paths(path for path in written if path not in home)]  # type: ignore[no-untyped-call]


def keep_one_page(files: Files, config: MkDocsConfig) -> None:
    """Leave one page, to carry the findings: links between the others would lead nowhere."""
    for file in list(files):
        if file.is_documentation_page():
            files.remove(file)
    for one in assets():
        files.append(file_of(config, one))
    files.append(file_of(config, Output(routes.HOME, lambda: "---\ntitle: The data has errors\n---\n", "section")))
    config.nav = None
