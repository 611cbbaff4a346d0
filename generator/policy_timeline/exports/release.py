"""A release of the data: its files as they stand on a day, how to cite them, and their checksums."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from policy_timeline import routes
from policy_timeline.entries.catalog import Catalog
from policy_timeline.entries.days import Day
from policy_timeline.evidence.proof import Proofs
from policy_timeline.exports import EXPORTS
from policy_timeline.exports.published import published_of
from policy_timeline.outputs import Options

_FOLDERS = (f"{routes.API}/", f"{routes.DOWNLOADS}/")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The first time that a ZIP file can name: the same files are the same bytes on any day."""


def release(catalog: Catalog, proofs: Proofs, options: Options, as_of: Day) -> Mapping[str, bytes]:
    """Return the files of a release by path: the data, CITATION.cff, and SHA256SUMS as `sha256sum --check` reads it."""
    published = published_of(catalog, proofs, options, as_of)
    made = {export.path: export.write(published) for export in EXPORTS if export.path.startswith(_FOLDERS)}
    files = {path: content if isinstance(content, bytes) else content.encode() for path, content in made.items()}
    files["CITATION.cff"] = _citation(options, as_of).encode()
    sums = "".join(f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files))
    return {**files, "SHA256SUMS": sums.encode()}


def zipped(files: Mapping[str, bytes], folder: str) -> bytes:
    """Return files in a folder as a ZIP file, the same bytes for the same files."""
    raw = BytesIO()
    with ZipFile(raw, "w", ZIP_DEFLATED) as archive:
        for path in sorted(files):
            archive.writestr(ZipInfo(f"{folder}/{path}", _FIRST_DAY), files[path], ZIP_DEFLATED)
    return raw.getvalue()


def _citation(options: Options, as_of: Day) -> str:
    """Return how to cite the release (https://citation-file-format.github.io/), whose version is its day."""
    fields = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them as below, and each statement by its own address.",
        "type": "dataset",
        "title": options.site_name,
        "version": as_of.isoformat(),
        "date-released": as_of.isoformat(),
        **({"url": options.site_url} if options.site_url else {}),
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    author = json.dumps(f"The editors of {options.site_name}", ensure_ascii=False)
    return "\n".join([*lines, "authors:", f"  - name: {author}"]) + "\n"
