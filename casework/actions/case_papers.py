"""The papers of a case file: from beside the file or from within it, and held to their word."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from casework.adapters.exhibits import MAX_BYTES, inspect
from casework.adapters.store import sha256
from casework.domain.case_files import DocumentItem
from casework.domain.errors import Problem, Refused


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
    content = _from_file(at, item["file"], folder) if "file" in item else _from_text(at, item)
    actual = sha256(content)
    if item.get("sha256", actual) != actual:
        raise Refused(Problem("bad-sha256", f"{where}.sha256", {"actual": actual}))
    filename = item.get("filename") or Path(item["file"]).name
    try:
        found = inspect(content, filename)
    except Refused as refused:
        raise Refused(*(Problem(p.code, at, p.values) for p in refused.problems)) from refused
    return Paper(content, filename, found.media_type, found.pages, actual)


def _from_text(at: str, item: DocumentItem) -> bytes:
    try:
        return base64.b64decode("".join(item["content"].split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refused(Problem("bad-base64", at)) from error


def _from_file(at: str, name: str, folder: Path) -> bytes:
    try:
        path = (folder / name).resolve()
        # A case file comes from outside: it must not fetch the machine's own files, nor by links.
        if Path(name).is_absolute() or not path.is_relative_to(folder.resolve()):
            raise Refused(Problem("file-outside", at, {"file": name}))
        if not path.is_file():
            raise Refused(Problem("file-missing", at, {"file": name}))
        with path.open("rb") as file:
            # One byte over the limit is enough to be refused.
            return file.read(MAX_BYTES + 1)
    except (OSError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        values: dict[str, str | int] = {"file": name, "reason": str(reason)}
        raise Refused(Problem("file-unreadable", at, values)) from error
