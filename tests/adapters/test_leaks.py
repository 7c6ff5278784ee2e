"""A name is found wherever a file can hold it, and a file without it is let through."""

from __future__ import annotations

from unittest import TestCase, skipUnless

from casework.adapters import picture_words
from casework.adapters.leaks import pages_with_pictures, passages_of
from casework.domain.errors import Refused
from casework.domain.leaks import PLACES, Leak, leaks
from casework.domain.protected_names import PERSON, Protected, Veil
from tests.adapters import leaky

VEIL = Veil([Protected("a", PERSON, ("Fayzali Kuvvatov", "Файзали Қувватов"), "A.")])


def found(content: bytes, filename: str = "pack.pdf") -> list[tuple[int, str]]:
    return [(leak.page, leak.place) for leak in leaks(passages_of(content, filename), VEIL)]


class LeakTests(TestCase):
    def test_nothing_is_found_where_there_is_nothing(self) -> None:
        self.assertEqual(found(leaky.CLEAN), [])

    def test_each_place_of_a_file(self) -> None:
        for content, place in (
            (leaky.in_text(), (2, "page")),
            (leaky.divided_at_the_end_of_a_line(), (1, "page")),
            (leaky.spaced_out(), (2, "page")),
            (leaky.outside_the_page(), (1, "content")),
            (leaky.in_what_is_said_of_a_drawing(), (1, "content")),
            (leaky.in_a_drawing_that_no_page_shows(), (0, "form")),
            (leaky.in_an_annotation(), (2, "annotation")),
            (leaky.in_the_address_of_a_link(), (2, "annotation")),
            (leaky.in_a_bookmark(), (0, "bookmark")),
            (leaky.in_the_name_of_a_place(), (0, "name")),
            (leaky.in_an_attachment(), (0, "attachment")),
            (leaky.in_an_attached_pdf(), (0, "attachment")),
            (leaky.in_the_name_of_an_attachment(), (0, "attachment")),
            (leaky.in_the_metadata(), (0, "metadata")),
            (leaky.in_the_information(), (0, "information")),
            (leaky.in_the_tags(), (0, "structure")),
            (leaky.in_an_object_nothing_leads_to_but_the_catalogue(), (0, "string")),
            (leaky.in_a_script(), (0, "stream")),
        ):
            with self.subTest(place):
                told = found(content)
                self.assertIn(place, told)
                self.assertLessEqual({where for _page, where in told}, set(PLACES))

    def test_the_name_of_the_file(self) -> None:
        self.assertEqual(found(leaky.CLEAN, "kuvvatov_2026.pdf"), [(0, "file-name")])

    @skipUnless(picture_words.is_installed(), "needs Tesseract")
    def test_words_that_are_pixels(self) -> None:
        self.assertEqual(found(leaky.in_a_picture()), [(1, "picture")])
        self.assertEqual(found(leaky.in_a_picture("Statement of nobody")), [])

    @skipUnless("rus" in picture_words._languages(), "needs Tesseract with Russian")
    def test_words_that_are_pixels_in_cyrillic(self) -> None:
        self.assertEqual(found(leaky.in_a_picture("Заявление: Кувватов")), [(1, "picture")])

    def test_only_pages_with_pictures_are_read_as_pictures(self) -> None:
        self.assertEqual(pages_with_pictures(leaky.CLEAN), [])
        self.assertEqual(pages_with_pictures(leaky.in_a_picture()), [1])

    def test_what_cannot_be_read_is_refused(self) -> None:
        with self.assertRaises(Refused) as caught:
            found(b"no PDF at all")
        self.assertEqual(caught.exception.problems[0].code, "leak-unread")

    def test_a_leak_tells_no_name(self) -> None:
        leak = leaks(passages_of(leaky.in_text(), "x.pdf"), VEIL)[0]
        self.assertNotIn("uvvat", repr(leak))
        self.assertEqual(leak, Leak(2, "content"))
