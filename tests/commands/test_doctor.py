"""manage.py doctor"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from pathlib import Path

from cryptography.fernet import Fernet
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.models import Build
from tests import make
from tests.base import CastTestCase
from tests.commands.run import Ran, run

SOUND = (
    "settings: in order\ndatabase: in order\nkeys: in order\ndata folder: in order\n"
    "stored files: in order\nfonts: in order\ntypesetting: in order\nbuilds: in order\n"
    "search index: in order\nrecord: in order\n"
)


class DoctorTest(CastTestCase):
    def setUp(self) -> None:
        self.data = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.enterContext(
            override_settings(
                DATA_DIR=self.data,
                MEDIA_ROOT=self.data / "files",
                ALLOWED_HOSTS=["127.0.0.1", "localhost"],
            )
        )

    def faults(self) -> list[str]:
        done = run("doctor")
        self.assertEqual(done.status, 1)
        return done.err.splitlines()

    def wrong(self, name: str) -> list[str]:
        done: Ran = run("doctor", "--format", "json")
        found: dict[str, list[str]] = json.loads(done.out)
        self.assertEqual([other for other in found if found[other]], [name])
        return found[name]

    def test_a_sound_installation(self) -> None:
        done = run("doctor")
        self.assertEqual((done.status, done.out[: len(SOUND)], done.err), (0, SOUND, ""))

    def test_what_an_installation_can_do_beside_what_it_must(self) -> None:
        told = run("doctor").out[len(SOUND) :].splitlines()
        self.assertEqual(
            [line.partition(": ")[0] for line in told],
            ["recognising words", "texts of Word and LibreOffice"],
        )

    def test_error_pages_for_everybody(self) -> None:
        with override_settings(DEBUG=True):
            [fault] = self.faults()
        self.assertIn("error: settings: CASEWORK_DEBUG is on", fault)

    def test_plain_http_for_others(self) -> None:
        with override_settings(ALLOWED_HOSTS=["casework.example.org"], SECURE_SSL_REDIRECT=False):
            self.assertIn("CASEWORK_INSECURE_HTTP", self.wrong("settings")[0])

    def test_a_folder_that_others_read(self) -> None:
        self.data.chmod(0o755)
        self.assertEqual(
            self.wrong("data folder"),
            [f"{self.data}: others on this machine may look into it. Run: chmod 700 {self.data}"],
        )

    def test_other_keys(self) -> None:
        make.person(of=make.case(by=self.omar))
        with override_settings(FIELD_KEYS=[Fernet.generate_key().decode()]):
            [fault] = self.wrong("keys")
        self.assertIn("does not open with CASEWORK_FIELD_KEYS", fault)

    def test_a_lost_file_is_named_by_its_key_and_not_by_its_title(self) -> None:
        case = make.case(by=self.omar)
        make.person(of=case)
        document = make.document(of=case, content=b"a letter")
        for path in (self.data / "files").rglob("*"):
            if path.is_file():
                path.unlink()
        self.assertEqual(
            self.wrong("stored files"),
            [
                f"{case.ref} {document.key}: its file is gone from the store. "
                "Bring it back from the backup."
            ],
        )

    def test_a_pack_that_nobody_builds(self) -> None:
        build = Build.objects.create(
            case=make.case(by=self.omar),
            language="pl",
            as_of=dt.date(2026, 11, 24),
            requested_by=self.omar,
        )
        self.assertEqual(run("doctor").status, 0)
        Build.objects.filter(pk=build.pk).update(
            requested_at=timezone.now() - dt.timedelta(hours=2)
        )
        self.assertIn("Packs that have waited for more than an hour: 1.", self.wrong("builds")[0])

    def test_a_record_that_was_tampered_with(self) -> None:
        record(Verb.LOG_OUT, by=self.omar)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(
                    "DROP TRIGGER casework_auditentry_append_only ON casework_auditentry"
                )
            else:
                cursor.execute("DROP TRIGGER casework_auditentry_no_update")
            cursor.execute("UPDATE casework_auditentry SET verb = 'log-in'")
        self.assertIn("Broken entries of the record: 1.", self.wrong("record")[0])
