from __future__ import annotations

import datetime as dt
import unittest
from dataclasses import replace
from typing import Any

from casework.domain.cases import ClaimFacts, Jurisdiction, Verdict
from casework.domain.dates import parse_fuzzy
from casework.domain.evidence import Certainty, Direction, PassageFacts, SourceFacts
from casework.domain.matching import Match, Reason
from casework.domain.matrix import (
    Decided,
    Gap,
    Library,
    Progress,
    Strength,
    Support,
    gaps,
    is_carried,
    matrix,
    progress,
)
from tests.domain import build

AS_OF = dt.date(2026, 11, 24)
OLD = parse_fuzzy("2023-10")
NEW = parse_fuzzy("2025-06")


def library(*sources: SourceFacts) -> Library:
    return Library({source.key: source for source in sources}, AS_OF)


def finding(key: str, source: SourceFacts, **fields: Any) -> PassageFacts:
    return build.passage(key=key, source=source, **fields)


class SupportTests(unittest.TestCase):
    def setUp(self) -> None:
        self.report = build.source(key="S1", issued=OLD)
        self.article = build.source(key="S2", issued=NEW)

    def test_nothing_carries_nothing(self) -> None:
        support = library(self.report).support([])
        self.assertEqual(support, Support(findings=0, origins=0, is_current=False))
        self.assertEqual(support.strength, Strength.NONE)

    def test_two_findings_of_one_source_are_thin(self) -> None:
        found = [finding("P1", self.article), finding("P2", self.article)]
        support = library(self.article).support(found)
        self.assertEqual(support, Support(findings=2, origins=1, is_current=True))
        self.assertEqual(support.strength, Strength.THIN)

    def test_two_old_origins_are_fair(self) -> None:
        other = build.source(key="S3", issued=OLD)
        support = library(self.report, other).support(
            [finding("P1", self.report), finding("P2", other)]
        )
        self.assertEqual(support, Support(findings=2, origins=2, is_current=False))
        self.assertEqual(support.strength, Strength.FAIR)

    def test_two_origins_of_which_one_is_recent_are_solid(self) -> None:
        support = library(self.report, self.article).support(
            [finding("P1", self.report), finding("P2", self.article)]
        )
        self.assertEqual(support.strength, Strength.SOLID)
        self.assertEqual(support.strength.level, 3)

    def test_a_source_that_repeats_another_is_the_same_origin(self) -> None:
        echo = build.source(key="S3", issued=NEW, derived_from=frozenset({"S1"}))
        support = library(self.report, echo).support(
            [finding("P1", self.report), finding("P2", echo)]
        )
        self.assertEqual(support.origins, 1)

    def test_a_source_that_bears_the_finding_out_is_an_origin(self) -> None:
        found = finding("P1", self.report, corroborated_by=frozenset({"S2"}))
        support = library(self.report, self.article).support([found])
        self.assertEqual(support, Support(findings=1, origins=2, is_current=True))

    def test_a_source_that_nobody_has_seen_bears_nothing_out(self) -> None:
        unseen = build.source(key="S9", issued=NEW, certainty=Certainty.MEMORY)
        found = finding("P1", self.report, corroborated_by={"S9", "unknown"}, among=[unseen])
        support = library(self.report, unseen).support([found])
        self.assertEqual(support, Support(findings=1, origins=1, is_current=False))


class GapTests(unittest.TestCase):
    alleged = ClaimFacts("acts", {"en": "Held for four days."}, ("e1",))

    def test_an_element_with_nothing_lacks_evidence_fact_and_event(self) -> None:
        self.assertEqual(
            gaps(None, [], Support(0, 0, is_current=False)),
            (Gap.NO_EVIDENCE, Gap.NOTHING_ALLEGED, Gap.NO_EVENT),
        )

    def test_a_carried_element_lacks_nothing(self) -> None:
        used = [build.passage()]
        self.assertEqual(gaps(self.alleged, used, Support(2, 2, is_current=True)), ())

    def test_one_old_origin_is_single_and_not_recent(self) -> None:
        used = [build.passage()]
        self.assertEqual(
            gaps(self.alleged, used, Support(1, 1, is_current=False)),
            (Gap.SINGLE_SOURCE, Gap.NONE_RECENT),
        )

    def test_an_empty_text_alleges_nothing(self) -> None:
        claim = ClaimFacts("acts", {"en": ""}, ("e1",))
        self.assertEqual(gaps(claim, [], Support(2, 2, is_current=True)), (Gap.NOTHING_ALLEGED,))

    def test_adverse_evidence_that_is_only_used_is_open(self) -> None:
        used = [build.passage(direction=Direction.ADVERSE)]
        self.assertEqual(
            gaps(self.alleged, used, Support(2, 2, is_current=True)), (Gap.ADVERSE_OPEN,)
        )


