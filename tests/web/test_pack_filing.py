"""Noting a pack as filed, and verifying a PDF on screen."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from casework.actions.pack_filing import file_pack
from casework.actions.packs import build_pack, record_download
from casework.domain.errors import Refused
from casework.models import AuditEntry, Pack, PackFiling
from casework.models.packs import Immutable
from tests.base import CastTestCase
from tests.pack import sealed
from tests.pack.claim import AS_OF, small_case

REF = "DE-2026-TEST"
VERIFY = reverse("pack-verify")
PLACE = "Verwaltungsgericht Musterstadt"


class FilingTestCase(CastTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.omar)
        self.today = timezone.localdate()
        self.case = small_case(by=self.omar)
        self.pack = self.build()

    def build(self) -> Pack:
        return build_pack(case=self.case, language="de", as_of=AS_OF, by=self.omar)

    def file(self, pack: Pack | None = None, **fields: object) -> PackFiling:
        given = {"filed_on": self.today, "filed_at": PLACE, "way": "post", "by": self.omar}
        return file_pack(pack=pack or self.pack, **(given | fields))

    def refused(self, **fields: object) -> list[str]:
        with self.assertRaises(Refused) as caught:
            self.file(**fields)  # type: ignore[arg-type] # of a dict
        return [problem.code for problem in caught.exception.problems]


class FileTests(FilingTestCase):
    def test_it_is_noted_and_on_record_without_the_place(self) -> None:
        filing = self.file()
        self.assertEqual((filing.filed_at, filing.way, filing.by), (PLACE, "post", self.omar))
        entry = AuditEntry.objects.latest("number")
        self.assertEqual((entry.verb, entry.case), ("pack-filed", self.case))
        facts = {"sha256": self.pack.sha256, "on": self.today.isoformat(), "way": "post"}
        self.assertEqual(entry.facts, facts)

    def test_what_cannot_be_is_refused(self) -> None:
        day = dt.timedelta(days=1)
        self.assertEqual(self.refused(filed_on=self.today + day), ["filing-to-come"])
        self.assertEqual(self.refused(filed_on=self.today - day), ["filing-before-built"])
        self.assertEqual(self.refused(filed_at="  "), ["filing-nowhere"])
        self.assertEqual(self.refused(way="pigeon"), ["filing-way"])
        self.assertEqual(PackFiling.objects.count(), 0)

    def test_a_later_pack_supersedes_the_earlier(self) -> None:
        first = self.file()
        self.case.summary = {"de": "Neu."}
        self.case.save()
        second = self.file(self.build())
        third = self.file(second.pack, filed_at="Anderes Gericht")
        self.assertEqual(second.supersedes, first)
        self.assertIsNone(third.supersedes)
        first.refresh_from_db()
        self.assertTrue(first.is_superseded)
        self.assertFalse(PackFiling.objects.get(pk=second.pk).is_superseded)

    def test_nothing_filed_is_changed_or_deleted(self) -> None:
        filing = self.file()
        for write in (filing.save, filing.delete, self.pack.save, self.pack.delete):
            with self.assertRaises(Immutable):
                write()
        for statement in (
            "UPDATE casework_packfiling SET way = 'fax'",
            "DELETE FROM casework_packfiling",
            "UPDATE casework_packinputs SET stored_as = ''",
            "DELETE FROM casework_packinputs",
            "DELETE FROM casework_pack",
        ):
            with (
                self.subTest(statement),
                self.assertRaises(DatabaseError),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(statement)

    def test_whoever_may_not_build_or_see_cannot_file(self) -> None:
        for user in (self.nadia, self.rafi, self.ida, self.lena, self.petra):
            with self.subTest(user=user.name), self.assertRaises(PermissionDenied):
                self.file(by=user)

    def test_the_screen_files_and_the_lists_show_it(self) -> None:
        address = reverse("pack-file", args=[REF, self.pack.sha256])
        self.assertContains(self.client.get(address), "cannot be taken back")
        sent = {"filed_on": self.today.isoformat(), "filed_at": PLACE, "way": "electronic"}
        bad = self.client.post(address, sent | {"filed_at": ""})
        self.assertEqual(bad.status_code, 422)
        self.assertEqual(self.client.post(address, sent).status_code, 302)
        for name in ("pack-list", "case-detail"):
            with self.subTest(name):
                self.assertContains(self.client.get(reverse(name, args=[REF])), PLACE)


class VerifyTests(FilingTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.content = record_download(pack=self.pack, by=self.omar)

    def verify(self, content: bytes) -> str:
        file = SimpleUploadedFile("pack.pdf", content, "application/pdf")
        return self.client.post(VERIFY, {"file": file}).content.decode()

    def test_a_pack_of_ours_leads_to_its_case(self) -> None:
        page = self.verify(self.content)
        self.assertIn("This is our pack, unchanged to the last byte.", page)
        self.assertIn(reverse("pack-list", args=[REF]), page)
        entry = AuditEntry.objects.latest("number")
        self.assertEqual((entry.verb, entry.case), ("pack-verified", None))
        self.assertEqual(entry.facts, {"sha256": self.pack.sha256, "outcome": "known"})

    def test_what_differs_is_told(self) -> None:
        page = self.verify(sealed.changed(self.content, lambda pdf: sealed.retype(pdf, 3)))
        self.assertIn("This pack is not as it was sealed.", page)
        self.assertIn("Page 3 is not as it was sealed.", page)

    def test_who_may_not_see_the_case_learns_no_more_than_of_a_strangers_file(self) -> None:
        for user in (self.lena, self.petra):
            with self.subTest(user=user.name):
                self.client.force_login(user)
                page = self.verify(self.content)
                self.assertIn("The seal of this pack holds", page)
                self.assertNotIn("our pack", page)
                self.assertNotIn(reverse("pack-list", args=[REF]), page)

    def test_another_file_is_refused_at_its_field(self) -> None:
        for words, content in (
            ("This is no PDF.", b"x"),
            ("holds no manifest", sealed.papers.paper("x")),
        ):
            with self.subTest(words):
                self.assertIn(words, self.verify(content))
