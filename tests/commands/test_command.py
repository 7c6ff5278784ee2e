"""What all commands have in common: exit status, output, and who acts."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.test import SimpleTestCase

from casework.domain.errors import Refused
from casework.domain.roles import Can
from casework.management.command import Failed, actor, case_and_actor, private_file
from casework.models import User
from casework.wording import sentences
from tests import make
from tests.base import CastTestCase


class ActorTest(CastTestCase):
    def refused(self, email: str | None, *verbs: Can) -> list[str]:
        with self.assertRaises(Refused) as caught:
            actor(email, *verbs)
        return sentences(caught.exception.problems)

    def test_it_is_the_person_named(self) -> None:
        self.assertEqual(actor("OMAR@example.org", Can.LOG_CASE), self.omar)

    def test_it_is_the_only_person_who_may(self) -> None:
        User.objects.filter(role="lawyer").exclude(pk=self.omar.pk).update(is_active=False)
        User.objects.filter(role="supervisor").update(is_active=False)
        self.assertEqual(actor(None, Can.CHOOSE_EVIDENCE), self.omar)

    def test_nobody_is_guessed_among_several(self) -> None:
        self.assertEqual(
            self.refused(None, Can.EDIT_LAW),
            [
                "--by: Several people may do this. Name one with --by: "
                "petra@example.org, sofia@example.org."
            ],
        )

    def test_those_who_may_not_are_refused(self) -> None:
        self.assertEqual(
            self.refused("nadia@example.org", Can.LOG_CASE, Can.CHOOSE_EVIDENCE),
            ["--by: Nadia may not do this (log-case, choose-evidence)."],
        )

    def test_those_who_left_are_nobody(self) -> None:
        User.objects.filter(pk=self.omar.pk).update(is_active=False)
        for email in ("omar@example.org", "ghost@example.org"):
            with self.subTest(email):
                self.assertEqual(
                    self.refused(email, Can.LOG_CASE),
                    [f"--by: Nobody active logs in as “{email}”."],
                )

    def test_where_nobody_may_it_says_so(self) -> None:
        User.objects.update(is_active=False)
        self.assertEqual(
            self.refused(None, Can.LOG_CASE), ["--by: Nobody active may do this (log-case)."]
        )


class CaseAndActorTest(CastTestCase):
    def setUp(self) -> None:
        self.case = make.case(by=self.omar)

    def test_it_is_whoever_works_on_the_case(self) -> None:
        User.objects.filter(pk=self.sofia.pk).update(is_active=False)
        self.assertEqual(
            case_and_actor("PL-2026-TEST", None, Can.EXPORT_CASE), (self.case, self.omar)
        )

    def test_a_case_that_is_not_ones_own_is_as_good_as_none(self) -> None:
        make.case(by=self.petra, ref="PL-2026-ELSE")
        for ref, email in (
            ("PL-2026-TEST", "petra@example.org"),
            ("PL-2026-TEST", "lena@example.org"),
            ("PL-2026-ELSE", "omar@example.org"),
            ("PL-2026-NONE", "omar@example.org"),
            ("PL-2026-NONE", None),
        ):
            with self.subTest(f"{ref} {email}"), self.assertRaises(Refused) as caught:
                case_and_actor(ref, email, Can.EXPORT_CASE)
            self.assertEqual(
                sentences(caught.exception.problems),
                [f"There is no case “{ref}”, or it is not open to the person who asks."],
            )


class FromPythonTest(CastTestCase):
    def test_a_refusal_is_raised_to_the_caller(self) -> None:
        with self.assertRaises(Failed) as caught:
            call_command("import_case", "none.json")
        self.assertEqual(caught.exception.lines, ("none.json: There is no such file.",))

    def test_a_lost_key_of_the_fields_is_told(self) -> None:
        make.case(by=self.omar)
        other = "b3RoZXIta2V5LW9mLW5vLWluc3RhbGxhdGlvbi0xMjM="
        with self.settings(FIELD_KEYS=[other]), self.assertRaises(Failed) as caught:
            call_command("export_case", "PL-2026-TEST", by="omar@example.org")
        self.assertEqual(
            caught.exception.lines,
            ("Case.summary does not open with CASEWORK_FIELD_KEYS",),
        )


class PrivateFileTest(SimpleTestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def test_only_the_owner_reads_it(self) -> None:
        old = os.umask(0)
        self.addCleanup(os.umask, old)
        with private_file(self.folder / "case.json") as file:
            file.write("Қ")
        path = self.folder / "case.json"
        self.assertEqual((path.read_text("utf-8"), path.stat().st_mode & 0o777), ("Қ", 0o600))
        self.assertEqual([path.name for path in self.folder.iterdir()], ["case.json"])

    def test_it_does_not_follow_a_link_and_replaces_what_others_read(self) -> None:
        target = self.folder / "target"
        target.write_text("mine")
        (self.folder / "case.json").symlink_to(target)
        with private_file(self.folder / "case.json") as file:
            file.write("new")
        self.assertEqual(
            (target.read_text(), (self.folder / "case.json").read_text()), ("mine", "new")
        )
        self.assertFalse((self.folder / "case.json").is_symlink())

    def test_what_fails_half_way_leaves_nothing(self) -> None:
        (self.folder / "case.json").write_text("old")
        with self.assertRaises(KeyboardInterrupt), private_file(self.folder / "case.json") as file:
            file.write("half")
            raise KeyboardInterrupt
        self.assertEqual((self.folder / "case.json").read_text(), "old")
        self.assertEqual([path.name for path in self.folder.iterdir()], ["case.json"])

    def test_a_place_that_cannot_be_is_told(self) -> None:
        for path, reason in (
            (self.folder, "Is a directory"),
            (self.folder / "none" / "case.json", "No such file or directory"),
        ):
            with self.subTest(reason), self.assertRaises(Failed) as caught, private_file(path):
                self.fail("must not be reached")
            self.assertEqual(caught.exception.lines, (f"{path}: {reason}",))


class FromTheShellTest(SimpleTestCase):
    """The real program, with an installation that has no database yet."""

    def shell(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        folder = self.enterContext(tempfile.TemporaryDirectory())
        environment = {**os.environ, "CASEWORK_DATA_DIR": folder}
        environment.pop("DATABASE_URL", None)
        environment["DJANGO_SETTINGS_MODULE"] = "casework.settings"
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def test_bad_input_ends_with_one_line_and_status_1(self) -> None:
        done = self.shell("import_case", "fixtures/demo/bad/malformed.json")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertRegex(
            done.stderr,
            r"\Aerror: fixtures/demo/bad/malformed\.json: This is no JSON: "
            r"line \d+, column \d+: .*\.\n\Z",
        )

    def test_a_database_that_is_not_set_up_is_told(self) -> None:
        done = self.shell("verify_audit")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertEqual(
            done.stderr,
            "error: database: no such table: casework_auditentry "
            "(Is it set up? Run: manage.py migrate)\n",
        )
