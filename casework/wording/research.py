"""What is wrong with a step of research."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RESEARCH: dict[str, str | Promise] = {
    "research-no-place": _("Say where you searched: the database, site or library."),
    "research-no-words": _("Say with what words you searched."),
    "research-future": _("A search cannot be of a day that has not come yet."),
    "research-hits": _("This is no number of hits."),
    "research-names": _(
        "These words sound like names of people in cases of your office: %(words)s. The log must"
        " not tell whom you look for. Take them out, or confirm that they may stay."
    ),
}
