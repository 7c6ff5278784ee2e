"""The variants of a pack, what they hide, and what stops them, put into words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.domain.leaks import PLACES

VARIANTS: Mapping[str, str | Promise] = {
    "court": _("For the court or authority"),
    "internal": _("Internal, with the checks"),
    "pseudonymised": _("Pseudonymised"),
}
VARIANT_HELP: Mapping[str, str | Promise] = {
    "court": _("With all names: this is the one that is filed."),
    "internal": _("For the office alone: findings of the checks, reasons and notes stand in it."),
    "pseudonymised": _("Without the names of the people and places that are to be hidden."),
}
# By shape and word, not by colour alone.
VARIANT_SHAPES = {"court": "good", "internal": "warn", "pseudonymised": "plain"}


def variant_choices() -> dict[str, tuple[str | Promise, str | Promise]]:
    """The variants of a pack by code: name and what it is for."""
    return {code: (name, VARIANT_HELP[code]) for code, name in VARIANTS.items()}


PSEUDONYM_KINDS: Mapping[str, str | Promise] = {
    "place": _("Place"),
    "organisation": _("Organisation"),
    "other": _("Other name"),
}
WITHHELD = _("withheld from this version")
INTERNAL_MARK = _("Internal – not for filing")
_LEAKS: dict[str, str | Promise] = {
    "page": _("A protected name stands in the text of page %(page)s."),
    "content": _("A protected name stands in what draws page %(page)s."),
    "form": _("A protected name stands in a drawing of the file."),
    "annotation": _("A protected name stands in a link or note on page %(page)s."),
    "bookmark": _("A protected name stands in a bookmark."),
    "structure": _("A protected name stands in the words for screen readers."),
    "name": _("A protected name stands in the name of an object of the file."),
    "attachment": _("A protected name stands in an attached file."),
    "metadata": _("A protected name stands in the description of the file (XMP)."),
    "information": _("A protected name stands in the information on the file."),
    "stream": _("A protected name stands in data of the file that no page shows."),
    "string": _("A protected name stands in an object of the file."),
    "picture": _("A protected name can be read in a picture on page %(page)s."),
    "file-name": _("A protected name stands in the name of the file."),
}
VARIANT_PROBLEMS: dict[str, str | Promise] = {
    **{f"leak-{place}": _LEAKS[place] for place in PLACES},
    "leak-unread": _("This file could not be searched through for names."),
    "pack-variant": _("There is no such version of a pack."),
    "pseudonym-tells": _("“%(pseudonym)s” itself holds a name that is to be hidden."),
    "pseudonym-kind": _("Choose what it is: a place, an organisation or another name."),
    "pseudonym-without-name": _("Write at least one spelling, each in a line of its own."),
    "pseudonym-empty": _("Write what is printed instead."),
    "page-names": _("On page %(page)s a protected name can be read that no box hides."),
    "page-unseen": _(
        "Page %(page)s is a picture that nobody has looked at. Hide what tells, or note that "
        "there is nothing to hide."
    ),
    "page-unshown": _("The pages of this paper could not be drawn."),
    "page-has-boxes": _("This page has boxes. Remove them first."),
    "box-outside": _("A box must lie on the page: left before right, top before bottom."),
    "no-such-sheet": _("This paper has %(pages)s pages."),
}
