"""The plugin for MkDocs, and with `cli` one of the two places that know a host.

The hooks, in the order in which MkDocs calls them: `on_startup` (which also keeps the plugin alive between the rebuilds
of `mkdocs serve`), `on_config` (reads, checks and renders everything, before MkDocs empties site/), `on_files` (hands
the pages over), `on_page_markdown` (fills a hand-written home page), `on_page_context` (points the pencil at the entry),
`on_post_page` and `on_post_template` (put the diagnostics of broken data on every page of a preview).
"""

from __future__ import annotations

import os
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import nest_paths

from generator import routes
from generator.build import Built, build, check
from generator.diagnostics import Diagnostic, Severity, as_text, has_errors
from generator.history import as_of_day, day_of_epoch
from generator.outputs import Options, Output

if TYPE_CHECKING:
    from datetime import date

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

log = get_plugin_logger("policy-timeline")

_NOTHING = Built((), {})


class PolicyTimelineConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves this untyped
    """The plugin's options in mkdocs.yml."""

    data_dir = config_options.Type(str, default="data")
    sources_dir = config_options.Type(str, default="seeds")
    search = config_options.Type(bool, default=True)
    entry_url = config_options.Type(str, default="")
    contact = config_options.Type(str, default="")


class PolicyTimelinePlugin(BasePlugin[PolicyTimelineConfig]):  # type: ignore[no-untyped-call]  # the same
    """Turns a folder of entries into the pages of a policy timeline."""

    def __init__(self) -> None:
        super().__init__()
        self._serving = False
        self._built = _NOTHING
        self._faults: tuple[Diagnostic, ...] = ()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether this is a preview."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, check and render everything; with errors, stop a build here and keep a preview's last good pages."""
        data, sources = self._folder(config, self.config.data_dir), self._folder(config, self.config.sources_dir)
        config.watch.extend(str(path) for path in (data, sources, Path(__file__).parent) if path.is_dir())
        config.extra_css.extend(path for path in routes.STYLES if path not in config.extra_css)
        config.extra_javascript.extend(path for path in routes.SCRIPTS if path not in config.extra_javascript)
        self._render(config, data, sources)
        return config

    def _folder(self, config: MkDocsConfig, name: str) -> Path:
        """Return a folder named in mkdocs.yml, as reached from the folder of the command line where it is below it."""
        path = (Path(config.config_file_path or "mkdocs.yml").parent / name).resolve()
        if not path.is_dir() and not self._serving:
            message = f"there is no folder {path}: name it with data_dir or sources_dir in mkdocs.yml"
            raise PluginError(message)
        return Path(os.path.relpath(path)) if path.is_relative_to(Path.cwd()) else path

    def _render(self, config: MkDocsConfig, data: Path, sources: Path) -> None:
        checked = check(data, sources)
        self._faults = tuple(one for one in checked.diagnostics if one.severity is Severity.ERROR)
        for one in checked.diagnostics:
            self._say(one)
        log.info(str(checked.summary))
        if not has_errors(checked.diagnostics):
            self._built = build(checked, self._options(config), as_of_day(checked.catalog, _fixed_day()))
            _refuse_overwriting(config, self._built.outputs)
        elif not self._serving:
            message = f"the data has errors, nothing was built; {checked.summary}"
            raise PluginError(message)

    def _say(self, one: Diagnostic) -> None:
        """Log a finding. A preview says everything as information, so that `--strict` cannot end it."""
        levels = {Severity.ERROR: log.error, Severity.WARNING: log.warning, Severity.INFO: log.info}
        (log.info if self._serving else levels[one.severity])(as_text(one))

    def _options(self, config: MkDocsConfig) -> Options:
        return Options(
            site_name=config.site_name,
            site_url=config.site_url or "",
            entry_url=self.config.entry_url,
            contact=self.config.contact,
            drafts=self._serving,
            search=self.config.search,
            language=_language(config),
            directory_urls=config.use_directory_urls,
            home=_home_page(config) is None,
        )

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the rendered files, and compose a navigation where mkdocs.yml has none."""
        outputs = self._built.outputs or _placeholders(config)
        written = [file.src_uri for file in files.documentation_pages()]
        for one in outputs:
            files.append(_file(config, one))
        if config.nav is None:
            config.nav = _navigation(written, outputs)
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Fill the markers of a hand-written home page, such as `<!-- policy-timeline: latest -->`."""
        if page.file.src_uri in {"index.md", "README.md"}:
            for name, part in self._built.home_parts.items():
                markdown = markdown.replace(f"<!-- policy-timeline: {name} -->", part)
        return markdown

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Point the pencil of a generated page at its entry."""
        entry = next((one.entry for one in self._built.outputs if one.path == page.file.src_uri), None)
        if entry and self.config.entry_url:
            page.edit_url = self.config.entry_url.replace("{path}", entry)
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Put the diagnostics of broken data on top of a page."""
        return _with_banner(output, self._faults)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Put them on the page for unknown addresses too, which answers for pages that could not be made."""
        return _with_banner(output_content, self._faults) if template_name.endswith(".html") else output_content


def _fixed_day() -> date | None:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return day_of_epoch(epoch) if epoch else None
    except ValueError as error:
        raise PluginError(str(error)) from error


def _language(config: MkDocsConfig) -> str:
    found = config.theme.get("language", "en")
    return str(found or "en")


def _home_page(config: MkDocsConfig) -> str | None:
    """Return the hand-written home page's path, or None."""
    docs = Path(config.docs_dir)
    return next((name for name in ("index.md", "README.md") if (docs / name).is_file()), None)


def _refuse_overwriting(config: MkDocsConfig, outputs: tuple[Output, ...]) -> None:
    """Stop where a person wrote a file at the path of a generated one: neither may silently replace the other."""
    docs = Path(config.docs_dir)
    both = [one.path for one in outputs if (docs / one.path).exists()]
    if both:
        message = f"{docs / both[0]} stands where a generated file goes: move it to another path"
        raise PluginError(message)


def _file(config: MkDocsConfig, one: Output) -> File:
    inclusion = InclusionLevel.INCLUDED if one.role == "section" else InclusionLevel.NOT_IN_NAV
    return File.generated(config, one.path, content=one.content, inclusion=inclusion)


def _navigation(written: list[str], outputs: tuple[Output, ...]) -> list[Any]:
    """Return the home page, the sections in their order, then what a person wrote."""
    home = [path for path in written if path in {"index.md", "README.md"}]
    sections: list[Any] = [{one.title: one.path} for one in outputs if one.role == "section"]
    return [*home, *sections, *nest_paths(path for path in written if path not in home)]  # type: ignore[no-untyped-call]


def _placeholders(config: MkDocsConfig) -> tuple[Output, ...]:
    """Return empty pages for a preview that starts on broken data, so that there is something to carry the banner."""
    paths = [*([] if _home_page(config) else [routes.HOME]), *(routes.section(name) for name in routes.SECTIONS)]
    return tuple(Output(path, "---\ntitle: The data has errors\n---\n", "section", title=path) for path in paths)


def _with_banner(html: str, faults: tuple[Diagnostic, ...]) -> str:
    if not faults:
        return html
    lines = "\n\n".join(escape(as_text(one)) for one in faults)
    banner = (
        '<div class="pt-banner" role="alert"><strong>The data has errors. These pages are the last good ones.</strong>'
        f"<pre>{lines}</pre></div>"
    )
    start = html.find("<body")
    end = html.find(">", start) + 1
    return html[:end] + banner + html[end:] if start >= 0 else banner + html
