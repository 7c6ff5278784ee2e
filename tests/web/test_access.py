from __future__ import annotations

from tests import make
from tests.base import CastTestCase

URL = "/cases/PL-2026-TEST/access/"


class AccessScreenTests(CastTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.omar)
        self.case = make.case(by=self.nadia)
        make.member(of=self.case, user=self.omar)
        make.user(name="Gone", role="lawyer", is_active=False)

    def members(self) -> list[str]:
        return list(self.case.memberships.values_list("user__name", flat=True))

    def test_only_colleagues_who_read_cases_can_be_added(self) -> None:
        form = self.client.get(URL).context["form"]
        self.assertEqual(
            form.fields["user"].choices,
            [("lena@example.org", "Lena"), ("sofia@example.org", "Sofia")],
        )

    def test_it_adds_a_colleague(self) -> None:
        self.assertRedirects(self.client.post(URL, {"user": "lena@example.org"}), URL)
        self.assertEqual(self.members(), ["Lena", "Nadia", "Omar"])

    def test_it_adds_nobody_else(self) -> None:
        for email in ("petra@example.org", "rafi@example.org", "gone@example.org"):
            with self.subTest(email=email):
                response = self.client.post(URL, {"user": email})
                self.assertEqual(response.status_code, 422)
        self.assertEqual(self.members(), ["Nadia", "Omar"])

    def test_it_takes_a_person_off_the_case(self) -> None:
        response = self.client.post(f"{URL}withdraw/", {"user": "nadia@example.org"})
        self.assertRedirects(response, URL)
        self.assertEqual(self.members(), ["Omar"])

    def test_it_takes_nobody_else_off_the_case(self) -> None:
        for email in ("petra@example.org", "nadia@example.org\0", "\0", ""):
            with self.subTest(email=email):
                response = self.client.post(f"{URL}withdraw/", {"user": email})
                self.assertEqual(response.status_code, 404)
        self.assertEqual(self.members(), ["Nadia", "Omar"])

    def test_who_leaves_a_case_is_led_to_the_list(self) -> None:
        response = self.client.post(f"{URL}withdraw/", {"user": "omar@example.org"})
        self.assertRedirects(response, "/cases/")
        self.assertEqual(self.client.get(URL).status_code, 404)

    def test_it_names_the_supervisors_who_see_every_case(self) -> None:
        self.assertContains(self.client.get(URL), "Supervisors of the team see every case: Sofia")
