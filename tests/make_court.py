"""Builders for tests of courts' lists and the research log: plain functions, keyword-only."""

from __future__ import annotations

import datetime as dt
from typing import Any

from casework.domain.court_lists import list_key
from casework.models import CourtList, CourtListItem, ResearchEntry, User


def court_list(
    *, issuer: str = "VG Musterstadt", as_of: dt.date = dt.date(2026, 5, 10), **fields: Any
) -> CourtList:
    given = {"jurisdiction": "DE", "title": "Erkenntnismittel Tadschikistan"} | fields
    key = list_key(given["jurisdiction"], issuer, as_of)
    return CourtList.objects.create(key=key, issuer=issuer, as_of=as_of, **given)


def court_item(*, of: CourtList, position: int = 1, **fields: Any) -> CourtListItem:
    given = {"title": "Länderreport", "publisher": "BAMF", "issued": "2024-05-10"}
    return CourtListItem.objects.create(court_list=of, position=position, **(given | fields))


def research(*, by: User, **fields: Any) -> ResearchEntry:
    given: dict[str, Any] = {
        "on": dt.date(2026, 11, 20),
        "place": "ecoi.net",
        "query": "Secret words of a search",
        "hits": 12,
        "result": "Secret result.",
    }
    return ResearchEntry.objects.create(team=by.team, by=by, **(given | fields))
