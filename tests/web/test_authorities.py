"""Authorities on screen, and the addressee in the form of a case."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from casework.models import Case, ConfirmedAddress
from tests import make, make_law
from tests.base import CastTestCase

LIST = reverse("authority-list")
PAGE = reverse("authority-detail", args=["DE-VG-BERLIN"])
CONFIRM = reverse("authority-confirm", args=["DE-VG-BERLIN"])


class AuthorityTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make_law.rule()
        make_law.rule(make_law.unknown())
        make_law.rule(make_law.parameter(), section="parameters")
        cls.authority = make_law.authority(rules=["DE-NEW"])

    def setUp(self) -> None:
        self.client.force_login(self.nadia)


class ListTests(AuthorityTestCase):
    def test_names_are_marked_and_addresses_to_be_confirmed(self) -> None:
        response = self.client.get(LIST)
        self.assertContains(response, "Verwaltungsgericht Berlin")
        self.assertContains(response, "to be verified")
        self.assertContains(response, "address to be confirmed by you")

    def test_what_the_team_confirmed_is_told_and_what_others_did_is_not(self) -> None:
        make_law.confirmed(of=self.authority, by=self.petra)
        self.assertNotContains(self.client.get(LIST), "address confirmed")
        make_law.confirmed(of=self.authority, by=self.omar)
        self.assertContains(self.client.get(LIST), "address confirmed")

    def test_each_country_has_its_own(self) -> None:
        make_law.authority(key="PL-NSA", jurisdiction="PL", name="Naczelny Sąd Administracyjny")
        self.assertNotContains(self.client.get(LIST), "Naczelny")
        response = self.client.get(f"{LIST}?country=PL")
        self.assertContains(response, "Naczelny")
        self.assertNotContains(response, "Verwaltungsgericht")
        self.assertEqual(self.client.get(f"{LIST}?country=FR").context["country"], "DE")

    def test_the_number_of_queries_does_not_grow(self) -> None:
        for keys in (("DE-A",), ("DE-B", "DE-C")):
            for key in keys:
                make_law.confirmed(of=make_law.authority(key=key), by=self.omar)
            with self.subTest(keys=keys), self.assertNumQueries(6):
                self.client.get(LIST)


class DetailTests(AuthorityTestCase):
    def test_what_it_takes_with_the_unknown_as_unknown(self) -> None:
        response = self.client.get(PAGE)
        aspects = {str(a): e for a, e in response.context["aspects"]}
        self.assertEqual(aspects["channel"].title, "Section 57 VwGO")
        self.assertTrue(aspects["size"].is_unknown)
        self.assertNotContains(response, "200")
        self.assertContains(response, "unknown – must be asked")
        self.assertContains(response, "Which day does it say?")

    def test_how_papers_get_there(self) -> None:
        route = [{"paper": {"en": "Appeal"}, "through": "DE-VG-BERLIN", "certainty": "M"}]
        make_law.authority(key="DE-OVG-X", name="OVG X", route=route, part_of="DE-VG-BERLIN")
        response = self.client.get(reverse("authority-detail", args=["DE-OVG-X"]))
        self.assertContains(response, "through")
        self.assertContains(response, f'<a href="{PAGE}"><span lang="en" dir="ltr">Administrative')
        self.assertContains(self.client.get(PAGE), "directly")

    def test_no_address_of_the_files_is_shown_as_confirmed(self) -> None:
        self.authority.address = ["Unchecked street 1"]
        self.authority.save()
        response = self.client.get(PAGE)
        self.assertContains(response, "address to be confirmed by you")
        self.assertNotContains(response, 'class="address-lines"')
        self.assertEqual(response.context["form"]["lines"].value(), "Unchecked street 1")

    def test_another_teams_address_is_not_shown(self) -> None:
        make_law.confirmed(of=self.authority, by=self.petra)
        response = self.client.get(PAGE)
        self.assertNotContains(response, "Secret street 7")
        self.assertNotContains(response, "Petra")

    def test_the_number_of_queries_does_not_grow(self) -> None:
        for number in (1, 3):
            route = [{"paper": {"en": "x"}, "through": "DE-VG-BERLIN", "certainty": "V"}] * number
            self.authority.route = route
            self.authority.save()
            with self.subTest(ways=number), self.assertNumQueries(8):
                self.client.get(PAGE)


class ConfirmTests(AuthorityTestCase):
    def test_a_person_of_the_team_confirms_it_for_the_team(self) -> None:
        response = self.client.post(CONFIRM, {"lines": "Kirchstraße 7\n10557 Berlin"}, follow=True)
        self.assertContains(response, "The address is confirmed for your team.")
        self.client.force_login(self.omar)
        response = self.client.get(PAGE)
        self.assertContains(response, "Kirchstraße 7")
        self.assertContains(response, "Nadia")

    def test_nothing_is_refused_at_its_field(self) -> None:
        for lines in ("", " \n ", "x" * 130):
            response = self.client.post(CONFIRM, {"lines": lines})
            self.assertEqual(response.status_code, 422)
            self.assertIn("lines", response.context["form"].errors)
        self.assertFalse(ConfirmedAddress.objects.exists())

    def test_who_works_on_no_case_is_offered_no_form(self) -> None:
        for person in (self.rafi, self.ida):
            self.client.force_login(person)
            with self.subTest(person.name):
                self.assertNotContains(self.client.get(PAGE), "I have checked this address")


class CaseFormTests(AuthorityTestCase):
    case: Case

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.case = make.case(
            by=cls.nadia, ref="DE-2026-TEST", jurisdiction="DE", authority="Old court"
        )

    def save(self, **sent: Any) -> str:
        given = {
            "jurisdiction": "DE",
            "working_language": "en",
            "stage": "court",
            "authority": "Old court",
        }
        url = reverse("case-edit", args=[self.case.ref])
        response = self.client.post(url, given | sent)
        self.assertRedirects(response, reverse("case-detail", args=[self.case.ref]))
        self.case.refresh_from_db()
        return self.case.authority

    def test_the_chosen_one_fills_the_addressee_without_an_unconfirmed_address(self) -> None:
        self.authority.address = ["Unchecked street 1"]
        self.authority.save()
        self.assertEqual(self.save(authority_from="DE-VG-BERLIN"), "Verwaltungsgericht Berlin")

    def test_the_address_that_the_team_confirmed_goes_along(self) -> None:
        make_law.confirmed(of=self.authority, by=self.omar)
        make_law.confirmed(of=self.authority, by=self.petra, lines="Of another team")
        filled = self.save(authority_from="DE-VG-BERLIN")
        self.assertEqual(filled, "Verwaltungsgericht Berlin\nSecret street 7")

    def test_what_was_typed_stands(self) -> None:
        typed = "Verwaltungsgericht Berlin\n33. Kammer"
        self.assertEqual(
            self.save(authority_from="DE-VG-BERLIN", authority=typed).splitlines(),
            typed.splitlines(),
        )

    def test_without_a_choice_nothing_changes(self) -> None:
        self.assertEqual(self.save(), "Old court")

    def test_the_list_is_that_of_the_country_with_what_is_unconfirmed(self) -> None:
        make_law.authority(key="PL-NSA", jurisdiction="PL", name="Naczelny Sąd Administracyjny")
        response = self.client.get(reverse("case-edit", args=[self.case.ref]))
        self.assertContains(response, "Verwaltungsgericht Berlin – address to be confirmed")
        self.assertNotContains(response, "Naczelny")

    def test_the_number_of_queries_does_not_grow(self) -> None:
        url = reverse("case-edit", args=[self.case.ref])
        # The first look goes on record.
        self.client.get(url)
        for keys in (("DE-A",), ("DE-B", "DE-C")):
            for key in keys:
                make_law.authority(key=key)
            with self.subTest(keys=keys), self.assertNumQueries(13):
                self.client.get(url)
