"""Put on record that a person looked whether a finding is still current."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.domain.errors import Problem, Refused
from casework.domain.evidence import ReviewOutcome
from casework.domain.roles import Can
from casework.models import CurrencyReview, Passage, User


@transaction.atomic
def review_currency(
    *, passage: Passage, on: dt.date, outcome: ReviewOutcome, by: User, note: str = ""
) -> CurrencyReview:
    """Keep the day, the outcome and the note of a look at a finding; earlier looks stay.

    A finding that stands does not make its source newer. Raises Refused for a day that is still
    to come, and for a finding that has changed or is unclear without a word on how.
    """
    require(by, Can.CHECK_EVIDENCE)
    problems = []
    if on > timezone.localdate():
        problems.append(Problem("review-in-future", "on"))
    if outcome is not ReviewOutcome.STANDS and not note.strip():
        problems.append(Problem("review-without-note", "note"))
    if problems:
        raise Refused(*problems)
    review = CurrencyReview.objects.create(
        passage=passage, on=on, outcome=outcome.value, note=note.strip(), by=by
    )
    record(
        Verb.CURRENCY_REVIEWED,
        by=by,
        passage=passage.key,
        outcome=outcome.value,
        on=on.isoformat(),
    )
    return review
