"""Which law governs the claim of a case, as its pages show it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy

from casework.domain.errors import Refused
from casework.domain.regimes import select
from casework.models import Case, LawRule
from casework.wording import sentences
from casework.wording.calculations import ShownAnswer, rule_language, shown_answers

DATES: Mapping[str, str | Promise] = {
    "made_on": pgettext_lazy("the application was", "made"),
    "registered_on": pgettext_lazy("the application was", "registered"),
    "lodged_on": pgettext_lazy("the application was", "lodged"),
}


@dataclass(frozen=True, slots=True)
class GoverningLaw:
    """The answers with their reasons, the days that are still to be entered, or what is wrong."""

    answers: list[ShownAnswer] = field(default_factory=list)
    missing: list[str | Promise] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def governing_law(case: Case) -> GoverningLaw:
    """Procedure, standard of protection and responsible State by the days of the claim."""
    book = LawRule.objects.rulebook()
    missing = [name for column, name in DATES.items() if getattr(case, column) is None]
    try:
        regime = select(book, case.jurisdiction, case.claim_dates(_decided(case)))
    except Refused as refused:
        return GoverningLaw(missing=missing, problems=sentences(refused.problems))
    return GoverningLaw(shown_answers(book, regime, rule_language(get_language())), missing)


def _decided(case: Case) -> dt.date | None:
    """When the claim was last decided on; other letters of authorities are of no account."""
    days = [d.decided_on for d in case.decisions.all() if d.law_kind and d.decided_on]
    return max(days, default=None)
