"""Why the checks on the country evidence ask, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from casework.wording.check_lessons import Lesson

EVIDENCE_LESSONS: Mapping[str, Lesson] = {
    "no-evidence": Lesson(
        _(
            "What is alleged is measured against the situation in the country. Without a "
            "source the authority fills in its own."
        ),
        _(
            "Evidence matrix, the element: use a finding, or set this aside where the element"
            " needs none."
        ),
    ),
    "single-source": Lesson(
        _(
            "Courts ask whether sources agree. What one body alone reports is easily called "
            "partial."
        ),
        _(
            "Evidence matrix, the element: use a finding of another publisher that does not "
            "rest on the first."
        ),
    ),
    "one-origin": Lesson(
        _(
            "Reports copy one another. A court that notices counts them as one and trusts the"
            " rest less."
        ),
        _(
            "Evidence matrix, the element: look at the origins and use a finding with an "
            "observation of its own."
        ),
    ),
    "nothing-current": Lesson(
        _(
            "What counts is the situation when the decision is taken. Old sources let the "
            "authority say that things have changed."
        ),
        _(
            "Evidence matrix, the element: use a newer finding, or say why the old state of "
            "affairs lasts."
        ),
    ),
    "old-finding": Lesson(
        _(
            "The reader will ask whether it is still so. A newer source that says the same "
            "answers it."
        ),
        _(
            "Evidence matrix, the element: use a newer finding beside it, or note that "
            "nothing has changed."
        ),
    ),
    "leak-alone": Lesson(
        _("Nobody can vouch for a leaked paper. If it stands alone the claim falls with it."),
        _("Evidence matrix, the element: add a source of another kind, or reject the leak."),
    ),
    "allegation-alone": Lesson(
        _(
            "Each is printed with its label. Together they show what people say, and not yet "
            "what is so."
        ),
        _("Evidence matrix, the element: add a finding of fact, or say why more cannot be known."),
    ),
    "allegation-as-fact": Lesson(
        _(
            "A pack that states as fact what its source only reports misleads the court, and "
            "is found out by one click."
        ),
        _(
            "Library, the finding: correct its modality, or its wording if the source does "
            "state it as fact."
        ),
    ),
    "corrected": Lesson(
        _("The source has it wrong. The other side may quote the source against you."),
        _(
            "Library, the finding: read the correction. Keep it only if you can explain it in"
            " a hearing."
        ),
    ),
    "superseded": Lesson(
        _("Later events have overtaken it. As a description of today it would be wrong."),
        _(
            "Evidence matrix, the element: use a newer finding, or say of which time this one"
            " speaks."
        ),
    ),
    "source-superseded": Lesson(
        _("The publisher has published a newer edition, and the authority will quote that one."),
        _(
            "Library, the source: open the newer edition, check the passage and cite it from "
            "there."
        ),
    ),
    "quotation-unverified": Lesson(
        _(
            "Either the quotation or the archived copy was changed behind the program's back. "
            "Neither can be shown to a court."
        ),
        _(
            "Whoever runs the installation: manage.py verify_evidence. Then archive the source"
            " again and quote it anew."
        ),
    ),
    "quotation-lost": Lesson(
        _(
            "The source was changed or shortened. Whoever looks it up today does not find "
            "what you cite."
        ),
        _(
            "Library, the source: read the newest copy, quote what it says now, or cite the "
            "older copy with its date."
        ),
    ),
    "source-unseen": Lesson(
        _("A citation that nobody has read cannot be defended."),
        _("Library, the source: read it, check the passage and note how much was read."),
    ),
    "source-excerpt": Lesson(
        _("What stands before and after a passage can turn its meaning."),
        _(
            "Library, the source: read the whole text around the passage and note that it was"
            " read."
        ),
    ),
    "withheld": Lesson(
        _("The finding was taken out of use for a reason, and the pack leaves it out."),
        _("Evidence matrix, the element: reject it or withdraw the choice."),
    ),
    "adverse-unanswered": Lesson(
        _(
            "The duty to be candid apart: the authority knows the material, and silence looks"
            " like having no answer."
        ),
        _("Evidence matrix, the element: answer it, or withdraw the choice."),
    ),
    "balance-unanswered": Lesson(
        _(
            "The authority has the same library of reports. What speaks against the claim and is "
            "met with silence decides the case."
        ),
        _(
            "Evidence matrix, the element: answer the adverse findings, or write the private note "
            "on how they are answered."
        ),
    ),
    "contradicted": Lesson(
        _(
            "The other side has the same library. What contradicts a finding and is not shown "
            "costs the trust in all others."
        ),
        _(
            "Evidence matrix, the element: use the finding that contradicts it with an answer, "
            "or reject this one."
        ),
    ),
    "updated-by": Lesson(
        _(
            "What counts is the situation when the decision is taken. A finding that stops before "
            "the last chapter is easily answered."
        ),
        _(
            "Evidence matrix, the element: use the newer finding beside this one, or in place of "
            "it."
        ),
    ),
    "finding-retired": Lesson(
        _(
            "Somebody took the finding out of use, and the history says why. What the office no "
            "longer stands by is not put before a court."
        ),
        _(
            "Evidence matrix, the element: withdraw the choice and use another finding. If it "
            "should stand after all: Library, the finding, bring it back and have it checked."
        ),
    ),
    "finding-unchecked": Lesson(
        _(
            "A slip in a page number or a date becomes an argument against the claim. Two people "
            "see more than one."
        ),
        _("Library, Findings to check: another person compares each with its source."),
    ),
    "uncorrected": Lesson(
        _(
            "The library knows that the finding is wrong or overtaken. The pack leaves it out "
            "rather than print it."
        ),
        _("Library, the finding: write the correction. Or withdraw the choice in the matrix."),
    ),
}
