from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from casework.models import AuditEntry, Choice, ClaimElement, Passage
from tests import make
from tests.queries import audited
from tests.web.claims import REF, ClaimTestCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

ELEMENT = reverse("matrix-element", args=[REF, "acts"])
MAKE = reverse("choice-make", args=[REF, "acts", "P1"])
UNDO = reverse("choice-undo", args=[REF, "acts", "P1"])


class ChoiceTestCase(ClaimTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.omar)

    def post(self, url: str, *, htmx: bool = False, **data: str) -> Response:
        headers = {"HX-Request": "true"} if htmx else {}
        return self.client.post(url, data, headers=headers)

    def verbs(self) -> list[str]:
        return [entry.verb for entry in AuditEntry.objects.all()]


class MakeTests(ChoiceTestCase):
    def test_it_keeps_the_decision_and_comes_back_to_the_row(self) -> None:
        make.claim(of=self.case, element=self.acts)
        response = self.post(MAKE, verdict="use", note="Secret note.")
        self.assertRedirects(response, f"{ELEMENT}#P1", fetch_redirect_response=False)
        choice = Choice.objects.get()
        self.assertEqual((choice.verdict, choice.note), ("use", "Secret note."))
        self.assertEqual((choice.by, choice.answer), (self.omar, {}))
        self.assertEqual(choice.reasons[0]["codes"], ["FAM-REPRISAL"])
        self.assertEqual(self.verbs(), ["passage-chosen"])

    def test_it_begins_an_element_that_nobody_has_coded(self) -> None:
        self.post(MAKE, verdict="reject")
        self.assertEqual(ClaimElement.objects.get().alleged, {})
        self.assertEqual(Choice.objects.get().verdict, "reject")
        self.assertEqual(self.verbs(), ["claim-coded", "passage-chosen"])

    def test_htmx_gets_the_row_and_the_progress_only(self) -> None:
        make.claim(of=self.case, element=self.acts, alleged={"en": "Secret fact."})
        response = self.post(MAKE, htmx=True, verdict="use")
        self.assertContains(response, 'id="P1"')
        self.assertContains(response, "Used")
        self.assertContains(response, "1 of 1 elements have evidence")
        self.assertContains(response, UNDO)
        self.assertContains(response, 'hx-swap-oob="innerHTML"', 3)
        self.assertNotContains(response, "<html")
        self.assertNotContains(response, "Secret fact.")

    def test_an_adverse_finding_needs_an_answer(self) -> None:
        for htmx in (True, False):
            with self.subTest(htmx=htmx):
                response = self.post(MAKE, htmx=htmx, verdict="adverse-answered", note="Why?")
                self.assertContains(response, "Write the answer", status_code=422)
                self.assertContains(response, "Why?", status_code=422)
        self.assertFalse(Choice.objects.exists())
        self.assertFalse(ClaimElement.objects.exists())

    def test_the_answer_is_kept_in_each_language(self) -> None:
        self.post(
            MAKE, verdict="adverse-answered", answer_pl="Odpowiedź.", answer_en=" An answer. "
        )
        self.assertEqual(Choice.objects.get().answer, {"pl": "Odpowiedź.", "en": "An answer."})

    def test_a_withheld_passage_is_refused_with_its_reason(self) -> None:
        Passage.objects.update(printable=False, withheld_because="It names a third person.")
        response = self.post(MAKE, htmx=True, verdict="use")
        self.assertContains(response, "It names a third person.", status_code=422)
        self.assertFalse(Choice.objects.exists())

    def test_a_verdict_that_there_is_not_is_refused(self) -> None:
        self.assertEqual(self.post(MAKE, verdict="perhaps").status_code, 422)

    def test_unknown_things_are_not_found(self) -> None:
        for names in ([REF, "acts", "NONE"], [REF, "nonsense", "P1"], ["PL-0", "acts", "P1"]):
            with self.subTest(names=names):
                url = reverse("choice-make", args=names)
                self.assertEqual(self.post(url, verdict="use").status_code, 404)

    def test_those_who_may_not_choose_change_nothing(self) -> None:
        for person, status in (
            (self.nadia, 403),
            (self.rafi, 404),
            (self.ida, 404),
            (self.lena, 404),
            (self.petra, 404),
        ):
            with self.subTest(person=person.name):
                self.client.force_login(person)
                self.assertEqual(self.post(MAKE, verdict="use").status_code, status)
        self.assertFalse(Choice.objects.exists())
        self.assertFalse(ClaimElement.objects.exists())

    def test_the_answer_to_htmx_takes_the_same_queries_for_many(self) -> None:
        coded = make.claim(of=self.case, element=self.acts)
        self.post(MAKE, htmx=True, verdict="use")
        with self.assertNumQueries(audited(74)):
            self.post(MAKE, htmx=True, verdict="use")
        for number in (2, 3):
            passage = self.add_passage(f"P{number}", of=make.source(key=f"S{number}"))
            make.choice(of=coded, passage=passage, by=self.omar)
        with self.assertNumQueries(audited(74)):
            self.post(MAKE, htmx=True, verdict="use")


