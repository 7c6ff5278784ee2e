"""Take in country evidence: code lists, entities, sources, passages and their translations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.evidence_rows import ImportCounts, save_evidence
from casework.actions.permission import require
from casework.adapters.json_documents import flaws
from casework.domain.document_paths import has_lost_a_list, in_file, in_order, sift, within
from casework.domain.errors import Problem, Refused
from casework.domain.evidence_files import LISTS, Evidence, Known, check_evidence
from casework.domain.roles import Can
from casework.models import Entity, Passage, Source, Term, User


@transaction.atomic
def import_evidence(documents: Sequence[tuple[str, object]], *, by: User | None) -> ImportCounts:
    """Add and change evidence by key from files, given as (name, content), that may refer to
    each other; nothing is removed. Without a person it is the reference data of the program.

    A reviewed translation is never replaced by a draft, nor by reference data what a person
    wrote; both are kept and reported. Raises Refused with all that is wrong in all the files.
    """
    if by is not None:
        require(by, Can.EDIT_EVIDENCE)
    evidence = _checked(documents, reviewable=by is not None and by.may(Can.REVIEW_TRANSLATION))
    counts = save_evidence(evidence, by)
    record(
        Verb.EVIDENCE_IMPORTED,
        by=by,
        terms=counts.terms.total,
        entities=counts.entities.total,
        sources=counts.sources.total,
        passages=counts.passages.total,
        translations=counts.translations.total,
        kept=len(counts.kept),
    )
    return counts


def _checked(documents: Sequence[tuple[str, object]], *, reviewable: bool) -> Evidence:
    evidence, spare, problems, is_whole = Evidence(), _known(), list[Problem](), True
    for name, document in documents:
        found = flaws(document, "evidence")
        paths = [flaw.path for flaw in found]
        problems += [in_file(name, flaw.problem) for flaw in found]
        is_whole = is_whole and not has_lost_a_list(paths, LISTS)
        if isinstance(document, dict):
            spare |= _add(evidence, name, document, paths)
    if is_whole:
        problems += check_evidence(evidence, spare, reviewable=reviewable)
    if problems:
        raise Refused(*in_order(problems, [name for name, _ in documents]))
    return evidence


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
    )
