"""Places as matching compares them."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.regions import place_keys, with_regions


class PlaceKeyTest(TestCase):
    def test_spellings_and_scripts_of_one_place_have_one_key(self) -> None:
        for other in ("Khorugh", "Хоруғ", "Хорог", "Chorugh"):
            with self.subTest(other=other):
                self.assertEqual(place_keys("Khorog"), place_keys(other))

    def test_german_polish_and_old_names_are_known(self) -> None:
        for name, other in (
            ("Moscow", "Moskau"),
            ("Warsaw", "Warszawa"),
            ("Saint Petersburg", "St Petersburg"),
            ("Bokhtar", "Kurgan-Tyube"),
            ("Gorno-Badakhshan", "GBAO"),
        ):
            with self.subTest(name=name):
                self.assertEqual(place_keys(name), place_keys(other))

    def test_several_places_of_one_event_are_all_found(self) -> None:
        self.assertEqual(
            place_keys("Moscow; Brest, Terespol (border)"),
            place_keys("Moscow")
            | place_keys("Brest")
            | place_keys("Terespol")
            | place_keys("border"),
        )

    def test_the_country_itself_is_no_place(self) -> None:
        self.assertEqual(place_keys("Tajikistan; Europe; Тоҷикистон"), frozenset())

    def test_two_towns_are_two_places(self) -> None:
        self.assertTrue(place_keys("Kulob").isdisjoint(place_keys("Khujand")))


class RegionTest(TestCase):
    def test_khorog_lies_in_gorno_badakhshan(self) -> None:
        self.assertTrue(place_keys("GBAO") <= with_regions(place_keys("Хоруғ")))

    def test_brest_lies_on_the_way_to_terespol_and_in_belarus(self) -> None:
        around = with_regions(place_keys("Brest"))
        self.assertTrue(place_keys("Terespol") <= around)
        self.assertTrue(place_keys("Belarus") <= around)

    def test_a_region_does_not_lie_in_its_towns(self) -> None:
        self.assertTrue(place_keys("Moscow").isdisjoint(with_regions(place_keys("Russia"))))
