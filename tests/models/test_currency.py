"""Reading how current the library is."""

from __future__ import annotations

import datetime as dt

from casework.domain.currency import Age, Freshness, Year
from casework.domain.evidence import TermKind
from casework.models import Passage
from casework.models.currency import ages_of, overtaken, themes_on
from tests import make
from tests.base import CastTestCase

ON = dt.date(2026, 11, 24)
THEME = {TermKind.THEME: ["T04"]}


class ThemeTests(CastTestCase):
    def setUp(self) -> None:
        make.term(kind=TermKind.THEME, code="T04", label="Repression abroad")
        make.term(kind=TermKind.THEME, code="T19", label="Relocation")

    def add(self, key: str, issued: str, certainty: str = "read", **fields: object) -> Passage:
        source = make.source(key=f"S-{key}", issued=issued, certainty=certainty)
        return make.passage(key=key, of=source, codes=THEME, **fields)

    def test_each_theme_has_its_newest_and_its_years(self) -> None:
        self.add("P1", "2019-05")
        self.add("P2", "2026-03")
        abroad, relocation = themes_on(self.omar, ON)
        self.assertEqual((abroad.code, abroad.labels), ("T04", {"en": "Repression abroad"}))
        newest = abroad.currency.newest
        self.assertEqual(newest and (newest.key, newest.latest), ("P2", dt.date(2026, 3, 31)))
        self.assertEqual(abroad.currency.years, {2019: Year(0, 1), 2026: Year(1, 0)})
        self.assertEqual(abroad.currency.freshness, Freshness.CURRENT)
        self.assertEqual(relocation.currency.freshness, Freshness.NOTHING_RECENT)
        self.assertEqual(relocation.currency.counted, 0)

    def test_what_no_pack_rests_on_makes_nothing_current(self) -> None:
        self.add("P1", "2026-01", printable=False, withheld_because="private")
        self.add("P2", "2026-02", currency="superseded", correction="Then.")
        self.add("P3", "2026-03", currency="corrected")
        self.add("P4", "2026-04", state="retired", retired_because="wrong")
        self.add("P5", "2026-05", certainty="memory")
        abroad, _ = themes_on(self.omar, ON)
        self.assertEqual(abroad.currency.freshness, Freshness.NOTHING_RECENT)
        self.assertEqual((abroad.currency.counted, abroad.currency.newest), (0, None))

    def test_a_corrected_finding_with_its_correction_counts(self) -> None:
        self.add("P1", "2026-01", currency="corrected", correction="In June.")
        self.assertEqual(themes_on(self.omar, ON)[0].currency.freshness, Freshness.CURRENT)

    def test_the_day_decides(self) -> None:
        self.add("P1", "2024-11-24")
        days = {
            dt.date(2026, 8, 24): Freshness.CURRENT,
            dt.date(2026, 8, 25): Freshness.GETTING_OLD,
            ON: Freshness.GETTING_OLD,
            dt.date(2026, 11, 25): Freshness.NOTHING_RECENT,
        }
        for day, freshness in days.items():
            with self.subTest(day):
                self.assertEqual(themes_on(self.omar, day)[0].currency.freshness, freshness)

    def test_two_queries_however_many_there_are(self) -> None:
        self.add("P1", "2026-01")
        with self.assertNumQueries(2):
            themes_on(self.omar, ON)
        for key in ("P2", "P3"):
            self.add(key, "2020")
            make.term(kind=TermKind.THEME, code=f"T-{key}")
        with self.assertNumQueries(2):
            themes_on(self.omar, ON)


class OvertakenTests(CastTestCase):
    def test_corrected_and_superseded_findings_newest_source_first(self) -> None:
        old, new = make.source(), make.source(key="S2", issued="2026")
        make.passage(key="P1", of=old, currency="superseded", correction="Then.")
        make.passage(key="P2", of=new, currency="corrected", correction="No.")
        make.passage(key="P3", of=new, correction="In June.")
        make.passage(key="P4", of=new)
        make.passage(
            key="P5", of=old, currency="superseded", printable=False, withheld_because="old"
        )
        make.passage(key="P6", currency="superseded", state="retired", retired_because="wrong")
        self.assertEqual([p.key for p in overtaken(self.omar)], ["P2", "P3", "P1", "P5"])


class AgeTests(CastTestCase):
    def age(self, corroboration: dict[str, object]) -> Age:
        passage = make.passage(of=make.source(issued="2023-02"), corroboration=corroboration)
        return ages_of([passage], ON)["P1"]

    def test_a_finding_alone(self) -> None:
        expected = Age(44, dt.date(2025, 3, 1), is_stale=True, newer=None)
        self.assertEqual(self.age({}), expected)

    def test_a_newer_source_of_another_origin_bears_it_out(self) -> None:
        make.source(key="S8", issued="2026-01-15")
        make.source(key="S9", issued="2026-05")
        own, other = ["S1", "P1", ["S1"]], ["S8", "", ["S8"]]
        copy = ["S9", "", ["S1"]]
        found = self.age({"bearers": [own, other, copy]})
        self.assertEqual(found.newer, dt.date(2026, 1, 15))
        self.assertTrue(found.is_stale)

    def test_what_updates_it_is_newer(self) -> None:
        make.passage(key="P9", of=make.source(key="S9", issued="2026-05"))
        found = self.age({"bearers": [["S1", "P1", ["S1"]]], "updated_by": ["P9"]})
        self.assertEqual(found.newer, dt.date(2026, 5, 31))

    def test_two_queries_however_many_there_are(self) -> None:
        make.source(key="S8", issued="2026-01-15")
        make.passage(key="P9", of=make.source(key="S9", issued="2026-05"))
        said = {"bearers": [["S1", "P1", ["S1"]], ["S8", "", ["S8"]]], "updated_by": ["P9"]}
        rows = [make.passage(key=f"P{n}", corroboration=said) for n in (1, 2, 3)]
        for some in (rows[:1], rows):
            with self.subTest(len(some)), self.assertNumQueries(2):
                ages_of(some, ON)
