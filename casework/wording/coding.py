"""Why a code is proposed where no word of the case says it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RULES: Mapping[str, str | Promise] = {
    "sur-place": _("an activity abroad"),
    "place": _("a place in Gorno-Badakhshan"),
    "work-in-russia": _("work at a place in Russia"),
    "kin": _("through a relative: %(detail)s"),
    "family": _("like another member of the family: %(detail)s"),
    "minor": _("a minor child of somebody targeted: %(detail)s"),
    "convict": _("a relative was convicted"),
    "reprisal": _("done to people who are only relatives of somebody targeted"),
    "entity": _("named at the event: %(detail)s"),
    "profile": _("follows from the profile: %(detail)s"),
}


def rule_sentence(rule: str, detail: str, labels: Mapping[str, str]) -> str:
    """The rule in words; the code or public name it goes by with its label."""
    return str(RULES[rule]) % {"detail": labels.get(detail, detail)}
