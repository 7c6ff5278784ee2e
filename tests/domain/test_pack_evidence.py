"""The evidence of a plan: what is printed, who bears it out, and where it is cited."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.cases import Verdict
from casework.domain.dates import parse_fuzzy
from casework.domain.evidence import (
    Certainty,
    Currency,
    Direction,
    Modality,
    PassageFacts,
    SourceKind,
)
from casework.domain.pack_facts import TranslationFacts
from casework.domain.pack_plan import EvidenceItem, Origin, Ref
from casework.domain.translation import Text
from tests.domain import build, pack


def only_item(*passages: PassageFacts, language: str = "de", **rest: object) -> EvidenceItem:
    [item] = pack.plan(pack.material(*passages, **rest), language).items  # type: ignore[arg-type]
    return item


class TextTests(TestCase):
    def test_a_finding_in_the_language_of_the_pack(self) -> None:
        item = only_item()
        self.assertEqual(item.text, Text("Angehörige wurden befragt.", "de", is_wanted=True))
        self.assertEqual(item.translation, "reviewed")

    def test_the_state_of_the_translation(self) -> None:
        cases = {
            "draft": TranslationFacts("Text."),
            "stale": TranslationFacts("Text.", is_stale=True),
            "reviewed": TranslationFacts("Text.", is_reviewed=True),
        }
        for state, translation in cases.items():
            with self.subTest(state):
                item = only_item(translations={("P1", "de"): translation})
                self.assertEqual(item.translation, state)

    def test_without_a_translation_the_original_stands_in_visibly(self) -> None:
        item = only_item(translations={})
        self.assertEqual(item.translation, "missing")
        self.assertEqual(
            item.text, Text("Relatives of exiles were questioned.", "en", is_wanted=False)
        )

    def test_english_is_the_original(self) -> None:
        item = only_item(language="en")
        self.assertEqual(item.translation, "original")
        self.assertTrue(item.text.is_wanted)

    def test_a_correction_is_printed_and_the_source_quoted_as_it_is(self) -> None:
        other = build.source(key="S59", publisher="Ozodi")
        wrong = build.passage(
            finding="Never solved.",
            correction="Partly solved.",
            currency=Currency.CORRECTED,
            corroborated_by=frozenset({"S59"}),
        )
        german = TranslationFacts("Nie aufgeklärt.", "Teilweise aufgeklärt.")
        item = only_item(wrong, sources=(other,), translations={("P1", "de"): german})
        self.assertEqual(item.text.text, "Teilweise aufgeklärt.")
        self.assertEqual(item.source_says, Text("Nie aufgeklärt.", "de", is_wanted=True))
        self.assertEqual([ref.anchor for ref in item.corrected_by], ["source-S59"])
        self.assertEqual(item.bearers, ())

    def test_a_correction_without_its_translation_is_missing(self) -> None:
        wrong = build.passage(finding="Never solved.", correction="Partly solved.")
        item = only_item(wrong, translations={("P1", "de"): TranslationFacts("Nie aufgeklärt.")})
        self.assertEqual(item.translation, "missing")
        self.assertEqual(item.text.text, "Partly solved.")


class MarkTests(TestCase):
    def test_what_is_no_plain_fact_bears_a_label(self) -> None:
        for modality in Modality:
            with self.subTest(modality):
                item = only_item(build.passage(modality=modality))
                plain = modality in (Modality.FACT, Modality.ATTRIBUTED)
                self.assertEqual(item.label, "" if plain else modality.value)

    def test_age_and_certainty_of_the_source(self) -> None:
        cases = {
            "2026-01": ("", False),
            "2024-11-25": ("", False),
            "2024-11-20": ("old", True),
            "": ("undated", True),
        }
        for issued, (age, is_stale) in cases.items():
            with self.subTest(issued):
                source = build.source(issued=parse_fuzzy(issued), certainty=Certainty.EXCERPT)
                plan = pack.plan(pack.material(build.passage(source=source)))
                [row] = plan.sources[0].rows
                self.assertEqual((row.age, row.certainty), (age, "excerpt"))
                self.assertEqual(plan.items[0].is_stale, is_stale)

    def test_a_judgment_does_not_age(self) -> None:
        court = build.source(kind=SourceKind.COURT, issued=parse_fuzzy("2010-09-23"))
        plan = pack.plan(pack.material(build.passage(source=court)))
        self.assertEqual(plan.sources[0].rows[0].age, "")


class AdverseTests(TestCase):
    def test_adverse_material_stands_apart_with_its_answer(self) -> None:
        passages = (build.passage(), build.passage(key="P2", direction=Direction.ADVERSE))
        answered = pack.choice(
            "P2", verdict=Verdict.ADVERSE_ANSWERED, answer={"de": "Das trägt nicht."}
        )
        of = pack.material(*passages, choices=(answered, pack.choice()))
        [element] = pack.plan(of).elements
        self.assertEqual([item.passage for item in element.items], ["P1"])
        self.assertEqual([item.passage for item in element.adverse], ["P2"])
        self.assertEqual([item.number for item in element.all_items], [1, 2])
        answer = element.adverse[0].answer
        assert answer
        self.assertEqual(answer.text, "Das trägt nicht.")

    def test_what_was_rejected_or_is_withheld_never_enters(self) -> None:
        passages = (
            build.passage(key="P1", finding="Kept."),
            build.passage(key="P2", finding="Rejected."),
            build.passage(
                key="P3", finding="Withheld.", printable=False, withheld_because="Wrong."
            ),
        )
        choices = (
            pack.choice("P1"),
            pack.choice("P2", verdict=Verdict.REJECT),
            pack.choice("P3"),
        )
        plan = pack.plan(pack.material(*passages, choices=choices), "en")
        self.assertEqual([item.text.text for item in plan.items], ["Kept."])
        self.assertNotIn("Rejected.", repr(plan))
        self.assertNotIn("Withheld.", repr(plan))


class OriginTests(TestCase):
    def setUp(self) -> None:
        self.sources = (
            build.source(key="A", publisher="A"),
            build.source(key="B", publisher="B"),
            build.source(key="C", publisher="C", derived_from=frozenset({"B"})),
            build.source(key="D", publisher="D", derived_from=frozenset({"A"})),
            build.source(key="M", publisher="M", certainty=Certainty.MEMORY),
        )

    def item(self) -> EvidenceItem:
        passage = build.passage(
            source=self.sources[0],
            corroborated_by=frozenset({"B", "C", "D", "M", "gone"}),
            among=self.sources,
        )
        return only_item(passage, sources=self.sources)

    def test_independent_bearers_are_grouped_by_origin(self) -> None:
        item = self.item()
        b_and_c = (Ref("2", "source-B"), Ref("3", "source-C"))
        self.assertEqual(item.independent, (Origin(b_and_c),))

    def test_what_repeats_the_source_itself_counts_for_nothing(self) -> None:
        self.assertEqual([ref.anchor for ref in self.item().repeated_by], ["source-D"])

    def test_a_source_that_nobody_has_seen_bears_nothing_out(self) -> None:
        plan = pack.plan(
            pack.material(
                build.passage(
                    source=self.sources[0], corroborated_by=frozenset({"M"}), among=self.sources
                ),
                sources=self.sources,
            )
        )
        self.assertEqual(
            [row.anchor for group in plan.sources for row in group.rows], ["source-A"]
        )

    def test_the_element_counts_origins_not_sources(self) -> None:
        passage = build.passage(
            source=self.sources[0],
            corroborated_by=frozenset({"B", "C", "D"}),
            among=self.sources,
        )
        [element] = pack.plan(pack.material(passage, sources=self.sources)).elements
        self.assertEqual(element.origins, 2)


class ListTests(TestCase):
    def test_courts_come_first_and_interested_parties_last(self) -> None:
        kinds = (SourceKind.PARTY, SourceKind.MEDIA, SourceKind.COURT, SourceKind.UN)
        passages = tuple(
            build.passage(key=f"P{n}", source=build.source(key=f"S{n}", kind=kind))
            for n, kind in enumerate(kinds)
        )
        plan = pack.plan(pack.material(*passages))
        self.assertEqual(
            [group.code for group in plan.sources],
            ["courts", "international", "media", "interested"],
        )
        numbers = [row.number for group in plan.sources for row in group.rows]
        self.assertEqual(numbers, [1, 2, 3, 4])

    def test_each_source_says_where_it_is_cited(self) -> None:
        plan = pack.plan(pack.material())
        [row] = plan.sources[0].rows
        self.assertEqual(row.cited_at, (Ref("5.1 (1)", "element-acts-1"),))
        self.assertEqual(plan.items[0].source, Ref("1", row.anchor))
        self.assertEqual(plan.matrix[0].sources, (Ref("1", "source-S30"),))

    def test_the_origin_of_a_source_is_listed_too(self) -> None:
        copy = build.source(key="B", derived_from=frozenset({"A"}))
        plan = pack.plan(
            pack.material(build.passage(source=copy), sources=(build.source(key="A"),))
        )
        rows = {row.anchor: row for group in plan.sources for row in group.rows}
        self.assertEqual([ref.anchor for ref in rows["source-B"].derived_from], ["source-A"])
        self.assertEqual(rows["source-A"].cited_at, ())
