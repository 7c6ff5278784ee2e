"""The words by which a pack says that a source is not on the court's own list."""

from __future__ import annotations

import datetime as dt

from django.template import Context
from django.test import SimpleTestCase
from django.utils import translation

from casework.domain.cases import Jurisdiction
from casework.domain.court_lists import CourtListFacts
from casework.templatetags.pack import new_to_court
from tests.domain import pack

LIST = CourtListFacts("key", "<VG>", dt.date(2026, 5, 10))


class NewToCourtTests(SimpleTestCase):
    def words(self, jurisdiction: Jurisdiction, language: str, listed: CourtListFacts) -> str:
        material = pack.replaced(pack.material(jurisdiction=jurisdiction), court_list=listed)
        context = Context({"plan": pack.plan(material, language)})
        with translation.override(language):
            return new_to_court(context)

    def test_it_names_the_list_and_its_day(self) -> None:
        self.assertEqual(
            self.words(Jurisdiction.GERMANY, "de", LIST),
            "nicht in der Erkenntnismittelliste (<VG>, Stand 10. Mai 2026)",
        )
        self.assertEqual(
            self.words(Jurisdiction.AUSTRIA, "de", LIST),
            "nicht in der Länderinformation (<VG>, Stand 10. Mai 2026)",
        )
        self.assertEqual(
            self.words(Jurisdiction.POLAND, "pl", LIST),
            "nie ma w wykazie źródeł organu (<VG>, stan na 10 maja 2026 r.)",
        )

    def test_it_is_silent_in_another_language(self) -> None:
        self.assertEqual(self.words(Jurisdiction.GERMANY, "en", LIST), "")
