"""The cast: who works here, and who must see nothing."""

from __future__ import annotations

from django.test import TestCase

from tests import make


class CastTestCase(TestCase):
    """Nadia works on the case, Omar leads it, Petra of the other team must see nothing."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.team = make.team()
        cls.other_team = make.team(name="Another Office")
        cls.nadia = make.user(name="Nadia", role="caseworker")
        cls.omar = make.user(name="Omar", role="lawyer")
        cls.sofia = make.user(name="Sofia", role="supervisor")
        cls.rafi = make.user(name="Rafi", role="translator")
        cls.ida = make.user(name="Ida", role="auditor")
        # Of the same team and role, but not on the case.
        cls.lena = make.user(name="Lena", role="lawyer")
        cls.petra = make.user(name="Petra", role="supervisor", of=cls.other_team)
