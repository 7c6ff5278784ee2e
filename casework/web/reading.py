"""A snapshot to read, sheet by sheet, with the words marked that findings quote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.views.decorators.http import require_safe

from casework.domain.quotations import Anchoring, anchor
from casework.domain.reading import Piece, Span, pieces, sheet_of, sheets
from casework.domain.roles import Can
from casework.models import Passage, Quotation, Snapshot
from casework.web.http import needs
from casework.web.middleware import Request

# So much of a quotation fits into the address of the form that makes a finding of it, whatever
# its script: servers take lines of four thousand bytes.
LONGEST_IN_ADDRESS = 600


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation of the source with its number on the page; sheet is where it begins."""

    quotation: Quotation
    number: int = 0
    sheet: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of the text: plain, or marked by the quotations named, of which some end here."""

    start: int
    text: str
    quoted: tuple[Quoted, ...] = ()
    ends: tuple[Quoted, ...] = ()
    # The quotations that begin here: their first mark carries their name for links.
    begins: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one screen shows of the snapshot; others are the sheets with quotations."""

    number: int
    count: int
    is_page: bool
    marks: list[Mark]
    here: list[Quoted] = field(default_factory=list)
    others: list[int] = field(default_factory=list)
    lost: list[Quoted] = field(default_factory=list)

    @property
    def previous(self) -> int:
        return self.number - 1

    @property
    def next(self) -> int:
        return self.number + 1

    @property
    def is_empty(self) -> bool:
        return not any(mark.text.strip() for mark in self.marks)


@needs(Can.READ_EVIDENCE)
@require_safe
def snapshot_read(request: Request, key: str, sha256: str) -> HttpResponse:
    visible = Snapshot.objects.visible_to(request.user).select_related("source")
    snapshot = get_object_or_404(visible, source__key=key, sha256=sha256)
    newest = snapshot.source.snapshots.for_list()[0]
    shown = {
        "snapshot": snapshot,
        "source": snapshot.source,
        "newest": None if newest == snapshot else newest,
        "sheet": sheet(snapshot, request.GET),
        "passage": _asked_for(request, snapshot),
        "may_edit": request.user.may(Can.EDIT_EVIDENCE),
        "longest": LONGEST_IN_ADDRESS,
    }
    return render(request, "snapshots/read.html", shown)


def sheet(snapshot: Snapshot, asked: Mapping[str, str]) -> Sheet:
    """The sheet asked for by ?page=, or the one that holds the character ?at=; else the first."""
    spans = sheets(snapshot.text, snapshot.page_starts)
    at, page = _number(asked.get("at", "")), _number(asked.get("page", ""))
    number = sheet_of(spans, at) if at is not None else min(max(page or 1, 1), len(spans))
    quotations = Quotation.objects.of_source(snapshot.source).for_reader()
    found, lost = _found(snapshot, list(quotations.order_by("start", "pk")), spans)
    numbered = _on(spans[number - 1], found)
    marked = pieces(snapshot.text, spans[number - 1], {k: span for k, (_, span) in found.items()})
    return Sheet(
        number=number,
        count=len(spans),
        is_page=bool(snapshot.page_starts),
        marks=_marks(marked, numbered),
        here=list(numbered.values()),
        others=sorted({quoted.sheet for quoted, _ in found.values()} - {number}),
        lost=lost,
    )


Found = dict[str, tuple[Quoted, Span]]


def _found(
    snapshot: Snapshot, quotations: Sequence[Quotation], spans: Sequence[Span]
) -> tuple[Found, list[Quoted]]:
    """Where the quotations of the source are in this snapshot, and those that are not in it."""
    found: Found = {}
    lost: list[Quoted] = []
    for quotation in quotations:
        place = anchor(snapshot.text, quotation.selection)
        if place.state is Anchoring.LOST:
            lost.append(Quoted(quotation))
        else:
            quoted = Quoted(quotation, sheet=sheet_of(spans, place.start))
            found[quotation.passage.key] = (quoted, Span(place.start, place.end))
    return found, lost


def _on(span: Span, found: Found) -> dict[str, Quoted]:
    """The quotations on a sheet, numbered in their order."""
    keys = [k for k, (_, own) in found.items() if own.start < span.end and own.end > span.start]
    keys.sort(key=lambda key: (found[key][1].start, found[key][1].end, key))
    return {
        key: Quoted(found[key][0].quotation, number, found[key][0].sheet)
        for number, key in enumerate(keys, 1)
    }


def _marks(marked: Sequence[Piece], numbered: Mapping[str, Quoted]) -> list[Mark]:
    begun: set[str] = set()
    marks = []
    for piece in marked:
        new = [key for key in piece.marks if key not in begun]
        begun |= set(new)
        quoted, ends, begins = (
            tuple(numbered[key] for key in keys) for keys in (piece.marks, piece.ends, new)
        )
        marks.append(Mark(piece.start, piece.text, quoted, ends, begins))
    return marks


def _asked_for(request: Request, snapshot: Snapshot) -> Passage | None:
    """The finding of this source that words are sought for, by ?for=."""
    key = request.GET.get("for")
    passages = snapshot.source.passages.visible_to(request.user)
    return passages.filter(key=key).first() if key else None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


urlpatterns = [
    path("evidence/sources/<key:key>/read/<slug:sha256>/", snapshot_read, name="snapshot-read"),
]
