"""Two packs of a case compared on screen."""

from __future__ import annotations

from django.urls import reverse

from casework.actions.packs import build_pack
from casework.models import AuditEntry, Pack
from tests import make
from tests.adapters.papers import paper
from tests.base import CastTestCase
from tests.pack.claim import AS_OF, add_finding, small_case

REF = "DE-2026-TEST"


class CompareTests(CastTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.omar)
        self.case = small_case(by=self.omar)
        self.old = self.build()

    def build(self) -> Pack:
        return build_pack(case=self.case, language="de", as_of=AS_OF, by=self.omar)

    def address(self, pack: Pack) -> str:
        return reverse("pack-compare", args=[REF, pack.sha256])

    def test_texts_findings_and_exhibits_are_told(self) -> None:
        self.case.summary = {"de": "Frau Қодирова wurde in Khujand befragt."}
        self.case.save()
        add_finding(of=self.case, by=self.omar, key="P2")
        make.document(of=self.case, content=paper("Neu"), key="n2", title={"de": "Neu"}, exhibit=2)
        response = self.client.get(self.address(self.build()))
        self.assertContains(response, "<del>Kulob</del><ins>Khujand</ins>")
        found = [sentence for sentence, _parts in response.context["texts"]]
        self.assertEqual(found[0], "The summary was changed")
        self.assertIn("A finding was added to", found[1])
        exhibits = [(one.what, one.new_label) for _w, one in response.context["exhibits"]]
        self.assertEqual(exhibits[1], ("new", "Anlage K 2"))
        self.assertEqual(exhibits[0][1], "Anlage K 1")
        self.assertEqual(AuditEntry.objects.latest("number").verb, "pack-compared")

    def test_a_single_pack_has_nothing_to_compare_with(self) -> None:
        response = self.client.get(self.address(self.old))
        self.assertContains(response, "There is no other pack to compare with.")

    def test_who_may_not_see_the_case_sees_nothing(self) -> None:
        for user in (self.lena, self.petra, self.rafi, self.ida):
            with self.subTest(user=user.name):
                self.client.force_login(user)
                self.assertEqual(self.client.get(self.address(self.old)).status_code, 404)
