from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from casework.actions.pack_texts import save_pack_text, version_of
from casework.models import Choice, PackText, User
from casework.models.pack_texts import own_texts
from tests import make
from tests.base import CastTestCase
from tests.pack.claim import AS_OF, small_case

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

LIST = reverse("pack-texts", args=["DE-2026-TEST"])
PACKS = reverse("pack-list", args=["DE-2026-TEST"])


def address(place: str = "requests", language: str = "de") -> str:
    return reverse("pack-text", args=["DE-2026-TEST", language, place])


class TextsTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.case = small_case(by=cls.omar)

    def write(self, text: str, place: str = "requests", language: str = "de") -> None:
        save_pack_text(
            case=self.case,
            place=place,
            language=language,
            text=text,
            seen=version_of(self.case, place, language),
            as_of=AS_OF,
            by=self.omar,
        )

    def get(self, url: str = "", by: User | None = None) -> Response:
        self.client.force_login(by or self.omar)
        return self.client.get(url or address())

    def post(self, url: str = "", **fields: str) -> Response:
        self.client.force_login(self.omar)
        given = {"text": "", "seen": version_of(self.case, "requests", "de")}
        return self.client.post(url or address(), given | fields)


class ListTests(TextsTestCase):
    def test_each_place_says_what_is_written_in_each_language(self) -> None:
        self.write("Es wird beantragt.")
        response = self.get(LIST)
        for words in (
            "Requests and motions",
            "Verfolgungshandlungen",
            "Cover letter",
            "Es wird beantragt.",
        ):
            self.assertContains(response, words)
        self.assertContains(response, "not written", count=9)
        self.assertContains(response, address("element:acts", "en"))

    def test_a_text_whose_place_is_gone_can_still_be_found(self) -> None:
        self.write("Schwer.", "element:acts")
        self.case.claim_elements.all().delete()
        self.assertContains(self.get(LIST), address("element:acts"))
        self.assertContains(self.get(address("element:acts")), "Schwer.")

    def test_nobody_else_reads_it(self) -> None:
        self.write("Geheim.")
        for by in (self.lena, self.petra, self.ida, self.rafi):
            with self.subTest(by.name):
                self.assertEqual(self.get(LIST, by).status_code, 404)
                self.assertEqual(self.get(address(), by).status_code, 404)

    def test_the_texts_of_another_case_are_not_there(self) -> None:
        other = make.case(by=self.omar, ref="DE-2026-OTHER", jurisdiction="DE")
        PackText.objects.create(
            case=other, place="requests", body={"de": [{"p": ["Fremd."]}]}, changed_by=self.omar
        )
        self.assertNotContains(self.get(LIST), "Fremd.")
        self.assertNotContains(self.get(), "Fremd.")

    def test_the_packs_lead_here(self) -> None:
        self.assertContains(self.get(PACKS), LIST)

    def test_queries_do_not_grow_with_the_texts(self) -> None:
        # Whoever opens a case for the first time in the hour is put on record.
        self.get(LIST)
        places = iter(("requests", "introduction", "closing"))
        for count in (1, 3):
            while PackText.objects.count() < count:
                self.write("Text.", next(places))
            with self.subTest(count), self.assertNumQueries(45):
                self.client.get(LIST)


class EditTests(TextsTestCase):
    def test_it_shows_the_markup_and_below_it_what_is_printed(self) -> None:
        self.write("Siehe *hier* [@exhibit:d1 2].")
        response = self.get()
        self.assertContains(response, "Siehe *hier* [@exhibit:d1 2].</textarea>")
        self.assertContains(response, "Siehe <em>hier</em>")
        self.assertContains(response, "Anlage K 1, S. 2</span>")

    def test_it_is_saved(self) -> None:
        response = self.post(text="Neu [@P1].", then="save")
        self.assertRedirects(response, address())
        self.assertEqual(own_texts(self.case).languages("requests"), ("de",))

    def test_what_cannot_be_printed_is_refused_and_kept(self) -> None:
        response = self.post(text="Gut.\n\n[@P9]\n# Nein", then="save")
        self.assertContains(response, "Line 4 is a heading", status_code=422)
        response = self.post(text="Gut.\n\n[@P9]", then="save")
        self.assertContains(response, "Line 3 refers to the finding P9", status_code=422)
        self.assertContains(response, "Gut.\n\n[@P9]</textarea>", status_code=422)
        self.assertFalse(PackText.objects.exists())

    def test_a_finding_that_was_rejected_is_refused(self) -> None:
        Choice.objects.update(verdict="reject")
        response = self.post(text="[@P1]", then="save")
        self.assertContains(response, "Line 1 refers to the finding P1", status_code=422)

    def test_twenty_thousand_signs(self) -> None:
        response = self.post(text="a" * 20_001, then="save")
        self.assertContains(response, "20001 signs", status_code=422)
        self.assertEqual(self.post(text="a" * 20_000, then="save").status_code, 302)

    def test_when_two_write_neither_text_is_lost(self) -> None:
        self.write("Von der anderen.")
        response = self.post(text="Von mir.", then="save", seen="")
        self.assertContains(response, "Somebody else has saved this text", status_code=422)
        self.assertContains(response, "Von der anderen.", status_code=422)
        self.assertContains(response, "Von mir.</textarea>", status_code=422)
        self.assertContains(
            response, f'value="{version_of(self.case, "requests", "de")}"', status_code=422
        )

    def test_a_preview_saves_nothing(self) -> None:
        response = self.post(text="Nur **schauen**.", then="preview")
        self.assertContains(response, "Nur <strong>schauen</strong>.")
        self.assertFalse(PackText.objects.exists())

    def test_script_is_words_on_the_screen(self) -> None:
        response = self.post(text="\\<script>alert(1)\\</script>", then="preview")
        self.assertContains(response, "&lt;script&gt;alert(1)&lt;/script&gt;")
        self.assertNotContains(response, "<script>alert")

    def test_who_signs_stands_with_the_closing(self) -> None:
        url = address("closing")
        given = {"signed_at": "Berlin", "name": "J. Muster", "capacity": "Rechtsanwältin"}
        self.assertRedirects(self.post(url, text="Ende.", seen="", **given), url)
        response = self.get(url)
        for words in given.values():
            self.assertContains(response, f'value="{words}"')
        self.assertNotContains(self.get(), "signed_at")

    def test_places_and_languages_that_there_are_not(self) -> None:
        for url in (address("appendix"), address("element:x"), address(language="pl")):
            self.assertEqual(self.get(url).status_code, 404)

    def test_a_caseworker_may_write(self) -> None:
        make.member(of=self.case, user=self.nadia)
        self.client.force_login(self.nadia)
        self.client.post(address(), {"text": "Entwurf.", "seen": "", "then": "save"})
        self.assertEqual(PackText.objects.get().changed_by, self.nadia)


