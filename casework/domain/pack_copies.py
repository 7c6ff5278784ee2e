"""Where in the pack a source lies as an exhibit, and on which page a finding is quoted."""

from __future__ import annotations

from casework.domain.cases import DocumentFacts
from casework.domain.exhibit_labels import exhibit_label, forum_of
from casework.domain.pack_facts import PackMaterial
from casework.domain.pack_plan import Ref
from casework.domain.pinpoints import page_reference


def source_exhibit(material: PackMaterial, source: str) -> Ref | None:
    """The exhibit that is a copy of the source: Anlage K 5."""
    document = _copy(material, source)
    return _ref(material, document, 0, "") if document else None


def finding_exhibit(material: PackMaterial, source: str, passage: str, locale: str) -> Ref | None:
    """The same with the page on which the words are that the finding rests on: K 5, S. 12."""
    document = _copy(material, source)
    if document is None:
        return None
    return _ref(material, document, material.copies[source].pages.get(passage, 0), locale)


def _copy(material: PackMaterial, source: str) -> DocumentFacts | None:
    copy = material.copies.get(source)
    rows = material.case.documents if copy else ()
    return next((row for row in rows if row.number and copy and row.key == copy.document), None)


def _ref(material: PackMaterial, document: DocumentFacts, page: int, locale: str) -> Ref:
    number = document.number
    label = exhibit_label(forum_of(material.case), number) if number else ""
    is_shown = page in document.shown
    words = f"{label}, {page_reference(page, locale)}" if is_shown else label
    return Ref(words, f"exhibit-{number}-p{page if is_shown else document.shown[0]}")
