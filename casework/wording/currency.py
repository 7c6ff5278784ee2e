"""How current evidence is, in words and shapes."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.domain.currency import Freshness
from casework.domain.evidence import ReviewOutcome

FRESHNESS: Mapping[Freshness, tuple[str, str | Promise]] = {
    Freshness.CURRENT: ("good", _("Current")),
    Freshness.GETTING_OLD: ("warn", _("Getting old: stale within three months")),
    Freshness.NOTHING_RECENT: ("danger", _("Nothing from the last 24 months")),
}
# The parts of the review queue, in the order of the work.
GROUPS: Mapping[str, tuple[str, str | Promise]] = {
    "stale": ("danger", _("Stale")),
    "month": ("warn", _("Stale within a month")),
    "quarter": ("plain", _("Stale within three months")),
    "unverified": ("warn", _("Unverified, never reviewed")),
    "open": ("danger", _("Changed or unclear")),
    "rested": ("good", _("Found to stand in the last three months")),
}
OUTCOMES: Mapping[str, tuple[str, str | Promise]] = {
    ReviewOutcome.STANDS: ("good", _("Stands")),
    ReviewOutcome.CHANGED: ("danger", _("No longer so")),
    ReviewOutcome.UNCLEAR: ("warn", _("Unclear")),
}
