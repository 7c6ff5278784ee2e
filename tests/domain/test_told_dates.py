"""Dates that texts tell, in five languages."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.told_dates import MONTHS, told_dates


class ToldDatesTests(TestCase):
    def told(self, text: str) -> list[str]:
        return [date.edtf for date in told_dates(text)]

    def test_days_and_months_in_each_language(self) -> None:
        for text, edtf in (
            ("He was held on 5 March 2016.", "2016-03-05"),
            ("He was held on March 5, 2016, in Khujand.", "2016-03-05"),
            ("Since the 1st May 2011", "2011-05-01"),
            ("in September 2016", "2016-09"),
            ("Er wurde am 5. März 2016 festgehalten.", "2016-03-05"),
            ("im Jänner 2020", "2020-01"),
            ("w dniu 5 marca 2016 r.", "2016-03-05"),
            ("we wrześniu 2016 r.", "2016-09"),
            ("w październiku 2025", "2025-10"),
            ("5 марта 2016 года", "2016-03-05"),
            ("в сентябре 2016 года", "2016-09"),
            ("27 октябри 2025", "2025-10-27"),
            ("am 05.03.2016", "2016-03-05"),
            ("on 5/3/2016", "2016-03-05"),
            ("(2016-03-05)", "2016-03-05"),
        ):
            with self.subTest(text):
                self.assertEqual(self.told(text), [edtf])

    def test_what_is_no_date(self) -> None:
        for text in (
            "",
            "In 2016 he left.",
            "Decision 2016 and Maria 2015, list 2014",
            "§ 3 AsylG, case 12.13.2016",
            "31 February 2016",
            "phone 00.00.2016",
            "section 4.5.2016.7",
            "between 99 May 2016",
        ):
            with self.subTest(text):
                self.assertEqual(self.told(text), [])

    def test_each_once_in_the_order_of_time(self) -> None:
        text = "On 5 May 2016, and again on 5.5.2016 and 1 April 2015."
        self.assertEqual(self.told(text), ["2015-04-01", "2016-05-05"])

    def test_no_word_is_two_months(self) -> None:
        words = [word for month in MONTHS for word in month.split()]
        self.assertEqual(len(words), len(set(words)))
