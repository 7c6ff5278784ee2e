from __future__ import annotations

import time
from unittest import mock

from django.test import override_settings
from django.urls import reverse

from casework.models.encrypted import box
from casework.web.sealed import EVIDENCE, own, seal, unseal
from tests import make
from tests.base import CastTestCase

LIST = reverse("case-list")


class SealTests(CastTestCase):
    def test_words_come_back_for_their_purpose_only(self) -> None:
        token = seal("Қувватов", EVIDENCE)
        self.assertEqual(unseal(token, EVIDENCE), "Қувватов")
        self.assertEqual(unseal(token, "values"), "")
        self.assertNotIn("Қувватов", token)

    def test_what_is_no_token_holds_no_words(self) -> None:
        for token in ("", "x", "gAAAAA", seal("a", EVIDENCE)[:-2] + "xx", "қ"):
            with self.subTest(token):
                self.assertEqual(unseal(token, EVIDENCE), "")

    def test_what_the_database_keeps_encrypted_does_not_open_here(self) -> None:
        for kept in ("Fayzali", '{"en": "Secret"}', '["a"]', "7", '["matrix", "Secret"]'):
            with self.subTest(kept):
                self.assertEqual(unseal(box().encrypt(kept.encode()).decode(), EVIDENCE), "")

    def test_no_words_need_no_token(self) -> None:
        self.assertEqual(seal("", EVIDENCE), "")

    def test_another_installation_cannot_open_it(self) -> None:
        token = seal("Quvvatov", EVIDENCE)
        with override_settings(FIELD_KEYS=["YW5vdGhlci1rZXktb2Ytbm8taW5zdGFsbGF0aW9uLTA="]):
            self.assertEqual(unseal(token, EVIDENCE), "")

    def test_ones_own_words_open_for_a_working_day_and_for_nobody_else(self) -> None:
        purpose, seconds = own("cases", self.omar)
        token = seal("Quvvatov", purpose)
        self.assertEqual(unseal(token, purpose, seconds), "Quvvatov")
        self.assertEqual(unseal(token, *own("cases", self.nadia)), "")
        self.assertEqual(seconds, 12 * 3600)
        later = time.time() + seconds + 1
        with mock.patch("time.time", return_value=later):
            self.assertEqual(unseal(token, purpose, seconds), "")


class CaseSearchTests(CastTestCase):
    """A client's name is in no address: not of the list, nor of its pages."""

    def setUp(self) -> None:
        for number in range(27):
            case = make.case(by=self.omar, ref=f"PL-2026-A{number:02}")
            make.person(of=case, name="Fayzali Quvvatov")
        self.client.force_login(self.omar)

    def test_the_name_is_sent_as_a_form_and_comes_back_sealed(self) -> None:
        response = self.client.post(LIST, {"q": "Quvvatov", "country": "PL", "stage": ""})
        self.assertEqual(response.status_code, 302)
        self.assertNotIn("uvvatov", response.url)
        self.assertTrue(response.url.startswith(f"{LIST}?s=gAAAAA"))
        self.assertTrue(response.url.endswith("&country=PL"))
        page = self.client.get(response.url)
        self.assertEqual(page.context["page"].paginator.count, 27)
        self.assertContains(page, 'value="Quvvatov"')
        self.assertContains(page, 'method="post"')
        addresses = page.content.decode().split('href="')[1:]
        self.assertEqual([a for a in addresses if "uvvatov" in a.split('"')[0]], [])

    def test_back_and_forward_open_the_same_search_again(self) -> None:
        address = self.client.post(LIST, {"q": "Quvvatov"}).url
        self.client.get(reverse("home"))
        self.assertEqual(self.client.get(f"{address}&page=2").context["page"].number, 2)

    def test_the_address_opens_the_words_for_nobody_else(self) -> None:
        address = self.client.post(LIST, {"q": "Quvvatov"}).url
        self.client.force_login(self.nadia)
        self.assertNotContains(self.client.get(address), "Quvvatov")

    def test_a_name_in_clear_is_not_searched_for(self) -> None:
        page = self.client.get(LIST, {"q": "nobody"})
        self.assertEqual(page.context["page"].paginator.count, 27)
        self.assertEqual(page.context["form"]["q"].value(), "")

    def test_nothing_is_sent_as_nothing(self) -> None:
        self.assertEqual(self.client.post(LIST, {"q": " \x00"}).url, f"{LIST}?")
