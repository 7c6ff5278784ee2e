"""A deadline in sentences: its calculation step by step, its warnings, its names."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

from casework.domain.calendar import SATURDAY, SUNDAY
from casework.domain.law import LawCertainty
from casework.domain.law_rules import Remedy
from casework.domain.regimes import Step
from casework.wording.regimes import shown

Words = Mapping[str, str | Promise]

REMEDIES: Words = {
    Remedy.ACTION: _("Action"),
    Remedy.URGENT: _("Urgent request"),
    Remedy.REASONS: _("Reasons and evidence"),
    Remedy.APPEAL: _("Appeal"),
    Remedy.LEAVE: _("Application for leave to appeal"),
    Remedy.REMAIN: _("Request to remain"),
    Remedy.COURT: _("Complaint to the court"),
    Remedy.REVISION: _("Revision"),
    Remedy.CONSTITUTIONAL: _("Complaint to the constitutional court"),
    Remedy.CASSATION: _("Cassation complaint"),
    Remedy.COMMENT: _("Comment"),
    Remedy.REINSTATEMENT: _("Reinstatement"),
}
MANNERS: Words = {
    "personal": pgettext_lazy("manner of service", "handed over in person"),
    "substituted": pgettext_lazy("manner of service", "to a substitute or the letter box"),
    "registered-letter": pgettext_lazy("manner of service", "registered letter, day of posting"),
    "ordinary-letter": pgettext_lazy("manner of service", "ordinary letter, day of posting"),
    "reception-facility": pgettext_lazy(
        "manner of service", "through the reception facility, day it was handed to the facility"
    ),
    "undeliverable": pgettext_lazy("manner of service", "undeliverable, day of posting"),
    "electronic": pgettext_lazy("manner of service", "electronically, day of sending or arrival"),
    "deposit": pgettext_lazy("manner of service", "deposited for collection"),
    "erv": pgettext_lazy("manner of service", "electronic legal communication, day of arrival"),
    "announced": pgettext_lazy("manner of service", "announced orally"),
}
REASONS_OFF: Words = {SATURDAY: _("Saturday"), SUNDAY: _("Sunday")}
TASKS: Words = {
    "draft": _("Draft finished"),
    "translation": _("Translations finished"),
    "signature": _("Signed by the client"),
}
ROUTE: Words = {"filed_with": _("Addressed to"), "through": _("Filed through")}
CERTAINTIES: Mapping[LawCertainty, str | Promise] = {
    LawCertainty.VERIFIED: _("seen in the official text"),
    LawCertainty.SECONDARY: _("seen in a secondary source only"),
    LawCertainty.MEMORY: _("from memory: to be verified"),
    LawCertainty.UNKNOWN: _("unknown"),
}
STEPS: Words = {
    "served": _("%(date)s: %(manner)s."),
    "deemed-calendar-days": ngettext_lazy(
        "Service takes effect on the day after, %(date)s.",
        "Service takes effect %(days)s days later, on %(date)s.",
        "days",
    ),
    "deemed-working-days": ngettext_lazy(
        "Service takes effect on the next working day, %(date)s.",
        "Service takes effect %(days)s working days later, on %(date)s.",
        "days",
    ),
    "deemed-weekdays": _(
        "Service takes effect %(days)s weekdays later, on %(date)s; Saturdays count as weekdays "
        "to be on the safe side."
    ),
    "obstacle-gone": _("The obstacle went away on %(date)s."),
    "first-day": _("The day of the event is not counted; the first day is %(date)s."),
    "ends-days": ngettext_lazy(
        "%(amount)s day ends on %(date)s.", "%(amount)s days end on %(date)s.", "amount"
    ),
    "ends-weeks": ngettext_lazy(
        "%(amount)s week ends on the same day of the week, %(date)s.",
        "%(amount)s weeks end on the same day of the week, %(date)s.",
        "amount",
    ),
    "ends-months": ngettext_lazy(
        "%(amount)s month ends on %(date)s.", "%(amount)s months end on %(date)s.", "amount"
    ),
    "month-too-short": _("That month has no day %(day)s: its last day, %(date)s, counts."),
    "stands": _("%(date)s is a working day: the limit ends then."),
    "day-off": _("No limit ends on %(date)s: %(why)s."),
    "moved": _("The limit ends on the next working day, %(date)s."),
    "instruction-only": _(
        "The instruction on remedies in the decision gives %(date)s. The law is not known here, "
        "so nothing was computed."
    ),
    "instruction-wins": _(
        "The instruction on remedies in the decision gives %(date)s; it stands before the "
        "computed day, %(computed)s."
    ),
}
WARNINGS: Words = {
    "no-land": _(
        "No Land given: only holidays of all Germany were counted. Enter where the court sits."
    ),
    "holiday-nearby": _(
        "%(date)s is a holiday (%(why)s) only in part of this place. It was not counted: the "
        "earlier day is the safe one."
    ),
    "cutoff": _("What arrives after %(time)s on the last day is late."),
    "instruction-later": _(
        "The instruction gives a later day (%(date)s) than the law as computed (%(computed)s). "
        "File by the earlier one."
    ),
    "instruction-earlier": _(
        "The instruction gives an earlier day (%(date)s) than the law as computed (%(computed)s)."
    ),
    "instruction-differs": _(
        "With the period of the instruction the limit ends on %(date)s, by the law on "
        "%(computed)s. Check both, and file by the earlier one."
    ),
    "instruction-on-day-off": _("%(date)s is no working day (%(why)s). Check the instruction."),
    "file-within-ordinary": _(
        "The longer period is for emergencies only. File within the ordinary one, by %(date)s."
    ),
}


def step_sentence(step: Step) -> str:
    """The step, or the warning, in the reader's language."""
    values = shown(step)
    for name, words in (("manner", MANNERS), ("why", REASONS_OFF)):
        if name in values:
            values[name] = str(words.get(str(values[name]), values[name]))
    text = STEPS.get(step.code) or WARNINGS[step.code]
    return str(text % values)
