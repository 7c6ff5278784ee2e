from __future__ import annotations

import unittest

from casework.domain.errors import Refused
from casework.domain.typed_dates import read_date

TYPED = {
    "": "",
    "2015": "2015",
    "2015-03-05": "2015-03-05",
    "2012~": "2012~",
    "2016-09/2016-10": "2016-09/2016-10",
    "201X": "201X",
    "5.3.2015": "2015-03-05",
    "05/03/2015": "2015-03-05",
    "03.2015": "2015-03",
    "3/2015": "2015-03",
    "2015 r.": "2015",
    "2015 г.": "2015",
    "соли 2015": "2015",
    "March 2015": "2015-03",
    "5 marca 2015": "2015-03-05",
    "5. März 2015": "2015-03-05",
    "5 мая 2015 г.": "2015-05-05",
    "5 майи соли 2015": "2015-05-05",
    "about 2012": "2012~",
    "ok. 2012 r.": "2012~",
    "etwa 03.2015": "2015-03~",
    "около 2012 г.": "2012~",
    "тақрибан соли 2012": "2012~",
    "2012?": "2012?",
    "about 2012?": "2012%",
    "2016–2018": "2016/2018",
    "2016-2018": "2016/2018",
    "09.2016-10.2016": "2016-09/2016-10",
    "5.3.2015 - 7.3.2015": "2015-03-05/2015-03-07",
    "2015-03 - 2015-05": "2015-03/2015-05",
    "from 2012 to 2014": "2012/2014",
    "od 2012 do 2014": "2012/2014",
    "von 2012 bis 2014": "2012/2014",
    "с 3.2015 по 5.2015": "2015-03/2015-05",
    "since 2012": "2012/..",
    "od 03.2015": "2015-03/..",
    "seit 2012": "2012/..",
    "с 2012 года": "2012/..",
    "until 2012": "../2012",
    "bis 2014": "../2014",
    "до 2012": "../2012",
}
NO_DATES = (
    "yesterday",
    "31.2.2015",
    "13.2015",
    "13/25/2015",
    "1.1.15",
    "12.2015 - 1.2014",
    "2015-3",
)


class ReadDateTests(unittest.TestCase):
    def test_it_reads_what_people_type(self) -> None:
        for typed, edtf in TYPED.items():
            with self.subTest(typed=typed):
                self.assertEqual(read_date(typed).edtf, edtf)

    def test_it_refuses_what_is_no_date_and_says_what_was_typed(self) -> None:
        for typed in NO_DATES:
            with self.subTest(typed=typed):
                with self.assertRaises(Refused) as caught:
                    read_date(f" {typed} ", "when")
                (problem,) = caught.exception.problems
                self.assertEqual(
                    (problem.code, problem.where, problem.values),
                    ("unread-date", "when", {"value": typed}),
                )
