"""The findings of the checks, put into sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.domain.checks import Finding, Severity
from casework.wording.check_lessons import Lesson
from casework.wording.checks_case import CASE_LESSONS
from casework.wording.checks_evidence import EVIDENCE_LESSONS
from casework.wording.checks_papers import PAPER_LESSONS
from casework.wording.dates import date_words
from casework.wording.labels import label
from casework.wording.own_texts import CITE_KINDS

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
    "balance-unanswered": _(
        "Findings in the library that speak against the claim match this case (%(count)s), and "
        "nothing answers them. Answer them, or note for yourself how they are answered."
    ),
    "uncorrected": _(
        "Passage %(passage)s is wrong or overtaken and has no correction. Write the correction in "
        "the library, or withdraw the choice."
    ),
    "contradicted": _(
        "Findings in the library contradict this one (%(others)s), and the pack does not show "
        "them. Show and answer them, or reject this one."
    ),
    "updated-by": _(
        "Newer findings in the library tell how it went on (%(others)s), and the pack does not "
        "show them. Use them too, or in place of this one."
    ),
    "finding-retired": _(
        "Passage %(passage)s was retired after it was chosen: %(reason)s Withdraw the choice."
    ),
    "finding-unchecked": _(
        "Findings that no second person has checked against their source: %(count)s."
    ),
    "fact-without-event": _("The fact alleged rests on no event of the chronology."),
    "one-origin": _("Several sources are cited here, and all go back to one. Find another one."),
    "old-finding": _("The source is older than 24 months and nothing newer bears it out."),
    "allegation-alone": _(
        "Only allegations, opinions, estimates or forecasts are cited here, and no fact."
    ),
    "allegation-as-fact": _("The finding is coded as a fact and worded as an allegation."),
    "date-conflict": _("Two accounts of what seems to be one event give different dates."),
    "alleged-date": _("The fact alleged gives another date (%(date)s) than its event."),
    "date-in-translation": _("The language versions of this text give different dates."),
    "paper-too-old": _("Paper %(paper)s is older than the event that it tells of."),
    "paper-too-new": _("Paper %(paper)s is newer than the event that it calls to or shows."),
    "before-birth": _("The event lies before the birth of %(person)s."),
    "in-the-future": _("The date (%(date)s) lies in the future."),
    "after-decision": _("The event lies after the last decision, of %(day)s."),
    "date-without-event": _("The text gives a date (%(date)s) that nothing in the case has."),
    "date-doubtful": _("Two dates fit together only if the one told as approximate is wrong."),
    "name-spelt-otherwise": _("The text spells the name of %(person)s in a way not on record."),
    "family-name-differs": _(
        "The surname of %(person)s sounds like the applicant's and is spelt differently."
    ),
    "event-without-source": _("Nothing says who told of this event, and no paper shows it."),
    "page-left-out": _("Page %(page)s of paper %(paper)s is not among the pages used of it."),
    "exhibit-missing": _("The file of %(label)s is gone from the store."),
    "exhibit-altered": _("The file of %(label)s is not the one that was received."),
    "exhibit-unreadable": _("The file of %(label)s cannot be turned into pages of the pack."),
    "exhibit-length": _("%(label)s has not as many pages as noted in the case."),
    "no-such-page": _("Paper %(paper)s has no page %(page)s. Correct the page of the event."),
    "no-alleged-fact": _("No fact is alleged. Write what the claim says on this element."),
    "translation-missing": _(
        "There is no text in the official language. Translate it before building the pack."
    ),
    "no-evidence": _("No country evidence was chosen for this element."),
    "single-source": _("All evidence goes back to one origin. Look for an independent source."),
    "nothing-current": _(
        "No source is from the 24 months before the day of the decision. Look for a newer one."
    ),
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
    "quotation-unverified": _(
        "The quotation that the finding rests on is not in the archived copy it was taken from."
    ),
    "quotation-lost": _(
        "The newest archived copy of the source no longer has the words that the finding rests on."
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
    "own-text-reference": _(
        "A text of your own refers to something that the pack does not show: %(reference)s "
        "(%(kind)s). Correct the reference or take it out."
    ),
    "own-text-unused": _("A text of your own stands on an element that is not alleged any more."),
    "own-text-language": _("A text of your own is there only in %(language)s; it is not printed."),
}
SEVERITIES: Mapping[str, str | Promise] = {
    Severity.ERROR: _("error"),
    Severity.WARNING: _("warning"),
    Severity.NOTE: _("note"),
}


NUMBERED = {"event": _("Event %(number)s"), "exhibit": _("Exhibit %(number)s")}
LESSONS: Mapping[str, Lesson] = {**CASE_LESSONS, **PAPER_LESSONS, **EVIDENCE_LESSONS}


def finding_sentence(finding: Finding) -> str:
    """The finding in words."""
    values = dict(finding.values)
    if "kind" in values:
        values["kind"] = str(CITE_KINDS.get(values["kind"], values["kind"]))
    if "language" in values:
        values["language"] = label(values["language"], "language")
    if "day" in values:
        values["day"] = date_format(dt.date.fromisoformat(values["day"]))
    if "date" in values:
        values["date"] = date_words(values["date"])
    return str(FINDINGS[finding.code]) % values


def numbered_sentence(finding: Finding) -> str:
    """The finding in words, after the number that its event or exhibit has in the pack."""
    words, number = finding_sentence(finding), finding.values.get("number")
    kind = NUMBERED.get(finding.where.partition(" ")[0])
    return f"{kind % {'number': number}}: {words}" if kind and number else words


WAIVER_PROBLEMS: dict[str, str | Promise] = {
    "unknown-check": _("There is no check “%(code)s”."),
    "never-set-aside": _(
        "Findings of the check “%(code)s” are never set aside. Mend what it found."
    ),
    "waiver-nowhere": _("The place of the finding is missing or too long."),
    "waiver-without-reason": _("Say why the finding is set aside."),
}
