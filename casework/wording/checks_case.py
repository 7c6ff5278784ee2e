"""Why the checks on the claim, its dates, names and law ask, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from casework.wording.check_lessons import Lesson

CASE_LESSONS: Mapping[str, Lesson] = {
    "nothing-alleged": Lesson(
        _(
            "A claim is examined element by element. Without any there is nothing for "
            "evidence to bear on."
        ),
        _("Claim: open an element that the country examines and write what is alleged."),
    ),
    "no-alleged-fact": Lesson(
        _(
            "Country evidence proves a situation, never what happened to this person. An "
            "element without a fact of its own reads as a general complaint."
        ),
        _(
            "Claim, the element: write what is alleged, or take the element out. Where the "
            "situation alone carries it, set this aside and say so."
        ),
    ),
    "fact-without-event": Lesson(
        _(
            "A court asks when, where and by whom. A fact that no event carries cannot be "
            "checked against the interview."
        ),
        _(
            "Claim, the element: tick the events that show it, or add the event to the "
            "chronology first."
        ),
    ),
    "no-summary": Lesson(
        _("The summary is what the reader sees first, and what a judge remembers."),
        _("Case data: write three to ten sentences."),
    ),
    "date-conflict": Lesson(
        _("Two dates for one event let an authority call the account contradictory."),
        _(
            "Events: ask the client which date is right and correct the other, or tell the "
            "two events apart in their texts. If both dates were truly told, explain it in "
            "the claim."
        ),
    ),
    "alleged-date": Lesson(
        _("The court compares what is alleged with the chronology of the same pack."),
        _("Claim, the element: correct the date in the text, or correct the date of the event."),
    ),
    "date-in-translation": Lesson(
        _(
            "The court reads one version and the interpreter has the other. A date that "
            "changed on the way looks like a changed account."
        ),
        _("The screen of the text: compare the versions and correct the wrong date."),
    ),
    "paper-too-old": Lesson(
        _(
            "A paper cannot tell of what had not happened yet: its date, or that of the "
            "event, is wrong, or it shows another event."
        ),
        _("Event: correct the date or take the paper off. Paper: correct the day of issue."),
    ),
    "paper-too-new": Lesson(
        _(
            "A call to come, or a photo of what happens, cannot be made when it is over. An "
            "authority will say that it was made for the procedure."
        ),
        _(
            "Event: correct the date or take the paper off. Paper: correct the day of issue, "
            "or explain it in the claim."
        ),
    ),
    "before-birth": Lesson(
        _("A date that cannot be true makes the reader doubt the others."),
        _(
            "Event: correct the date or the people who took part. Person: correct the date of"
            " birth."
        ),
    ),
    "in-the-future": Lesson(
        _(
            "What has not happened proves nothing, and the reader will take it for a slip "
            "that nobody read again."
        ),
        _(
            "The screen of the event or paper: correct the date. An appointment is an event "
            "of the kind procedure."
        ),
    ),
    "after-decision": Lesson(
        _(
            "Facts that arose after the decision are new: they may have to be pleaded as such"
            " and in time, and not every court looks at them."
        ),
        _(
            "Claim: say that the fact is new and since when it is known; the structure of the"
            " submission names the rule of the country."
        ),
    ),
    "date-without-event": Lesson(
        _(
            "A date that stands in the text alone cannot be checked, and is often a slip of "
            "the pen."
        ),
        _(
            "The screen of the text: compare it with the chronology. Add the event where it "
            "is missing."
        ),
    ),
    "date-doubtful": Lesson(
        _(
            "Read strictly the two dates exclude each other. An approximate date bears that "
            "only if the pack says that it is approximate."
        ),
        _("Event or paper: ask the client again, and widen or correct the date."),
    ),
    "name-spelt-otherwise": Lesson(
        _(
            "Names are compared across papers and interview, and another spelling can be taken "
            "for another person."
        ),
        _(
            "Person: add the spelling with a note where it comes from, such as the passport "
            "or the interview. Or correct the text."
        ),
    ),
    "family-name-differs": Lesson(
        _(
            "Whoever relies on a relative must show that they are related, and different "
            "surnames raise the question."
        ),
        _(
            "Person: record the spelling of the papers for both. If the papers differ, keep "
            "it and explain it in the claim."
        ),
    ),
    "withheld-name": Lesson(
        _(
            "This person asked for a pseudonym because the name in a file that others read "
            "can bring them into danger."
        ),
        _(
            "The screen of the text: write the pseudonym or the kinship. Person: take the "
            "pseudonym away only if they agree."
        ),
    ),
    "no-lodging-date": Lesson(
        _("Which law applies depends on the day of lodging. Citing both lets the reader choose."),
        _("Case data: enter the day of lodging from the confirmation."),
    ),
    "limit-passed": Lesson(
        _("A remedy out of time is, as a rule, not examined."),
        _(
            "Decisions: mark the limit as kept if it was filed. If not, see at once whether "
            "reinstatement can still be asked for."
        ),
    ),
    "norm-unverified": Lesson(
        _(
            "A wrong norm in the first lines makes a court doubt the rest. The pack prints "
            "the mark beside it."
        ),
        _("Law, the rule: compare it with the official text and have a second person confirm it."),
    ),
}
