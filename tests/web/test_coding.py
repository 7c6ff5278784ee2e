"""Codes from the story on screen: words marked, ticks, setting aside, and who sees nothing."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from playwright.sync_api import expect

from casework.actions.coding import set_codes_aside
from casework.actions.cues import import_cues
from casework.domain.evidence import TermKind
from casework.models import AuditEntry, Case
from tests import make
from tests.actions.test_coding import FILE, CodingCase
from tests.browser import axe_violations
from tests.live import LiveTestCase

URL = reverse("case-codes", args=["PL-2026-TEST"])
NEW = reverse("event-add", args=["PL-2026-TEST"])


class CodesScreenTests(CodingCase):
    def setUp(self) -> None:
        super().setUp()
        self.client.force_login(self.nadia)

    def test_the_words_are_marked_in_their_language(self) -> None:
        response = self.client.get(URL)
        self.assertContains(response, "He was <mark>arrested</mark>.")
        self.assertContains(response, '<p class="prose told" lang="en" dir="ltr">', 2)
        self.assertContains(response, '<q lang="en" dir="ltr">arrested</q>')

    def test_words_that_overlap_are_marked_as_one(self) -> None:
        cues = [{"kind": "act", "code": "ARREST", "words": ["was arrest*", "arrested ~ home"]}]
        import_cues([("en.json", FILE | {"cues": cues})], by=None)
        make.event(of=self.case, key="e2", what={"en": "He was arrested at home."})
        self.assertContains(self.client.get(URL), "He <mark>was arrested at home</mark>.")

    def test_only_what_is_told_is_ticked(self) -> None:
        make.event(of=self.case, key="e2", what={"en": "They asked him about Group 24."})
        Case.objects.filter(pk=self.case.pk).update(summary={})
        page = self.client.get(URL).content.decode()
        self.assertIn('value="act:ARREST:e1" id="code-actarreste1" checked', page)
        self.assertIn('value="profile:G24:applicant" id="code-profileg24applicant" aria', page)

    def test_words_of_the_case_are_never_markup(self) -> None:
        make.event(of=self.case, key="e2", what={"en": "<b>Arrested</b> & <i>held</i>"})
        response = self.client.get(URL)
        self.assertContains(response, "&lt;b&gt;<mark>Arrested</mark>&lt;/b&gt; &amp; &lt;i&gt;")

    def test_the_label_is_in_the_language_of_the_screen(self) -> None:
        term = make.term(kind=TermKind.ACT, code="ARREST")
        term.labels = {"en": "Arrest", "de": "Willkürliche Festnahme"}
        term.save()
        response = self.client.get(URL, headers={"Accept-Language": "de"})
        self.assertContains(response, "Willkürliche Festnahme")
        self.assertContains(response, "<mark>arrested</mark>")

    def test_what_is_ticked_is_added(self) -> None:
        response = self.client.post(URL, {"do": "add", "chosen": ["act:ARREST:e1"]}, follow=True)
        self.assertContains(response, "The ticked codes are added.")
        self.assertEqual([term.code for term in self.event.terms.all()], ["ARREST"])
        self.assertNotContains(response, "act:ARREST:e1")

    def test_nothing_ticked_is_said_at_the_codes(self) -> None:
        response = self.client.post(URL, {"do": "add"})
        self.assertContains(response, "Tick at least one code.", status_code=422)
        self.assertNotContains(response, " checked", status_code=422)

    def test_what_is_not_proposed_cannot_be_added(self) -> None:
        make.term(kind=TermKind.ACT, code="KILL")
        response = self.client.post(URL, {"do": "add", "chosen": ["act:KILL:e1"]})
        self.assertEqual(response.status_code, 422)
        self.assertEqual(self.event.terms.count(), 0)

    def test_a_proposal_is_set_aside_and_proposed_again(self) -> None:
        response = self.client.post(URL, {"do": "aside", "chosen": ["act:ARREST:e1"]}, follow=True)
        self.assertContains(response, "1 code is set aside in this case.")
        self.assertNotContains(response, "act:ARREST:e1")
        self.assertContains(self.client.post(URL, {"do": "again"}, follow=True), "act:ARREST:e1")

    def test_a_case_without_proposals_says_so(self) -> None:
        names = self.names()
        set_codes_aside(case=self.case, chosen=names, by=self.nadia)
        self.assertContains(self.client.get(URL), "No more codes are proposed.")

    def test_looking_goes_on_record_and_writes_nothing_else(self) -> None:
        self.client.get(URL)
        self.assertEqual(AuditEntry.objects.latest("number").verb, "case-opened")
        self.assertEqual((self.event.terms.count(), self.case.grounds.count()), (0, 0))

    def test_the_number_of_queries_does_not_grow(self) -> None:
        self.client.get(URL)
        counts = []
        for key in ("e2", "e3", "e4"):
            make.event(of=self.case, key=key, what={"en": "Arrested."})
            with CaptureQueriesContext(connection) as noted:
                self.client.get(URL)
            counts.append(len(noted))
        self.assertEqual(len(set(counts)), 1, counts)

    def test_the_case_and_the_claim_lead_here(self) -> None:
        for name in ("case-detail", "claim"):
            page = self.client.get(reverse(name, args=["PL-2026-TEST"]))
            self.assertContains(page, f'href="{URL}"')


class HintTests(CodingCase):
    def setUp(self) -> None:
        super().setUp()
        self.client.force_login(self.nadia)

    def test_an_event_saved_without_codes_leads_to_the_proposals(self) -> None:
        sent = {"kind": "persecution", "what_en": "Arrested again."}
        response = self.client.post(NEW, sent, follow=True)
        self.assertContains(response, "The words of the case speak for 4 more codes.")
        self.assertContains(response, f'<a href="{URL}">Look at them</a>')

    def test_an_event_saved_with_codes_says_nothing(self) -> None:
        sent = {"kind": "persecution", "what_en": "Arrested again.", "acts": ["ARREST"]}
        self.assertNotContains(self.client.post(NEW, sent, follow=True), "Look at them")


class NobodyElseTests(CodingCase):
    def test_whoever_is_not_on_the_case_sees_nothing(self) -> None:
        for person in (self.lena, self.petra, self.rafi, self.ida):
            self.client.force_login(person)
            for response in (
                self.client.get(URL),
                self.client.post(URL, {"do": "add", "chosen": ["act:ARREST:e1"]}),
            ):
                self.assertEqual(response.status_code, 404, person.name)
                self.assertNotContains(response, "arrested", status_code=404)
        self.assertEqual(self.event.terms.count(), 0)


@pytest.mark.browser
class CodesBrowserTests(LiveTestCase):
    def setUp(self) -> None:
        super().setUp()
        for kind, code in (("act", "ARREST"), ("profile", "G24"), ("ground", "POL")):
            make.term(kind=TermKind(kind), code=code)
        import_cues([("en.json", FILE)], by=None)
        self.told = make.case(
            by=self.nadia, ref="PL-2026-CODES", summary={"en": "Joined Group 24."}
        )
        make.person(of=self.told)
        self.event = make.event(of=self.told, what={"en": "He was arrested."})

    def test_it_fits_and_is_accessible_at_both_widths(self) -> None:
        with self.browser(self.nadia) as page:
            page.goto(self.live_server_url + reverse("case-codes", args=["PL-2026-CODES"]))
            for width, height in ((1280, 900), (390, 844)):
                page.set_viewport_size({"width": width, "height": height})
                self.assertEqual(axe_violations(page), [])
                self.assertEqual(page.evaluate("document.documentElement.scrollWidth"), width)

    def test_the_keyboard_alone_and_no_script_are_enough(self) -> None:
        with self.browser(self.nadia, javascript=False) as page:
            page.goto(self.live_server_url + reverse("case-codes", args=["PL-2026-CODES"]))
            expect(page.locator('input[value="act:ARREST:e1"]')).to_be_checked()
            page.get_by_role("button", name="Add what is ticked").focus()
            page.keyboard.press("Enter")
            expect(page.get_by_text("The ticked codes are added.")).to_be_visible()
        self.assertEqual([term.code for term in self.event.terms.all()], ["ARREST"])
