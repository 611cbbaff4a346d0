"""The plugin for MkDocs, and with `cli` one of the two places that know a host.

The hooks, in the order in which MkDocs calls them:

- `on_startup` keeps the plugin alive between the rebuilds of `mkdocs serve`;
- `on_config` reads, checks and renders everything, before MkDocs empties site/: with errors, nothing is touched;
- `on_pre_build` ends an indexing that is still under way;
- `on_files` hands the rendered files over, and composes a navigation where mkdocs.yml has none;
- `on_page_markdown` fills the markers of a hand-written home page;
- `on_env` dates the pages by the data, for the sitemap, and tells the templates where the search is;
- `on_page_context` points the pencil of a page at its entry;
- `on_post_page` and `on_post_template` show the faults of a preview that starts on broken data;
- `on_post_build` has the words of the statements indexed, in a preview behind its back; `on_shutdown` ends that;
- `on_serve` shows those of a preview that runs, over its last good pages.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger

from generator import routes
from generator.build import Built, build, check
from generator.diagnostics import Diagnostic, Severity, as_text, nearest
from generator.history import as_of_day, newest_change
from generator.outputs import Options
from generator.plugin.files import HOMES, conflicts, file_of, keep_one_page, navigation
from generator.plugin.indexing import Indexer
from generator.plugin.settings import fixed_day, folder, language
from generator.plugin.theme import FOLDER, dress, head
from generator.preview import Fault, State, preview, with_faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

log = get_plugin_logger("policy-timeline")

_MARKER = re.compile(r"<!-- *policy-timeline: *([\w-]+) *-->")


class PolicyTimelineConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves this untyped
    """The plugin's options in mkdocs.yml."""

    data_dir = config_options.Type(str, default="data")
    sources_dir = config_options.Type(str, default="seeds")
    search = config_options.Type(bool, default=True)
    entry_url = config_options.Type(str, default="")
    contact = config_options.Type(str, default="")


class BrokenDataError(Exception):
    """The data was broken by a save: it ends a rebuild before it touches the last good pages."""


