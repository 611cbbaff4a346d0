"""The generated files of a site, from what a build produces to what MkDocs makes of it.

A build hands every page to MkDocs, and writes the other files itself beside that. A preview hands over the pages of the
navigation and those that the theme's search is to read; every other file is made when a browser asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from policy_timeline import routes
from policy_timeline.mkdocs_plugin.files import HOMES
from policy_timeline.mkdocs_plugin.generated import GeneratedPage, Outline
from policy_timeline.mkdocs_plugin.links import Links
from policy_timeline.outputs import Options, Output
from policy_timeline.pages.rendering import Renderer
from policy_timeline.work.garbage import without_collecting
from policy_timeline.work.terminal import watched
from policy_timeline.work.workers import Spread


class OwnFile(File):
    """A generated file of which MkDocs knows the address, for links to it, and which it does not write."""

    def is_documentation_page(self) -> bool:
        """Return False: MkDocs has nothing to convert."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs' signature
        """Do nothing."""


class Site:
    """The generated files of one build, or of one start of a preview and the saves that follow it."""

    def __init__(self, config: MkDocsConfig, outputs: tuple[Output, ...], *, serving: bool) -> None:
        self.config, self._serving = config, serving
        self._addresses = routes.Addresses(directory_urls=config.use_directory_urls)
        self._outputs = self._by_name(outputs)
        self._has_search = any(name.rpartition("/")[2] == "search" for name in config.plugins)
        self._outlines: dict[str, Outline] = {}
        self._links = Links()

    def _by_name(self, outputs: Iterable[Output]) -> dict[str, Output]:
        """Return the outputs by the path, in the folder of the site, of the file that is served at their address."""
        return {destination(self._addresses, output.path): output for output in outputs}

    def _is_made_now(self, output: Output) -> bool:
        return not self._serving or output.role == "section" or (self._has_search and output.searchable)

    def add_to(self, files: Files) -> None:
        """Hand the files over to MkDocs; the pages are written as Markdown, and what is no page is written as it is."""
        self.files = files
        now = [output for output in self._outputs.values() if output.is_page and self._is_made_now(output)]
        if not self._serving:
            Renderer(Options()).load_templates()  # before workers are forked, each of which would do it
        with without_collecting(), watched() as track:
            contents = Spread(lambda output: output.content, now).results(track, "Writing pages")
        made = {output.path: content for output, content in zip(now, contents, strict=True)}
        for output in self._outputs.values():
            files.append(self._file(output, made.get(output.path)))

    def others(self) -> list[Callable[[], None]]:
        """Return what writes each file that is no page and is made now."""
        site = Path(self.config.site_dir)
        others = (output for output in self._outputs.values() if not output.is_page and self._is_made_now(output))
        return [partial(self._write, output, site / output.path) for output in others]

    def _file(self, output: Output, content: str | None) -> File:
        """Return an output as MkDocs takes it: never in the navigation by itself, which would grow with every entry."""
        if content is not None:
            return File.generated(self.config, output.path, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
        file = OwnFile.generated(self.config, output.path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        file.dest_uri = destination(self._addresses, output.path)
        return file

    def take_over(self) -> None:
        """Have the generated pages of MkDocs be converted as such, when it has made those of the navigation."""
        for output in self._outputs.values():
            file = self.files.get_file_from_path(output.path)
            if file and file.is_documentation_page():
                self._page(output, file)

    def _page(self, output: Output, file: File) -> GeneratedPage:
        page = file.page or Page(None, file, self.config)
        return GeneratedPage.of(page, output.entry, self._outlines)

    def begin(self, env: Environment, nav: Navigation) -> None:
        """Take what is known of the theme and the navigation, for the pages that are made later."""
        self._env, self._nav, self._pages = env, nav, self.files.documentation_pages()

    def converted(self, page: Page, content: str) -> None:
        """Note where a generated page leads to; let go of its Markdown, for MkDocs holds all pages at once."""
        if isinstance(page, GeneratedPage):
            page.markdown = ""
            self._links.read(page.file.src_uri, page.url, content)

    def dead_links(self) -> Iterator[str]:
        """Yield every link of a generated page that leads nowhere, when all pages are made."""
        pages = {"" if file.url == "./" else file.url: file.page for file in self.files}
        return self._links.dead({address: page.present_anchor_ids if page else None for address, page in pages.items()})

    def on_demand(self) -> Iterator[str]:
        """Yield the name of each file that was not made: its path in the folder of the site."""
        return (name for name, output in self._outputs.items() if not self._is_made_now(output))

    def renewed(self, outputs: tuple[Output, ...]) -> Collection[str]:
        """Take the outputs of newer data; return the names of the files that depend on them."""
        before, self._outputs = self._outputs, self._by_name(outputs)
        for name in before.keys() - self._outputs.keys():
            self.files.remove(self.files.src_uris[before[name].path])
        for name in sorted(self._outputs.keys() - before.keys()):
            self.files.append(self._file(self._outputs[name], None))
        return self._outputs.keys() | self._written_home.keys()

    @cached_property
    def _written_home(self) -> Mapping[str, Page]:
        """The hand-written home page by its name, if there is one: it may show parts that depend on the data."""
        homes = (file for file in self._pages if file.src_uri in HOMES and file.generated_by is None)
        return {file.dest_uri: file.page for file in homes if file.page}

    def write(self, name: str, target: Path) -> None:
        """Write the file of a name in the folder of the site, unless a save has just taken it away."""
        if name in self._outputs:
            self._write(self._outputs[name], target)
        elif name in self._written_home:
            self._write_page(self._written_home[name], target)

    def _write(self, output: Output, target: Path) -> None:
        if not output.is_page:
            write_file(output.raw, str(target))
            return
        file = self.files.src_uris[output.path]
        if isinstance(file, OwnFile):
            file = File.generated(self.config, output.path, content="")
        file.content_string = output.content
        self._write_page(self._page(output, file), target)

    def _write_page(self, page: Page, target: Path) -> None:
        """Write a page as MkDocs does in a build."""
        page.file.abs_dest_path = str(target)
        _populate_page(page, self.config, self.files)
        _build_page(page, self.config, self._pages, self._nav, self._env)


def destination(addresses: routes.Addresses, path: str) -> str:
    """Return the path, in the folder of the site, of the file that is served at an output's address."""
    address = addresses.of(path)
    return f"{address}index.html" if address.endswith("/") or not address else address
