"""The files of a site that MkDocs leaves to us: all that are generated, but for what it has a use for itself.

MkDocs makes the pages of the navigation, and those that its search is to read. The others are finished here: a site of
thousands of statements has them all out of that search.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from policy_timeline import routes
from policy_timeline.mkdocs_plugin.files import HOMES, destination, file_of, finished_file
from policy_timeline.mkdocs_plugin.finishing import Finisher
from policy_timeline.mkdocs_plugin.links import Links
from policy_timeline.mkdocs_plugin.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation

    from policy_timeline.outputs import Output


class Making:
    """One build of a site, from the files that it has to the pages that are made of them.

    `day` dates the pages, and `entry_url` is the template for links to entries, or empty. With `fast` False MkDocs
    makes everything; so it does for other themes than Material.
    """

    def __init__(
        self, config: MkDocsConfig, outputs: tuple[Output, ...], day: date | None, entry_url: str, *, fast: bool
    ) -> None:
        self.config, self._day, self._entry_url = config, day, entry_url
        self._entries = {one.path: one.entry for one in outputs}
        self._addresses = routes.Addresses(directory_urls=config.use_directory_urls)
        searched = any(name.rpartition("/")[2] == "search" for name in config.plugins)
        self.is_fast = fast and config.theme.name == "material"
        self._ours = {
            one.path: one
            for one in outputs
            if self.is_fast and one.role != "section" and not (searched and one.searchable)
        }
        self._outputs = outputs

    def add_to(self, files: Files) -> None:
        """Hand the files over to MkDocs, those that it makes and those of which it only knows the address."""
        self._files = files
        for one in self._outputs:
            is_ours = one.path in self._ours
            content = partial(self._content, one)
            files.append(finished_file(self.config, one, self._day, content) if is_ours else file_of(self.config, one))

    def begin(self, env: Environment, nav: Navigation) -> None:
        """Take what MkDocs knows of the theme and the navigation, when all of that is known."""
        self._finisher = Finisher(self.config, env, self._files, nav, self._day, self._entry_url)

    def _content(self, one: Output) -> str:
        return self._finisher.finish(one)[1]

    def write_all(self) -> Iterator[str]:
        """Write the files that MkDocs does not; yield every link of a generated page that leads nowhere."""
        links = Links()
        writer = Writer(Path(self.config.site_dir), self._addresses, self._finisher)
        writer.write_all(tuple(self._ours.values()), links)
        for one in self._outputs:
            file = self._files.get_file_from_path(one.path)
            if file and file.page and one.path not in self._ours:
                links.note(one.path, writer.read(one.path, file.page.content or ""))
        yield from links.dead({"" if file.url == "./" else file.url for file in self._files})

    def left(self) -> Mapping[str, Callable[[], str | bytes]]:
        """Return what makes each file that MkDocs does not, by its path in the folder of the site."""
        return {destination(self._addresses, one.path): partial(self._made, one) for one in self._ours.values()}

    def renewed(self, outputs: tuple[Output, ...]) -> Mapping[str, Callable[[], str | bytes]]:
        """Return the same for every file that depends on the data, given the outputs of newer data."""
        home = next(filter(None, map(self._files.get_file_from_path, HOMES)), None)
        files: dict[str, Callable[[], str | bytes]] = {
            destination(self._addresses, one.path): partial(self._made, one) for one in outputs
        }
        if home and home.page and home.generated_by is None:
            files[home.dest_uri] = partial(self._finisher.finish_written, home.page)
        return files

    def _made(self, one: Output) -> str | bytes:
        if not one.path.endswith(".md"):
            return one.make()
        file = self._files.get_file_from_path(one.path) if one.role == "section" else None
        return self._finisher.finish_listed(one, file.page) if file and file.page else self._finisher.finish(one)[0]

    def pages(self) -> list[File]:
        """Return every page of the site, for its map."""
        return [file for file in self._files if file.page]

    def entry_of(self, path: str) -> str | None:
        """Return the path of the entry that the page of this path shows, if it does."""
        return self._entries.get(path)
