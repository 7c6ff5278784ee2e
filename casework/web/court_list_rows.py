"""What the screens of a court's list show: entries and sources as rows, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.actions.court_lists import Preview
from casework.domain.court_list_lines import Listed
from casework.domain.court_lists import Shown
from casework.models import CourtList, CourtListItem, Source
from casework.models.court_lists import CourtListItemQuerySet
from casework.models.evidence import SourceQuerySet
from casework.web.middleware import Request
from casework.wording.court_lists import SHOWN, how_known, mark_of

PER_PAGE = 100
PREVIEWED = 100
ORDER = ("publisher", "title", "key")
HEAD = (
    *(_("State"), _("Entry"), _("Publisher"), _("Title"), _("Date"), _("Symbol"), _("Address")),
    *(_("Source of ours"), _("Known by")),
)


@dataclass(frozen=True, slots=True)
class Tab:
    """A part of the comparison, with how many rows it has."""

    code: str
    name: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of a list, or a source of ours that is on none of its entries."""

    number: int | None
    listed: Listed
    source: Source | None
    shape: str
    word: str
    how: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The three parts of a comparison."""

    ours: SourceQuerySet
    theirs: CourtListItemQuerySet
    both: CourtListItemQuerySet
    found_since: int

    def tabs(self, chosen: Shown) -> list[Tab]:
        counts = {
            Shown.OURS: self.ours.count(),
            Shown.THEIRS: self.theirs.count(),
            Shown.BOTH: self.both.count(),
        }
        return [Tab(part.value, str(SHOWN[part]), counts[part], part is chosen) for part in Shown]

    def rows(self, part: Shown) -> SourceQuerySet | CourtListItemQuerySet:
        if part is Shown.OURS:
            return self.ours.order_by(*ORDER)
        return self.theirs if part is Shown.THEIRS else self.both


def parts_of(court_list: CourtList, sources: SourceQuerySet) -> Parts:
    """The comparison of a list with our sources as they are now."""
    ours, found_since = court_list.new_to_court(sources)
    items = CourtListItem.objects.filter(court_list=court_list).select_related("source")
    return Parts(ours, items.filter(source=None), items.filter(source__isnull=False), found_since)


def rows_of(request: Request, parts: Parts, part: Shown) -> tuple[Page[Any], list[Row]]:
    """A page of a part and its rows; with ?all= one page of all, to print."""
    found = parts.rows(part)
    size = max(found.count(), 1) if "all" in request.GET else PER_PAGE
    page: Page[Any] = Paginator(found, size).get_page(request.GET.get("page"))
    return page, [_row(one) for one in page.object_list]


def export_rows(parts: Parts, part: Shown) -> Iterator[list[str]]:
    """All rows of a part as the cells of a table."""
    for one in parts.rows(part):
        row = _row(one)
        listed, number = row.listed, row.number
        yield [
            row.word,
            str(number) if number else "",
            *(listed.publisher, listed.title, listed.issued, listed.symbol, listed.url),
            row.source.key if row.source else "",
            row.how,
        ]


def item_row(item: CourtListItem) -> Row:
    is_ours = item.source is not None
    shape, word = mark_of(item.matched, is_ours=is_ours)
    how = how_known(item.matched, is_ours=is_ours)
    return Row(item.position, item.to_listed(), item.source, shape, word, how)


def preview_rows(preview: Preview) -> list[Row]:
    """The first entries of a list that is not kept yet."""
    matches = preview.matches[:PREVIEWED]
    sources = Source.objects.in_bulk({m.source for m in matches if m.source}, field_name="key")
    rows = []
    for number, (listed, match) in enumerate(zip(preview.entries, matches, strict=False), 1):
        source = sources.get(match.source)
        shape, word = mark_of(match.how, is_ours=source is not None)
        how = how_known(match.how, is_ours=source is not None)
        rows.append(Row(number, listed, source, shape, word, how))
    return rows


def _row(one: Source | CourtListItem) -> Row:
    if isinstance(one, CourtListItem):
        return item_row(one)
    listed = Listed(one.title, one.publisher, one.issued, one.language, one.url, one.symbol)
    return Row(None, listed, one, "plain", gettext("New to the court"), "")
