"""The page on which a pack is prepared for filing."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from django.urls import reverse

from casework.actions.packs import build_pack
from casework.models import AuditEntry, LawRule, Pack
from tests import make, make_law
from tests.base import CastTestCase
from tests.pack.claim import AS_OF, small_case

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response


class PrepareTests(CastTestCase):
    pack: Pack

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make.law()
        profile = make_law.profile(
            aspects=[
                {"aspect": "formats", "rule": "DE-FORMAT-FILE-FORMAT"},
                {"aspect": "size", "parameter": "DE-ERVB-SIZE"},
                {"aspect": "count", "parameter": "DE-ERVB-FILES"},
                {"aspect": "names", "rule": "DE-FORMAT-FILE-NAMES"},
                {"aspect": "language", "rule": "DE-FORMAT-LANGUAGE-COURT"},
            ]
        )
        make_law.authority(name="Verwaltungsgericht Berlin", filing=profile)
        cls.case = small_case(by=cls.omar)
        cls.pack = build_pack(case=cls.case, language="de", as_of=AS_OF, by=cls.omar)
        cls.url = reverse("pack-prepare", args=[cls.case.ref, cls.pack.sha256])

    def setUp(self) -> None:
        self.client.force_login(self.omar)

    def post(self, act: str, **fields: object) -> Response:
        return self.client.post(self.url, {act: "1"} | fields)

    def test_it_says_what_the_route_takes_with_its_certainty(self) -> None:
        response = self.client.get(self.url)
        self.assertContains(response, "PDF is required; PDF/A and PDF/UA are allowed")
        # From memory: with its mark.
        self.assertContains(response, "to be verified")

    def test_a_figure_that_has_run_out_is_no_limit_of_today(self) -> None:
        response = self.client.get(self.url)
        self.assertContains(response, "It was 200 from")
        self.assertContains(response, "that says nothing of today")
        self.assertEqual(response.context["form"].initial, {"limit_mb": None, "limit_files": None})
        found = self.post("check")
        self.assertContains(found, "What a message may have today is not known: ask")

    def test_a_figure_that_counts_today_is_filled_in(self) -> None:
        rule = LawRule.objects.get(key="DE-ERVB-SIZE")
        values = [{"value": "200", "certainty": "V", "source": "x", "seen_on": "2026-11-24"}]
        LawRule.objects.filter(pk=rule.pk).update(content=rule.content | {"values": values})
        response = self.client.get(self.url)
        self.assertEqual(response.context["form"].initial["limit_mb"], 200)
        self.assertNotContains(response, "It was 200 from")

    def test_the_check_names_files_and_exhibits_and_hands_nothing_out(self) -> None:
        before = AuditEntry.objects.count()
        response = self.post("check", limit_mb="5")
        self.assertContains(response, "01_Text_Anlage-K-1.pdf")
        self.assertContains(response, "a font is not embedded")
        self.assertContains(response, "The pack is in the official language.")
        self.assertContains(response, "PDF/A is not validated here.")
        self.assertEqual(AuditEntry.objects.count(), before)

    def test_the_download_is_a_zip_named_by_the_case_alone(self) -> None:
        response = self.post("download", limit_mb="5")
        self.assertEqual(
            response.headers["Content-Disposition"],
            'attachment; filename="DE-2026-TEST-de-2026-11-24.zip"',
        )
        with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
            [name] = archive.namelist()
        self.assertTrue(name.startswith("01_"))
        entry = AuditEntry.objects.latest("number")
        self.assertEqual((entry.verb, entry.actor), ("pack-prepared", self.omar))

    def test_what_is_no_limit_is_said_at_the_field(self) -> None:
        for value in ("0", "-4", "many", "1e99"):
            with self.subTest(value):
                response = self.post("download", limit_mb=value)
                self.assertEqual(response.status_code, 422)
                self.assertIn("limit_mb", response.context["form"].errors)

    def test_a_case_without_a_route_says_so(self) -> None:
        self.case.jurisdiction = "AT"
        self.case.save()
        response = self.client.get(self.url)
        self.assertContains(response, "No authority or court of the reference data fits")
        refused = self.post("download")
        self.assertEqual(refused.status_code, 422)
        self.assertContains(
            refused, "No authority or court of the reference data fits", status_code=422
        )

    def test_people_from_elsewhere_find_nothing(self) -> None:
        make.member(of=self.case, user=self.nadia)
        people = (self.nadia, self.petra, self.lena, self.rafi, self.ida)
        for person, status in zip(people, (403, 404, 404, 404, 404), strict=True):
            with self.subTest(person=person.name):
                self.client.force_login(person)
                self.assertEqual(self.client.get(self.url).status_code, status)
                self.assertEqual(self.post("download").status_code, status)
        self.assertFalse(AuditEntry.objects.filter(verb="pack-prepared").exists())

    def test_the_list_of_packs_leads_here(self) -> None:
        packs = reverse("pack-list", args=[self.case.ref])
        self.assertContains(self.client.get(packs), self.url)
        self.client.force_login(self.sofia)
        make.member(of=self.case, user=self.nadia)
        self.client.force_login(self.nadia)
        self.assertNotContains(self.client.get(packs), self.url)
