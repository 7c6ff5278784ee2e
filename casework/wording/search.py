"""Searches of the library in words: what cannot be saved, and what is wrong with the index."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SEARCH: dict[str, str | Promise] = {
    "too-many-searches": _("You have %(most)s saved searches. Delete one first."),
    "search-empty": _("Nothing is searched for: type a word or choose a filter first."),
    "search-without-name": _("Give the search a name of at most %(most)s signs."),
    "index-blind": _(
        "The database does not mark changes (%(trigger)s is missing): what changes is not found."
    ),
    "index-differs": _("The index does not say what the finding says now."),
    "index-of-none": _("The index holds a finding that there is no longer."),
    "index-torn": _("The set of this entry does not hold the findings that have it."),
}
