"""Building packs and handing them out."""

from __future__ import annotations

import hashlib
import io

import pikepdf
from django.core.exceptions import PermissionDenied
from django.db import connection

from casework.actions.files import store
from casework.actions.pack_steps import read_plan
from casework.actions.packs import build_pack, record_download
from casework.domain.errors import Refused
from casework.models import AuditEntry, Pack
from tests import make
from tests.base import CastTestCase
from tests.pack.claim import AS_OF, EXHIBIT, add_finding, small_case


class BuildTests(CastTestCase):
    def setUp(self) -> None:
        self.case = small_case(by=self.omar)
        self.steps: list[str] = []

    def build(self, language: str = "de") -> Pack:
        return build_pack(
            case=self.case,
            language=language,
            as_of=AS_OF,
            by=self.omar,
            on_step=self.steps.append,
        )

    def refused(self, language: str = "de") -> list[tuple[str, str]]:
        with self.assertRaises(Refused) as caught:
            self.build(language)
        self.assertEqual(Pack.objects.count(), 0)
        return [(problem.code, problem.where) for problem in caught.exception.problems]

    def test_it_keeps_the_pdf_encrypted_with_its_plan(self) -> None:
        pack = self.build()
        content = store().read(pack.stored_as)
        self.assertEqual(hashlib.sha256(content).hexdigest(), pack.sha256)
        self.assertEqual((len(content), pack.pages), (pack.size, page_count(content)))
        self.assertEqual(pack.plan["head"]["ref"], "DE-2026-TEST")
        self.assertEqual(pack.plan["head"]["as_of"], "2026-11-24")
        [path] = [p for p in store().folder.rglob("*") if p.name == pack.stored_as]
        self.assertNotIn(b"%PDF", path.read_bytes())
        with connection.cursor() as cursor:
            cursor.execute("SELECT plan FROM casework_pack")
            self.assertNotIn("Qodirova", cursor.fetchone()[0])

    def test_it_goes_through_the_steps_in_order(self) -> None:
        self.build()
        names = list(dict.fromkeys(step.partition(" ")[0] for step in self.steps))
        self.assertEqual(
            names, ["reading", "checking", "exhibits", "typesetting", "binding", "sealing"]
        )
        self.assertIn("typesetting 3", self.steps)

    def test_the_same_case_gives_the_same_bytes_and_the_same_row(self) -> None:
        first, second = self.build(), self.build()
        self.assertEqual(first.pk, second.pk)
        self.assertEqual(Pack.objects.count(), 1)

    def test_a_change_of_the_case_gives_another_pack(self) -> None:
        first = self.build()
        self.case.summary = {"de": "Anders."}
        self.case.save()
        self.assertNotEqual(self.build().sha256, first.sha256)
        self.assertEqual(Pack.objects.count(), 2)

    def test_it_is_on_record_without_a_word_of_the_client(self) -> None:
        pack = self.build()
        entry = AuditEntry.objects.latest("number")
        self.assertEqual(
            (entry.verb, entry.actor, entry.case), ("pack-built", self.omar, self.case)
        )
        self.assertEqual(
            entry.facts, {"sha256": pack.sha256, "pages": pack.pages, "pack": pack.pk}
        )

    def test_it_refuses_another_language(self) -> None:
        self.assertEqual(self.refused("pl"), [("pack-language", "language")])

    def test_it_refuses_what_the_check_calls_an_error(self) -> None:
        add_finding(of=self.case, by=self.omar, key="P2", direction="adverse")
        self.assertEqual(self.refused(), [("pack-adverse-unanswered", "acts P2")])
        entry = AuditEntry.objects.latest("number")
        self.assertEqual(entry.verb, "pack-refused")
        self.assertEqual(entry.facts, {"language": "de", "problems": ["pack-adverse-unanswered"]})

    def test_it_refuses_a_withheld_passage(self) -> None:
        choice = add_finding(of=self.case, by=self.omar, key="P2")
        choice.passage.printable = False
        choice.passage.withheld_because = "Legally wrong."
        choice.passage.save()
        self.assertEqual(self.refused(), [("pack-withheld", "acts P2")])

    def test_broken_exhibits_are_all_named_with_label_and_file(self) -> None:
        broken = b"%PDF-1.7 this is none"
        for number in (2, 3):
            make.document(
                of=self.case,
                content=broken,
                key=f"b{number}",
                filename=f"broken{number}.pdf",
                title={"de": "Kaputt"},
                exhibit=number,
            )
        self.assertEqual(
            self.refused(),
            [
                ("exhibit-broken", "Anlage K 2 (broken2.pdf)"),
                ("exhibit-broken", "Anlage K 3 (broken3.pdf)"),
            ],
        )

    def test_a_paper_that_is_gone_or_altered_stops_the_build(self) -> None:
        document = self.case.documents.get()
        document.sha256 = "0" * 64
        document.save()
        self.assertEqual(self.refused(), [("paper-altered", "Anlage K 1 (letter.pdf)")])
        store().delete(document.stored_as)
        self.assertEqual(self.refused(), [("paper-missing", "Anlage K 1 (letter.pdf)")])

    def test_a_paper_with_other_pages_than_noted_stops_the_build(self) -> None:
        document = self.case.documents.get()
        document.pages = 3
        document.save()
        self.assertEqual(self.refused(), [("exhibit-pages", "Anlage K 1 (letter.pdf)")])

    def test_a_paper_that_is_no_exhibit_is_not_opened(self) -> None:
        make.document(of=self.case, content=b"broken", key="x", exhibit=None)
        self.assertEqual(Pack.objects.filter(pk=self.build().pk).count(), 1)

    def test_whoever_may_not_build_or_see_the_case_cannot(self) -> None:
        make.member(of=self.case, user=self.nadia)
        for user in (self.nadia, self.rafi, self.ida, self.lena, self.petra):
            with self.subTest(user=user.name), self.assertRaises(PermissionDenied):
                build_pack(case=self.case, language="de", as_of=AS_OF, by=user)
        self.assertEqual(Pack.objects.count(), 0)


