"""The permission table, spelt out once more so that a change is seen."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.roles import GRANTS, Can, Role, may, sees_all_cases_of_team

EXPECTED = {
    "caseworker": {
        "read-case",
        "log-case",
        "edit-case",
        "read-evidence",
        "log-research",
        "confirm-address",
    },
    "lawyer": {
        "read-case",
        "log-case",
        "edit-case",
        "read-evidence",
        "log-research",
        "confirm-address",
        "choose-evidence",
        "build-pack",
        "export-case",
        "edit-evidence",
        "check-evidence",
        "grant-access",
        "review-translation",
        "approve-law",
    },
    "translator": {"read-evidence", "translate"},
    "supervisor": {
        "read-case",
        "log-case",
        "edit-case",
        "read-evidence",
        "log-research",
        "confirm-address",
        "choose-evidence",
        "build-pack",
        "export-case",
        "grant-access",
        "review-translation",
        "edit-evidence",
        "check-evidence",
        "edit-law",
        "approve-law",
        "translate",
        "read-audit",
    },
    "auditor": {"read-evidence", "read-audit"},
}


class GrantsTest(TestCase):
    def test_the_table(self) -> None:
        self.assertEqual(
            {role.value: {can.value for can in granted} for role, granted in GRANTS.items()},
            EXPECTED,
        )

    def test_every_role_has_a_row(self) -> None:
        self.assertEqual(set(GRANTS), set(Role))

    def test_a_translator_and_an_auditor_read_no_case(self) -> None:
        for role in (Role.TRANSLATOR, Role.AUDITOR):
            with self.subTest(role):
                self.assertFalse(may(role, Can.READ_CASE))

    def test_only_a_supervisor_sees_all_cases_of_the_team(self) -> None:
        self.assertEqual([r for r in Role if sees_all_cases_of_team(r)], [Role.SUPERVISOR])
