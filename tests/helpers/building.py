"""Builds a site in this process, as `mkdocs build` does, so that its coverage counts."""

from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config


def built(settings="mkdocs.yml", command="build", **options):
    """Build the site of a file of settings, as it is built or as it is served; return its folder."""
    Path(settings).with_name("docs").mkdir(exist_ok=True)
    config = load_config(str(settings), **options)
    config.plugins.on_startup(command=command, dirty=False)
    try:
        build(config, serve_url="http://127.0.0.1/" if command == "serve" else None)
    finally:
        config.plugins.on_shutdown()
    return Path(config.site_dir)
