"""The findings of the checks, put into sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.domain.checks import Finding, Severity
from casework.wording.labels import label

FINDINGS: Mapping[str, str | Promise] = {
    "nothing-alleged": _("No legal element is coded. Code the claim before building a pack."),
    "withheld": _(
        "Passage %(passage)s is withheld from packs and was chosen. Reject it or withdraw the "
        "choice."
    ),
    "leak-alone": _(
        "A leaked document is the only country evidence here. Add another source; a leak never "
        "stands alone."
    ),
    "adverse-unanswered": _("Adverse material was chosen without an answer. Write the answer."),
    "no-such-page": _("Paper %(paper)s has no page %(page)s. Correct the page of the event."),
    "no-alleged-fact": _("No fact is alleged. Write what the claim says on this element."),
    "translation-missing": _(
        "There is no text in the official language. Translate it before building the pack."
    ),
    "no-evidence": _("No country evidence was chosen for this element."),
    "single-source": _("All evidence goes back to one origin. Look for an independent source."),
    "nothing-current": _("No source is from the last 24 months. Look for a newer one."),
    "text-in-other-language": _(
        "There is no text in the language of the pack; it is printed in %(language)s and marked."
    ),
    "translation-stale": _("The finding has changed since it was translated."),
    "translation-draft": _("The translation is a draft; nobody has reviewed it."),
    "exhibit-uncited": _("No event refers to %(label)s."),
    "no-lodging-date": _(
        "The date of lodging is missing: the norms of the old and of the new law are both cited."
    ),
    "limit-passed": _("The limit of %(day)s has passed and nothing is marked as done."),
    "corrected": _("The source is wrong here: the pack prints the corrected finding."),
    "superseded": _("The finding has been superseded by later events."),
    "source-superseded": _(
        "There is a newer edition of the source. Check whether it still says so, or say of which "
        "time the finding speaks."
    ),
    "source-unseen": _("Nobody has seen this source. Read it before filing."),
    "source-excerpt": _("Only an excerpt was read. Check the finding against the full text."),
    "norm-unverified": _("%(norm)s is cited from memory and marked “to be verified”."),
    "withheld-name": _(
        "The text names %(person)s, whose name is to be withheld. Reword it or take the pseudonym "
        "away."
    ),
    "no-summary": _("The case has no summary."),
    "event-without-document": _("No exhibit shows this event."),
    "paper-no-exhibit": _("Paper %(paper)s is not an exhibit; the event is printed without it."),
}
SEVERITIES: Mapping[str, str | Promise] = {
    Severity.ERROR: _("error"),
    Severity.WARNING: _("warning"),
    Severity.NOTE: _("note"),
}


def finding_sentence(finding: Finding) -> str:
    """The finding in words."""
    values = dict(finding.values)
    if "language" in values:
        values["language"] = label(values["language"], "language")
    if "day" in values:
        values["day"] = date_format(dt.date.fromisoformat(values["day"]))
    return str(FINDINGS[finding.code]) % values
