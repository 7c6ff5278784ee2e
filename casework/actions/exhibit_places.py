"""Where a paper stands among the exhibits: written for documents.py, which asks for permission."""

from __future__ import annotations

from casework.domain.exhibit_order import numbered, position_of
from casework.models import Document
from casework.models.filed_exhibits import filed_numbers


def place_exhibit(document: Document, position: int | None) -> bool:
    """Put the paper at its place, counted from 1, and number the exhibits; whether any changed.

    A filed exhibit that was taken out comes back to its own number, wherever it is put. Raises
    Refused as numbered.
    """
    exhibits = list(document.case.documents.filter(exhibit__isnull=False))
    before = {paper.key: paper.number for paper in exhibits}
    papers = {paper.key: paper for paper in exhibits} | {document.key: document}
    order = [paper.key for paper in exhibits if paper.pk != document.pk]
    filed = filed_numbers(document.case)
    if position is not None:
        if document.key in filed and document.key not in before:
            position = position_of(filed[document.key], (before[key] for key in order))
        order.insert(position - 1, document.key)
    if order == list(before):
        return False
    after = numbered(order, filed)
    _free(document)
    for key in order:
        paper, number = papers[key], after[key]
        paper.exhibit, paper.exhibit_suffix = number.number, number.suffix
        paper.save(update_fields=["exhibit", "exhibit_suffix"])
    return True


def _free(document: Document) -> None:
    """Free all numbers first: no two papers may ever share one."""
    document.case.documents.update(exhibit=None, exhibit_suffix="")
    document.exhibit, document.exhibit_suffix = None, ""
