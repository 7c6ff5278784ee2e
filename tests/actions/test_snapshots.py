from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework.actions.files import store
from casework.actions.snapshots import add_snapshot, download_snapshot, remove_snapshot
from casework.adapters.store import sha256
from casework.domain.errors import Problem, Refused
from casework.models import AuditEntry, Quotation, Snapshot, User
from tests import make
from tests.adapters.papers import paper
from tests.base import CastTestCase

MARCH = dt.datetime(2026, 3, 5, 10, tzinfo=dt.UTC)
JUNE = dt.datetime(2026, 6, 5, 10, tzinfo=dt.UTC)
TEXT = b"On 20 September 2016 relatives were held."


def stored() -> int:
    return sum(path.is_file() for path in store().folder.rglob("*"))


class SnapshotTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.source = make.source(key="S1")
        cls.other = make.source(key="S2")

    def add(
        self,
        content: bytes = TEXT,
        filename: str = "report.txt",
        *,
        taken_at: dt.datetime = MARCH,
        by: User | None = None,
        **how: str,
    ) -> Snapshot:
        return add_snapshot(
            source=self.source,
            content=content,
            filename=filename,
            taken_at=taken_at,
            by=by or self.omar,
            **how,
        )


class AddSnapshotTests(SnapshotTestCase):
    def test_it_keeps_bytes_text_hashes_and_time(self) -> None:
        content = paper("First page", "Second page")
        made = self.add(content, "report.pdf", url="https://example.org/r.pdf")
        made.refresh_from_db()
        self.assertEqual(
            (made.source, made.media_type, made.filename, made.size, made.added_by),
            (self.source, "application/pdf", "report.pdf", len(content), self.omar),
        )
        self.assertEqual((made.text, made.page_starts), ("First page\n\nSecond page", [0, 12]))
        self.assertEqual(made.sha256, sha256(content))
        self.assertEqual(made.text_sha256, sha256(b"First page\n\nSecond page"))
        self.assertEqual((made.taken_at, made.last_seen_at), (MARCH, MARCH))
        self.assertEqual(made.url, "https://example.org/r.pdf")
        self.assertEqual(store().read(made.stored_as), content)

    def test_the_bytes_lie_encrypted(self) -> None:
        made = self.add(b"Publicly known words")
        name = made.stored_as
        self.assertNotIn(b"Publicly", (store().folder / name[:2] / name).read_bytes())

    def test_the_record_tells_source_and_hash(self) -> None:
        made = self.add()
        entry = AuditEntry.objects.get()
        self.assertEqual(
            (entry.verb, entry.actor, entry.facts),
            ("snapshot-kept", self.omar, {"source": "S1", "sha256": made.sha256, "lost": []}),
        )

    def test_the_same_bytes_are_the_same_snapshot_seen_again(self) -> None:
        first = self.add()
        before = stored()
        again = self.add(taken_at=JUNE, filename="copy.txt")
        self.assertEqual((again.pk, stored(), Snapshot.objects.count()), (first.pk, before, 1))
        again.refresh_from_db()
        self.assertEqual((again.taken_at, again.last_seen_at), (MARCH, JUNE))
        self.assertEqual(again.filename, "report.txt")
        self.assertEqual(AuditEntry.objects.count(), 2)

    def test_a_source_that_changed_back_is_as_it_was_first(self) -> None:
        first = self.add()
        self.add(b"Another text.", taken_at=MARCH + dt.timedelta(days=1))
        self.add(taken_at=JUNE)
        self.assertEqual(self.source.snapshots.get(pk__in=newest()), first)

    def test_the_same_bytes_of_another_source_are_another_snapshot(self) -> None:
        self.add()
        add_snapshot(
            source=self.other, content=TEXT, filename="r.txt", taken_at=MARCH, by=self.omar
        )
        self.assertEqual(Snapshot.objects.count(), 2)

    def test_a_time_to_come_is_refused(self) -> None:
        before = stored()
        with self.assertRaises(Refused) as caught:
            self.add(taken_at=timezone.now() + dt.timedelta(hours=1))
        (problem,) = caught.exception.problems
        self.assertEqual((problem.code, problem.where), ("date-in-future", "taken_at"))
        self.assertEqual((Snapshot.objects.count(), stored()), (0, before))

    def test_an_address_that_is_none_is_refused(self) -> None:
        for url in ("javascript:alert(1)", "file:///etc/passwd", "example.org", "http://[", "//x"):
            with self.subTest(url=url), self.assertRaises(Refused) as caught:
                self.add(url=url)
            self.assertEqual(
                caught.exception.problems, (Problem("snapshot-address", "url", {"url": url}),)
            )

    def test_bad_files_are_refused_and_nothing_is_kept(self) -> None:
        before = stored()
        for code, content, filename in (
            ("snapshot-empty", b"", "empty.txt"),
            ("snapshot-mislabelled", paper("one"), "renamed.html"),
            ("snapshot-broken", b"%PDF-1.7", "broken.pdf"),
            ("snapshot-scan", paper(""), "scan.pdf"),
        ):
            with self.subTest(code=code), self.assertRaises(Refused) as caught:
                self.add(content, filename)
            self.assertEqual([p.code for p in caught.exception.problems], [code])
        self.assertEqual((Snapshot.objects.count(), stored()), (0, before))
        self.assertEqual(AuditEntry.objects.count(), 0)

    def test_an_encoding_can_be_named(self) -> None:
        made = self.add("Душанбе".encode("cp1251"), charset="windows-1251")
        self.assertEqual(made.text, "Душанбе")

    def test_only_those_who_edit_evidence_may(self) -> None:
        for user in (self.nadia, self.rafi, self.ida):
            with self.subTest(user=user.name), self.assertRaises(PermissionDenied):
                self.add(by=user)
        self.assertEqual(Snapshot.objects.count(), 0)


