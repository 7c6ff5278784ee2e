"""What a pack is made from, as the database holds it."""

from __future__ import annotations

from casework.domain.cases import Verdict
from casework.domain.pack_facts import PackMaterial, TranslationFacts
from casework.models.pack_material import pack_material
from tests import make
from tests.base import CastTestCase
from tests.pack.claim import add_finding, small_case


class MaterialTests(CastTestCase):
    def setUp(self) -> None:
        self.case = small_case(by=self.omar)

    def material(self, language: str = "de") -> PackMaterial:
        return pack_material(self.case, language)

    def test_it_holds_the_choices_with_their_passages_and_translations(self) -> None:
        found = self.material()
        self.assertEqual(
            [(c.element, c.passage, c.verdict) for c in found.choices],
            [("acts", "P1", Verdict.USE)],
        )
        self.assertEqual(list(found.passages), ["P1"])
        self.assertEqual(
            found.translations,
            {
                ("P1", "de"): TranslationFacts(
                    "Angehörige wurden befragt (P1).", is_reviewed=True, translator="Rafi"
                )
            },
        )

    def test_only_the_language_of_the_pack_is_read(self) -> None:
        self.assertEqual(self.material("en").translations, {})
        for language in ("ru", "tg"):
            passage = self.case.claim_elements.get().choices.get().passage
            make.translation(of=passage, language=language, source_hash="old")
        self.assertEqual(list(self.material().translations), [("P1", "de")])

    def test_a_translation_of_an_older_text_is_stale(self) -> None:
        choice = self.case.claim_elements.get().choices.get()
        choice.passage.finding = "Changed since."
        choice.passage.save()
        self.assertTrue(self.material().translations["P1", "de"].is_stale)

    def test_sources_come_with_all_they_derive_from(self) -> None:
        passage = self.case.claim_elements.get().choices.get().passage
        near, far, other = (make.source(key=key) for key in ("NEAR", "FAR", "OTHER"))
        passage.source.derived_from.add(near)
        near.derived_from.add(far)
        bearer = make.source(key="BEARER")
        make.bear_out(passage, bearer)
        found = set(self.material().sources)
        self.assertEqual(found, {"S-P1", "NEAR", "FAR", "BEARER"})
        self.assertNotIn(other.key, found)

    def test_a_circle_of_sources_ends(self) -> None:
        passage = self.case.claim_elements.get().choices.get().passage
        twin = make.source(key="TWIN")
        passage.source.derived_from.add(twin)
        twin.derived_from.add(passage.source)
        self.assertEqual(set(self.material().sources), {"S-P1", "TWIN"})

    def test_another_case_stays_out(self) -> None:
        other = make.case(by=self.sofia, ref="DE-2026-OTHER", jurisdiction="DE")
        make.person(of=other)
        make.claim(of=other, element=make.element())
        add_finding(of=other, by=self.sofia, key="OTHER")
        found = self.material()
        self.assertEqual(list(found.passages), ["P1"])
        self.assertNotIn("S-OTHER", found.sources)