class QueryTests(CastTestCase):
    def test_reading_takes_as_many_queries_for_three_findings_as_for_one(self) -> None:
        case = small_case(by=self.omar)
        for count in (1, 3):
            for n in range(2, count + 1):
                add_finding(of=case, by=self.omar, key=f"P{n}")
                event = make.event(of=case, key=f"e{n}", what={"de": "Noch etwas."})
                event.document_links.create(document=case.documents.get(), page=1)
                make.person(of=case, key=f"p{n}", role="witness", name=f"Zeuge {n}")
            with self.subTest(count), self.assertNumQueries(36):
                plan = read_plan(case, "de", AS_OF)
            self.assertEqual(len(plan.items), count)


class DownloadTests(CastTestCase):
    def setUp(self) -> None:
        self.case = small_case(by=self.omar)
        self.pack = build_pack(case=self.case, language="de", as_of=AS_OF, by=self.omar)

    def test_it_gives_the_bytes_and_keeps_the_record(self) -> None:
        make.member(of=self.case, user=self.nadia)
        content = record_download(pack=self.pack, by=self.nadia)
        self.assertEqual(hashlib.sha256(content).hexdigest(), self.pack.sha256)
        entry = AuditEntry.objects.latest("number")
        self.assertEqual((entry.verb, entry.actor), ("pack-downloaded", self.nadia))
        self.assertEqual(entry.facts, {"sha256": self.pack.sha256})

    def test_a_file_that_is_gone_or_altered_is_not_handed_out(self) -> None:
        store().delete(self.pack.stored_as)
        with self.assertRaises(Refused) as caught:
            record_download(pack=self.pack, by=self.omar)
        self.assertEqual(caught.exception.problems[0].code, "pack-missing")
        path = store()._path(self.pack.stored_as)
        path.write_bytes(store()._box().encrypt(EXHIBIT))
        with self.assertRaises(Refused) as caught:
            record_download(pack=self.pack, by=self.omar)
        self.assertEqual(caught.exception.problems[0].code, "pack-altered")
        self.assertFalse(AuditEntry.objects.filter(verb="pack-downloaded").exists())

    def test_whoever_may_not_see_the_case_gets_nothing(self) -> None:
        for user in (self.lena, self.rafi, self.petra):
            with self.subTest(user=user.name), self.assertRaises(PermissionDenied):
                record_download(pack=self.pack, by=user)


def page_count(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)
