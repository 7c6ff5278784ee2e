"""Names across scripts and spellings."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.names import fold, name_keys, same_name, words_alike


class SpellingTest(TestCase):
    def test_the_usual_spellings_of_one_name_are_equal(self) -> None:
        for spellings in (
            ("Umarali Quvvatov", "Umarali Kuvvatov", "Умарали Кувватов", "Умаралӣ Қувватов"),
            ("Buzurgmehr Yorov", "Buzurgmekhr Yorov", "Бузургмехр Ёров", "Бузургмеҳр Ёров"),
            ("Muhiddin Kabiri", "Mukhiddin Kabiri", "Мухиддин Кабири", "Муҳиддин Кабирӣ"),
            ("Emomali Rahmon", "Emomali Rakhmon", "Эмомали Рахмон", "Эмомалӣ Раҳмон"),
            ("Dodojon Atovulloyev", "Dododzhon Atovulloev", "Дододжон Атовуллоев"),
            ("Maksud Ibragimov", "Максуд Ибрагимов"),
        ):
            keys = [name_keys(spelling) for spelling in spellings]
            with self.subTest(spellings[0]):
                self.assertEqual(keys, [keys[0]] * len(keys))

    def test_different_names_differ(self) -> None:
        self.assertNotEqual(name_keys("Umarali Quvvatov"), name_keys("Sulton Quvvatov"))
        self.assertNotEqual(name_keys("Rahmonov"), name_keys("Karimov"))

    def test_a_surname_is_in_the_full_name(self) -> None:
        self.assertTrue(same_name("Quvvatov", "Умарали Кувватов"))
        self.assertFalse(same_name("Karimov", "Умарали Кувватов"))

    def test_an_empty_name_is_nobodys(self) -> None:
        self.assertFalse(same_name("", "Умарали Кувватов"))
        self.assertEqual(name_keys(" 7 – "), frozenset())


class FoldTest(TestCase):
    def test_it_folds_the_letters_of_the_working_languages(self) -> None:
        self.assertEqual(fold("Łódź"), "lodz")
        self.assertEqual(fold("Größe"), "grosse")
        self.assertEqual(fold("Қувватов"), "quvvatov")


class WordsAlikeTest(TestCase):
    def test_each_word_of_the_first_with_the_one_of_the_second(self) -> None:
        self.assertEqual(
            words_alike("Quvvatov Umarali", "Умарали Кувватов"),
            [("Quvvatov", "Кувватов"), ("Umarali", "Умарали")],
        )

    def test_words_without_a_like_are_left_out(self) -> None:
        self.assertEqual(words_alike("Muhiddin Kabiri", "Муҳиддин"), [("Muhiddin", "Муҳиддин")])
        self.assertEqual(words_alike("Kabiri", ""), [])

    def test_what_has_no_sound_is_like_nothing(self) -> None:
        self.assertEqual(words_alike("12 –", "12 –"), [])
