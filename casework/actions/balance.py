"""Note privately how material against an element of a claim is answered."""

from __future__ import annotations

from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.models import Case, ClaimElement, LegalElement, User


@transaction.atomic
def note_balance(*, case: Case, element: LegalElement, note: str, by: User) -> ClaimElement:
    """Set the private note on an element, or take it away by an empty one.

    The note leaves the file only with the export of the whole case; the record says that there
    is one and never a word of it. Raises Refused when the country does not examine the element.
    """
    require(by, Can.CHOOSE_EVIDENCE, case)
    if element.jurisdictions and case.jurisdiction not in element.jurisdictions:
        raise Refused(Problem("element-not-examined", element.key))
    claim, _ = ClaimElement.objects.update_or_create(
        case=case, element=element, defaults={"balance_note": note.strip()}
    )
    record(Verb.BALANCE_NOTED, by=by, case=case, element=element.key)
    return claim
