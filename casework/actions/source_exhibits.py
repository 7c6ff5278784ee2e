"""Archived sources as exhibits of a case: whole, or the title page and the pages cited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.actions.exhibit_places import place_exhibit
from casework.actions.permission import require
from casework.actions.snapshots import archived_bytes, kept
from casework.actions.turns import take_turn
from casework.adapters.exhibits import inspect
from casework.adapters.snapshot_text import MAX_BYTES
from casework.adapters.source_pages import anchor, typeset_source
from casework.adapters.store import sha256
from casework.domain.cases import DocumentKind, Verdict
from casework.domain.citation import citation, locale_of
from casework.domain.errors import Problem, Refused
from casework.domain.evidence import Locator
from casework.domain.keys import free_key
from casework.domain.page_ranges import pages_kept, write_pages
from casework.domain.roles import Can
from casework.domain.source_copies import (
    excerpt_of,
    located_pages,
    paragraphs,
    pieces,
    quoted_pages,
)
from casework.domain.translation import RIGHT_TO_LEFT, pack_languages
from casework.models import Case, Choice, Document, Passage, Quotation, Snapshot, User

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Copy:
    """A source as pages: its file, and where in the archived text each page begins."""

    content: bytes
    filename: str
    pages: int
    starts: list[int]


def add_source_exhibit(*, case: Case, snapshot: Snapshot, whole: bool, by: User) -> Document:
    """Put a copy of an archived source at the end of the exhibits of the case.

    A PDF stays as it is, text is set on plain pages. Not whole means the title page and the pages
    that findings used in the case name or quote; the choice can be changed as that of any paper.
    Raises Refused when the source is an exhibit already (source-exhibit-taken), no page of it is
    cited (source-exhibit-uncited), or it is gone or cannot be shown.
    """
    require(by, Can.EDIT_CASE, case)
    require(by, Can.READ_EVIDENCE)
    copy = _copy(case, snapshot)
    with kept(copy.content) as stored_as, transaction.atomic():
        take_turn(case)
        if case.documents.filter(snapshot__source=snapshot.source_id).exists():
            raise Refused(Problem("source-exhibit-taken"))
        document = Document.objects.create(
            case=case,
            key=free_key("d", case.documents.values_list("key", flat=True)),
            title=_title(case, snapshot),
            kind=DocumentKind.SOURCE.value,
            issued=snapshot.source.issued,
            language=snapshot.source.language,
            filename=copy.filename,
            media_type=PDF,
            size=len(copy.content),
            pages=copy.pages,
            sha256=sha256(copy.content),
            stored_as=stored_as,
            snapshot=snapshot,
            page_starts=copy.starts,
            pages_used="" if whole else _excerpt(case, snapshot, copy),
        )
        place_exhibit(document, case.documents.exclude(exhibit=None).count() + 1)
        record(
            Verb.SOURCE_EXHIBITED,
            by=by,
            case=case,
            document=document.key,
            source=snapshot.source.key,
            sha256=snapshot.sha256,
        )
    return document


def used_passages(case: Case) -> list[int]:
    """The rows of the findings that the lawyer uses in the case."""
    chosen = Choice.objects.filter(claim_element__case=case).exclude(verdict=Verdict.REJECT.value)
    return list(chosen.values_list("passage", flat=True).distinct())


def _copy(case: Case, snapshot: Snapshot) -> Copy:
    content = archived_bytes(snapshot)
    if snapshot.kind == PDF:
        found = inspect(content, snapshot.filename, limit=MAX_BYTES)
        starts = snapshot.page_starts if len(snapshot.page_starts) == found.pages else []
        return Copy(content, snapshot.filename, found.pages, starts)
    return _typeset(case, snapshot)


def _typeset(case: Case, snapshot: Snapshot) -> Copy:
    """The text of a web page or text file on plain pages; a quotation begins its own piece."""
    source = snapshot.source
    quoted = snapshot.quotations.filter(passage__in=used_passages(case))
    starts = quoted.values_list("start", flat=True)
    turns = source.language in RIGHT_TO_LEFT
    lines = paragraphs(snapshot.text) if turns else pieces(snapshot.text, starts)
    context = {
        "source": source,
        "snapshot": snapshot,
        "taken_on": timezone.localtime(snapshot.taken_at).date(),
        "direction": "rtl" if turns else "ltr",
        "paragraphs": [[(anchor(piece), piece.words) for piece in line] for line in lines],
    }
    made = typeset_source(
        render_to_string("pack/source.html", context),
        lines,
        stylesheet=(settings.BASE_DIR / "templates/pack/source.css").read_text(encoding="utf-8"),
        fonts=settings.FONTS_DIR,
    )
    return Copy(made.content, f"{source.key}.pdf", made.pages, made.starts)


def _title(case: Case, snapshot: Snapshot) -> dict[str, str]:
    """The citation in each language of the packs."""
    facts = snapshot.source.to_facts()
    country = case.jurisdiction
    return {
        language: str(
            citation(facts, Locator(), locale=locale_of(language, country), with_address=False)
        )
        for language in pack_languages(country)
    }


def _excerpt(case: Case, snapshot: Snapshot, copy: Copy) -> str:
    chosen = excerpt_of(_cited(case, snapshot, copy), copy.pages)
    if not chosen:
        raise Refused(Problem("source-exhibit-uncited"))
    return pages_kept(write_pages(chosen), copy.pages)


def _cited(case: Case, snapshot: Snapshot, copy: Copy) -> Iterator[int]:
    """The pages that findings used in the case quote; of a PDF also those that pinpoints name."""
    used = used_passages(case)
    for one in Quotation.objects.filter(passage__in=used, snapshot=snapshot):
        yield from quoted_pages(copy.starts, one.start, one.end)
    if snapshot.kind == PDF:
        rows = Passage.objects.filter(pk__in=used, source=snapshot.source_id, quotation=None)
        for kind, value in rows.values_list("locator_kind", "locator_value"):
            yield from located_pages(Locator(kind, value))
