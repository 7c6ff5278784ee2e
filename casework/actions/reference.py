"""Load the evidence and the law that come with the program."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from django.db import transaction

from casework.actions.authorities import import_authorities
from casework.actions.cues import import_cues
from casework.actions.evidence import import_evidence
from casework.actions.evidence_rows import ImportCounts
from casework.actions.files import store
from casework.actions.law import LawCounts, import_law
from casework.actions.law_rules import import_law_rules
from casework.actions.submissions import import_submissions
from casework.adapters.json_documents import read
from casework.adapters.reference_files import load
from casework.domain.errors import Problem, Refused


@transaction.atomic
def load_reference(*, folder: Path) -> tuple[LawCounts, ImportCounts]:
    """All files of evidence/, law/ and the folders in law/, or none of them. Raises Refused.

    The evidence comes first: the law says by its codes what it seeks. Authorities refer to rules,
    and structures of submissions to both.
    """
    evidence, law = _files(folder / "evidence"), _files(folder / "law")
    counts = import_evidence(evidence, by=None)
    try:
        import_cues(_files(folder / "evidence" / "cues"), by=None)
        import_law_rules(_files(folder / "law" / "rules"), by=None)
        import_authorities(_files(folder / "law" / "authorities"), by=None)
        import_submissions(_files(folder / "law" / "submissions"), by=None)
        return import_law(law, by=None), counts
    except BaseException:
        for name in counts.stored:
            store().delete(name)
        raise


def _files(folder: Path) -> list[tuple[str, object]]:
    return read_files(sorted(folder.glob("*.json")))


def read_evidence_files(paths: Iterable[Path]) -> list[tuple[str, object]]:
    """Name and content of each file of evidence or references, by what is in it.

    Raises Refused with what is wrong in all of them.
    """
    return _read_all(paths, load)


def read_files(paths: Iterable[Path]) -> list[tuple[str, object]]:
    """Name and content of each JSON file. Raises Refused with what is wrong in all of them."""
    return _read_all(paths, read)


def _read_all(paths: Iterable[Path], reader: Callable[[Path], object]) -> list[tuple[str, object]]:
    documents: list[tuple[str, object]] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            documents.append((str(path), reader(path)))
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(*problems)
    return documents