def newest() -> list[int]:
    return list(Snapshot.objects.newest().values_list("pk", flat=True))


class CheckQuotationsTests(SnapshotTestCase):
    def setUp(self) -> None:
        first = self.add(b"Relatives were held. Lawyers were threatened.")
        self.held = make.passage(key="P1", of=self.source)
        self.lawyers = make.passage(key="P2", of=self.source)
        make.quotation("Relatives were held.", passage=self.held, snapshot=first)
        make.quotation("Lawyers were threatened.", passage=self.lawyers, snapshot=first)

    def stands(self) -> dict[str, bool]:
        return dict(Quotation.objects.values_list("passage__key", "stands"))

    def test_a_changed_source_marks_what_no_longer_stands(self) -> None:
        self.add(b"Update. Relatives were held. Lawyers were warned.", taken_at=JUNE)
        self.assertEqual(self.stands(), {"P1": True, "P2": False})
        entry = AuditEntry.objects.order_by("-number")[0]
        self.assertEqual(entry.facts["lost"], ["P2"])

    def test_a_source_that_has_them_again_clears_the_mark(self) -> None:
        self.add(b"Nothing of it.", taken_at=JUNE)
        self.assertEqual(self.stands(), {"P1": False, "P2": False})
        again = b"Relatives were held. Lawyers were threatened. Judges too."
        self.add(again, taken_at=JUNE + dt.timedelta(days=1))
        self.assertEqual(self.stands(), {"P1": True, "P2": True})

    def test_an_older_state_of_the_source_marks_nothing(self) -> None:
        self.add(b"A draft of the report.", taken_at=MARCH - dt.timedelta(days=30))
        self.assertEqual(self.stands(), {"P1": True, "P2": True})

    def test_other_sources_are_left_alone(self) -> None:
        add_snapshot(
            source=self.other, content=b"Other.", filename="o.txt", taken_at=JUNE, by=self.omar
        )
        self.assertEqual(self.stands(), {"P1": True, "P2": True})


class DownloadTests(SnapshotTestCase):
    def test_the_bytes_as_archived_on_record(self) -> None:
        made = self.add()
        self.assertEqual(download_snapshot(snapshot=made, by=self.nadia), TEXT)
        entry = AuditEntry.objects.order_by("-number")[0]
        self.assertEqual(
            (entry.verb, entry.actor, entry.facts),
            ("snapshot-downloaded", self.nadia, {"source": "S1", "sha256": made.sha256}),
        )

    def test_a_file_that_is_gone_or_another_is_refused(self) -> None:
        made = self.add()
        made.stored_as = store().save(b"Other bytes")
        with self.assertRaises(Refused) as caught:
            download_snapshot(snapshot=made, by=self.omar)
        self.assertEqual(
            caught.exception.problems,
            (Problem("snapshot-altered", "report.txt", {"sha256": sha256(b"Other bytes")}),),
        )
        store().delete(made.stored_as)
        with self.assertRaises(Refused) as caught:
            download_snapshot(snapshot=made, by=self.omar)
        self.assertEqual(caught.exception.problems, (Problem("snapshot-missing", "report.txt"),))
        self.assertEqual(AuditEntry.objects.count(), 1)


class RemoveTests(SnapshotTestCase):
    def test_a_copy_that_must_not_be_here_is_forgotten_with_its_file(self) -> None:
        made = self.add(b"The paper of a client")
        before = stored()
        with self.captureOnCommitCallbacks(execute=True):
            remove_snapshot(snapshot=made, by=self.omar)
        self.assertEqual((Snapshot.objects.count(), stored()), (0, before - 1))
        entry = AuditEntry.objects.order_by("-number")[0]
        self.assertEqual(
            (entry.verb, entry.facts),
            (
                "snapshot-removed",
                {"source": "S1", "sha256": sha256(b"The paper of a client"), "lost": []},
            ),
        )

    def test_one_that_is_quoted_stays(self) -> None:
        made = self.add()
        make.quotation("relatives", passage=make.passage(of=self.source), snapshot=made)
        with self.assertRaises(Refused) as caught:
            remove_snapshot(snapshot=made, by=self.omar)
        self.assertEqual(
            caught.exception.problems, (Problem("snapshot-quoted", "", {"passages": "P1"}),)
        )
        self.assertEqual(Snapshot.objects.count(), 1)

    def test_quotations_are_held_against_the_newest_that_is_left(self) -> None:
        first = self.add()
        make.quotation("relatives", passage=make.passage(of=self.source), snapshot=first)
        wrong = self.add(b"Another work.", taken_at=JUNE)
        self.assertIs(Quotation.objects.get().stands, False)
        remove_snapshot(snapshot=wrong, by=self.omar)
        self.assertIs(Quotation.objects.get().stands, True)

    def test_only_those_who_edit_evidence_may(self) -> None:
        made = self.add()
        for user in (self.nadia, self.rafi, self.ida):
            with self.subTest(user=user.name), self.assertRaises(PermissionDenied):
                remove_snapshot(snapshot=made, by=user)
