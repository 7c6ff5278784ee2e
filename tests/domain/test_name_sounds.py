"""Names in other spellings, scripts and cases of the grammar."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.name_sounds import Part


class RankTests(TestCase):
    def test_the_name_itself_in_any_script(self) -> None:
        for name, word in (
            ("Lola", "Lolą"),
            ("Kuvvatov", "KUVVATOV"),
            ("Kuvvatov", "Quwatow"),
            ("Kuvvatov", "Қувватов"),
            ("Kuvvatov", "Кувватов"),
            ("Jalilov", "Dschalilow"),
            ("Jalilov", "Dżaliłow"),
            ("Ҷалилов", "Dzhalilov"),
            ("Yusufov", "Jussufow"),
            ("Khujand", "Chudżand"),
            ("Khujand", "Chudschand"),
            ("Khujand", "Худжанд"),
            ("Rahmonov", "Rachmanoff"),
            ("Mehrangez", "Mehrangiz"),
        ):
            with self.subTest(f"{name} {word}"):
                self.assertEqual(Part(name).rank(word), 0)

    def test_with_the_endings_of_polish_russian_german_and_tajik(self) -> None:
        for name, word in (
            ("Kuvvatov", "Kuvvatova"),
            ("Kuvvatov", "Kuvvatovowi"),
            ("Kuvvatov", "Kuwwatowem"),
            ("Kuvvatov", "Kuvvatovs"),
            ("Қувватов", "Қувватовым"),
            ("Kuvvatov", "Кувватовой"),
            ("Kuvvatov", "Қувватовро"),
            ("Mehrangez", "Mehrangezy"),
            ("Fayzali", "Fayzalego"),
            ("Khujand", "Chudżandzie"),
            ("Rahmat", "Rahmacie"),
            ("Firuza", "Firuzy"),
            ("Фирӯза", "Фирузой"),
            ("Lola", "Loli"),
            ("Said", "Saids"),
        ):
            with self.subTest(f"{name} {word}"):
                self.assertEqual(Part(name).rank(word), 1)

    def test_inside_a_longer_word(self) -> None:
        for word in ("fayzalikuvvatov", "kuvvatovfamily"):
            with self.subTest(word):
                self.assertEqual(Part("Kuvvatov").rank(word), 1)

    def test_arabic_script_with_what_is_glued_to_it(self) -> None:
        for word in ("رستم", "ورستم", "رستمها"):
            with self.subTest(word):
                self.assertIsNotNone(Part("رستم").rank(word))

    def test_a_person_known_in_arabic_script_alone_is_found_in_latin(self) -> None:
        self.assertEqual(Part("رستم", is_loose=True).rank("Rustam"), 0)
        self.assertIsNone(Part("رحمان").rank("Rahmen"))

    def test_other_words_are_no_names(self) -> None:
        for name, word in (
            ("Rahmon", "Rahmen"),
            ("Karim", "Krim"),
            ("Kuvvatov", "quavered"),
            ("Khujand", "chained"),
            ("Khujand", "Hand"),
            ("Khujand", "Händen"),
            ("Munira", "Männer"),
            ("Munira", "Manier"),
            ("Nur", "Natur"),
            ("Ali", "Als"),
            ("Said", "Sad"),
            ("Lola", "Lila"),
        ):
            with self.subTest(f"{name} {word}"):
                self.assertIsNone(Part(name).rank(word))
