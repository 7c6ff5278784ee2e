"""Days on which no period ends."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.calendar import (
    LAENDER,
    Place,
    next_working,
    off_nearby,
    weekdays_after,
    why_off,
    working_days_before,
)
from casework.domain.errors import Refused
from tests.domain.rules import day


class WhyOffTest(TestCase):
    def test_the_reason(self) -> None:
        for country, land, text, reason in (
            ("DE", "", "2026-11-28", "saturday"),
            ("DE", "", "2026-11-29", "sunday"),
            ("DE", "", "2026-11-30", ""),
            ("DE", "BY", "2026-01-06", "Heilige Drei Könige"),
            ("DE", "BE", "2026-01-06", ""),
            ("DE", "BY-Augsburg", "2025-08-08", "Augsburger Hohes Friedensfest"),
            ("DE", "BY-catholic", "2025-08-15", "Mariä Himmelfahrt"),
            ("DE", "BY", "2025-08-15", ""),
            ("AT", "", "2026-04-03", "Karfreitag"),
            ("AT", "", "2026-12-24", "24. Dezember"),
            ("AT", "", "2026-12-31", ""),
            ("PL", "", "2026-04-03", ""),
            ("PL", "", "2024-12-24", ""),
            ("PL", "", "2025-12-24", "Wigilia Bożego Narodzenia"),
            ("PL", "", "2025-11-11", "Narodowe Święto Niepodległości"),
        ):
            with self.subTest(country=country, land=land, day=text):
                self.assertEqual(why_off(Place(country, land), day(text)), reason)

    def test_good_friday_is_off_in_austria_every_year(self) -> None:
        for text in ("2019-04-19", "2024-03-29", "2025-04-18", "2027-03-26", "2038-04-23"):
            with self.subTest(text):
                self.assertEqual(why_off(Place("AT"), day(text)), "Karfreitag")

    def test_each_land_knows_new_year_and_unity_day(self) -> None:
        for land in LAENDER:
            with self.subTest(land):
                self.assertEqual(why_off(Place("DE", land), day("2026-01-01")), "Neujahr")
                self.assertNotEqual(why_off(Place("DE", land), day("2025-10-03")), "")


class NearbyTest(TestCase):
    def test_a_holiday_in_part_of_a_land_or_of_germany(self) -> None:
        for land, text, name in (
            ("BY", "2028-08-15", "Mariä Himmelfahrt"),
            ("BY", "2028-08-08", "Augsburger Hohes Friedensfest"),
            ("SN", "2026-06-04", "Fronleichnam"),
            ("", "2027-01-06", "Heilige Drei Könige"),
            ("NW", "2027-01-06", ""),
            # Where it is a holiday it is counted, and there is nothing to say.
            ("BY-catholic", "2028-08-15", ""),
            ("BY", "2026-06-04", ""),
        ):
            with self.subTest(land=land, day=text):
                self.assertEqual(off_nearby(Place("DE", land), day(text)), name)

    def test_other_countries_have_no_such_days(self) -> None:
        self.assertEqual(off_nearby(Place("AT"), day("2026-11-15")), "")


class WorkingDaysTest(TestCase):
    def test_the_next_working_day(self) -> None:
        self.assertEqual(next_working(Place("PL"), day("2025-12-24")), day("2025-12-29"))
        self.assertEqual(next_working(Place("PL"), day("2025-12-23")), day("2025-12-23"))

    def test_working_days_before(self) -> None:
        self.assertEqual(working_days_before(Place("AT"), day("2026-12-28"), 1), day("2026-12-23"))
        self.assertEqual(working_days_before(Place("DE"), day("2026-04-07"), 2), day("2026-04-01"))

    def test_weekdays_with_and_without_saturdays(self) -> None:
        thursday = day("2026-11-26")
        self.assertEqual(
            weekdays_after(Place("AT"), thursday, 3, saturdays=True), day("2026-11-30")
        )
        self.assertEqual(
            weekdays_after(Place("AT"), thursday, 3, saturdays=False), day("2026-12-01")
        )


class PlaceTest(TestCase):
    def test_unknown_places_are_refused(self) -> None:
        for country, land, code in (
            ("FR", "", "unknown-jurisdiction"),
            ("de", "", "unknown-jurisdiction"),
            ("DE", "XX", "unknown-land"),
            ("DE", "Bayern", "unknown-land"),
            ("AT", "9", "no-laender"),
            ("PL", "BY", "no-laender"),
        ):
            with self.subTest(country=country, land=land), self.assertRaises(Refused) as caught:
                Place(country, land)
            self.assertEqual([p.code for p in caught.exception.problems], [code])
