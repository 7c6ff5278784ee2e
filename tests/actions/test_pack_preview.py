"""One section of a pack alone: as it would be printed, and marked as what it is."""

from __future__ import annotations

import io
import re
import shutil
import subprocess

import pikepdf
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.actions.pack_preview import preview_section
from casework.domain.errors import Refused
from casework.models import AuditEntry, Pack
from casework.wording.previews import SECTIONS
from tests import make
from tests.base import CastTestCase
from tests.pack.claim import AS_OF, small_case

PDFTOTEXT = shutil.which("pdftotext") or "pdftotext"


def text_of(content: bytes) -> str:
    """The text of all pages in one line; what stands slanted is left out."""
    command = [PDFTOTEXT, "-q", "-layout", "-nodiag", "-", "-"]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


class PreviewTests(CastTestCase):
    def setUp(self) -> None:
        self.case = small_case(by=self.omar)

    def preview(self, section: str, language: str = "de") -> bytes:
        return preview_section(
            case=self.case, language=language, section=section, as_of=AS_OF, by=self.omar
        )

    def test_an_element_is_set_alone(self) -> None:
        text = text_of(self.preview("acts"))
        self.assertIn("Ihr droht Haft.", text)
        self.assertIn("Angehörige wurden befragt (P1).", text)
        self.assertNotIn("Frau Қодирова wurde in Kulob befragt.", text)
        self.assertNotIn("Anlagenverzeichnis", text)

    def test_every_section_of_the_pack_can_be_set(self) -> None:
        there = {"summary", "matrix", "people", "chronology", "elements"} | {
            "notes",
            "sources",
            "exhibits",
        }
        self.assertLessEqual(there, set(SECTIONS))
        for section in sorted(there):
            with self.subTest(section):
                self.assertTrue(self.preview(section).startswith(b"%PDF-"))

    def test_pages_of_other_sections_are_left_out_honestly(self) -> None:
        text = text_of(self.preview("exhibits"))
        self.assertIn("Brief der Mutter", text)
        self.assertRegex(text, r"Anlage K 1 .* 2 … 1")
        sources = text_of(self.preview("sources"))
        self.assertIn("S. …", sources)

    def test_no_page_is_numbered_as_if_it_were_of_the_pack(self) -> None:
        for section in ("acts", "chronology", "sources"):
            with self.subTest(section):
                self.assertIsNone(re.search(r"Seite \d", text_of(self.preview(section))))

    def test_each_page_is_marked(self) -> None:
        self.case.claim_elements.update(alleged={"de": "Ihr droht Haft. " * 900})
        content = self.preview("acts")
        with pikepdf.Pdf.open(io.BytesIO(content)) as pdf:
            pages = len(pdf.pages)
        self.assertGreater(pages, 2)
        # At the foot; what goes across the page is no line of text to this program.
        self.assertEqual(text_of(content).count("Vorschau"), pages)

    def test_it_says_what_the_case_says_now(self) -> None:
        self.case.claim_elements.update(alleged={"de": "Ihr droht Folter."})
        self.assertIn("Ihr droht Folter.", text_of(self.preview("acts")))

    def test_it_is_in_the_language_asked_for(self) -> None:
        self.assertIn("Prison.", text_of(self.preview("acts", "en")))

    def test_what_is_not_in_the_pack_is_refused(self) -> None:
        for section, language, code in (
            ("closing", "de", "preview-nowhere"),
            ("../pack", "de", "preview-nowhere"),
            ("summary", "pl", "pack-language"),
        ):
            with self.subTest(section), self.assertRaises(Refused) as caught:
                self.preview(section, language)
            self.assertEqual(caught.exception.problems[0].code, code)

    def test_it_is_on_record_and_nothing_is_kept(self) -> None:
        self.preview("acts")
        entry = AuditEntry.objects.latest("number")
        self.assertEqual((entry.verb, entry.case), ("pack-previewed", self.case))
        self.assertEqual(entry.facts, {"language": "de", "section": "acts"})
        self.assertFalse(Pack.objects.exists())

    def test_who_may_not_read_the_case_sees_nothing(self) -> None:
        for user in (self.nadia, self.lena, self.petra, self.rafi, self.ida):
            with self.subTest(user=user.name), self.assertRaises(PermissionDenied):
                preview_section(
                    case=self.case, language="de", section="acts", as_of=AS_OF, by=user
                )


class PreviewPageTests(CastTestCase):
    def setUp(self) -> None:
        self.case = small_case(by=self.omar)
        self.client.force_login(self.omar)

    def url(self, section: str = "acts", language: str = "de") -> str:
        return reverse("pack-preview", args=[self.case.ref, language, section])

    def test_it_is_shown_in_the_browser_under_a_name_that_tells_nothing(self) -> None:
        response = self.client.get(self.url())
        self.assertEqual(response.headers["Content-Type"], "application/pdf")
        self.assertEqual(
            response.headers["Content-Disposition"], 'inline; filename="DE-2026-TEST-acts.pdf"'
        )
        self.assertIn("no-store", response.headers["Cache-Control"])

    def test_what_is_not_there_leads_back_to_the_packs_with_a_word(self) -> None:
        response = self.client.get(self.url("nowhere"), follow=True)
        self.assertContains(response, "The pack has no section “nowhere”.")

    def test_the_packs_and_the_element_lead_to_it(self) -> None:
        packs = self.client.get(reverse("pack-list", args=[self.case.ref]))
        self.assertContains(packs, self.url("chronology"))
        element = self.client.get(reverse("claim-element", args=[self.case.ref, "acts"]))
        self.assertContains(element, self.url("acts", "en"))

    def test_people_from_elsewhere_find_nothing(self) -> None:
        for person in (self.petra, self.lena, self.rafi, self.ida):
            with self.subTest(person=person.name):
                self.client.force_login(person)
                self.assertEqual(self.client.get(self.url()).status_code, 404)
        self.assertFalse(AuditEntry.objects.filter(verb="pack-previewed").exists())
        make.member(of=self.case, user=self.nadia)
        self.client.force_login(self.nadia)
        self.assertEqual(self.client.get(self.url()).status_code, 200)
