"""What is wrong with a rule of law, a deadline asked for, or the dates of a claim."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LAW_RULES: dict[str, str | Promise] = {
    "unknown-rule": _("There is no rule “%(key)s”."),
    "unknown-with-content": _(
        "What is unknown (U) must not have this: it would be printed. Remove it, or say how it is "
        "known."
    ),
    "known-with-question": _("Only an unknown rule (U) asks the user. Remove the question."),
    "rule-without-period": _("The rule %(key)s sets no period."),
    "rule-unknown": _("What the rule %(key)s says is not known, so nothing can rest on it."),
    "rule-key-changed": _("The key of a rule does not change: %(key)s."),
    "rule-not-waiting": _("This version of %(key)s does not wait for approval."),
    "rule-overtaken": _(
        "A later version of %(key)s counts already. Decline this one and propose it anew."
    ),
    "rule-exists": _("There is a rule with the key %(key)s already. Change that one."),
    "unknown-authority": _("There is no authority “%(key)s”."),
    "unknown-profile": _("There is no filing profile “%(key)s”."),
    "address-empty": _("Enter the address as you have checked it."),
    "address-long": _("An address has at most %(limit)s lines of %(width)s characters."),
    "own-proposal": _("Another person must approve what you proposed (%(key)s)."),
    "unknown-jurisdiction": _("“%(value)s” is no country of this program: PL, DE or AT."),
    "unknown-land": _("“%(value)s” is no Land or place known here. Known: %(allowed)s."),
    "no-laender": _("The calendar of this country does not differ by Land. Leave it out."),
    "unknown-decision-kind": _(
        "“%(value)s” is no kind of decision under this law. Known: %(allowed)s."
    ),
    "decision-without-limit": _("No limit is known for “%(value)s”."),
    "unknown-manner": _("“%(value)s” is no manner of service here. Known: %(allowed)s."),
    "year-beyond": _(
        "%(date)s lies outside the years whose holidays are known, %(first)s to %(last)s."
    ),
    "date-missing": _(
        "Whether the old or the new law governs depends on the day the application was lodged. "
        "Give it."
    ),
    "instruction-required": _(
        "The law is not known here, so nothing is computed (%(rule)s). Enter the last day that "
        "the instruction on remedies in the decision gives."
    ),
    "instruction-before-service": _("%(date)s is before the day of service, %(served)s."),
    "instruction-either": _("Give the end, the period, or that it is missing: one of the three."),
    "no-rule-without-instruction": _(
        "No rule is known here for a decision without an instruction on remedies."
    ),
    "no-reinstatement": _("No rule on reinstatement is known for this limit."),
    "option-missing": _("Give this option."),
    "bad-span": _("“%(value)s” is no period. Write 14d, 2w or 1m."),
}
