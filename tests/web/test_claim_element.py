from __future__ import annotations

from django.urls import reverse

from casework.models import Case, ClaimElement
from tests import make
from tests.web.claims import REF, ClaimTestCase

URL = reverse("claim-element", args=[REF, "acts"])


class ClaimElementTests(ClaimTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.nadia)

    def test_it_asks_in_the_teams_language_and_in_that_of_the_procedure(self) -> None:
        fields = list(self.client.get(URL).context["form"].fields)
        self.assertEqual(fields, ["alleged_en", "alleged_pl", "events"])
        Case.objects.update(jurisdiction="DE", working_language="de")
        fields = list(self.client.get(URL).context["form"].fields)
        self.assertEqual(fields, ["alleged_de", "events"])

    def test_it_says_who_proves_what_with_the_mark_of_each_authority(self) -> None:
        def proof(kind: str, words: str, certainty: str, **more: object) -> dict[str, object]:
            texts = {"en": words, "pl": f"{words} (pl)"}
            return {"kind": kind, "texts": texts, "citations": {"en": f"Art. {words[-2]}"}} | {
                "certainty": certainty,
                **more,
            }

        self.acts.proofs = [
            proof("burden", "Words 1.", "V"),
            proof("standard", "Words 2.", "M"),
            proof("presumption", "Words 3.", "U"),
            proof("burden", "Words 4.", "V", applies_in=["DE"]),
        ]
        self.acts.save()
        for url in (URL, reverse("claim", args=[REF])):
            response = self.client.get(url)
            for words in ("Who has to prove it", "Words 1.", "How much is enough", "Art. 2"):
                with self.subTest(url=url, words=words):
                    self.assertContains(response, words)
            self.assertContains(response, "to be verified", 1)
            for words in ("What is presumed", "Words 3.", "Words 4."):
                with self.subTest(url=url, words=words):
                    self.assertNotContains(response, words)

    def test_it_lists_the_events_with_their_dates(self) -> None:
        self.assertContains(self.client.get(URL), "September 2015: Secret summons.")

    def test_it_saves_texts_and_events(self) -> None:
        response = self.client.post(
            URL, {"alleged_en": "Held.", "alleged_pl": "Zatrzymany.", "events": ["e1"]}
        )
        self.assertRedirects(response, reverse("claim", args=[REF]) + "#acts")
        saved = ClaimElement.objects.get()
        self.assertEqual(saved.alleged, {"en": "Held.", "pl": "Zatrzymany."})
        self.assertEqual([event.key for event in saved.events.all()], ["e1"])

    def test_it_starts_from_what_is_saved_and_keeps_other_languages(self) -> None:
        coded = make.claim(
            of=self.case, element=self.acts, alleged={"en": "Held.", "ru": "Задержан."}
        )
        coded.events.add(self.event)
        form = self.client.get(URL).context["form"]
        self.assertEqual(list(form.fields), ["alleged_en", "alleged_pl", "alleged_ru", "events"])
        self.assertEqual(form["alleged_en"].value(), "Held.")
        self.assertEqual(form["events"].value(), ["e1"])
        self.client.post(URL, {"alleged_en": "", "alleged_ru": "Задержан."})
        coded.refresh_from_db()
        self.assertEqual((coded.alleged, list(coded.events.all())), ({"ru": "Задержан."}, []))

    def test_it_goes_on_to_the_next_element(self) -> None:
        make.element(key="fear", position=2)
        response = self.client.post(URL, {"alleged_en": "Held.", "then": "next"})
        self.assertRedirects(response, reverse("claim-element", args=[REF, "fear"]))
        last = reverse("claim-element", args=[REF, "fear"])
        response = self.client.post(last, {"alleged_en": "Fear.", "then": "next"})
        self.assertRedirects(response, reverse("claim", args=[REF]) + "#fear")

    def test_an_event_of_another_case_is_no_choice(self) -> None:
        make.event(of=make.case(by=self.petra, ref="PL-2026-OTHER"), key="other")
        response = self.client.post(URL, {"alleged_en": "Held.", "events": ["other"]})
        self.assertEqual(response.status_code, 422)
        self.assertContains(response, "Held.", status_code=422)
        self.assertFalse(ClaimElement.objects.exists())

    def test_an_element_that_the_country_does_not_examine_is_not_found(self) -> None:
        make.element(key="bans", position=2, jurisdictions=["DE"])
        for key in ("bans", "nonsense"):
            url = reverse("claim-element", args=[REF, key])
            with self.subTest(key=key):
                self.assertEqual(self.client.get(url).status_code, 404)
                self.assertEqual(self.client.post(url, {"alleged_en": "x"}).status_code, 404)

    def test_other_teams_neither_see_nor_change_it(self) -> None:
        make.claim(of=self.case, element=self.acts, alleged={"en": "Secret fact."})
        self.client.force_login(self.petra)
        self.assertNotContains(self.client.get(URL), "Secret", status_code=404)
        self.assertEqual(self.client.post(URL, {"alleged_en": "x"}).status_code, 404)
        self.assertEqual(ClaimElement.objects.get().alleged, {"en": "Secret fact."})
