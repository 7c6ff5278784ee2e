"""Deadlines of three countries, reckoned by hand with a calendar."""

from __future__ import annotations

from unittest import TestCase

from tests.domain.rules import limit

TWO_WEEKS, MONTH = "DE-KLAGE-NEW", "DE-KLAGE-OLD-B"
FOUR_WEEKS, FORTNIGHT = "AT-BESCHW-4W", "AT-BESCHW-2W"

# rule, land, served, end
GERMANY = (
    (TWO_WEEKS, "", "2026-11-24", "2026-12-08"),
    (TWO_WEEKS, "", "2026-11-26", "2026-12-10"),
    # Saturday, Sunday.
    (TWO_WEEKS, "", "2026-11-28", "2026-12-14"),
    (TWO_WEEKS, "", "2026-11-29", "2026-12-14"),
    # 24 December and New Year's Eve are working days in Germany; Christmas is not.
    (TWO_WEEKS, "", "2026-12-10", "2026-12-24"),
    (TWO_WEEKS, "", "2026-12-17", "2026-12-31"),
    (TWO_WEEKS, "", "2026-12-11", "2026-12-28"),
    (TWO_WEEKS, "", "2025-12-11", "2025-12-29"),
    (TWO_WEEKS, "", "2026-12-18", "2027-01-04"),
    # Epiphany, Wednesday.
    (TWO_WEEKS, "BY", "2026-12-23", "2027-01-07"),
    (TWO_WEEKS, "BW", "2026-12-23", "2027-01-07"),
    (TWO_WEEKS, "ST", "2026-12-23", "2027-01-07"),
    (TWO_WEEKS, "NW", "2026-12-23", "2027-01-06"),
    (TWO_WEEKS, "", "2026-12-23", "2027-01-06"),
    # Good Friday and Easter Monday.
    (TWO_WEEKS, "", "2026-03-20", "2026-04-07"),
    (TWO_WEEKS, "", "2026-03-23", "2026-04-07"),
    # 1 May, Ascension, Whit Monday.
    (TWO_WEEKS, "", "2026-04-17", "2026-05-04"),
    (TWO_WEEKS, "", "2026-04-30", "2026-05-15"),
    (TWO_WEEKS, "", "2026-05-11", "2026-05-26"),
    # Corpus Christi by Land.
    (TWO_WEEKS, "BY", "2026-05-21", "2026-06-05"),
    (TWO_WEEKS, "HE", "2026-05-21", "2026-06-05"),
    (TWO_WEEKS, "BE", "2026-05-21", "2026-06-04"),
    (TWO_WEEKS, "SN", "2026-05-21", "2026-06-04"),
    (TWO_WEEKS, "SN-catholic", "2026-05-21", "2026-06-05"),
    (TWO_WEEKS, "TH", "2026-05-21", "2026-06-04"),
    (TWO_WEEKS, "TH-catholic", "2026-05-21", "2026-06-05"),
    # German Unity Day, Friday.
    (TWO_WEEKS, "", "2025-09-19", "2025-10-06"),
    # Reformation Day, Friday, by Land.
    (TWO_WEEKS, "SN", "2025-10-17", "2025-11-03"),
    (TWO_WEEKS, "BB", "2025-10-17", "2025-11-03"),
    (TWO_WEEKS, "HH", "2025-10-17", "2025-11-03"),
    (TWO_WEEKS, "NI", "2025-10-17", "2025-11-03"),
    (TWO_WEEKS, "BY", "2025-10-17", "2025-10-31"),
    (TWO_WEEKS, "BE", "2025-10-17", "2025-10-31"),
    # All Saints' Day, Monday; the day of repentance; Women's Day; Children's Day.
    (TWO_WEEKS, "NW", "2027-10-18", "2027-11-02"),
    (TWO_WEEKS, "HE", "2027-10-18", "2027-11-01"),
    (TWO_WEEKS, "SN", "2026-11-04", "2026-11-19"),
    (TWO_WEEKS, "BY", "2026-11-04", "2026-11-18"),
    (TWO_WEEKS, "BE", "2027-02-22", "2027-03-09"),
    (TWO_WEEKS, "HH", "2027-02-22", "2027-03-08"),
    (TWO_WEEKS, "TH", "2027-09-06", "2027-09-21"),
    # A single holiday of Berlin in 2025.
    (TWO_WEEKS, "BE", "2025-04-24", "2025-05-09"),
    (TWO_WEEKS, "BB", "2025-04-24", "2025-05-08"),
    # Assumption: in Bavaria only where most are Catholic; the earlier day is the safe one.
    (TWO_WEEKS, "BY", "2028-08-01", "2028-08-15"),
    (TWO_WEEKS, "BY-catholic", "2028-08-01", "2028-08-16"),
    (TWO_WEEKS, "BY-Augsburg", "2028-08-01", "2028-08-16"),
    (TWO_WEEKS, "SL", "2028-08-01", "2028-08-16"),
    # The peace festival of Augsburg.
    (TWO_WEEKS, "BY-Augsburg", "2028-07-25", "2028-08-09"),
    (TWO_WEEKS, "BY", "2028-07-25", "2028-08-08"),
    # One week.
    ("DE-KLAGE-OLD-1W", "", "2026-06-10", "2026-06-17"),
    ("DE-EIL-NEW", "", "2026-12-18", "2026-12-28"),
    # Served on a holiday: served all the same.
    (TWO_WEEKS, "", "2026-12-25", "2027-01-08"),
    # Months: the shorter month, the leap year, the turn of the year.
    (MONTH, "", "2026-01-31", "2026-03-02"),
    (MONTH, "", "2026-01-30", "2026-03-02"),
    (MONTH, "", "2028-01-31", "2028-02-29"),
    (MONTH, "", "2024-01-29", "2024-02-29"),
    (MONTH, "", "2028-02-29", "2028-03-29"),
    (MONTH, "", "2026-03-31", "2026-04-30"),
    (MONTH, "", "2026-02-28", "2026-03-30"),
    (MONTH, "", "2027-12-31", "2028-01-31"),
    (MONTH, "", "2026-11-30", "2026-12-30"),
    ("DE-NOINSTR-OLD", "", "2028-02-29", "2029-02-28"),
    ("DE-NOINSTR-NEW", "", "2026-11-30", "2027-03-01"),
    ("DE-BORDER-MINOR", "", "2026-11-24", "2026-12-04"),
)
AUSTRIA = (
    # 24 December and Good Friday are named beside the holidays.
    (FOUR_WEEKS, "", "2026-11-26", "2026-12-28"),
    (FOUR_WEEKS, "", "2026-11-27", "2026-12-28"),
    (FOUR_WEEKS, "", "2026-03-06", "2026-04-07"),
    (FOUR_WEEKS, "", "2026-03-09", "2026-04-07"),
    # Epiphany, Ascension, Corpus Christi, Assumption, National Day, Immaculate Conception.
    (FOUR_WEEKS, "", "2025-12-09", "2026-01-07"),
    (FOUR_WEEKS, "", "2025-05-01", "2025-05-30"),
    (FOUR_WEEKS, "", "2026-05-07", "2026-06-05"),
    (FOUR_WEEKS, "", "2025-07-18", "2025-08-18"),
    (FOUR_WEEKS, "", "2026-09-28", "2026-10-27"),
    (FOUR_WEEKS, "", "2025-11-10", "2025-12-09"),
    # Reformation Day and New Year's Eve are working days.
    (FOUR_WEEKS, "", "2025-10-03", "2025-10-31"),
    (FOUR_WEEKS, "", "2026-12-03", "2026-12-31"),
    # Served on Good Friday; ends on 1 May.
    (FOUR_WEEKS, "", "2026-04-03", "2026-05-04"),
    (FORTNIGHT, "", "2026-06-01", "2026-06-15"),
    (FORTNIGHT, "", "2025-12-10", "2025-12-29"),
    ("AT-REV-VWGH", "", "2026-11-12", "2026-12-28"),
    ("AT-REV-VFGH", "", "2026-02-20", "2026-04-07"),
)
POLAND = (
    ("PL-RADA-14", "", "2026-11-24", "2026-12-08"),
    # 24 December before and since 2025.
    ("PL-RADA-14", "", "2024-12-10", "2024-12-24"),
    ("PL-RADA-14", "", "2025-12-10", "2025-12-29"),
    ("PL-RADA-14", "", "2026-12-10", "2026-12-28"),
    # Saturday; Epiphany; Independence Day; Corpus Christi; the May holidays.
    ("PL-RADA-14", "", "2026-11-28", "2026-12-14"),
    ("PL-RADA-14", "", "2025-12-23", "2026-01-07"),
    ("PL-RADA-14", "", "2025-10-28", "2025-11-12"),
    ("PL-RADA-14", "", "2026-05-21", "2026-06-05"),
    ("PL-RADA-14", "", "2026-04-17", "2026-05-04"),
    ("PL-RADA-14", "", "2027-04-19", "2027-05-04"),
    # Good Friday is a working day in Poland, Easter Monday is none.
    ("PL-RADA-14", "", "2026-03-20", "2026-04-03"),
    ("PL-RADA-14", "", "2026-03-23", "2026-04-07"),
    ("PL-RADA-14", "", "2025-08-01", "2025-08-18"),
    ("PL-RADA-14", "", "2027-10-18", "2027-11-02"),
    ("PL-INADM", "", "2026-05-06", "2026-05-20"),
    ("PL-RADA-7", "", "2026-06-01", "2026-06-08"),
    ("PL-RADA-7", "", "2025-12-17", "2025-12-29"),
    ("PL-DISC", "", "2026-05-28", "2026-06-02"),
    ("PL-DISC", "", "2026-05-30", "2026-06-05"),
    ("PL-WSA", "", "2026-11-24", "2026-12-28"),
    ("PL-WSA", "", "2024-11-24", "2024-12-24"),
    ("PL-WSA", "", "2026-01-30", "2026-03-02"),
    ("PL-NSA", "", "2028-01-30", "2028-02-29"),
)
# rule, manner, the day that the file shows, the day of service, end
FICTIONS = (
    (TWO_WEEKS, "registered-letter", "2026-11-24", "2026-11-28", "2026-12-14"),
    (TWO_WEEKS, "ordinary-letter", "2026-12-18", "2026-12-22", "2027-01-05"),
    (TWO_WEEKS, "reception-facility", "2026-11-24", "2026-11-28", "2026-12-14"),
    (TWO_WEEKS, "electronic", "2026-11-23", "2026-11-27", "2026-12-11"),
    (TWO_WEEKS, "undeliverable", "2026-11-24", "2026-11-24", "2026-12-08"),
    (TWO_WEEKS, "substituted", "2026-11-24", "2026-11-24", "2026-12-08"),
    (FOUR_WEEKS, "deposit", "2026-11-26", "2026-11-26", "2026-12-28"),
    # Thursday; Friday, Saturday and Monday are the three weekdays.
    (FOUR_WEEKS, "ordinary-letter", "2026-11-26", "2026-11-30", "2026-12-28"),
    # A Saturday that is a holiday is no weekday: 15 August 2026.
    (FOUR_WEEKS, "ordinary-letter", "2026-08-13", "2026-08-18", "2026-09-15"),
    (FOUR_WEEKS, "electronic", "2026-11-27", "2026-11-30", "2026-12-28"),
    (FORTNIGHT, "erv", "2026-12-04", "2026-12-07", "2026-12-21"),
    (FORTNIGHT, "erv", "2025-12-05", "2025-12-09", "2025-12-23"),
    ("PL-RADA-14", "deposit", "2026-11-10", "2026-11-24", "2026-12-08"),
    ("PL-RADA-14", "electronic", "2026-11-09", "2026-11-24", "2026-12-08"),
    ("PL-RADA-14", "announced", "2026-11-24", "2026-11-24", "2026-12-08"),
)


class TableTest(TestCase):
    def test_the_last_day(self) -> None:
        for rule, land, served, end in (*GERMANY, *AUSTRIA, *POLAND):
            with self.subTest(rule=rule, land=land, served=served):
                self.assertEqual(limit(rule, served, land=land).end.isoformat(), end)

    def test_the_day_of_service_and_the_last_day(self) -> None:
        for rule, manner, shown, served, end in FICTIONS:
            with self.subTest(rule=rule, manner=manner, shown=shown):
                found = limit(rule, shown, manner=manner)
                self.assertEqual((found.starts.isoformat(), found.end.isoformat()), (served, end))

    def test_there_are_enough_of_them(self) -> None:
        self.assertGreaterEqual(len({*GERMANY, *AUSTRIA, *POLAND}), 60)
        self.assertEqual(len({*GERMANY, *AUSTRIA, *POLAND}), len((*GERMANY, *AUSTRIA, *POLAND)))
