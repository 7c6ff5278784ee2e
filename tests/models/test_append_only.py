"""Audit entries and built packs: the database itself refuses to change them."""

from __future__ import annotations

import datetime as dt

from django.db import DatabaseError, transaction
from django.db.models import ProtectedError

from casework.actions.audit import Verb, broken_links, record
from casework.models import AuditEntry, Pack, Passage, PassageVersion
from casework.models.audit import GENESIS, AppendOnly
from casework.models.packs import Immutable
from tests import make
from tests.base import CastTestCase


class AuditTest(CastTestCase):
    def setUp(self) -> None:
        self.case = make.case(by=self.omar)
        self.first = record(Verb.CASE_LOGGED, by=self.omar, case=self.case)
        self.second = record(Verb.CASE_OPENED, by=self.nadia, case=self.case, hour=9)

    def test_each_entry_is_sealed_by_the_one_before(self) -> None:
        self.assertEqual(self.first.previous, GENESIS)
        self.assertEqual(self.second.previous, self.first.digest)
        self.assertEqual((self.first.number, self.second.number), (1, 2))
        self.assertEqual(broken_links(), [])

    def test_an_update_is_refused_by_the_database(self) -> None:
        with self.assertRaises(DatabaseError), transaction.atomic():
            AuditEntry.objects.filter(number=1).update(verb="nothing")

    def test_a_deletion_is_refused_by_the_database(self) -> None:
        with self.assertRaises(DatabaseError), transaction.atomic():
            AuditEntry.objects.all().delete()

    def test_saving_or_deleting_one_is_refused(self) -> None:
        with self.assertRaises(AppendOnly):
            self.first.save()
        with self.assertRaises(AppendOnly):
            self.first.delete()

    def test_a_forged_entry_is_found(self) -> None:
        forged = AuditEntry(
            number=3,
            at=self.second.at,
            actor=self.omar,
            team=self.team,
            verb=Verb.CASE_OPENED.value,
            case=self.case,
            facts={"hour": 10},
            previous=self.second.digest,
            digest="f" * 64,
        )
        forged.save()
        self.assertEqual(broken_links(), [3])

    def test_a_gap_is_found(self) -> None:
        entry = AuditEntry(
            number=5, at=self.second.at, verb="x", facts={}, previous=self.second.digest
        )
        entry.digest = entry.compute_digest()
        entry.save()
        self.assertEqual(broken_links(), [5])

    def test_the_team_of_the_case_owns_the_entry(self) -> None:
        self.assertEqual(self.first.team, self.team)

    def test_only_auditor_and_supervisor_of_the_team_read_it(self) -> None:
        counts = {
            user.name: AuditEntry.objects.visible_to(user).count()
            for user in (self.ida, self.sofia, self.omar, self.nadia, self.rafi, self.petra)
        }
        self.assertEqual(
            counts,
            {"Ida": 2, "Sofia": 2, "Omar": 0, "Nadia": 0, "Rafi": 0, "Petra": 0},
        )


class PackTest(CastTestCase):
    def setUp(self) -> None:
        self.pack = Pack.objects.create(
            case=make.case(by=self.omar),
            language="pl",
            as_of=dt.date(2026, 11, 24),
            sha256="a" * 64,
            pages=12,
            size=1000,
            stored_as="abc",
            version="0.1.0",
            built_by=self.omar,
        )

    def test_a_built_pack_is_not_changed(self) -> None:
        with self.assertRaises(DatabaseError), transaction.atomic():
            Pack.objects.update(language="de")
        with self.assertRaises(Immutable):
            self.pack.save()

    def test_a_built_pack_is_not_deleted(self) -> None:
        with self.assertRaises(DatabaseError), transaction.atomic():
            Pack.objects.all().delete()
        with self.assertRaises(Immutable):
            self.pack.delete()


class PassageVersionTest(CastTestCase):
    def setUp(self) -> None:
        PassageVersion.objects.create(
            passage=make.passage(),
            number=1,
            step="add",
            state="draft",
            content={"finding": "As it was entered."},
            by=self.omar,
        )

    def test_what_a_finding_said_is_not_written_over(self) -> None:
        with self.assertRaises(DatabaseError), transaction.atomic():
            PassageVersion.objects.update(content={"finding": "As it never was."})

    def test_what_a_finding_said_is_not_deleted(self) -> None:
        with self.assertRaises(DatabaseError), transaction.atomic():
            PassageVersion.objects.all().delete()
        with self.assertRaises(ProtectedError):
            Passage.objects.all().delete()
