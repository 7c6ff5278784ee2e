"""The claim at a glance in words: what is missing, and how well an element is carried."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casework.domain.cases import Verdict
from casework.domain.law import LawCertainty, ProofKind
from casework.domain.matrix import Gap, Strength

GAPS: Mapping[str, tuple[str, str | Promise]] = {
    Gap.NO_EVIDENCE: ("danger", _("No evidence chosen")),
    Gap.NOTHING_ALLEGED: ("danger", _("Nothing alleged")),
    Gap.NO_EVENT: ("warn", _("No event shows it")),
    Gap.ADVERSE_OPEN: ("danger", _("Adverse evidence without an answer")),
    Gap.SINGLE_SOURCE: ("warn", _("Rests on a single source")),
    Gap.NONE_RECENT: ("warn", _("Nothing from the last two years")),
}
STRENGTHS: Mapping[str, str | Promise] = {
    Strength.NONE: pgettext_lazy("strength of evidence", "none"),
    Strength.THIN: pgettext_lazy("strength of evidence", "thin"),
    Strength.FAIR: pgettext_lazy("strength of evidence", "fair"),
    Strength.SOLID: pgettext_lazy("strength of evidence", "solid"),
}
VERDICTS: Mapping[str, tuple[str, str | Promise]] = {
    Verdict.USE: ("good", pgettext_lazy("decision on evidence", "Used")),
    Verdict.REJECT: ("plain", pgettext_lazy("decision on evidence", "Rejected")),
    Verdict.ADVERSE_ANSWERED: ("warn", pgettext_lazy("decision on evidence", "Adverse, answered")),
}
OPEN_ADVERSE: str | Promise = _("Adverse, not answered")
PROOFS: Mapping[str, str | Promise] = {
    ProofKind.BURDEN: _("Who has to prove it"),
    ProofKind.STANDARD: _("How much is enough"),
    ProofKind.PRESUMPTION: _("What is presumed"),
}
LAW_CERTAINTIES: Mapping[str, tuple[str, str | Promise]] = {
    LawCertainty.VERIFIED: ("good", _("seen in the official text")),
    LawCertainty.SECONDARY: ("plain", _("from a secondary source")),
    LawCertainty.MEMORY: ("warn", _("to be verified")),
}
