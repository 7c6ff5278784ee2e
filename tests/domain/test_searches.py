from __future__ import annotations

import unittest

from hypothesis import given
from hypothesis import strategies as st

from casework.domain.searches import (
    FACETS,
    Order,
    Question,
    as_text,
    from_text,
    pairs_of,
    read_question,
    years_in,
)


class QuestionTests(unittest.TestCase):
    def test_it_is_read_from_the_pairs_of_an_address(self) -> None:
        question = read_question(
            [
                *(("q", " trial\x00 "), ("theme", "T05"), ("theme", "T05"), ("theme", "T06")),
                *(("sort", "event"), ("page", "2"), ("kind", "\x00 ")),
            ]
        )
        self.assertEqual(question.query, "trial")
        self.assertEqual(question.values, [("theme", "T05"), ("theme", "T06")])
        self.assertEqual(question.order, Order.EVENT)

    def test_what_is_no_order_is_none(self) -> None:
        self.assertIsNone(read_question([("sort", "price")]).order)

    def test_only_words_are_sorted_by_how_well_they_fit(self) -> None:
        self.assertEqual(Question().sorted_by, Order.SOURCE)
        self.assertEqual(Question("trial").sorted_by, Order.BEST)
        self.assertEqual(Question("", {}, Order.BEST).sorted_by, Order.SOURCE)
        self.assertEqual(Question("trial", {}, Order.EVENT).sorted_by, Order.EVENT)

    def test_words_and_values_are_taken_away_one_by_one(self) -> None:
        question = Question("closed trial", {"theme": ["T05", "T06"]}, Order.EVENT)
        self.assertEqual(question.without_word("closed").query, "trial")
        self.assertEqual(question.without("theme", "T05").values, [("theme", "T06")])
        self.assertEqual(question.having("act", "ARREST").values[-1], ("act", "ARREST"))
        self.assertEqual(question.without("theme", "T05").order, Order.EVENT)

    def test_words_can_be_kept_out_of_the_pairs(self) -> None:
        question = Question("trial", {"theme": ["T05"]}, Order.EVENT)
        self.assertEqual(pairs_of(question), [("q", "trial"), ("theme", "T05"), ("sort", "event")])
        self.assertEqual(pairs_of(question, words=False), [("theme", "T05"), ("sort", "event")])

    def test_there_is_an_end_to_words_and_values(self) -> None:
        pairs = [("q", "w" * 500), *(("theme", f"T{n}") for n in range(50))]
        question = read_question(pairs)
        self.assertEqual((len(question.query), len(question.values)), (200, 12))

    def test_nothing_is_asked(self) -> None:
        self.assertTrue(read_question([]).is_empty)
        self.assertFalse(read_question([("q", "a")]).is_empty)
        self.assertFalse(read_question([("used", "yes")]).is_empty)

    @given(
        st.text(),
        st.dictionaries(st.sampled_from(FACETS), st.lists(st.text(max_size=8), max_size=3)),
        st.sampled_from([None, *Order]),
    )
    def test_what_is_kept_comes_back(
        self, query: str, chosen: dict[str, list[str]], order: Order | None
    ) -> None:
        pairs = [("q", query), *((name, v) for name, values in chosen.items() for v in values)]
        question = read_question([*pairs, *([("sort", order.value)] if order else [])])
        self.assertEqual(from_text(as_text(question)), question)


class YearTests(unittest.TestCase):
    def test_a_year_a_range_and_an_open_range(self) -> None:
        expected = {
            "2015": (2015, 2015),
            "2010-2019": (2010, 2019),
            "2015-": (2015, None),
            "15": None,
            "2015-16": None,
            "nonsense": None,
            "2015-2016-": None,
        }
        for value, span in expected.items():
            with self.subTest(value):
                self.assertEqual(years_in(value), span)
