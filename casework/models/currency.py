"""How current the library is on a day, read in a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Min

from casework.domain.currency import Age, Dated, ThemeCurrency, age, theme_currency
from casework.domain.dates import parse_fuzzy
from casework.domain.evidence import OVERTAKEN, Certainty, Currency, EditorialState, TermKind
from casework.domain.independence import corroboration_of
from casework.models.evidence import Passage, PassageQuerySet, Source
from casework.models.people import User
from casework.models.taxonomy import Term


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme of the taxonomy with the currency of its findings."""

    code: str
    labels: Mapping[str, str]
    currency: ThemeCurrency


def themes_on(user: User, day: dt.date) -> list[ThemeRow]:
    """Every theme, with how current what the library has on it is on a day; two queries.

    What is withheld, retired or overtaken makes nothing current, nor does a source that nobody
    has seen. Findings of one day on one theme are counted by the database.
    """
    by_theme: dict[int, list[Dated]] = defaultdict(list)
    for term, issued, number, key in _counted(user):
        by_theme[term].append(Dated(key, parse_fuzzy(issued).latest, number=number))
    return [
        ThemeRow(term.code, term.labels, theme_currency(by_theme[term.pk], day))
        for term in Term.objects.filter(kind=TermKind.THEME.value)
    ]


def overtaken(user: User) -> PassageQuerySet:
    """Findings that were corrected or superseded, newest source first."""
    rows = _kept(user)
    wrong = rows.filter(currency__in=[code.value for code in OVERTAKEN])
    return (wrong | rows.exclude(correction="")).order_by("-source__issued", "pk").for_facts()


def ages_of(passages: Sequence[Passage], day: dt.date) -> dict[str, Age]:
    """How old each finding is on a day, and what newer bears it out, by key; two queries.

    Only a source with no origin in common bears out; an update is newer by itself.
    """
    said = {passage.key: corroboration_of(passage.corroboration) for passage in passages}
    named = {bearer.source for found in said.values() for bearer in found.bearers}
    updates = {key for found in said.values() for key in found.updated_by}
    sources = _latest(dict(Source.objects.filter(key__in=named).values_list("key", "issued")))
    newer = _latest(
        dict(Passage.objects.filter(key__in=updates).values_list("key", "source__issued"))
    )
    ages = {}
    for passage in passages:
        found = said[passage.key]
        own = found.bearers[0].origins if found.bearers else frozenset[str]()
        others = [b.source for b in found.bearers[1:] if b.origins.isdisjoint(own)]
        days = [sources.get(key) for key in others] + [newer.get(key) for key in found.updated_by]
        latest = parse_fuzzy(passage.source.issued).latest
        ages[passage.key] = age(
            Dated(passage.key, latest, bearers=tuple(day for day in days if day)), day
        )
    return ages


def _counted(user: User) -> Iterable[tuple[int, str, int, str]]:
    """Theme, date of the source, how many findings of it count, and the first of them."""
    shown = Passage.objects.visible_to(user).printable()
    seen = shown.exclude(currency=Currency.SUPERSEDED.value).exclude(
        source__certainty=Certainty.MEMORY.value
    )
    links = Passage.terms.through.objects.filter(
        term__kind=TermKind.THEME.value, passage__in=seen.order_by().values("pk")
    )
    return (
        links.values_list("term_id", "passage__source__issued")
        .annotate(number=Count("pk"), first=Min("passage__key"))
        .order_by()
    )


def _kept(user: User) -> PassageQuerySet:
    return Passage.objects.visible_to(user).exclude(state=EditorialState.RETIRED.value)


def _latest(issued: Mapping[str, str]) -> dict[str, dt.date | None]:
    return {key: parse_fuzzy(text).latest for key, text in issued.items()}
