"""The screens on which it is chosen what pseudonymised packs hide."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework.models import Build, Document, Pseudonym
from tests import make
from tests.adapters.papers import paper
from tests.base import CastTestCase
from tests.pack.claim import small_case

REF = "DE-2026-TEST"
LIST = reverse("pseudonyms", args=[REF])
ADD = reverse("pseudonym-add", args=[REF])
GIVEN = {"kind": "place", "spellings": "Kulob\n Кӯлоб \n\n", "replacement": "eine Stadt"}


def page(name: str, number: int = 1, key: str = "d1") -> str:
    return reverse(name, args=[REF, key, number])


class ScreenTestCase(CastTestCase):
    def setUp(self) -> None:
        self.case = small_case(by=self.omar)
        self.letter: Document = self.case.documents.get()
        self.client.force_login(self.omar)


class PseudonymTests(ScreenTestCase):
    def test_who_is_hidden_under_which_name(self) -> None:
        make.person(of=self.case, key="p1", role="relative-at-home", name="Mehri", pseudonym="M.")
        response = self.client.get(LIST)
        self.assertContains(response, '<strong class="instead" dir="auto">A.</strong>')
        self.assertContains(response, "<bdi>Farzona Qodirova</bdi>")
        self.assertContains(response, '<strong class="instead" dir="auto">M.</strong>')

    def test_what_will_be_replaced_is_shown_before_and_after(self) -> None:
        response = self.client.get(LIST)
        self.assertContains(response, "<del>Frau Қодирова wurde in Kulob befragt.</del>")
        self.assertContains(response, "<ins>Frau A. wurde in Kulob befragt.</ins>")

    def test_a_name_is_added_in_all_its_spellings(self) -> None:
        response = self.client.post(ADD, GIVEN)
        self.assertRedirects(response, LIST, fetch_redirect_response=False)
        row = Pseudonym.objects.get()
        self.assertEqual(
            (row.kind, row.spellings, row.replacement), ("place", ["Kulob", "Кӯлоб"], "eine Stadt")
        )
        shown = self.client.get(LIST)
        self.assertContains(shown, "<ins>Frau A. wurde in eine Stadt befragt.</ins>")

    def test_what_cannot_be_taken_comes_back_with_all_that_was_typed(self) -> None:
        for given, words in (
            (GIVEN | {"spellings": "123"}, "Write at least one spelling"),
            (GIVEN | {"replacement": "Qodirova’s town"}, "itself holds a name"),
            (GIVEN | {"kind": "person"}, "person"),
        ):
            with self.subTest(words):
                response = self.client.post(ADD, given)
                self.assertContains(response, words, status_code=422)
                self.assertContains(response, given["replacement"], status_code=422)
        self.assertFalse(Pseudonym.objects.exists())

    def test_a_name_is_changed_and_removed(self) -> None:
        row = make.pseudonym(of=self.case)
        edit = reverse("pseudonym-edit", args=[REF, row.pk])
        self.assertContains(self.client.get(edit), "Khujand\nХуджанд")
        self.client.post(edit, GIVEN)
        row.refresh_from_db()
        self.assertEqual(row.spellings, ["Kulob", "Кӯлоб"])
        self.client.post(reverse("pseudonym-remove", args=[REF, row.pk]))
        self.assertFalse(Pseudonym.objects.exists())

    def test_a_name_of_another_case_is_not_found(self) -> None:
        other = make.case(by=self.omar, ref="DE-2026-OTHER")
        row = make.pseudonym(of=other)
        for name in ("pseudonym-edit", "pseudonym-remove"):
            response = self.client.post(reverse(name, args=[REF, row.pk]), GIVEN)
            self.assertEqual(response.status_code, 404)

    def test_more_names_and_papers_need_no_more_queries(self) -> None:
        counts = []
        for number in (1, 3):
            for extra in range(number):
                make.pseudonym(of=self.case, spellings=[f"Town{number}{extra}"])
                key = f"x{number}{extra}"
                made = make.document(
                    of=self.case, content=b"x", key=key, exhibit=10 * number + extra
                )
                make.redaction(of=made, by=self.omar)
            self.client.get(LIST)
            with CaptureQueriesContext(connection) as queries:
                self.client.get(LIST)
            counts.append(len(queries))
        self.assertEqual(counts[0], counts[1])

    def test_who_does_not_work_on_the_case_sees_no_name(self) -> None:
        make.pseudonym(of=self.case)
        for person in (self.lena, self.petra, self.rafi, self.ida):
            self.client.force_login(person)
            response = self.client.get(LIST)
            self.assertNotContains(response, "Qodirova", status_code=404)


class RedactionTests(ScreenTestCase):
    def test_a_box_typed_in_per_cent(self) -> None:
        sides = {"left": "10", "top": "20.5", "right": "40", "bottom": "25"}
        response = self.client.post(page("page-boxes"), sides)
        self.assertRedirects(response, page("page-boxes"), fetch_redirect_response=False)
        self.assertEqual(self.letter.redactions.get().box, [0.1, 0.205, 0.4, 0.25])
        shown = self.client.get(page("page-boxes"))
        self.assertContains(
            shown, '<rect class="hides" x="10.0" y="20.5" width="30.0" height="4.5"/>'
        )

    def test_a_box_that_is_none_comes_back(self) -> None:
        sides = {"left": "50", "top": "20", "right": "40", "bottom": "25"}
        response = self.client.post(page("page-boxes"), sides)
        self.assertContains(response, "A box must lie on the page", status_code=422)

    def test_names_are_found_proposed_and_hidden(self) -> None:
        made = make.document(
            of=self.case, key="d2", content=paper("Aussage von Farzona Kodirowa"), exhibit=2
        )
        response = self.client.post(page("page-find", key="d2"))
        self.assertEqual(len(response.context["found"]), 2)
        self.assertFalse(made.redactions.exists())
        boxes = [value for value, _box in response.context["found"]]
        self.client.post(page("page-hide", key="d2"), {"box": boxes})
        self.assertEqual(made.redactions.count(), 2)

    def test_boxes_that_are_no_numbers_are_refused(self) -> None:
        self.client.post(page("page-hide"), {"box": ["a,b", "0,0,2,2"]})
        self.assertFalse(self.letter.redactions.exists())

    def test_a_page_looked_at_leads_to_the_next(self) -> None:
        response = self.client.post(page("page-looked-at"))
        self.assertRedirects(response, page("page-boxes", 2), fetch_redirect_response=False)
        self.assertContains(self.client.get(page("page-boxes")), "Looked at: nothing to hide")

    def test_a_paper_is_withheld_and_shown_again(self) -> None:
        self.client.post(page("page-looked-at", 0))
        self.assertContains(self.client.get(LIST), ">withheld</span>")
        row = self.letter.redactions.get()
        self.client.post(reverse("redaction-remove", args=[REF, "d1", row.pk]))
        self.assertNotContains(self.client.get(LIST), ">withheld</span>")

    def test_the_picture_of_a_page_is_for_those_on_the_case(self) -> None:
        response = self.client.get(page("page-picture"))
        self.assertEqual(response["Content-Type"], "image/png")
        self.assertTrue(response.content.startswith(b"\x89PNG"))
        for person in (self.lena, self.petra, self.rafi, self.ida):
            self.client.force_login(person)
            self.assertEqual(self.client.get(page("page-picture")).status_code, 404)

    def test_there_is_no_page_behind_the_last(self) -> None:
        for name in ("page-boxes", "page-picture"):
            self.assertEqual(self.client.get(page(name, 3)).status_code, 404)


class ChoiceTests(ScreenTestCase):
    def test_the_version_is_chosen_and_the_courts_is_the_usual_one(self) -> None:
        packs = reverse("pack-list", args=[REF])
        self.assertContains(self.client.get(packs), 'name="variant" value="court" checked')
        build = reverse("pack-build", args=[REF])
        for variant in ("internal", "pseudonymised"):
            self.client.post(build, {"language": "de", "variant": variant})
        self.client.post(build, {"language": "de"})
        self.assertEqual(
            list(Build.objects.order_by("pk").values_list("variant", flat=True)),
            ["internal", "pseudonymised", "court"],
        )

    def test_another_version_is_refused(self) -> None:
        self.client.post(
            reverse("pack-build", args=[REF]), {"language": "de", "variant": "secret"}
        )
        self.assertFalse(Build.objects.exists())
