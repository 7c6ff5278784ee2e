"""Names and sources found while a finding is entered."""

from __future__ import annotations

from casework.models.passage_search import (
    entities_by_key,
    entities_called,
    sources_by_key,
    sources_called,
)
from tests import make
from tests.base import CastTestCase


class EntityTest(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make.entity(spellings={"Умаралӣ Қувватов": "Cyrl", "Umarali Quvvatov": "Latn"})
        make.entity(key="irpt", name="Islamic Renaissance Party", spellings={"ПИВТ": "Cyrl"})

    def test_they_are_found_in_any_script_and_spelling(self) -> None:
        for query, keys in (
            ("Kuvvatov", ["kuvvatov"]),
            ("Қувватов", ["kuvvatov"]),
            ("umarali quvatov", ["kuvvatov"]),
            ("пивт", ["irpt"]),
            ("renaiss", ["irpt"]),
            ("party islamic", ["irpt"]),
            ("Kuvvatov party", []),
            ("nobody", []),
            ("  ", []),
        ):
            with self.subTest(query):
                self.assertEqual([key for key, _ in entities_called(query)], keys)

    def test_the_ticked_ones_have_their_names(self) -> None:
        self.assertEqual(
            entities_by_key(["irpt", "none"]), [("irpt", "Islamic Renaissance Party")]
        )


class SourceTest(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make.source(key="S1", publisher="Amnesty International", title="The relatives pay")
        make.source(key="S10", publisher="ECtHR", title="X v. Russia", symbol="52466/08")

    def test_they_are_found_by_words_key_and_symbol(self) -> None:
        for query, keys in (
            ("amnesty relatives", ["S1"]),
            ("s1", ["S1"]),
            ("52466", ["S10"]),
            ("amnesty russia", []),
            ("", []),
        ):
            with self.subTest(query):
                self.assertEqual([key for key, _ in sources_called(self.omar, query)], keys)

    def test_they_are_named_by_publisher_title_and_key(self) -> None:
        self.assertEqual(
            sources_by_key(["S1"]), [("S1", "Amnesty International: The relatives pay (S1)")]
        )

    def test_no_more_than_twenty_are_offered(self) -> None:
        for number in range(30):
            make.source(key=f"N{number}", publisher="Many")
        self.assertEqual(len(sources_called(self.omar, "Many")), 20)
