"""Claim, matrix, packs and translations in a real browser: keys, swaps, no script, axe."""

from __future__ import annotations

import datetime as dt

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page, expect

from casework.adapters import queue
from casework.models import Build, Case, CaseMember, Choice, Passage, Translation
from tests import make
from tests.browser import axe_violations
from tests.live import LiveTestCase
from tests.web.claims import CODES, REF

DESKTOP, PHONE = (1280, 900), (390, 844)


class EvidenceBrowserTestCase(LiveTestCase):
    """The rows of the access table, and three findings that bear on its element."""

    def setUp(self) -> None:
        super().setUp()
        event = self.case.events.get()
        codes = [
            make.term(kind=kind, code=code) for kind, found in CODES.items() for code in found
        ]
        event.terms.add(*codes)
        Passage.objects.get(key="P1").terms.add(*codes)
        for key in ("P2", "P3"):
            make.passage(key=key, codes=CODES)

    def go(self, page: Page, name: str, *args: str, query: str = "") -> None:
        page.goto(self.live_server_url + reverse(name, args=args) + query)

    def focused(self, page: Page) -> str:
        return str(page.evaluate("document.activeElement.id"))

    def assert_fits(self, page: Page) -> None:
        for width, height in (DESKTOP, PHONE):
            page.set_viewport_size({"width": width, "height": height})
            self.assertEqual(axe_violations(page), [])
            self.assertEqual(page.evaluate("document.documentElement.scrollWidth"), width)


@pytest.mark.browser
class MatrixTests(EvidenceBrowserTestCase):
    def test_a_lawyer_decides_by_keys_alone(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "matrix-element", REF, "acts")
            expect(page.locator("[data-keys]")).to_be_visible()
            page.locator("[data-suggestion][tabindex='0']").focus()
            self.assertEqual(self.focused(page), "P1")
            page.keyboard.press("j")
            self.assertEqual(self.focused(page), "P2")
            page.keyboard.press("k")
            page.keyboard.press("u")
            expect(page.locator("#P1.is-use")).to_be_focused()
            expect(page.locator("#claim-progress")).to_contain_text("1 finding used")
            page.keyboard.press("j")
            page.keyboard.press("r")
            expect(page.locator("#P2.is-reject")).to_be_focused()
            page.keyboard.press("z")
            expect(page.locator("#P2:not(.is-reject)")).to_be_focused()
            page.keyboard.press("j")
            page.keyboard.press("a")
            self.assertEqual(self.focused(page), "P3-answer_pl")
            page.keyboard.type("urz jest odpowiedzi")
            page.locator("#P3 button[value=adverse-answered]").click()
            expect(page.locator("#P3.is-adverse-answered")).to_be_focused()
            self.assert_fits(page)
        found = {choice.passage.key: choice for choice in Choice.objects.all()}
        self.assertEqual(
            {key: c.verdict for key, c in found.items()}, {"P1": "use", "P3": "adverse-answered"}
        )
        self.assertEqual(found["P3"].answer, {"pl": "urz jest odpowiedzi"})

    def test_a_missing_answer_is_asked_for_in_the_row(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "matrix-element", REF, "acts")
            page.locator("#P1 details.answer > summary").click()
            page.fill("#P1-note", "To ask him.")
            page.locator("#P1 button[value=adverse-answered]").click()
            expect(page.locator("#P1 [role=alert]")).to_contain_text("Write the answer")
            expect(page.locator("#P1-answer_pl")).to_be_focused()
            self.assertEqual(page.input_value("#P1-note"), "To ask him.")
            self.assert_fits(page)

    def test_a_lost_session_does_not_put_the_log_in_into_a_row(self) -> None:
        with self.browser(self.omar) as page:
            self.go(page, "matrix-element", REF, "acts")
            page.context.clear_cookies(name="sessionid")
            page.locator("#P1 button[value=use]").click()
            page.wait_for_url("**/log-in/**")
        self.assertFalse(Choice.objects.exists())

    def test_everything_works_without_script(self) -> None:
        with self.browser(self.omar, javascript=False) as page:
            self.go(page, "matrix-element", REF, "acts")
            expect(page.locator("[data-keys]")).to_be_hidden()
            page.locator("#P1 button[value=use]").click()
            expect(page.locator("#P1.is-use")).to_be_visible()
            self.assertTrue(page.url.endswith("#P1"))
            page.locator("#P1 >> text=Undo").click()
            expect(page.locator("#P1 button[value=use]")).to_be_visible()
        self.assertFalse(Choice.objects.exists())


