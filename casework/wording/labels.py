"""Names of the closed code lists: countries, stages, roles, kinds."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casework.domain.cases import (
    Account,
    DocumentKind,
    EventKind,
    Jurisdiction,
    Kinship,
    PersonRole,
    Stage,
    Verdict,
)
from casework.domain.evidence import ReviewOutcome
from casework.domain.roles import Can, Role
from casework.wording.passage_links import FORTH
from casework.wording.variants import VARIANTS

Labels = Mapping[str, str | Promise]
Choice = tuple[str, str | Promise]

COUNTRIES: Labels = {
    Jurisdiction.POLAND: _("Poland"),
    Jurisdiction.GERMANY: _("Germany"),
    Jurisdiction.AUSTRIA: _("Austria"),
}
STAGES: Labels = {
    Stage.FIRST_INSTANCE: _("First instance"),
    Stage.APPEAL: _("Administrative appeal"),
    Stage.COURT: _("Court"),
    Stage.SUBSEQUENT: _("Subsequent application"),
    Stage.CLOSED: _("Closed"),
}
PERSON_ROLES: Labels = {
    PersonRole.APPLICANT: _("Applicant"),
    PersonRole.FAMILY: _("Family member in the procedure"),
    PersonRole.AT_HOME: _("Relative at home"),
    PersonRole.WITNESS: _("Witness"),
    PersonRole.PERSECUTOR: _("Persecutor"),
    PersonRole.OTHER: _("Other person"),
}
KINSHIP: Labels = {
    Kinship.SPOUSE: pgettext_lazy("is the … of", "spouse"),
    Kinship.PARENT: pgettext_lazy("is the … of", "parent"),
    Kinship.CHILD: pgettext_lazy("is the … of", "child"),
    Kinship.SIBLING: pgettext_lazy("is the … of", "brother or sister"),
    Kinship.GRANDPARENT: pgettext_lazy("is the … of", "grandparent"),
    Kinship.UNCLE_AUNT: pgettext_lazy("is the … of", "uncle or aunt"),
    Kinship.COUSIN: pgettext_lazy("is the … of", "cousin"),
    Kinship.IN_LAW: pgettext_lazy("is the … of", "relative by marriage"),
    Kinship.FRIEND: pgettext_lazy("is the … of", "friend"),
    Kinship.COLLEAGUE: pgettext_lazy("is the … of", "colleague"),
    Kinship.LAWYER: pgettext_lazy("is the … of", "lawyer"),
}
# What a person is to the applicant, also through others: see domain/kinship.py.
TIES: Labels = {
    **KINSHIP,
    "grandchild": pgettext_lazy("tie to the applicant", "grandchild"),
    "niece-nephew": pgettext_lazy("tie to the applicant", "niece or nephew"),
    "parent-in-law": pgettext_lazy("tie to the applicant", "parent-in-law"),
    "child-in-law": pgettext_lazy("tie to the applicant", "son- or daughter-in-law"),
    "sibling-in-law": pgettext_lazy("tie to the applicant", "brother- or sister-in-law"),
    "relative": pgettext_lazy("tie to the applicant", "relative"),
}
EVENT_KINDS: Labels = {
    EventKind.LIFE: _("Life"),
    EventKind.ACTIVITY: _("Activity"),
    EventKind.PERSECUTION: _("Persecution"),
    EventKind.FLIGHT: _("Flight"),
    EventKind.PROCEDURE: _("Procedure"),
    EventKind.SUR_PLACE: _("After leaving"),
    EventKind.FAMILY: _("Family"),
}
ACCOUNTS: Labels = {
    Account.INTERVIEW: _("Told in an interview"),
    Account.WRITTEN: _("Written statement"),
    Account.DOCUMENT: _("Document"),
    Account.THIRD_PERSON: _("Told by another person"),
}
DOCUMENT_KINDS: Labels = {
    DocumentKind.IDENTITY: _("Identity document"),
    DocumentKind.SUMMONS: _("Summons"),
    DocumentKind.MEMBERSHIP: _("Proof of membership"),
    DocumentKind.LETTER: _("Letter"),
    DocumentKind.DECISION: _("Decision of an authority"),
    DocumentKind.MEDICAL: _("Medical report"),
    DocumentKind.PHOTO: _("Photograph"),
    DocumentKind.SCREENSHOT: _("Screenshot"),
    DocumentKind.PRESS: _("Press report"),
    DocumentKind.COURT: _("Court paper"),
    DocumentKind.SOURCE: _("Country source"),
    DocumentKind.OTHER: _("Other paper"),
}
VERDICTS: Labels = {
    Verdict.USE: pgettext_lazy("decision on evidence", "use it"),
    Verdict.REJECT: pgettext_lazy("decision on evidence", "reject it"),
    Verdict.ADVERSE_ANSWERED: pgettext_lazy("decision on evidence", "adverse, answered"),
}
SEXES: Labels = {"F": _("Female"), "M": _("Male"), "X": _("Other or not stated")}
LANGUAGES: Labels = {
    "en": _("English"),
    "pl": _("Polish"),
    "de": _("German"),
    "ru": _("Russian"),
    "tg": _("Tajik"),
}
# Papers come in more languages than texts are written in.
PAPER_LANGUAGES: Labels = {
    **LANGUAGES,
    "fa": _("Persian"),
    "uz": _("Uzbek"),
    "uk": _("Ukrainian"),
    "tr": _("Turkish"),
    "fr": _("French"),
    "lt": _("Lithuanian"),
}
SCRIPTS: Labels = {"Latn": _("Latin script"), "Cyrl": _("Cyrillic"), "Arab": _("Arabic script")}
ROLES: Labels = {
    Role.CASEWORKER: _("Caseworker"),
    Role.LAWYER: _("Lawyer"),
    Role.TRANSLATOR: _("Translator"),
    Role.SUPERVISOR: _("Supervisor"),
    Role.AUDITOR: _("Auditor"),
}
PERMISSIONS: Labels = {
    Can.READ_CASE: _("Read the cases they work on"),
    Can.LOG_CASE: _("Open a new case"),
    Can.EDIT_CASE: _("Change people, events, papers and decisions"),
    Can.CHOOSE_EVIDENCE: _("Choose evidence for the claim"),
    Can.BUILD_PACK: _("Build packs"),
    Can.EXPORT_CASE: _("Export a case"),
    Can.GRANT_ACCESS: _("Decide who works on a case"),
    Can.READ_EVIDENCE: _("Read the evidence library"),
    Can.LOG_RESEARCH: _("Log research, and read the research of the team"),
    Can.EDIT_EVIDENCE: _("Change the evidence library"),
    Can.CHECK_EVIDENCE: _("Check what others entered in the evidence library"),
    Can.EDIT_LAW: _("Propose changes to the rules of law"),
    Can.APPROVE_LAW: _("Approve changes that others proposed to the rules of law"),
    Can.CONFIRM_ADDRESS: _("Confirm the addresses of authorities for the team"),
    Can.TRANSLATE: _("Translate evidence"),
    Can.REVIEW_TRANSLATION: _("Approve translations"),
    Can.READ_AUDIT: _("Read the audit record"),
}
REVIEW_OUTCOMES: Labels = {
    ReviewOutcome.STANDS: _("stands"),
    ReviewOutcome.CHANGED: _("has changed"),
    ReviewOutcome.UNCLEAR: _("is unclear"),
}
# What an archived copy of a source may be.
MEDIA_TYPES: Labels = {
    "application/pdf": "PDF",
    "text/html": "HTML",
    "text/plain": _("plain text"),
}
LISTS: Mapping[str, Labels] = {
    "account": ACCOUNTS,
    "country": COUNTRIES,
    "document": DOCUMENT_KINDS,
    "event": EVENT_KINDS,
    "kinship": KINSHIP,
    "language": PAPER_LANGUAGES,
    "variant": VARIANTS,
    "link": FORTH,
    "media_type": MEDIA_TYPES,
    "outcome": REVIEW_OUTCOMES,
    "permission": PERMISSIONS,
    "person": PERSON_ROLES,
    "role": ROLES,
    "script": SCRIPTS,
    "sex": SEXES,
    "stage": STAGES,
    "tie": TIES,
    "verdict": VERDICTS,
}


def label(code: str | StrEnum, of: str) -> str:
    """The name of a code in one of the lists; a code that no list knows stays as it is."""
    return str(LISTS[of].get(str(code), code))


def choices(
    labels: Labels, *, empty: str | Promise | None = None
) -> list[tuple[str, str | Promise]]:
    """The list for a form, with a first empty choice where one is given."""
    first: list[Choice] = [] if empty is None else [("", empty)]
    return first + [(str(code), name) for code, name in labels.items()]
