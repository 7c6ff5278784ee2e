"""Take in the law: what a claim has to show, and the norms that say so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.actions.rows import Saved, Tally, save_rows
from casework.adapters.json_documents import flaws
from casework.domain.document_paths import has_lost_a_list, in_file, in_order, sift, within
from casework.domain.errors import Problem, Refused
from casework.domain.law_files import LISTS, Law, NormItem, check_law
from casework.domain.roles import Can
from casework.models import LegalElement, Norm, Term, User


@dataclass(frozen=True, slots=True)
class LawCounts:
    """What an import of law did."""

    elements: Tally = field(default_factory=Tally)
    norms: int = 0


@transaction.atomic
def import_law(documents: Sequence[tuple[str, object]], *, by: User | None) -> LawCounts:
    """Add and change legal elements by key from files, given as (name, content), and replace the
    norms of each element that the files speak of. Without a person it is reference data.

    Raises Refused with all that is wrong in all the files.
    """
    if by is not None:
        require(by, Can.EDIT_LAW)
    law = _checked(documents)
    saved = _save_elements(law)
    rows = LegalElement.objects.in_bulk(field_name="key")
    touched = {*saved.rows, *(norm["element"] for _, norm in law.norms)}
    Norm.objects.filter(element__key__in=touched).delete()
    Norm.objects.bulk_create(_norm(rows[norm["element"]], norm) for _, norm in law.norms)
    counts = LawCounts(saved.tally(), len(law.norms))
    record(Verb.LAW_IMPORTED, by=by, elements=counts.elements.total, norms=counts.norms)
    return counts


def _checked(documents: Sequence[tuple[str, object]]) -> Law:
    law, elements, problems, is_whole = Law(), _positions(), list[Problem](), True
    for name, document in documents:
        found = flaws(document, "law")
        paths = [flaw.path for flaw in found]
        problems += [in_file(name, flaw.problem) for flaw in found]
        is_whole = is_whole and not has_lost_a_list(paths, LISTS)
        if isinstance(document, dict):
            elements |= _add(law, name, document, paths)
    if is_whole:
        problems += check_law(law, elements, set(Term.objects.values_list("kind", "code")))
    if problems:
        raise Refused(*in_order(problems, [name for name, _ in documents]))
    return law


def _add(
    law: Law, name: str, document: dict[str, object], paths: list[tuple[str | int, ...]]
) -> dict[str, int]:
    """Add the sound items of a file; the keys of the others, so that they may be referred to."""
    sifted = sift(document, LISTS, paths)
    for kind in LISTS:
        items = [(within(name, where), item) for where, item in sifted.sound[kind]]
        cast("list[object]", getattr(law, kind)).extend(items)
    return dict.fromkeys(sifted.flawed_keys("elements"), 0)


def _positions() -> dict[str, int]:
    return dict(LegalElement.objects.values_list("key", "position"))


def _save_elements(law: Law) -> Saved[str, LegalElement]:
    wanted: dict[str, dict[str, object]] = {
        item["key"]: {
            "key": item["key"],
            "position": item["position"],
            "titles": item["titles"],
            "questions": item["questions"],
            "jurisdictions": item.get("jurisdictions", []),
            "seeks": item["seeks"],
            "proofs": item.get("proofs", []),
        }
        for _, item in law.elements
    }
    return save_rows(LegalElement, LegalElement.objects.in_bulk(field_name="key"), wanted)


def _norm(element: LegalElement, item: NormItem) -> Norm:
    return Norm(
        element=element,
        jurisdiction=item["jurisdiction"],
        citations=item["citations"],
        note=item.get("note", {}),
        applies_in=item.get("applies_in", []),
        lodged_from=_day(item.get("lodged_from")),
        lodged_to=_day(item.get("lodged_to")),
        source=item.get("source", ""),
        seen_on=_day(item.get("seen_on")),
        certainty=item["certainty"],
    )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
