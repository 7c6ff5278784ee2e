"""What was found when a pack was compared with its seal, put into sentences."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.domain.manifest import Difference
from casework.domain.pack_texts import TextChange

DIFFERENCES: Mapping[tuple[str, str], str | Promise] = {
    ("pages", "changed"): _("Page %(number)s is not as it was sealed."),
    ("pages", "missing"): _("Page %(number)s of the sealed pack is missing."),
    ("pages", "moved"): _("Page %(number)s of the sealed pack is now at another place."),
    ("pages", "added"): _("Page %(number)s of this file was not in the sealed pack."),
    ("bookmarks", "changed"): _("Bookmark %(number)s is not as it was sealed."),
    ("bookmarks", "missing"): _("Bookmark %(number)s is missing."),
    ("bookmarks", "moved"): _("Bookmark %(number)s is now at another place."),
    ("bookmarks", "added"): _("Bookmark %(number)s of this file was not in the sealed pack."),
    ("attachments", "added"): _("A file was attached that the sealed pack does not have."),
    ("structure", "changed"): _("The tags for screen readers are not as they were sealed."),
    ("places", "changed"): _("The places that links lead to are not as they were sealed."),
    ("metadata", "changed"): _("The description of the file is not as it was sealed."),
    ("catalog", "changed"): _("The settings of the document are not as they were sealed."),
}
CHANGES: Mapping[tuple[str, str], str | Promise] = {
    ("summary", "added"): _("The summary is new"),
    ("summary", "removed"): _("The summary is gone"),
    ("summary", "changed"): _("The summary was changed"),
    ("requests", "added"): _("The requests are new"),
    ("requests", "removed"): _("The requests are gone"),
    ("requests", "changed"): _("The requests were changed"),
    ("introduction", "added"): _("The introduction is new"),
    ("introduction", "removed"): _("The introduction is gone"),
    ("introduction", "changed"): _("The introduction was changed"),
    ("closing", "added"): _("The closing is new"),
    ("closing", "removed"): _("The closing is gone"),
    ("closing", "changed"): _("The closing was changed"),
    ("reasoning", "added"): _("The reasoning in %(where)s is new"),
    ("reasoning", "removed"): _("The reasoning in %(where)s is gone"),
    ("reasoning", "changed"): _("The reasoning in %(where)s was changed"),
    ("event", "added"): _("Event %(where)s is new"),
    ("event", "removed"): _("Event %(where)s is gone"),
    ("event", "changed"): _("Event %(where)s was changed"),
    ("alleged", "added"): _("The fact alleged in %(where)s is new"),
    ("alleged", "removed"): _("The fact alleged in %(where)s is gone"),
    ("alleged", "changed"): _("The fact alleged in %(where)s was changed"),
    ("finding", "added"): _("A finding was added to %(where)s"),
    ("finding", "removed"): _("A finding was taken out of %(where)s"),
    ("finding", "changed"): _("A finding in %(where)s was changed"),
}
EXHIBITS: Mapping[str, str | Promise] = {
    "same": _("unchanged"),
    "moved": _("on other pages"),
    "relabelled": _("other label"),
    "excerpt": _("other pages are shown"),
    "replaced": _("other file"),
    "new": _("new exhibit"),
    "gone": _("no longer there"),
}
OUTCOMES: Mapping[str, str | Promise] = {
    "known": _("This is our pack, unchanged to the last byte."),
    "unchanged": _("The seal of this pack holds: nothing was changed since it was sealed."),
    "foreign": _("The seal holds, but of this case no such pack was built here."),
    "changed": _("This pack is not as it was sealed."),
}


def change_sentence(one: TextChange) -> str:
    """What became of a text, and where it stands."""
    return str(CHANGES[one.kind, one.what]) % {"where": one.where}


def difference_sentence(one: Difference) -> str:
    """What differs, with the exhibit whose page it is."""
    words = str(DIFFERENCES[one.part, one.what]) % {"number": one.number}
    if not one.label:
        return words
    place = gettext("%(label)s, page %(page)s") % {"label": one.label, "page": one.exhibit_page}
    return f"{words} ({place})"


def difference_sentences(found: tuple[Difference, ...]) -> list[str]:
    """Each difference; where none is told, that bytes were changed which no part shows."""
    return [difference_sentence(one) for one in found] or [
        gettext("Bytes of the file were changed that no page shows.")
    ]
