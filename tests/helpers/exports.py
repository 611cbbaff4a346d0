"""The data files of a small project that has something of everything that they have to tell."""

import csv
import json
from io import StringIO
from pathlib import Path

from error_cases import BASE
from policy_timeline.exports import render
from policy_timeline.facts.history import as_of_day
from policy_timeline.outputs import Options
from policy_timeline.pipeline import check

SITE = Options(site_name="Straits & <Tolls>", site_url="https://timeline.example/sub/")
REPORT = (BASE / "seeds/harbour-report.txt").read_text("utf-8") + (
    "\n“We would pay it if ports are dredged,” said a speaker of the Harbour League. "
    "“It is nobody’s business,” it added."
    "\n\nThe Harbour League is known to look at tolls with doubt.\n"
)
LEAGUE = """\
summary: The Harbour League would accept a toll if ports are dredged.
speaker: harbour-league
date: 2025-02/2025-03-04
evidence: [{source: harbour-report, quote: "We would pay it if ports are dredged"}]
attribution: {note: The speaker is not named.}
stances:
  - position: strait-has-toll
    stance: supports-with-conditions
    mode: commitment
    basis: interpreted
    rationale: "=ports"
    conditions: [{text: Ports are dredged., evidence: 1}]
"""
MORE = {
    "seeds/harbour-report.txt": REPORT,
    "data/statements/league-conditions.yml": LEAGUE,
    "data/statements/2024/league-retracted.yml": """\
summary: The Harbour League is reported to doubt tolls.
speaker: harbour-league
date: ../2025-03-04
evidence: [{source: harbour-report, passage: The Harbour League is known to look at tolls with doubt.}]
stances: [{position: strait-has-toll, stance: unclear, mode: preference, basis: explicit}]
status: retracted
added: 2025-03-06
revisions:
  - {date: 2025-03-07, change: the summary, reason: it was too strong}
  - {date: 2025-03-09, change: withdrawn}
""",
    "data/statements/disputed.yml": """\
summary: The Harbour League calls it nobody's business.
speaker: harbour-league
date: 2025-03-04
evidence: [{source: harbour-report, quote: It is nobody's business}]
attribution: {note: The speaker is not named.}
status: disputed
dispute:
  text: Who spoke is disputed.
  evidence: [{source: harbour-report, passage: The Harbour League is known to look at tolls with doubt.}]
""",
    "data/statements/secret-draft.yml": """\
summary: Not to be seen.
speaker: mira-vale
date: 2025-03-03
added: 2031-01-01
evidence: [{source: harbour-report, quote: Norland supports a toll on the strait}]
stances: [{position: strait-has-toll, stance: mixed, mode: demand, basis: explicit}]
status: draft
""",
    "data/shifts/looked-at.yml": """\
position: strait-has-toll
from: league-retracted
to: league-conditions
type: dismissed
summary: No shift.
""",
}


def exported(options=SITE, folder=Path()):
    """Return the bytes of every data file of the project in a folder, by path."""
    checked = check(folder / "data", folder / "seeds")
    assert checked.summary.errors == 0, checked.diagnostics
    files = render(checked.catalog, checked.proofs, options, as_of_day(checked.catalog))
    return {file.path: file.raw for file in files}


def api(files, kind):
    """Return the content of a file of the API."""
    return json.loads(files[f"api/v1/{kind}.json"])


def statement(files, id_):
    """Return a statement as the API has it."""
    return next(one for one in api(files, "statements")["statements"] if one["id"] == id_)


def rows(files, table="stances"):
    """Return the rows of a table as a reader of CSV sees them."""
    text = files[f"downloads/{table}.csv"].decode()
    return list(csv.DictReader(StringIO(text, newline="")))
