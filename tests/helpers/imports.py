"""The command `import` in an empty project."""

import json
from pathlib import Path

import yaml
from click.testing import CliRunner
from policy_timeline.cli import main
from policy_timeline.pipeline import check


def imported(*arguments, status=0):
    """Run the command in the current folder, and return what it printed."""
    result = CliRunner().invoke(main, ["import", *map(str, arguments)], catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result.output


def given(name, content):
    """Write a file into the current folder: text or bytes as they are, anything else as JSON."""
    path = Path(name)
    raw = content if isinstance(content, str | bytes) else json.dumps(content)
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return path


def entry(address):
    """Return what stands in the file of an entry, by kind/id."""
    kind, _, id_ = address.partition("/")
    [path] = Path("data", kind).rglob(f"{id_}.yml")
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - our own file, every scalar a text


def entries():
    """Return the kind/id of every entry, in order."""
    return sorted(f"{path.parts[1]}/{path.stem}" for path in Path("data").rglob("*.yml"))


def faults():
    """Return the errors of the project in the current folder."""
    for folder in ("data", "seeds"):
        Path(folder).mkdir(exist_ok=True)
    found = check(Path("data"), Path("seeds")).diagnostics
    return [(fault.code, fault.message) for fault in found if fault.severity == "error"]
