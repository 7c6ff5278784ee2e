"""Take in country evidence: code lists, entities, sources, passages and their translations."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import cast

from django.db import transaction
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.actions.copy_rows import kept_copies
from casework.actions.evidence_references import (
    Intake,
    already,
    entry_problems,
    fill_empty,
    from_memory,
    read_entries,
    sort_out,
    suspects,
)
from casework.actions.evidence_rows import ImportCounts, save_evidence
from casework.actions.permission import require
from casework.actions.rows import Tally
from casework.actions.snapshot_files import Copies, read_copies
from casework.adapters.json_documents import flaws
from casework.adapters.reference_files import ReferenceFile
from casework.domain.document_paths import has_lost_a_list, in_file, in_order, sift, within
from casework.domain.errors import Problem, Refused
from casework.domain.evidence_check import check_evidence
from casework.domain.evidence_files import LISTS, Evidence, Known, SourceItem
from casework.domain.roles import Can
from casework.models import Entity, Passage, PassageLink, Source, Term, User
from casework.models.corroboration import links_in
from casework.models.source_items import described, source_links


@transaction.atomic
def import_evidence(
    documents: Sequence[tuple[str, object]],
    *,
    by: User | None,
    fill: bool = False,
    distinct: Collection[str] = (),
) -> ImportCounts:
    """Add and change evidence by key from files, given as (name, content), that may refer to
    each other; nothing is removed. Without a person it is the reference data of the program.

    A reviewed translation is never replaced by a draft, nor by reference data what a person
    wrote; both are kept and reported. Entries of reference files only add: a work that is here
    already is named, and changed in nothing, but for its empty fields where fill is given. Such
    as are named in distinct are works of their own. Raises Refused with all that is wrong.
    """
    if by is not None:
        require(by, Can.EDIT_EVIDENCE)
    known = described(Source.objects.all())
    evidence, copies = _checked(
        documents, reviewable=by is not None and by.may(Can.REVIEW_TRANSLATION)
    )
    looks = list(suspects(evidence.sources, known))
    intake = _taken(documents, evidence, known, distinct)
    with kept_copies(copies) as stored:
        counts = save_evidence(evidence, copies, stored, by)
        counts = _with_references(counts, intake, looks, fill=fill)
        record(
            Verb.EVIDENCE_IMPORTED,
            by=by,
            terms=counts.terms.total,
            entities=counts.entities.total,
            publishers=counts.publishers.total,
            sources=counts.sources.total,
            passages=counts.passages.total,
            links=counts.links.total,
            snapshots=counts.snapshots.total,
            quotations=counts.quotations.total,
            translations=counts.translations.total,
            kept=len(counts.kept),
        )
    return counts


def _taken(
    documents: Sequence[tuple[str, object]],
    evidence: Evidence,
    known: Mapping[str, SourceItem],
    distinct: Collection[str],
) -> Intake:
    """Add what is new in the reference files to the evidence. Raises Refused."""
    files = [content for _, content in documents if isinstance(content, ReferenceFile)]
    today = timezone.localdate()
    entries = read_entries(files, today)
    names = [name for name, _ in documents]
    if not entries and not distinct:
        return Intake()
    if problems := entry_problems(entries, distinct):
        raise Refused(*in_order(problems, names))
    others = {item["key"]: item for _, item in evidence.sources}
    intake, problems = sort_out(entries, {**known, **others}, distinct)
    evidence.sources.extend(intake.new)
    spare = _known() | evidence.known()
    new = Evidence(sources=intake.new)
    problems += check_evidence(new, spare, reviewable=False, today=today)
    if problems:
        raise Refused(*in_order(problems, names))
    return intake


def _with_references(
    counts: ImportCounts, intake: Intake, looks: Sequence[Problem], *, fill: bool
) -> ImportCounts:
    """The counts with what became of the entries of reference files."""
    filled = fill_empty(intake) if fill else 0
    if not fill:
        intake.notes += [already(entry, key, how) for entry, key, how in intake.known]
    tally, known = counts.sources, len({key for _, key, _ in intake.known})
    notes = (*counts.notes, *looks, *in_order(intake.notes), *from_memory(intake.new))
    sources = Tally(tally.new, tally.changed + filled, tally.same + known - filled)
    return replace(counts, sources=sources, notes=notes)


def _checked(
    documents: Sequence[tuple[str, object]], *, reviewable: bool
) -> tuple[Evidence, Copies]:
    evidence, spare, problems, is_whole = Evidence(), _known(), list[Problem](), True
    copies = Copies()
    for name, document in documents:
        if isinstance(document, ReferenceFile):
            continue
        found = flaws(document, "evidence")
        paths = [flaw.path for flaw in found]
        problems += [in_file(name, flaw.problem) for flaw in found]
        is_whole = is_whole and not has_lost_a_list(paths, LISTS)
        if isinstance(document, dict):
            spare |= _add(evidence, name, document, paths)
    if is_whole:
        today = timezone.localdate()
        problems += check_evidence(evidence, spare, reviewable=reviewable, today=today)
        copies, wrong = read_copies(evidence, (spare | evidence.known()).sources)
        problems += wrong
    if problems:
        raise Refused(*in_order(problems, [name for name, _ in documents]))
    return evidence, copies


def _add(
    evidence: Evidence, name: str, document: dict[str, object], paths: list[tuple[str | int, ...]]
) -> Known:
    """Add the sound items of a file; what the others are called, so that it may be referred to."""
    sifted = sift(document, LISTS, paths)
    for kind in LISTS:
        items = [(within(name, where), item) for where, item in sifted.sound[kind]]
        cast("list[object]", getattr(evidence, kind)).extend(items)
    terms = sifted.flawed["terms"]
    return Known(
        frozenset((str(term.get("kind")), str(term.get("code"))) for term in terms),
        sifted.flawed_keys("entities"),
        sifted.flawed_keys("sources"),
        dict.fromkeys(sifted.flawed_keys("passages"), None),
    )


def _known() -> Known:
    return Known(
        frozenset(Term.objects.values_list("kind", "code")),
        frozenset(Entity.objects.values_list("key", flat=True)),
        frozenset(Source.objects.values_list("key", flat=True)),
        dict(Passage.objects.values_list("key", "correction")),
        source_links(),
        links_in(PassageLink.objects.held()),
        dict(Passage.objects.values_list("key", "source__key")),
    )
