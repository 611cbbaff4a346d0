"""The plugin for MkDocs, and with `cli` one of the two places that know a host.

The hooks, in the order in which MkDocs calls them:

- `on_startup` keeps the plugin alive between the rebuilds of `mkdocs serve`;
- `on_config` reads, checks and renders everything, before MkDocs empties site/: with errors, nothing is touched;
- `on_pre_build` ends what is still under way for the build before;
- `on_files` hands the generated files over, begins to write those beside the pages (`_begin_others`), and composes a
  navigation where mkdocs.yml has none;
- `on_nav` has the generated pages be converted as such;
- `on_pre_page` dates each page by the data, for the sitemap;
- `on_page_markdown` fills the markers of a hand-written home page;
- `on_page_content` reads the links of each generated page, and lets our styles reach what is in other themes;
- `on_env` tells the templates where the search is, and has them draw once what many pages share;
- `on_page_context` points the pencil of a page at its entry;
- `on_post_page` and `on_post_template` show the faults of a preview or build for a look that starts on broken data;
- `on_post_build` waits for the files beside the pages, and when other plugins are done as well does what is done to a
  finished site (`_finish`); in a preview it has pages wait until they are asked for;
- `on_shutdown` leaves nothing running, and nothing of a build that was interrupted;
- `on_serve` lets a save of the data change the data alone, shows its faults over the last good pages, and says what
  answers requests (`_answers`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal
from wsgiref.types import WSGIApplication

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from policy_timeline import routes
from policy_timeline.exports import word_index
from policy_timeline.findings.diagnostics import Severity, nearest
from policy_timeline.mkdocs_plugin.demand import Demand
from policy_timeline.mkdocs_plugin.files import HOMES, add_guide, keep_one_page, navigation
from policy_timeline.mkdocs_plugin.generated import GeneratedPage
from policy_timeline.mkdocs_plugin.indexing import Indexer
from policy_timeline.mkdocs_plugin.policy import HEADERS, SecurityPolicy
from policy_timeline.mkdocs_plugin.preparing import PolicyTimelineConfig, Preparation, log
from policy_timeline.mkdocs_plugin.preview import PreviewFault, State, preview, with_faults
from policy_timeline.mkdocs_plugin.serving import following
from policy_timeline.mkdocs_plugin.settings import language
from policy_timeline.mkdocs_plugin.shells import use_shells
from policy_timeline.mkdocs_plugin.site import Site
from policy_timeline.mkdocs_plugin.theme import FOLDER, dress, foot, head, in_theme
from policy_timeline.mkdocs_plugin.watching import Watcher
from policy_timeline.pages.rendering import COMPILED
from policy_timeline.work.garbage import tidy, without_collecting
from policy_timeline.work.replacement import Replacement
from policy_timeline.work.system import what_is_lacking, what_system_says
from policy_timeline.work.terminal import watched
from policy_timeline.work.workers import Spread

_NO_I18N = (
    "mkdocs-static-i18n reads each page from a file in docs/, and generated pages have none: leave it out, and write "
    "theme: {language: …} for pages in another language"
)
_MARKER = re.compile(r"<!-- *policy-timeline: *([\w-]+) *-->")


class BrokenDataError(Exception):
    """The data was broken by a save: it ends a rebuild before it touches the last good pages."""


class PolicyTimelinePlugin(BasePlugin[PolicyTimelineConfig]):  # type: ignore[no-untyped-call]  # MkDocs leaves it so
    """Turns a folder of entries into the pages of a policy timeline."""

    _site: Site

    def __init__(self) -> None:
        super().__init__()
        self._work = Preparation(PolicyTimelineConfig(), serving=False)
        self._follows_saves = False
        self._state = State()
        self._demand = Demand()
        self._replacement: Replacement | None = None
        self._security_policy: SecurityPolicy | None = None
        self._is_dirty = False
        self._others: Spread[Callable[[], str | None], str | None] = Spread(_call, ())
        self._indexer = Indexer(lambda text: self._work.say(Severity.WARNING, text))

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview; nothing of it has been built so far."""
        self._work = Preparation(self.config, serving=command == "serve")
        self._is_dirty = dirty
        self._follows_saves = False
        self._state = State()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, check and render everything; faults end a build here, but one for a look, and a preview's rebuild."""
        if "i18n" in config.plugins:
            raise PluginError(_NO_I18N)
        package = Path(__file__).parents[1]
        self._work.options = self.config
        watched = (*self._work.folders(config), package / "pages/templates", package / "pages/static", FOLDER)
        config.watch.extend(str(path) for path in watched if path.is_dir())
        config.extra_css.extend(path for path in routes.STYLES if path not in config.extra_css)
        config.extra_javascript.extend(path for path in routes.SCRIPTS if path not in config.extra_javascript)
        dress(config)
        faults = self._read(config)
        if faults and not (self._work.serving or self.config.preview):
            message = f"nothing was built: {faults} {'fault' if faults == 1 else 'faults'}, see above"
            raise PluginError(message)
        if faults and self._follows_saves:
            raise BrokenDataError
        self._entry_url = self._work.entry_url(self._work.folders(config)[0])
        self._site_dir, self._replacement = config.site_dir, None
        if not self._is_dirty:  # MkDocs empties the folder first in which it writes
            self._replacement = Replacement(Path(config.site_dir))
            config.site_dir = str(self._replacement.new)
        # what a preview puts into each page to reload it is another script each time
        is_locked = self.config.content_security_policy and not self._work.serving
        self._security_policy = SecurityPolicy() if is_locked else None
        return config

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing of a build that failed; the site that there was stays."""
        self._give_up()
        if isinstance(error, OSError | ModuleNotFoundError):
            why = what_system_says(error) if isinstance(error, OSError) else what_is_lacking(error)
            message = f"nothing was built: {why}"
            raise PluginError(message) from error

    def _read(self, config: MkDocsConfig) -> int:
        """Read, check and render the data; return the number of faults."""
        faults = tuple(self._work.prepare(config))
        self._state = State(faults, has_pages=self._state.has_pages or not faults)
        return len(faults)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Leave the pages that are about to go alone."""
        self._indexer.stop()
        self._others = Spread(_call, ())

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated files; a preview or build for a look that starts on broken data is one page."""
        if self._state.faults:
            keep_one_page(files, config)
            return files
        if self.config.guide:
            add_guide(files, config)
        written = [file.src_uri for file in files.documentation_pages()]
        self._site = Site(config, self._work.built.outputs, serving=self._work.serving)
        self._site.add_to(files)
        self._begin_others(config)
        if config.nav is None:
            config.nav = navigation(written, language(config))
        return files

    def _begin_others(self, config: MkDocsConfig) -> None:
        """Write the index of words and what else is no page, for which MkDocs need not wait."""
        words, index = self._work.built.words, Path(config.site_dir, routes.WORD_INDEX)
        indexing = [partial(word_index.write, words, index)] if words and not self._work.serving else []
        with without_collecting():
            self._others = Spread(_call, [*indexing, *self._site.others()])

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Take the generated pages over, now that the navigation has its own; remember it: it stands on every page."""
        self._nav = nav
        if not self._state.faults:
            self._site.take_over()
        return nav

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG002
        """Date every page by the newest entry or revision, never by today."""
        if self._work.day:
            page.update_date = str(self._work.day)
        return page

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Fill the markers of a hand-written home page, such as `<!-- policy-timeline: latest -->`."""
        is_written = page.file.generated_by is None and page.file.src_uri in HOMES
        return _MARKER.sub(lambda found: self._part(found, page), markdown) if is_written else markdown

    def _part(self, marker: re.Match[str], page: Page) -> str:
        parts = self._work.built.home_parts
        if marker[1] not in parts:
            hint = nearest(marker[1], parts) or f"the parts are {', '.join(parts)}"
            message = f'{page.file.src_uri}: no part of the home page is named "{marker[1]}"; {hint}'
            self._work.say(Severity.WARNING, message)
            return marker[0]
        return parts[marker[1]]()

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Note where a generated page leads to, after all that other plugins have done to it; fit our styles to it."""
        if not self._state.faults:
            self._site.converted(page, html)
        return in_theme(html, config)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Tell the templates where the search is and what stands at the foot; draw by shells, compiled once."""
        has_search = self.config.search and not self._state.faults
        addresses = routes.Addresses(directory_urls=config.use_directory_urls)
        draws = self._work.draws and not self._state.faults
        env.globals["policy_timeline"] = {
            **head(language(config), addresses, search=has_search, draws=draws),
            **({} if self._state.faults else foot(language(config), addresses, self.config, self._work.day)),
        }
        env.bytecode_cache = COMPILED  # a preview need not compile the theme's templates after each save
        use_shells(env)
        if not self._state.faults:
            self._site.begin(env, self._nav)
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
        if isinstance(page, GeneratedPage) and page.entry and self._entry_url:
            page.edit_url = routes.entry_file(self._entry_url, page.entry)
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Give a page its policy, after all that other plugins do to it, or the faults of a start on broken data."""
        content = page.content if isinstance(page, GeneratedPage) else None
        return self._finished(output, content or "")

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Do the same to the page for unknown addresses."""
        return self._finished(output_content) if template_name.endswith(".html") else output_content

    def _finished(self, html: str, content: str = "") -> str:
        policy = self._security_policy
        shown = with_faults(html, self._state)
        return policy.put_into(shown, content) if policy else shown

    @event_priority(100)
    def _wait_for_others(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Wait for the files beside the pages: other plugins may look at the whole site.

        A build fails without its index: a reader would take what is not found for what is not on record.
        """
        with watched() as track:
            faults = self._others.results(track, "Writing data")
        for fault in filter(None, faults):
            raise PluginError(f"{fault}; build without the search by `search: false`")

    @event_priority(-100)
    def _end(self, *, config: MkDocsConfig) -> None:
        """Finish a site and put it in the place of the one before; of a preview, most is made when it is asked for."""
        self._finish(config)
        if self._replacement:
            self._replacement.take_place()
            config.site_dir = self._site_dir
        if self._work.serving and not self._state.faults:
            tidy()
            self._demand.begin(Path(config.site_dir), self._site.on_demand(), self._site.write)
            self._index(config)

    on_post_build = CombinedEvent(_wait_for_others, _end)

    def _finish(self, config: MkDocsConfig) -> None:
        """Do all that is done to a finished site, in `config.site_dir`, before others can see it."""
        if not (self._state.faults or self._work.serving):
            for text in self._site.dead_links():
                self._work.say(Severity.WARNING, text)
        if self._security_policy and not Path(config.docs_dir, HEADERS).exists():
            write_file(self._security_policy.headers.encode(), str(Path(config.site_dir, HEADERS)))

    def _index(self, config: MkDocsConfig) -> None:
        words = self._work.built.words
        if words:
            self._indexer.begin(words, Path(config.site_dir) / routes.WORD_INDEX)

    def on_shutdown(self) -> None:
        """Leave nothing running, and nothing of a build that was interrupted."""
        self._indexer.stop()
        self._give_up()

    def _give_up(self) -> None:
        """End what is under way for a build, and delete what stands beside the site."""
        self._others.stop()
        if self._replacement:
            self._replacement.clear()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Let a save change what depends on it; one that breaks the data ends in findings over the last good pages."""
        self._follows_saves = True
        paths = (*server._watched_paths, *config.watch)  # noqa: SLF001 - MkDocs tells nowhere else what it watches
        Watcher(server, self._work.folders(config), [Path(config.docs_dir)]).start()
        rebuild = following(paths, lambda: self._work.folders(config), builder, self._refresh)

        def follow() -> None:
            left = "the last good pages stay" if self._state.has_pages else "no pages yet"
            try:
                rebuild()
            except BrokenDataError:
                log.info("the data has errors: %s", left)
            except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, the server must go on answering
                self._state = replace(self._state, faults=(PreviewFault(str(error)),))
                is_told = isinstance(error, MkDocsException)
                log.info("%s: %s", error, left, exc_info=not is_told)

        server.builder = follow
        server.set_app(self._answers(server, config))
        return server

    def _answers(self, server: LiveReloadServer, config: MkDocsConfig) -> WSGIApplication:
        """Return what answers requests in a preview: each application may answer itself or ask the one before it."""
        from policy_timeline.mkdocs_plugin import curating  # noqa: PLC0415 - a build need not load it

        root = server.mount_path
        app = self._demand.before(server.serve_request, root)
        app = preview(app, root, lambda: self._state)
        desk = curating.Desk(
            lambda: curating.Folders(*self._work.folders(config), Path(config.docs_dir)), lambda: self._work.memo
        )
        return curating.curating_page(app, root, desk)

    def _refresh(self) -> bool:
        """Read the data anew for the pages that there are; return False where all have to be built anew.

        So it is where there are none, and where the day of the newest change is another: every page has it at its foot.
        """
        if not self._state.has_pages:
            return False
        self._indexer.stop()
        config, day = self._site.config, self._work.day
        if self._read(config):
            raise BrokenDataError
        if self._work.day != day:
            return False
        self._demand.offer(Path(config.site_dir), self._site.renewed(self._work.built.outputs), self._site.write)
        self._index(config)
        return True


def _call(task: Callable[[], str | None]) -> str | None:
    return task()
