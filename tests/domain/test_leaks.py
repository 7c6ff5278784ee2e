"""How the words of a file can be read, so that no way of writing hides a name."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.leaks import Leak, Passage, leaks, readings
from casework.domain.protected_names import PERSON, Protected, Veil

VEIL = Veil(
    [
        Protected("a", PERSON, ("Fayzali Kuvvatov", "فیضعلی قوتف"), "A."),
        Protected("p", "place", ("Khujand",), "a town"),
    ]
)


class LeakTests(TestCase):
    def test_every_way_of_writing(self) -> None:
        for text in (
            "FAYZALI KUVVATOV",
            "Қувватов",
            "Kuv-\nvatov",
            "Kuv\u00ad\n  vatov",
            "Kuvva\ntov",
            "K u v v a t o v",
            "seenKuvvatovThere",
            "Kuvvatov&#39;s",
            "%4buvvatov",
            '"\\u041a\\u0443\\u0432\\u0432\\u0430\\u0442\\u043e\\u0432"',
            "mailto:f_kuvvatov@x.example",
            "فتوق",
            "in Chudschand",
        ):
            with self.subTest(text):
                found = leaks([Passage("page", 3, text)], VEIL)
                self.assertEqual(found, (Leak(3, "page"),))

    def test_each_place_once_in_the_order_of_the_pages(self) -> None:
        passages = [
            Passage("page", 9, "Kuvvatov"),
            Passage("page", 2, "Kuvvatov"),
            Passage("page", 2, "Kuvvatov again"),
            Passage("bookmark", 0, "Kuvvatov"),
            Passage("page", 1, "nobody"),
        ]
        found = [(leak.page, leak.place) for leak in leaks(passages, VEIL)]
        self.assertEqual(found, [(0, "bookmark"), (2, "page"), (9, "page")])

    def test_a_plain_text_is_read_once(self) -> None:
        self.assertEqual(list(readings("nobody is named")), ["nobody is named"])
