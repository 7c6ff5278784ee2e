"""Take in the cues of the coding help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.adapters.json_documents import flaws
from casework.domain.cue_files import LISTS, CueFile, cue_problems
from casework.domain.document_paths import in_file
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.models import CueSet, Term, User


@transaction.atomic
def import_cues(documents: Sequence[tuple[str, object]], *, by: User | None) -> int:
    """Put the cues of the files, given as (name, content), in place of those of their languages.

    Returns how many phrases there are. Raises Refused with all that is wrong in all the files.
    """
    if by is not None:
        require(by, Can.EDIT_EVIDENCE)
    terms = {(term.kind, term.code): term for term in Term.objects.all()}
    problems = [problem for name, file in documents for problem in _problems(name, file, terms)]
    if problems:
        raise Refused(*problems)
    files = [cast("CueFile", document) for _, document in documents]
    rows = [row for file in files for row in _rows(file, terms)]
    CueSet.objects.filter(language__in=[file["language"] for file in files]).delete()
    CueSet.objects.bulk_create(rows)
    count = sum(len(phrases) for row in rows for phrases in row.phrases.values())
    record(Verb.CUES_IMPORTED, by=by, count=count)
    return count


def _problems(
    name: str, document: object, terms: dict[tuple[str, str], Term]
) -> Iterator[Problem]:
    found = [flaw.problem for flaw in flaws(document, "cues")]
    found = found or list(cue_problems(cast("CueFile", document), terms))
    return (in_file(name, problem) for problem in found)


def _rows(file: CueFile, terms: dict[tuple[str, str], Term]) -> Iterator[CueSet]:
    for item in file["cues"]:
        phrases = {name: found for name, found in item.items() if name in LISTS}
        term = terms[item["kind"], item["code"]]
        yield CueSet(term=term, language=file["language"], phrases=phrases)
