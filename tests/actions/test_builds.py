"""The queue of builds: asking, working, failing in words."""

from __future__ import annotations

import datetime as dt
import fcntl
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection

from casework.actions.builds import (
    cancel_build,
    request_build,
    retry_build,
    run_build,
    work_queue,
)
from casework.domain.errors import Problem, Refused
from casework.models import AuditEntry, Build, CaseMember, Pack
from casework.wording import sentences
from tests import make
from tests.base import CastTestCase
from tests.pack.claim import AS_OF, small_case
from tests.worker import at_work


def files() -> int:
    """How many files the store has."""
    return sum(path.is_file() for path in settings.DATA_DIR.rglob("*"))


class RequestTests(CastTestCase):
    def setUp(self) -> None:
        self.case = make.case(by=self.omar, jurisdiction="DE", ref="DE-2026-TEST")

    def ask(self, language: str = "de", day: dt.date = AS_OF) -> Build:
        return request_build(case=self.case, language=language, as_of=day, by=self.omar)

    def test_it_waits_in_the_queue_and_is_on_record(self) -> None:
        build = self.ask()
        self.assertEqual((build.state, build.step, build.problems), ("queued", "", []))
        entry = AuditEntry.objects.latest("number")
        self.assertEqual((entry.verb, entry.case), ("pack-requested", self.case))
        self.assertEqual(entry.facts, {"language": "de", "build": build.pk})

    def test_one_that_waits_already_is_not_doubled(self) -> None:
        self.assertEqual(self.ask().pk, self.ask().pk)
        self.assertNotEqual(self.ask().pk, self.ask("en").pk)
        self.assertNotEqual(self.ask().pk, self.ask(day=dt.date(2026, 11, 25)).pk)

    def test_one_that_is_running_does_not_stand_in_for_a_later_state_of_the_case(self) -> None:
        running = self.ask()
        Build.objects.filter(pk=running.pk).update(state=Build.RUNNING)
        self.assertNotEqual(self.ask().pk, running.pk)

    def test_it_refuses_another_language(self) -> None:
        with self.assertRaises(Refused) as caught:
            self.ask("pl")
        self.assertEqual(caught.exception.problems[0].code, "pack-language")
        self.assertEqual(Build.objects.count(), 0)

    def test_whoever_may_not_build_cannot_ask(self) -> None:
        make.member(of=self.case, user=self.nadia)
        for user in (self.nadia, self.lena, self.petra, self.rafi):
            with self.subTest(user=user.name), self.assertRaises(PermissionDenied):
                request_build(case=self.case, language="de", as_of=AS_OF, by=user)

    def test_the_worker_is_woken_only_when_the_request_is_kept(self) -> None:
        with self.captureOnCommitCallbacks() as callbacks:
            self.ask()
        self.assertEqual(len(callbacks), 1)