class MatrixTests(unittest.TestCase):
    def setUp(self) -> None:
        self.source = build.source(key="S1", issued=NEW)
        self.used = finding("P1", self.source)
        self.against = finding("P2", self.source, direction=Direction.ADVERSE)
        self.elements = [
            build.element(key="fear", position=2),
            build.element(key="acts", position=1),
            build.element(key="bans", position=3, jurisdictions=frozenset({"DE"})),
        ]
        self.case = build.case(claims=(ClaimFacts("acts", {"en": "Held."}, ("e1",)),))

    def suggestion(self, element: str, passage: PassageFacts) -> Match:
        return Match(element, passage, 5.0, (), ())

    def rows(self, decided: list[Decided], matches: list[Match]) -> dict[str, object]:
        found = matrix(self.case, self.elements, decided, matches, library(self.source))
        return {row.element.key: row for row in found}

    def test_elements_of_the_country_come_in_the_order_of_examination(self) -> None:
        self.assertEqual(list(self.rows([], [])), ["acts", "fear"])

    def test_decisions_and_suggestions_are_counted_each_for_its_element(self) -> None:
        rejected = finding("P3", self.source)
        open_one = finding("P4", self.source, direction=Direction.ADVERSE)
        found = matrix(
            self.case,
            self.elements,
            [
                Decided("acts", self.used, Verdict.USE),
                Decided("acts", self.against, Verdict.ADVERSE_ANSWERED),
                Decided("acts", rejected, Verdict.REJECT),
                Decided("fear", rejected, Verdict.USE),
            ],
            [
                self.suggestion("acts", self.used),
                self.suggestion("acts", open_one),
                self.suggestion("fear", open_one),
            ],
            library(self.source),
        )
        acts, fear = found
        self.assertEqual([p.key for p in acts.used], ["P1"])
        self.assertEqual([p.key for p in acts.answered], ["P2"])
        self.assertEqual([p.key for p in acts.rejected], ["P3"])
        self.assertEqual((acts.undecided, acts.adverse_undecided), (1, 1))
        self.assertEqual([p.key for p in fear.used], ["P3"])
        self.assertEqual((fear.undecided, fear.adverse_undecided), (1, 1))

    def test_adverse_evidence_does_not_carry_an_element(self) -> None:
        found = matrix(
            self.case,
            self.elements,
            [Decided("acts", self.against, Verdict.USE)],
            [],
            library(self.source),
        )
        self.assertEqual(found[0].support.findings, 0)
        self.assertEqual(found[0].gaps, (Gap.NO_EVIDENCE, Gap.ADVERSE_OPEN))

    def test_the_whole_claim_is_counted_in_one_line(self) -> None:
        found = matrix(
            self.case,
            self.elements,
            [
                Decided("acts", self.used, Verdict.USE),
                Decided("acts", self.against, Verdict.ADVERSE_ANSWERED),
            ],
            [],
            library(self.source),
        )
        self.assertEqual(
            progress(found),
            Progress(elements=2, shown=1, used=1, answered=1, gaps=4, strong=0, weak=1, stale=0),
        )
        self.assertEqual(progress(found).open, 1)

    def test_an_adverse_finding_is_unanswered_until_a_choice_or_a_note_answers_it(self) -> None:
        suggested = [self.suggestion("acts", self.against)]
        for verdict, expected in (
            (None, 1),
            (Verdict.REJECT, 1),
            (Verdict.ADVERSE_ANSWERED, 0),
            (Verdict.USE, 0),
        ):
            with self.subTest(verdict=verdict):
                decided = [Decided("acts", self.against, verdict)] if verdict else []
                found = matrix(self.case, self.elements, decided, suggested, library(self.source))
                self.assertEqual(found[0].unanswered, expected)
                self.assertEqual(progress(found).unanswered, expected)
        claim = ClaimFacts(element="acts", alleged={"en": "Held."}, is_answered=True)
        case = build.case(claims=(claim,))
        found = matrix(case, self.elements, [], suggested, library(self.source))
        self.assertEqual(found[0].unanswered, 0)

    def test_a_claim_without_one_strong_suggestion_is_not_carried(self) -> None:
        weak = self.suggestion("acts", self.used)
        self.assertFalse(is_carried([]))
        self.assertFalse(is_carried([replace(weak, score=4.99)]))
        self.assertTrue(is_carried([replace(weak, score=4.99), replace(weak, score=5.0)]))
        of_others = (Reason("others", -1.4, ("IRPT-MEM",)),)
        self.assertFalse(is_carried([replace(weak, score=6.0, reasons=of_others)]))

    def test_another_country_examines_another_list(self) -> None:
        case = build.case(jurisdiction=Jurisdiction.GERMANY)
        found = matrix(case, self.elements, [], [], library())
        self.assertEqual([row.element.key for row in found], ["acts", "fear", "bans"])
