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
PACK_PROBLEMS: dict[str, str | Promise] = {
    **_STOPS,
    "pack-language": _("Packs for this country are built in these languages: %(languages)s."),
    "pack-missing": _("The file of this pack is missing from the store."),
    "pack-altered": _("The file of this pack is not the one that was sealed."),
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
