"""Why a passage is suggested, and what to know before relying on it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casework.domain.cases import Kinship
from casework.domain.evidence import Currency, EvidenceRole, Modality, SourceKind
from casework.domain.matching import Reason

REASONS: dict[str, str | Promise] = {
    "element": _("bears on this element: %(codes)s"),
    "profile": _("the applicant’s own profile: %(codes)s"),
    "kinship": _("through a relative (%(detail)s): %(codes)s"),
    "class": _("the practice against all of the applicant’s kind: %(codes)s"),
    "associate": _("the profile of somebody close to the applicant: %(codes)s"),
    "neighbour": _("people in nearly the same position: %(codes)s"),
    "acts": _("the same acts were reported in the case: %(codes)s"),
    "general": _("the practice against many, for the same reason: %(codes)s"),
    "near-acts": _("acts close to those reported in the case: %(codes)s"),
    "entities": _("names the same people or organisations: %(codes)s"),
    "places": _("the same place: %(codes)s"),
    "actors": _("the same actors: %(codes)s"),
    "grounds": _("the same reasons of persecution: %(codes)s"),
    "period": _("the same time as an event of the case"),
    "words": _("the same words as in the case: %(codes)s"),
    "others": _("about people in another position: %(codes)s"),
    "other-acts": _("about acts that the case does not report: %(codes)s"),
    "other-entities": _("about people or organisations that the case does not name: %(codes)s"),
    "unconfirmed": _(
        "rests on words of the story that nobody has confirmed as codes yet: %(codes)s"
    ),
    "modality": _("kind of statement: %(codes)s"),
    "currency": _("state of the finding: %(codes)s"),
    "role": _("kind of evidence: %(codes)s"),
    "authority": _("kind of source: %(codes)s"),
    "recent": _("published within the last two years"),
    "corroborated": _("confirmed by another source"),
    "adverse": _("speaks against the claim and must be answered"),
    "repeats": _("says much the same as a stronger finding of this source: %(codes)s"),
}

KINSHIP: dict[str, str | Promise] = {
    Kinship.SPOUSE: _("spouse"),
    Kinship.PARENT: _("parent or child"),
    Kinship.CHILD: _("child or parent"),
    Kinship.SIBLING: _("brother or sister"),
    Kinship.GRANDPARENT: _("grandparent or grandchild"),
    Kinship.UNCLE_AUNT: _("uncle, aunt, nephew or niece"),
    Kinship.COUSIN: _("cousin"),
    Kinship.IN_LAW: _("relative by marriage"),
    Kinship.FRIEND: _("friend"),
    Kinship.COLLEAGUE: _("colleague"),
    Kinship.LAWYER: _("lawyer or client"),
}

CODES: dict[str, str | Promise] = {
    Modality.FACT: pgettext_lazy("kind of statement", "reported as fact"),
    Modality.ATTRIBUTED: pgettext_lazy("kind of statement", "attributed to others"),
    Modality.ALLEGATION: pgettext_lazy("kind of statement", "allegation"),
    Modality.LEAK: pgettext_lazy("kind of statement", "leaked document, authenticity unconfirmed"),
    Modality.ESTIMATE: pgettext_lazy("kind of statement", "estimate"),
    Modality.OPINION: pgettext_lazy("kind of statement", "opinion of the author"),
    Modality.FORECAST: pgettext_lazy("kind of statement", "forecast"),
    Currency.ONGOING: pgettext_lazy("state of a finding", "confirmed and ongoing"),
    Currency.HISTORIC: pgettext_lazy("state of a finding", "past event, stands as told"),
    Currency.SUPERSEDED: pgettext_lazy("state of a finding", "superseded by later facts"),
    Currency.CORRECTED: pgettext_lazy("state of a finding", "corrected by better sources"),
    Currency.UNVERIFIED: pgettext_lazy("state of a finding", "no second source found"),
    EvidenceRole.INCIDENT: pgettext_lazy("kind of evidence", "specific incident"),
    EvidenceRole.PATTERN: pgettext_lazy("kind of evidence", "pattern"),
    EvidenceRole.LEGAL: pgettext_lazy("kind of evidence", "law and institutions"),
    EvidenceRole.STATISTICS: pgettext_lazy("kind of evidence", "statistics"),
    EvidenceRole.ROUTE: pgettext_lazy("kind of evidence", "flight route"),
    EvidenceRole.BACKGROUND: pgettext_lazy("kind of evidence", "background"),
    SourceKind.COURT: pgettext_lazy("kind of source", "international court"),
    SourceKind.COURT_NATIONAL: pgettext_lazy("kind of source", "national court"),
    SourceKind.UN: pgettext_lazy("kind of source", "United Nations"),
    SourceKind.EU: pgettext_lazy("kind of source", "European Union"),
    SourceKind.GOVERNMENT: pgettext_lazy("kind of source", "government"),
    SourceKind.STATISTICS: pgettext_lazy("kind of source", "official statistics"),
    SourceKind.COI_UNIT: pgettext_lazy("kind of source", "country information unit"),
    SourceKind.NGO: pgettext_lazy("kind of source", "non-governmental organisation"),
    SourceKind.ACADEMIC: pgettext_lazy("kind of source", "academic work"),
    SourceKind.MEDIA: pgettext_lazy("kind of source", "media"),
    SourceKind.PARTY: pgettext_lazy("kind of source", "political party or movement"),
    SourceKind.STATE_POSITION: pgettext_lazy("kind of source", "position of the State concerned"),
    SourceKind.BLOG: pgettext_lazy("kind of source", "blog"),
    SourceKind.METHOD: pgettext_lazy("kind of source", "methodology"),
}

WARNINGS: dict[str, str | Promise] = {
    "withheld": _("Withheld: must not be printed."),
    "adverse": _("Adverse: answer it or say why it does not apply."),
    "corrected": _("The source is wrong or overtaken here; the correction is printed."),
    "superseded": _("Superseded by later facts."),
    "uncorrected": _("Wrong or overtaken, and not yet corrected: never printed as it stands."),
    "source-superseded": _(
        "There is a newer edition of this source. Check whether it still says so; what the older"
        " one says of its own time stands."
    ),
    "unverified": _("No second source was found."),
    "modality-allegation": _("An allegation, not an established fact."),
    "modality-leak": _("A leak whose authenticity is not confirmed: never proof on its own."),
    "modality-estimate": _("An estimate."),
    "modality-opinion": _("The author’s opinion."),
    "modality-forecast": _("A forecast."),
    "certainty-excerpt": _("Only an excerpt was read: check the full text before filing."),
    "certainty-memory": _("Entered from memory: verify before any use."),
    "stale": _("Older than two years, or undated."),
    "contradicted": _("Another finding in the library contradicts it."),
    "updated": _("A newer finding in the library updates it."),
    "single-source": _("Rests on a single source."),
}


def reason_sentence(reason: Reason, labels: Mapping[str, str]) -> str:
    """The reason in words; labels are the names of taxonomy and entity codes for the reader."""
    codes = ", ".join(str(labels.get(code) or CODES.get(code, code)) for code in reason.codes)
    detail = str(KINSHIP.get(reason.detail, reason.detail))
    return str(REASONS[reason.part]) % {"codes": codes, "detail": detail}


def warning_sentence(code: str) -> str:
    return str(WARNINGS[code])
