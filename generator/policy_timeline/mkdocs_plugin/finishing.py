"""Generated pages as finished HTML: equal to what MkDocs makes of their Markdown, at a fraction of the cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from policy_timeline import routes
from policy_timeline.mkdocs_plugin.conversion import Converted, Converter
from policy_timeline.mkdocs_plugin.shells import ADDRESS, BARE_CONTENT, CONTENT, DESCRIPTION, ENTRY, TITLE, Shell, mark

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from policy_timeline.outputs import Output


_PROBE = "A &#60;probe&#62; &amp; <b>more</b> of it; " * 9
"""A text on which a filter shows whether it changes, shortens or escapes texts."""


class Finisher:
    """Finishes the generated pages of one site, which stand in no navigation.

    `day` is that of the sitemap's dates, `entry_url` the template for links to entries, or empty.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what MkDocs hands to a template
        self,
        config: MkDocsConfig,
        env: Environment,
        files: Files,
        nav: Navigation,
        day: date | None,
        entry_url: str,
    ) -> None:
        self._config, self._env, self._files, self._nav = config, env, files, nav
        self._day, self._entry_url = day, entry_url
        self._pages: Sequence[File] = files.documentation_pages()
        self._converter = Converter(config, files)
        self._shells: dict[tuple[object, ...], Shell | None] = {}

    def finish(self, output: Output) -> tuple[str, str]:
        """Return a page's HTML, and the part of it that is its content."""
        converted = self._converter.convert(output.path, output.content)
        return self._finished(converted, output.path, output.entry), converted.content

    def _finished(self, page: Converted, path: str, entry: str | None) -> str:
        shell = self._shell(page, path.rpartition("/")[0]) if entry is not None else None
        if entry is None or shell is None:
            return self._alone(page, path, entry)
        return shell.fill(_texts(page, path, entry))

    def finish_listed(self, output: Output, page: Page) -> str:
        """Return the HTML of a page of the navigation, which the theme marks there."""
        converted = self._converter.convert(output.path, output.content)
        page.content, page.meta, page.toc = converted.content, converted.meta, converted.outline.toc
        return self.themed(page)

    def finish_written(self, page: Page) -> str:
        """Return the HTML of a page that a person wrote, made anew."""
        config, files = self._config, self._files
        page.read_source(config)
        text = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        page.markdown = text
        page.render(config, files)
        page.content = config.plugins.on_page_content(page.content or "", page=page, config=config, files=files)
        return self.themed(page)

    def themed(self, page: Page) -> str:
        """Return what the theme's template makes of a page."""
        page.active = True
        template = self._env.get_template(str(page.meta.get("template", "main.html")))
        html = template.render(get_context(self._nav, self._pages, self._config, page))
        page.active = False
        return html

    def _shell(self, page: Converted, folder: str) -> Shell | None:
        """Return the shell for all entries of a folder that share an outline and all metadata but their texts.

        None where a theme does with them what a shell cannot: then each page needs the template itself.
        """
        shared = {name: value for name, value in page.meta.items() if name not in {TITLE, DESCRIPTION}}
        content = CONTENT if "<h1" in page.content else BARE_CONTENT
        key = (folder, content, str(shared), id(page.outline))
        if key not in self._shells:
            marked = Converted({**shared, TITLE: mark(TITLE), DESCRIPTION: mark(DESCRIPTION)}, content, page.outline)
            shell = Shell(self._alone(marked, f"{folder}/{ADDRESS}.md", ENTRY))
            probe = Converted({**shared, TITLE: _PROBE, DESCRIPTION: _PROBE[::-1]}, content, page.outline)
            path = f"{folder}/a-probe.md"
            is_true = shell.fill(_texts(probe, path, "a-probe.yml")) == self._alone(probe, path, "a-probe.yml")
            self._shells[key] = shell if is_true else None
        return self._shells[key]

    def _alone(self, converted: Converted, path: str, entry: str | None) -> str:
        """Return what the theme makes of a page that stands in no navigation."""
        page = Page(None, File.generated(self._config, path, content=""), self._config)
        page.markdown, page.content = "", converted.content
        page.meta, page.toc = converted.meta, converted.outline.toc
        if self._day:
            page.update_date = str(self._day)
        if entry is not None and self._entry_url:
            page.edit_url = routes.entry_file(self._entry_url, entry)
        return self.themed(page)


def _texts(page: Converted, path: str, entry: str) -> dict[str, str]:
    """Return what goes into a shell for a page."""
    return {
        TITLE: page.meta[TITLE],
        DESCRIPTION: page.meta[DESCRIPTION],
        CONTENT: page.content,
        BARE_CONTENT: page.content,
        ADDRESS: path.rpartition("/")[2].removesuffix(".md"),
        ENTRY: routes.entry_file("{path}", entry),
    }
