"""Findings beside their translation, where the lawyer switches that on for the case."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.urls import reverse

from casework.actions.case_files import export_case, import_case
from casework.actions.packs import build_pack, record_download
from casework.models import Case, Pack, Passage, Source, Translation
from tests import make
from tests.adapters.papers import text_of
from tests.base import CastTestCase
from tests.pack.claim import AS_OF, small_case

PERSIAN = "خویشاوندان تبعیدیان بازجویی شدند."


class ParallelTestCase(CastTestCase):
    def setUp(self) -> None:
        self.case = small_case(by=self.omar, parallel_texts=True)
        Translation.objects.update(translator="R. Nazarov")

    def build(self, language: str = "de") -> Pack:
        return build_pack(case=self.case, language=language, as_of=AS_OF, by=self.omar)

    def text(self, pack: Pack) -> str:
        return text_of(record_download(pack=pack, by=self.omar))


class PrintedTests(ParallelTestCase):
    def test_each_translated_finding_stands_beside_its_original(self) -> None:
        pack = self.build()
        (row,) = pack.plan["parallel"]
        self.assertEqual(row["original"]["text"], "Relatives of exiles were questioned.")
        self.assertEqual(row["translation"]["text"], "Angehörige wurden befragt (P1).")
        self.assertEqual((row["state"], row["translator"]), ("reviewed", "R. Nazarov"))
        text = self.text(pack)
        self.assertIn("Relatives of exiles were questioned.", text)
        self.assertIn("R. Nazarov", text)
        self.assertIn(pack.plan["numbers"]["parallel"], "0123456789")

    def test_it_is_only_printed_when_it_is_wanted(self) -> None:
        Case.objects.update(parallel_texts=False)
        pack = self.build()
        self.assertNotIn("parallel", pack.plan["numbers"])
        self.assertNotIn("R. Nazarov", self.text(pack))

    def test_in_english_there_is_nothing_to_print(self) -> None:
        pack = self.build("en")
        self.assertEqual(pack.plan["parallel"], [])
        self.assertNotIn("parallel", pack.plan["numbers"])

    def test_a_draft_is_called_one_and_a_stale_translation_is_left_out(self) -> None:
        Translation.objects.update(state="draft")
        self.assertEqual(self.build().plan["parallel"][0]["state"], "draft")
        Translation.objects.update(source_hash="other")
        self.assertNotIn("parallel", self.build().plan["numbers"])

    def test_the_words_of_the_source_are_printed_from_right_to_left(self) -> None:
        Source.objects.update(language="fa")
        snapshot = make.snapshot(PERSIAN, of=Source.objects.get())
        make.quotation(PERSIAN, passage=Passage.objects.get(), snapshot=snapshot)
        pack = self.build()
        words = pack.plan["parallel"][0]["words"]
        self.assertEqual((words["text"], words["language"]), (PERSIAN, "fa"))
        self.assertIn("تبعیدیان", self.text(pack))


class SettingTests(ParallelTestCase):
    def test_it_is_switched_on_with_the_data_of_the_case(self) -> None:
        Case.objects.update(parallel_texts=False)
        self.client.force_login(self.omar)
        where = reverse("case-edit", args=[self.case.ref])
        form = self.client.get(where).context["form"]
        sent = {field.html_name: field.value() for field in form if field.value()}
        for wanted in (True, False):
            with self.subTest(wanted=wanted):
                response = self.client.post(
                    where, sent | ({"parallel_texts": "on"} if wanted else {})
                )
                self.assertEqual(response.status_code, 302)
                self.case.refresh_from_db()
                self.assertIs(self.case.parallel_texts, wanted)

    def test_a_case_file_carries_it(self) -> None:
        told = export_case(case=self.case, by=self.sofia)
        self.assertIs(told["parallel_texts"], True)
        with tempfile.TemporaryDirectory() as folder:
            made = import_case(told, folder=Path(folder), filename="c.json", by=self.omar)
        self.assertTrue(made.parallel_texts)
