"""Words in common between a finding and a case."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.similarity import similarity, stems_of

STORY = frozenset(stems_of("Pupils threw stones at the house of her relatives."))


class StemTest(TestCase):
    def test_forms_of_a_word_share_a_stem(self) -> None:
        self.assertEqual(list(stems_of("attacked attacks attacking")), ["attack"])

    def test_function_words_and_numbers_are_left_out(self) -> None:
        self.assertEqual(stems_of("They were with him in 2016, and it was said that"), {})

    def test_the_first_spelling_is_kept_for_the_reader(self) -> None:
        self.assertEqual(stems_of("Relatives' houses"), {"relativ": "relatives", "hous": "houses"})

    def test_scripts_are_folded(self) -> None:
        self.assertEqual(list(stems_of("Протест")), list(stems_of("protest")))


class SimilarityTest(TestCase):
    def test_rare_words_weigh_more_than_common_ones(self) -> None:
        rare, _ = similarity(stems_of("stones"), STORY)
        common, _ = similarity(stems_of("relatives"), STORY)
        self.assertAlmostEqual(rare, 1 / 0.425)
        self.assertAlmostEqual(common, 0.25 / 0.425)

    def test_the_rarest_words_are_named(self) -> None:
        _, words = similarity(stems_of("Relatives, pupils, stones, a house, pupils"), STORY)
        self.assertEqual(words, ("house", "pupils", "stones"))

    def test_a_longer_finding_is_less_alike(self) -> None:
        short, _ = similarity(stems_of("stones"), STORY)
        long, _ = similarity(stems_of("stones taxes bread water bridge mountain"), STORY)
        self.assertGreater(short, long)

    def test_nothing_in_common_is_nothing(self) -> None:
        self.assertEqual(similarity(stems_of("taxes"), STORY), (0.0, ()))
