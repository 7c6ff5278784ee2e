"""Dates between EDTF, CSL and RIS."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.exchange_dates import from_csl, from_ris, is_date, to_csl, to_ris

# EDTF, its CSL date, its RIS date.
BOTH_WAYS: tuple[tuple[str, dict[str, object], str], ...] = (
    ("2015", {"date-parts": [[2015]]}, "2015///"),
    ("2015-03", {"date-parts": [[2015, 3]]}, "2015/03//"),
    ("2015-03-05", {"date-parts": [[2015, 3, 5]]}, "2015/03/05/"),
    ("2012~", {"date-parts": [[2012]], "circa": True}, "2012///2012~"),
    ("2013-02~", {"date-parts": [[2013, 2]], "circa": True}, "2013/02//2013-02~"),
    (
        "2016-09/2016-10",
        {"date-parts": [[2016, 9], [2016, 10]]},
        "2016/09//2016-09/2016-10",
    ),
    (
        "2012~/2014~",
        {"date-parts": [[2012], [2014]], "circa": True},
        "2012///2012~/2014~",
    ),
    ("../2017", {"literal": "../2017"}, "2017///../2017"),
    ("2017/..", {"literal": "2017/.."}, "2017///2017/.."),
    ("19XX", {"literal": "19XX"}, "1900///19XX"),
    ("0987", {"date-parts": [[987]]}, "0987///"),
)


class BothWaysTest(TestCase):
    def test_a_date_is_written_as_the_format_has_it(self) -> None:
        for edtf, csl, ris in BOTH_WAYS:
            with self.subTest(edtf):
                self.assertEqual(to_csl(edtf), csl)
                self.assertEqual(to_ris(edtf), ris)

    def test_and_read_back_as_it_was(self) -> None:
        for edtf, csl, ris in BOTH_WAYS:
            with self.subTest(edtf):
                self.assertEqual(from_csl(csl), edtf)
                self.assertEqual(from_ris(ris), edtf)


class CslTest(TestCase):
    def test_what_programs_write(self) -> None:
        table: tuple[tuple[object, str], ...] = (
            # Zotero writes figures as text.
            ({"date-parts": [["2019", 6, "11"]]}, "2019-06-11"),
            ({"date-parts": [["2019", "06"]]}, "2019-06"),
            ({"date-parts": [[2012]], "circa": 1}, "2012~"),
            ({"date-parts": [[2012]], "circa": "0"}, "2012"),
            ({"date-parts": [[2019]], "season": "spring"}, "2019"),
            ({"date-parts": [[2019, 21]]}, "2019"),
            ({"date-parts": [[2016], []]}, "2016/.."),
            ({"literal": "Spring 2019"}, "2019"),
            ({"raw": "2019-03-05"}, "2019-03-05"),
            ({"raw": "between 2015 and 2019"}, ""),
            ({"literal": "no date"}, ""),
            ("2019-03", "2019-03"),
            (2019, "2019"),
            ({"date-parts": []}, ""),
            ({"date-parts": [[]]}, ""),
            ({"date-parts": "2019"}, ""),
            ({}, ""),
            (None, ""),
            (["2019"], ""),
        )
        for value, edtf in table:
            with self.subTest(value=value):
                self.assertEqual(from_csl(value), edtf)

    def test_a_day_that_is_none_is_not_made_to_fit(self) -> None:
        for parts in ([2021, 2, 30], [2021, 25], [2021, 11, 31]):
            with self.subTest(parts=parts):
                self.assertFalse(is_date(from_csl({"date-parts": [parts]})))
        self.assertFalse(is_date(from_csl({"raw": "2021-02-30"})))


class RisTest(TestCase):
    def test_what_programs_write(self) -> None:
        table = (
            (("2015/03/05/", "2015"), "2015-03-05"),
            (("2015", "2015/03/05"), "2015-03-05"),
            (("2015/3/5/",), "2015-03-05"),
            (("2015//",), "2015"),
            (("2015///Spring",), "2015"),
            (("2012///ca.",), "2012~"),
            (("2015-03-05",), "2015-03-05"),
            (("March 2015",), "2015"),
            (("n.d.",), ""),
            ((), ""),
        )
        for values, edtf in table:
            with self.subTest(values=values):
                self.assertEqual(from_ris(*values), edtf)

    def test_a_day_that_is_none_is_not_made_to_fit(self) -> None:
        self.assertFalse(is_date(from_ris("2021/02/30/")))
        self.assertFalse(is_date(from_ris("2021/13//")))


class IsDateTest(TestCase):
    def test_seasons_have_no_month(self) -> None:
        self.assertTrue(is_date(""))
        self.assertTrue(is_date("2016-09/2016-10"))
        self.assertFalse(is_date("2019-21"))
        self.assertFalse(is_date("soon"))
