"""Which law governs a claim, in sentences: the steps and the flags of the selector."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.domain.regimes import Law, Step

LAWS: Mapping[Law, str | Promise] = {
    Law.APR: _("Regulation (EU) 2024/1348 (asylum procedure)"),
    Law.APD: _("Directive 2013/32/EU (asylum procedure)"),
    Law.QR: _("Regulation (EU) 2024/1347 (qualification)"),
    Law.QD: _("Directive 2011/95/EU (qualification)"),
    Law.AMMR: _("Regulation (EU) 2024/1351 (asylum and migration management)"),
    Law.DUBLIN: _("Regulation (EU) No 604/2013 (Dublin III), criteria"),
}
QUESTIONS: Mapping[str, str | Promise] = {
    "procedure": _("Procedure"),
    "standard": _("Standard of protection"),
    "responsibility": _("Responsible State"),
}
REGIME_STEPS: Mapping[str, str | Promise] = {
    "lodged-before": _("Lodged on %(date)s, before %(start)s: the old law governs."),
    "lodged-from": _("Lodged on %(date)s, on or after %(start)s: the new law governs."),
    "lodged-later": _(
        "The day of lodging is missing, but it cannot lie before %(date)s, and the new law "
        "governs from %(start)s."
    ),
    "decided-before": _("Decided on %(date)s, before the Directive was repealed on %(start)s."),
    "standard-disputed": _(
        "Lodged on %(date)s, before the Regulation applied (%(start)s), without a transitional "
        "rule: for a claim still pending it is disputed which standard applies. Both are cited."
    ),
    "registered-before": _("Registered on %(date)s, before %(start)s: the old criteria remain."),
    "registered-from": _("Registered on %(date)s, on or after %(start)s."),
    "registered-by-lodging": _(
        "The day of registration is missing; lodged on %(date)s, it was registered before "
        "%(start)s."
    ),
    "registered-after-making": _(
        "The day of registration is missing; made on %(date)s, it was registered after %(start)s."
    ),
    "missing-lodged": _("The day of lodging is missing: both laws are shown. Enter it."),
    "missing-registered": _("The day of registration is missing. Enter it."),
    "gap": _(
        "Lodged on %(date)s: the Directive was repealed from %(repealed)s, the Regulation applies "
        "only from %(start)s."
    ),
    "contrary-view": _(
        "Contrary view: the Regulation also covers pending old applications. Consider citing both."
    ),
    "registered-on-first-day": _(
        "Registered on %(date)s, the first day itself: the transitional rule speaks only of "
        "before and after. The general date of application points to the new Regulation."
    ),
}


def regime_sentence(step: Step) -> str:
    """The step in the reader's language."""
    return str(REGIME_STEPS[step.code]) % shown(step)


def shown(step: Step) -> dict[str, str | int]:
    """The values of a step, days as the reader's language writes them."""
    return {
        name: date_format(value, "DATE_FORMAT") if isinstance(value, dt.date) else value
        for name, value in step.values.items()
    }
