"""Copies of sources among the exhibits of a case, and the pages on which findings are quoted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from casework.domain.source_copies import CopyFacts, page_of
from casework.models.cases import Case
from casework.models.documents import Document
from casework.models.snapshots import Quotation


def source_copies(case: Case, passages: Iterable[int]) -> dict[str, CopyFacts]:
    """The first exhibit that is a copy of each source, by the key of the source; two queries."""
    rows = case.documents.filter(exhibit__isnull=False, snapshot__isnull=False)
    papers = list(rows.select_related("snapshot__source").defer("snapshot__text"))
    quoted = Quotation.objects.filter(
        passage__in=set(passages), snapshot__in=[paper.snapshot_id for paper in papers]
    )
    pages: dict[int, dict[str, int]] = defaultdict(dict)
    for snapshot, passage, start in quoted.values_list("snapshot", "passage__key", "start"):
        pages[snapshot][passage] = start
    copies: dict[str, CopyFacts] = {}
    for paper in papers:
        if paper.snapshot:
            starts = {key: _page(paper, at) for key, at in pages[paper.snapshot.pk].items()}
            copies.setdefault(paper.snapshot.source.key, CopyFacts(paper.key, starts))
    return copies


def _page(paper: Document, offset: int) -> int:
    return page_of(paper.page_starts, offset) if len(paper.page_starts) == paper.pages else 0