class PolicyTimelinePlugin(BasePlugin[PolicyTimelineConfig]):  # type: ignore[no-untyped-call]  # the same
    """Turns a folder of entries into the pages of a policy timeline."""

    def __init__(self) -> None:
        super().__init__()
        self._serving = False
        self._follows_saves = False
        self._built = Built((), {})
        self._entries: dict[str, str] = {}
        self._day: date | None = None
        self._state = State()
        self._indexer = Indexer(lambda text: self._say(Severity.WARNING, text))

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether this is a preview; nothing of it has been built so far."""
        self._serving = command == "serve"
        self._follows_saves = False
        self._state = State()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, check and render everything; faults end a build here, and a preview's rebuild."""
        data, sources = folder(config, self.config.data_dir), folder(config, self.config.sources_dir)
        package = Path(__file__).parents[1]
        watched = (data, sources, package / "templates", package / "assets", FOLDER)
        config.watch.extend(str(path) for path in watched if path.is_dir())
        config.extra_css.extend(path for path in routes.STYLES if path not in config.extra_css)
        config.extra_javascript.extend(path for path in routes.SCRIPTS if path not in config.extra_javascript)
        dress(config)
        faults = tuple(self._render(config, data, sources))
        self._state = State(faults, has_pages=self._state.has_pages or not faults)
        if faults and not self._serving:
            message = f"nothing was built: {len(faults)} {'fault' if len(faults) == 1 else 'faults'}, see above"
            raise PluginError(message)
        if faults and self._follows_saves:
            raise BrokenDataError
        return config

    def _render(self, config: MkDocsConfig, data: Path, sources: Path) -> Iterator[Fault]:
        """Render the site, or yield what stands in the way; all findings are logged."""
        missing = [path for path in (data, sources) if not path.is_dir()]
        for path in missing:
            yield self._fault(f"{path}: there is no such folder; data_dir and sources_dir in mkdocs.yml name them")
        if missing:
            return
        checked = check(data, sources)
        for one in checked.diagnostics:
            self._say(one.severity, as_text(one))
        log.info(str(checked.summary))
        errors = [one for one in checked.diagnostics if one.severity is Severity.ERROR]
        yield from (self._located(one, data) for one in errors)
        if not errors:
            self._built = build(checked, self._options(config), as_of_day(checked.catalog, fixed_day()))
            self._entries = {one.path: one.entry for one in self._built.outputs if one.entry}
            self._day = newest_change(checked.catalog)
            yield from map(self._fault, conflicts(config, self._built.outputs))

    def _say(self, severity: Severity, text: str) -> None:
        """Log a finding. A preview says everything as information, so that `--strict` cannot end it."""
        levels = {Severity.ERROR: log.error, Severity.WARNING: log.warning, Severity.INFO: log.info}
        (log.info if self._serving else levels[severity])(text)

    def _fault(self, text: str) -> Fault:
        self._say(Severity.ERROR, text)
        return Fault("", text)

    def _located(self, one: Diagnostic, data: Path) -> Fault:
        file = Path(one.location.file)
        href = None
        if self.config.entry_url and file.is_relative_to(data):
            address = routes.entry_file(self.config.entry_url, file.relative_to(data).as_posix())
            href = f"{address}#L{one.location.line}"
        return Fault(str(one.location), as_text(one), href)

    def _options(self, config: MkDocsConfig) -> Options:
        return Options(
            site_name=config.site_name,
            site_url=config.site_url or "",
            entry_url=self.config.entry_url,
            contact=self.config.contact,
            drafts=self._serving,
            search=self.config.search,
            language=language(config),
            directory_urls=config.use_directory_urls,
            home=not any((Path(config.docs_dir) / name).is_file() for name in HOMES),
        )

    def on_pre_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Stop reading the pages that are about to go."""
        self._indexer.stop()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the rendered files; a preview that starts on broken data is one page."""
        if self._state.faults:
            keep_one_page(files, config)
            return files
        written = [file.src_uri for file in files.documentation_pages()]
        for one in self._built.outputs:
            files.append(file_of(config, one))
        if config.nav is None:
            config.nav = navigation(written, self._built.outputs, language(config))
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Fill the markers of a hand-written home page, such as `<!-- policy-timeline: latest -->`."""
        is_written = page.file.generated_by is None and page.file.src_uri in HOMES
        return _MARKER.sub(lambda found: self._part(found, page), markdown) if is_written else markdown

    def _part(self, marker: re.Match[str], page: Page) -> str:
        parts = self._built.home_parts
        if marker[1] not in parts:
            hint = nearest(marker[1], parts) or f"the parts are {', '.join(parts)}"
            self._say(Severity.WARNING, f'{page.file.src_uri}: no part of the home page is named "{marker[1]}"; {hint}')
            return marker[0]
        return parts[marker[1]]()

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Date every page by the newest entry or revision, never by today; say where the search is."""
        has_search = self.config.search and not self._state.faults
        addresses = routes.Addresses(directory_urls=config.use_directory_urls)
        env.globals["policy_timeline"] = head(language(config), addresses, search=has_search)
        pages = [file.page for file in files.documentation_pages() if file.page]
        for page in pages if self._day else ():
            page.update_date = str(self._day)
        return env

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Point the pencil of a generated page at its entry."""
        entry = self._entries.get(page.file.src_uri)
        if entry and self.config.entry_url:
            page.edit_url = routes.entry_file(self.config.entry_url, entry)
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Show the faults of a preview that starts on broken data."""
        return with_faults(output, self._state)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Show them on the page for unknown addresses too."""
        return with_faults(output_content, self._state) if template_name.endswith(".html") else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Have the words of the statements indexed."""
        has_statements = any(routes.kind_of(path) == "statements" for path in self._entries)
        if self.config.search and has_statements and not self._state.faults:
            self._indexer.begin(Path(config.site_dir), wait=not self._serving)

    def on_shutdown(self) -> None:
        """Leave nothing running."""
        self._indexer.stop()

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,  # noqa: ARG002
        builder: Callable[..., None],
    ) -> LiveReloadServer:
        """Let a save that breaks the data end in findings over the last good pages."""

        def rebuild() -> None:
            try:
                builder()
            except BrokenDataError:
                log.info(
                    "the data has errors: %s", "the last good pages stay" if self._state.has_pages else "no pages yet"
                )

        self._follows_saves = True
        server.builder = rebuild
        server.set_app(preview(server.serve_request, server.mount_path, lambda: self._state))
        return server