class RunTests(CastTestCase):
    def setUp(self) -> None:
        self.case = small_case(by=self.omar)
        self.build = self.queued()

    def queued(self) -> Build:
        return Build.objects.create(
            case=self.case, language="de", as_of=AS_OF, requested_by=self.omar
        )

    def test_it_builds_and_says_so(self) -> None:
        steps: list[str] = []
        done = run_build(self.build.pk, steps.append)
        self.assertEqual((done.state, done.step, done.problems), ("done", "done", []))
        assert done.pack and done.finished_at
        self.assertEqual(done.pack.built_by, self.omar)
        self.assertEqual(steps[0], "reading")

    def test_each_step_is_written_down_while_it_lasts(self) -> None:
        seen: list[str] = []

        def look(step: str) -> None:
            seen.append(Build.objects.get(pk=self.build.pk).step.partition(" ")[0])

        run_build(self.build.pk, look)
        self.assertEqual(
            list(dict.fromkeys(seen)),
            ["", "reading", "checking", "exhibits", "typesetting", "binding"],
        )

    def test_one_that_is_over_or_taken_is_left_alone(self) -> None:
        for state in (Build.RUNNING, Build.FAILED):
            Build.objects.filter(pk=self.build.pk).update(state=state)
            with self.subTest(state):
                self.assertEqual(run_build(self.build.pk).state, state)

    def test_a_refusal_is_kept_encrypted_and_said_in_words(self) -> None:
        document = self.case.documents.get()
        document.sha256 = "0" * 64
        document.save()
        failed = run_build(self.build.pk)
        self.assertEqual((failed.state, failed.step), ("failed", "exhibits"))
        self.assertEqual(
            failed.problems,
            [{"code": "paper-altered", "where": "Anlage K 1 (letter.pdf)", "values": {}}],
        )
        with connection.cursor() as cursor:
            cursor.execute("SELECT problems FROM casework_build")
            self.assertNotIn("letter", cursor.fetchone()[0])
        [words] = sentences([Problem(**failed.problems[0])])
        self.assertTrue(words.startswith("Anlage K 1 (letter.pdf): "))

    def test_who_lost_the_case_meanwhile_gets_no_pack(self) -> None:
        CaseMember.objects.all().delete()
        failed = run_build(self.build.pk)
        self.assertEqual(failed.state, "failed")
        self.assertEqual(failed.problems[0]["code"], "build-not-allowed")

    def test_an_accident_gets_a_number_and_shows_no_trace(self) -> None:
        # A kind that no version of the program has stored.
        self.case.events.update(kind="never")
        with self.assertLogs("casework.actions.builds", "ERROR") as logs:
            failed = run_build(self.build.pk)
        self.assertEqual(failed.state, "failed")
        self.assertEqual(
            sentences([Problem(**row) for row in failed.problems]),
            [f"Internal error, number {self.build.pk}. Nothing was built."],
        )
        self.assertTrue(
            logs.output[0].startswith(f"ERROR:casework.actions.builds:Build {failed.pk}")
        )

    def test_it_notes_when_it_began_and_how_many_pages_it_laid_out(self) -> None:
        pages: list[str] = []
        done = run_build(self.build.pk, pages.append)
        assert done.started_at and done.finished_at
        self.assertLessEqual(done.started_at, done.finished_at)
        self.assertEqual(done.laid, len([step for step in pages if " " in step]))

    def test_cancelled_at_a_step_or_a_page_it_stops_there_and_keeps_nothing(self) -> None:
        stops = ("reading", "exhibits", "typesetting", "typesetting 2", "binding", "sealing")
        before = files()
        for stop in stops:
            build = self.queued()
            with self.subTest(stop):
                ended = run_build(build.pk, self.cancelling(build, stop))
                self.assertEqual((ended.state, ended.cancelled_by), ("cancelled", self.omar))
                self.assertEqual((ended.pack, ended.problems), (None, []))
        self.assertEqual(Pack.objects.count(), 0)
        self.assertEqual(files(), before)

    def cancelling(self, build: Build, stop: str) -> Callable[[str], None]:
        """Another person's hand at the button the moment before the step is written down."""

        def hear(step: str) -> None:
            self.assertEqual(Build.objects.get(pk=build.pk).state, "running", step)
            if step == stop:
                cancel_build(build=build, by=self.omar)

        return hear

    def test_the_queue_goes_on_after_one_that_was_cancelled(self) -> None:
        cancel_build(build=self.build, by=self.omar)
        other = self.queued()
        done = work_queue()
        assert done is not None
        self.assertEqual([(build.pk, build.state) for build in done], [(other.pk, "done")])


