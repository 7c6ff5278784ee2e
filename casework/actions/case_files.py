"""Take a whole case in from a file, and give it out as one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from django.db import transaction
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.actions.case_document import case_document
from casework.actions.case_papers import Paper, read_papers
from casework.actions.case_rows import save_case
from casework.actions.files import store
from casework.actions.permission import require
from casework.actions.references import new_ref
from casework.adapters.json_documents import flaws
from casework.domain.case_files import LISTS, CaseFile, Library, check_case
from casework.domain.document_paths import has_lost_a_list, in_file, in_order, sift
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.models import Case, Entity, LawRule, LegalElement, Passage, Snapshot, Term, User


def import_case(document: object, *, folder: Path, filename: str, by: User) -> Case:
    """Open a case from a case file; its papers lie in the folder or in the file itself.

    The reference is kept when it is free. Raises Refused with all that is wrong; then nothing
    was written, neither rows nor stored files.
    """
    require(by, Can.LOG_CASE)
    if isinstance(document, dict) and document.get("choices"):
        require(by, Can.CHOOSE_EVIDENCE)
    if isinstance(document, dict) and document.get("waivers"):
        require(by, Can.BUILD_PACK)
    file, papers = _checked(document, folder, filename)
    stored: dict[str, str] = {}
    try:
        with transaction.atomic():
            for key, paper in papers.items():
                stored[key] = store().save(paper.content)
            today = timezone.localdate()
            ref = _reference(file, today.year)
            case = save_case(file, papers, stored, ref=ref, by=by, as_of=today)
            record(Verb.CASE_IMPORTED, by=by, case=case, papers=len(papers))
    except BaseException:
        for name in stored.values():
            store().delete(name)
        raise
    return case


@transaction.atomic
def export_case(*, case: Case, by: User) -> dict[str, object]:
    """The case as a case file that holds its papers.

    Raises Refused when a stored paper is gone or is not the one that was received.
    """
    require(by, Can.EXPORT_CASE, case)
    document = case_document(case)
    record(Verb.CASE_EXPORTED, by=by, case=case)
    return document


def _checked(
    document: object, folder: Path, filename: str
) -> tuple[CaseFile, Mapping[str, Paper]]:
    found = flaws(document, "case")
    problems = [flaw.problem for flaw in found]
    paths = [flaw.path for flaw in found]
    if has_lost_a_list(paths, LISTS) or not isinstance(document, dict):
        raise _refused(filename, problems)
    file = _sound(document, paths)
    papers, bad = read_papers(file.documents, folder)
    pages = {key: paper.pages for key, paper in papers.items()}
    problems += [*bad, *check_case(file, _library(), pages)]
    if problems:
        raise _refused(filename, problems)
    return file, papers


def _refused(filename: str, problems: list[Problem]) -> Refused:
    return Refused(*(in_file(filename, problem) for problem in in_order(problems)))


def _sound(document: dict[str, object], paths: list[tuple[str | int, ...]]) -> CaseFile:
    """The parts of the document that keep to the schema."""
    bad = {path[0] for path in paths}
    sifted = sift(document, LISTS, paths)
    kept = {name: value for name, value in document.items() if name not in bad}
    summary, grounds = kept.get("summary", {}), kept.get("grounds", [])
    return CaseFile(
        **cast(Any, sifted.sound),
        fields={name: value for name, value in kept.items() if isinstance(value, str)},
        summary=cast("dict[str, str]", summary),
        grounds=cast("list[str]", grounds),
        parallel_texts=kept.get("parallel_texts") is True,
        spare={
            name: sifted.flawed_keys(name, "element" if name == "elements" else "key")
            for name in LISTS
        },
    )


def _library() -> Library:
    return Library(
        set(Term.objects.values_list("kind", "code")),
        set(Entity.objects.values_list("key", flat=True)),
        dict(LegalElement.objects.values_list("key", "jurisdictions")),
        {
            key: retired if printable else reason
            for key, printable, reason, retired in Passage.objects.values_list(
                "key", "printable", "withheld_because", "retired_because"
            )
        },
        LawRule.objects.rulebook(),
        set(Snapshot.objects.values_list("source__key", "sha256")),
    )


def _reference(file: CaseFile, year: int) -> str:
    given = file.fields.get("ref", "")
    if given and not Case.objects.filter(ref=given).exists():
        return given
    return new_ref(file.fields["jurisdiction"], year)
