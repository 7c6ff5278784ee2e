from __future__ import annotations

import unittest

from hypothesis import given
from hypothesis import strategies as st

from casework.domain.search_words import marked, parts_of, sounds_of, words_of


class WordTests(unittest.TestCase):
    def test_words_are_folded_to_latin_letters_and_figures(self) -> None:
        self.assertEqual(
            parts_of("ПИВТ, in 2015: K.I. v. Żółw"), ("pivt", "in", "2015", "k", "i", "v", "zolw")
        )

    def test_signs_alone_are_no_word(self) -> None:
        self.assertEqual(
            [word.text for word in words_of(" trial – “?” trial party ")], ["trial", "party"]
        )
        self.assertEqual(words_of("…"), ())

    def test_a_word_may_have_several_parts(self) -> None:
        self.assertEqual(words_of("Az-Zahra")[0].parts, ("az", "zahra"))

    def test_short_words_are_no_names_and_no_labels(self) -> None:
        word = words_of("ex")[0]
        self.assertEqual((word.sounds, word.label), (frozenset(), ""))
        self.assertEqual(words_of("Verfahren")[0].label, "verfahren")

    def test_spellings_of_a_name_sound_alike(self) -> None:
        self.assertEqual(sounds_of("Қувватов"), sounds_of("Kuvatow"))

    def test_there_is_an_end_to_words_and_to_their_length(self) -> None:
        self.assertEqual(len(words_of(" ".join(f"w{n}" for n in range(99)))), 16)
        self.assertEqual(len(parts_of("x" * 200)[0]), 60)


class MarkTests(unittest.TestCase):
    def hits(self, text: str, query: str) -> list[str]:
        return [piece for piece, is_hit in marked(text, words_of(query)) if is_hit]

    def test_it_marks_the_words_that_begin_so(self) -> None:
        self.assertEqual(
            marked("The trials were closed.", words_of("trial")),
            [("The ", False), ("trials", True), (" were closed.", False)],
        )

    def test_it_marks_names_by_their_sound_and_only_names(self) -> None:
        self.assertEqual(
            self.hits("Quvvatov and his kuvvatov", "Кувватов"), ["Quvvatov", "kuvvatov"]
        )
        self.assertEqual(self.hits("A robbery of Rabiri", "Rabiri"), ["Rabiri"])
        self.assertEqual(self.hits("They kept a captive", "Kaptiv"), [])

    def test_it_marks_words_of_another_script(self) -> None:
        self.assertEqual(self.hits("Партия ПИВТ", "pivt"), ["ПИВТ"])

    def test_one_letter_is_marked_only_as_a_word(self) -> None:
        self.assertEqual(self.hits("a and A.", "a"), ["a", "A"])

    def test_without_words_nothing_is_marked(self) -> None:
        self.assertEqual(marked("Text.", ()), [("Text.", False)])

    @given(st.text(), st.text())
    def test_the_pieces_make_up_the_text(self, text: str, query: str) -> None:
        self.assertEqual("".join(piece for piece, _ in marked(text, words_of(query))), text)