class BesideTests(ChoiceTestCase):
    """What the panel and the bar of the last decision get for an answer."""

    def beside(self, url: str, target: str, **data: str) -> Response:
        headers = {"HX-Request": "true", "HX-Target": target}
        return self.client.post(url, data, headers=headers)

    def setUp(self) -> None:
        super().setUp()
        self.coded = make.claim(of=self.case, element=self.acts)

    def test_the_panel_gets_itself_the_row_and_the_line(self) -> None:
        response = self.beside(MAKE, "side-panel-body", verdict="use", note="Secret note.")
        for words in (
            'id="panel-title"',
            'id="P1"',
            'id="line-acts"',
            "Your last decision:",
            UNDO,
        ):
            with self.subTest(words=words):
                self.assertContains(response, words)
        self.assertContains(response, "P1: Used")
        self.assertEqual(Choice.objects.get().note, "Secret note.")

    def test_a_missing_answer_is_asked_for_in_the_panel_alone(self) -> None:
        response = self.beside(MAKE, "side-panel-body", verdict="adverse-answered", note="Why?")
        self.assertContains(response, "Write the answer", status_code=422)
        self.assertContains(response, 'id="panel-P1-answer_pl"', status_code=422)
        self.assertNotContains(response, "hx-swap-oob", status_code=422)

    def test_the_bar_gets_itself_the_row_and_the_line(self) -> None:
        make.choice(of=self.coded, passage=self.passage, by=self.omar, note="Secret note.")
        response = self.beside(UNDO, "last-decision")
        self.assertContains(response, "P1: the decision is withdrawn.")
        self.assertContains(response, 'value="Secret note."')
        self.assertContains(response, 'id="line-acts"')
        self.assertNotContains(response, 'id="panel-title"')

    def test_the_panel_takes_the_same_queries_for_many(self) -> None:
        self.beside(MAKE, "side-panel-body", verdict="use")
        with self.assertNumQueries(audited(81)):
            self.beside(MAKE, "side-panel-body", verdict="use")
        for number in (2, 3):
            passage = self.add_passage(f"P{number}", of=make.source(key=f"S{number}"))
            make.choice(of=self.coded, passage=passage, by=self.omar)
        with self.assertNumQueries(audited(81)):
            self.beside(MAKE, "side-panel-body", verdict="use")


class UndoTests(ChoiceTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.coded = make.claim(of=self.case, element=self.acts)
        self.choice = make.choice(of=self.coded, passage=self.passage, by=self.omar)

    def test_the_passage_is_a_suggestion_again(self) -> None:
        response = self.post(UNDO)
        self.assertContains(response, "P1: the decision is withdrawn.")
        self.assertContains(response, f"{ELEMENT}#P1")
        self.assertFalse(Choice.objects.exists())
        self.assertEqual(self.verbs(), ["choice-withdrawn"])

    def test_what_was_withdrawn_is_put_back_with_its_words(self) -> None:
        self.choice.verdict, self.choice.note = "adverse-answered", "Secret note."
        self.choice.answer = {"pl": "Odpowiedź."}
        self.choice.save()
        response = self.post(UNDO)
        for words in ('value="adverse-answered"', 'value="Secret note."', 'value="Odpowiedź."'):
            with self.subTest(words=words):
                self.assertContains(response, words)
        self.post(MAKE, verdict="adverse-answered", note="Secret note.", answer_pl="Odpowiedź.")
        again = Choice.objects.get()
        self.assertEqual((again.note, again.answer), ("Secret note.", {"pl": "Odpowiedź."}))
        self.assertEqual(self.verbs(), ["choice-withdrawn", "passage-chosen"])

    def test_htmx_gets_the_row_with_its_buttons(self) -> None:
        response = self.post(UNDO, htmx=True)
        self.assertContains(response, MAKE)
        self.assertContains(response, "bears on this element")
        self.assertContains(response, "0 of 1 elements have evidence")

    def test_what_is_undone_already_stays_undone(self) -> None:
        self.post(UNDO)
        self.assertRedirects(self.post(UNDO), f"{ELEMENT}#P1", fetch_redirect_response=False)
        self.assertEqual(self.verbs(), ["choice-withdrawn"])

    def test_those_who_may_not_choose_undo_nothing(self) -> None:
        for person in (self.nadia, self.rafi, self.ida, self.lena, self.petra):
            with self.subTest(person=person.name):
                self.client.force_login(person)
                self.assertIn(self.post(UNDO).status_code, (403, 404))
        self.assertEqual(Choice.objects.get(), self.choice)
