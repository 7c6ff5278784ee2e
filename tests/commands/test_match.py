"""The match command."""

from __future__ import annotations

import datetime as dt
import json
from io import StringIO

from django.core.management import call_command
from django.core.management.base import CommandError

from casework.domain.evidence import TermKind
from casework.models import Case, Passage
from tests import make
from tests.base import CastTestCase

KEYS = ["element", "passage", "source", "locator", "score", "finding", "reasons", "warnings"]


def run(*args: str) -> str:
    out = StringIO()
    call_command("match", *args, stdout=out)
    return out.getvalue()


class MatchTest(CastTestCase):
    def setUp(self) -> None:
        case = make.case(by=self.omar)
        person = make.person(of=case, name="Farzona Qodirova")
        person.profiles.add(make.term(kind=TermKind.PROFILE, code="EXILE-REL", label="Relative"))
        make.element()
        codes = {TermKind.ACT: ["FAM-REPRISAL"], TermKind.PROFILE: ["EXILE-REL"]}
        make.passage(key="WEAK", codes=codes, modality="opinion")
        make.passage(key="STRONG", codes=codes)
        make.passage(key="UNRELATED", codes={TermKind.ACT: ["CENSOR"]})

    def rows(self, *args: str) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = json.loads(run("PL-2026-TEST", "--format", "json", *args))
        return rows

    def test_it_prints_the_best_first_with_reasons_in_words(self) -> None:
        rows = self.rows()
        self.assertEqual([row["passage"] for row in rows], ["STRONG", "WEAK"])
        self.assertEqual(list(rows[0]), KEYS)
        self.assertEqual(rows[0]["score"], 4.3)
        self.assertEqual(rows[0]["source"], "S1")
        self.assertEqual(rows[0]["locator"], "paragraph 4")
        self.assertEqual(
            rows[0]["reasons"],
            [
                "bears on this element: FAM-REPRISAL",
                "the applicant’s own profile: Relative",
                "kind of statement: reported as fact",
                "state of the finding: confirmed and ongoing",
                "kind of evidence: pattern",
                "published within the last two years",
            ],
        )
        self.assertEqual(rows[0]["warnings"], ["Rests on a single source."])

    def test_a_corrected_finding_is_never_given_without_its_correction(self) -> None:
        Passage.objects.filter(key="STRONG").update(
            currency="corrected", correction="They were questioned in June."
        )
        row = next(row for row in self.rows() if row["passage"] == "STRONG")
        self.assertEqual(row["finding"], "They were questioned in June.")
        self.assertEqual(row["source_says"], "Relatives of exiles were questioned.")

    def test_what_is_overtaken_and_has_no_correction_is_not_given(self) -> None:
        Passage.objects.filter(key="STRONG").update(currency="superseded")
        self.assertEqual([row["passage"] for row in self.rows()], ["WEAK"])

    def test_it_weighs_against_the_day_of_the_decision(self) -> None:
        recent = "published within the last two years"
        self.assertIn(recent, str(self.rows()[0]["reasons"]))
        Case.objects.update(decision_expected=dt.date(2027, 4, 1))
        self.assertNotIn(recent, str(self.rows()[0]["reasons"]))

    def test_one_element_only(self) -> None:
        self.assertEqual(self.rows("--element", "reasons"), [])

    def test_it_prints_no_word_of_the_client(self) -> None:
        self.assertNotIn("Qodirova", run("PL-2026-TEST"))
        self.assertNotIn("Secret", run("PL-2026-TEST", "--format", "json"))

    def test_an_unknown_case_is_named(self) -> None:
        with self.assertRaisesMessage(CommandError, "PL-0000-NONE"):
            run("PL-0000-NONE")
