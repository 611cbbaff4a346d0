"""Tests that guard the design itself: what the project promises about its own files."""

import ast
import re
import socket
import sys
import tomllib
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import click
import pytest
from helpers.programs import installed, ran, succeeded
from jinja2 import Environment, nodes
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GUIDE = ROOT / "generator/policy_timeline/authoring/guide"
MODULES = sorted((ROOT / "generator/policy_timeline").rglob("*.py"))
TEMPLATES = sorted((ROOT / "generator/policy_timeline").rglob("*.j2"))
LONGEST_MODULE = 400
"""A module ends where its meaning ends; past so many lines it has a seam that somebody has not looked for yet."""


def git(*arguments: str) -> str:
    """Run git on the project, whoever owns the clone."""
    command = ["git", "-c", f"safe.directory={ROOT}", "-c", "core.quotePath=false", *arguments]
    return succeeded(command, cwd=ROOT).stdout


def project_files(folder: str = ".") -> list[Path]:
    """Return the files that are in the repository or would be with the next commit."""
    names = git("ls-files", "--cached", "--others", "--exclude-standard", folder).splitlines()
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_with(pattern: str, files: list[Path]) -> list[str]:
    """Return each place where the pattern stands, as FILE:LINE."""
    return [
        f"{relative(file)}:{number}"
        for file in files
        for number, line in enumerate(file.read_text("utf-8", errors="replace").splitlines(), 1)
        if re.search(pattern, line)
    ]


@pytest.mark.parametrize("module", MODULES, ids=relative)
def test_a_module_can_be_read_in_one_sitting(module):
    assert len(module.read_text("utf-8").splitlines()) <= LONGEST_MODULE


def test_no_file_names_a_package_registry():
    hosts = r"pypi[.]org|pythonhosted[.]org|npmjs[.](org|com)|yarnpkg[.]com|proxy[.]golang[.]org"
    assert lines_with(hosts, project_files()) == []


def test_nothing_is_left_to_do():
    own = [file for file in project_files() if file.parent.name != "seeds"]
    assert lines_with(r"\b(TO[D]O|FIX[M]E|XX[X])\b", own) == []


def test_layers_are_kept():
    succeeded([installed("lint-imports"), "--no-logo"], cwd=ROOT)


def test_the_architecture_is_what_the_rooms_say_of_themselves():
    succeeded([installed("python"), ROOT / "hooks/architecture.py", "--check"], cwd=ROOT)


def test_git_leaves_archived_documents_as_they_are():
    seeds = git("ls-files", "seeds").splitlines()
    assert seeds
    for seed in seeds:
        attributes = git("check-attr", "text", "eol", "--", seed)
        assert "text: unset" in attributes, f"{seed} could be changed by a checkout"
        recorded = git("ls-files", "--stage", "--", seed).split()[1]
        assert git("hash-object", "--no-filters", "--", seed).strip() == recorded


def test_the_package_carries_every_file_of_the_generator(tmp_path, monkeypatch):
    from hatchling import build

    monkeypatch.chdir(ROOT)
    with ZipFile(tmp_path / build.build_wheel(str(tmp_path))) as wheel:
        packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert packed == {relative(file).removeprefix("generator/") for file in project_files("generator/policy_timeline")}


def test_the_lock_follows_pyproject():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    locked = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", lock, re.MULTILINE):
        locked.setdefault(canonicalize_name(name), []).append(Version(version))
    named = [*PYPROJECT["project"]["dependencies"]]
    for group in PYPROJECT["dependency-groups"].values():
        named += [item for item in group if isinstance(item, str)]
    for requirement in map(Requirement, named):
        versions = locked.get(canonicalize_name(requirement.name))
        assert versions, f"{requirement.name} is not locked: make lock"
        outside = [version for version in versions if version not in requirement.specifier]
        assert not outside, f"{requirement} is locked as {outside}: make lock"


