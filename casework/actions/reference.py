"""Load the evidence and the law that come with the program."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.db import transaction

from casework.actions.evidence import import_evidence
from casework.actions.evidence_rows import ImportCounts
from casework.actions.law import LawCounts, import_law
from casework.actions.law_rules import import_law_rules
from casework.adapters.json_documents import read
from casework.domain.errors import Problem, Refused


@transaction.atomic
def load_reference(*, folder: Path) -> tuple[LawCounts, ImportCounts]:
    """All files of evidence/, law/ and law/rules/ in the folder, or none of them. Raises Refused.

    The evidence comes first: the law says by its codes what it seeks.
    """
    evidence, law = (read_files(sorted((folder / n).glob("*.json"))) for n in ("evidence", "law"))
    counts = import_evidence(evidence, by=None)
    import_law_rules(read_files(sorted((folder / "law" / "rules").glob("*.json"))), by=None)
    return import_law(law, by=None), counts


def read_files(paths: Iterable[Path]) -> list[tuple[str, object]]:
    """Name and content of each JSON file. Raises Refused with what is wrong in all of them."""
    documents: list[tuple[str, object]] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            documents.append((str(path), read(path)))
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(*problems)
    return documents
