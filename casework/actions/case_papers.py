"""The papers of a case file: from beside the file or from within it, and held to their word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from casework.adapters.attached_files import from_base64, from_file
from casework.adapters.exhibits import MAX_BYTES, inspect
from casework.adapters.store import sha256
from casework.domain.errors import Problem, Refused
from casework.domain.paper_files import DocumentItem


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as it was read, recognised by its bytes."""

    content: bytes
    filename: str
    media_type: str
    pages: int
    sha256: str


def read_papers(
    documents: Iterable[tuple[str, DocumentItem]], folder: Path
) -> tuple[dict[str, Paper], list[Problem]]:
    """The papers that can be taken, by key, and what is wrong with the others."""
    papers: dict[str, Paper] = {}
    problems: list[Problem] = []
    for where, item in documents:
        try:
            papers[item["key"]] = _paper(where, item, folder)
        except Refused as refused:
            problems += refused.problems
    return papers, problems


def _paper(where: str, item: DocumentItem, folder: Path) -> Paper:
    at = f"{where}.file" if "file" in item else f"{where}.content"
    if "file" in item:
        content = from_file(at, item["file"], folder, MAX_BYTES)
    else:
        content = from_base64(at, item["content"])
    actual = sha256(content)
    if item.get("sha256", actual) != actual:
        raise Refused(Problem("bad-sha256", f"{where}.sha256", {"actual": actual}))
    filename = item.get("filename") or Path(item["file"]).name
    try:
        found = inspect(content, filename)
    except Refused as refused:
        raise Refused(*(Problem(p.code, at, p.values) for p in refused.problems)) from refused
    return Paper(content, filename, found.media_type, found.pages, actual)
