"""How each country's courts and authorities label exhibits and name the parties."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.cases import Jurisdiction, Stage
from casework.domain.exhibit_labels import (
    Forum,
    addressee,
    designation,
    exhibit_label,
    forum_of,
)
from tests.domain import build

DE, AT, PL = Jurisdiction.GERMANY, Jurisdiction.AUSTRIA, Jurisdiction.POLAND


def label(jurisdiction: Jurisdiction, stage: Stage, reference: str = "") -> str:
    case = build.case(jurisdiction=jurisdiction, stage=stage, authority_reference=reference)
    return exhibit_label(forum_of(case), 3)


class LabelTests(TestCase):
    def test_each_forum_has_its_label(self) -> None:
        cases = {
            (DE, Stage.FIRST_INSTANCE): "Anlage 3",
            (DE, Stage.SUBSEQUENT): "Anlage 3",
            (DE, Stage.COURT): "Anlage K 3",
            (AT, Stage.FIRST_INSTANCE): "Beilage ./3",
            (AT, Stage.COURT): "Beilage ./3",
            (PL, Stage.FIRST_INSTANCE): "Załącznik nr 3",
            (PL, Stage.APPEAL): "Załącznik nr 3",
            (PL, Stage.COURT): "Załącznik nr 3",
        }
        for (jurisdiction, stage), expected in cases.items():
            with self.subTest(jurisdiction=jurisdiction, stage=stage):
                self.assertEqual(label(jurisdiction, stage), expected)

    def test_only_a_german_urgent_request_has_its_own(self) -> None:
        urgent = ("VG 3 L 123/26 A", "W 7 S 22.30704", "M 1 E 26.100", "12a L 836/25.A")
        plain = ("VG 99 K 9999/26 A", "W 7 K 22.30704", "13 K 6212/17.A", "", "Az. offen")
        for reference in urgent:
            with self.subTest(reference):
                self.assertEqual(label(DE, Stage.COURT, reference), "Anlage ASt 3")
        for reference in plain:
            with self.subTest(reference):
                self.assertEqual(label(DE, Stage.COURT, reference), "Anlage K 3")
        self.assertEqual(label(DE, Stage.FIRST_INSTANCE, "3 L 1/26"), "Anlage 3")
        self.assertEqual(label(AT, Stage.COURT, "3 L 1/26"), "Beilage ./3")


class AddresseeTests(TestCase):
    def test_the_address_of_the_case_stands_line_by_line(self) -> None:
        case = build.case(authority="Urząd\n\n ul. Taborowa 33 \n02-699 Warszawa\n")
        self.assertEqual(addressee(case), ("Urząd", "ul. Taborowa 33", "02-699 Warszawa"))

    def test_without_one_the_competent_body_is_named(self) -> None:
        case = build.case(jurisdiction=PL, stage=Stage.APPEAL)
        self.assertEqual(
            addressee(case),
            (
                "Rada do Spraw Uchodźców",
                "za pośrednictwem Szefa Urzędu do Spraw Cudzoziemców",
            ),
        )

    def test_what_the_forum_calls_the_person(self) -> None:
        self.assertEqual(designation(Forum.VG, "F"), "plaintiff-F")
        self.assertEqual(designation(Forum.VG_URGENT, "M"), "applicant-M")
        self.assertEqual(designation(Forum.BVWG, "M"), "complainant-M")
        self.assertEqual(designation(Forum.RADA, "F"), "appellant-F")
        self.assertEqual(designation(Forum.BFA, ""), "applicant-X")
