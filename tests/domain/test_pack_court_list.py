"""In a pack: which sources are not on the court's own list."""

from __future__ import annotations

import datetime as dt
from typing import Any
from unittest import TestCase

from casework.domain.cases import Jurisdiction
from casework.domain.court_lists import CourtListFacts, Place
from casework.domain.evidence import SourceKind
from casework.domain.pack_facts import PackMaterial
from casework.domain.pack_plan import CourtListLine, PackPlan
from tests.domain import build, pack

KNOWN = build.source(key="S1")
NEW = build.source(key="S2", publisher="ACCORD")
JUDGMENT = build.source(key="S3", kind=SourceKind.COURT_NATIONAL, publisher="VG Köln")
LIST = CourtListFacts(
    "de-vg", "VG Musterstadt", dt.date(2026, 5, 10), {"S1": Place(4, "url"), "S9": Place(1, "url")}
)


def material(listed: CourtListFacts | None, **case: Any) -> PackMaterial:
    passages = [build.passage(key=s.key, source=s) for s in (KNOWN, NEW, JUDGMENT)]
    return pack.replaced(pack.material(*passages, **case), court_list=listed)


def marked(plan: PackPlan) -> dict[str, bool]:
    rows = (row for group in plan.sources for row in group.rows)
    return {row.anchor: row.is_new_to_court for row in rows}


class MarkTests(TestCase):
    def test_the_pack_for_the_court_marks_what_is_new_to_it(self) -> None:
        plan = pack.plan(material(LIST))
        self.assertEqual(marked(plan), {"source-S3": False, "source-S2": True, "source-S1": False})
        self.assertEqual(plan.court_list, CourtListLine("VG Musterstadt", "10. Mai 2026"))

    def test_without_a_list_there_is_no_mark(self) -> None:
        plan = pack.plan(material(None))
        self.assertEqual(set(marked(plan).values()), {False})
        self.assertIsNone(plan.court_list)

    def test_only_the_pack_in_the_language_of_the_court_speaks_of_its_list(self) -> None:
        plan = pack.plan(material(LIST), "en")
        self.assertEqual(set(marked(plan).values()), {False})
        self.assertIsNone(plan.court_list)

    def test_the_day_is_said_as_the_country_says_it(self) -> None:
        listed = CourtListFacts("pl-x", "Rada do Spraw Uchodźców", dt.date(2026, 1, 3))
        polish = pack.plan(material(listed, jurisdiction=Jurisdiction.POLAND), "pl")
        self.assertEqual(
            polish.court_list, CourtListLine("Rada do Spraw Uchodźców", "3 stycznia 2026 r.")
        )
        austrian = pack.plan(material(listed, jurisdiction=Jurisdiction.AUSTRIA), "de")
        self.assertEqual(austrian.court_list and austrian.court_list.day, "3. Jänner 2026")
