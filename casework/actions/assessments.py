"""Weigh a source by the nine questions."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.domain.assessments import Answers, assessment_problems, stored
from casework.domain.errors import Refused
from casework.domain.roles import Can
from casework.domain.signs import printable
from casework.models import Assessment, Source, User


@transaction.atomic
def assess_source(
    *, source: Source, on: dt.date, answers: Answers, summary: str, by: User
) -> Assessment:
    """Keep how a person weighed a source on a day; what was kept before stays.

    Raises Refused for a day to come, nothing answered, or a no without a reason.
    """
    require(by, Can.EDIT_EVIDENCE)
    if problems := list(assessment_problems(answers, on, timezone.localdate())):
        raise Refused(*problems)
    kept = Assessment.objects.create(
        source=source, on=on, answers=stored(answers), summary=printable(summary).strip(), by=by
    )
    record(Verb.SOURCE_ASSESSED, by=by, source=source.key, on=on.isoformat())
    return kept
