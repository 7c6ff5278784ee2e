"""The findings whose currency has to be looked at, by what is due, with their last review."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from django.db.models import Case as Switch
from django.db.models import (
    CharField,
    Count,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from casework.domain.cases import Stage, Verdict
from casework.domain.currency import Due, due, resting_since
from casework.domain.dates import parse_fuzzy
from casework.domain.evidence import Currency, ReviewOutcome
from casework.models.cases import Case
from casework.models.choices import Choice
from casework.models.evidence import Passage, PassageQuerySet, Source
from casework.models.passage_history import CurrencyReview
from casework.models.people import User
from casework.models.taxonomy import Term

GROUPS = ("stale", "month", "quarter", "unverified", "open", "rested")
PRINTED = (Verdict.USE.value, Verdict.ADVERSE_ANSWERED.value)
OPEN_OUTCOMES = (ReviewOutcome.CHANGED.value, ReviewOutcome.UNCLEAR.value)


class ReviewQueue:
    """What a pack may print and somebody has to look at, for one person on one day.

    Theme narrows to the findings on it, mine to those used in the person's open cases.
    """

    def __init__(self, user: User, day: dt.date, theme: str = "", *, mine: bool = False) -> None:
        self._groups = _conditions(day)
        passages = _with_due(Passage.objects.visible_to(user).printable(), day)
        passages = _with_use(_with_last_review(passages), user)
        if theme:
            passages = passages.filter(terms__in=Term.objects.filter(kind="theme", code=theme))
        if mine:
            passages = passages.filter(Q(cases__gt=0))
        self._passages = passages

    def counts(self) -> dict[str, int]:
        """How many findings each part of the queue has; one query."""
        numbers: dict[str, Any] = {
            name: Count("pk", filter=condition) for name, condition in self._groups.items()
        }
        return self._passages.order_by().aggregate(**numbers)

    def part(self, name: str) -> PassageQuerySet:
        """One part of it: what most of the person's open cases use first, then what nobody looked
        at, then what was looked at the longest ago; of these the newest source first.

        Each passage has cases, the number of the person's open cases that use it.
        """
        reviews = CurrencyReview.objects.select_related("by")
        return (
            self._passages.filter(self._groups[name])
            .for_facts()
            .prefetch_related(Prefetch("reviews", queryset=reviews))
            .order_by(
                F("cases").desc(), F("last_on").asc(nulls_first=True), "-source__issued", "pk"
            )
        )


def due_in_open_cases(user: User, day: dt.date) -> int:
    """How many findings used in the person's open cases go stale within a month."""
    return ReviewQueue(user, day, mine=True).part("month").count()


def _conditions(day: dt.date) -> dict[str, Q]:
    rested = Q(last_outcome=ReviewOutcome.STANDS.value, last_on__gte=resting_since(day))
    is_open = Q(last_outcome__in=OPEN_OUTCOMES)
    waiting = ~Q(_not_null(rested)) & ~Q(_not_null(is_open))
    return {
        **{name: waiting & Q(due=name) for name in ("stale", "month", "quarter")},
        "unverified": Q(currency=Currency.UNVERIFIED.value, last_on=None),
        "open": is_open,
        "rested": rested,
    }


def _not_null(condition: Q) -> Q:
    """A condition on the last review that is false, and not unknown, where there is none."""
    return Q(last_on__isnull=False) & condition


def _with_due(passages: PassageQuerySet, day: dt.date) -> PassageQuerySet:
    """When each goes stale, by the dates of the sources as written: far fewer than findings."""
    found: dict[Due, list[str]] = defaultdict(list)
    for text in Source.objects.order_by("issued").values_list("issued", flat=True).distinct():
        found[due(parse_fuzzy(text).latest, day)].append(text)
    whens = [When(source__issued__in=texts, then=Value(when)) for when, texts in found.items()]
    default = Value(Due.LATER.value)
    return passages.annotate(due=Switch(*whens, default=default, output_field=CharField()))


def _with_last_review(passages: PassageQuerySet) -> PassageQuerySet:
    last = CurrencyReview.objects.filter(passage=OuterRef("pk")).order_by("-on", "-pk")
    return passages.annotate(
        last_on=Subquery(last.values("on")[:1]), last_outcome=Subquery(last.values("outcome")[:1])
    )


def _with_use(passages: PassageQuerySet, user: User) -> PassageQuerySet:
    open_cases = Case.objects.visible_to(user).exclude(stage=Stage.CLOSED.value)
    uses = (
        Choice.objects.filter(
            passage=OuterRef("pk"),
            verdict__in=PRINTED,
            claim_element__case__in=open_cases.order_by().values("pk"),
        )
        .order_by()
        .values("passage")
        .annotate(number=Count("claim_element__case", distinct=True))
        .values("number")
    )
    return passages.annotate(cases=Coalesce(Subquery(uses, output_field=IntegerField()), 0))
