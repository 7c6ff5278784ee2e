"""The places of the lawyer's own texts, and what is wrong with one, put into words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PLACES: Mapping[str, str | Promise] = {
    "requests": _("Requests and motions"),
    "introduction": _("Introduction"),
    "closing": _("Closing and signature"),
    "cover-letter": _("Cover letter"),
}
PLACE_NOTES: Mapping[str, str | Promise] = {
    "requests": _("Printed first, as a section of its own."),
    "introduction": _("Printed before the summary."),
    "closing": _("Printed last, before the exhibits, with the place for the signature."),
    "cover-letter": _("Printed in the cover letter, a document of its own."),
}
CITE_KINDS: Mapping[str, str | Promise] = {
    "finding": _("finding"),
    "exhibit": _("exhibit"),
    "event": _("event"),
    "norm": _("norm"),
}
OWN_TEXTS: dict[str, str | Promise] = {
    "own-text-long": _("The text is longer than %(most)s signs."),
    "own-text-depth": _("Lists and emphasis are nested deeper than %(most)s times."),
    "own-text-heading": _(
        "Line %(line)s is a heading. The pack makes its own; write the words without # and "
        "without a line of signs under them."
    ),
    "own-text-tag": _(
        "Line %(line)s holds a tag of HTML, which is not printed. To print the sign write \\<."
    ),
    "own-text-picture": _("Line %(line)s holds a picture. Add it to the case as a paper."),
    "own-text-link": _("Line %(line)s holds a link. Write the address as words."),
    "own-text-code": _("Line %(line)s begins a block of code. Take out the ``` or ~~~."),
    "own-text-quotation": _(
        "Line %(line)s begins with >. Put a quotation into quotation marks instead."
    ),
    "own-text-line": _("Line %(line)s draws a line. Leave an empty line instead."),
    "own-text-number": _(
        "Line %(line)s begins with a number and a point and would be a list that does not begin "
        "with 1. For a date write 29\\. September."
    ),
    "own-text-nested": _(
        "The list in line %(line)s is nested too deep; three levels are printed."
    ),
    "own-text-reference": _(
        "The reference in line %(line)s cannot be read. Write [@P12], [@exhibit:letter 2], "
        "[@event:arrest] or [@norm:…], or insert it by the search."
    ),
    "own-text-tangled": _(
        "The stars of the emphasis are tangled. Leave no space inside them and none next to "
        "quotation marks."
    ),
    "own-text-no-finding": _(
        "Line %(line)s refers to the finding %(key)s, which the pack does not show. Choose it for "
        "an element, or take the reference out."
    ),
    "own-text-no-exhibit": _(
        "Line %(line)s refers to the exhibit %(key)s, which is none. Give the paper a number "
        "among the exhibits, check its page, or take the reference out."
    ),
    "own-text-no-event": _(
        "Line %(line)s refers to the event %(key)s, which the case does not have. Correct it, or "
        "take the reference out."
    ),
    "own-text-no-norm": _(
        "Line %(line)s refers to the norm %(key)s, which no element of this pack cites. Correct "
        "it, or write the norm as words."
    ),
    "own-text-changed": _(
        "Somebody else has saved this text since you opened it. Yours is below and not saved; "
        "compare the two, then save again."
    ),
    "own-text-signed": _("Only the closing is signed."),
    "own-text-place": _("The text %(place)s belongs to no place of a pack."),
}
