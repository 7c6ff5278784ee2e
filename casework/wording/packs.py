"""The steps of a build and what stops it, put into sentences."""

from __future__ import annotations

import math
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from casework.domain.checks import CHECKS, Severity
from casework.wording.checks import FINDINGS

# Seconds: what is shorter is a few, and estimates are rounded up to it.
FEW_SECONDS = 5
MINUTE = 60
# Steps of a build in their order.
STEPS: Mapping[str, str | Promise] = {
    "": _("Waiting for its turn"),
    "reading": _("Reading the case"),
    "checking": _("Checking the pack"),
    "exhibits": _("Preparing the exhibits"),
    "typesetting": _("Typesetting"),
    "binding": _("Binding the exhibits"),
    "sealing": _("Sealing"),
    "done": _("Done"),
}
# The findings that stop a build, as problems of the build.
_STOPS = {
    f"pack-{code}": FINDINGS[code]
    for code, check in CHECKS.items()
    if check.severity is Severity.ERROR
}
FILING_WAYS: Mapping[str, str | Promise] = {
    "electronic": _("Electronically"),
    "post": _("By post"),
    "in-person": _("Handed in"),
    "fax": _("By fax"),
}
PACK_PROBLEMS: dict[str, str | Promise] = {
    **_STOPS,
    "pack-language": _("Packs for this country are built in these languages: %(languages)s."),
    "pack-missing": _("The file of this pack is missing from the store."),
    "pack-altered": _("The file of this pack is not the one that was sealed."),
    "seal-not-pdf": _("This is no PDF."),
    "seal-encrypted": _("This PDF is encrypted. Packs never are: it is not as it was sealed."),
    "seal-broken": _("This PDF is broken or takes too long to read. Nothing can be said of it."),
    "seal-not-ours": _("This PDF holds no manifest of Casework: it is no sealed pack."),
    "seal-format": _("The manifest in this PDF is not one that this version of Casework writes."),
    "filing-to-come": _("This day lies in the future."),
    "filing-before-built": _("On this day the pack was not built yet."),
    "filing-before-last": _("This day is before that of the last filing."),
    "filing-nowhere": _("Say where it was filed."),
    "filing-way": _("This way of filing is not known."),
    "no-such-pack": _("There is no pack, or more than one, whose SHA-256 begins “%(sha256)s”."),
    "inputs-none": _("What this pack was made from was not kept; it cannot be built once more."),
    "inputs-format": _("What this pack was made from is kept in another format (%(format)s)."),
    "exhibit-pages": _(
        "The paper has %(found)s pages and not %(expected)s as noted in the case. Upload it again."
    ),
    "build-interrupted": _("The build was interrupted. Build the pack again."),
    "build-not-stoppable": _("This build is over or being sealed: it can no longer be cancelled."),
    "build-not-again": _("This build is not over, or it has built its pack."),
    "build-not-allowed": _("The person who asked for the build may no longer build this pack."),
    "internal-error": _("Internal error, number %(number)s. Nothing was built."),
}


def step_sentence(step: str) -> str:
    """The name of a step in words."""
    return str(STEPS.get(step, step))


def pages_sentence(page: str, expected: int | None) -> str:
    """The page that is laid out and, where it is known, about how many there will be."""
    if not page:
        return ""
    if not expected or int(page) > expected:
        return gettext("page %(page)s") % {"page": page}
    return gettext("page %(page)s of about %(pages)s") % {"page": page, "pages": expected}


def time_left(seconds: int | None) -> str:
    """About how long it takes; nothing where nothing is known."""
    if seconds is None:
        return ""
    if seconds < FEW_SECONDS:
        return gettext("a few seconds left")
    if seconds < MINUTE:
        rounded = math.ceil(seconds / FEW_SECONDS) * FEW_SECONDS
        return gettext("about %(seconds)s seconds left") % {"seconds": rounded}
    minutes = round(seconds / MINUTE)
    text = ngettext("about %(n)s minute left", "about %(n)s minutes left", minutes)
    return text % {"n": minutes}
