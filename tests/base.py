"""The cast: who works here, and who must see nothing."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client, TestCase

from tests import make


def gather_cast(into: Any) -> None:
    """Make the people of the tests and name them on the class or object given."""
    into.team = make.team()
    into.other_team = make.team(name="Another Office")
    into.nadia = make.user(name="Nadia", role="caseworker")
    into.omar = make.user(name="Omar", role="lawyer")
    into.sofia = make.user(name="Sofia", role="supervisor")
    into.rafi = make.user(name="Rafi", role="translator")
    into.ida = make.user(name="Ida", role="auditor")
    # Of the same team and role, but not on the case.
    into.lena = make.user(name="Lena", role="lawyer")
    into.petra = make.user(name="Petra", role="supervisor", of=into.other_team)


TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


class Reader(Client):
    """A client whose pages hold no random tokens, in which any short word may turn up."""

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        if isinstance(response, HttpResponse):
            response.content = TOKEN.sub(b'name="csrfmiddlewaretoken"', response.content)
        return response


class CastTestCase(TestCase):
    """Nadia works on the case, Omar leads it, Petra of the other team must see nothing."""

    client_class = Reader

    @classmethod
    def setUpTestData(cls) -> None:
        gather_cast(cls)
