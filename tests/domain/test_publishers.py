"""Which profiles the publisher of a source stands for."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.publishers import named

NAMES = [
    "RFE/RL",
    "Asia-Plus",
    "Fergana",
    "AHRCA",
    "EUAA",
    "Memorial",
    "ADC Memorial",
    "Freedom House",
    "Human Rights Watch",
    "UN Human Rights Committee",
    "Human Rights Committee",
    "Committee to Protect Journalists (CPJ)",
]


class NamedTests(TestCase):
    def test_each_name_in_the_order_of_the_field(self) -> None:
        table = {
            "RFE/RL": ["RFE/RL"],
            "RFE/RL; Fergana; Asia-Plus": ["RFE/RL", "Fergana", "Asia-Plus"],
            "RFE/RL (ecoi.net copy)": ["RFE/RL"],
            "Fergana (quoting AHRCA)": ["Fergana", "AHRCA"],
            "EASO/EUAA": ["EUAA"],
            "Belvpo; Human Rights Watch; EU Insider": ["Human Rights Watch"],
            "Committee to Protect Journalists (CPJ)": ["Committee to Protect Journalists (CPJ)"],
            "RFE/RL; RFE/RL Ozodi": ["RFE/RL"],
        }
        for text, expected in table.items():
            with self.subTest(text):
                self.assertEqual(named(text, NAMES), expected)

    def test_a_part_of_a_longer_known_name_does_not_count(self) -> None:
        self.assertEqual(named("ADC Memorial and others", NAMES), ["ADC Memorial"])
        self.assertEqual(named("UN Human Rights Committee", NAMES), ["UN Human Rights Committee"])
        self.assertEqual(named("ADC Memorial / Memorial", NAMES), ["ADC Memorial", "Memorial"])

    def test_a_part_of_a_word_does_not_count(self) -> None:
        for text in (
            "Memorials",
            "Ferganapress",
            "AHRCAx",
            "memorial",
            "Freedom Housekeeping",
            "",
        ):
            with self.subTest(text):
                self.assertEqual(named(text, NAMES), [])
        self.assertEqual(named("Human Rights Watch", []), [])
