"""Who may do what: the whole permission table on one screen."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    CASEWORKER = "caseworker"
    LAWYER = "lawyer"
    TRANSLATOR = "translator"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"


class Can(StrEnum):
    READ_CASE = "read-case"
    LOG_CASE = "log-case"
    EDIT_CASE = "edit-case"
    CHOOSE_EVIDENCE = "choose-evidence"
    BUILD_PACK = "build-pack"
    EXPORT_CASE = "export-case"
    GRANT_ACCESS = "grant-access"
    READ_EVIDENCE = "read-evidence"
    LOG_RESEARCH = "log-research"
    EDIT_EVIDENCE = "edit-evidence"
    CHECK_EVIDENCE = "check-evidence"
    EDIT_LAW = "edit-law"
    APPROVE_LAW = "approve-law"
    CONFIRM_ADDRESS = "confirm-address"
    TRANSLATE = "translate"
    REVIEW_TRANSLATION = "review-translation"
    READ_AUDIT = "read-audit"


_CASE_WORK = frozenset(
    {
        Can.READ_CASE,
        Can.LOG_CASE,
        Can.EDIT_CASE,
        Can.READ_EVIDENCE,
        Can.LOG_RESEARCH,
        Can.CONFIRM_ADDRESS,
    }
)
_EVIDENCE_WORK = frozenset({Can.EDIT_EVIDENCE, Can.CHECK_EVIDENCE})
_LAW_WORK = _CASE_WORK | _EVIDENCE_WORK | {Can.CHOOSE_EVIDENCE, Can.BUILD_PACK, Can.EXPORT_CASE}

GRANTS: dict[Role, frozenset[Can]] = {
    Role.CASEWORKER: _CASE_WORK,
    Role.LAWYER: _LAW_WORK | {Can.GRANT_ACCESS, Can.REVIEW_TRANSLATION, Can.APPROVE_LAW},
    Role.TRANSLATOR: frozenset({Can.READ_EVIDENCE, Can.TRANSLATE}),
    Role.SUPERVISOR: _LAW_WORK
    | {
        Can.GRANT_ACCESS,
        Can.EDIT_LAW,
        Can.APPROVE_LAW,
        Can.TRANSLATE,
        Can.REVIEW_TRANSLATION,
        Can.READ_AUDIT,
    },
    Role.AUDITOR: frozenset({Can.READ_EVIDENCE, Can.READ_AUDIT}),
}


def may(role: Role, what: Can) -> bool:
    """Whether the role is granted the verb."""
    return what in GRANTS[role]


def sees_all_cases_of_team(role: Role) -> bool:
    """A supervisor sees each case of the team; others only the cases they are named on."""
    return role is Role.SUPERVISOR