def test_what_serving_needs_is_a_part_of_the_lock_and_all_that_the_package_needs():
    lines = {name: (ROOT / name).read_text("utf-8") for name in ("requirements.lock", "requirements-serve.lock")}
    locked = {name: set(re.findall(r"^[\w.-]+==[^\s;]+", text, re.MULTILINE)) for name, text in lines.items()}
    assert locked["requirements-serve.lock"] < locked["requirements.lock"]
    names = {canonicalize_name(each.partition("==")[0]) for each in locked["requirements-serve.lock"]}
    needed = [*PYPROJECT["project"]["dependencies"], *PYPROJECT["dependency-groups"]["build"]]
    assert {canonicalize_name(Requirement(each).name) for each in needed} <= names
    assert names.isdisjoint({"pytest", "ruff", "mypy", "playwright"})


def test_a_port_that_is_taken_is_a_sentence():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = ran(["make", "serve", "SERVES=", f"BIN={Path(sys.executable).parent}", f"PORT={port}"], cwd=ROOT)
    assert done.returncode == 2
    assert f"error: port {port} is taken" in done.stderr
    assert f"make serve PORT={port + 1}" in done.stderr


def test_the_readme_names_the_commands_that_there_are():
    named = re.findall(r"policy-timeline ([a-z]+)", (ROOT / "README.md").read_text("utf-8"))
    assert set(named) == set(commands())


def test_every_command_says_what_it_does():
    assert [name for name, command in commands().items() if not command.help] == []


def commands():
    from policy_timeline.cli import main

    context = click.Context(main)
    assert main.get_command(context, "no-such") is None
    return {name: main.get_command(context, name) for name in main.list_commands(context)}


@pytest.mark.parametrize("target", ["serve", "site", "test", "check", "audit"])
def test_the_readme_names_every_make_target(target):
    assert f"make {target}" in (ROOT / "README.md").read_text("utf-8")
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def names_a_term(node):
    """Tell the wording of a term (`labels.STANCES[stance]`) from looking something up in the data."""
    table = node.node
    return isinstance(table, nodes.Getattr) and isinstance(table.node, nodes.Name) and table.node.name == "labels"


@pytest.mark.parametrize("template", TEMPLATES, ids=relative)
def test_templates_only_lay_out(template):
    tree = Environment(autoescape=True, extensions=["jinja2.ext.do"]).parse(template.read_text("utf-8"))
    sums = [node.lineno for node in tree.find_all(nodes.BinExpr) if not isinstance(node, (nodes.And, nodes.Or))]
    assert not sums, f"arithmetic in line {sums}"
    lookups = [node.lineno for node in tree.find_all(nodes.Getitem) if not names_a_term(node)]
    assert not lookups, f"look-up in line {lookups}"
    sorting = {"batch", "dictsort", "groupby", "map", "reject", "rejectattr", "select", "selectattr", "slice"}
    sorting |= {"sort", "sum", "unique", "max", "min", "reverse"}
    found = [f"{node.name} in line {node.lineno}" for node in tree.find_all(nodes.Filter) if node.name in sorting]
    assert not found


def test_nothing_below_the_adapters_asks_for_today_or_prints():
    forbidden = {"today", "now", "utcnow", "print", "getLogger", "basicConfig"}
    found = []
    for module in MODULES:
        if module.relative_to(ROOT / "generator/policy_timeline").parts[0] in {"cli", "mkdocs_plugin"}:
            continue
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in forbidden:
                    found.append(f"{relative(module)}:{node.lineno} {name}")
    assert found == []


@pytest.mark.parametrize("page", [GUIDE / "neutrality.md", ROOT / "docs/about/threat-model.md"], ids=relative)
def test_whatever_a_page_says_holds_a_rule_is_there(page):
    rows = re.findall(r"^\|.*\|$", page.read_text("utf-8"), re.MULTILINE)
    named = {name for row in rows[2:] for name in re.findall(r"`([^`]+)`", row.rsplit("|", 2)[1])}
    assert named
    texts = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))
    for name in named:
        if name.startswith("tests/"):
            assert [*ROOT.glob(name if not name.endswith("/") else f"{name}*")], name
        elif "/" not in name and not name.endswith(".yml"):
            assert re.search(rf"^ *(def|class) {name}\b", texts, re.MULTILINE), name


def test_no_two_classes_of_the_package_have_one_name():
    classes = Counter(
        node.name
        for module in (ROOT / "generator").rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert [name for name, count in classes.items() if count > 1] == []
