"""Makes the page “Error messages” of the project's site from the cases in tests/cases. A hook of MkDocs."""

from collections.abc import Iterator

from error_cases import Case, cases, project_files
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from policy_timeline.authoring.guide import MESSAGES_HEAD
from policy_timeline.findings.codes import codes
from policy_timeline.findings.diagnostics import Diagnostic, Related, Severity, as_text
from policy_timeline.findings.locations import START, Location, lines_of
from policy_timeline.pages.escaping import entities
from policy_timeline.texts.characters import visible

LONGEST_LINE = 110
PARTS = tuple(dict.fromkeys(code.part for code in codes().values()))
"""The parts of the page, as the table of codes has them."""
FILES = "Files and folders"
"""The part with the codes that are about a file as a whole; then the message shows no line of it."""
HEAD = f"""{MESSAGES_HEAD}
Below, each code has an example of an invented entry, the message about it and the remedy.
"""


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add about/errors.md, with examples, before the plugin adds its own without."""
    files.append(File.generated(config, "about/errors.md", content=gallery(), inclusion=InclusionLevel.INCLUDED))
    return files


def gallery() -> str:
    """Return the page as Markdown; its headings are the codes, and so are their anchors."""
    shown = {case.code: case for case in cases() if not case.is_variant}
    parts = [HEAD]
    for title in PARTS:
        parts += [f"## {title}\n", *(_entry(shown[code]) for code in sorted(shown) if codes()[code].part == title)]
    return "\n".join(parts)


def _entry(case: Case) -> str:
    finding = finding_of(case)
    example = "".join(
        f'<p>{entities(caption)}</p>\n<pre tabindex="0"><code>{entities(text)}</code></pre>\n'
        for caption, text in _example(case, finding)
    )
    return (
        f"### {case.code}\n\n"
        f"<p><strong>{entities(f'{case.title}.')}</strong> {entities(case.explanation)}</p>\n"
        f"{example}"
        f'<p>The message:</p>\n<pre tabindex="0"><code>{entities(as_text(finding))}</code></pre>\n'
        f"<p><strong>Remedy.</strong> {entities(case.remedy)}</p>\n"
    )


def _example(case: Case, finding: Diagnostic) -> Iterator[tuple[str, str]]:
    """Yield a caption and a text for what is faulty in a case: the file of the finding, or the link."""
    file = finding.location.file
    if file in case.links:
        yield "A symbolic link:", f"{file} -> {case.links[file]}"
    elif file not in project_files(case.files):
        yield f"{file}, which is gone:", "\n".join(_lines(case, file))
    elif file in case.files or not case.links:
        yield f"{file}:", "\n".join(_cut(line) for line in _lines(case, file))


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…"


def _lines(case: Case, file: str) -> list[str]:
    """Return the lines of a file of a case, as an editor shows them."""
    there = project_files(case.before or {}) | project_files(case.files)
    text = there.get(file, b"").decode("utf-8", "replace")
    return lines_of(visible(text).removesuffix("\n"))


def finding_of(case: Case) -> Diagnostic:
    """Return the finding that the page shows: the one about the first file of the case, else the first of its code."""
    about = [one for one in case.expected if one["code"] == case.code]
    first = next(iter(case.files), None)
    return _diagnostic(case, next((one for one in about if one["file"] == first), about[0]))


def _diagnostic(case: Case, fields: dict) -> Diagnostic:
    """Return a finding with the line of its place, as `check` does; the tests compare the two."""
    lines = _lines(case, fields["file"])
    is_there = fields["file"] in project_files(case.files)
    about_the_file = (fields["line"], fields["column"]) == START and codes()[fields["code"]].part == FILES
    return Diagnostic(
        Location(fields["file"], fields["line"], fields["column"]),
        Severity(fields["severity"]),
        fields["code"],
        fields["message"],
        fields.get("hint"),
        None if about_the_file or not is_there else lines[fields["line"] - 1],
        tuple(
            Related(Location(one["file"], one["line"], one["column"]), one["message"])
            for one in fields.get("related", ())
        ),
    )