class EndTests(CastTestCase):
    """Cancelling, and asking once more."""

    def setUp(self) -> None:
        self.case = make.case(by=self.omar, jurisdiction="DE", ref="DE-2026-TEST")

    def row(self, state: str, step: str = "") -> Build:
        return Build.objects.create(
            case=self.case,
            language="de",
            as_of=AS_OF,
            requested_by=self.omar,
            state=state,
            step=step,
        )

    def code(self, act: Callable[..., object], build: Build) -> str:
        with self.assertRaises(Refused) as caught:
            act(build=build, by=self.omar)
        return caught.exception.problems[0].code

    def test_cancelling_is_on_record(self) -> None:
        build = self.row("running", "typesetting 7")
        cancel_build(build=build, by=self.omar)
        build.refresh_from_db()
        self.assertEqual((build.state, build.cancelled_by), ("cancelled", self.omar))
        entry = AuditEntry.objects.latest("number")
        self.assertEqual((entry.verb, entry.case), ("pack-cancelled", self.case))
        self.assertEqual(entry.facts, {"language": "de", "build": build.pk})

    def test_what_is_over_or_being_sealed_is_not_cancelled(self) -> None:
        for state, step in (("failed", ""), ("cancelled", ""), ("running", "sealing")):
            with self.subTest(state):
                self.assertEqual(
                    self.code(cancel_build, self.row(state, step)), "build-not-stoppable"
                )
        self.assertFalse(AuditEntry.objects.filter(verb="pack-cancelled").exists())

    def test_failed_and_cancelled_ones_are_asked_for_once_more(self) -> None:
        for state in ("failed", "cancelled"):
            Build.objects.all().delete()
            build = self.row(state)
            with self.subTest(state), self.captureOnCommitCallbacks() as callbacks:
                again = retry_build(build=build, by=self.omar)
                self.assertEqual(
                    (again.state, again.language, again.as_of), ("queued", "de", AS_OF)
                )
            self.assertEqual(len(callbacks), 1)
            entry = AuditEntry.objects.latest("number")
            self.assertEqual(entry.verb, "pack-requested")
            self.assertEqual(entry.facts, {"language": "de", "build": again.pk, "of": build.pk})

    def test_one_that_a_dead_worker_left_is_failed_and_asked_for_again(self) -> None:
        build = self.row("running", "typesetting 7")
        retry_build(build=build, by=self.omar)
        build.refresh_from_db()
        self.assertEqual((build.state, build.problems[0]["code"]), ("failed", "build-interrupted"))

    def test_one_that_a_worker_is_at_is_left_alone(self) -> None:
        build = self.row("running", "typesetting 7")
        with at_work():
            self.assertEqual(self.code(retry_build, build), "build-not-again")
        build.refresh_from_db()
        self.assertEqual(build.state, "running")

    def test_a_press_too_many_asks_once(self) -> None:
        build = self.row("failed")
        first = retry_build(build=build, by=self.omar)
        self.assertEqual(retry_build(build=build, by=self.omar).pk, first.pk)

    def test_whoever_may_not_build_does_neither(self) -> None:
        make.member(of=self.case, user=self.nadia)
        build = self.row("failed")
        for act in (cancel_build, retry_build):
            for user in (self.nadia, self.lena, self.petra, self.rafi, self.ida):
                with self.subTest(user=user.name), self.assertRaises(PermissionDenied):
                    act(build=build, by=user)


class WorkerTests(CastTestCase):
    def setUp(self) -> None:
        self.case = small_case(by=self.omar)

    def build(self, **fields: object) -> Build:
        given = {"language": "de", "as_of": AS_OF, "requested_by": self.omar}
        return Build.objects.create(case=self.case, **(given | fields))

    def test_it_runs_what_waits_oldest_first_and_ends(self) -> None:
        first, second = self.build(), self.build(language="en")
        done = work_queue()
        assert done is not None
        self.assertEqual([build.pk for build in done], [first.pk, second.pk])
        self.assertEqual([build.state for build in done], ["done", "done"])
        self.assertEqual(work_queue(), [])

    def test_what_a_dead_worker_left_is_failed_with_a_clear_word(self) -> None:
        dead = self.build(state=Build.RUNNING, step="typesetting 7")
        work_queue()
        dead.refresh_from_db()
        self.assertEqual(dead.state, "failed")
        self.assertEqual(
            sentences([Problem(**row) for row in dead.problems]),
            ["The build was interrupted. Build the pack again."],
        )

    def test_one_failure_does_not_stop_the_others(self) -> None:
        self.build(language="pl")
        self.build()
        states = [build.state for build in work_queue() or []]
        self.assertEqual(states, ["failed", "done"])

    def test_it_leaves_the_work_to_the_process_that_waits(self) -> None:
        build = self.build()
        with (settings.DATA_DIR / "build.next").open("a", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.assertIsNone(work_queue())
        build.refresh_from_db()
        self.assertEqual(build.state, "queued")
