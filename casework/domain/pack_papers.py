"""The chronology of a pack, its exhibits, and which of them shows what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casework.domain.cases import DocumentFacts, DocumentPage, EventFacts
from casework.domain.checks import Gap
from casework.domain.exhibit_order import ExhibitNumber, withdrawn
from casework.domain.pack_facts import PackMaterial
from casework.domain.pack_frame import Frame
from casework.domain.pack_plan import (
    ElementSection,
    EventLine,
    ExhibitRow,
    MatrixCell,
    MatrixRow,
    Ref,
)
from casework.domain.pinpoints import page_reference
from casework.domain.place_names import place_in


def exhibits_of(frame: Frame) -> tuple[DocumentFacts, ...]:
    """The documents that are exhibits, in the order of their numbers."""
    chosen = {document.number: document for document in frame.case.documents}
    return tuple(chosen[number] for number in sorted(filter(None, chosen)))


def sheet_anchor(exhibit: ExhibitNumber, page: int) -> str:
    return f"exhibit-{exhibit}-p{page}"


def event_lines(frame: Frame) -> tuple[EventLine, ...]:
    """The events in the order of time, undated ones first, each with its exhibits."""
    return tuple(line for _event, line in _numbered(frame))


def lines_by_key(frame: Frame) -> dict[str, EventLine]:
    return {event.key: line for event, line in _numbered(frame)}


def exhibit_rows(frame: Frame, events: Sequence[EventLine]) -> tuple[ExhibitRow, ...]:
    rows = []
    for document in exhibits_of(frame):
        number, shown = document.number or ExhibitNumber(0), document.shown
        rows.append(
            ExhibitRow(
                key=document.key,
                number=number.number,
                suffix=number.suffix,
                anchor=f"exhibit-{number}",
                first_page=sheet_anchor(number, shown[0]),
                label=frame.label(number),
                title=frame.text(document.title),
                kind=document.kind.value,
                issued=frame.date(document.issued),
                language=document.language,
                pages=document.pages,
                translation_note=frame.text(document.translation_note),
                cited_at=_cited_at(number, events),
                used=shown if len(shown) < document.pages else (),
                is_source=document.is_source,
            )
        )
    return tuple(rows)


def withdrawn_labels(frame: Frame, material: PackMaterial) -> tuple[str, ...]:
    """The labels of what was filed as an exhibit and is none any more."""
    kept = [document.key for document in exhibits_of(frame)]
    return tuple(frame.label(number) for number in withdrawn(material.filed, kept))


def matrix_rows(
    elements: Sequence[ElementSection], exhibits: Sequence[ExhibitRow]
) -> tuple[MatrixRow, ...]:
    """Elements down, exhibits across: the pages that show each element, and its sources."""
    rows = []
    for element in elements:
        refs = [ref for event in element.events for ref in event.exhibits]
        cells = tuple(_cell(exhibit, refs) for exhibit in exhibits)
        rows.append(MatrixRow(_title_ref(element), cells, _source_refs(element)))
    return tuple(rows)


def paper_gaps(frame: Frame) -> tuple[Gap, ...]:
    """Events that name a page the exhibit does not have or show, or a paper that is no exhibit."""
    documents = {document.key: document for document in frame.case.documents}
    found = []
    for event, _line in _numbered(frame):
        for link in event.documents:
            document = documents[link.document]
            where = f"event {event.key} {document.key}"
            if document.number is None:
                found.append(Gap("paper-no-exhibit", where, {"paper": document.key}))
            elif code := _page_flaw(document, link):
                values = {"paper": document.key, "page": str(link.page)}
                found.append(Gap(code, where, values))
    return tuple(found)


def _page_flaw(document: DocumentFacts, link: DocumentPage) -> str:
    """Why a page cannot be referred to: it does not exist, or the excerpt leaves it out."""
    if not link.page or link.page in document.shown:
        return ""
    return "no-such-page" if link.page > document.pages else "page-left-out"


def _numbered(frame: Frame) -> list[tuple[EventFacts, EventLine]]:
    events = sorted(frame.case.events, key=_order)
    return [(event, _line(frame, event, number)) for number, event in enumerate(events, 1)]


def _order(event: EventFacts) -> tuple[bool, int, int]:
    earliest, latest = event.when.earliest, event.when.latest
    return (
        earliest is not None,
        earliest.toordinal() if earliest else 0,
        latest.toordinal() if latest else 0,
    )


def _line(frame: Frame, event: EventFacts, number: int) -> EventLine:
    return EventLine(
        key=event.key,
        number=number,
        anchor=f"event-{number}",
        when=frame.date(event.when),
        place=place_in(frame.language, event.place),
        what=frame.text(event.what),
        kind=event.kind.value,
        account=event.account,
        exhibits=_exhibit_refs(frame, event),
    )


def _exhibit_refs(frame: Frame, event: EventFacts) -> tuple[Ref, ...]:
    """Anlage K 1, S. 1; a further page of the same exhibit without repeating its label."""
    documents = {document.key: document for document in frame.case.documents}
    refs: list[Ref] = []
    before: ExhibitNumber | None = None
    for link in event.documents:
        document = documents[link.document]
        number, page = document.number, link.page
        if not number or _page_flaw(document, link):
            continue
        label = "" if number == before else frame.label(number)
        words = (label, page_reference(page, frame.locale) if page else "")
        anchor = sheet_anchor(number, page or document.shown[0])
        refs.append(Ref(", ".join(filter(None, words)), anchor))
        before = number
    return tuple(refs)


def _cited_at(exhibit: ExhibitNumber, events: Iterable[EventLine]) -> tuple[Ref, ...]:
    prefix = f"exhibit-{exhibit}-"
    return tuple(
        Ref(str(event.number), event.anchor)
        for event in events
        if any(ref.anchor.startswith(prefix) for ref in event.exhibits)
    )


def _cell(exhibit: ExhibitRow, refs: Iterable[Ref]) -> MatrixCell:
    prefix = f"{exhibit.anchor}-p"
    pages = {int(ref.anchor.removeprefix(prefix)) for ref in refs if ref.anchor.startswith(prefix)}
    found = tuple(Ref(str(page), f"{prefix}{page}") for page in sorted(pages))
    return MatrixCell(exhibit.label, found)


def _title_ref(element: ElementSection) -> Ref:
    return Ref(f"{element.number} {element.title.text}", element.anchor)


def _source_refs(element: ElementSection) -> tuple[Ref, ...]:
    refs = {item.source.anchor: item.source for item in element.all_items}
    return tuple(sorted(refs.values(), key=lambda ref: int(ref.text)))
