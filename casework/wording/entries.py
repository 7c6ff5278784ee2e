"""What is wrong with what was entered about a case, its people, events and papers."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ENTRIES: dict[str, str | Promise] = {
    "before-made": _("This day is before the day the application was made. Correct one of them."),
    "bad-reminders": _("Choose at most %(most)s days, each between 1 and %(days)s."),
    "deadline-acknowledged": _("A second person has confirmed this limit already."),
    "deadline-done": _("This is done already. Open it again first."),
    "deadline-twice": _("Each deadline has its own name, and only one is of the main remedy."),
    "decision-unnamed": _("Choose what was decided, or write it in your own words."),
    "done-in-future": _("This day is still to come. Enter the day it was done."),
    "end-required": _(
        "A period can only be reckoned for a decision of the list. Enter the last day."
    ),
    "event-untold": _("Write what happened, in one language at least."),
    "limit-before-served": _("The last day is before the day of service. Correct one of them."),
    "no-applicant": _("Each case has an applicant. Make another person the applicant first."),
    "own-deadline": _("Another person of the team must confirm what you entered."),
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
    "served-missing": _("Enter the day of service: the limit runs from it."),
    "snooze-into-past": _("Choose a day after today."),
    "snooze-past-limit": _("Choose a day before the limit, %(date)s."),
    "snooze-without-reason": _("Write why it can wait."),
    "task-needs-no-second": _("Only limits need a second person."),
    "too-many-feeds": _("You have %(most)s addresses. Revoke one first."),
    "unread-date": _(
        "“%(value)s” is no date. Write 5.3.2015, 03.2015, 2015, about 2012 or 2016–2018."
    ),
    "unknown-code": _("“%(value)s” is not in the list of codes."),
    "user-of-another-team": _("Choose a person of the team."),
}
