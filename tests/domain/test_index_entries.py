from __future__ import annotations

import unittest
from dataclasses import replace

from casework.domain.index_entries import Indexed, entries_of
from casework.domain.place_words import places_of

PLAIN = Indexed(
    finding="",
    correction="",
    around=(),
    names=(),
    places=(),
    values=(),
    event_date="",
    issued="",
)


def of(facet: str, passage: Indexed) -> set[str]:
    found = (entry.partition(":") for entry in entries_of(passage))
    return {value for name, _, value in found if name == facet}


class EntryTests(unittest.TestCase):
    def test_a_passage_of_nothing_is_still_one_and_of_no_day(self) -> None:
        self.assertEqual(entries_of(PLAIN), {"all:", "issued:0000-00-00", "happened:0000-00-00"})

    def test_its_words_its_names_and_what_stands_around_it(self) -> None:
        passage = replace(
            PLAIN,
            finding="A trial.",
            correction="Two trials.",
            around=("Amnesty",),
            names=("Умаралӣ Қувватов",),
        )
        self.assertEqual(of("word", passage), {"a", "trial", "two", "trials"})
        self.assertEqual(of("also", passage), {"amnesty", "umarali", "quvvatov"})
        self.assertEqual(of("sound", passage), {"umrl", "kvtv"})

    def test_values_without_any_are_left_out_and_long_ones_cut(self) -> None:
        passage = replace(PLAIN, values=(("language", ""), ("publisher", "p" * 300)))
        self.assertEqual(of("language", passage), set())
        self.assertEqual(of("publisher", passage), {"p" * 200})

    def test_every_year_that_an_event_may_fall_into(self) -> None:
        for date, years in {
            "2015": {"2015"},
            "2014-11/2016-02": {"2014", "2015", "2016"},
            "2015/..": {"2015"},
            "../2015": {"2015"},
            "1700/1900": set(),
            "no date": set(),
            "": set(),
        }.items():
            with self.subTest(date):
                self.assertEqual(of("event", replace(PLAIN, event_date=date)), years)

    def test_what_still_goes_on_is_the_newest_event(self) -> None:
        passage = replace(PLAIN, event_date="2015/..")
        self.assertEqual(of("event-open", passage), {"2015"})
        self.assertEqual(of("happened", passage), {"9999-99-99"})
        self.assertEqual(of("happened", replace(PLAIN, event_date="2015-09")), {"2015-09-30"})

    def test_a_source_is_as_new_as_it_can_be_sure_to_be(self) -> None:
        self.assertEqual(of("issued", replace(PLAIN, issued="2025")), {"2025-01-01"})
        self.assertEqual(of("issued", replace(PLAIN, issued="2025-03-07")), {"2025-03-07"})
        self.assertEqual(of("year", replace(PLAIN, issued="2025-03")), {"2025"})


class PlaceTests(unittest.TestCase):
    def test_places_have_one_name_and_lie_in_regions(self) -> None:
        expected = {
            "Moscow": {"Moscow", "Russia"},
            "Khorog": {"Khorog", "Gorno-Badakhshan"},
            "GBAO": {"Gorno-Badakhshan"},
            "Душанбе": {"Dushanbe"},
            "Kiev": {"Kyiv", "Ukraine"},
            "Warsaw; Terespol": {"Warsaw", "Terespol", "Poland", "Belarus"},
            "Tajikistan": {"Tajikistan"},
            "Geneva": {"Geneva"},
            "": set(),
        }
        for text, places in expected.items():
            with self.subTest(text):
                self.assertEqual(places_of([text]), places)
