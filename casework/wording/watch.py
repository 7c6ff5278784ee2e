"""Names around the days to keep: what they are for, their states, Länder, units."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casework.domain.law_rules import Unit
from casework.domain.watch import REMEDY, State
from casework.wording.deadlines import REMEDIES, TASKS

Words = Mapping[str, str | Promise]

NAMES: Words = {REMEDY: _("Remedy"), **REMEDIES, **TASKS}
STATES: Words = {
    State.OPEN: pgettext_lazy("state of a deadline", "open"),
    State.SNOOZED: pgettext_lazy("state of a deadline", "put off"),
    State.DONE: pgettext_lazy("state of a deadline", "done"),
}
UNITS: Words = {Unit.DAYS: _("days"), Unit.WEEKS: _("weeks"), Unit.MONTHS: _("months")}
# Where holidays differ within a Land, the municipality decides.
LAENDER: Words = {
    "BW": _("Baden-Württemberg"),
    "BY": _("Bavaria"),
    "BY-catholic": _("Bavaria, municipality with a Catholic majority"),
    "BY-Augsburg": _("Bavaria, city of Augsburg"),
    "BE": _("Berlin"),
    "BB": _("Brandenburg"),
    "HB": _("Bremen"),
    "HH": _("Hamburg"),
    "HE": _("Hesse"),
    "MV": _("Mecklenburg-Western Pomerania"),
    "NI": _("Lower Saxony"),
    "NW": _("North Rhine-Westphalia"),
    "RP": _("Rhineland-Palatinate"),
    "SL": _("Saarland"),
    "SN": _("Saxony"),
    "SN-catholic": _("Saxony, municipality with Corpus Christi as a holiday"),
    "ST": _("Saxony-Anhalt"),
    "SH": _("Schleswig-Holstein"),
    "TH": _("Thuringia"),
    "TH-catholic": _("Thuringia, municipality with Corpus Christi as a holiday"),
}


def deadline_name(name: str) -> str:
    """What the day is for; a name that no list knows stays as it is."""
    return str(NAMES.get(name, name))
