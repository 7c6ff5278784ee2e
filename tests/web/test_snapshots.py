"""The archived copies of a source: list, upload, download."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from casework.adapters.snapshot_text import CHARSETS as READ
from casework.models import AuditEntry, Snapshot
from casework.wording.snapshots import CHARSETS as OFFERED
from tests import make
from tests.adapters.papers import paper
from tests.base import CastTestCase

LIST = reverse("snapshot-list", args=["S1"])
ADD = reverse("snapshot-add", args=["S1"])


class SnapshotListTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.source = make.source(key="S1", url="https://example.org/r.pdf")

    def test_it_says_what_an_archived_copy_is_for_when_there_is_none(self) -> None:
        self.client.force_login(self.nadia)
        self.assertContains(self.client.get(LIST), "Nothing of this source is archived yet.")

    def test_it_shows_each_copy_the_newest_first(self) -> None:
        old = make.snapshot("Old words.", by=self.omar)
        new = make.snapshot(
            "One.",
            "Two.",
            filename="new.txt",
            taken_at=dt.datetime(2026, 6, 1, 8, tzinfo=dt.UTC),
        )
        make.quotation("Old words.", passage=make.passage(), snapshot=old)
        self.client.force_login(self.nadia)
        response = self.client.get(LIST)
        self.assertEqual(list(response.context["snapshots"]), [new, old])
        self.assertEqual([row.quoted for row in response.context["snapshots"]], [0, 1])
        text = re.sub(r"<[^>]+>", "", response.content.decode())
        self.assertIn("2 pages", text)
        self.assertIn("plain text", text)
        self.assertIn("5 March 2026", text)
        self.assertIn(f"SHA-256 {old.sha256}", text)
        self.assertIn("Omar", text)
        self.assertEqual(text.count("Newest"), 1)

    def test_only_those_who_edit_evidence_are_offered_the_form(self) -> None:
        for user, offered in ((self.omar, True), (self.nadia, False), (self.ida, False)):
            with self.subTest(user=user.name):
                self.client.force_login(user)
                page = self.client.get(LIST).content.decode()
                self.assertIs(f'action="{ADD}"' in page, offered)

    def test_the_form_begins_with_now_and_the_address_of_the_source(self) -> None:
        self.client.force_login(self.omar)
        form = self.client.get(LIST).context["form"]
        self.assertEqual(form.initial["url"], "https://example.org/r.pdf")
        self.assertRegex(form.initial["taken_at"], r"\A\d{4}-\d\d-\d\dT\d\d:\d\d\Z")

    def test_the_same_number_of_queries_for_one_and_for_three(self) -> None:
        self.client.force_login(self.omar)
        make.snapshot("1", by=self.omar)
        with self.assertNumQueries(5):
            self.client.get(LIST)
        make.snapshot("2", by=self.sofia)
        make.snapshot("3", by=self.lena)
        with self.assertNumQueries(5):
            self.client.get(LIST)

    def test_an_address_that_is_none_is_no_link(self) -> None:
        make.snapshot("1")
        Snapshot.objects.update(url="javascript:alert(1)")
        self.client.force_login(self.omar)
        page = self.client.get(LIST).content.decode()
        self.assertNotIn('href="javascript:', page)

    def test_a_name_with_tags_is_only_words(self) -> None:
        make.snapshot("1", filename="<script>alert(1)</script>.txt")
        self.client.force_login(self.omar)
        self.assertNotContains(self.client.get(LIST), "<script>alert(1)")

    def test_the_encodings_offered_are_those_that_are_read(self) -> None:
        self.assertEqual(tuple(OFFERED), ("", *READ))


class SnapshotAddTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.source = make.source(key="S1")

    def add(self, content: bytes, name: str, **fields: str) -> Any:
        self.client.force_login(self.omar)
        given = {"taken_at": "2026-03-05T11:00", "url": "", "charset": ""}
        file = SimpleUploadedFile(name, content)
        return self.client.post(ADD, {**given, **fields, "file": file})

    def test_it_archives_and_leads_to_the_text(self) -> None:
        response = self.add(paper("Words"), "report.pdf", url="https://example.org/x")
        snapshot = Snapshot.objects.get()
        self.assertRedirects(response, reverse("snapshot-read", args=["S1", snapshot.sha256]))
        # Warsaw is an hour ahead of UTC in March.
        self.assertEqual(snapshot.taken_at, dt.datetime(2026, 3, 5, 10, tzinfo=dt.UTC))
        self.assertEqual((snapshot.added_by, snapshot.url), (self.omar, "https://example.org/x"))

    def test_it_tells_how_many_quotations_were_lost(self) -> None:
        first = make.snapshot("Relatives were held.")
        make.quotation("were held", passage=make.passage(), snapshot=first)
        response = self.add(b"Nothing", "new.txt", taken_at="2026-06-05T11:00")
        told = [
            str(message) for message in self.client.get(response["Location"]).context["messages"]
        ]
        self.assertEqual(
            told,
            [
                "The source is archived.",
                "1 quotation no longer stands in the newest copy.",
            ],
        )

    def test_it_names_the_file_and_says_what_to_do(self) -> None:
        for content, name, words in (
            (b"", "empty.txt", "empty"),
            (paper(""), "scan.pdf", "“scan.pdf” holds pictures of pages and no text. Run text"),
            (
                paper("one"),
                "renamed.html",
                "The name “renamed.html” says HTML, but the file is PDF",
            ),
            (b"%PDF-1.7", "cut.pdf", "“cut.pdf” is damaged or was cut off."),
            (b"\x89PNG\r\n\x1a\n", "photo.png", "“photo.png” is of a kind whose text cannot"),
            ("Это текст".encode("cp1251"), "old.txt", "it seems: Windows-1251"),
        ):
            with self.subTest(name=name):
                response = self.add(content, name)
                self.assertContains(response, words, status_code=422)
        self.assertEqual((Snapshot.objects.count(), AuditEntry.objects.count()), (0, 0))

    def test_a_time_to_come_and_an_address_that_is_none(self) -> None:
        later = (timezone.localtime() + dt.timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
        response = self.add(b"Words", "r.txt", taken_at=later, url="javascript:alert(1)")
        self.assertEqual(list(response.context["form"].errors), ["url", "taken_at"])
        self.assertContains(response, "has not come yet.", status_code=422)
        self.assertContains(response, "is no address of the web", status_code=422)
        self.assertEqual(Snapshot.objects.count(), 0)

    @override_settings(UPLOAD_LIMIT_BYTES=10)
    def test_a_file_over_the_limit_of_uploads(self) -> None:
        self.assertContains(self.add(b"a" * 11, "r.txt"), "larger than", status_code=422)

    def test_an_encoding_can_be_chosen(self) -> None:
        self.add("Душанбе".encode("cp1251"), "old.txt", charset="windows-1251")
        self.assertEqual(Snapshot.objects.get().text, "Душанбе")


class SnapshotDownloadTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.source = make.source(key="S1")
        cls.snapshot = make.snapshot("<b>Words</b>", filename="отчёт.html")
        Snapshot.objects.update(media_type="text/html")
        cls.url = reverse("snapshot-download", args=["S1", cls.snapshot.sha256])

    def test_the_file_as_archived_never_opens_within_the_site(self) -> None:
        self.client.force_login(self.nadia)
        response = self.client.get(self.url)
        self.assertEqual(response.content, b"<b>Words</b>")
        self.assertEqual(response["Content-Type"], "text/html")
        self.assertEqual(response["X-Content-Type-Options"], "nosniff")
        self.assertIn("attachment;", response["Content-Disposition"])
        self.assertEqual(response["Cache-Control"], "no-store")
        self.assertEqual(AuditEntry.objects.get().verb, "snapshot-downloaded")

    def test_a_file_that_is_gone_is_told_in_words(self) -> None:
        Snapshot.objects.update(stored_as="0" * 32)
        self.client.force_login(self.nadia)
        response = self.client.get(self.url)
        self.assertContains(response, "The file is missing from the store", status_code=500)
        self.assertEqual(AuditEntry.objects.count(), 0)

    def test_no_other_source_gives_it_out(self) -> None:
        make.source(key="S2")
        self.client.force_login(self.nadia)
        response = self.client.get(reverse("snapshot-download", args=["S2", self.snapshot.sha256]))
        self.assertEqual(response.status_code, 404)


class SnapshotRemoveTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.source = make.source(key="S1")
        cls.snapshot = make.snapshot("Words of a copy")
        cls.url = reverse("snapshot-remove", args=["S1", cls.snapshot.sha256])

    def test_it_is_gone_and_told(self) -> None:
        self.client.force_login(self.omar)
        response = self.client.post(self.url, follow=True)
        self.assertContains(response, "The copy is removed.")
        self.assertNotContains(response, self.snapshot.sha256)

    def test_one_that_is_quoted_stays_and_says_by_what(self) -> None:
        make.quotation("Words", passage=make.passage(), snapshot=self.snapshot)
        self.client.force_login(self.omar)
        response = self.client.post(self.url, follow=True)
        self.assertContains(response, "These findings quote the copy: P1.")
        self.assertContains(response, self.snapshot.sha256)

    def test_who_does_not_edit_evidence_is_not_offered_it(self) -> None:
        self.client.force_login(self.nadia)
        self.assertNotContains(self.client.get(LIST), self.url)
