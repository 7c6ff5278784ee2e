"""Use, reject or answer a suggested passage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.domain.cases import Verdict
from casework.domain.errors import Problem, Refused
from casework.domain.evidence import EditorialState
from casework.domain.matching import Reason
from casework.domain.roles import Can
from casework.models import Choice, ClaimElement, Passage, User
from casework.models.matching import reasons_for


@transaction.atomic
def choose(
    *,
    claim_element: ClaimElement,
    passage: Passage,
    verdict: Verdict,
    by: User,
    as_of: dt.date,
    note: str = "",
    answer: Mapping[str, str] | None = None,
) -> Choice:
    """Record the decision on a passage for an element, with the reasons as they stand that day.

    Raises Refused when the passage is withheld from packs, retired, or wrong and without a
    correction, and the verdict is not to reject it.
    """
    require(by, Can.CHOOSE_EVIDENCE, claim_element.case)
    if not passage.printable and verdict is not Verdict.REJECT:
        raise Refused(
            Problem("passage-withheld", passage.key, {"reason": passage.withheld_because})
        )
    if passage.state == EditorialState.RETIRED and verdict is not Verdict.REJECT:
        raise Refused(Problem("passage-retired", passage.key, {"reason": passage.retired_because}))
    if passage.is_uncorrected and verdict is not Verdict.REJECT:
        raise Refused(Problem("passage-uncorrected", passage.key))
    choice, _ = Choice.objects.update_or_create(
        claim_element=claim_element,
        passage=passage,
        defaults={
            "verdict": verdict.value,
            "note": note,
            "answer": dict(answer or {}),
            "reasons": frozen(reasons_for(claim_element, passage, as_of)),
            "by": by,
        },
    )
    record(
        Verb.PASSAGE_CHOSEN,
        by=by,
        case=claim_element.case,
        element=claim_element.element.key,
        passage=passage.key,
        verdict=verdict.value,
    )
    return choice


@transaction.atomic
def withdraw_choice(*, choice: Choice, by: User) -> None:
    """Undo a decision: the passage is a suggestion again."""
    require(by, Can.CHOOSE_EVIDENCE, choice.claim_element.case)
    claim = choice.claim_element
    key = choice.passage.key
    choice.delete()
    record(Verb.CHOICE_WITHDRAWN, by=by, case=claim.case, element=claim.element.key, passage=key)


def frozen(reasons: Iterable[Reason]) -> list[dict[str, object]]:
    """The reasons as plain data, for the choice to keep."""
    return [asdict(reason) | {"codes": list(reason.codes)} for reason in reasons]
