"""What is wrong with what was entered about a case, its people, events and papers."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ENTRIES: dict[str, str | Promise] = {
    "before-made": _("This day is before the day the application was made. Correct one of them."),
    "event-untold": _("Write what happened, in one language at least."),
    "limit-before-served": _("The last day is before the day of service. Correct one of them."),
    "no-applicant": _("Each case has an applicant. Make another person the applicant first."),
    "page-beyond-paper": _("There is no page %(page)s: the paper has %(pages)s."),
    "paper-altered": _("The stored file is not the one that was received. Tell the supervisor."),
    "paper-missing": _("The stored file cannot be found or opened. Tell the supervisor."),
    "paper-of-another-case": _("This paper is not in the case. Choose one of its papers."),
    "paper-untitled": _("Give the paper a title, in one language at least."),
    "person-of-another-case": _("This person is not in the case. Choose one of its people."),
    "person-unnamed": _("Write the name as the person gives it."),
    "role-reads-no-cases": _("%(name)s has a role that reads no cases."),
    "second-applicant": _("The case has an applicant already. Choose another role."),
    "served-before-decided": _("The day of service is before the decision. Correct one of them."),
    "unread-date": _(
        "“%(value)s” is no date. Write 5.3.2015, 03.2015, 2015, about 2012 or 2016–2018."
    ),
    "unknown-code": _("“%(value)s” is not in the list of codes."),
    "user-of-another-team": _("Choose a person of the team."),
}
