"""Findings of the library in words: what was done, in which state, what cannot be taken."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.domain.editorial import Step
from casework.domain.evidence import EditorialState

STATES: Mapping[str, tuple[str, str | Promise]] = {
    EditorialState.DRAFT: ("plain", _("Entered, not yet checked")),
    EditorialState.CHECKED: ("good", _("Checked by a second person")),
    EditorialState.RETIRED: ("danger", _("Retired")),
}
STEPS: Mapping[str, str | Promise] = {
    Step.ADD: _("Entered"),
    Step.CHANGE: _("Changed"),
    Step.IMPORT: _("Taken in from a file"),
    Step.CHECK: _("Checked by a second person"),
    Step.RETURN: _("Sent back"),
    Step.RETIRE: _("Retired"),
    Step.RESTORE: _("Brought back"),
}
LOCATORS: Mapping[str, str | Promise] = {
    "paragraph": _("Paragraph"),
    "page": _("Page"),
    "section": _("Section"),
    "caption": _("Caption of a picture"),
    "whole": _("The whole work"),
}
# The fields of a finding as files name them.
FIELDS: Mapping[str, str | Promise] = {
    "key": _("Key"),
    "slug": _("Short name"),
    "source": _("Source"),
    "finding": _("Finding"),
    "locator.kind": _("Kind of pinpoint"),
    "locator.value": _("Pinpoint"),
    "correction": _("Correction, printed instead of the finding"),
    "issue": _("What is wrong in the source"),
    "event_date": _("Tells of"),
    "places": _("Places"),
    "entities": _("People and organisations"),
    "themes": _("Themes"),
    "profiles": _("Profiles"),
    "acts": _("Acts"),
    "actors": _("Actors"),
    "grounds": _("Grounds"),
    "modality": _("Kind of statement"),
    "attributed_to": _("Attributed to"),
    "role": _("Kind of evidence"),
    "direction": _("Direction"),
    "currency.status": _("State of the finding"),
    "currency.note": _("Why it is in this state"),
    "caveats": _("Caveats"),
    "printable": _("A pack may print it"),
    "withheld_because": _("Withheld because"),
    "sensitivity": _("Sensitive"),
    "corroborated_by": _("Confirmed by"),
}
PASSAGES: dict[str, str | Promise] = {
    "finding-copied": _(
        "This is the quotation over again. Say in your own words what it shows; the quotation "
        "itself stays beside the finding."
    ),
    "event-in-future": _(
        "This day is still to come. Correct it, or call the statement a forecast."
    ),
    "pinpoint-missing": _("Say where in the source: the number of the page or paragraph."),
    "pinpoint-of-whole": _("“The whole work” has no number. Choose what the number counts."),
    "pinpoint-impossible": _(
        "“%(value)s” is no page or paragraph. Write 4, 4-6, or 4, 9; numbers begin with 1."
    ),
    "passage-changed": _(
        "Somebody has changed this finding since you opened it. Compare what is stored now with "
        "yours, and save again."
    ),
    "own-passage": _("You entered or changed this yourself. Another person must check it."),
    "not-from-draft": _("This finding is a draft already."),
    "not-from-checked": _("This finding has been checked already."),
    "not-from-retired": _("This finding is retired. Bring it back first."),
    "reason-missing": _("Write why."),
    "passage-retired": _("This finding is retired: %(reason)s It can only be rejected."),
}
