"""The steps of a build and what stops it, put into sentences."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.domain.checks import CHECKS, Severity
from casework.wording.checks import FINDINGS

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
    "build-not-allowed": _("The person who asked for the build may no longer build this pack."),
    "internal-error": _("Internal error, number %(number)s. Nothing was built."),
}


def step_sentence(step: str) -> str:
    """The step of a build in words: "typesetting 12" is the typesetting of page 12."""
    name, _space, page = step.partition(" ")
    words = str(STEPS.get(name, name))
    return gettext("%(step)s, page %(page)s") % {"step": words, "page": page} if page else words
