"""Steps of research as the screens, the printed path and the table show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language

from casework.domain.translation import pick
from casework.models import ResearchEntry, Source, User
from casework.wording.labels import label

RECENT = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A step with its themes and language in words."""

    entry: ResearchEntry
    language: str
    themes: list[str]
    sources: list[Source]


@dataclass(frozen=True, slots=True)
class SourceResearch:
    """The steps that found a source, and the latest that may have."""

    found: list[ResearchEntry]
    recent: list[ResearchEntry]


def rows_of(entries: Iterable[ResearchEntry]) -> list[Row]:
    language = get_language() or "en"
    return [
        Row(
            entry,
            label(entry.language, "language"),
            [pick(theme.labels, language, "en").text for theme in entry.themes.all()],
            list(entry.sources.all()),
        )
        for entry in entries
    ]


def csv_row(row: Row) -> list[str]:
    entry = row.entry
    return [
        *(entry.on.isoformat(), entry.place, row.language, entry.query),
        *("" if entry.hits is None else str(entry.hits), entry.result),
        *("; ".join(row.themes), "; ".join(source.key for source in row.sources), entry.by.name),
    ]


def research_of(source: Source, user: User) -> SourceResearch:
    """What the page of a source shows of the research of the person's team."""
    entries = ResearchEntry.objects.visible_to(user)
    found = list(entries.filter(sources=source))
    recent = list(entries.exclude(pk__in=[entry.pk for entry in found])[:RECENT])
    return SourceResearch(found, recent)
