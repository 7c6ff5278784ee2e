"""Which norms are cited for a claim."""

from __future__ import annotations

import datetime as dt
from typing import Any
from unittest import TestCase

from casework.domain.law import LawCertainty, NormFacts, elements_for, must_be_marked, norms_for
from tests.domain import build

OLD, NEW = dt.date(2026, 6, 11), dt.date(2026, 6, 12)


def norm(citation: str, **fields: Any) -> NormFacts:
    given: dict[str, Any] = {
        "element": "acts",
        "jurisdiction": "EU",
        "citations": {"en": citation},
        "certainty": LawCertainty.VERIFIED,
    }
    return NormFacts(**(given | fields))


class NormsTest(TestCase):
    def cited(self, *norms: NormFacts, country: str = "DE", lodged: dt.date | None) -> list[str]:
        return [n.citations["en"] for n in norms_for(norms, "acts", country, lodged)]

    def test_the_day_of_lodging_decides(self) -> None:
        old = norm("§ 3a AsylG", jurisdiction="DE", lodged_to=OLD)
        new = norm("Art. 9 QR", lodged_from=NEW)
        self.assertEqual(self.cited(old, new, lodged=OLD), ["§ 3a AsylG"])
        self.assertEqual(self.cited(old, new, lodged=NEW), ["Art. 9 QR"])

    def test_without_a_day_of_lodging_both_are_shown(self) -> None:
        old, new = norm("old", lodged_to=OLD), norm("new", lodged_from=NEW)
        self.assertEqual(self.cited(old, new, lodged=None), ["old", "new"])

    def test_union_law_stands_first(self) -> None:
        national, union = norm("§ 60 AufenthG", jurisdiction="DE"), norm("Art. 9 QR")
        self.assertEqual(self.cited(national, union, lodged=NEW), ["Art. 9 QR", "§ 60 AufenthG"])

    def test_another_countrys_law_is_not_cited(self) -> None:
        self.assertEqual(self.cited(norm("art. 13", jurisdiction="PL"), lodged=NEW), [])

    def test_a_union_norm_may_be_for_some_countries_only(self) -> None:
        disputed = norm("Art. 9 QR", applies_in=frozenset({"PL", "AT"}))
        self.assertEqual(self.cited(disputed, lodged=OLD), [])
        self.assertEqual(self.cited(disputed, country="AT", lodged=OLD), ["Art. 9 QR"])

    def test_what_is_unknown_is_never_cited(self) -> None:
        unknown = norm("AMPAG", jurisdiction="AT", certainty=LawCertainty.UNKNOWN)
        self.assertEqual(self.cited(unknown, country="AT", lodged=NEW), [])

    def test_another_element_is_not_cited(self) -> None:
        self.assertEqual(self.cited(norm("Art. 10", element="reasons"), lodged=NEW), [])

    def test_what_is_from_memory_must_be_marked(self) -> None:
        self.assertTrue(must_be_marked(norm("art. 348", certainty=LawCertainty.MEMORY)))
        self.assertFalse(must_be_marked(norm("Art. 9")))


class ElementsTest(TestCase):
    def test_they_come_in_the_order_of_examination(self) -> None:
        elements = [build.element(key="b", position=2), build.element(key="a", position=1)]
        self.assertEqual([e.key for e in elements_for(elements, "PL")], ["a", "b"])

    def test_an_element_may_belong_to_some_countries(self) -> None:
        german = build.element(jurisdictions=frozenset({"DE"}))
        self.assertEqual(elements_for([german], "PL"), ())
        self.assertEqual(elements_for([german], "DE"), (german,))