class FindTests(TextsTestCase):
    def test_everything_the_pack_shows_can_be_found(self) -> None:
        response = self.get()
        for markup in ("[@exhibit:d1]", "[@P1]", "[@norm:Art. 9]"):
            self.assertContains(response, f'value="{markup}"')

    def test_by_its_words_with_what_was_typed_kept(self) -> None:
        response = self.post(text="Angefangen", find="brief mutter", then="find")
        self.assertContains(response, 'value="[@exhibit:d1]"')
        self.assertNotContains(response, 'value="[@P1]"')
        self.assertContains(response, "Angefangen</textarea>")
        response = self.post(find="nirgends", then="find")
        self.assertContains(response, "Nothing in this case has these words.")

    def test_a_button_puts_it_at_the_end_without_saving(self) -> None:
        response = self.post(text="Siehe ", insert="[@exhibit:d1]")
        self.assertContains(response, "Siehe [@exhibit:d1]</textarea>")
        self.assertContains(response, "Anlage K 1</span>")
        self.assertFalse(PackText.objects.exists())

    def test_nothing_of_another_case_is_found(self) -> None:
        other = make.case(by=self.omar, ref="DE-2026-OTHER", jurisdiction="DE")
        make.event(of=other, key="foreign", what={"de": "Fremdes Ereignis."})
        self.assertNotContains(self.post(find="fremdes", then="find"), "Fremdes Ereignis")


class CheckTests(TextsTestCase):
    def test_a_lost_reference_stands_among_the_checks_with_its_place(self) -> None:
        self.write("[@P1]")
        Choice.objects.update(verdict="reject")
        response = self.get(f"{PACKS}?language=de")
        self.assertContains(response, "something that the pack does not show: P1 (finding)")
        self.assertContains(response, address())
        self.assertContains(response, "Own text: Requests and motions")


class PaperTests(TextsTestCase):
    def test_they_are_files_whose_names_say_nothing_of_the_client(self) -> None:
        self.client.force_login(self.omar)
        for name, extra, ending in (
            ("pack-docx", [], "docx"),
            ("cover-letter", ["docx"], "docx"),
            ("cover-letter", ["pdf"], "pdf"),
        ):
            url = reverse(name, args=["DE-2026-TEST", "de", *extra])
            with self.subTest(url):
                response = self.client.get(url)
                self.assertEqual(response.status_code, 200)
                disposition = response["Content-Disposition"]
                self.assertRegex(
                    disposition, rf'\Aattachment; filename="DE-2026-TEST-.*\.{ending}"'
                )
                self.assertNotIn("Qodirova", disposition)

    def test_what_stops_a_build_stops_them_in_words(self) -> None:
        self.write("[@P1]")
        Choice.objects.update(verdict="reject")
        self.client.force_login(self.omar)
        url = reverse("pack-docx", args=["DE-2026-TEST", "de"])
        response = self.client.get(url, follow=True)
        self.assertContains(response, "something that the pack does not show: P1")

    def test_other_languages_and_forms_are_nowhere(self) -> None:
        self.client.force_login(self.omar)
        for name, *rest in (("pack-docx", "pl"), ("cover-letter", "de", "html")):
            url = reverse(name, args=["DE-2026-TEST", *rest])
            self.assertEqual(self.client.get(url).status_code, 404)