@pytest.mark.browser
class LibraryTests(EvidenceBrowserTestCase):
    def test_facets_narrow_and_chips_widen_without_script(self) -> None:
        with self.browser(self.nadia, javascript=False) as page:
            self.go(page, "evidence-list")
            page.click(".option:has-text('FAM-REPRISAL')")
            expect(page.locator(".chips")).to_contain_text("FAM-REPRISAL")
            page.fill("#q", "nonsense")
            page.keyboard.press("Enter")
            expect(page.locator("#found")).to_have_text("0 findings")
            page.click(".chips a")
            self.assertEqual(page.input_value("#q"), "nonsense")
            self.assertNotIn("nonsense", page.url)
            self.assertNotIn("FAM-REPRISAL", page.url)

    def test_sources_fit_the_screen_and_are_downloaded(self) -> None:
        with self.browser(self.sofia) as page:
            self.go(page, "evidence-list")
            page.click("text=Sources of these findings")
            self.assert_fits(page)
            with page.expect_download() as download:
                page.click("text=CSL-JSON")
            self.assertEqual(download.value.suggested_filename, "sources.csl.json")
            page.click("text=Suspected duplicates")
            self.assert_fits(page)


@pytest.mark.browser
class TranslationTests(EvidenceBrowserTestCase):
    def test_a_translator_works_through_the_queue(self) -> None:
        with self.browser(self.rafi) as page:
            self.go(page, "translation-list", query="?language=de")
            page.click("text=Take the next one")
            page.fill("[name=finding]", "Angehörige wurden befragt.")
            self.assert_fits(page)
            page.click("text=Save the draft and take the next")
            page.wait_for_url("**/translations/P2/de/")
            self.assert_fits(page)
        self.assertEqual(Translation.objects.get().finding, "Angehörige wurden befragt.")

    def test_a_mistake_is_accessible(self) -> None:
        with self.browser(self.rafi) as page:
            self.go(page, "translation-edit", "P1", "de")
            page.click("text=Save the draft and take the next")
            expect(page.locator(".error-summary")).to_be_visible()
            self.assert_fits(page)


@pytest.mark.browser
class PackTests(EvidenceBrowserTestCase):
    def build_row(self, state: str) -> Build:
        return Build.objects.create(
            case=self.case,
            language="pl",
            as_of=dt.date(2026, 11, 24),
            state=state,
            step="typesetting 3",
            requested_by=self.omar,
        )

    def test_a_build_is_watched_until_it_is_over(self) -> None:
        build = self.build_row(Build.RUNNING)
        with queue.turn(settings.DATA_DIR), self.browser(self.omar) as page:
            self.go(page, "pack-list", REF)
            expect(page.locator("#build-progress")).to_contain_text("page 3")
            Build.objects.update(step="binding")
            expect(page.locator("#build-progress")).to_contain_text("Binding the exhibits")
            self.assert_fits(page)
            build.state, build.problems = (
                Build.FAILED,
                [{"code": "build-interrupted", "where": "", "values": {}}],
            )
            build.save()
            expect(page.locator(".notice-danger")).to_contain_text("The build was interrupted.")
            self.assert_fits(page)

    def test_without_script_the_page_reads_itself_again(self) -> None:
        self.build_row(Build.RUNNING)
        with queue.turn(settings.DATA_DIR), self.browser(self.omar, javascript=False) as page:
            self.go(page, "pack-list", REF)
            Build.objects.update(step="sealing")
            expect(page.locator("#build-progress")).to_contain_text("Sealing")


@pytest.mark.browser
class LongTextTests(EvidenceBrowserTestCase):
    """The screens with everything on them, in the longest language."""

    def test_full_screens_fit_and_are_accessible(self) -> None:
        case = Case.objects.get(ref=REF)
        CaseMember.objects.get_or_create(case=case, user=self.omar)
        coded = make.claim(
            of=case, element=make.element(), alleged={"pl": "Zatrzymany. " * 30, "en": "Held."}
        )
        coded.events.add(case.events.get())
        make.norm(of=coded.element, certainty="M", note={"en": "Disputed."})
        passages = list(Passage.objects.all())
        make.choice(of=coded, passage=passages[0], by=self.omar, note="A note.")
        make.choice(of=coded, passage=passages[1], by=self.omar, verdict="reject")
        make.translation(of=passages[0])
        passages[0].entities.add(make.entity(spellings={"Умаралӣ Қувватов": "Cyrl"}))
        with self.browser(self.sofia) as page:
            for language in ("en", "de"):
                self.cookie(page, "django_language", language)
                for name, args in (
                    ("claim", (REF,)),
                    ("claim-element", (REF, "acts")),
                    ("claim-matrix", (REF,)),
                    ("matrix-element", (REF, "acts")),
                    ("pack-list", (REF,)),
                    ("passage-detail", ("P1",)),
                    ("translation-edit", ("P1", "de")),
                ):
                    with self.subTest(name=name, language=language):
                        self.go(page, name, *args)
                        for summary in page.locator("main details > summary").all():
                            if summary.is_visible():
                                summary.click()
                        self.assert_fits(page)
