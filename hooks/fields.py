"""Adds the page with every field of every kind of entry to the project's own site, from the model."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from policy_timeline.authoring.schemas import field_reference


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add about/fields.md to the files that MkDocs builds."""
    page = File.generated(config, "about/fields.md", content=field_reference(), inclusion=InclusionLevel.INCLUDED)
    files.append(page)
    return files
