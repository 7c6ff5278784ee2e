"""Say what is alleged for a legal element, and which events show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.models import Case, ClaimElement, Event, LegalElement, User


@transaction.atomic
def code_claim(
    *,
    case: Case,
    element: LegalElement,
    alleged: Mapping[str, str],
    events: Iterable[Event],
    by: User,
) -> ClaimElement:
    """Set the fact alleged (language -> text) and the events for one element of the claim.

    Raises Refused when the country does not examine the element or an event is of another case.
    """
    require(by, Can.EDIT_CASE, case)
    if element.jurisdictions and case.jurisdiction not in element.jurisdictions:
        raise Refused(Problem("element-not-examined", element.key))
    chosen = list(events)
    if any(event.case_id != case.pk for event in chosen):
        raise Refused(Problem("event-of-another-case", element.key))
    claim, _ = ClaimElement.objects.update_or_create(
        case=case, element=element, defaults={"alleged": dict(alleged)}
    )
    claim.events.set(chosen)
    record(Verb.CLAIM_CODED, by=by, case=case, element=element.key)
    return claim


@transaction.atomic
def begin_element(*, case: Case, element: LegalElement, by: User) -> ClaimElement:
    """The element of this claim, made empty where nothing is alleged yet: evidence may come first.

    Raises Refused when the country does not examine the element.
    """
    require(by, Can.CHOOSE_EVIDENCE, case)
    if element.jurisdictions and case.jurisdiction not in element.jurisdictions:
        raise Refused(Problem("element-not-examined", element.key))
    claim, _ = ClaimElement.objects.get_or_create(case=case, element=element)
    record(Verb.CLAIM_CODED, by=by, case=case, element=element.key)
    return claim
