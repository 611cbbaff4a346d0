"""Reads, checks and renders the data for a host, and says what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from policy_timeline import routes
from policy_timeline.entries.days import Day
from policy_timeline.facts.history import as_of_day, newest_change
from policy_timeline.findings.diagnostics import Diagnostic, Severity, as_text
from policy_timeline.mkdocs_plugin.files import HOMES, conflicts
from policy_timeline.mkdocs_plugin.preview import PreviewFault
from policy_timeline.mkdocs_plugin.settings import fixed_day, folder, language
from policy_timeline.outputs import NO_SITE_URL, Options
from policy_timeline.pipeline import Built, Checked, build, check, keep, recalled
from policy_timeline.work.memo import Memo
from policy_timeline.work.terminal import watched

log = get_plugin_logger("policy-timeline")


class PolicyTimelineConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves this untyped
    """The plugin's options in mkdocs.yml."""

    data_dir = config_options.Type(str, default="data")
    sources_dir = config_options.Type(str, default="seeds")
    search = config_options.Type(bool, default=True)
    fast = config_options.Deprecated(message="the option {} of policy-timeline has no effect any more: delete it")
    entry_url = config_options.Type(str, default="")
    contact = config_options.Type(str, default="")
    publisher = config_options.Type(str, default="")
    require_review = config_options.Type(bool, default=False)
    preview = config_options.Type(bool, default=False)
    guide = config_options.Type(bool, default=False)
    share_images = config_options.Optional(config_options.Type(bool))
    content_security_policy = config_options.Type(bool, default=True)


class Preparation:
    """What was last read without faults, for the pages: `built`, and `day`, the newest of its changes.

    `serving` is for `mkdocs serve`: it shows drafts, and says everything as information, so that `--strict` cannot end
    it.
    """

    def __init__(self, options: PolicyTimelineConfig, *, serving: bool) -> None:
        self.options = options
        self.serving = serving
        self.built = Built((), {})
        self._warned = False
        self._memo: Memo | None = None
        self.day: Day | None = None

    def prepare(self, config: MkDocsConfig) -> Iterator[PreviewFault]:
        """Render the site, or yield what stands in the way; all findings are logged."""
        data, sources = self.folders(config)
        missing = [path for path in (data, sources) if not path.is_dir()]
        for path in missing:
            yield self._fault(f"{path}: there is no such folder; data_dir and sources_dir in mkdocs.yml name them")
        if missing:
            return
        checked = self._checked(data, sources, Path(config.docs_dir))
        for finding in checked.diagnostics:
            self.say(finding.severity, as_text(finding))
        log.info(str(checked.summary))
        errors = [finding for finding in checked.diagnostics if finding.severity is Severity.ERROR]
        yield from (self._located(finding, data) for finding in errors)
        if not errors:
            self.built = build(checked, self._host(config), as_of_day(checked.catalog, fixed_day()), self._memo)
            (self._memo or Memo()).forget()
            self.day = newest_change(checked.catalog)
            self._warn_of_address(config)
            yield from map(self._fault, conflicts(config, self.built.outputs))

    def _warn_of_address(self, config: MkDocsConfig) -> None:
        """Say once that feeds lack addresses; no warning for `--strict`, since a site can do without."""
        if not (config.site_url or self._warned):
            self._warned = True
            log.info("warning: mkdocs.yml has no site_url: %s", NO_SITE_URL)

    def _checked(self, data: Path, sources: Path, docs: Path) -> Checked:
        """Check the data with what was known before: the first time what an earlier process left."""
        is_first = self._memo is None
        self._memo = self._memo or recalled(data, sources)
        with watched() as track:
            review = self.options.require_review
            checked = check(data, sources, self._memo, track, docs_dir=docs, require_review=review)
        if is_first:
            keep(self._memo, data, sources)
        return checked

    @property
    def draws(self) -> bool:
        """Whether pages have pictures to be shared: where nobody says, those of a build, which others will see."""
        chosen = self.options.share_images
        return not self.serving if chosen is None else chosen

    def entry_url(self, data: Path) -> str:
        """Return the template for links to entries; a preview that is given none opens the files in VS Code."""
        if self.options.entry_url or not self.serving:
            return self.options.entry_url
        return f"vscode://file{data.resolve().as_uri().removeprefix('file://')}/{{path}}:{{line}}"

    def folders(self, config: MkDocsConfig) -> tuple[Path, Path]:
        """Return the folders of the entries and of the archive."""
        return folder(config, self.options.data_dir), folder(config, self.options.sources_dir)

    @property
    def memo(self) -> Memo:
        """What was found out about the data so far."""
        return self._memo or Memo()

    def say(self, severity: Severity, text: str) -> None:
        """Log a finding; notes are for those who ask for them."""
        levels = {Severity.ERROR: log.error, Severity.WARNING: log.warning, Severity.INFO: log.debug}
        (log.info if self.serving and severity is not Severity.INFO else levels[severity])(text)

    def _fault(self, text: str) -> PreviewFault:
        self.say(Severity.ERROR, text)
        return PreviewFault(text)

    def _located(self, one: Diagnostic, data: Path) -> PreviewFault:
        file = Path(one.location.file)
        href = None
        if self.entry_url(data) and file.is_relative_to(data):
            href = routes.entry_file(self.entry_url(data), file.relative_to(data).as_posix(), one.location.line)
        return PreviewFault(as_text(one), href)

    def _host(self, config: MkDocsConfig) -> Options:
        return Options(
            site_name=config.site_name,
            site_url=config.site_url or "",
            entry_url=self.entry_url(self.folders(config)[0]),
            contact=self.options.contact,
            publisher=self.options.publisher,
            drafts=self.serving or self.options.preview,
            search=self.options.search,
            language=language(config),
            directory_urls=config.use_directory_urls,
            share_images=self.draws,
            home=not any((Path(config.docs_dir) / name).is_file() for name in HOMES),
        )
