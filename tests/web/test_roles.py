from __future__ import annotations

from casework.domain.roles import GRANTS, Can, Role
from tests.base import CastTestCase


class RolesScreenTests(CastTestCase):
    def test_it_shows_the_table_that_is_in_force(self) -> None:
        self.client.force_login(self.rafi)
        rows = dict(self.client.get("/roles/").context["rows"])
        for what in Can:
            with self.subTest(what=what):
                granted = {role for role, may in rows[what] if may}
                self.assertEqual(granted, {role for role in Role if what in GRANTS[role]})

    def test_it_is_written_in_words(self) -> None:
        self.client.force_login(self.rafi)
        response = self.client.get("/roles/")
        self.assertContains(response, "Read the audit record")
        self.assertNotContains(response, "read-audit")
