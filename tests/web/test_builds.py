"""Watching a build, cancelling it, asking once more."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from casework.models import AuditEntry, Build, Pack
from tests.web.claims import REF, ClaimTestCase
from tests.worker import at_work

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

LIST = reverse("pack-list", args=[REF])
PROGRESS = reverse("pack-progress", args=[REF, "pl"])
HTMX = {"HX-Request": "true"}
AS_OF = dt.date(2026, 11, 24)
# The session, the person, the case, the build, and the earlier builds.
QUERIES = 6


class BuildsTestCase(ClaimTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.omar)

    def build_row(self, state: str = Build.RUNNING, **fields: Any) -> Build:
        given = {"language": "pl", "as_of": AS_OF, "requested_by": self.omar}
        return Build.objects.create(case=self.case, state=state, **(given | fields))

    def earlier(self, *, seconds: int, pages: int, laid: int) -> Build:
        pack = Pack.objects.create(
            case=self.case,
            language="pl",
            as_of=AS_OF,
            sha256=f"{Pack.objects.count():064}",
            pages=pages,
            size=1,
            stored_as="none",
            version="1",
            built_by=self.omar,
        )
        end = timezone.now() - dt.timedelta(hours=1)
        start = end - dt.timedelta(seconds=seconds)
        times = {"started_at": start, "finished_at": end}
        return self.build_row(Build.DONE, step="done", pack=pack, laid=laid, **times)

    def get(self) -> Response:
        return self.client.get(PROGRESS, headers=HTMX)

    def verbs(self) -> list[str]:
        return [entry.verb for entry in AuditEntry.objects.all()]


class ProgressTests(BuildsTestCase):
    def test_it_is_the_steps_alone(self) -> None:
        self.build_row(step="binding")
        with at_work():
            response = self.get()
        self.assertContains(response, "<strong>Binding the exhibits</strong>")
        self.assertContains(response, 'hx-trigger="every 1s"')
        self.assertContains(response, "You can close this page; the build goes on.")
        self.assertNotContains(response, "<html")
        self.assertNotIn("HX-Refresh", response.headers)

    def test_each_step_is_done_now_or_to_come_in_words(self) -> None:
        self.build_row(step="typesetting 3")
        with at_work():
            watched = self.get().context["watched"]
        self.assertEqual(
            [(line.words, line.state) for line in watched.lines],
            [
                ("Reading the case", "done"),
                ("Checking the pack", "done"),
                ("Preparing the exhibits", "done"),
                ("Typesetting", "now"),
                ("Binding the exhibits", "to-come"),
                ("Sealing", "to-come"),
            ],
        )
        self.assertEqual((watched.at, watched.pages, watched.left), (4, "page 3", ""))

    def test_with_an_earlier_build_it_says_about_how_long(self) -> None:
        self.earlier(seconds=120, pages=48, laid=96)
        start = timezone.now() - dt.timedelta(seconds=60)
        self.build_row(step="typesetting 48", started_at=start, laid=48)
        with at_work():
            response = self.get()
        self.assertContains(response, "page 48 of about 48")
        self.assertContains(response, "about 1 minute left")

    def test_earlier_builds_of_another_language_tell_nothing(self) -> None:
        build = self.earlier(seconds=120, pages=48, laid=96)
        Build.objects.filter(pk=build.pk).update(language="en")
        self.build_row(step="typesetting 12", started_at=timezone.now(), laid=12)
        with at_work():
            watched = self.get().context["watched"]
        self.assertEqual((watched.pages, watched.left), ("page 12", ""))

    def test_a_build_in_the_queue_waits(self) -> None:
        self.build_row(Build.QUEUED)
        self.assertContains(self.get(), "Waiting for its turn")

    def test_one_without_a_worker_was_interrupted(self) -> None:
        self.build_row(step="typesetting 7")
        response = self.get()
        self.assertContains(response, "The last build was interrupted; nothing was built.")
        self.assertEqual(response.headers["HX-Refresh"], "true")

    def test_when_it_is_over_the_page_is_read_again(self) -> None:
        self.build_row(Build.FAILED)
        response = self.get()
        self.assertEqual(response.headers["HX-Refresh"], "true")
        self.assertNotContains(response, "hx-trigger")

    def test_without_any_build_the_page_is_read_again(self) -> None:
        self.assertEqual(self.get().headers["HX-Refresh"], "true")

    def test_without_script_it_is_the_page(self) -> None:
        self.assertRedirects(
            self.client.get(PROGRESS), f"{LIST}?language=pl", fetch_redirect_response=False
        )

    def test_a_language_without_packs_is_not_found(self) -> None:
        url = reverse("pack-progress", args=[REF, "de"])
        self.assertEqual(self.client.get(url, headers=HTMX).status_code, 404)

    def test_watching_writes_nothing(self) -> None:
        self.build_row()
        self.get()
        self.assertEqual(self.verbs(), [])

    def test_it_asks_as_often_after_one_build_as_after_three(self) -> None:
        self.build_row(step="typesetting 7", started_at=timezone.now())
        for earlier in (1, 2):
            for _ in range(earlier):
                self.earlier(seconds=60, pages=40, laid=80)
            Build.objects.filter(state=Build.RUNNING).delete()
            self.build_row(step="typesetting 7", started_at=timezone.now())
            with (
                self.subTest(earlier=earlier),
                at_work(),
                CaptureQueriesContext(connection) as asked,
            ):
                self.get()
                self.assertEqual(len(asked), QUERIES)


class CancelTests(BuildsTestCase):
    def cancel(self, build: Build) -> Response:
        return self.client.post(reverse("build-cancel", args=[REF, build.pk]), follow=True)

    def test_the_page_offers_it_while_a_build_is_open(self) -> None:
        build = self.build_row(Build.QUEUED)
        url = reverse("build-cancel", args=[REF, build.pk])
        self.assertContains(self.client.get(LIST), f'action="{url}"', 1)
        Build.objects.update(state=Build.FAILED)
        self.assertNotContains(self.client.get(LIST), url)

    def test_one_that_waits_is_cancelled_at_once_and_the_page_says_by_whom(self) -> None:
        build = self.build_row(Build.QUEUED)
        response = self.cancel(build)
        build.refresh_from_db()
        self.assertEqual((build.state, build.cancelled_by), ("cancelled", self.omar))
        self.assertContains(response, "by Omar; nothing was built.")
        self.assertEqual(self.verbs(), ["pack-cancelled", "case-opened"])

    def test_one_that_is_being_sealed_is_not(self) -> None:
        build = self.build_row(step="sealing")
        with at_work():
            response = self.cancel(build)
        self.assertContains(response, "This build is over or being sealed")
        build.refresh_from_db()
        self.assertEqual(build.state, "running")

    def test_who_may_not_build_cancels_nothing(self) -> None:
        build = self.build_row(Build.QUEUED)
        url = reverse("build-cancel", args=[REF, build.pk])
        people = (self.nadia, self.rafi, self.ida, self.lena, self.petra)
        for person, status in zip(people, (403, 404, 404, 404, 404), strict=True):
            with self.subTest(person=person.name):
                self.client.force_login(person)
                self.assertEqual(self.client.post(url).status_code, status)
        build.refresh_from_db()
        self.assertEqual(build.state, "queued")

    def test_a_build_of_another_case_is_not_found(self) -> None:
        build = self.build_row(Build.QUEUED)
        url = reverse("build-cancel", args=["DE-2026-NONE", build.pk])
        self.assertEqual(self.client.post(url).status_code, 404)


class RetryTests(BuildsTestCase):
    def retry(self, build: Build) -> Response:
        return self.client.post(reverse("build-retry", args=[REF, build.pk]), follow=True)

    def test_failed_cancelled_and_interrupted_builds_offer_it(self) -> None:
        self.case.claim_elements.all().delete()
        for state in (Build.FAILED, Build.CANCELLED, Build.RUNNING):
            Build.objects.all().delete()
            build = self.build_row(state, finished_at=timezone.now(), cancelled_by=self.omar)
            url = reverse("build-retry", args=[REF, build.pk])
            with self.subTest(state):
                response = self.client.get(LIST)
                wanted = 0 if response.context["errors"] else 1
                self.assertContains(response, f'action="{url}"', wanted)
                self.assertTrue(response.context["watched"].may_be_retried)

    def test_it_asks_for_the_same_once_more(self) -> None:
        build = self.build_row(Build.CANCELLED, language="en", variant="internal")
        self.retry(build)
        again = Build.objects.exclude(pk=build.pk).get()
        self.assertEqual(
            (again.state, again.language, again.variant, again.as_of),
            ("queued", "en", "internal", AS_OF),
        )
        self.assertEqual(self.verbs(), ["pack-requested", "case-opened"])

    def test_one_that_is_built_or_runs_is_not(self) -> None:
        for build in (self.earlier(seconds=9, pages=4, laid=4), self.build_row()):
            with self.subTest(build.state), at_work():
                response = self.retry(build)
                self.assertContains(response, "This build is not over, or it has built its pack.")
        self.assertEqual(Build.objects.count(), 2)
