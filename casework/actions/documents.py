"""Papers of a case: received, described, ordered as exhibits, read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.changes import apply, texts
from casework.actions.exhibit_places import place_exhibit
from casework.actions.files import store
from casework.actions.paper_copies import copy_kind, forget, keep_copy, keep_intake
from casework.actions.permission import require
from casework.actions.turns import take_turn
from casework.adapters.exhibits import take
from casework.adapters.store import Missing, sha256
from casework.domain.cases import DocumentKind
from casework.domain.dates import parse_fuzzy
from casework.domain.errors import Problem, Refused
from casework.domain.keys import free_key
from casework.domain.page_ranges import pages_kept
from casework.domain.roles import Can
from casework.models import Case, Document, User


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFields:
    """How a paper is described; exhibit is its place among the exhibits, None for none.

    The place counts the exhibits from 1. Pages_used names the pages that packs show, as 1, 3-5.
    """

    title: Mapping[str, str]
    kind: DocumentKind
    issued: str = ""
    language: str = ""
    exhibit: int | None = None
    pages_used: str = ""
    translation_note: Mapping[str, str] = field(default_factory=dict)


def add_document(
    *,
    case: Case,
    content: bytes,
    filename: str,
    fields: DocumentFields,
    by: User,
    password: str = "",
) -> Document:
    """Take a paper into the case, encrypted; the password opens it once and is not kept.

    Of a locked paper and of a text file the clean PDF is kept too, which packs show. Raises
    Refused when the file is empty, locked, broken, too large or not what it is called.
    """
    require(by, Can.EDIT_CASE, case)
    media_type, clean = take(content, filename, password=password)
    kind = copy_kind(media_type, clean)
    names = [store().save(part) for part in ((content, clean.pdf) if kind else (content,))]
    try:
        with transaction.atomic():
            take_turn(case)
            taken = case.documents.values_list("key", flat=True)
            document = Document(
                case=case,
                key=free_key("d", taken),
                filename=filename,
                media_type=media_type,
                size=len(content),
                pages=clean.pages,
                sha256=sha256(content),
                stored_as=names[0],
            )
            _describe(document, fields)
            keep_intake(document, clean)
            if kind:
                keep_copy(document, kind, clean.pdf, names[1])
            record(Verb.DOCUMENT_ADDED, by=by, case=case, document=document.key)
    except BaseException:
        forget(*names)
        raise
    return document


@transaction.atomic
def change_document(*, document: Document, fields: DocumentFields, by: User) -> Document:
    """Change how a paper is described, or its place among the exhibits; the others move along.

    Those that were filed keep their numbers. Raises Refused as numbered and read_pages.
    """
    require(by, Can.EDIT_CASE, document.case)
    take_turn(document.case)
    changed = _describe(document, fields)
    record(
        Verb.DOCUMENT_CHANGED,
        by=by,
        case=document.case,
        document=document.key,
        fields=changed,
    )
    return document


@transaction.atomic
def download_document(*, document: Document, by: User) -> bytes:
    """The bytes of a paper as received, on record.

    Raises Refused when the file is gone or is no longer the one that was received.
    """
    require(by, Can.READ_CASE, document.case)
    try:
        content = store().read(document.stored_as)
    except Missing as error:
        raise Refused(Problem("paper-missing", document.key)) from error
    if sha256(content) != document.sha256:
        raise Refused(Problem("paper-altered", document.key))
    record(Verb.DOCUMENT_DOWNLOADED, by=by, case=document.case, document=document.key)
    return content


def _describe(document: Document, fields: DocumentFields) -> list[str]:
    """Save the description and the order of exhibits; the names of the fields that changed."""
    parse_fuzzy(fields.issued, "issued")
    title = texts(document.title, fields.title)
    if not title:
        raise Refused(Problem("paper-untitled", "title"))
    values = {
        "title": title,
        "kind": fields.kind.value,
        "issued": fields.issued,
        "language": fields.language,
        "translation_note": texts(document.translation_note, fields.translation_note),
        "pages_used": pages_kept(fields.pages_used, document.pages),
    }
    changed = apply(document, values)
    document.save()
    if place_exhibit(document, fields.exhibit):
        changed.append("exhibit")
    return changed
