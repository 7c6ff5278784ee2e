"""The second labelled set is sound, and the command can measure another set than the first."""

from __future__ import annotations

import io
import json
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import TestCase

from benchmarks.matching.__main__ import main
from benchmarks.matching.labelled import (
    FIXTURES,
    SETS,
    Labelled,
    entities,
    findings,
    labelled_cases,
)
from benchmarks.matching.rankers import story


def second() -> tuple[Labelled, ...]:
    return labelled_cases(SETS["second"])


class LabelTest(TestCase):
    def test_numbers_go_on_after_those_of_the_first_set(self) -> None:
        self.assertEqual([case.number for case in second()], list(range(101, 137)))
        first = {case.facts.ref for case in labelled_cases()}
        self.assertEqual(first & {case.facts.ref for case in second()}, set())

    def test_half_of_the_stories_are_told_in_other_languages_than_english(self) -> None:
        counted = Counter(case.facts.working_language for case in second())
        self.assertEqual(counted, {"en": 18, "de": 7, "pl": 7, "ru": 4})
        for case in second():
            with self.subTest(case.number):
                self.assertEqual(list(case.facts.summary), [case.facts.working_language])
                self.assertTrue(30 <= len(story(case.facts).split()) <= 170)

    def test_a_claim_has_core_findings_of_the_best_grade_and_more(self) -> None:
        claims = [case for case in second() if not case.is_negative]
        self.assertEqual(len(claims), 29)
        for case in claims:
            with self.subTest(case.number):
                self.assertGreaterEqual(len(case.grades), 5)
                self.assertEqual({case.grades[key] for key in case.core}, {3})
        self.assertEqual([c.number for c in claims if len(c.core) < 2], [112, 113, 114])
        self.assertEqual(max(len(case.core) for case in claims), 4)

    def test_a_negative_case_has_nothing_but_background(self) -> None:
        grades = {case.number: dict(case.grades) for case in second() if case.is_negative}
        nothing: dict[str, int] = {}
        self.assertEqual(
            grades,
            {
                **dict.fromkeys((130, 131, 132, 134, 136), nothing),
                133: {"TJ-P30-03": 1},
                135: {"TJ-P23-05": 1},
            },
        )

    def test_only_printable_findings_are_labelled_and_each_once(self) -> None:
        printable = {p.key for p in findings("article") if p.printable}
        for path in SETS["second"].glob("*.json"):
            with self.subTest(path.name):
                labels = json.loads(path.read_text(encoding="utf-8"))["relevance"]["case"]
                keys = [key for listed in labels.values() for key in listed]
                self.assertEqual(len(keys), len(set(keys)))
                self.assertLessEqual(set(keys), printable)
                self.assertEqual(list(labels), ["3", "2", "1"])

    def test_codes_and_names_exist(self) -> None:
        terms = json.loads((FIXTURES / "evidence" / "taxonomy.json").read_text())["terms"]
        known = {term["code"] for term in terms}
        for case in second():
            with self.subTest(case.number):
                used = {code for p in case.facts.people for code in p.profiles}
                used |= {code for e in case.facts.events for code in e.acts | e.actors}
                self.assertLessEqual(used | case.facts.grounds, known)
                named = {key for e in case.facts.events for key in e.entities}
                self.assertLessEqual(named, entities().keys())
                people = {person.key for person in case.facts.people}
                self.assertLessEqual({k for e in case.facts.events for k in e.people}, people)
                self.assertLessEqual(
                    {key for r in case.facts.relations for key in (r.person, r.of)}, people
                )


class SetTest(TestCase):
    """Measured on three people made up for this test, never on the second set."""

    def setUp(self) -> None:
        self.folder = Path(self.enterContext(TemporaryDirectory())) / "tiny"
        self.folder.mkdir()
        graded = {"3": ["TJ-P25-05"], "2": ["TJ-P27-01"], "1": []}
        self.write(1, "Group 24", "en", "A baker was with Group 24 in Istanbul.", graded, ["G24"])
        self.write(2, "Group 24", "de", "Ein Bäcker der Gruppe 24 in Istanbul.", graded, [])
        self.write(3, "negative: hail", "en", "Hail broke the greenhouse.", {}, [])

    def write(
        self,
        number: int,
        kind: str,
        language: str,
        told: str,
        graded: dict[str, list[str]],
        profiles: list[str],
    ) -> None:
        case = {
            "number": number,
            "key": f"made-up-{number}",
            "kind": kind,
            "jurisdiction": "DE",
            "working_language": language,
            "summary": {language: told},
            "grounds": [],
            "people": [{"key": "applicant", "role": "applicant", "profiles": profiles}],
            "relations": [],
            "events": [],
            "relevance": {"case": graded, "core": graded.get("3", []), "elements": {}},
        }
        (self.folder / f"{number}.json").write_text(json.dumps(case), encoding="utf-8")

    def printed(self) -> str:
        with redirect_stdout(io.StringIO()) as out:
            main(["--set", str(self.folder)])
        return out.getvalue()

    def refused(self, *arguments: str) -> str:
        with redirect_stderr(io.StringIO()) as err, self.assertRaises(SystemExit) as caught:
            main(arguments)
        self.assertEqual(caught.exception.code, 2)
        return err.getvalue()

    def test_all_ways_are_compared_with_intervals_on_the_whole_set(self) -> None:
        printed = self.printed()
        self.assertIn("## tiny: 2 claims, 89 findings, mean [95 % interval]", printed)
        for way in ("ours", "BM25", "TF-IDF cosine", "codes alone"):
            with self.subTest(way):
                self.assertRegex(printed, rf"\| {way} \| \d\.\d\d \[\d\.\d\d, \d\.\d\d\] \|")
        self.assertIn("ours minus the other, paired by case", printed)

    def test_claims_told_in_english_and_otherwise_are_compared_apart(self) -> None:
        printed = self.printed()
        self.assertIn("## tiny, told in English: 1 claims", printed)
        self.assertIn("## tiny, told otherwise: 1 claims", printed)

    def test_negative_cases_are_listed(self) -> None:
        self.assertIn("| 3 hail | ", self.printed())

    def test_nothing_is_chosen_on_it(self) -> None:
        printed = self.printed()
        for absent in ("what each part brings", "by single element", "speed", "held-out"):
            with self.subTest(absent):
                self.assertNotIn(absent, printed)

    def test_the_text_search_reads_the_language_of_the_note(self) -> None:
        told = [story(case.facts) for case in labelled_cases(self.folder)]
        self.assertEqual(told[1], "Ein Bäcker der Gruppe 24 in Istanbul.")

    def test_a_set_without_cases_is_refused(self) -> None:
        self.assertIn("no labelled cases in nowhere", self.refused("--set", "nowhere"))

    def test_a_set_has_no_halves(self) -> None:
        refusal = self.refused("--set", str(self.folder), "--half", "held-out")
        self.assertIn("not allowed with argument", refusal)
