"""The sections of a pack that can be looked at alone, by what they are called on screen."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SECTIONS: Mapping[str, str | Promise] = {
    "requests": _("Requests"),
    "summary": _("Summary"),
    "matrix": _("Evidence matrix"),
    "people": _("Person and family"),
    "chronology": _("Chronology"),
    "elements": _("All elements"),
    "notes": _("Notes on law, sources and translations"),
    "sources": _("List of sources"),
    "parallel": _("Findings beside their translation"),
    "exhibits": _("List of exhibits"),
    "closing": _("Closing"),
}
PREVIEW_PROBLEMS: Mapping[str, str | Promise] = {
    "preview-nowhere": _("The pack has no section “%(section)s”."),
}
