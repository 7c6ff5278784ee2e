"""Old and new articles side by side."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any
from unittest import TestCase

from casework.domain.concordance import article_rows, element_rows
from casework.domain.law import ElementFacts, LawCertainty, NormFacts
from tests.domain.rules import book

LAW = json.loads(
    (Path(__file__).resolve().parents[2] / "fixtures/law/elements.json").read_text("utf-8")
)
ELEMENT = ElementFacts("acts", 1, {"en": "Acts"}, {}, {})


def norm(citation: str, **fields: Any) -> NormFacts:
    given: dict[str, Any] = {"jurisdiction": "DE", "certainty": LawCertainty.VERIFIED}
    return NormFacts("acts", citations={"en": citation}, **(given | fields))


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


class ElementRowsTest(TestCase):
    def cells(self, *norms: NormFacts, country: str = "DE") -> list[tuple[list[str], bool]]:
        row = element_rows([ELEMENT], norms, country)[0]
        return [([n.citations["en"] for n in cell.norms], cell.asks) for cell in row.cells]

    def test_each_norm_stands_in_its_era_and_level(self) -> None:
        found = self.cells(
            norm("Section 3a", lodged_to=dt.date(2026, 6, 11)),
            norm("Section 3", lodged_from=dt.date(2026, 6, 12)),
            norm("Article 9 Directive", jurisdiction="EU", lodged_to=dt.date(2026, 6, 11)),
        )
        expected = [
            (["Article 9 Directive"], False),
            ([], False),
            (["Section 3a"], False),
            (["Section 3"], False),
        ]
        self.assertEqual(found, expected)

    def test_a_norm_without_a_time_is_old_and_new(self) -> None:
        found = self.cells(norm("Section 60(5)"))
        self.assertEqual(found[2:], [(["Section 60(5)"], False)] * 2)

    def test_an_unknown_norm_asks_and_is_not_cited(self) -> None:
        unknown = norm(
            "As amended", certainty=LawCertainty.UNKNOWN, lodged_from=dt.date(2026, 6, 12)
        )
        self.assertEqual(self.cells(unknown)[3], ([], True))

    def test_a_norm_of_another_country_or_that_does_not_apply_is_left_out(self) -> None:
        found = self.cells(
            norm("Austrian", jurisdiction="AT"),
            norm("Disputed", jurisdiction="EU", applies_in=frozenset({"PL", "AT"})),
        )
        self.assertEqual(found, [([], False)] * 4)

    def test_over_all_data_no_unknown_norm_is_cited(self) -> None:
        norms = [
            NormFacts(
                element=item["element"],
                jurisdiction=item["jurisdiction"],
                citations=item["citations"],
                certainty=LawCertainty(item["certainty"]),
                applies_in=frozenset(item.get("applies_in", ())),
                lodged_from=day(item.get("lodged_from")),
                lodged_to=day(item.get("lodged_to")),
            )
            for item in LAW["norms"]
        ]
        elements = [
            ElementFacts(item["key"], item["position"], item["titles"], {}, {})
            for item in LAW["elements"]
        ]
        asked = {"DE": 0, "AT": 0, "PL": 0}
        for country in asked:
            for row in element_rows(elements, norms, country):
                for cell in row.cells:
                    asked[country] += cell.asks
                    cited = {norm.certainty for norm in cell.norms}
                    self.assertNotIn(LawCertainty.UNKNOWN, cited)
        self.assertEqual(asked, {"DE": 0, "AT": 10, "PL": 9})


class ArticleRowsTest(TestCase):
    def test_old_and_new_are_paired_in_the_order_of_articles(self) -> None:
        rows = article_rows(book(), "en")
        self.assertEqual(len(rows), 19)
        self.assertTrue(all(row.old and row.new for row in rows))
        firsts = [row.old.title[:10] for row in rows if row.old]
        self.assertEqual(firsts[:3], ["Art. 2 Dir", "Art. 4(1) ", "Art. 4(3) "])

    def test_the_old_articles_are_marked(self) -> None:
        for row in article_rows(book(), "de"):
            with self.subTest(row.key):
                self.assertTrue(row.old and row.old.title.endswith("[zu prüfen]"))
